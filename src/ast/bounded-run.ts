import type { IToken } from 'chevrotain';
import * as t from '../../grammar/tokens.ts';
import { isOf } from './declaration-layout.ts';
import type { Phrase } from './periods-said-otherwise.ts';

/** A behaviour whose days in a row are bounded from above, up to its end. */
const behaviour = new RegExp(
  '^did (?<before>(?!not )[^(){}]*?) on (?<bound>at most|exactly|less than|fewer than) (?<count>\\d{1,6}) (?<unit>day|week|month)s?' +
    ' in (?:a )?row(?<after>(?: (?!(?:and|or) )[^ (){}]+)*)(?= (?:and|or|\\)|\\}))',
);

/** How far the end of a behaviour may lie from its `did`. */
const longest = 40;

/**
 * `did x on at most 3 days in a row ever`, `on exactly 3 days in a row`: a run is at least so long, so that one which is no
 * longer is said by `not`.
 */
export function boundedRun(tokens: readonly IToken[], at: number): Phrase | undefined {
  const from = tokens.slice(0, at).findLastIndex((token) => isOf(token, t.Did));
  if (from < 0 || isOf(tokens[from - 1], t.Not)) return undefined;
  const words = tokens.slice(from, from + longest).map(({ image }) => image);
  const found = behaviour.exec(words.join(' '));
  if (found === null) return undefined;
  const { before = '', bound = '', count = '', unit = '', after = '' } = found.groups ?? {};
  const run = (least: number) =>
    `did ${before} on at least ${String(least)} ${unit}${least === 1 ? '' : 's'} in a row${after}`;
  const number = Number(count);
  const longer = bound === 'at most' || bound === 'exactly' ? number + 1 : number;
  if (number === 0) return undefined;
  const meant = bound === 'exactly' ? `(${run(number)} and not ${run(longer)})` : `not ${run(longer)}`;
  return { from, to: from + found[0].split(' ').length, meant: [meant] };
}
