/** A permit type that a tenant wrote itself: what its pack is, and the type's file; version and pack's name are given at publication. */
import type { JsonSchema } from './json-shape';
import type { TypePack } from './pack';
import type { PackManifest, TypePackFile } from './pack-file';
import { packDefs, packFileSchema, packManifestSchema, packSchemaParts, schemaDialect } from './pack-schema';
import { resolvePack } from './resolve-pack';

export interface OwnType {
  readonly manifest: Omit<PackManifest, 'pack' | 'version' | 'types'>;
  readonly permitType: TypePackFile;
}

const { strict } = packSchemaParts;
const { pack: _pack, version: _version, types: _types, effectiveTo, ...told } = packManifestSchema.properties ?? {};
const { $schema: _dialect, $id: _id, $defs: _defs, title: _title, ...file } = packFileSchema;

export const ownTypeSchema: JsonSchema = {
  $schema: schemaDialect,
  $id: 'https://holdpoint.dev/schemas/own-type.json',
  title: 'A permit type of a tenant’s own pack',
  $defs: packDefs,
  ...strict({ manifest: strict(told, { ...(effectiveTo && { effectiveTo }) }), permitType: file }),
};

/** The complete type, as `resolvePack` makes it. Expects the right shape (`ownTypeSchema`). */
export const ownTypePack = (pack: string, version: string, { manifest, permitType }: OwnType): TypePack =>
  resolvePack({ ...manifest, pack, version, types: [permitType.type] }, permitType);
