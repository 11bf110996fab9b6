import * as fc from 'fast-check';
import { instantText } from '../../../runtime/warehouse/instant-text.ts';
import {
  columnNames,
  eventLayouts,
  hasColumns,
  isGa4,
  keepsHistory,
  userLayouts,
  writesTexts,
  type EventRow,
  type Layout,
  type ProofCase,
  type UserRow,
} from './case.ts';
import type { WrittenValue } from './aggregates.ts';
import { pick, type Vocabulary, type Written } from './vocabulary.ts';
import {
  columnsOf,
  documentOf,
  eventChoice,
  timeOf,
  userChoice,
  type EventChoice,
  type UserChoice,
} from './data.ts';
import { asExported } from './ga4-catalog.ts';
import { moment, windowChoice, windowEdges, windowText, zones, type Moment } from './moments.ts';
import { integerIds, textIds } from './names.ts';
import { spokenProperties } from './spoken-properties.ts';
import { sequenceEdges } from './sequences.ts';
import { userWindowEdges } from './user-windows.ts';
import {
  catalogChoice,
  catalogText,
  segmentChoice,
  traitChoice,
  type CatalogChoice,
  type SegmentChoice,
} from './rules.ts';

/** Where events and users lie. */
type Sources = Pick<Layout, 'events' | 'users'>;

function layoutOf(sources: fc.Arbitrary<Sources>): fc.Arbitrary<Layout> {
  const userIds = fc.constantFrom<Layout['userIds']>('text', 'text', 'integer');
  const eventIds = fc.constantFrom(true, true, true, false);
  return fc.record({ sources, userIds, eventIds }).map((chosen) => {
    const { events, users } = chosen.sources;
    const numbers = ![events, users].some((source) => source === 'lake' || writesTexts(source));
    return {
      events,
      users,
      userIds: numbers ? chosen.userIds : 'text',
      eventIds: events === 'lake' || chosen.eventIds,
    };
  });
}

const anySources = fc.record({
  events: fc.constantFrom(...eventLayouts),
  users: fc.constantFrom(...userLayouts),
});

/** Everything that is chosen before it is put together. */
interface Choices {
  readonly layout: Layout;
  readonly moment: Moment;
  readonly otherZone: string;
  readonly catalog: CatalogChoice;
  readonly windows: readonly Parameters<typeof windowText>[0][];
  readonly segments: readonly SegmentChoice[];
  readonly traits: readonly Written<Vocabulary, WrittenValue>[];
  readonly events: readonly EventChoice[];
  readonly users: readonly UserChoice[] | null;
  readonly exclude: number | null;
  /** Whether events lie as far from each other as steps are bounded, wherever there are sequences. */
  readonly inSteps: boolean;
  readonly lists: readonly [readonly number[], readonly number[]];
}

/** Ids that are lines of a file. */
function listsOf({ lists, layout: lies }: Choices): Record<string, string[]> {
  const idsOf = (users: readonly number[]) =>
    users.flatMap((user) => userId(user, lies) ?? []).filter((id) => id !== '' && !id.includes('\n'));
  return { 'vip.txt': idsOf(lists[0]), 'lists/from.txt': idsOf(lists[1]) };
}

/** How many segments a case has, and at most how many events. */
export interface ProofSize {
  readonly segments: number;
  readonly rows: number;
}

/** Rules with data that is hard for them: several segments over one set of rows, which lie in one way or in any. */
export function proofCase({ segments, rows }: ProofSize, sources?: Sources): fc.Arbitrary<ProofCase> {
  return fc
    .record({
      layout: layoutOf(sources === undefined ? anySources : fc.constant(sources)),
      moment,
      otherZone: fc.constantFrom(...zones),
      catalog: catalogChoice,
      windows: fc.array(windowChoice, { minLength: 1, maxLength: 5 }),
      segments: fc.array(segmentChoice, { minLength: segments, maxLength: segments }),
      traits: fc.array(traitChoice, { maxLength: 3 }),
      events: fc.array(eventChoice, { minLength: rows >> 1, maxLength: rows }),
      exclude: fc.oneof(
        { weight: 2, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.nat({ max: 99 }) },
      ),
      lists: fc.tuple(fc.array(fc.nat({ max: 20 })), fc.array(fc.nat({ max: 20 }), { maxLength: 2 })),
      inSteps: fc.boolean(),
      users: fc.option(fc.array(userChoice, { minLength: 4, maxLength: 12 }), { nil: null, freq: 4 }),
    })
    .map(assemble);
}

function assemble(choices: Choices): ProofCase {
  const fitted = fitting(choices.catalog, choices.layout);
  const catalog = isGa4(choices.layout.events) ? asExported(fitted) : fitted;
  const { zone, asOf } = choices.moment;
  const rules = rulesText(choices, catalog);
  const inZones = [zone, choices.otherZone];
  const inSteps = choices.inSteps && rules.includes(' then ');
  const edges = inSteps
    ? sequenceEdges(asOf)
    : [
        asOf,
        ...windowEdges(choices.windows, inZones, asOf),
        ...(rules.includes(' after user.') ? userWindowEdges(inZones, asOf) : []),
      ];
  return {
    layout: choices.layout,
    timeZone: zone,
    asOf: instantText(asOf),
    catalog: catalogText(catalog),
    rules,
    events: choices.events.flatMap((event, at) => eventRows(event, at, catalog, edges, inSteps, choices)),
    users: choices.users === null ? null : userRows(choices.users, catalog, choices),
    lists: listsOf(choices),
    ...(choices.exclude === null ? {} : { exclude: segmentName(choices.exclude % choices.segments.length) }),
  };
}

