/** Reads packs and their cases from a folder: one pack, or a folder of packs. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { caseFileSchema, packFileSchema, packManifestSchema, resolvePack, shapeErrors } from '@holdpoint/permit-domain';
import type { CaseFile, JsonSchema, PackManifest, TypePack, TypePackFile } from '@holdpoint/permit-domain';
import { parseDocument } from 'yaml';

export interface Fault {
  /** Relative to the folder that was read. */
  readonly file: string;
  readonly message: string;
}
export interface ReadType {
  readonly file: string;
  readonly pack: TypePack;
  readonly cases?: { readonly file: string; readonly content: CaseFile };
}
export interface ReadPacks {
  readonly manifests: readonly PackManifest[];
  readonly types: readonly ReadType[];
  readonly faults: readonly Fault[];
}

class Reader {
  readonly faults: Fault[] = [];
  constructor(private readonly root: string) {}

  name(path: string): string {
    return relative(this.root, path) || path;
  }

  /** The file's content when it is of the right shape; every fault with its line or its place otherwise. */
  read<T>(path: string, schema: JsonSchema): T | undefined {
    if (!existsSync(path)) return this.fault(path, 'is missing');
    const document = parseDocument(readFileSync(path, 'utf8'), { merge: true });
    if (document.errors.length > 0) {
      for (const error of document.errors) this.fault(path, error.message.split('\n')[0] ?? error.code);
      return undefined;
    }
    const content: unknown = document.toJS();
    const errors = shapeErrors(schema, content);
    for (const { at, message } of errors) this.fault(path, `${at || '/'} ${message}`);
    return errors.length === 0 ? (content as T) : undefined;
  }
  private fault(path: string, message: string): undefined {
    this.faults.push({ file: this.name(path), message });
    return undefined;
  }
}

function readPack(folder: string, reader: Reader): { manifest?: PackManifest; types: ReadType[] } {
  const manifest = reader.read<PackManifest>(join(folder, 'pack.yaml'), packManifestSchema);
  if (!manifest) return { types: [] };
  const types = manifest.types.flatMap((type): ReadType[] => {
    const path = join(folder, `${type}.yaml`);
    const file = reader.read<TypePackFile>(path, packFileSchema);
    if (!file) return [];
    const casesPath = join(folder, 'cases', `${type}.cases.yaml`);
    const cases = existsSync(casesPath) ? reader.read<CaseFile>(casesPath, caseFileSchema) : undefined;
    return [
      {
        file: reader.name(path),
        pack: resolvePack(manifest, file),
        ...(cases && { cases: { file: reader.name(casesPath), content: cases } }),
      },
    ];
  });
  return { manifest, types };
}

/** @throws Error when the folder holds no pack at all */
export function readPacks(dir: string): ReadPacks {
  const folders = existsSync(join(dir, 'pack.yaml'))
    ? [dir]
    : (existsSync(dir) ? readdirSync(dir, { withFileTypes: true }) : [])
        .filter((entry) => entry.isDirectory() && existsSync(join(dir, entry.name, 'pack.yaml')))
        .map(({ name }) => join(dir, name));
  if (folders.length === 0) throw new Error(`${dir} holds no pack: neither pack.yaml nor a folder with one`);
  const reader = new Reader(dir);
  const read = folders.map((folder) => readPack(folder, reader));
  return {
    manifests: read.flatMap(({ manifest }) => manifest ?? []),
    types: read.flatMap(({ types }) => types),
    faults: reader.faults,
  };
}
