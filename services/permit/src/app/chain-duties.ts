/** Who a permit's chain may come to: told with its submission, so that the workflow needn't ask before the first stage opens. */
import type { Duty, TypePack } from '@holdpoint/permit-domain';

export function chainDuties({ chain, greenChannel }: TypePack): readonly Duty[] {
  const stages = chain.flatMap(({ duty, standIn, escalateTo }) => [duty, standIn, ...escalateTo]);
  const urgent = greenChannel ? [...greenChannel.declaredBy, greenChannel.releasedBy, greenChannel.escalateTo] : [];
  return [...new Set([...stages, ...urgent])].filter((duty): duty is Duty => duty !== undefined);
}
