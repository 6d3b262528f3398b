/** Every situation of every shipped type but the largest (X4). */
import { exploresEvery } from './test-support/explored';

exploresEvery(({ type }) => type !== 'hot-work' && type !== 'temporary-power');
