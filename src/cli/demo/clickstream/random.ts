/** A repeatable stream of chance: the same key gives the same stream on every machine. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** One of the values, each as likely as its weight. */
  weighted<T>(choices: readonly [Choice<T>, ...Choice<T>[]]): T;
  /** Around `middle`, at most `spread` away, mostly near. */
  near(middle: number, spread: number): number;
  /** An id in the shape of a version 4 UUID. */
  uuid(): string;
}

export type Choice<T> = readonly [value: T, weight: number];

/**
 * Chance by Chris Doty-Humphrey's sfc32 (PractRand), seeded by a hash of the key. Whole-number arithmetic
 * only, so that no engine's rounding of a logarithm or sine can change what is drawn.
 */
export function random(...key: readonly (string | number)[]): Random {
  const draw = sfc32(key.join('/'));
  const next = (): number => draw() / 4294967296;
  const integer = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (list) => list[integer(0, list.length - 1)] ?? list[0],
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of choices) {
        left -= weight;
        if (left < 0) return value;
      }
      return choices[0][0];
    },
    near: (middle, spread) => middle + spread * ((next() + next() + next()) / 1.5 - 1),
    uuid: () => {
      const hex = [draw(), draw(), draw(), draw()].map((word) => word.toString(16).padStart(8, '0')).join('');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
}

function sfc32(key: string): () => number {
  let [a, b, c, counter] = [1, 2, 3, 4].map((salt) => hash(key, salt)) as [number, number, number, number];
  const draw = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round += 1) draw();
  return draw;
}

/** FNV-1a with MurmurHash3's finish, so that keys that differ in one digit start far apart. */
function hash(key: string, salt: number): number {
  let h = Math.imul(2166136261 ^ salt, 16777619);
  for (let at = 0; at < key.length; at += 1) h = Math.imul(h ^ key.charCodeAt(at), 16777619);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
