import type { Session } from '../../../runtime/warehouse/duckdb/session.ts';
import { eventColumn, existingEvents } from './existing-events.ts';
import type { EventsProfile } from './profile-events.ts';
import { isWritable } from './property-readings.ts';

/** A rule to begin with, and how many users it finds in the data it was made from. */
export interface StarterRule {
  /** The segment's name, and its file's. */
  readonly name: string;
  readonly title: string;
  /** Said of the rule in a comment. */
  readonly comment: string;
  /** What stands under `members`, a clause per line. */
  readonly members: readonly string[];
  readonly found: number;
}

/** The rule says which events by their name as the catalog spells it. */
type Spell = (name: string) => string;

/** Users by which of the watched events they ever did, as a bit each. */
interface Overlap {
  readonly events: readonly string[];
  readonly groups: readonly { readonly mask: number; readonly users: number }[];
}

/** A mask over more events than this has too many groups to be worth the search. */
const watched = 12;

/** A good starter rule finds about this share of the users: enough to see, few enough to be a choice. */
const aimedShare = 0.25;

/** Events whose names say that somebody got what they came for. */
const goal =
  /purchas|order|paid|payment_(success|complete)|checkout_(success|complete)|subscri|book|complete|convert|signed_?up/i;
/** Events whose names say that somebody was on the way. */
const onTheWay = /cart|basket|checkout|wish|search|view|start|request|trial/i;

/**
 * Two rules that find some users and not all, where the data allows it. Their windows are `ever` and `since` a date,
 * so that they find the same users however long ago the data ends.
 */
export async function starterRules(
  session: Session,
  profile: EventsProfile,
  spell: Spell,
): Promise<readonly [StarterRule, StarterRule]> {
  const declared = profile.events.filter(({ name }) => isWritable(name)).map(({ name }) => name);
  const overlap = await overlapOf(session, declared);
  return [
    await regulars(session, profile, declared, spell),
    unfinished(overlap, profile, spell) ?? (await goneQuiet(session, profile, spell)),
  ];
}

/** Those who did the most usual thing often, lately when the data is long enough to have a lately. */
async function regulars(
  session: Session,
  profile: EventsProfile,
  declared: readonly string[],
  spell: Spell,
): Promise<StarterRule> {
  const since = dayBefore(profile.lastTime, 30);
  const long = profile.firstTime.slice(0, 10) < since;
  const rows = await session.rows(
    `select name, least_times, users from (
       select name, times as least_times, sum(count(*)) over (partition by name order by times desc) as users
       from (select ${eventColumn.name} as name, ${eventColumn.user},
               count(distinct ${eventColumn.id}) + count(*) filter (${eventColumn.id} is null) as times
             from ${existingEvents}
             where ${eventColumn.name} in (select unnest(from_json($1, '["varchar"]')))
               and ${eventColumn.time} >= cast($2 as timestamptz)
             group by all)
       group by name, times
     ) where users < $3
     order by least_times = 1, abs(users / $3 - ${aimedShare}), users desc, name limit 1`,
    { values: [JSON.stringify(declared), long ? `${since}T00:00:00Z` : profile.firstTime, profile.users] },
  );
  const [best] = rows;
  const window = long ? `since ${since}` : 'ever';
  const times = Number(best?.least_times ?? 1);
  const event = best ? String(best.name) : (declared[0] ?? '');
  return {
    name: 'regulars',
    title: 'Regulars',
    comment: 'Who comes back often, and could be asked what they like?',
    members: [
      `did ${spell(event)}${times > 1 ? ` at least ${String(times)} times` : ''} ${best ? window : 'ever'}`,
    ],
    found: best ? Number(best.users) : await everDid(session, event),
  };
}

