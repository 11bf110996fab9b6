import { describe, expect, test } from 'vitest';
import type { Clause, Events, Expression } from '../../src/ast/nodes.ts';
import { parse } from '../../src/ast/parse.ts';
import { Report } from '../../src/diagnostics/report.ts';
import { Source } from '../../src/source/source.ts';

function parsed(text: string) {
  const report = new Report();
  const file = parse(new Source('rules.seg', text), report);
  return { declarations: file.declarations, codes: report.all().map(({ code }) => code) };
}

/** The condition of a segment, written as nested lists; throws when it is not sound. */
function condition(text: string): string {
  const { declarations, codes } = parsed(`segment s { members ${text} }`);
  if (codes.length > 0) throw new Error(codes.join(', '));
  const [segment] = declarations;
  if (segment?.kind !== 'segment') throw new Error('no segment');
  const [section] = segment.sections;
  if (section?.kind !== 'members') throw new Error('no members');
  return shown(section.condition);
}

function shown(expression: Expression): string {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return `[${expression.arms.map(shown).join(` ${expression.kind} `)}]`;
    case 'not':
      return `not ${shown(expression.arm)}`;
    case 'at least of':
      return `at least ${expression.least.digits} of (${expression.arms.map(shown).join(', ')})`;
    case 'age':
      return `age of ${shown(expression.of)}`;
    case 'point':
      return `(${shown(expression.latitude)}, ${shown(expression.longitude)})`;
    case 'distance test':
      return `${shown(expression.from)} within of ${shown(expression.of)}`;
    case 'size':
      return `size of ${shown(expression.of)}`;
    case 'list test':
      return `${shown(expression.value)} has ${expression.negated ? 'no ' : ''}${shown(expression.item)}`;
    case 'any item': {
      const [where] = expression.clauses;
      return `any ${expression.name.text} in ${shown(expression.list)} where ${where === undefined ? '' : shown(where.condition)}`;
    }
    case 'anniversary':
      return `anniversary of ${shown(expression.of)}`;
    case 'local part':
      return `local ${expression.part.text}`;
    case 'version':
      return `version ${JSON.stringify(expression.text)}`;
    case 'path':
      return expression.names.map(({ text }) => text).join('.');
    case 'compare':
      return `${shown(expression.left)} ${expression.operator} ${shown(expression.right)}`;
    case 'one of':
      return `${shown(expression.value)} ${expression.negated ? 'not in' : 'in'} (${expression.options.map(shown).join(' ')})`;
    case 'number':
      return expression.digits;
    case 'text':
      return JSON.stringify(expression.value);
    case 'date':
    case 'timestamp':
      return expression.text;
    case 'boolean':
      return String(expression.value);
    case 'between':
      return `${shown(expression.value)} between ${shown(expression.low)} and ${shown(expression.high)}`;
    case 'text test': {
      const { operator, negated, value, part, ignoringCase } = expression;
      return `${negated ? 'not ' : ''}${shown(value)} ${operator} ${shown(part)}${ignoringCase ? ' ignoring case' : ''}`;
    }
    case 'relative test':
      return `${shown(expression.value)} ${expression.relation} ${expression.amount} ${expression.unit.text}`;
    case 'arithmetic':
      return `(${shown(expression.left)} ${expression.operator} ${shown(expression.right)})`;
    case 'aggregate': {
      const taken = expression.argument === undefined ? '' : `(${shown(expression.argument)})`;
      return `${expression.function.text}${taken} of ${events(expression.events)}`;
    }
    case 'presence':
      return `${shown(expression.value)} is ${expression.known ? 'known' : 'missing'}`;
    case 'truth':
      return `${shown(expression.value)} is ${expression.is ? 'true' : 'false'}`;
    case 'rank':
      return `${expression.end} ${expression.size.digits}${expression.isShare ? '%' : ''} by ${shown(expression.by)}`;
    case 'score':
      return `score ${expression.groups.digits} by ${shown(expression.by)}`;
    case 'since':
      return `${expression.unit.text} since the ${expression.which} ${events(expression.events)}`;
    case 'average gap':
      return `average ${expression.unit.text} between ${events(expression.events)}`;
    case 'more often':
      return `did${expression.negated ? ' not' : ''} more ${events(expression.more.events)} than ${events(expression.than.events)}`;
    case 'in sample':
      return `in sample ${expression.to.digits}%`;
    case 'in list':
    case 'in segment':
      return `${expression.kind} ${expression.name.text}`;
    case 'did':
      return `did${expression.negated ? ' not' : ''} ${events(expression.events)} ${clauses(expression.clauses)}`;
    case 'sequence': {
      const steps = expression.steps.map(
        (step) => `${step.negated ? 'not ' : ''}${events(step.events)} ${clauses(step.clauses)}`,
      );
      return `did ${steps.join(' then ')} ${clauses(expression.clauses)}`;
    }
    case 'stopped':
    case 'restarted': {
      const { kind, active, quiet, clauses } = expression;
      const where = clauses.map(({ condition: only }) => ` where ${shown(only)}`).join('');
      return `${kind} ${events(expression.events)}${where} ${active.amount.digits} ${quiet.amount.digits}`;
    }
    case 'error':
      return 'error';
  }
}

