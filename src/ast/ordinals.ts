import { ordinalWords } from '../../grammar/tokens.ts';

const words = ordinalWords.map(({ name }) => name.toLowerCase());

/** `first` to `tenth`, then in digits: `11th`. */
export function ordinalText(number: number): string {
  return words[number - 1] ?? `${String(number)}${suffixOf(number)}`;
}

/** The number that an ordinal stands for, and whether it is spelt as in English: `2th` is not. */
export function readOrdinal(text: string): { readonly number: number; readonly sound: boolean } {
  const word = words.indexOf(text);
  if (word !== -1) return { number: word + 1, sound: true };
  const number = Number.parseInt(text, 10);
  return { number, sound: text === `${String(number)}${suffixOf(number)}` };
}

function suffixOf(number: number): string {
  const tens = number % 100;
  if (tens > 10 && tens < 20) return 'th';
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th';
}