function rulesText({ segments, traits, windows, users, otherZone }: Choices, catalog: CatalogChoice): string {
  const spoken: Vocabulary = {
    events: catalog.events.map(({ name, properties }) => ({
      name,
      properties: spokenProperties(properties),
    })),
    userProperties: users === null ? [] : spokenProperties(catalog.userProperties),
    windows: windows.map(windowText),
    otherZone,
    segments: [],
    lists: ['vip', 'from'],
    traits: [],
  };
  const values = traits.map((trait) => trait(spoken));
  const declared = values.map(({ type }, at) => ({ text: `t${String(at)}`, type }));
  const texts = segments.map((segment, at) => {
    const earlier = segments.slice(0, at).map((_, before) => segmentName(before));
    return segment.text(segmentName(at), { ...spoken, segments: earlier, traits: declared });
  });
  const traitTexts = values.map(({ text }, at) => `trait t${String(at)} = ${text}\n`);
  const lists = 'list vip from "vip.txt"\nlist from from "lists/from.txt"\n\n';
  return `import "catalog.seg"\n\n${lists}${[...traitTexts, ...texts].join('\n')}`;
}

function segmentName(at: number): string {
  return at % 5 === 3 ? `Segment no. ${String(at)}` : `s${String(at)}`;
}

/** The catalog without what a layout cannot hold: names that differ by case alone. */
function fitting(catalog: CatalogChoice, lies: Layout): CatalogChoice {
  const columns = hasColumns(lies);
  const taken: readonly string[] = columns ? Object.values(columnNames) : [];
  const all = catalog.events.flatMap(({ properties }) => properties);
  const names = new Set(all.map(({ name }) => name));
  const fits = new Set(
    distinctFolded([...taken, ...names]).filter((name) => names.has(name) && !taken.includes(name)),
  );
  const events = distinctFolded(catalog.events.map(({ name }) => name));
  return {
    ...catalog,
    events: catalog.events
      .filter(({ name }) => events.includes(name))
      .map((event) => ({ ...event, properties: event.properties.filter(({ name }) => fits.has(name)) })),
  };
}

/** The names, of those that differ by case alone only the first. */
function distinctFolded(names: readonly string[]): string[] {
  return names.filter(
    (name, at) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === at,
  );
}

function eventRows(
  event: EventChoice,
  at: number,
  { events }: CatalogChoice,
  edges: readonly bigint[],
  inSteps: boolean,
  choices: Choices,
): EventRow[] {
  const { layout: lies } = choices;
  // Now and then an event that is not declared; a lake has no place for those.
  const declared = event.name % 20 === 19 ? undefined : pick(events, event.name);
  const properties = declared?.properties ?? [];
  const time = timeOf(event.time, edges, choices.moment.asOf, inSteps);
  const hasId = event.hasId && lies.eventIds;
  const row: EventRow = {
    id: hasId ? eventId(at) : null,
    name: declared?.name ?? pick([null, 'undeclared'], event.user),
    user: userId(event.user, lies),
    time: time === null ? null : spelt(time, at, lies),
    properties: hasColumns(lies) ? columnsOf(properties, event.values) : documentOf(properties, event),
    ...(lies.events === 'lake' ? { file: event.file } : {}),
  };
  return Array.from({ length: 1 + (hasId ? event.copies : 0) }, () => row);
}

/** Columns of instants have one spelling, files of texts all that people write. Without an offset it is UTC. */
function spelt(time: bigint, at: number, lies: Layout): string {
  const text = instantText(time);
  if (!writesTexts(lies.events)) return text;
  const spellings = [
    text,
    text.replace('Z', '+00:00'),
    text.replace('Z', '987Z'),
    text.replace('Z', ''),
    text.replace('T', ' ').replace('Z', ''),
    text.replace('Z', '9999'),
  ];
  return pick(spellings, at);
}

/** Ids of events are any text, the empty one too. */
function eventId(at: number): string {
  return at === 0 ? '' : pick([`e${String(at)}`, `E${String(at)}'`, String(at)], at);
}

function userRows(
  users: readonly UserChoice[],
  { userProperties }: CatalogChoice,
  { layout: lies, moment: { asOf: at } }: Choices,
): UserRow[] {
  const seen = new Set<string | null>();
  return users.flatMap(({ user, values, copies }): UserRow[] => {
    const id = userId(user, lies);
    // Two rows of one user that differ fail the run: that is another test's.
    if (id !== null && seen.has(id)) return [];
    seen.add(id);
    const now: UserRow = { id, properties: columnsOf(userProperties, values) };
    if (!keepsHistory(lies)) return Array.from({ length: 1 + copies }, () => now);
    const before: UserRow = {
      id,
      from: instantText(at - 1_000_000n),
      to: instantText(at),
      properties: columnsOf(userProperties, [...values].reverse()),
    };
    const after: UserRow = { ...before, from: instantText(at + 1n), to: null };
    const current = { ...now, from: instantText(at), to: user % 2 === 0 ? null : instantText(at + 1n) };
    return [before, ...(user % 7 === 6 ? [] : [current]), after];
  });
}

function userId(user: number, { userIds }: Layout): string | null {
  const ids = userIds === 'text' ? textIds : integerIds;
  return user % (ids.length + 1) === ids.length ? null : pick(ids, user % (ids.length + 1));
}
