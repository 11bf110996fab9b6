import { readdirSync, readFileSync } from 'node:fs';
import { readSettings } from '../../src/catalog/read-settings.ts';
import { check, compile } from '../../src/compile.ts';
import { Report } from '../../src/diagnostics/report.ts';
import { Source } from '../../src/source/source.ts';
import { median, quantile, type Figure } from './statistics.ts';

const project = 'fixtures/demo';
const asOf = BigInt(Date.UTC(2026, 0, 1)) * 1000n;
const warmUp = 200;
const rounds = 400;

/**
 * How long a rule of the demo takes from text to SQL in a process that is warm: its file and the catalog are parsed,
 * checked, planned, optimised and written, every time anew.
 */
export function measure(): readonly Figure[] {
  const settings = readSettings(new Source('cinnabar.yaml', read('cinnabar.yaml')), new Report());
  if (settings === undefined) throw new Error(`${project}/cinnabar.yaml is not right`);
  const rules = readdirSync(`${project}/rules`).map((file) => `rules/${file}`);
  const texts = new Map(['catalog.seg', ...rules].map((path) => [path, read(path)]));

  const compileRule = (path: string): void => {
    const { program, failed } = check([path], (wanted) => texts.get(wanted), settings);
    if (failed) throw new Error(`${path} is not right`);
    for (const segment of program.segments.keys()) {
      compile(program, segment, { engine: 'duckdb', settings, asOf });
    }
  };

  const times: number[] = [];
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const path of rules) {
      const start = performance.now();
      compileRule(path);
      if (round >= 0) times.push(performance.now() - start);
    }
  }
  const shown = [median(times), quantile(times, 0.99)].map((time) => (time * 1000).toFixed(0));
  return [{ name: 'compile a rule, median / p99', value: `${shown.join(' / ')} µs` }];
}

function read(path: string): string {
  return readFileSync(`${project}/${path}`, 'utf8');
}
