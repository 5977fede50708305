import type { JourneyPhase } from '../../registers.ts';
import type { InSix } from './in-six.ts';

/** Words of our own. */
export const JOURNEY_PHASE_NAMES: Readonly<Record<JourneyPhase, InSix>> = {
  origin: {
    en: 'Country of origin',
    fr: 'Pays d’origine',
    es: 'País de origen',
    ar: 'بلد المنشأ',
    zh: '原籍国',
    ru: 'Страна происхождения',
  },
  transit: {
    en: 'Transit',
    fr: 'Transit',
    es: 'Tránsito',
    ar: 'العبور',
    zh: '过境',
    ru: 'Транзит',
  },
  destination: {
    en: 'Country of destination',
    fr: 'Pays de destination',
    es: 'País de destino',
    ar: 'بلد المقصد',
    zh: '目的地国',
    ru: 'Страна назначения',
  },
  return: {
    en: 'Return',
    fr: 'Retour',
    es: 'Retorno',
    ar: 'العودة',
    zh: '回返',
    ru: 'Возвращение',
  },
};
