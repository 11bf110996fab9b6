/** A field's name as requests are read: in small letters without `_`, so that `event_bytes` and `eventBytes` are one. */
export function fieldName(key: string): string {
  return key.toLowerCase().replaceAll('_', '');
}
