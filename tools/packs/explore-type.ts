/** Explores every situation of a permit type, level by level. */
import { explore } from '@holdpoint/permit-domain/exploration';
import type { Exploration } from '@holdpoint/permit-domain/exploration';
import type { CaseFile, TypePack } from '@holdpoint/permit-domain';
import { scenariosOf } from './story-scenario';

export const exploreType = (pack: TypePack, file: CaseFile): readonly Exploration[] =>
  scenariosOf(pack, file).map((scenario) => explore(scenario));
