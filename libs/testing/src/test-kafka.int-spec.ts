/** Names that no other spec uses, and a reader from the beginning. */
import { testKafka } from './test-kafka';
import { until } from './until';

describe('testKafka', () => {
  it('creates topics of its own and reads what was published from the beginning', async () => {
    const kafka = testKafka();
    const topic = kafka.topic('holdpoint.permit.v1');
    await kafka.createTopics(topic);
    const producer = kafka.client().producer();
    await producer.connect();
    await producer.send({ topic, messages: [{ key: 'DH-1', value: 'one', headers: { h: 'x' } }] });
    const reader = await kafka.read(topic);
    await producer.send({ topic, messages: [{ key: 'DH-1', value: 'two' }] });
    await until(() => reader.messages.length >= 2, { what: 'two messages' });
    expect(reader.messages.map(({ key, value }) => [key, value])).toEqual([
      ['DH-1', 'one'],
      ['DH-1', 'two'],
    ]);
    expect(reader.messages[0]?.headers).toEqual({ h: 'x' });
    await reader.stop();
    await producer.disconnect();
  });

  it('never gives two specs the same names', () => {
    expect(testKafka().topic('t')).not.toBe(testKafka().topic('t'));
  });
});
