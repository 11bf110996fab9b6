import type {
  AggregateValue,
  Anchor,
  ArithmeticValue,
  EventScan,
  LocalPartValue,
  SinceValue,
  UserWindow,
  Value,
} from '../../semantics/typed.ts';
import type { Constant } from '../../semantics/constant.ts';
import type { Ranking } from '../../semantics/ranking.ts';
import { timeRange } from '../bind.ts';
import { constantWords, counted, nameWords, pathWords } from './constant-words.ts';
import { inlineWords } from './inline-words.ts';
import type { Telling } from './telling.ts';
import { windowWords } from './window-words.ts';
import { type Words, words } from './words.ts';

/** A value as the subject or object of a sentence; a trait is its name. */
export function valueWords(value: Value, telling: Telling): Words {
  const trait = telling.traits.get(value);
  if (trait === undefined) return ownWords(value, telling);
  telling.mentioned.traits.add(value);
  return words`${nameWords(trait)}`;
}

/** What a value is made of, also when it is a trait. */
export function ownWords(value: Value, telling: Telling): Words {
  switch (value.kind) {
    case 'constant':
      return words`${givenWords(value.constant, telling)}`;
    case 'event property':
      return words`${pathWords(value.path)}`;
    case 'user property':
      return words`their ${pathWords(value.path)}`;
    case 'aggregate':
      return aggregateWords(value, telling);
    case 'score':
      return words`their score from 1 to ${String(value.groups)} by ${rankingWords(value.ranking, telling)}`;
    case 'since':
      return sinceWords(value, telling);
    case 'step property':
      return words`the ${pathWords(value.path)} of ${nameWords(value.called)}`;
    case 'event time':
      return words`the time`;
    case 'local part':
      return localPartWords(value, telling);
    case 'size':
      return words`the number of items in ${valueWords(value.value, telling)}`;
    case 'item':
      return words`${value.path.length === 0 ? 'the item' : `its ${pathWords(value.path)}`}`;
    case 'lowered':
      return valueWords(value.value, telling);
    case 'version':
      return value.value.kind === 'constant'
        ? words`version ${valueWords(value.value, telling)}`
        : valueWords(value.value, telling);
    case 'arithmetic':
      return words`${sideWords(value.left, telling)} ${operatorWords(value.operator)} ${sideWords(value.right, telling)}`;
  }
}

/** `the local hour`, `the local date of their signed_up_at in the zone that their time_zone names`. */
function localPartWords({ part, value, zone }: LocalPartValue, telling: Telling): Words {
  const ofWhat = value.kind === 'event time' ? '' : words` of ${valueWords(value, telling)}`;
  if (typeof zone !== 'string')
    return words`the local ${part}${ofWhat} in the zone that ${valueWords(zone, telling)} names`;
  return words`the local ${part}${ofWhat}${zone === telling.zone ? '' : ` in ${zone}`}`;
}

/** A constant; a parameter's with its name. */
export function givenWords(constant: Constant, telling: Telling): string {
  const parameter = telling.parameters.get(constant);
  const value = constantWords(constant, telling.zone);
  if (parameter === undefined) return value;
  telling.mentioned.parameters.add(constant);
  return `${nameWords(parameter)} (${value})`;
}

/** Whether there can be users, or events, for which a value is missing. */
export function canBeMissing(value: Value): boolean {
  switch (value.kind) {
    case 'constant':
    case 'event time':
      return false;
    case 'event property':
    case 'user property':
    case 'step property':
      return true;
    case 'item':
      return value.path.length > 0;
    case 'aggregate':
      return !isZeroWithoutEvents(value.aggregate);
    case 'since':
    case 'score':
      return true;
    case 'lowered':
    case 'version':
    case 'size':
      return canBeMissing(value.value);
    case 'local part':
      return typeof value.zone !== 'string' || canBeMissing(value.value);
    case 'arithmetic':
      return value.operator === '/' || canBeMissing(value.left) || canBeMissing(value.right);
  }
}

/** The events of a scan: `order_completed`, `any of login or order_completed`. */
export function eventWords({ events }: Pick<EventScan, 'events'>, telling: Telling): string {
  for (const event of events) telling.mentioned.events.add(event);
  const names = events.map(nameWords);
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `any of ${names.join(', ')} or ${last}`;
}

/** The window of a scan, in words. */
export function scanWindow({ window }: Pick<EventScan, 'window'>, telling: Telling): Words {
  if (window.kind === 'after') return userWindowWords(window, telling);
  const range = timeRange(window, telling.asOf);
  if (window.kind !== 'ever') telling.mentioned.implied.add('window ends');
  return { text: windowWords(window, range, telling.zone), windows: [range] };
}

