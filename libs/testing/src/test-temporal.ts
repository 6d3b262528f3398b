/** The Temporal server of a test run, with a namespace of its own: fixed task queues of two specs do not meet. */
import { randomBytes } from 'node:crypto';
import { searchAttributes } from '@holdpoint/contracts';
import { Client, Connection } from '@temporalio/client';
import { addressOf } from './backing/addresses';
import { until } from './until';

export interface TestTemporal {
  /** For HOLDPOINT_TEMPORAL_ADDRESS. */
  readonly address: string;
  /** For HOLDPOINT_TEMPORAL_NAMESPACE. */
  readonly namespace: string;
  readonly connection: Connection;
  readonly client: Client;
  close(): Promise<void>;
}

/** Temporal's IndexedValueType by the names that its CLI uses. */
const indexedValueType = { Text: 1, Keyword: 2, Int: 3, Double: 4, Bool: 5, Datetime: 6, KeywordList: 7 } as const;
/** The permit's search attributes as the operator service takes them. */
export const permitSearchAttributes = (): Record<string, number> =>
  Object.fromEntries(Object.values(searchAttributes).map(({ name, type }) => [name, indexedValueType[type]]));
const day = 86_400;

/** Registers a namespace with the permit's search attributes, ready for use. */
export async function testTemporal(address = addressOf('temporal')): Promise<TestTemporal> {
  const namespace = `t-${randomBytes(5).toString('hex')}`;
  const connection = await Connection.connect({ address, connectTimeout: '30s' });
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: day as unknown as Long },
  });
  await until(
    async () => {
      await connection.operatorService.addSearchAttributes({
        namespace,
        searchAttributes: permitSearchAttributes(),
      });
      return true;
    },
    { what: 'search attributes of a new namespace', every: 200 },
  );
  const client = new Client({ connection, namespace });
  await until(
    async () => {
      const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
      await client.workflow.count('HoldpointTenant = "nobody"');
      return Object.keys(customAttributes ?? {}).includes(searchAttributes.dueAt.name);
    },
    { what: 'the new namespace answering', every: 200 },
  );
  return { address, namespace, connection, client, close: () => connection.close() };
}
