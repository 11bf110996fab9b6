import type { IToken } from 'chevrotain';
import * as t from '../../grammar/tokens.ts';
import { clauseStarts, isOf } from './declaration-layout.ts';

/** The tokens in `[from, to)` say something of periods, or `once`, in other words than those that are meant. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
  readonly meant: readonly string[];
}

type Parts = Readonly<Record<string, string | undefined>>;

const count = '(?<count>\\d{1,6})';
const units = '(?<unit>day|week|month)s?';
const often = '(?:(?:at )?least |(?<more>more than ))?(?<times>once|twice|\\d{1,6} times?)';
const per = '(?<per>day|week|month)';
const inEach = `(?:(?:a|per|each|every) )?${per}`;
const everyOne = `(?:(?:every|each) ${per}|(?<ly>daily|weekly|monthly))`;
const share = `in (?:at least )?(?:${count}|all)(?: out)? of (?:the )?last (?<of>\\d{1,6})(?: complete)? ${units}`;
const inLast = '(?:in|for) (?:the )?last (?<of>\\d{1,6})(?: complete)? (?<unit>day|week|month|year)s?';
const least = `(?:(?:on|for) )?(?:at least |(?<more>more than ))?${count}`;

/** How periods are spoken of, and what is written for it. The longer stand before those that they begin with. */
const phrases: readonly (readonly [RegExp, (parts: Parts) => readonly string[]])[] = (
  [
    [`${least} (?:(?:distinct )?${units} )?in (?:a )?row`, inARow],
    [`${least} (?:consecutive|successive) ${units}(?: in a row)?`, inARow],
    [`on (?:at least )?${count} (?:different )?${units}(?! in (?:a )?row)`, distinct],
    [`${often}(?: ${inEach})? ${share}`, regular],
    [`${often} ${inEach} ${inLast}`, regularInAll],
    [`${everyOne} ${share}`, regular],
    [`(?:every|each) ${per} ${inLast}`, regularInAll],
    [share, regular],
    [`(?<word>at least|at most|exactly|more than|less than) (?<times>once|twice)`, someTimes],
    [`(?<times>once|twice)`, someTimes],
  ] as const
).map(([words, meaning]) => [new RegExp(`^${words}(?= |$)(?! (?:a|per|each|every) )`), meaning]);

/** `at least 2 times per week in at least 3 out of the last 4 complete weeks`, and the word after it. */
const longest = 18;

/** A phrase on periods that holds the token `at`, or ends right before it or its `in`. */
export function periodsSaidOtherwise(tokens: readonly IToken[], at: number): Phrase | undefined {
  const end = isOf(tokens[at - 1], t.In) ? at - 1 : at;
  const event = tokens.slice(0, at).findLastIndex((token) => isOf(token, t.Did, t.Then)) + 1;
  const isNamed = event > 0 && !isOf(tokens[event], ...clauseStarts);
  for (let from = event + 1; isNamed && from <= at; from += 1) {
    const words = tokens.slice(from, from + longest).map(({ image }) => image);
    for (const [pattern, meaning] of phrases) {
      const found = pattern.exec(words.join(' '));
      if (found === null) continue;
      const to = from + found[0].split(' ').length;
      const meant = meaning(found.groups ?? {});
      if (to >= end && !meant.includes(found[0])) return { from, to, meant };
    }
  }
  return undefined;
}

function inARow({ more, count: found, unit = 'day' }: Parts): readonly string[] {
  const number = Number(found) + (more === undefined ? 0 : 1);
  return [`on at least ${inNumber(number, unit)} in a row`];
}

function distinct({ count: found, unit = '' }: Parts): readonly string[] {
  return [`on at least ${inNumber(Number(found), `distinct ${unit}`)}`];
}

function regular({ more, times = 'once', per: said, ly, count: found, of = '', unit = '' }: Parts) {
  const each = said ?? (ly === 'daily' ? 'day' : (ly?.slice(0, -2) ?? unit));
  const least = times === 'once' ? 'at least once' : `at least ${inDigits(times)}`;
  const frequency = more === undefined ? least : `more than ${inDigits(times)}`;
  return [`${frequency} a ${each} in ${found ?? of} of the last ${inNumber(Number(of), unit)}`];
}

/** As many whole periods as the length holds: 30 days are 4 weeks. */
function regularInAll({ of = '', per: said = '', unit = '', ...parts }: Parts): readonly string[] {
  const days: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };
  const periods = Math.floor((Number(of) * (days[unit] ?? 0)) / (days[said] ?? 1));
  return periods === 0 ? [] : regular({ ...parts, per: said, of: String(periods), unit: said });
}

function someTimes({ word, times = '' }: Parts): readonly string[] {
  return (word === undefined ? ['at least', 'exactly'] : [word]).map((one) => `${one} ${inDigits(times)}`);
}

function inDigits(times: string): string {
  return { once: '1 time', twice: '2 times' }[times] ?? times;
}

function inNumber(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
