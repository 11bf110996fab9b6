import { checkSlippedRules } from './slipped-rules.ts';

const share = 10_000;

/** Checks so many rules with slips of a hand, and says after each ten thousand how many there were. */
export function proveSlips(rules: number, seed: number): void {
  const all = { sound: 0, slowest: 0 };
  for (let checked = 0; checked < rules; checked += share) {
    const { sound, slowest } = checkSlippedRules(Math.min(share, rules - checked), seed + checked);
    all.sound += sound;
    all.slowest = Math.max(all.slowest, slowest);
    const done = Math.min(rules, checked + share);
    console.log(
      `${done} rules, ${all.sound} of them sound, the slowest ${all.slowest.toFixed(1)} ms; first seed ${seed}`,
    );
  }
}
