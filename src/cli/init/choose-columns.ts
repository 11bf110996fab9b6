import { CinnabarError } from '../../diagnostics/cinnabar-error.ts';
import { nearest } from '../../diagnostics/suggest.ts';
import { candidates, type Candidate, type Role } from './candidates.ts';
import type { ColumnProfile } from './profile-columns.ts';
import { valuesTable } from './values-table.ts';

/** Which columns of the file hold what, and why. */
export interface ChosenColumns {
  readonly time: ColumnProfile;
  readonly user: ColumnProfile;
  readonly name: ColumnProfile;
  readonly id: ColumnProfile | undefined;
  readonly properties: ColumnProfile | undefined;
  readonly reasons: readonly Reason[];
}

export interface Reason {
  readonly role: Role;
  readonly column: string;
  readonly reason: string;
}

/** What the flags decided: names of columns. */
export type ColumnFlags = Readonly<Partial<Record<'time' | 'user' | 'name' | 'id', string>>>;

/** Puts a question to somebody at a terminal; gives one of the options. */
export type Ask = (question: string, options: readonly string[]) => Promise<string>;

const meanings = {
  time: 'when an event happened',
  user: 'whose event it is',
  name: 'what happened: the name of the event',
} as const;

/** Two columns this near in score are too alike to choose between without asking. */
const alike = 0.15;

/**
 * Chooses a column for each role: a flag decides, else names and values do, else somebody at the terminal. Throws a
 * `CinnabarError` (exit 2) that shows the columns and their first values when no column will do.
 */
export async function chooseColumns(
  columns: readonly ColumnProfile[],
  flags: ColumnFlags,
  ask: Ask | undefined,
): Promise<ChosenColumns> {
  const flagged = new Map<Role, ColumnProfile>();
  for (const role of ['time', 'user', 'name', 'id'] as const) {
    const wanted = flags[role];
    if (wanted !== undefined) flagged.set(role, byFlag(role, wanted, columns));
  }
  const free = new Set(columns.filter((column) => ![...flagged.values()].includes(column)));
  const reasons: Reason[] = [];

  const take = ({ role, column, reason }: Candidate): ColumnProfile => {
    free.delete(column);
    reasons.push({ role, column: column.name, reason });
    return column;
  };
  const decided = (role: Role): ColumnProfile | undefined => {
    const column = flagged.get(role);
    return column && take({ role, column, score: 2, reason: `--${role} says so` });
  };
  const needed = async (role: 'time' | 'user' | 'name'): Promise<ColumnProfile> => {
    const found = candidates(role, [...free]);
    const [best, second] = found;
    if (best && (!second || (best.score >= 1 && best.score - second.score >= alike))) return take(best);
    if (ask) {
      const options = found.length > 0 ? found.map(({ column }) => column) : [...free];
      const answer = await ask(
        `Which column says ${meanings[role]}?`,
        options.map(({ name }) => name),
      );
      const column = byFlag(role, answer, columns);
      return take({ role, column, score: 2, reason: 'you chose it' });
    }
    // A name speaks for one of several; without one, the first would be a guess.
    if (best && best.score >= 1 && best.score > (second?.score ?? 0)) return take(best);
    throw unusable(role, columns, found);
  };
  const optional = (role: 'id' | 'properties'): ColumnProfile | undefined => {
    const [best] = candidates(role, [...free]);
    return best && take(best);
  };
  return {
    time: decided('time') ?? (await needed('time')),
    user: decided('user') ?? (await needed('user')),
    name: decided('name') ?? (await needed('name')),
    id: decided('id') ?? optional('id'),
    properties: optional('properties'),
    reasons,
  };
}

function byFlag(role: Role, wanted: string, columns: readonly ColumnProfile[]): ColumnProfile {
  const column = columns.find(({ name }) => name === wanted);
  if (!column) {
    const near = nearest(
      wanted,
      columns.map(({ name }) => name),
    );
    throw new CinnabarError(`the file has no column \`${wanted}\`\n\n${valuesTable(columns)}`, {
      exitCode: 2,
      hint: near === undefined ? `name one of these with --${role}` : `did you mean \`${near}\`?`,
    });
  }
  if (role === 'time' && column.times === 0)
    throw new CinnabarError(
      `no value of the column \`${wanted}\` is a time that Cinnabar reads: ${column.first.join(', ')}`,
      {
        exitCode: 2,
        hint: readableTimes,
      },
    );
  return column;
}

const readableTimes =
  'times look like 2026-01-05T10:00:00Z, 2026-01-05T10:00:00+07:00 or 2026-01-05 10:00:00 (then UTC), or are timestamps of a Parquet file';

function unusable(
  role: 'time' | 'user' | 'name',
  columns: readonly ColumnProfile[],
  found: readonly Candidate[],
): CinnabarError {
  const flag = `name it with --${role} COLUMN`;
  const several = found.map(({ column }) => `\`${column.name}\``).join(', ');
  return new CinnabarError(
    `${found.length > 1 ? `several columns (${several}) might say ${meanings[role]}` : `no column says ${meanings[role]}`}; the file has:\n\n${valuesTable(columns)}`,
    { exitCode: 2, hint: role === 'time' ? `${flag}; ${readableTimes}` : flag },
  );
}
