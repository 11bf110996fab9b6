/** What we draw with; the package has no types. */
declare module 'railroad-diagrams' {
  interface Drawing {
    toString(): string;
  }
  interface Railroad {
    Diagram(...items: readonly Drawing[]): Drawing;
    Sequence(...items: readonly Drawing[]): Drawing;
    /** The first number is that of the item on the straight line. */
    Choice(straight: number, ...items: readonly Drawing[]): Drawing;
    Optional(item: Drawing): Drawing;
    OneOrMore(item: Drawing, between?: Drawing): Drawing;
    ZeroOrMore(item: Drawing, between?: Drawing): Drawing;
    Terminal(text: string): Drawing;
    NonTerminal(text: string): Drawing;
    Skip(): Drawing;
  }
  const railroad: Railroad;
  export = railroad;
}
