import type { EvidenceLevel } from '../../registers.ts';
import type { InSix } from './in-six.ts';

/** Words of our own, said of a practice. */
export const EVIDENCE_LEVEL_NAMES: Readonly<Record<EvidenceLevel, InSix>> = {
  described: {
    en: 'Described',
    fr: 'Décrite',
    es: 'Descrita',
    ar: 'موصوفة',
    zh: '有描述',
    ru: 'Описана',
  },
  documented: {
    en: 'Documented',
    fr: 'Documentée',
    es: 'Documentada',
    ar: 'موثقة',
    zh: '有文件证明',
    ru: 'Документально подтверждена',
  },
  evaluated: {
    en: 'Evaluated',
    fr: 'Évaluée',
    es: 'Evaluada',
    ar: 'مقيَّمة',
    zh: '已评价',
    ru: 'Оценена',
  },
  'independently-evaluated': {
    en: 'Independently evaluated',
    fr: 'Évaluée de manière indépendante',
    es: 'Evaluada de forma independiente',
    ar: 'مقيَّمة تقييماً مستقلاً',
    zh: '经独立评价',
    ru: 'Независимо оценена',
  },
};
