import type { TlsFiles } from './settings.ts';
import { type Section, sectionAt } from './settings-section.ts';
import { requiredTexts } from './settings-values.ts';

/** The `tls` of the ingester; undefined where it speaks plainly. */
export function readTls(ingest: Section): TlsFiles | undefined {
  const section = sectionAt(ingest, 'tls', 'ingest.tls');
  const hint = 'they are files in PEM: the certificate with those that it hangs on, and its key';
  return section && requiredTexts(section, ['certificate', 'key'], hint);
}
