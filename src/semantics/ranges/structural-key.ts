/** A text that two values of the typed rule share when they are built alike. */
export function structuralKey(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'bigint') return `${String(part)}n`;
    return part instanceof Map ? [...(part as Map<unknown, unknown>)] : part;
  });
}
