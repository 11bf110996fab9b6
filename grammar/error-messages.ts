import { OperandName } from './tokens.ts';
import { tokenLabel, type IParserErrorMessageProvider } from 'chevrotain';

/** What a reader would expect to stand where a rule starts, in the words of the language page. */
const expectedByRule: Readonly<Record<string, string>> = {
  declaration: 'a declaration: `import`, `event`, `user` or `segment`',
  section: '`description`, `owner`, `tags`, `time zone`, `refresh`, `expect`, `export` or `members`',
  schedule: '`daily at 06:00`, `hourly`, `weekly on monday at 06:00`, `every 15 minutes` or cron in quotes',
  sizeSection: '`between`, `at least` or `at most`',
  changeSection: '`<` or `<=` and a share such as `20%`',
  type: 'a type: text, integer, number, decimal, boolean, date, timestamp, `list of` or `record`',
  negation: 'a condition',
  expression: 'a condition',
  link: '`and` or `or`',
  operand: 'a value',
  comparison: 'a comparison',
  inTail: 'a value',
  exportSection: 'a user property such as `user.city`',
  compareTail: 'a comparison such as `=` or `<`',
  textTail: '`contains`, `does not contain`, `starts with`, `ends with` or `matches`',
  relativeTail: '`in last`, `in next` or `more than`',
  isTail: '`known`, `missing`, `true` or `false`',
  membership: '`segment` or `sample`',
  share: 'a share such as `10%`',
  clause: 'a count, `where` or a window',
  scanClause: '`where` or a window',
  countClause: '`times`',
  testStatement: '`as of`, `user`, `param`, `expect` or what a user did',
  eventTimes: 'when it happened, such as `20 days ago`',
  expectStatement: '`=`, `is empty`, `includes`, `excludes` or `of`',
  valuePart: '`=` or `is missing`',
  givenValue: 'a value',
  sinceWindow: 'a date such as 2026-01-05',
};

/** Messages are only the expected thing: the tree builder says the rest, with the place. */
export const errorMessages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, ruleName }) =>
    ruleName === 'lastWindow' && expected === OperandName ? 'a unit such as `days`' : tokenLabel(expected),
  buildNotAllInputParsedMessage: () => 'the end of the declaration',
  buildNoViableAltMessage: ({ ruleName }) => expectedByRule[ruleName] ?? 'something else',
  buildEarlyExitMessage: ({ ruleName }) => expectedByRule[ruleName] ?? 'something else',
};
