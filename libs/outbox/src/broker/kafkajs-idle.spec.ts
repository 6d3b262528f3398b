/** kafkajs's request queue with our fix: silent when nothing waits, still sending what does. Fails when the package changes under it. */
import { createRequire } from 'node:module';
import { quietKafkajs } from './kafkajs-idle';

interface Queue {
  throttleCheckTimeoutId: unknown;
  throttledUntil: number;
  pending: unknown[];
  checkPendingRequests(): void;
  scheduleCheckPendingRequests(): void;
  destroy(): void;
}
type QueueClass = new (options: object) => Queue;
const RequestQueue = createRequire(__filename)('kafkajs/src/network/requestQueue') as QueueClass;
const silent = () => undefined;
const logger = { debug: silent, warn: silent, error: silent, info: silent };
const queue = (): Queue =>
  new RequestQueue({
    maxInFlightRequests: 1,
    requestTimeout: 1_000,
    enforceRequestTimeout: false,
    clientId: 'c',
    broker: 'b',
    logger,
    isConnected: () => true,
  });

beforeAll(() => {
  quietKafkajs();
  jest.useFakeTimers();
});
afterAll(() => {
  jest.useRealTimers();
});
afterEach(() => jest.clearAllTimers());

it('arms nothing while nothing waits', () => {
  const idle = queue();
  idle.scheduleCheckPendingRequests();
  expect(idle.throttleCheckTimeoutId).toBeFalsy();
  expect(jest.getTimerCount()).toBe(0);
});

it('looks again while something is pending, and when a throttle ends', () => {
  const busy = queue();
  const looks = jest.spyOn(busy, 'checkPendingRequests').mockImplementation(silent);
  busy.pending = [{}];
  busy.scheduleCheckPendingRequests();
  busy.scheduleCheckPendingRequests();
  expect(jest.getTimerCount()).toBe(1);
  jest.advanceTimersByTime(10);
  expect(looks).toHaveBeenCalledTimes(1);
  busy.pending = [];
  busy.throttledUntil = Date.now() + 500;
  busy.scheduleCheckPendingRequests();
  jest.advanceTimersByTime(499);
  expect(looks).toHaveBeenCalledTimes(1);
  jest.advanceTimersByTime(1);
  expect(looks).toHaveBeenCalledTimes(2);
});
