import type { ColumnProfile } from './profile-columns.ts';

/** What a column may be to an event. */
export type Role = 'time' | 'user' | 'name' | 'id' | 'properties';

/** A column that may play a role, and why. */
export interface Candidate {
  readonly column: ColumnProfile;
  readonly role: Role;
  /** Higher is likelier; 1 and more is likely enough to go on without asking. */
  readonly score: number;
  readonly reason: string;
}

/** Names that people give such columns, without case, spaces and underscores; the likeliest first. */
const usualNames: Readonly<Record<Role, readonly string[]>> = {
  time: ['eventtime', 'eventtimestamp', 'timestamp', 'time', 'ts', 'occurredat', 'eventat', 'datetime', 'eventdate', 'clienttime', 'createdat', 'date'],
  user: ['userid', 'user', 'uid', 'customerid', 'customer', 'memberid', 'accountid', 'personid', 'profileid', 'distinctid', 'visitorid', 'userpseudoid', 'clientid', 'username', 'email', 'anonymousid', 'deviceid'],
  name: ['eventname', 'event', 'eventtype', 'action', 'activity', 'type', 'name', 'eventaction'],
  id: ['eventid', 'eventuuid', 'insertid', 'messageid', 'eventguid', 'id', 'uuid', 'guid'],
  properties: ['properties', 'eventproperties', 'props', 'params', 'eventparams', 'attributes', 'payload', 'data'],
}; // prettier-ignore

/** More different names than this are no names of events. */
const mostEventNames = 1000;

/**
 * The columns that may play a role, the likeliest first. Both the column's name and what lies in it count: a name
 * alone is not believed when the values contradict it.
 */
export function candidates(role: Role, columns: readonly ColumnProfile[]): readonly Candidate[] {
  return columns.flatMap((column) => candidate(role, column) ?? []).sort((a, b) => b.score - a.score);
}

function candidate(role: Role, column: ColumnProfile): Candidate | undefined {
  if (column.present === 0) return undefined;
  const called = nameScore(role, column.name);
  const isCalled = called > 0 ? 'so named, ' : '';
  switch (role) {
    case 'time':
      if (column.times < 0.5) return undefined;
      return {
        column,
        role,
        score: 1 + called,
        reason: `${isCalled}${percent(column.times)} of its values are times`,
      };
    case 'user': {
      if (called === 0 || column.distinct < 2 || column.times > 0.5) return undefined;
      const repeats = column.present / column.distinct >= 1.5 ? 'many rows each' : 'hardly a row each';
      return { column, role, score: 1 + called, reason: `${isCalled}${repeats}` };
    }
    case 'name': {
      if (column.distinct > mostEventNames || column.times > 0.5 || column.longest > 200) return undefined;
      const looks =
        column.wholeNumbers < 0.5 && column.distinct >= 2 && column.present / column.distinct >= 3;
      if (called === 0 && !looks) return undefined;
      return {
        column,
        role,
        score: called === 0 ? 0.5 : 1 + called,
        reason: `${isCalled}few different values`,
      };
    }
    case 'id':
      if (called === 0 || column.present < column.rows || column.distinct < 0.8 * column.rows)
        return undefined;
      return {
        column,
        role,
        score: 1 + called,
        reason: `${isCalled}present in every row, hardly ever twice`,
      };
    case 'properties':
      if (called === 0 || column.objects < 0.9) return undefined;
      return { column, role, score: 1 + called, reason: `${isCalled}JSON objects` };
  }
}

/** 1 for the likeliest name, less for others, 0 for a name that says nothing. */
function nameScore(role: Role, name: string): number {
  const bare = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const names = usualNames[role];
  const at = names.indexOf(bare);
  return at === -1 ? 0 : 1 - at / (2 * names.length);
}

function percent(share: number): string {
  return `${String(Math.floor(share * 100))} %`;
}
