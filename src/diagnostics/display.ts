/** A piece of a line as a terminal shows it: what one cursor step passes over. */
export interface Cell {
  readonly text: string;
  /** Columns that it takes. */
  readonly width: number;
  /** The UTF-16 offset, in the text that was cut up, at which it starts. */
  readonly at: number;
}

/** Characters that move the cursor, turn the direction of writing around, or are not seen at all. */
const unseen =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|(?<!\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d/gu;

const wide =
  /^(?:[\uff66-\uffdc]|([\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|.\ufe0f))/su;

const tabWidth = 4;

/** Made when a line is first cut up: it takes 10 ms, and most commands show none. */
let graphemes: Intl.Segmenter | undefined;

/** The text with every character that would not show replaced by its code point: a message never moves a cursor. */
export function printable(text: string): string {
  return text.replace(unseen, codePoint);
}

/** Cuts a line into cells: tabs become spaces up to the next stop, what would not show becomes `U+001B`. */
export function cellsOf(line: string): Cell[] {
  let column = 0;
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(graphemes.segment(line), ({ segment, index }) => {
    const text = segment === '\t' ? ' '.repeat(tabWidth - (column % tabWidth)) : printable(segment);
    const width = text === segment && wide.exec(segment)?.[1] !== undefined ? 2 : narrowWidth(text, segment);
    column += width;
    return { text, width, at: index };
  });
}

/** The columns that a text takes. */
export function widthOf(text: string): number {
  return cellsOf(text).reduce((width, cell) => width + cell.width, 0);
}

function narrowWidth(text: string, segment: string): number {
  if (text !== segment) return text.length;
  return /^[\p{Mn}\p{Me}]+$/u.test(segment) ? 0 : 1;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
