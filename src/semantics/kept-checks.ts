import type { Report } from '../diagnostics/report.ts';
import type { Declared, Declarations } from './declarations.ts';
import type { Scope } from './scope.ts';
import type { WrittenParts } from './written.ts';

/** The tables of names that a check looks into. */
export type Table = 'events' | 'userProperties' | 'segments' | 'traits' | 'params' | 'lists';

/** What a look into a table saw under a name; without one, in all of it. */
interface Look {
  readonly table: Table;
  readonly name: string | undefined;
  readonly saw: readonly unknown[];
}

/** What came of a check, and all that it hangs on beside its own file. */
interface Kept {
  readonly result: unknown;
  readonly looks: readonly Look[];
  readonly visible: ReadonlySet<string>;
  /** The parameters and traits that it named. */
  readonly named: readonly string[];
}

/** The looks of a check that is going on, by table and name. */
interface Looking {
  readonly looks: Map<string, Omit<Look, 'saw'>>;
  readonly named: Set<string>;
}

/** Gives what a name of a table has come to in this round, beside its declaration: a trait's value, a list's content. */
type Outcome = (table: Table, name: string) => unknown;

/**
 * What was found sound in earlier rounds, kept for as long as all that it looked at is what it was. A file that has not
 * changed has the very tree of before, so a declaration is known by its node; what it looks at in other files is noted
 * while it is checked. What is faulty is checked in every round, and told in every round.
 */
export class KeptChecks {
  /** Where the parts of typed rules were written, those of kept ones too. */
  readonly written: WrittenParts = new WeakMap();
  #kept = new WeakMap<object, Kept>();
  #declared = new WeakMap<object, unknown>();
  #quiet = new WeakSet();
  #settings: string | undefined;
  #declarations: Declarations | undefined;
  #outcome: Outcome = () => undefined;
  readonly #open: Looking[] = [];

  /** Begins a round. Under other settings (a text of all that checks hang on) nothing is kept. */
  begin(settings: string): void {
    if (settings === this.#settings) return;
    this.#settings = settings;
    this.#kept = new WeakMap();
    this.#quiet = new WeakSet();
  }

  /** The declarations of this round, whose tables note who looks into them. */
  watched(declarations: Declarations, outcome: Outcome): Declarations {
    this.#declarations = declarations;
    this.#outcome = outcome;
    const table = <T>(name: Table, entries: ReadonlyMap<string, T>) =>
      new WatchedTable(entries, (key) => this.#note(name, key));
    return {
      ...declarations,
      events: table('events', declarations.events),
      userProperties: table('userProperties', declarations.userProperties),
      segments: table('segments', declarations.segments),
      traits: table('traits', declarations.traits),
      params: table('params', declarations.params),
      lists: table('lists', declarations.lists),
    };
  }

  /** What a declaration declares: the same object as before when its node is, and nothing is wrong in it. */
  declared<T>(node: object, report: Report, read: () => T): T {
    if (this.#declared.has(node)) return this.#declared.get(node) as T;
    const before = report.asked;
    const found = read();
    if (report.asked === before) this.#declared.set(node, found);
    return found;
  }

  /** The result of a check of a declaration: that of before, when it is sound and hangs on nothing that has changed. */
  once<T>(node: object, { project, visible, complete }: Scope, check: () => T): T {
    const kept = this.#kept.get(node);
    if (kept !== undefined && this.#stands(kept, visible)) {
      for (const name of kept.named) project.named.add(name);
      return kept.result as T;
    }
    const looking: Looking = { looks: new Map(), named: new Set() };
    this.#open.push(looking);
    const before = project.report.asked;
    const result = check();
    this.#open.pop();
    // Where a declaration is lost, what would have been its fault is not told.
    if (result === undefined || !complete || project.report.asked > before) this.#kept.delete(node);
    else {
      const looks = [...looking.looks.values()].map((look) => ({ ...look, saw: this.#see(look) }));
      this.#kept.set(node, { result, looks, visible, named: [...looking.named] });
    }
    return result;
  }

  /** Notes that the check that is going on names a parameter or a trait. */
  noteNamed(name: string): void {
    this.#open.at(-1)?.named.add(name);
  }

  /** Looks for what is suspicious in a part that is kept; once nothing was, not again. */
  lintOnce(part: object, report: Report, lint: () => void): void {
    if (this.#quiet.has(part)) return;
    const before = report.asked;
    lint();
    if (report.asked === before) this.#quiet.add(part);
  }

  #note(table: Table, name: string | undefined): void {
    this.#open.at(-1)?.looks.set(name === undefined ? table : `${table} ${name}`, { table, name });
  }

  #stands({ visible, looks }: Kept, now: ReadonlySet<string>): boolean {
    return (
      visible.size === now.size &&
      [...visible].every((path) => now.has(path)) &&
      looks.every((look) => isSame(look.saw, this.#see(look)))
    );
  }

  #see({ table, name }: Omit<Look, 'saw'>): readonly unknown[] {
    const entries: ReadonlyMap<string, Declared<unknown>> | undefined = this.#declarations?.[table];
    if (name === undefined)
      return [...(entries ?? [])].flatMap(([key, declared]) => [key, ...partsOf(declared)]);
    const declared = entries?.get(name);
    return declared === undefined ? [] : [...partsOf(declared), this.#outcome(table, name)];
  }
}

function partsOf({ value, path, alsoIn }: Declared<unknown>): readonly unknown[] {
  return [value, path, ...alsoIn];
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at]);
}

/** A table that tells of each look into it: by name, or (undefined) at all of it. */
class WatchedTable<T> implements ReadonlyMap<string, T> {
  readonly #entries: ReadonlyMap<string, T>;
  readonly #looked: (name: string | undefined) => void;

  constructor(entries: ReadonlyMap<string, T>, looked: (name: string | undefined) => void) {
    this.#entries = entries;
    this.#looked = looked;
  }

  get(name: string): T | undefined {
    this.#looked(name);
    return this.#entries.get(name);
  }

  has(name: string): boolean {
    this.#looked(name);
    return this.#entries.has(name);
  }

  get size(): number {
    return this.#all().size;
  }

  keys(): MapIterator<string> {
    return this.#all().keys();
  }

  values(): MapIterator<T> {
    return this.#all().values();
  }

  entries(): MapIterator<[string, T]> {
    return this.#all().entries();
  }

  [Symbol.iterator](): MapIterator<[string, T]> {
    return this.#all().entries();
  }

  forEach(visit: (value: T, name: string, table: ReadonlyMap<string, T>) => void): void {
    this.#all().forEach(visit);
  }

  #all(): ReadonlyMap<string, T> {
    this.#looked(undefined);
    return this.#entries;
  }
}
