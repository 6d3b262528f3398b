/** Opens what a transition keeps for this service alone: the words that somebody typed with the act. */
import { withWords, type PermitTransitioned, type TransitionWords } from '@holdpoint/contracts';
import { decryptText } from '@holdpoint/service-kit';

/** Without them, or with another key, people are sent to the permit's record: that they are told doesn't hang on the words. */
export function openedEvent(event: PermitTransitioned): PermitTransitioned {
  const { sealed, ...data } = event.data;
  const words = sealed === undefined ? undefined : opened(sealed, `${event.tenant}/${data.hash}`);
  return { ...event, data: words ? withWords(data, words) : data };
}

function opened(sealed: string, context: string): TransitionWords | undefined {
  try {
    return JSON.parse(decryptText(sealed, context)) as TransitionWords;
  } catch {
    return undefined;
  }
}
