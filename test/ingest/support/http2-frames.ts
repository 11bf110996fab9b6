import type { Socket } from 'node:net';

const headerBytes = 9;
const data = 0;

/** The payload of the first frame of data that a server of HTTP/2 sends. */
export async function dataOfFirst(socket: Socket): Promise<Buffer> {
  let read = Buffer.alloc(0);
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    read = Buffer.concat([read, chunk]);
    for (;;) {
      const end = read.length < headerBytes ? Infinity : headerBytes + read.readUIntBE(0, 3);
      if (read.length < end) break;
      if (read[3] === data) return read.subarray(headerBytes, end);
      read = read.subarray(end);
    }
  }
  throw new Error('the server sent no data');
}
