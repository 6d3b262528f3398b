/** Cases of a permit type, told to the core and compared with what they expect: by the pack tools, and before a tenant's own rules are published. */
export { nameOf, runCase, type CaseResult } from './run-case';
export { readingsOf, StoryRun, type Told } from './story-run';
export { changed, World } from './story-world';
