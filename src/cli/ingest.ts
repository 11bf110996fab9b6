import { resolve } from 'node:path';
import type { IngestEvent } from '../../ingest/ingest-event.ts';
import type { Convert } from '../../ingest/ingester.ts';
import type { Ledger } from '../../ingest/ledger.ts';
import { startIngester } from '../../ingest/start-ingester.ts';
import { check } from '../compile.ts';
import { CinnabarError } from '../diagnostics/cinnabar-error.ts';
import { renderSummary, renderText } from '../diagnostics/render-text.ts';
import { jsonProperty } from '../dialect/stored-values/duckdb.ts';
import { listReader } from './list-file.ts';
import { openProject, type OpenProject } from './open-project.ts';
import { projectRuleFiles, ruleReader } from './rule-files.ts';
import type { Surroundings } from './surroundings.ts';

export interface IngestFlags {
  readonly settings?: string;
  readonly json?: true;
  readonly host?: string;
  readonly port?: number;
}

/** `cinnabar ingest`: takes events in until it is asked to stop, then closes in order and prints the ledger. */
export async function ingest(flags: IngestFlags, surroundings: Surroundings): Promise<number> {
  const { folder, out, say, stopAsked } = surroundings;
  const project = openProject(folder, flags.settings);
  const { root, settings } = project;
  if (settings.events.kind !== 'lake')
    throw new CinnabarError('the settings read events from elsewhere, so there is no lake to land them in', {
      exitCode: 2,
      hint: 'a project that ingests says `events: { lake: lake/ }` in cinnabar.yaml',
    });
  const { host, port } = flags;
  const asked = stopAsked();
  const ingester = await startIngester({
    settings: {
      ...settings.ingest,
      ...(host === undefined ? {} : { host }),
      ...(port === undefined ? {} : { port }),
      log: resolve(root, settings.ingest.log),
    },
    catalog: declaredEvents(project, surroundings),
    convert: toTypedCopy,
    lakePath: resolve(root, settings.events.path),
    onEvent: (event) => say(`${eventText(event)}\n`),
  });
  say(`listening on ${ingester.url}; Ctrl-C stops it\n`);
  try {
    await Promise.race([asked, ingester.stopped]);
  } finally {
    await ingester.close();
    out(flags.json === true ? `${JSON.stringify(ingester.ledger())}\n` : ledgerText(ingester.ledger()));
  }
  return 0;
}

/**
 * The events that the rules declare. A fault in a rule keeps nobody from sending events: it is said, and ingesting
 * goes on with what is sound, as every property is kept in any case.
 */
function declaredEvents({ root, settings }: OpenProject, { say, colours }: Surroundings) {
  const { catalog, diagnostics, failed } = check(projectRuleFiles(root, settings.rules), ruleReader(root), {
    ...settings,
    lists: listReader(root),
  });
  for (const diagnostic of diagnostics) say(`${renderText(diagnostic, { colours })}\n`);
  if (failed) say(`${renderSummary(diagnostics)} in the rules; events are taken in all the same\n`);
  return catalog;
}

const toTypedCopy: Convert = ({ name, type }, jsonColumn) => {
  if (typeof type !== 'string') throw new Error(`${name} is no scalar, and has no typed copy`);
  return jsonProperty(jsonColumn, [name], type);
};

function eventText(event: IngestEvent): string {
  switch (event.kind) {
    case 'landed': {
      const { landed, duplicate, quarantined } = event.counts;
      const rest = [
        ...(duplicate > 0 ? [`${String(duplicate)} duplicate`] : []),
        ...(quarantined > 0 ? [`${String(quarantined)} quarantined`] : []),
      ];
      return `landed ${[String(landed), ...rest].join(', ')} (manifest ${String(event.manifest)}, ${event.milliseconds.toFixed(0)} ms)`;
    }
    case 'landing failed':
      return `landing failed, and is tried again; nothing is lost: ${event.message}`;
    case 'log damaged':
      return `damage in ${event.file}: ${String(event.bytes)} bytes from ${String(event.position)} are no record; they are kept in quarantine`;
    case 'torn tail cut':
      return `the last write to ${event.file} before a crash was cut off: ${String(event.bytes)} bytes that were never acknowledged`;
    case 'log full':
      return `no room: batches are refused until there is: ${event.message}`;
    case 'log has room again':
      return 'there is room again: batches are taken';
    case 'orphans removed':
      return `removed ${String(event.files)} files of a landing that was cut short`;
  }
}

function ledgerText(ledger: Ledger): string {
  const { received, landed, duplicate, quarantined, refused, waiting } = ledger;
  return `received ${String(received)} = landed ${String(landed)} + duplicate ${String(duplicate)} + quarantined ${String(quarantined)} + refused ${String(refused)} + waiting ${String(waiting)}\n`;
}
