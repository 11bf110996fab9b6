import { builders } from 'prettier/doc';
import type {
  EventTimes,
  GivenProperty,
  GivenRecord,
  GivenValue,
  TestDeclaration,
  TestStatement,
} from '../tests/nodes.ts';
import type { Name } from '../nodes.ts';
import { widthOf } from '../../diagnostics/display.ts';
import type { Comments } from './comments.ts';
import { placed, startsAfterBlank, type Doc } from './layout.ts';
import { printName, printOpenName, printText } from './literals.ts';

const { group, hardline, ifBreak, indent, join, line, softline } = builders;

/** The statements of a test, a line each; what users do and who they are is aligned. */
export function printStatements({ statements }: TestDeclaration, comments: Comments): Doc[] {
  const width = Math.max(0, ...statements.map(userWidth));
  return statements.map((statement, at): Doc => {
    const apart = at > 0 && startsAfterBlank(statement, comments);
    const doc = placed(statement, printStatement(statement, width), comments, 'keep');
    return [apart ? hardline : '', doc];
  });
}

function userWidth(statement: TestStatement): number {
  if (statement.kind === 'given event') return widthOf(printName(statement.user));
  if (statement.kind === 'given user' && statement.properties !== undefined)
    return widthOf(printName(statement.name));
  return 0;
}

function printStatement(statement: TestStatement, width: number): Doc {
  const padded = (name: Name) => {
    const text = printName(name);
    return text + ' '.repeat(width - widthOf(text));
  };
  switch (statement.kind) {
    case 'as of':
      return `as of ${statement.at.text}`;
    case 'given user': {
      const { name, properties } = statement;
      if (properties === undefined) return `user ${printName(name)}`;
      return group([`user ${padded(name)} `, printRecord(properties)]);
    }
    case 'given param':
      return group([`param ${printOpenName(statement.name)} = `, printGiven(statement.value)]);
    case 'given event': {
      const { user, event, properties, copies, times } = statement;
      const record: Doc = properties === undefined ? '' : [' ', printRecord(properties)];
      const often =
        copies === undefined ? '' : ` ${copies.digits} ${copies.digits === '1' ? 'time' : 'times'}`;
      return group([`${padded(user)} did ${printName(event)}`, record, often, ' ', printTimes(times)]);
    }
    case 'expected members': {
      const { segment, exact, included, excluded } = statement;
      const start = `expect ${printName(segment)}`;
      if (exact)
        return included.length === 0 ? `${start} is empty` : group([`${start} = `, printUsers(included)]);
      const includes: Doc = included.length === 0 ? '' : [' includes ', printUsers(included)];
      const excludes: Doc = excluded.length === 0 ? '' : [' excludes ', printUsers(excluded)];
      return group([start, includes, excludes]);
    }
    case 'expected value': {
      const { trait, user, value } = statement;
      const is: Doc = value.kind === 'missing' ? ' is missing' : [' = ', printGiven(value)];
      return group([`expect ${printName(trait)} of ${printName(user)}`, is]);
    }
  }
}

function printTimes(times: EventTimes): Doc {
  switch (times.kind) {
    case 'ago':
      return `${times.amounts.map(({ digits }) => digits).join(', ')} ${printName(times.unit)} ago`;
    case 'at':
      return `at ${times.instants.map(({ text }) => text).join(', ')}`;
    case 'on':
      return `on ${times.dates.map(({ text }) => text).join(', ')}`;
  }
}

function printUsers(names: readonly Name[]): Doc {
  return group(['(', indent([softline, join([',', line], names.map(printName))]), softline, ')']);
}

/** A record on one line when it fits, else a property a line. */
function printRecord({ properties }: GivenRecord): Doc {
  if (properties.length === 0) return '{}';
  const docs = properties.map(({ name, value }: GivenProperty, at): Doc => {
    const more = at === properties.length - 1 ? '' : ifBreak('', ',');
    return [line, `${printName(name)}: `, printGiven(value), more];
  });
  return group(['{', indent(docs), line, '}']);
}

function printGiven(value: GivenValue): Doc {
  switch (value.kind) {
    case 'text':
      return printText(value.value);
    case 'number':
      return value.percent ?? value.digits;
    case 'boolean':
      return String(value.value);
    case 'date':
    case 'timestamp':
      return value.text;
    case 'missing':
      return 'missing';
    case 'given list':
      return group(['(', indent([softline, join([',', line], value.items.map(printGiven))]), softline, ')']);
    case 'given record':
      return printRecord(value);
  }
}
