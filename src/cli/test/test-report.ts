import pc from 'picocolors';
import { printable } from '../../diagnostics/display.ts';
import { type ExplainedFailure, failureLines } from './failure-words.ts';

/** What came of one test. */
export interface TestReport {
  readonly file: string;
  readonly line: number;
  readonly title: string;
  readonly expectations: number;
  readonly milliseconds: number;
  readonly failures: readonly ExplainedFailure[];
}

/** The failures, and how many tests there were. */
export function testText(reports: readonly TestReport[], colours: boolean): string {
  const paint = pc.createColors(colours);
  const failed = reports.filter(({ failures }) => failures.length > 0);
  const blocks = failed.map(({ title, file, line, failures }) =>
    [
      `${paint.red('failed:')} ${paint.bold(printable(title))}`,
      paint.cyan(printable(` --> ${file}:${String(line)}`)),
      ...failures.flatMap((failure) => failureLines(failure).map((one) => `  ${printable(one)}`)),
      '',
      '',
    ].join('\n'),
  );
  const expectations = reports.reduce((sum, report) => sum + report.expectations, 0);
  const passed = reports.length - failed.length;
  const summary = `${counted(passed, 'test')} passed${failed.length === 0 ? '' : `, ${paint.red(`${String(failed.length)} failed`)}`}, ${counted(expectations, 'expectation')}`;
  return `${blocks.join('')}${summary}\n`;
}

export function testJson(reports: readonly TestReport[]): string {
  const failed = reports.filter(({ failures }) => failures.length > 0).length;
  const document = { passed: reports.length - failed, failed, tests: reports };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
