/** A namespace of its own with the permit’s search attributes, and skipped time. */
import { searchAttributes } from '@holdpoint/contracts';
import { addressOf } from './backing/addresses';
import { testTemporal } from './test-temporal';
import { timeSkippingTemporal } from './time-skipping-temporal';

const names = Object.values(searchAttributes).map(({ name }) => name);

describe('testTemporal', () => {
  it('gives a namespace of its own that knows every search attribute of a permit', async () => {
    const temporal = await testTemporal();
    const { customAttributes } = await temporal.connection.operatorService.listSearchAttributes({
      namespace: temporal.namespace,
    });
    expect(Object.keys(customAttributes ?? {})).toEqual(expect.arrayContaining(names));
    const handle = await temporal.client.workflow.start('nothing-runs-this', {
      taskQueue: 'permit',
      workflowId: 'permit/t/1',
      searchAttributes: { HoldpointTenant: ['t'], HoldpointWaitingOn: ['unit-head', 'safety-department'] },
    });
    expect((await handle.describe()).status.name).toBe('RUNNING');
    await handle.terminate();
    await temporal.close();
  });

  it('stands beside a default namespace of the local stack that knows them too', async () => {
    const temporal = await testTemporal(addressOf('temporal'));
    const { customAttributes } = await temporal.connection.operatorService.listSearchAttributes({
      namespace: 'default',
    });
    expect(Object.keys(customAttributes ?? {})).toEqual(expect.arrayContaining(names));
    await temporal.close();
  });
});

describe('timeSkippingTemporal', () => {
  it('passes a day in moments', async () => {
    const environment = await timeSkippingTemporal();
    const before = await environment.currentTimeMs();
    await environment.sleep('24 hours');
    expect((await environment.currentTimeMs()) - before).toBeGreaterThanOrEqual(86_400_000);
    await environment.teardown();
  });
});
