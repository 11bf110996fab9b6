import { typeName } from '../../catalog/value-type.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { UserSource } from '../../catalog/settings.ts';
import type { Constant } from '../../semantics/constant.ts';
import type { ExportedValue, SegmentRule, Value } from '../../semantics/typed.ts';
import { type Segments, withExclusion } from '../dependencies.ts';
import { conditionClause } from './condition-clause.ts';
import { constantWords } from './constant-words.ts';
import type {
  Clause,
  ExplainedColumn,
  ExplainedEvent,
  ExplainedParameter,
  ExplainedSegment,
  ExplainedTrait,
  Explanation,
} from './explanation.ts';
import { noteWords } from './note-words.ts';
import type { Telling } from './telling.ts';
import { tellingFor } from './telling-for.ts';
import { universeWords } from './universe-words.ts';
import { ownWords, valueWords } from './value-words.ts';
import type { Words } from './words.ts';

/** What a rule's words are taken from: a checked program. */
export interface Explained extends Segments {
  readonly catalog: Catalog;
  readonly parameterValues: ReadonlyMap<string, Constant>;
  readonly traits: ReadonlyMap<string, Value>;
}

/**
 * A segment's rule in plain English, with the ends that its windows have as of an instant (microseconds since 1970),
 * in the segment's own zone. `users` is the settings' source of users.
 */
export function explain(
  rule: SegmentRule,
  program: Explained,
  users: UserSource | undefined,
  asOf: bigint,
): Explanation {
  const telling = tellingFor(rule, program, asOf);
  const segment = segmentWords(rule, telling);
  const exports = rule.exports.map((column) => columnWords(column, telling));
  const { rules, exclusion } = withExclusion(rule, program);
  const others = rules
    .filter((other) => other !== rule)
    .reverse()
    .map((other) => segmentWords(other, { ...telling, zone: other.zone }));
  const traits = traitWords(telling);
  return {
    asOf,
    segment,
    universe: universeWords(users, exclusion),
    exports,
    traits,
    parameters: parameterWords(telling),
    events: eventWords(telling, program.catalog),
    others,
    notes: noteWords(telling.mentioned.implied),
  };
}

function segmentWords({ name, facts, zone, members }: SegmentRule, telling: Telling): ExplainedSegment {
  return { name, facts, zone, members: conditionClause(members, telling) };
}

function columnWords({ column, value, type }: ExportedValue, telling: Telling): ExplainedColumn {
  return { column, type: typeName(type), meaning: sentence(valueWords(value, telling)) };
}

/** The traits that were mentioned, and those that these mention in turn. */
function traitWords(telling: Telling): ExplainedTrait[] {
  const found: ExplainedTrait[] = [];
  // A set that grows while it is walked is walked to its end.
  for (const value of telling.mentioned.traits)
    found.push({ name: telling.traits.get(value) ?? '', meaning: sentence(ownWords(value, telling)) });
  return found;
}

function parameterWords({ mentioned, parameters, zone }: Telling): ExplainedParameter[] {
  return [...mentioned.parameters].map((constant) => ({
    name: parameters.get(constant) ?? '',
    type: constant.type,
    value: constantWords(constant, zone),
  }));
}

function eventWords({ mentioned }: Telling, { events }: Catalog): ExplainedEvent[] {
  return [...mentioned.events].map((name) => ({ name, title: events.get(name)?.title }));
}

function sentence(said: Words): Clause {
  return { ...said, items: [] };
}
