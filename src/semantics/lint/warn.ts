import type { Code, Facts } from '../../diagnostics/catalogue.ts';
import type { Details } from '../../diagnostics/report.ts';
import type { Written } from '../written.ts';

/** Notes one warning at what was written. */
export type Warn = <C extends Code>(code: C, at: Written, facts: Facts<C>, details?: Details) => void;
