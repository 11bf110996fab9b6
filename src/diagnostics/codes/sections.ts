import { error } from './entry.ts';

/** What is wrong with what a segment says beside who is in it. */
export const sectionCodes = {
  'wrong-time-of-day': error((f: { text: string }) => `there is no such time of day as ${f.text}`),
  'unknown-weekday': error((f: { name: string }) => `there is no day of the week called \`${f.name}\``),
  'wrong-interval': error((f: { text: string; why: string }) => `\`${f.text}\` does not work: ${f.why}`),
  'wrong-cron': error((f: { why: string }) => `this is no cron schedule: ${f.why}`),
  'impossible-expectation': error((f: { expectation: string }) => `no run ever has \`${f.expectation}\``),
} as const;
