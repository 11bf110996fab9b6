import { instantText } from '../../../runtime/warehouse/instant-text.ts';
import type { Constant } from '../../semantics/constant.ts';
import { constantWords } from '../../plan/explain/constant-words.ts';
import type { DecidingClause } from '../why/deciding-clauses.ts';
import type { Failure } from './run-tests.ts';

/** Why one user is wrong. */
export interface WrongUser {
  readonly user: string;
  readonly isMember: boolean;
  /** Undefined for somebody who is no user. */
  readonly clauses: readonly DecidingClause[] | undefined;
}

/** A failure with its place and its reasons, for people and programs. */
export interface ExplainedFailure {
  readonly line: number;
  /** As it was written. */
  readonly expectation: string;
  readonly asOf: string;
  readonly message: string;
  readonly users: readonly WrongUser[];
}

/** Who says why a user is a member or not, or an empty list when nobody can. */
export type Why = (failure: Failure, user: string) => WrongUser['clauses'];

/** More wrong users than these are only counted. */
const mostUsers = 10;

export function explainFailure(
  failure: Failure,
  source: { readonly text: string; readonly line: (at: number) => number },
  why: Why,
): ExplainedFailure {
  const { expectation, scene, wrong } = failure;
  const { start, end } = expectation.span;
  const place = {
    line: source.line(start),
    expectation: source.text.slice(start, end).replace(/\s+/g, ' '),
    asOf: instantText(scene.asOf).replace('.000000', ''),
  };
  switch (wrong.kind) {
    case 'engine':
      return { ...place, message: wrong.reason, users: [] };
    case 'no such user':
      return {
        ...place,
        message: `nobody knows ${wrong.user}: there is no event of theirs before \`as of\``,
        users: [],
      };
    case 'value':
      return { ...place, message: `it is ${valueText(wrong.found)}`, users: [] };
    case 'members': {
      const users = [
        ...wrong.extra.map((user) => ({ user, isMember: true })),
        ...wrong.missing.map((user) => ({ user, isMember: false })),
      ];
      const more = users.length > mostUsers ? `, and ${String(users.length - mostUsers)} more` : '';
      const message = `wrong about ${users
        .slice(0, mostUsers)
        .map(({ user }) => user)
        .join(', ')}${more}`;
      const explained = users
        .slice(0, mostUsers)
        .map(({ user, isMember }): WrongUser => ({ user, isMember, clauses: why(failure, user) }));
      return { ...place, message, users: explained };
    }
  }
}

function valueText(found: Constant | undefined): string {
  return found === undefined ? 'missing' : constantWords(found, 'UTC');
}

/** A failure in lines, without an indent. */
export function failureLines({ expectation, asOf, message, users }: ExplainedFailure): string[] {
  const head = `${expectation}  (as of ${asOf})`;
  if (users.length === 0) return [head, `  ${message}`];
  return [head, ...users.flatMap(userLines)];
}

function userLines({ user, isMember, clauses }: WrongUser): string[] {
  const what = isMember ? 'is a member, and should not be' : 'is no member, and should be';
  if (clauses === undefined) return [`  ${user} ${what}: nothing is known of a user of that name then`];
  return [`  ${user} ${what}:`, ...clauses.flatMap((clause) => clauseLines(clause, '    '))];
}

function clauseLines(clause: DecidingClause, indent: string): string[] {
  const { text, found, because } = clause;
  const line = `${indent}- ${verdict(clause)}: ${text}${found === '' ? '' : `: ${found}`}`;
  return [line, ...because.flatMap((clause) => clauseLines(clause, `${indent}  `))];
}

function verdict({ holds, negated }: DecidingClause): string {
  if (!negated) return holds ? 'holds' : 'does not hold';
  return holds ? 'holds, which rules them out' : 'does not hold, which lets them in';
}
