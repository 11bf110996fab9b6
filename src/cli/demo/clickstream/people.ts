import { dayLength, dayStart, localDate, localTimestamp, minute } from './calendar.ts';
import { cities, familyNames, givenNames } from './indonesia.ts';
import { random, type Choice, type Random } from './random.ts';

/** How somebody uses the app; `habits.ts` says what each kind does in a day. */
export type Kind = 'devoted' | 'commuter' | 'regular' | 'casual' | 'lapsing' | 'newcomer' | 'silent';

/** A user of the app, and what decides their days. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Undefined for those who never said. */
  readonly city: string | undefined;
  /** YYYY-MM-DD; undefined for those who never said. */
  readonly birthday: string | undefined;
  /** Milliseconds. */
  readonly signedUpAt: number;
  /** Milliseconds; from when on they pay for the Plus plan, undefined for those who never do. */
  readonly plusSince: number | undefined;
  readonly kind: Kind;
  /** The day of a lapsing user's last visit at the latest; later for everybody else than any day. */
  readonly lastDay: number;
  readonly platform: 'android' | 'ios';
  readonly appVersion: string;
}

const kinds: readonly [Choice<Kind>, ...Choice<Kind>[]] = [
  ['devoted', 4],
  ['commuter', 6],
  ['regular', 20],
  ['casual', 40],
  ['lapsing', 12],
  ['newcomer', 10],
  ['silent', 8],
];

/** Everybody in the users table, in order of id. `days` is how many days newcomers have to arrive in. */
export function people(seed: string, firstDay: string, days: number, count: number): readonly Person[] {
  return Array.from({ length: count }, (_, number) => {
    const chance = random(seed, 'person', number);
    const kind = chance.weighted(kinds);
    const signedUpAt = signUp(chance, kind, firstDay, days);
    return {
      id: `u${String(number + 1).padStart(4, '0')}`,
      name: `${chance.pick(givenNames)} ${chance.pick(familyNames)}`,
      city: chance.chance(0.03) ? undefined : chance.weighted(cities),
      birthday: chance.chance(0.12) ? undefined : birthday(chance, firstDay),
      signedUpAt,
      plusSince: plusSince(chance, kind, signedUpAt, firstDay, days),
      kind,
      lastDay: kind === 'lapsing' ? chance.integer(12, days - 4) : Infinity,
      platform: chance.chance(0.78) ? 'android' : 'ios',
      appVersion: chance.weighted([
        ['5.4.1', 60],
        ['5.4.0', 22],
        ['5.2.3', 12],
        ['4.19.0', 6],
      ]),
    };
  });
}

function birthday(chance: Random, firstDay: string): string {
  return localDate(dayStart(firstDay, -chance.integer(17 * 365, 58 * 365)));
}

function signUp(chance: Random, kind: Kind, firstDay: string, days: number): number {
  const day = kind === 'newcomer' ? chance.integer(0, days - 1) : -chance.integer(2, 900);
  const at = dayStart(firstDay, day) + Math.round(chance.near(13.5 * 60, 7 * 60)) * minute;
  return Math.min(at, dayStart(firstDay, day) + dayLength - 1);
}

/** Some take the Plus plan when they sign up, others come to it later, perhaps after the period. */
function plusSince(
  chance: Random,
  kind: Kind,
  signedUpAt: number,
  firstDay: string,
  days: number,
): number | undefined {
  if (!chance.chance(kind === 'devoted' ? 0.6 : kind === 'silent' ? 0.05 : 0.14)) return undefined;
  const later = dayStart(firstDay, chance.integer(-90, days + 60)) + chance.integer(8 * 60, 22 * 60) * minute;
  return chance.chance(0.7) ? signedUpAt : Math.max(signedUpAt, later);
}

/** Whether somebody has the Plus plan at an instant. */
export function hasPlus({ plusSince }: Person, at: number): boolean {
  return plusSince !== undefined && plusSince <= at;
}

const usersHeader = 'user_id,name,city,birthday,signed_up_at,plan,valid_from,valid_to';

/**
 * The users table as CSV, as it stands at an instant, its columns named in the first line. It keeps history: somebody
 * who changed plans has a row for each, valid from one instant to another. What is not known is empty.
 */
export function usersCsv(everybody: readonly Person[], at: number): string {
  const rows = everybody.flatMap((person) => {
    const { id, name, city = '', birthday = '', signedUpAt } = person;
    if (signedUpAt >= at) return [];
    const row = (plan: 'free' | 'plus', from: number, to: number | undefined): string => {
      const valid = [localTimestamp(from), to === undefined ? '' : localTimestamp(to)];
      return [id, name, city, birthday, localTimestamp(signedUpAt), plan, ...valid].join(',');
    };
    if (!hasPlus(person, at - 1)) return [row('free', signedUpAt, undefined)];
    if (hasPlus(person, signedUpAt)) return [row('plus', signedUpAt, undefined)];
    return [
      row('free', signedUpAt, person.plusSince),
      row('plus', person.plusSince ?? signedUpAt, undefined),
    ];
  });
  return `${[usersHeader, ...rows].join('\n')}\n`;
}
