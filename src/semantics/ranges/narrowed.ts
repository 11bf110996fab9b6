import { admits, type Constraint } from './constraint.ts';
import { type End, isEmpty, type Point, tighter } from './ends.ts';

/** More tests of texts than this are not tried on each option: nobody writes them by hand. */
const mostTextTests = 100;

/** What the tests of one chain leave of one value, as they are added one after the other. */
export class Narrowed {
  #missing: boolean;
  #least: End | undefined;
  #most: End | undefined;
  #options: Set<Point> | undefined;
  readonly #excluded = new Set<Point>();
  readonly #texts: Constraint[] = [];

  /** `least`: what a value that is never missing, such as a count, cannot be less than. */
  constructor(least?: bigint) {
    this.#missing = least === undefined;
    this.#least = least === undefined ? undefined : { at: least, open: false };
  }

  add(constraint: Constraint): void {
    this.#missing &&= constraint.missing;
    if (this.#options !== undefined) this.#options = keptOf(this.#options, constraint);
    switch (constraint.kind) {
      case 'range':
        this.#least = tighter(this.#least, constraint.least, 'least');
        this.#most = tighter(this.#most, constraint.most, 'most');
        break;
      case 'one of':
        this.#options ??= this.#passed(constraint.options);
        break;
      case 'none of':
        for (const option of constraint.options) this.#excluded.add(option);
        break;
      case 'text':
        if (this.#texts.length < mostTextTests) this.#texts.push(constraint);
        break;
      case 'nothing':
        this.#options = new Set();
        break;
      case 'all':
        break;
    }
    const { at } = this.#least ?? {};
    if (at !== undefined && at === this.#most?.at) this.#options ??= this.#passed(new Set([at]));
  }

  /** Whether nothing is left, not even that the value is missing. */
  get empty(): boolean {
    if (this.#missing) return false;
    return this.#options === undefined ? isEmpty(this.#least, this.#most) : this.#options.size === 0;
  }

  /** Those of the options that pass what was added so far. */
  #passed(options: ReadonlySet<Point>): Set<Point> {
    const range: Constraint = { kind: 'range', missing: false, least: this.#least, most: this.#most };
    const tests = [range, ...this.#texts];
    return new Set(
      [...options].filter(
        (point) => !this.#excluded.has(point) && tests.every((test) => admits(test, point)),
      ),
    );
  }
}

function keptOf(options: Set<Point>, constraint: Constraint): Set<Point> {
  if (constraint.kind !== 'none of')
    return new Set([...options].filter((point) => admits(constraint, point)));
  for (const option of constraint.options) options.delete(option);
  return options;
}

/** Whether tests of one value can never hold together. */
export function excludeEachOther(constraints: readonly Constraint[], least?: bigint): boolean {
  const left = new Narrowed(least);
  for (const constraint of constraints) left.add(constraint);
  return left.empty;
}
