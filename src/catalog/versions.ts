/**
 * A version: one to four dotted whole numbers of at most 9 digits, absent ones 0. What follows `-` or `+` is not
 * compared. Of RE2's syntax; each group is a number.
 */
export const storedVersion = String.raw`^(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:[-+](?s:.*))?$`;

/** How many numbers a version has, and digits a number. */
export const versionParts = [1, 2, 3, 4] as const;
export const versionDigits = 9;

const parts = /^(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:[-+][^]*)?$/;

/** A text that orders as its version does; undefined when it is no version. */
export function versionKey(text: string): string | undefined {
  const found = parts.exec(text);
  if (found === null) return undefined;
  return versionParts.map((part) => (found[part] ?? '').padStart(versionDigits, '0')).join('');
}
