import { check, compile, type Checked } from '../../../src/compile.ts';
import type { Engine } from '../../../src/dialect/dialect.ts';

const catalog = `
event order_completed { amount: decimal service: text }
user { city: text age: integer }
`;
const settings = {
  timeZone: 'Asia/Jakarta',
  events: { kind: 'lake', path: 'lake/' },
  users: { kind: 'files', pattern: 'users.csv', id: 'id', valid: undefined },
} as const;
const asOf = 1_767_225_600_000_000n;

/** A segment with these members, checked. */
export function checked(members: string): Checked {
  const text = `${catalog}\nsegment long { members ${members} }\n`;
  return check(['rules.seg'], (path) => (path === 'rules.seg' ? text : undefined), settings);
}

/** The SQL of a segment with these members. Throws when it is faulty. */
export function compiled(members: string, engine: Engine): string {
  const { program, failed, diagnostics } = checked(members);
  if (failed) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return compile(program, 'long', { engine, settings, asOf }).sql;
}

/** Conditions that grow in one direction each. */
export const shapes: Readonly<Record<string, (length: number) => string>> = {
  'a chain of different behaviours': (length) =>
    Array.from({ length }, (_, at) => `did order_completed where amount > ${at} in last ${at + 1} days`).join(
      '\n    and ',
    ),
  'a chain of one behaviour': (length) =>
    Array.from({ length }, () => 'did not order_completed ever').join(' or '),
  'a long where': (length) =>
    `did order_completed where (${Array.from({ length }, (_, at) => `amount != ${at}`).join(' and ')}) ever`,
  'a long list': (length) => `user.city in (${Array.from({ length }, (_, at) => `"city ${at}"`).join(', ')})`,
  'many groups': (length) =>
    Array.from(
      { length },
      (_, at) => `(user.age = ${at} or not (user.age > ${at} and user.city is known))`,
    ).join(' and '),
};
