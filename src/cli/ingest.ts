import { resolve } from 'node:path';
import type { Convert } from '../../ingest/ingester.ts';
import type { Ledger } from '../../ingest/ledger.ts';
import { startIngester } from '../../ingest/start-ingester.ts';
import { check } from '../compile.ts';
import { CinnabarError } from '../diagnostics/cinnabar-error.ts';
import { renderSummary, renderText } from '../diagnostics/render-text.ts';
import { jsonProperty } from '../dialect/stored-values/duckdb.ts';
import { loggedTalk, spokenTalk, type IngestTalk } from './ingest-talk.ts';
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
  const { folder, out, stopAsked } = surroundings;
  const talk = flags.json === true ? loggedTalk(surroundings) : spokenTalk(surroundings);
  const project = openProject(folder, flags.settings);
  const { root, settings } = project;
  if (settings.events.kind !== 'lake')
    throw new CinnabarError('the settings read events from elsewhere, so there is no lake to land them in', {
      exitCode: 2,
      hint: 'a project that ingests says `events: { lake: lake/ }` in cinnabar.yaml',
    });
  const { host, port } = flags;
  const { tls } = settings.ingest;
  const asked = stopAsked();
  const ingester = await startIngester({
    settings: {
      ...settings.ingest,
      ...(host === undefined ? {} : { host }),
      ...(port === undefined ? {} : { port }),
      log: resolve(root, settings.ingest.log),
      tls: tls && { certificate: resolve(root, tls.certificate), key: resolve(root, tls.key) },
    },
    catalog: declaredEvents(project, surroundings, talk),
    convert: toTypedCopy,
    lakePath: resolve(root, settings.events.path),
    onEvent: talk.happened,
  });
  talk.listening(ingester.url, ingester.grpcPort);
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
function declaredEvents({ root, settings }: OpenProject, { colours }: Surroundings, { fault }: IngestTalk) {
  const { catalog, diagnostics, failed } = check(projectRuleFiles(root, settings.rules), ruleReader(root), {
    ...settings,
    lists: listReader(root),
  });
  for (const diagnostic of diagnostics) fault(renderText(diagnostic, { colours }));
  if (failed) fault(`${renderSummary(diagnostics)} in the rules; events are taken in all the same`);
  return catalog;
}

const toTypedCopy: Convert = ({ name, type }, jsonColumn) => {
  if (typeof type !== 'string') throw new Error(`${name} is no scalar, and has no typed copy`);
  return jsonProperty(jsonColumn, [name], type);
};

function ledgerText(ledger: Ledger): string {
  const { received, landed, duplicate, quarantined, refused, waiting } = ledger;
  return `received ${String(received)} = landed ${String(landed)} + duplicate ${String(duplicate)} + quarantined ${String(quarantined)} + refused ${String(refused)} + waiting ${String(waiting)}\n`;
}
