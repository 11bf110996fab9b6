import { error, type NoFacts } from './entry.ts';

/** What is wrong with how a file is written. */
export const syntaxCodes = {
  unexpected: error(
    (f: { expected: string; found: string }) => `expected ${f.expected}, but found \`${f.found}\``,
  ),
  'unexpected-end': error(
    (f: { expected: string }) => `expected ${f.expected}, but the declaration ends here`,
  ),
  'unclosed-bracket': error(
    (f: { bracket: string; closer: string }) => `this \`${f.bracket}\` is never closed with \`${f.closer}\``,
  ),
  'unclosed-text': error((f: { quote: string }) =>
    f.quote === '`'
      ? 'this name is never closed with a backtick'
      : `this text is never closed with \`${f.quote}\``,
  ),
  'stray-bracket': error((f: { bracket: string }) => `this \`${f.bracket}\` closes nothing`),
  'misspelt-keyword': error((f: { written: string }) => `\`${f.written}\` means nothing here`),
  'missing-word': error(
    (f: { word: string; before: string }) => `\`${f.word}\` is missing before \`${f.before}\``,
  ),
  'extra-word': error((f: { word: string }) => `\`${f.word}\` is one word too many`),
  'odd-name': error((f: { name: string }) => `a name such as \`${f.name}\` stands in backticks`),
  'unknown-character': error((f: { text: string }) => `\`${f.text}\` has no meaning here`),
  'unknown-declaration': error(
    (f: { found: string }) =>
      `\`${f.found}\` does not start a declaration; \`import\`, \`event\`, \`user\`, \`segment\`, \`trait\`, \`param\`, \`list\` and \`test\` do`,
  ),
  'unknown-escape': error(
    (f: { escape: string }) => `\`${f.escape}\` is no escape; \`\\"\`, \`\\\\\`, \`\\n\` and \`\\t\` are`,
  ),
  'foreign-sign': error(
    (f: { written: string; meant: string }) => `\`${f.written}\` is written \`${f.meant}\` here`,
  ),
  'shouted-keyword': error(
    (f: { written: string }) => `keywords are lower case, and \`${f.written}\` is not`,
  ),
  'wrong-quotes': error(() => 'texts stand in straight double quotes'),
  'unusual-is': error(
    (f: { written: string; meant: string }) => `\`${f.written}\` is written \`${f.meant}\``,
  ),
  'negated-truth': error(
    (f: { found: string }) => `\`${f.found}\` has two readings when the value is missing`,
  ),
  'leading-zero': error((f: { digits: string }) => `numbers have no leading zeros, and \`${f.digits}\` has`),
  'missing-and': error((_: NoFacts) => 'two conditions follow each other without `and` or `or`'),
  'mixed-and-or': error((_: NoFacts) => '`and` and `or` stand side by side without parentheses'),
  'where-needs-parentheses': error((_: NoFacts) => '`where` takes one comparison, or a group in parentheses'),
  'too-long': error(
    (f: { limit: number }) => `a value has at most ${String(f.limit)} \`+\`, \`-\`, \`*\` and \`/\``,
  ),
  'too-deep': error((f: { limit: number }) => `this stands more than ${String(f.limit)} levels deep`),
} as const;
