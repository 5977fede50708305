import type { Language } from '../kernel/index.ts';
import type { RegisterId } from './registers-contract.ts';

export interface RegisterSource {
  /** The symbol of the resolution that the list is of; null where the list is Penholder’s own. */
  readonly source: string | null;
  /** The languages in which the names are the words of the United Nations; in the others they are ours. */
  readonly officialIn: Language[];
}

const COMPACT = 'A/RES/73/195';
const AGENDA = 'A/RES/70/1';

/** Whose words the names of the registers are: known without the names. [PR61] */
export const REGISTER_SOURCES: Readonly<Record<RegisterId, RegisterSource>> = {
  'living-statuses': { source: null, officialIn: [] },
  'evidence-levels': { source: null, officialIn: [] },
  'journey-phases': { source: null, officialIn: [] },
  'gcm-objectives': { source: COMPACT, officialIn: [] },
  'guiding-principles': { source: COMPACT, officialIn: ['en', 'fr', 'es', 'zh'] },
  'beneficiary-groups': { source: COMPACT, officialIn: [] },
  'sdg-goals': { source: AGENDA, officialIn: ['en', 'fr', 'es', 'ar', 'zh', 'ru'] },
  'sdg-targets': { source: AGENDA, officialIn: [] },
};
