/** Every situation of the types that have the most of them (X4). */
import { exploresEvery } from './test-support/explored';

exploresEvery(({ type }) => type === 'hot-work' || type === 'temporary-power');
