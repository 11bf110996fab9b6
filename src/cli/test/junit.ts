import { printable } from '../../diagnostics/display.ts';
import type { TestReport } from './test-report.ts';
import { failureLines } from './failure-words.ts';

/** The results as JUnit's XML, which CI systems read: a suite a file. */
export function junit(reports: readonly TestReport[]): string {
  const files = [...new Set(reports.map(({ file }) => file))];
  const suites = files.map((file) => {
    const own = reports.filter((report) => report.file === file);
    const cases = own.map((report) => {
      const head = `    <testcase name="${escaped(report.title)}" classname="${escaped(file)}" file="${escaped(file)}" line="${String(report.line)}" time="${seconds(report.milliseconds)}"`;
      if (report.failures.length === 0) return `${head}/>`;
      const failures = report.failures.map(
        (failure) =>
          `      <failure message="${escaped(failure.message)}">${escaped(failureLines(failure).join('\n'))}</failure>`,
      );
      return [`${head}>`, ...failures, '    </testcase>'].join('\n');
    });
    return [`  <testsuite name="${escaped(file)}" ${counts(own)}>`, ...cases, '  </testsuite>'].join('\n');
  });
  return `${['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites name="cinnabar" ${counts(reports)}>`, ...suites, '</testsuites>'].join('\n')}\n`;
}

function counts(reports: readonly TestReport[]): string {
  const failed = reports.filter(({ failures }) => failures.length > 0).length;
  const time = reports.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return `tests="${String(reports.length)}" failures="${String(failed)}" errors="0" time="${seconds(time)}"`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML has no form at all for most control characters. */
function escaped(text: string): string {
  return text
    .split('\n')
    .map(printable)
    .join('\n')
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
    .replace(/\n/g, '&#10;');
}
