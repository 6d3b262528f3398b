/** What editions that hold somewhere come to: the tenant's own types, and the overlays on a type in the order in which they are laid on. */
import type { Overlay, TypePack } from '@holdpoint/permit-domain';
import type { EditionInForce } from '../../db/editions.read-model';
import type { PackShelf, ResolvedPack } from '../pack-shelf';

export const ownTypesIn = (shelf: PackShelf, here: readonly EditionInForce[]): readonly ResolvedPack[] =>
  here.filter(({ kind }) => kind === 'type').map((edition) => shelf.ownType(edition));

export const overlaysOn = (
  { pack, type }: Pick<TypePack, 'pack' | 'type'>,
  here: readonly EditionInForce[],
): readonly Overlay[] =>
  here
    .filter((one) => one.kind === 'overlay' && one.pack === pack && one.type === type)
    .map(({ content }) => content as unknown as Overlay);
