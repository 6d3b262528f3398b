/** Words of every condition that can be open on a permit, by itself: the workflow's bundle holds these and no more of the words. */
import { gasWords } from './gas.words';
import { isolationWords } from './isolation.words';
import { permitDomainWords } from './permit-domain.words';
import { rulesWords } from './rules.words';
import { stepsWords } from './steps.words';
import type { WordList } from './word-list';

export const conditionWords: WordList = {
  ...permitDomainWords,
  ...rulesWords,
  ...gasWords,
  ...stepsWords,
  ...isolationWords,
};