/** Those who did one thing and never another that usually comes with it. */
function unfinished(overlap: Overlap, profile: EventsProfile, spell: Spell): StarterRule | undefined {
  const count = (keep: (mask: number) => boolean): number =>
    overlap.groups.reduce((sum, { mask, users }) => (keep(mask) ? sum + users : sum), 0);
  let best:
    | { readonly did: string; readonly not: string; readonly found: number; readonly worth: number }
    | undefined;
  for (const [a, did] of overlap.events.entries())
    for (const [b, not] of overlap.events.entries()) {
      const found = count((mask) => (mask >> a) % 2 === 1 && (mask >> b) % 2 === 0);
      if (a === b || found === 0 || found === profile.users) continue;
      const nearness = 1 - Math.abs(found / profile.users - aimedShare);
      const worth =
        nearness +
        (goal.test(not) ? 1 : 0) +
        (onTheWay.test(did) && !goal.test(did) ? 0.5 : 0) -
        (goal.test(did) ? 0.5 : 0);
      if (!best || worth > best.worth) best = { did, not, found, worth };
    }
  if (!best) return undefined;
  return {
    name: 'unfinished',
    title: 'Left something unfinished',
    comment: `Who did ${best.did} and never got to ${best.not}? They may need a hand.`,
    members: [`did ${spell(best.did)} ever`, `and did not ${spell(best.not)} ever`],
    found: best.found,
  };
}

/** For data with a single event: those who did it once and have not done it lately. */
async function goneQuiet(session: Session, profile: EventsProfile, spell: Spell): Promise<StarterRule> {
  const event = profile.events.find(({ name }) => isWritable(name))?.name ?? '';
  for (const days of [14, 7, 3, 1, 30, 60]) {
    const since = dayBefore(profile.lastTime, days);
    const [row] = await session.rows(
      `select count(*) as users from (select ${eventColumn.user} from ${existingEvents} where ${eventColumn.name} = $1
       group by 1 having max(${eventColumn.time}) < cast($2 as timestamptz))`,
      { values: [event, `${since}T00:00:00Z`] },
    );
    const found = Number(row?.users ?? 0);
    if (found > 0 && found < profile.users)
      return {
        name: 'gone_quiet',
        title: 'Gone quiet',
        comment: 'Who was here before and has not been back?',
        members: [`did ${spell(event)} ever`, `and did not ${spell(event)} since ${since}`],
        found,
      };
  }
  return {
    name: 'everybody',
    title: 'Everybody',
    comment: 'Everybody who was ever here: the data tells no two groups apart.',
    members: [`did ${spell(event)} ever`],
    found: await everDid(session, event),
  };
}

async function overlapOf(session: Session, declared: readonly string[]): Promise<Overlap> {
  const events = declared.slice(0, watched);
  // Events that say somebody got there are watched even when they are rare.
  for (const name of declared
    .slice(watched)
    .filter((name) => goal.test(name))
    .slice(0, 2)) {
    events.pop();
    events.unshift(name);
  }
  const rows = await session.rows(
    `select mask, count(*) as users from (
       select ${eventColumn.user}, bit_or(cast(1 << (list_position(from_json($1, '["varchar"]'), ${eventColumn.name}) - 1) as bigint)) as mask
       from ${existingEvents} where list_contains(from_json($1, '["varchar"]'), ${eventColumn.name}) group by 1
     ) group by mask`,
    { values: [JSON.stringify(events)] },
  );
  return { events, groups: rows.map((row) => ({ mask: Number(row.mask), users: Number(row.users) })) };
}

async function everDid(session: Session, event: string): Promise<number> {
  const [row] = await session.rows(
    `select count(distinct ${eventColumn.user}) as users from ${existingEvents} where ${eventColumn.name} = $1`,
    { values: [event] },
  );
  return Number(row?.users ?? 0);
}

/** The UTC date so many days before an instant's. */
function dayBefore(instant: string, days: number): string {
  return new Date(Date.parse(instant.slice(0, 10)) - days * 86_400_000).toISOString().slice(0, 10);
}
