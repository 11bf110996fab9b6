import { createToken, Lexer, type ITokenConfig, type TokenType } from 'chevrotain';

/** Any word that may stand where a name is expected: keywords are not reserved there. */
export const Name = createToken({ name: 'Name', pattern: Lexer.NA, label: 'a name' });

/** Any word that may start a value: every name but those that start or join conditions. */
export const OperandName = createToken({ name: 'OperandName', pattern: Lexer.NA, label: 'a name' });

/** `first` to `tenth`, or in digits. */
export const Ordinal = createToken({ name: 'Ordinal', pattern: Lexer.NA, label: 'a number such as `first`' });
const OrdinalDigits = createToken({
  name: 'OrdinalDigits',
  pattern: /\d+(?:st|nd|rd|th)\b/,
  categories: [Ordinal],
  label: 'a number such as `12th`',
});

/** One character of each group by which the lexer looks tokens up: each below 256, then 255 at a time. */
function anyStart(): number[] {
  return Array.from({ length: 512 }, (_, at) => (at < 256 ? at : Math.min((at - 255) * 255 + 1, 0xffff)));
}

const letters = /[\p{L}_][\p{L}\p{M}\p{N}_]*(?:-[\p{L}_][\p{L}\p{M}\p{N}_]*)*/uy;

/** A name with a dash or a letter beyond a to z: read as the name that is meant, but it has to stand in backticks. */
const OddName = createToken({
  name: 'OddName',
  pattern: (text, offset) => {
    letters.lastIndex = offset;
    const found = letters.exec(text);
    return found === null || /^\w*$/.test(found[0]) ? null : found;
  },
  start_chars_hint: anyStart(),
  line_breaks: false,
  categories: [Name, OperandName],
  label: 'a name',
});

export const Identifier = createToken({
  name: 'Identifier',
  pattern: /[A-Za-z_][A-Za-z0-9_]*/,
  categories: [Name, OperandName],
  label: 'a name',
});

/** Stands where something could not be read; no text is lexed as it. */
export const Unreadable = createToken({
  name: 'Unreadable',
  pattern: Lexer.NA,
  categories: [Name, OperandName],
  label: 'something unreadable',
});

export const QuotedName = createToken({
  name: 'QuotedName',
  pattern: /`[^`\r\n]*`/,
  categories: [Name, OperandName],
  label: 'a name in backticks',
  line_breaks: false,
});

/** The words of the language. The lexer reads each as an `Identifier` and looks it up. */
export const keywords: TokenType[] = [];

function keyword(word: string, config: Partial<ITokenConfig> = {}): TokenType {
  const token = createToken({
    name: word.charAt(0).toUpperCase() + word.slice(1),
    pattern: Lexer.NA,
    categories: [Name, OperandName],
    label: `\`${word}\``,
    ...config,
  });
  keywords.push(token);
  return token;
}

/** A word that starts, joins or ends a condition: a value of that name stands in backticks. */
function joint(word: string): TokenType {
  return keyword(word, { categories: [Name] });
}

export const And = joint('and');
export const Or = joint('or');
export const Not = joint('not');
export const Did = joint('did');
export const In = joint('in');
export const Is = joint('is');
export const Where = joint('where');
export const Between = joint('between');
export const True = joint('true');
export const False = joint('false');
export const Ever = joint('ever');

