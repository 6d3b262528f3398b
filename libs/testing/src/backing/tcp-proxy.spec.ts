/** The proxy passes bytes, breaks them off and holds them back as told. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { until } from '../until';
import { tcpProxy, type TcpProxy } from './tcp-proxy';

describe('tcpProxy', () => {
  let echo: Server;
  let proxy: TcpProxy;
  beforeEach(async () => {
    echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket));
    await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
    proxy = await tcpProxy(`127.0.0.1:${(echo.address() as AddressInfo).port}`);
  });
  afterEach(async () => {
    await proxy.close();
    echo.close();
  });

  const dial = async (): Promise<{ socket: Socket; heard: () => string }> => {
    const socket = connect(proxy.port, '127.0.0.1').on('error', () => undefined);
    let heard = '';
    socket.on('data', (chunk) => (heard += chunk.toString()));
    await once(socket, 'connect');
    return { socket, heard: () => heard };
  };

  it('passes bytes both ways', async () => {
    const { socket, heard } = await dial();
    socket.write('hello');
    await until(() => heard() === 'hello');
    expect(proxy.connections).toBe(1);
    socket.end();
    await until(() => proxy.connections === 0);
  });

  it('breaks what runs through it and refuses more until restored', async () => {
    const { socket } = await dial();
    await until(() => proxy.connections === 1);
    const closed = once(socket, 'close');
    proxy.cut();
    await closed;
    const refused = await dial();
    await once(refused.socket, 'close');
    proxy.restore();
    const again = await dial();
    again.socket.write('back');
    await until(() => again.heard() === 'back');
    again.socket.destroy();
  });

  it('can hold everything back and then let it through', async () => {
    const { socket, heard } = await dial();
    socket.write('a');
    await until(() => heard() === 'a');
    proxy.stall();
    socket.write('b');
    const other = await dial();
    other.socket.write('c');
    await until(() => proxy.connections === 2);
    expect(heard()).toBe('a');
    proxy.restore();
    await until(() => heard() === 'ab' && other.heard() === 'c');
    socket.destroy();
    other.socket.destroy();
  });
});
