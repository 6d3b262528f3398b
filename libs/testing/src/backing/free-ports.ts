/** Free ports on loopback, below the range the system gives to outgoing connections. */
import { createServer, type AddressInfo, type Server } from 'node:net';

const listen = (port: number): Promise<Server | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server));
  });

/** Different free ports, held together until all are known. */
export async function freePorts(count: number): Promise<number[]> {
  const held: Server[] = [];
  for (let port = 20_000 + Math.floor(Math.random() * 10_000); held.length < count && port < 32_000; port += 1) {
    const server = await listen(port);
    if (server) held.push(server);
  }
  const free = held.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  if (free.length < count) throw new Error('no free ports between 20000 and 32000');
  return free;
}