function clauses(written: readonly Clause[]): string {
  return `{${written.map(clauseText).join('; ')}}`;
}

function clauseText(clause: Clause): string {
  switch (clause.kind) {
    case 'count':
      return clause.word;
    case 'regularity':
      return `${clause.least.digits} of ${clause.of.digits}`;
    case 'count of periods':
      return clause.unit.text;
    case 'where':
      return shown(clause.condition);
    case 'occurrence':
      return `${String(clause.which)} ${clause.ago?.relation ?? 'time'}`;
    case 'within':
    case 'all within':
      return `${clause.kind} ${clause.length.amount.digits}`;
    case 'as':
      return `as ${clause.name.text}`;
    case 'window':
      return clause.window.kind;
  }
}

function events(written: Events): string {
  switch (written.kind) {
    case 'one event':
      return written.name.text;
    case 'any of':
      return `any of (${written.names.map(({ text }) => text).join(', ')})`;
    case 'any event':
      return written.kind;
  }
}

describe('a condition', () => {
  test.each([
    ['a chain is one node', 'a and b and c', '[a and b and c]'],
    ['parentheses group', 'a and (b or c)', '[a and [b or c]]'],
    ['parentheses around one thing are nothing', '((a))', 'a'],
    ['not binds closer than and', 'not a and b', '[not a and b]'],
    ['not takes a comparison', 'not a = 1 and b', '[not a = 1 and b]'],
    ['not may stand twice', 'not not a', 'not not a'],
    [
      'where takes one comparison',
      'did x where a = 1 ever and user.b = 2',
      '[did x {a = 1; ever} and user.b = 2]',
    ],
    ['where takes a group', 'did x where (a = 1 and b = 2) ever', 'did x {[a = 1 and b = 2]; ever}'],
    [
      'then starts a step, with its own clauses',
      'did x then (y where a = 1 within 1 hour) then not z within 2 days at least 2 times ever',
      'did x {} then y {a = 1; within 1} then not z {within 2} {at least; ever}',
    ],
    ['a step may be called then', 'did then then then ever', 'did then {} then then {} {ever}'],
    [
      'all within and windows belong to the whole, in any order',
      'did (x as v) then y all within 1 hour where a = 1 within 7 days after user.d',
      'did x {as v} then y {a = 1} {all within 1; after}',
    ],
    [
      'in last after where is the window',
      'did x where a in (1, 2) in last 3 days',
      'did x {a in (1 2); last}',
    ],
    [
      'in last in a group of where is about the value',
      'did x where (a in last 2 days and b in next 1 day) in last 3 days',
      'did x {[a in last 2 days and b in next 1 day]; last}',
    ],
    ['in last after a property asks about it', 'user.a in last 3 days', 'user.a in last 3 days'],
    [
      'more than counts, but not before ago',
      'did x where (a more than 2 days ago) more than 3 times ever',
      'did x {a more than 2 days; more than; ever}',
    ],
    [
      'ignoring case belongs to its comparison',
      'a contains "x" ignoring case and b = "y" ignoring case',
      '[a contains "x" ignoring case and b = "y"]',
    ],
    ['does not contain', 'a does not contain b', 'not a contains b'],
    [
      'clauses stand in any order',
      'did x in last 3 days where a = 1 at least 2 times',
      'did x {last; a = 1; at least}',
    ],
    [
      'the and of between is no chain',
      'did x between 1 and 2 times ever and b',
      '[did x {between; ever} and b]',
    ],
    [
      'keywords are names where a name is expected',
      'did first ever and did order ever',
      '[did first {ever} and did order {ever}]',
    ],
    [
      'names with odd characters stand in backticks',
      'did `$pageview` where `a b` = 1 ever',
      'did $pageview {a b = 1; ever}',
    ],
    ['words that are taken stand in backticks', 'did `not` ever', 'did not {ever}'],
    [
      'any of several events',
      'did not any of (x, first, `any`) ever',
      'did not any of (x, first, any) {ever}',
    ],
    [
      'any event',
      'did any event ever and days of any event ever > 1',
      '[did any event {ever} and days of any event > 1]',
    ],
    ['an event may be called event', 'did event ever', 'did event {ever}'],
    ['the first time', 'did first for the first time where a = 1 today', 'did first {1 time; a = 1; today}'],
    ['for the may be left out', 'did x last time more than 2 days ago', 'did x {last more than}'],
    ['a time in digits', 'did x last month for the 12th time', 'did x {period; 12 time}'],
    ['stopped', 'stopped x where a = 1: in last 60 days, quiet 14 days', 'stopped x where a = 1 60 14'],
    [
      'stopped any',
      'stopped any of (x, y): in last 2 weeks, quiet 1 day and b',
      '[stopped any of (x, y) 2 1 and b]',
    ],
    ['restarted', 'restarted x in last 2 days after 7 days quiet where a = 1', 'restarted x where a = 1 2 7'],
    [
      'a value may be called stopped',
      'stopped > 1 and restarted not in (1, 2)',
      '[stopped > 1 and restarted not in (1 2)]',
    ],
    ['numbers keep their digits', 'a = -0.50', 'a = -0.50'],
    ['texts have escapes', String.raw`a = "\"\\\n\t'"`, String.raw`a = "\"\\\n\t'"`],
    [
      'dates and timestamps are told apart',
      'a = 2026-01-05 or a = 2026-01-05T10:00:00+07:00',
      '[a = 2026-01-05 or a = 2026-01-05T10:00:00+07:00]',
    ],
    ['comments and line breaks are white space', 'a # the first\n  and b', '[a and b]'],
  ])('%s', (_, text, tree) => {
    expect(condition(text)).toBe(tree);
  });
});

