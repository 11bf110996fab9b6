import * as fc from 'fast-check';
import type { ListType, RecordType, ScalarType, ValueType } from '../../../src/catalog/value-type.ts';
import { pick, type DeclaredProperty } from './vocabulary.ts';
import { oneIn } from './one-in.ts';
import { samples, unreadable } from './samples.ts';

/** When an event is: at a moment where windows begin or end, or somewhere around. */
type TimeChoice =
  | { readonly kind: 'edge'; readonly edge: number; readonly by: bigint }
  | { readonly kind: 'before'; readonly by: bigint }
  | { readonly kind: 'never' };

/** One property's value: an index into samples of its type, or of what is not its type. */
interface ValueChoice {
  readonly kind: 'sample' | 'other' | 'null' | 'absent';
  readonly at: number;
}

export interface EventChoice {
  readonly name: number;
  readonly user: number;
  readonly time: TimeChoice;
  readonly values: readonly ValueChoice[];
  readonly document: number | undefined;
  readonly hasId: boolean;
  readonly copies: number;
  readonly file: 'typed' | 'plain' | 'shared';
}

export interface UserChoice {
  readonly user: number;
  readonly values: readonly ValueChoice[];
  readonly copies: number;
}

const index = fc.nat({ max: 999 });
const second = 1_000_000n;
const day = 86_400n * second;

/** The first samples are what rules compare with as well. */
const mostlyFirst = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 3 }) }, { weight: 1, arbitrary: index });

const value: fc.Arbitrary<ValueChoice> = fc.record({
  kind: fc.constantFrom('sample', 'sample', 'sample', 'sample', 'sample', 'other', 'null', 'absent'),
  at: mostlyFirst,
});
const values = fc.array(value, { minLength: 6, maxLength: 6 });

const time: fc.Arbitrary<TimeChoice> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('edge' as const),
      edge: index,
      by: fc.constantFrom(0n, -1n, 1n),
    }),
  },
  {
    weight: 6,
    arbitrary: fc
      .record({
        unit: fc.constantFrom(second, 60n * second, 3600n * second, day, day, 30n * day, 365n * day),
        units: fc.integer({ min: -2, max: 40 }),
        by: fc.bigInt({ min: 0n, max: day }),
      })
      .map(
        ({ unit, units, by }) => ({ kind: 'before', by: (unit * BigInt(units)) / 3n + (by % unit) }) as const,
      ),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'never' } as const) },
);

/** Most events are of few users, so that some users have many and many have none. */
const user = fc.oneof(
  { weight: 2, arbitrary: fc.nat({ max: 2 }) },
  { weight: 2, arbitrary: fc.nat({ max: 20 }) },
);

export const eventChoice: fc.Arbitrary<EventChoice> = fc.record({
  name: index,
  user,
  time,
  values,
  document: oneIn(12, index),
  hasId: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  copies: fc.constantFrom(0, 0, 0, 1, 2),
  file: fc.constantFrom('typed', 'plain', 'shared'),
});

export const userChoice: fc.Arbitrary<UserChoice> = fc.record({
  user,
  values,
  copies: fc.constantFrom(0, 0, 0, 1),
});

/** The start of year 1, and the end of year 9999. */
const [firstInstant, lastInstant] = [-62_135_596_800_000_000n, 253_402_300_799_999_999n];

/** The instant of an event; null for one without. */
export function timeOf(
  choice: TimeChoice,
  edges: readonly bigint[],
  asOf: bigint,
  onEdges = false,
): bigint | null {
  switch (choice.kind) {
    case 'edge': {
      const instant = pick(edges, choice.edge) + choice.by;
      if (instant < firstInstant) return firstInstant;
      return instant > lastInstant ? lastInstant : instant;
    }
    case 'before':
      return onEdges ? pick(edges, Number(choice.by % 997n) + 1000) : asOf - choice.by;
    case 'never':
      return null;
  }
}

/** The document of an event. */
export function documentOf(
  declared: readonly DeclaredProperty[],
  { values: chosen, document, copies }: EventChoice,
): string | null {
  if (document !== undefined) return pick([null, ...unreadable], document);
  const entries = declared.flatMap(({ name, type }, at) => {
    const fragment = jsonFragment(chosen[at], type);
    return fragment === undefined ? [] : [`${JSON.stringify(name)}:${copies === 0 ? ' ' : ''}${fragment}`];
  });
  return `{${entries.join(', ')}}`;
}

function jsonFragment(choice: ValueChoice | undefined, type: ValueType): string | undefined {
  if (choice === undefined || choice.kind === 'absent') return undefined;
  if (choice.kind === 'null') return 'null';
  if (choice.kind === 'other') return pick(Object.values(samples), choice.at).json[0];
  if (typeof type === 'string') return pick(samples[type].json, choice.at);
  if (type.kind === 'record' && choice.at % 8 !== 7) return recordFragment(choice.at, type);
  if (type.kind === 'list' && choice.at % 8 !== 7) return listFragment(choice.at, type);
  return pick(['["a", "b"]', '[]', '{"city": "Malang"}', '{}', '"a"', '5', '[1]'], choice.at);
}

/** A record, some of whose fields are missing or of another type. */
function recordFragment(at: number, { fields }: RecordType): string {
  const entries = [...fields].flatMap(([name, type], field) => {
    const kind = pick(fieldKinds, at + field * 3);
    const fragment = jsonFragment({ kind, at: at + field }, type);
    return fragment === undefined ? [] : [`${JSON.stringify(name)}: ${fragment}`];
  });
  return `{${entries.join(', ')}}`;
}

/** A list of none to three items, some of which are missing or of another type. */
function listFragment(at: number, { of }: ListType): string {
  const items = Array.from({ length: at % 4 }, (_, item) => {
    const kind = pick(fieldKinds, at + item * 5);
    return jsonFragment({ kind, at: at + item }, of) ?? 'null';
  });
  return `[${items.join(', ')}]`;
}

const fieldKinds = [
  'sample',
  'sample',
  'sample',
  'sample',
  'other',
  'sample',
  'sample',
  'null',
  'absent',
] as const;

/** Properties as texts of columns. */
export function columnsOf(
  declared: readonly DeclaredProperty[],
  chosen: readonly ValueChoice[],
): Record<string, string | null> {
  return Object.fromEntries(
    declared.map(({ name, type }, at) => [
      name,
      typeof type === 'string' ? columnText(chosen[at], type) : columnJson(chosen[at], type),
    ]),
  );
}

/** What is no single value lies in a column of text as JSON. */
function columnJson(choice: ValueChoice | undefined, type: ListType | RecordType): string | null {
  if (choice?.kind === 'other') return pick([...unreadable, '"a"', '[]', '5', ''], choice.at);
  return jsonFragment(choice, type) ?? null;
}

function columnText(choice: ValueChoice | undefined, type: ScalarType): string | null {
  if (choice === undefined || choice.kind === 'absent' || choice.kind === 'null') return null;
  if (choice.kind === 'other') return pick(pick(Object.values(samples), choice.at).texts, choice.at);
  return pick(samples[type].texts, choice.at);
}
