/**
 * A text without the difference between upper and lower case: lowered, then final sigma is sigma and `i` with a
 * combining dot is `i`. The capital with a dot goes first, which engines lower in two ways.
 */
export function foldCase(text: string): string {
  return text.replaceAll('\u0130', 'i\u0307').toLowerCase().replaceAll('ς', 'σ').replaceAll('i\u0307', 'i');
}
