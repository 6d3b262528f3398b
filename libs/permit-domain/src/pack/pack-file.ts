/** A pack as people write it: a manifest and one file per permit type, in which what repeats is said once. */
import type {
  Ending,
  Extension,
  FireWatch,
  FormField,
  GreenChannel,
  LevelChoice,
  Levels,
  MeasureEntry,
  PeopleRole,
  RuleEntry,
  ShiftHandover,
  SignatureEntry,
  Source,
  Stage,
  StepEntry,
  TypePack,
  Words,
} from './pack';

/** `pack.yaml`: what a pack is and where it applies. */
export interface PackManifest {
  readonly pack: string;
  readonly version: string;
  readonly title: Words;
  /** The document that its clauses are numbered after. */
  readonly source: Words;
  /** Which sites it is for, in words. */
  readonly appliesTo: Words;
  readonly languages: readonly string[];
  readonly effectiveFrom: string;
  readonly effectiveTo?: string;
  /** Permit types, each in `<type>.yaml` beside the manifest. */
  readonly types: readonly string[];
}

/** Any part of a source may come from the file's defaults. */
type Sourced<T extends Source> = Omit<T, keyof Source> & Partial<Source>;
type WithOptional<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

export const packSections = [
  'form',
  'levels',
  'validityMinutes',
  'people',
  'chain',
  'rules',
  'measures',
  'steps',
  'signatures',
  'ending',
  'greenChannel',
  'extension',
  'shiftHandover',
] as const;
export type PackSection = (typeof packSections)[number];

export interface PackDefaults extends Partial<Source> {
  readonly sections?: Readonly<Partial<Record<PackSection, Partial<Source>>>>;
}

/** `<type>.yaml`. */
export interface TypePackFile extends Pick<
  TypePack,
  | 'type'
  | 'prefix'
  | 'title'
  | 'clauses'
  | 'gasUnits'
  | 'prerequisiteMinutes'
  | 'startWithinMinutes'
  | 'suspensionMinutes'
> {
  readonly defaults?: PackDefaults;
  readonly form: readonly Sourced<FormField>[];
  readonly levels: Pick<Levels, 'order' | 'names'> & {
    readonly choose: readonly Sourced<LevelChoice>[];
    readonly upgrade?: readonly Sourced<NonNullable<Levels['upgrade']>[number]>[];
  };
  readonly validityMinutes: Sourced<TypePack['validityMinutes']>;
  readonly people: readonly WithOptional<Sourced<PeopleRole>, 'needs'>[];
  readonly chain: readonly WithOptional<Sourced<Stage>, 'mode' | 'escalateTo'>[];
  readonly rules: readonly WithOptional<Sourced<RuleEntry>, 'params'>[];
  readonly measures: readonly WithOptional<Sourced<MeasureEntry>, 'mayBeNotApplicable'>[];
  readonly steps?: readonly Sourced<StepEntry>[];
  readonly signatures?: readonly Sourced<SignatureEntry>[];
  readonly ending: Omit<Ending, 'fireWatch'> & { readonly fireWatch?: Sourced<FireWatch> };
  readonly greenChannel?: Sourced<GreenChannel>;
  readonly extension?: Sourced<Extension>;
  readonly shiftHandover?: Sourced<ShiftHandover>;
}
