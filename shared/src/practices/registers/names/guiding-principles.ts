import type { GuidingPrinciple } from '../../registers.ts';
import type { InSix } from './in-six.ts';

/**
 * The English words are those of A/RES/73/195, para. 15, the Chinese ones those of A/RES/76/266, para. 3, the French and
 * Spanish ones those of the United Nations Network on Migration, the others ours.
 */
export const GUIDING_PRINCIPLE_NAMES: Readonly<Record<GuidingPrinciple, InSix>> = {
  'people-centred': {
    en: 'People-centred',
    fr: 'Priorité à la dimension humaine',
    es: 'Centrada en las personas',
    ar: 'التمحور حول الناس',
    zh: '以人为中心',
    ru: 'Ориентация на людей',
  },
  'international-cooperation': {
    en: 'International cooperation',
    fr: 'Coopération internationale',
    es: 'Cooperación internacional',
    ar: 'التعاون الدولي',
    zh: '国际合作',
    ru: 'Международное сотрудничество',
  },
  'national-sovereignty': {
    en: 'National sovereignty',
    fr: 'Souveraineté nationale',
    es: 'Soberanía nacional',
    ar: 'السيادة الوطنية',
    zh: '国家主权',
    ru: 'Национальный суверенитет',
  },
  'rule-of-law': {
    en: 'Rule of law and due process',
    fr: 'Primauté du droit et garanties d’une procédure régulière',
    es: 'Estado de derecho y garantías procesales',
    ar: 'سيادة القانون ومراعاة الأصول القانونية',
    zh: '法治和正当程序',
    ru: 'Верховенство права и надлежащая правовая процедура',
  },
  'sustainable-development': {
    en: 'Sustainable development',
    fr: 'Développement durable',
    es: 'Desarrollo sostenible',
    ar: 'التنمية المستدامة',
    zh: '可持续发展',
    ru: 'Устойчивое развитие',
  },
  'human-rights': {
    en: 'Human rights',
    fr: 'Droits de l’homme',
    es: 'Derechos humanos',
    ar: 'حقوق الإنسان',
    zh: '人权',
    ru: 'Права человека',
  },
  'gender-responsive': {
    en: 'Gender-responsive',
    fr: 'Prise en compte de la problématique femmes-hommes',
    es: 'Perspectiva de género',
    ar: 'مراعاة الاعتبارات الجنسانية',
    zh: '促进性别平等',
    ru: 'Учет гендерных аспектов',
  },
  'child-sensitive': {
    en: 'Child-sensitive',
    fr: 'Adaptation aux besoins de l’enfant',
    es: 'Perspectiva infantil',
    ar: 'مراعاة احتياجات الطفل',
    zh: '敏感认识到儿童问题',
    ru: 'Учет интересов детей',
  },
  'whole-of-government': {
    en: 'Whole-of-government approach',
    fr: 'Approche mobilisant l’ensemble des pouvoirs publics',
    es: 'Enfoque pangubernamental',
    ar: 'نهج يشمل الحكومة بأكملها',
    zh: '全政府办法',
    ru: 'Общегосударственный подход',
  },
  'whole-of-society': {
    en: 'Whole-of-society approach',
    fr: 'Approche mobilisant l’ensemble de la société',
    es: 'Enfoque pansocial',
    ar: 'نهج يشمل المجتمع بأسره',
    zh: '全社会办法',
    ru: 'Общесоциальный подход',
  },
};
