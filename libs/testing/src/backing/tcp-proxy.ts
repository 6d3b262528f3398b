/** A TCP proxy on loopback that can cut what runs through it: the network fails while the server behind it is well. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** `127.0.0.1:<port>` */
  readonly address: string;
  /** How many connections run through it now. */
  readonly connections: number;
  /** Breaks every connection and refuses new ones, until restored. */
  cut(): void;
  /** Keeps connections but passes nothing on, as a network that loses packets, until restored. */
  stall(): void;
  restore(): void;
  close(): Promise<void>;
}

/** @param target `host:port`, or a function when it moves; @param port to listen on; a free one unless told */
export async function tcpProxy(target: string | (() => string), port = 0): Promise<TcpProxy> {
  let state: 'open' | 'cut' | 'stalled' = 'open';
  const pairs = new Set<readonly [Socket, Socket]>();
  const destroy = (): void => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  };
  const server = createServer((inside) => {
    if (state === 'cut') {
      inside.destroy();
      return;
    }
    const [host, targetPort] = (typeof target === 'string' ? target : target()).split(':');
    const outside = connect({ host, port: Number(targetPort) });
    const pair = [inside, outside] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [outside, inside] as const]) {
      from.on('data', (chunk) => {
        if (!to.write(chunk)) from.pause();
      });
      to.on('drain', () => {
        if (state !== 'stalled') from.resume();
      });
      from.on('end', () => to.end());
      from.on('error', () => to.destroy());
      from.on('close', () => {
        pairs.delete(pair);
        to.destroy();
      });
    }
    if (state === 'stalled') for (const socket of pair) socket.pause();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  return {
    port: taken,
    address: `127.0.0.1:${taken}`,
    get connections() {
      return pairs.size;
    },
    cut() {
      state = 'cut';
      destroy();
    },
    stall() {
      state = 'stalled';
      for (const pair of pairs) for (const socket of pair) socket.pause();
    },
    restore() {
      state = 'open';
      for (const pair of pairs) for (const socket of pair) socket.resume();
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        destroy();
      }),
  };
}
