import { error } from './entry.ts';

/** What is wrong with `cinnabar.yaml`. */
export const settingsCodes = {
  'unknown-setting': error((f: { key: string }) => `there is no setting called \`${f.key}\``),
} as const;
