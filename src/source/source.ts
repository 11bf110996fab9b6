/** A line and a column, both from 1; the column counts characters (code points). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A named text with a line table. Lines are worked out once, when somebody first asks. */
export class Source {
  readonly name: string;
  readonly text: string;
  #lineStarts: readonly number[] | undefined;

  constructor(name: string, text: string) {
    this.name = name;
    // Half a character, which no UTF-8 holds, is a replacement character, as a decoder has it.
    this.text = text.replace(/\p{Cs}/gu, '\uFFFD');
  }

  /** Where an offset stands. Offsets past the end stand at the end. */
  position(offset: number): Position {
    const starts = this.#starts();
    const at = Math.min(offset, this.text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const before = this.text.slice(starts[low], at);
    return { line: low + 1, column: Array.from(before).length + 1 };
  }

  /** The text of a line (from 1) without its line break; empty when there is no such line. */
  line(number: number): string {
    const starts = this.#starts();
    const start = starts[number - 1];
    if (start === undefined) return '';
    return this.text.slice(start, starts[number] ?? this.text.length).replace(/(?:\r\n?|\n)$/, '');
  }

  /** The offset at which a line (from 1) starts; the text's end when there is no such line. */
  lineStart(number: number): number {
    return this.#starts()[number - 1] ?? this.text.length;
  }

  #starts(): readonly number[] {
    if (this.#lineStarts === undefined) {
      const starts = [0];
      // An editor shows a new line after a lone carriage return, too.
      for (const { index, 0: end } of this.text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
      this.#lineStarts = starts;
    }
    return this.#lineStarts;
  }
}
