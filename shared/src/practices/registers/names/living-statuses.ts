import type { LivingStatus } from '../../registers.ts';
import type { InSix } from './in-six.ts';

/** Words of our own, said of a practice. */
export const LIVING_STATUS_NAMES: Readonly<Record<LivingStatus, InSix>> = {
  planned: {
    en: 'Planned',
    fr: 'Prévue',
    es: 'Prevista',
    ar: 'مخطط لها',
    zh: '计划中',
    ru: 'Запланирована',
  },
  pilot: {
    en: 'Pilot',
    fr: 'Pilote',
    es: 'Piloto',
    ar: 'تجريبية',
    zh: '试点',
    ru: 'Пилотная',
  },
  'in-force': {
    en: 'In force',
    fr: 'En vigueur',
    es: 'En vigor',
    ar: 'سارية',
    zh: '现行',
    ru: 'Действующая',
  },
  'at-risk': {
    en: 'At risk',
    fr: 'Menacée',
    es: 'En riesgo',
    ar: 'مهددة',
    zh: '面临风险',
    ru: 'Под угрозой',
  },
  ended: {
    en: 'Ended',
    fr: 'Terminée',
    es: 'Finalizada',
    ar: 'انتهت',
    zh: '已结束',
    ru: 'Завершена',
  },
  repealed: {
    en: 'Repealed',
    fr: 'Abrogée',
    es: 'Derogada',
    ar: 'أُلغيت',
    zh: '已废止',
    ru: 'Отменена',
  },
};
