/** Turns a pack file as written into the complete type pack: the file's defaults are filled in, nothing else is added. */
import type { Source, TypePack } from './pack';
import type { PackManifest, PackSection, TypePackFile } from './pack-file';

/**
 * The permit type that `file` describes, in the pack that `manifest` describes. Expects a file of the right shape (`packFileSchema`); a source
 * that neither the entry nor the defaults give stays absent, and `checkPack` says so.
 */
export function resolvePack(manifest: PackManifest, file: TypePackFile): TypePack {
  const { sections = {}, ...all } = file.defaults ?? {};
  const sourced =
    <K extends PackSection>(section: K) =>
    <T extends Partial<Source>>(entry: T): T & Source =>
      ({
        effectiveFrom: manifest.effectiveFrom,
        ...all,
        ...sections[section],
        ...entry,
      }) as T & Source;
  const { type, prefix, title, prerequisiteMinutes, startWithinMinutes, suspensionMinutes, ending } = file;
  const { clauses, gasUnits } = file;
  const { fireWatch, ...end } = ending;
  const pack: TypePack = {
    pack: manifest.pack,
    version: manifest.version,
    type,
    prefix,
    title,
    source: manifest.source,
    effectiveFrom: manifest.effectiveFrom,
    form: file.form.map(sourced('form')),
    levels: {
      order: file.levels.order,
      names: file.levels.names,
      choose: file.levels.choose.map(sourced('levels')),
      ...(file.levels.upgrade && { upgrade: file.levels.upgrade.map(sourced('levels')) }),
    },
    validityMinutes: sourced('validityMinutes')(file.validityMinutes),
    people: file.people.map((role) => ({ needs: [], ...sourced('people')(role) })),
    chain: file.chain.map((stage) => ({ mode: 'any' as const, escalateTo: [], ...sourced('chain')(stage) })),
    rules: file.rules.map((rule) => ({ params: {}, ...sourced('rules')(rule) })),
    measures: file.measures.map((measure) => ({ mayBeNotApplicable: false, ...sourced('measures')(measure) })),
    ending: { ...end, ...(fireWatch && { fireWatch: sourced('ending')(fireWatch) }) },
    prerequisiteMinutes,
    startWithinMinutes,
  };
  return {
    ...pack,
    ...(manifest.effectiveTo !== undefined && { effectiveTo: manifest.effectiveTo }),
    ...(file.steps && { steps: file.steps.map(sourced('steps')) }),
    ...(file.signatures && { signatures: file.signatures.map(sourced('signatures')) }),
    ...(clauses && { clauses }),
    ...(gasUnits && { gasUnits }),
    ...(suspensionMinutes !== undefined && { suspensionMinutes }),
    ...(file.extension && { extension: sourced('extension')(file.extension) }),
    ...(file.shiftHandover && { shiftHandover: sourced('shiftHandover')(file.shiftHandover) }),
    ...(file.greenChannel && { greenChannel: sourced('greenChannel')(file.greenChannel) }),
  };
}
