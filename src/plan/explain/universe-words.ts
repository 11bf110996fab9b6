import type { UserSource } from '../../catalog/settings.ts';
import { nameWords } from './constant-words.ts';

/** Who can be a member at all, by the settings' source of users and the segment that they exclude. */
export function universeWords(users: UserSource | undefined, exclusion: string | undefined): string {
  if (exclusion === undefined) return sourceWords(users);
  return `${sourceWords(users)} Who is in the segment ${nameWords(exclusion)} is left out: the project excludes them.`;
}

function sourceWords(users: UserSource | undefined): string {
  if (users === undefined)
    return 'Everyone who is seen in a declared event before this instant can be a member.';
  const rows = users.valid === undefined ? 'row' : 'row that is valid at this instant';
  return `Every user with a ${rows} in ${placeOf(users)} can be a member, with or without events; nobody else can.`;
}

function placeOf(users: UserSource): string {
  switch (users.kind) {
    case 'files':
      return users.pattern;
    case 'table':
      return `the table ${users.table.join('.')}`;
  }
}
