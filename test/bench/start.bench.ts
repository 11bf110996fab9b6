import { execFileSync } from 'node:child_process';
import { median, type Figure } from './statistics.ts';

const rounds = 25;
const project = ['--settings', 'fixtures/demo/cinnabar.yaml'];

/** How long the command line takes from its start to its end, beside Node that does nothing. Taken in turns. */
export function measure(): readonly Figure[] {
  const bare: number[] = [];
  const version: number[] = [];
  const compile: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(timeOf('-e', '0'));
    version.push(timeOf('dist/cinnabar.js', '--version'));
    compile.push(timeOf('dist/cinnabar.js', ...project, 'compile', 'lapsed_foodies'));
  }
  return [beside('`--version`', version, bare), beside('`compile`', compile, bare)];
}

function beside(command: string, times: readonly number[], bare: readonly number[]): Figure {
  const [it, node] = [median(times), median(bare)];
  return {
    name: `${command} / bare Node`,
    value: `${(it / node).toFixed(2)} (${it.toFixed(0)} / ${node.toFixed(0)} ms)`,
  };
}

function timeOf(...args: readonly string[]): number {
  const start = performance.now();
  execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return performance.now() - start;
}