export const Import = keyword('import');
export const Event = keyword('event');
export const User = keyword('user');
export const Segment = keyword('segment');
export const Owner = keyword('owner');
export const Export = keyword('export');
export const Members = keyword('members');
export const Trait = keyword('trait');
export const Param = keyword('param');
export const Test = keyword('test');
export const As = keyword('as');
export const Expect = keyword('expect');
export const Empty = keyword('empty');
export const Includes = keyword('includes');
export const Excludes = keyword('excludes');
export const Times = keyword('times');
export const Time = keyword('time');
export const Zone = keyword('zone');
export const List = keyword('list');
export const Record = keyword('record');
export const Of = keyword('of');
export const At = keyword('at');
export const Least = keyword('least');
export const Most = keyword('most');
export const Exactly = keyword('exactly');
export const More = keyword('more');
export const Less = keyword('less');
export const Than = keyword('than');
export const Last = keyword('last');
export const Since = keyword('since');
export const Complete = keyword('complete');
export const This = keyword('this');
export const Distinct = keyword('distinct');
export const Today = keyword('today');
export const Yesterday = keyword('yesterday');
export const On = keyword('on');
export const Before = keyword('before');
export const From = keyword('from');
export const To = keyword('to');
export const Known = keyword('known');
export const Missing = keyword('missing');
export const Contains = keyword('contains');
export const Contain = keyword('contain');
export const Average = keyword('average');
export const Top = keyword('top');
export const Bottom = keyword('bottom');
export const Score = keyword('score');
export const By = keyword('by');
export const Per = keyword('per');
export const Among = keyword('among');
export const Age = keyword('age');
export const Anniversary = keyword('anniversary');
export const Version = keyword('version');
export const Local = keyword('local');
export const Matches = keyword('matches');
export const Match = keyword('match');
export const Does = keyword('does');
export const Starts = keyword('starts');
export const Ends = keyword('ends');
export const With = keyword('with');
export const Ignoring = keyword('ignoring');
export const Case = keyword('case');
export const Next = keyword('next');
export const Ago = keyword('ago');
export const Sample = keyword('sample');
export const Seed = keyword('seed');
export const Any = keyword('any');
export const Has = keyword('has');
export const No = keyword('no');
export const For = keyword('for');
export const The = keyword('the');
export const After = keyword('after');
export const Stopped = keyword('stopped');
export const Restarted = keyword('restarted');
export const Quiet = keyword('quiet');
export const Within = keyword('within');
export const Description = keyword('description');
export const Tags = keyword('tags');
export const Refresh = keyword('refresh');
export const Daily = keyword('daily');
export const Hourly = keyword('hourly');
export const Weekly = keyword('weekly');
export const Every = keyword('every');
export const Data = keyword('data');
export const Wait = keyword('wait');
export const Up = keyword('up');
export const Size = keyword('size');
export const Change = keyword('change');
export const Then = keyword('then');
export const All = keyword('all');
export const A = keyword('a');
export const Row = keyword('row');
export const Once = keyword('once');
export const Same = keyword('same');

function ordinal(word: string): TokenType {
  return keyword(word, { categories: [Name, OperandName, Ordinal] });
}

export const First = ordinal('first');

/** `first` to `tenth`, in order. */
export const ordinalWords: readonly TokenType[] = [
  First,
  ...'second third fourth fifth sixth seventh eighth ninth tenth'.split(' ').map(ordinal),
];

export const TimestampLiteral = createToken({
  name: 'TimestampLiteral',
  pattern: /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?/,
  label: 'a timestamp such as 2026-06-30T00:00:00Z',
});
export const DateLiteral = createToken({
  name: 'DateLiteral',
  pattern: /\d{4}-\d{2}-\d{2}/,
  label: 'a date such as 2026-06-30',
});
export const ClockTime = createToken({
  name: 'ClockTime',
  pattern: /\d{1,2}:\d{2}(?!\d)/,
  label: 'a time of day such as `06:00`',
});
export const NumberLiteral = createToken({
  name: 'NumberLiteral',
  pattern: /\d+(\.\d+)?/,
  label: 'a number',
});
export const StringLiteral = createToken({
  name: 'StringLiteral',
  pattern: /"(?:[^"\\\r\n]|\\[^\r\n])*"/,
  label: 'a text in double quotes',
});

function sign(name: string, text: string, categories: TokenType[] = []): TokenType {
  const escaped = text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return createToken({ name, pattern: new RegExp(escaped), label: `\`${text}\``, categories });
}

export const LeftBrace = sign('LeftBrace', '{');
export const RightBrace = sign('RightBrace', '}');
export const LeftParen = sign('LeftParen', '(');
export const RightParen = sign('RightParen', ')');
export const Comma = sign('Comma', ',');
export const Colon = sign('Colon', ':');
export const Dot = sign('Dot', '.');
export const Equal = sign('Equal', '=');
export const NotEqual = sign('NotEqual', '!=');
export const LessEqual = sign('LessEqual', '<=');
export const LessThan = sign('LessThan', '<');
export const GreaterEqual = sign('GreaterEqual', '>=');
export const GreaterThan = sign('GreaterThan', '>');
export const Plus = sign('Plus', '+');
export const Minus = sign('Minus', '-');
export const Star = sign('Star', '*');
export const Slash = sign('Slash', '/');
export const Percent = sign('Percent', '%');

/**
 * Slips: what people type out of habit from other languages. Each is lexed as the word that was meant, so that
 * the parser goes on, and the tree builder says how to write it here.
 */
function slip(name: string, pattern: RegExp, meant: TokenType): TokenType {
  return createToken({ name, pattern, categories: [meant], label: meant.LABEL ?? meant.name });
}

