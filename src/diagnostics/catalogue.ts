import { lintCodes } from './codes/lint.ts';
import { meaningCodes } from './codes/meaning.ts';
import { sectionCodes } from './codes/sections.ts';
import { settingsCodes } from './codes/settings.ts';
import { syntaxCodes } from './codes/syntax.ts';
import { testCodes } from './codes/tests.ts';

/** Every code there is. A code is a stable slug, the name of its page in `docs/diagnostics/`. */
export const catalogue = {
  ...syntaxCodes,
  ...meaningCodes,
  ...sectionCodes,
  ...settingsCodes,
  ...testCodes,
  ...lintCodes,
} as const;

export type Code = keyof typeof catalogue;

/** The facts that a code's message is made of. */
export type Facts<C extends Code> = Parameters<(typeof catalogue)[C]['message']>[0];
