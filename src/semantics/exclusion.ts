import type { Exclusion } from '../catalog/settings.ts';
import type { Report } from '../diagnostics/report.ts';
import { Source } from '../source/source.ts';
import type { Declarations } from './declarations.ts';
import { type Project, resolve } from './project.ts';

/** The file that declares the segment which the settings exclude: it is read whatever else is. */
export function exclusionFiles(exclusion: Exclusion | undefined): readonly string[] {
  const path = exclusion && resolve('', exclusion.from);
  return path === undefined ? [] : [path];
}

/** Reports an exclusion of a segment that its file does not declare. */
export function checkExclusion(
  { segment, from }: Exclusion,
  { files }: Project,
  declarations: Declarations,
  report: Report,
): void {
  const hint = '`exclude` in cinnabar.yaml names it';
  const path = resolve('', from);
  const file = path === undefined ? undefined : files.get(path);
  const source = file?.source ?? new Source(path ?? from, '');
  const start = { start: 0, end: 0 };
  if (path === undefined) report.add('import-outside-project', source, start, { path: from }, { hint });
  else if (file === undefined) report.add('unknown-file', source, start, { path: from }, { hint });
  else if (file.whole && declarations.segments.get(segment)?.path !== path)
    report.add('unknown-segment', source, start, { name: segment }, { hint: `${hint}, in this file` });
}
