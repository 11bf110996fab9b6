/**
 * A version as a text that orders as it does; undefined when the text is none. One to four dotted whole numbers of at
 * most 9 digits, absent ones 0; what follows `-` or `+` is not compared.
 */
export function orderedVersion(text: string): string | undefined {
  const [compared = ''] = text.split(/[-+]/);
  const numbers = compared.split('.');
  if (numbers.length > 4 || !numbers.every((number) => /^[0-9]{1,9}$/.test(number))) return undefined;
  return [0, 1, 2, 3].map((at) => String(1_000_000_000 + Number(numbers[at] ?? '0'))).join(' ');
}
