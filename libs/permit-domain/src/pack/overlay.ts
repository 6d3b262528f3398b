/** An overlay: what a tenant or a site changes in a permit type of a pack, line by line. */
import type { Minutes } from '../time/instant';
import type {
  Ending,
  FormField,
  GreenChannel,
  Levels,
  MeasureEntry,
  PeopleRole,
  RuleEntry,
  SignatureEntry,
  Source,
  Stage,
  StepEntry,
} from './pack';

/** Changes to lines that the pack has, by name; `remove` takes one away. */
export type Changes<T> = Readonly<Record<string, { readonly remove?: boolean } & Partial<T>>>;

/** A line that the overlay adds: its clause is the site's own rule, and it may leave out the rest of its source. */
export type Added<T extends Source> = Omit<T, keyof Source> & Partial<Source>;

export interface Overlay {
  /** Its name and version go into the resolved pack's version, so that a permit says what it was decided by. */
  readonly overlay: string;
  readonly version: string;
  readonly on: { readonly pack: string; readonly type: string };
  readonly form?: Changes<Omit<FormField, 'id' | 'kind' | keyof Source>>;
  readonly addFields?: readonly Added<FormField>[];
  readonly levels?: {
    /** Upgrades to take away, by id. */
    readonly removeUpgrades?: readonly string[];
    readonly addUpgrades?: readonly Added<NonNullable<Levels['upgrade']>[number]>[];
  };
  readonly validityMinutes?: Readonly<Record<string, Minutes>>;
  readonly people?: Changes<Omit<PeopleRole, 'role' | 'when' | keyof Source>>;
  readonly addPeople?: readonly Added<PeopleRole>[];
  readonly chain?: Changes<Omit<Stage, 'id' | keyof Source>>;
  readonly addStages?: readonly Added<Stage>[];
  readonly rules?: Changes<Pick<RuleEntry, 'at' | 'levels' | 'mendBy' | 'params'>>;
  readonly addRules?: readonly Added<RuleEntry>[];
  readonly measures?: Changes<Pick<MeasureEntry, 'confirmedBy' | 'mayBeNotApplicable' | 'words'>>;
  readonly addMeasures?: readonly Added<MeasureEntry>[];
  readonly steps?: Changes<Pick<StepEntry, 'doneBy' | 'words'>>;
  readonly addSteps?: readonly Added<StepEntry>[];
  readonly signatures?: Changes<Omit<SignatureEntry, 'id' | 'when' | keyof Source>>;
  readonly addSignatures?: readonly Added<SignatureEntry>[];
  readonly ending?: Partial<Omit<Ending, 'fireWatch'>>;
  readonly greenChannel?: { readonly remove?: boolean } & Partial<Omit<GreenChannel, keyof Source>>;
  readonly prerequisiteMinutes?: Minutes;
  readonly startWithinMinutes?: Minutes;
  readonly suspensionMinutes?: Minutes;
}
