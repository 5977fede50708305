import { plainName } from '../../people/register/index.ts';
import {
  BENEFICIARY_GROUPS,
  type BeneficiaryGroup,
  GUIDING_PRINCIPLES,
  type GuidingPrinciple,
} from '../../practices/index.ts';
import { BENEFICIARY_GROUP_NAMES, GUIDING_PRINCIPLE_NAMES } from '../../practices/registers/names/index.ts';
import { table } from './values.ts';

/* What people write in tables for the codes of two registers, beside their names, in the six official languages. */

const PRINCIPLES = table<GuidingPrinciple>(
  GUIDING_PRINCIPLES,
  {
    'people-centred':
      'people centered|people centred approach|axé sur les personnes|centrado en las personas|centrarse en las personas|以人为本|محوره الناس|ориентированность на людей',
    'international-cooperation': 'cooperation',
    'national-sovereignty': 'sovereignty',
    'rule-of-law':
      'due process|primauté du droit|état de droit|estado de derecho|سيادة القانون|法治|верховенство права',
    'human-rights': 'droits humains',
    'gender-responsive':
      'gender responsive approach|gender|gender responsiveness|con perspectiva de género|المنظور الجنساني|性别平等|гендерный подход',
    'child-sensitive':
      'child sensitive approach|best interests of the child|sensible a la infancia|مراعاة الطفل|关爱儿童|体恤儿童|учет интересов ребенка',
    'whole-of-government': 'نهج الحكومة بأكملها|整体政府办法',
    'whole-of-society': 'نهج المجتمع بأسره|участие всего общества',
  },
  GUIDING_PRINCIPLE_NAMES,
);

const GROUPS = table<BeneficiaryGroup>(
  BENEFICIARY_GROUPS,
  {
    'women-and-girls':
      'women|girls|migrant women|women at risk|femmes|filles|mujeres|niñas|النساء|المهاجرات|妇女|女性|женщины',
    children:
      'child|migrant children|minors|enfants migrants|mineurs|niños|niños y niñas|menores|أطفال|القاصرون|未成年人|несовершеннолетние',
    'unaccompanied-children':
      'unaccompanied or separated children|unaccompanied minors|separated children|enfants non accompagnés|mineurs non accompagnés|niños no acompañados|menores no acompañados|الأطفال غير المصحوبين|孤身儿童|无人陪伴儿童|несопровождаемые дети',
    youth: 'young people|young persons|jeunesse|juventud|年轻人',
    'older-persons': 'older people|elderly|seniors|personas mayores|المسنون|пожилые',
    'persons-with-disabilities':
      'people with disabilities|disabled persons|personnes en situation de handicap|ذوو الإعاقة|残障人士|инвалиды',
    families: 'family|family members|famille|العائلات|家属',
    'migrant-workers':
      'workers|labour migrants|labor migrants|trabajadores migratorios|العمالة المهاجرة|移徙工人|农民工|трудовые мигранты',
    'domestic-workers':
      'migrant domestic workers|travailleuses domestiques|trabajadoras domésticas|trabajadoras del hogar|العاملات في المنازل|家庭佣工|домашняя прислуга',
    'irregular-situation':
      'irregular migrants|undocumented migrants|undocumented|sans papiers|migrantes irregulares|المهاجرون غير النظاميين|无证移民|нелегальные мигранты',
    'victims-of-trafficking':
      'victims of trafficking in persons|victims of human trafficking|trafficked persons|victimes de traite|víctimas de trata|ضحايا الاتجار|ضحايا الاتجار بالبشر|贩运受害者',
    'victims-of-violence':
      'survivors of violence|victims of gender based violence|victimes de violence|víctimas de violencia',
    'smuggled-migrants': 'migrants who were smuggled|migrants victimes de trafic illicite',
    'indigenous-peoples': 'indigenous people|indigenous communities|原住民',
    minorities: 'ethnic minorities|religious minorities|minorités|minorías|الأقليات|少数群体|меньшинства',
    'returning-migrants':
      'returnees|returned migrants|returning nationals|rapatriés|retornados|personas retornadas|العائدون|回返者|返回移民|репатрианты',
    diaspora:
      'diasporas|diaspora communities|nationals abroad|diasporas et communautés à l étranger|الجاليات في الخارج|comunidades en el exterior|الشتات|جاليات المغتربين|海外侨民|диаспоры',
    'host-communities':
      'host community|host society|receiving communities|receiving society|local communities|société d accueil|sociedad de acogida|المجتمع المضيف|收容社区|东道社会|принимающее общество',
  },
  BENEFICIARY_GROUP_NAMES,
);

/** A guiding principle by its code or its name: `Whole-of-society approach`, `Droits de l’homme`. */
export const readPrinciple = (value: string): GuidingPrinciple | undefined => PRINCIPLES.get(plainName(value));
/** A group of beneficiaries by its code or a name for it: `undocumented migrants`, `Femmes et filles`. */
export const readGroup = (value: string): BeneficiaryGroup | undefined => GROUPS.get(plainName(value));
