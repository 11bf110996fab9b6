/** A record as it will stand in its topic. */
export interface KafkaRecord {
  readonly topic: string;
  /** Records of one key go to one partition; those without one are spread. */
  readonly key: string | undefined;
  readonly value: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** A record whose partition is decided, once and for all of its tries. */
export interface PlacedRecord extends KafkaRecord {
  readonly partition: number;
}

/** About as many bytes as it takes in a request. */
export function sizeOf({ key = '', value, headers }: KafkaRecord): number {
  const texts = Object.entries(headers).reduce((sum, [name, text]) => sum + name.length + text.length, 0);
  return 20 + key.length + value.length + texts;
}

/** The same bytes, as the libraries take them. */
export function bufferOf(value: Uint8Array): Buffer {
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}
