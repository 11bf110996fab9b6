import { WebSocket } from 'ws';

/** What the close frame says when the protocol itself was broken; `ws` sends the bare code. */
const reasons: Readonly<Record<number, string>> = {
  1002: 'not a valid WebSocket frame',
  1007: 'text that is not UTF-8',
  1008: 'too many fragments in one message',
  1009: 'the frame is larger than this server takes; send smaller batches',
};

/** A server's socket that says why it closes. */
export class EventSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code, reason ?? (code === undefined ? undefined : reasons[code]));
  }
}

/** A close reason: at most 123 bytes, as RFC 6455 has it. */
export function closeReason(text: string): string {
  let cut = text;
  while (Buffer.byteLength(cut) > 123) cut = cut.slice(0, -1);
  return cut;
}
