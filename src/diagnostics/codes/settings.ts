import { error } from './entry.ts';

/** What is wrong with `cinnabar.yaml`. */
export const settingsCodes = {
  'settings-syntax': error((f: { reason: string }) => `this cannot be read as YAML: ${f.reason}`),
  'unknown-setting': error((f: { key: string }) => `there is no setting called \`${f.key}\``),
  'duplicate-setting': error((f: { key: string }) => `\`${f.key}\` is set twice`),
  'missing-setting': error((f: { section: string; keys: string }) => `\`${f.section}\` has no ${f.keys}`),
  'wrong-setting': error((f: { key: string; wanted: string }) => `\`${f.key}\` has to be ${f.wanted}`),
  'misplaced-setting': error(
    (f: { key: string; reason: string }) => `\`${f.key}\` has no place here: ${f.reason}`,
  ),
  'two-sources': error(
    (f: { section: string; first: string; second: string }) =>
      `\`${f.section}\` come from one place, and here are two: \`${f.first}\` and \`${f.second}\``,
  ),
} as const;
