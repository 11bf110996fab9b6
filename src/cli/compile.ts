import { instantText } from '../../runtime/warehouse/instant-text.ts';
import { checkEventTables } from '../catalog/table-of-event.ts';
import { typeName, type ValueType } from '../catalog/value-type.ts';
import { compile as compileSegment, type CompiledSegment } from '../compile.ts';
import type { Engine } from '../dialect/dialect.ts';
import { listTable } from '../dialect/lists.ts';
import { asOfInstant } from './as-of.ts';
import { chooseRules, type RuleFlags } from './choose-rules.ts';
import { factsJson } from './facts-json.ts';
import { openProject, type OpenProject } from './open-project.ts';
import type { Surroundings } from './surroundings.ts';

export interface CompileFlags extends RuleFlags {
  readonly json?: true;
  readonly engine: Engine;
  readonly asOf?: string;
}

/** `cinnabar compile`: prints the SQL of a segment, or of every segment that a rule file declares. */
export function compile(wanted: string, flags: CompileFlags, surroundings: Surroundings): number {
  const { folder, out, say, clock } = surroundings;
  const project = openProject(folder, flags.settings);
  const { settings } = project;
  const asOf = asOfInstant(flags.asOf, settings.timeZone, clock);
  const { checked, names } = chooseRules(wanted, flags, project, surroundings);
  const segments = names.map((name) =>
    compileSegment(checked.program, name, { engine: flags.engine, settings, asOf }),
  );
  const { events } = settings;
  if (events.kind === 'tables') checkEventTables(events.tables, checked.catalog.events.keys());
  if (flags.engine === 'bigquery') say(tablesToMake(project, segments));
  if (flags.json === true) {
    const described = segments.map((segment) => describe(segment, flags.engine, asOf));
    out(`${JSON.stringify(described.length === 1 ? described[0] : described, undefined, 2)}\n`);
  } else out(segments.map((segment) => sqlText(segment, segments.length > 1)).join('\n'));
  return 0;
}

/** What BigQuery has to be given first, when the project reads it from this machine. */
function tablesToMake({ settings }: OpenProject, segments: readonly CompiledSegment[]): string {
  const { events, users } = settings;
  const local = [
    ...(['lake', 'files', 'ga4 files'].includes(events.kind)
      ? ['events, as `events.<name of the event>`']
      : []),
    ...(users?.kind === 'files' ? ['users, as `source.users`'] : []),
    ...(segments.some(({ lists }) => lists.length > 0)
      ? [`lists, as \`${listTable('bigquery', settings).join('.')}\` (content_hash, id)`]
      : []),
  ];
  if (local.length === 0) return '';
  return `note: this project reads files of this machine; for BigQuery load them first: ${local.join('; ')}\n`;
}

function describe(
  { name, facts, zone, sql, columns, planKey, lists }: CompiledSegment,
  engine: Engine,
  asOf: bigint,
): object {
  return {
    segment: name,
    ...factsJson(facts),
    timeZone: zone,
    engine,
    asOf: instantText(asOf),
    columns: [{ name: 'user_id', type: 'text' as ValueType }, ...columns].map((column) => ({
      name: column.name,
      type: typeName(column.type),
    })),
    planKey,
    lists,
    sql,
  };
}

/** One segment is its SQL alone, so that it can be piped on; several are statements under their names. */
function sqlText({ name, sql }: CompiledSegment, oneOfSeveral: boolean): string {
  return oneOfSeveral ? `-- ${name.replace(/\s+/g, ' ')}\n${sql.trimEnd()};\n` : `${sql.trimEnd()}\n`;
}
