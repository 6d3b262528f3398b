/** Work that lasts: extended, and handed from shift to shift. */
import { personOf } from './fold';
import type { Folds } from './fold';

export const continuityFolds: Folds<'extended' | 'shiftHandedOver' | 'shiftTakenOver'> = {
  extended: (permit, event) => {
    const { from, until } = event.body;
    const extension = { by: personOf(event), at: event.at, from, until };
    return {
      ...permit,
      window: { ...permit.window, until },
      extensions: [...(permit.extensions ?? []), extension],
    };
  },

  shiftHandedOver: (permit, event) => ({
    ...permit,
    shift: { handedOver: { ...event.body, by: personOf(event), at: event.at } },
  }),

  shiftTakenOver: (permit, event) => ({
    ...permit,
    ...(permit.shift && { shift: { ...permit.shift, takenOver: { by: personOf(event), at: event.at } } }),
  }),
};
