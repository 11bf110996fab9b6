import { createServer } from 'node:net';

/** So many ports of the loopback interface that nobody listens on. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const probes = await Promise.all(
    Array.from({ length: count }, async () => {
      const probe = createServer();
      await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
      return probe;
    }),
  );
  const addresses = probes.map((probe) => probe.address());
  await Promise.all(probes.map((probe) => new Promise<void>((resolve) => probe.close(() => resolve()))));
  return addresses.map((address) => {
    if (address === null || typeof address === 'string') throw new Error('no port was given');
    return address.port;
  });
}
