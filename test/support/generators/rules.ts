import * as fc from 'fast-check';
import type { ScalarType, ValueType } from '../../../src/catalog/value-type.ts';
import { aggregate, moreOften, rank, valueTest, type WrittenValue } from './aggregates.ts';
import { conditionWith } from './conditions.ts';
import { pick, type DeclaredProperty, type Vocabulary, type Written } from './vocabulary.ts';
import { eventNames, fieldNames, propertyNames, userPropertyNames, written } from './names.ts';
import { oneIn } from './one-in.ts';

/** What is declared, before it is known how it lies. */
export interface CatalogChoice {
  readonly events: readonly { readonly name: string; readonly properties: readonly DeclaredProperty[] }[];
  readonly userProperties: readonly DeclaredProperty[];
}

const scalarType = fc.constantFrom<ScalarType>(
  'text',
  'integer',
  'number',
  'decimal',
  'boolean',
  'date',
  'timestamp',
);
const eventType: fc.Arbitrary<ValueType> = fc.oneof(
  { weight: 12, arbitrary: scalarType },
  { weight: 3, arbitrary: listType() },
  { weight: 3, arbitrary: recordType(scalarType) },
);

/** Lists of single values, of records that may hold lists, and of lists. */
function listType(): fc.Arbitrary<ValueType> {
  const listOf = (of: fc.Arbitrary<ValueType>) => of.map((type): ValueType => ({ kind: 'list', of: type }));
  const inner = fc.oneof({ weight: 5, arbitrary: scalarType }, { weight: 1, arbitrary: listOf(scalarType) });
  return listOf(
    fc.oneof(
      { weight: 4, arbitrary: scalarType },
      { weight: 4, arbitrary: recordType(inner) },
      { weight: 1, arbitrary: listOf(scalarType) },
    ),
  );
}

/** Records in records too, with fields of odd names. */
function recordType(inner: fc.Arbitrary<ValueType>, depth = 1): fc.Arbitrary<ValueType> {
  const type = depth === 0 ? inner : fc.oneof({ weight: 4, arbitrary: inner }, recordType(inner, depth - 1));
  const degrees = fc.constantFrom<ScalarType>('number', 'decimal', 'integer');
  const point = fc
    .record({ lat: degrees, lng: degrees, city: type })
    .map((fields): ValueType => ({ kind: 'record', fields: new Map(Object.entries(fields)) }));
  const fields = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...fieldNames), type), {
      minLength: 1,
      maxLength: 3,
      selector: ([name]) => name.toLowerCase(),
    })
    .map((all): ValueType => ({ kind: 'record', fields: new Map(all) }));
  return fc.oneof({ weight: 3, arbitrary: fields }, { weight: 1, arbitrary: point });
}

/** Some of the names, mostly from the front, each with a type. */
function properties(
  names: readonly string[],
  type: fc.Arbitrary<ValueType>,
): fc.Arbitrary<DeclaredProperty[]> {
  return fc
    .uniqueArray(fc.record({ name: someOf(names), type }), {
      minLength: 1,
      maxLength: 6,
      selector: ({ name }) => name,
    })
    .map((all) =>
      all.map((one) =>
        prefixes.has(one.name) && typeof one.type !== 'string' ? { ...one, type: 'text' } : one,
      ),
    );
}

/** What stands before a dot and is no record. */
const prefixes = new Set(['user', 'event', 'param', 'trait']);

function someOf(names: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(fc.constantFrom(...names.slice(0, 6)), fc.constantFrom(...names));
}

/** Events share their properties: in a table of columns one name is one column. */
export const catalogChoice: fc.Arbitrary<CatalogChoice> = fc
  .record({
    names: fc.uniqueArray(someOf(eventNames), { minLength: 1, maxLength: 4 }),
    properties: properties(propertyNames, eventType),
    masks: fc.array(fc.nat({ max: 63 }), { minLength: 4, maxLength: 4 }),
    userProperties: properties(
      userPropertyNames,
      fc.oneof(
        { weight: 6, arbitrary: scalarType },
        { weight: 1, arbitrary: recordType(scalarType) },
        { weight: 1, arbitrary: listType() },
      ),
    ),
  })
  .map(({ names, properties: all, masks, userProperties }) => ({
    events: names.map((name, at) => ({
      name,
      properties: all.filter((_, bit) => ((masks[at] ?? 0) & (1 << bit)) === 0),
    })),
    userProperties,
  }));

/** `catalog.seg`. */
export function catalogText({ events, userProperties }: CatalogChoice): string {
  const blocks = events.map(({ name, properties: fields }) => `event ${written(name)} ${block(fields)}`);
  return `${[...blocks, `user ${block(userProperties)}`].join('\n\n')}\n`;
}

function block(fields: readonly DeclaredProperty[]): string {
  return `{\n${fields.map(({ name, type }) => `  ${written(name)}: ${typeText(type)}\n`).join('')}}`;
}

function typeText(type: ValueType): string {
  if (typeof type === 'string') return type;
  if (type.kind === 'list') return `list of ${typeText(type.of)}`;
  return `record { ${[...type.fields].map(([name, field]) => `${written(name)}: ${typeText(field)}`).join(' ')} }`;
}

/** What a segment may say beside who is in it: nothing of it changes the members. */
const someFacts = oneIn(
  6,
  fc.subarray([
    'expect change < 20.5%',
    'description "Back \\\\ \\"quoted\\" 😀"',
    'tags "push", "e-mail"',
    'refresh weekly on sunday at 06:00 after data is complete, wait up to 90 minutes',
    'expect size between 0 and 50000',
    'owner "growth"',
  ]),
).map((facts) => facts ?? []);

/** A segment, before it is known what it can speak of. */
export interface SegmentChoice {
  readonly text: (name: string, vocabulary: Vocabulary) => string;
}

export const segmentChoice: fc.Arbitrary<SegmentChoice> = fc
  .record({
    facts: someFacts,
    ownZone: fc.constantFrom(false, false, true),
    exports: fc.uniqueArray(fc.nat({ max: 5 }), { maxLength: 3 }),
    trait: oneIn(2, fc.nat({ max: 5 })),
    condition: conditionWith(valueTest, moreOften, rank),
  })
  .map(({ facts, ownZone, exports, trait, condition: members }) => ({
    text: (name, vocabulary) => {
      const { userProperties, traits } = vocabulary;
      const exportable = userProperties.filter(({ type }) => typeof type === 'string');
      const exported =
        exportable.length === 0 ? [] : [...new Set(exports.map((at) => `user.${pick(exportable, at).text}`))];
      if (trait !== undefined && traits.length > 0) exported.push(pick(traits, trait).text);
      const lines = [
        ...facts.map((fact) => `  ${fact}`),
        ...(ownZone ? [`  time zone "${vocabulary.otherZone}"`] : []),
        ...(exported.length === 0 ? [] : [`  export ${exported.join(', ')}`]),
        `  members ${members(vocabulary)}`,
      ];
      return `segment ${written(name)} {\n${lines.join('\n')}\n}\n`;
    },
  }));

/** A trait: a named value of a user. */
export const traitChoice: fc.Arbitrary<Written<Vocabulary, WrittenValue>> = aggregate;