/** The words of the language, as they are written. */
export const words: ReadonlyMap<string, TokenType> = new Map(
  keywords.map((type) => [type.name.toLowerCase(), type]),
);

/** A word of the language that is not in lower case. */
function shouted(word: TokenType): TokenType {
  return createToken({
    name: `${word.name}Shouted`,
    pattern: Lexer.NA,
    categories: [word, Name],
    label: word.LABEL ?? word.name,
  });
}

export const slips = {
  doubleEqual: slip('DoubleEqual', /==/, Equal),
  angles: slip('Angles', /<>/, NotEqual),
  doubleAmpersand: slip('DoubleAmpersand', /&&/, And),
  doubleBar: slip('DoubleBar', /\|\|/, Or),
  greaterArrow: slip('GreaterArrow', /=>/, GreaterEqual),
  squareBracket: slip('SquareBracket', /\[/, LeftParen),
  squareCloser: slip('SquareCloser', /\]/, RightParen),
  lessArrow: slip('LessArrow', /=</, LessEqual),
  bang: slip('Bang', /!/, Not),
  // No number has a leading zero, so the comma before one can be no comma of a list.
  groupedNumber: slip(
    'GroupedNumber',
    /(?:\d{1,3}(?:,\d{3})*,0\d\d(?:,\d{3})*(?!\d)|\d+(?:_\d+)+)(?:\.\d+)?/,
    NumberLiteral,
  ),
  thousands: slip('Thousands', /\d+(?:\.\d+)?[kK](?!\w)/, NumberLiteral),
  looseDate: slip('LooseDate', /\d{4}(?:-\d{1,2}-\d{1,2}|\/\d{1,2}\/\d{1,2})(?!\d)/, DateLiteral),
  singleQuotes: slip('SingleQuotes', /'(?:[^'\\\r\n]|\\[^\r\n])*'/, StringLiteral),
  smartQuotes: slip(
    'SmartQuotes',
    /[“”„‟](?:[^“”"\\\r\n]|\\[^\r\n])*[“”"]|[‘’][^‘’\r\n]*[‘’]/,
    StringLiteral,
  ),
  unclosedText: slip('UnclosedText', /["“](?:[^"”\\\r\n]|\\[^\r\n])*|['‘][^'’\r\n]*/, StringLiteral),
  unclosedName: createToken({
    name: 'UnclosedName',
    pattern: /`[^`\r\n]*/,
    categories: [Name, OperandName],
    label: 'a name in backticks',
  }),
  oddName: OddName,
  sqlNull: createToken({
    name: 'SqlNull',
    pattern: Lexer.NA,
    categories: [Missing, Name, OperandName],
    label: '`missing`',
  }),
  shouted: [And, Or, Not, Did, In, Is, Where, Between].map(shouted),
} as const;

const Whitespace = createToken({
  name: 'Whitespace',
  pattern: /[ \t\r\n]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
const Comment = createToken({ name: 'Comment', pattern: /#[^\r\n]*/, group: 'comments' });
const ForeignComment = createToken({
  name: 'ForeignComment',
  pattern: /\/\/[^\r\n]*|--[^\r\n]*|\/\*[^]*?\*\//,
  group: 'foreignComments',
  line_breaks: true,
});

/** Every token, in the order in which the lexer tries them. */
export const tokens: TokenType[] = [
  Whitespace,
  Comment,
  ForeignComment,
  TimestampLiteral,
  DateLiteral,
  slips.looseDate,
  slips.groupedNumber,
  slips.thousands,
  OrdinalDigits,
  ClockTime,
  NumberLiteral,
  StringLiteral,
  slips.singleQuotes,
  slips.smartQuotes,
  slips.unclosedText,
  QuotedName,
  slips.unclosedName,
  ...keywords,
  ...slips.shouted,
  slips.sqlNull,
  OddName,
  Identifier,
  Unreadable,
  slips.doubleEqual,
  slips.angles,
  slips.doubleAmpersand,
  slips.doubleBar,
  slips.greaterArrow,
  slips.lessArrow,
  slips.squareBracket,
  slips.squareCloser,
  LeftBrace,
  RightBrace,
  LeftParen,
  RightParen,
  Comma,
  Colon,
  Dot,
  NotEqual,
  slips.bang,
  Equal,
  LessEqual,
  LessThan,
  GreaterEqual,
  GreaterThan,
  Plus,
  Minus,
  Star,
  Slash,
  Percent,
  Name,
  OperandName,
  Ordinal,
];
