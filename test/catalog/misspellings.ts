/** The name with one letter less, more or other, or two of them swapped. */
export function misspellings(key: string): string[] {
  return Array.from(key).flatMap((letter, at) => {
    const [before, after] = [key.slice(0, at), key.slice(at + 1)];
    const swapped = before + after.slice(0, 1) + letter + after.slice(1);
    const more = [letter, 'q'].map((other) => `${before}${letter}${other}${after}`);
    return [before + after, ...more, `${before}q${after}`, swapped];
  });
}