test('every span covers what it stands for', () => {
  const text = 'segment s { members (user.age >= 18) and did `x y` ever }';
  const [segment] = parsed(text).declarations;
  const [section] = segment?.kind === 'segment' ? segment.sections : [];
  const chain = section?.kind === 'members' ? section.condition : undefined;
  if (chain?.kind !== 'and') throw new Error('no chain');
  expect(chain.arms.map(({ span }) => text.slice(span.start, span.end))).toEqual([
    'user.age >= 18',
    'did `x y` ever',
  ]);
});

test('declarations are those that a file has, in their order', () => {
  const { declarations, codes } = parsed(`
    import "a.seg"
    event bought "It was bought" { amount: decimal, tags: list of text }
    user { address: record { city: text } }
    segment s "S" { owner "growth" time zone "Asia/Jakarta" export user.city members a }`);
  expect(codes).toEqual([]);
  expect(declarations.map(({ kind }) => kind)).toEqual(['import', 'event', 'user', 'segment']);
});

describe('faults', () => {
  test('a name or text that is never closed is all that follows its quote, no half of a character less', () => {
    const { declarations, codes } = parsed(
      'event `😀\nevent other {}\nsegment s { owner "😀\n members did other ever }',
    );
    expect(codes).toEqual(['unclosed-text', 'unclosed-text']);
    const texts = JSON.stringify(declarations, (_, value: unknown) =>
      typeof value === 'bigint' ? 0 : value,
    );
    expect(texts).not.toMatch(/\\ud83d/);
  });

  test('five that have nothing to do with each other are five diagnostics', () => {
    const { codes } = parsed(`
      event a { x: }
      segment one { members did a == 1 }
      segment two { members did a ever && did b ever }
      segment three { members did a ever did b ever }
      segment four { members a and b or c }`);
    expect(codes).toHaveLength(5);
  });

  test('one in a declaration leaves the next as it is', () => {
    const { declarations } = parsed('segment a { members did } segment b { members did x ever }');
    expect(
      declarations.map((declaration) => (declaration.kind === 'segment' ? declaration.name.text : '')),
    ).toEqual(['a', 'b']);
  });

  test('a brace that is missing does not swallow the next segment', () => {
    const { declarations, codes } = parsed('segment a { members x segment b { members y }');
    expect(codes).toHaveLength(1);
    expect(declarations).toHaveLength(2);
  });

  test.each(['', ' ', '\n', '# nothing', '\ufeff'])(
    'a file that says nothing declares nothing: %j',
    (text) => {
      expect(parsed(text).declarations).toEqual([]);
    },
  );
});

test('a chain of arithmetic joins from the left, products before sums', () => {
  expect(condition('user.a + 2 * user.b - 1 > 3')).toBe('((user.a + (2 * user.b)) - 1) > 3');
});

test('a between belongs to the value before it, or to the behaviour when it counts or is its window', () => {
  expect(condition('did x where a between 1 and 2 ever')).toBe('did x {a between 1 and 2; ever}');
  expect(condition('did x where (a = 1) between 1 and 2 times ever')).toBe('did x {a = 1; between; ever}');
  expect(condition('did x where a = 1 between 2 and 1 days ago')).toBe('did x {a = 1; ago}');
  expect(condition('count of x between 9 and 2 days ago between 1 and 2')).toBe('count of x between 1 and 2');
  expect(condition('sum(a) of x ever between 1 and (2 + 3)')).toBe('sum(a) of x between 1 and (2 + 3)');
});
