/** The packs that this installation has, read once at boot; and each as it holds at a site, with the tenant's and the site's overlays laid on. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  applyOverlay,
  canonicalJson,
  checkPack,
  decisionPack,
  inForce,
  ownTypePack,
  packFileSchema,
  packManifestSchema,
  resolvePack,
  ruleRegistry,
  shapeErrors,
  type CaseFile,
  type JsonSchema,
  type Overlay,
  type OwnType,
  type PackManifest,
  type TypePack,
  type TypePackFile,
} from '@holdpoint/permit-domain';
import { ProblemError } from '@holdpoint/service-kit';
import { parse } from 'yaml';
import { sha256 } from './fingerprint';

/** A pack as it holds somewhere; `hash` is of its canonical JSON, and names it for ever. */
export interface ResolvedPack {
  readonly pack: TypePack;
  readonly hash: string;
  /** The same rules without what only people read: what a permit's workflow carries. */
  readonly decisive: TypePack;
}

/** `packs/` of the repository, seen from `src/app` and from `dist/app`. */
export const defaultPacksDir = resolve(__dirname, '..', '..', '..', '..', 'packs');

/** @throws Error with every way in which the file isn't of its shape */
function yamlFile(path: string, schema: JsonSchema): unknown {
  const value: unknown = parse(readFileSync(path, 'utf8'));
  const faults = shapeErrors(schema, value);
  if (faults.length > 0) throw new Error(`${path}: ${faults.map(({ at, message }) => `${at} ${message}`).join('; ')}`);
  return value;
}

/** A published edition of a permit type, as the record has it. */
export interface OwnEdition {
  readonly id: string;
  readonly pack: string;
  readonly version: number;
  readonly content: Readonly<Record<string, unknown>>;
}

export const hashed = (pack: TypePack): ResolvedPack => ({
  pack,
  hash: sha256(canonicalJson(pack)),
  decisive: decisionPack(pack),
});

export class PackShelf {
  private readonly manifests: readonly PackManifest[];
  private readonly types: readonly ResolvedPack[];
  private readonly laidOn = new Map<string, ResolvedPack>();
  private readonly stories = new Map<string, CaseFile>();
  private readonly own = new Map<string, ResolvedPack>();

  /** @throws Error naming every fault, so that a service with a broken pack doesn't start */
  constructor(private readonly dir: string) {
    const folders = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const read = folders.map(({ name }) => {
      const manifest = yamlFile(join(dir, name, 'pack.yaml'), packManifestSchema) as PackManifest;
      return {
        manifest,
        types: manifest.types.map((type) =>
          resolvePack(manifest, yamlFile(join(dir, name, `${type}.yaml`), packFileSchema) as TypePackFile),
        ),
      };
    });
    this.manifests = read.map(({ manifest }) => manifest);
    const types = read.flatMap(({ types: found }) => found);
    const faults = types.flatMap((pack) =>
      checkPack(pack, ruleRegistry)
        .filter(({ severity }) => severity === 'error')
        .map(({ code, path }) => `${pack.pack}/${pack.type}: ${code} at ${path}`),
    );
    if (faults.length > 0) throw new Error(`packs in ${dir} can't be used: ${faults.join('; ')}`);
    this.types = types.map(hashed);
  }

  all(): readonly PackManifest[] {
    return this.manifests;
  }

  has(pack: string): boolean {
    return this.manifests.some((manifest) => manifest.pack === pack);
  }

  typesOf(pack: string, own: readonly ResolvedPack[] = []): readonly ResolvedPack[] {
    return [...this.types, ...own].filter((one) => one.pack.pack === pack);
  }

  /** The story and the cases that ship with a type, where they do: what cases of an overlay on it may begin from. */
  storyOf(pack: string, type: string): CaseFile | undefined {
    const name = `${pack}/${type}`;
    const path = join(this.dir, pack, 'cases', `${type}.cases.yaml`);
    const shipped = this.types.some((one) => `${one.pack.pack}/${one.pack.type}` === name) && existsSync(path);
    if (shipped && !this.stories.has(name))
      this.stories.set(name, parse(readFileSync(path, 'utf8'), { merge: true }) as CaseFile);
    return this.stories.get(name);
  }

  /**
   * @param own the tenant's own types
   * @throws ProblemError 404 `pack-unknown`
   */
  one(pack: string, type: string, own: readonly ResolvedPack[] = []): ResolvedPack {
    const found = this.typesOf(pack, own).find((one) => one.pack.type === type);
    if (!found) throw new ProblemError(404, 'pack-unknown', [], { params: { pack: `${pack}/${type}` } });
    return found;
  }

  /** A tenant's own type as it was published; what an edition says never changes. */
  ownType({ id, pack, version, content }: OwnEdition): ResolvedPack {
    const known = this.own.get(id);
    if (known) return known;
    const resolved = hashed(ownTypePack(pack, `${version}.0.0`, content as unknown as OwnType));
    if (this.own.size > 500) this.own.clear();
    this.own.set(id, resolved);
    return resolved;
  }

  /**
   * The pack for a type at a site that has chosen `packs`, in force on the site's local date.
   * @param own the tenant's own types that hold there
   * @throws ProblemError 422 `type-unknown`, `pack-ambiguous`
   */
  choose(
    type: string,
    packs: readonly string[],
    localDate: string,
    named?: string,
    own: readonly ResolvedPack[] = [],
  ): ResolvedPack {
    const found = [...this.types, ...own].filter(
      ({ pack }) =>
        pack.type === type && packs.includes(pack.pack) && inForce(pack, localDate) && (!named || named === pack.pack),
    );
    const names = found.map(({ pack }) => pack.pack);
    if (found.length > 1 && new Set(names).size > 1)
      throw new ProblemError(422, 'pack-ambiguous', [
        { code: 'pack-ambiguous', params: { packs: names }, field: '/pack' },
      ]);
    const latest = found.sort((one, other) => (one.pack.effectiveFrom < other.pack.effectiveFrom ? 1 : -1))[0];
    if (!latest)
      throw new ProblemError(422, 'type-unknown', [
        { code: 'type-unknown', params: { type, packs: [...packs] }, field: named ? '/pack' : '/type' },
      ]);
    return latest;
  }

  /** Lays overlays on in their order; each was checked when it was put in force. */
  withOverlays(base: ResolvedPack, overlays: readonly Overlay[]): ResolvedPack {
    if (overlays.length === 0) return base;
    const name = `${base.hash}/${sha256(canonicalJson(overlays))}`;
    const known = this.laidOn.get(name);
    if (known) return known;
    const laid = hashed(overlays.reduce<TypePack>(laidOnto, base.pack));
    // Overlays change a few times a year; a handful of sites is what there is to remember.
    if (this.laidOn.size > 500) this.laidOn.clear();
    this.laidOn.set(name, laid);
    return laid;
  }
}

function laidOnto(pack: TypePack, overlay: Overlay): TypePack {
  const outcome = applyOverlay(pack, overlay);
  // A pack was replaced by a version that this overlay no longer fits: nothing is submitted by rules that nobody has agreed to.
  if (!outcome.accepted) throw new ProblemError(409, 'overlay-outdated', outcome.refusal.reasons);
  return outcome.pack;
}