/** `within 7 days after their signed_up_at`. */
function userWindowWords({ anchor, amount, unit }: UserWindow, telling: Telling): Words {
  telling.mentioned.implied.add('window ends');
  telling.mentioned.implied.add('missing anchors');
  return words`within ${counted(amount, unit)} after ${anchorWords(anchor, telling)}`;
}

/** What a window follows. */
export function anchorWords(anchor: Anchor, telling: Telling): Words {
  switch (anchor.kind) {
    case 'timestamp':
      return words`their ${pathWords(anchor.path)}`;
    case 'start of date': {
      const zone = anchor.zone === telling.zone ? '' : ` in ${anchor.zone}`;
      return words`the start of their ${pathWords(anchor.path)}${zone}`;
    }
    case 'first event': {
      const only =
        anchor.where === undefined
          ? ''
          : words` (counting only those where ${inlineWords(anchor.where, telling)})`;
      return words`they first did ${eventWords(anchor, telling)}${only}`;
    }
  }
}

function aggregateWords(value: AggregateValue, telling: Telling): Words {
  const { where, aggregate } = value;
  telling.mentioned.implied.add(
    isZeroWithoutEvents(aggregate) ? 'zero without events' : 'missing without events',
  );
  const only = where === undefined ? '' : words` where ${inlineWords(where, telling)}`;
  return words`${functionWords(aggregate)} ${eventWords(value, telling)} ${scanWindow(value, telling)}${only}`;
}

/** By what users are ranked, in which groups, and which of them. */
export function rankingWords({ by, per, among }: Ranking, telling: Telling): Words {
  telling.mentioned.implied.add('missing ranks');
  const groups = per === undefined ? '' : words`, each ${valueWords(per, telling)} by itself`;
  const some = among === undefined ? '' : `, only those for whom this holds: ${telling.inline(among)}`;
  return words`${valueWords(by, telling)}${groups}${some}`;
}

/** `the number of whole days since they last did x in the last 90 days`. */
function sinceWords(value: SinceValue, telling: Telling): Words {
  const { which, unit, where } = value;
  telling.mentioned.implied.add('missing without events');
  const only = where === undefined ? '' : words` where ${inlineWords(where, telling)}`;
  return words`the number of whole ${unit}s since they ${which} did ${eventWords(value, telling)} ${scanWindow(value, telling)}${only}`;
}

function isZeroWithoutEvents({ function: name }: AggregateValue['aggregate']): boolean {
  switch (name) {
    case 'count':
    case 'days':
    case 'distinct':
    case 'sum':
      return true;
    case 'avg':
    case 'min':
    case 'max':
    case 'first':
    case 'last':
    case 'mode':
    case 'percentile':
    case 'average gap':
      return false;
  }
}

function functionWords(aggregate: AggregateValue['aggregate']): string {
  switch (aggregate.function) {
    case 'count':
      return 'the number of times they did';
    case 'days':
      return 'the number of days on which they did';
    case 'average gap':
      return `the average number of ${aggregate.unit}s from one to the next time they did`;
    case 'distinct':
      return `the number of different values of ${pathWords(aggregate.property.path)} of`;
    case 'sum':
      return `the sum of ${pathWords(aggregate.property.path)} of`;
    case 'avg':
      return `the average ${pathWords(aggregate.property.path)} of`;
    case 'min':
      return `the least ${pathWords(aggregate.property.path)} of`;
    case 'max':
      return `the greatest ${pathWords(aggregate.property.path)} of`;
    case 'first':
      return `the first ${pathWords(aggregate.property.path)} of`;
    case 'last':
      return `the last ${pathWords(aggregate.property.path)} of`;
    case 'mode':
      return `the most frequent ${pathWords(aggregate.property.path)} of`;
    case 'percentile':
      return aggregate.percent === 50
        ? `the median ${pathWords(aggregate.property.path)} of`
        : `percentile ${String(aggregate.percent)} of ${pathWords(aggregate.property.path)} of`;
  }
}

function sideWords(side: Value, telling: Telling): Words {
  const inside = valueWords(side, telling);
  return side.kind === 'arithmetic' && !telling.traits.has(side) ? words`(${inside})` : inside;
}

function operatorWords(operator: ArithmeticValue['operator']): string {
  switch (operator) {
    case '+':
      return 'plus';
    case '-':
      return 'minus';
    case '*':
      return 'times';
    case '/':
      return 'divided by';
  }
}
