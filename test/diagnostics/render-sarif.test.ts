import { expect, test } from 'vitest';
import { renderSarif } from '../../src/diagnostics/render-sarif.ts';
import { Report } from '../../src/diagnostics/report.ts';
import { Source } from '../../src/source/source.ts';

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Location {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Region };
}

/** What the standard requires of a log, and what CI systems read of it. */
interface Log {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly { id: string }[] } };
    readonly columnKind: string;
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly Location[];
      readonly relatedLocations?: readonly (Location & { readonly id: number })[];
      readonly fixes?: readonly {
        readonly artifactChanges: readonly {
          readonly artifactLocation: { readonly uri: string };
          readonly replacements: readonly {
            readonly deletedRegion: Region;
            readonly insertedContent: { readonly text: string };
          }[];
        }[];
      }[];
    }[];
  }[];
}

const source = new Source('rules/caf\u00e9 one.seg', 'segment a {}\n# \u{1f600} x\ndid ordr ever\n');

function logOf(fill: (report: Report) => void): Log {
  const report = new Report();
  fill(report);
  const log: unknown = JSON.parse(JSON.stringify(renderSarif(report.all(), ({ name }) => name)));
  return log as Log;
}

test('a log has the parts that SARIF 2.1.0 requires, also when nothing is wrong', () => {
  const log = logOf(() => undefined);
  expect(Object.keys(log)).toEqual(['$schema', 'version', 'runs']);
  expect(log.version).toBe('2.1.0');
  expect(log.runs).toHaveLength(1);
  expect(log.runs[0]).toMatchObject({ tool: { driver: { name: 'cinnabar', rules: [] } }, results: [] });
});

test('a result points at its rule, its place, a second place and a fix', () => {
  const span = { start: 21, end: 25 };
  const log = logOf((report) => {
    report.add(
      'unknown-event',
      source,
      { start: source.text.indexOf('ordr'), end: source.text.indexOf('ordr') + 4 },
      { name: 'ordr' },
      {
        hint: 'did you mean `order`?',
        also: [{ source, span: { start: 8, end: 9 }, note: 'in here' }],
        fixes: [{ title: 'write `order`', edits: [{ span, text: 'order' }] }],
      },
    );
    report.add('missing-window', source, { start: 0, end: 7 }, { what: 'did ordr' });
  });
  const [run] = log.runs;
  expect(run?.columnKind).toBe('unicodeCodePoints');
  expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(['missing-window', 'unknown-event']);
  for (const { ruleId, ruleIndex, level, message, locations } of run?.results ?? []) {
    expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(['error', 'warning', 'note', 'none']).toContain(level);
    expect(message.text).not.toBe('');
    expect(locations).toHaveLength(1);
  }
  const result = run?.results.find(({ ruleId }) => ruleId === 'unknown-event');
  expect(result?.message.text).toBe('there is no event called `ordr`; did you mean `order`?');
  expect(result?.locations[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: 'rules/caf%C3%A9%20one.seg', uriBaseId: '%SRCROOT%' },
    region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
  });
  expect(result?.relatedLocations).toMatchObject([{ id: 0, message: { text: 'in here' } }]);
  expect(result?.fixes?.[0]?.artifactChanges[0]?.replacements).toMatchObject([
    { insertedContent: { text: 'order' } },
  ]);
});

test('columns count characters, so that one beyond 16 bits is one', () => {
  const at = source.text.indexOf(' x') + 1;
  const log = logOf((report) => {
    report.add('unknown-event', source, { start: at, end: at + 1 }, { name: 'x' });
  });
  expect(log.runs[0]?.results[0]?.locations[0]?.physicalLocation.region).toEqual({
    startLine: 2,
    startColumn: 5,
    endLine: 2,
    endColumn: 6,
  });
});
