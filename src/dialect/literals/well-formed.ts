/** The text itself. Half a surrogate pair throws: no UTF-8 has it, so no file and no argument brought it here. */
export function wellFormed(text: string): string {
  if (/\p{Cs}/u.test(text)) throw new Error('a text with half a surrogate pair has no place in SQL');
  return text;
}
