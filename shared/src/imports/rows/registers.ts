import { plainName } from '../../people/register/index.ts';
import {
  BENEFICIARY_GROUPS,
  type BeneficiaryGroup,
  GUIDING_PRINCIPLES,
  type GuidingPrinciple,
} from '../../practices/index.ts';
import { table } from './values.ts';

/* The words of two registers that people write in tables, in the six official languages. */

const PRINCIPLES = table<GuidingPrinciple>(GUIDING_PRINCIPLES, {
  'people-centred':
    'people centered|people centred approach|priorité à la dimension humaine|axé sur les personnes|centrado en las personas|التمحور حول الناس|محوره الناس|以人为本|ориентация на людей|ориентированность на людей',
  'international-cooperation':
    'cooperation|coopération internationale|cooperación internacional|التعاون الدولي|国际合作|международное сотрудничество',
  'national-sovereignty':
    'sovereignty|souveraineté nationale|soberanía nacional|السيادة الوطنية|国家主权|национальный суверенитет',
  'rule-of-law':
    'rule of law and due process|due process|primauté du droit et garanties d une procédure régulière|primauté du droit|état de droit|estado de derecho y garantías procesales|estado de derecho|سيادة القانون ومراعاة الأصول القانونية|سيادة القانون|法治和正当程序|法治|верховенство права и надлежащая правовая процедура|верховенство права',
  'sustainable-development':
    'développement durable|desarrollo sostenible|التنمية المستدامة|可持续发展|устойчивое развитие',
  'human-rights': 'droits de l homme|droits humains|derechos humanos|حقوق الإنسان|人权|права человека',
  'gender-responsive':
    'gender responsive approach|gender|gender responsiveness|prise en compte de la problématique femmes hommes|perspectiva de género|con perspectiva de género|مراعاة الاعتبارات الجنسانية|المنظور الجنساني|促进性别平等|性别平等|учет гендерных аспектов|гендерный подход',
  'child-sensitive':
    'child sensitive approach|best interests of the child|adaptation aux besoins de l enfant|perspectiva infantil|sensible a la infancia|مراعاة احتياجات الطفل|مراعاة الطفل|体恤儿童|关爱儿童|учет интересов детей|учет интересов ребенка',
  'whole-of-government':
    'whole of government approach|approche mobilisant l ensemble des pouvoirs publics|enfoque pangubernamental|نهج يشمل الحكومة بأكملها|نهج الحكومة بأكملها|整体政府办法|全政府办法|общегосударственный подход',
  'whole-of-society':
    'whole of society approach|approche mobilisant l ensemble de la société|enfoque pansocial|نهج يشمل المجتمع بأسره|نهج المجتمع بأسره|全社会办法|общесоциальный подход|участие всего общества',
});

const GROUPS = table<BeneficiaryGroup>(BENEFICIARY_GROUPS, {
  'women-and-girls':
    'women|girls|migrant women|women at risk|femmes|femmes et filles|filles|mujeres|mujeres y niñas|niñas|النساء|النساء والفتيات|المهاجرات|妇女|妇女和女童|女性|женщины|женщины и девочки',
  children:
    'child|migrant children|minors|enfants|enfants migrants|mineurs|niños|niñas y niños|niños y niñas|menores|الأطفال|أطفال|القاصرون|儿童|未成年人|дети|несовершеннолетние',
  'unaccompanied-children':
    'unaccompanied and separated children|unaccompanied or separated children|unaccompanied minors|separated children|enfants non accompagnés|enfants non accompagnés et séparés|mineurs non accompagnés|niños no acompañados|niños no acompañados y separados|menores no acompañados|الأطفال غير المصحوبين|الأطفال غير المصحوبين أو المنفصلون عن ذويهم|孤身儿童|孤身和失散儿童|无人陪伴儿童|несопровождаемые дети|несопровождаемые и разлученные дети',
  youth: 'young people|young persons|jeunes|jeunesse|jóvenes|juventud|الشباب|青年|年轻人|молодежь',
  'older-persons':
    'older people|elderly|seniors|personnes âgées|personas mayores|personas de edad|كبار السن|المسنون|老年人|пожилые люди|пожилые',
  'persons-with-disabilities':
    'people with disabilities|disabled persons|personnes handicapées|personnes en situation de handicap|personas con discapacidad|الأشخاص ذوو الإعاقة|ذوو الإعاقة|残疾人|残障人士|инвалиды|лица с инвалидностью',
  families: 'family|family members|famille|familles|familias|الأسر|العائلات|家庭|家属|семьи',
  'migrant-workers':
    'workers|labour migrants|labor migrants|travailleurs migrants|trabajadores migrantes|trabajadores migratorios|العمال المهاجرون|العمالة المهاجرة|移民工人|移徙工人|农民工|трудящиеся мигранты|трудовые мигранты',
  'domestic-workers':
    'migrant domestic workers|travailleurs domestiques|travailleuses domestiques|trabajadores domésticos|trabajadoras domésticas|trabajadoras del hogar|العمال المنزليون|العاملات في المنازل|家政工人|家庭佣工|домашние работники|домашняя прислуга',
  'irregular-situation':
    'migrants in an irregular situation|irregular migrants|undocumented migrants|undocumented|migrants en situation irrégulière|sans papiers|migrantes en situación irregular|migrantes irregulares|المهاجرون في وضع غير نظامي|المهاجرون غير النظاميين|非正常移民|无证移民|мигранты с неурегулированным статусом|нелегальные мигранты',
  'victims-of-trafficking':
    'victims of trafficking in persons|victims of human trafficking|trafficked persons|victimes de la traite|victimes de traite|víctimas de la trata|víctimas de trata|ضحايا الاتجار|ضحايا الاتجار بالأشخاص|ضحايا الاتجار بالبشر|人口贩运受害者|贩运受害者|жертвы торговли людьми',
  'victims-of-violence':
    'survivors of violence|victims of gender based violence|victimes de violence|victimes de violences|víctimas de violencia|víctimas de la violencia|ضحايا العنف|暴力受害者|жертвы насилия',
  'smuggled-migrants':
    'migrants who were smuggled|migrants objet d un trafic illicite|migrants victimes de trafic illicite|migrantes objeto de tráfico ilícito|المهاجرون المهربون|被偷运移民|незаконно ввезенные мигранты',
  'indigenous-peoples':
    'indigenous people|indigenous communities|peuples autochtones|pueblos indígenas|الشعوب الأصلية|土著人民|原住民|коренные народы',
  minorities:
    'ethnic and religious minorities|ethnic minorities|religious minorities|minorités|minorités ethniques et religieuses|minorías|minorías étnicas y religiosas|الأقليات|الأقليات العرقية والدينية|少数群体|少数族裔和宗教少数群体|меньшинства|этнические и религиозные меньшинства',
  'returning-migrants':
    'returnees|returned migrants|returning nationals|migrants de retour|rapatriés|migrantes retornados|retornados|personas retornadas|العائدون|المهاجرون العائدون|回返者|返回移民|回返移民|возвращающиеся мигранты|репатрианты',
  diaspora:
    'diasporas|diaspora communities|nationals abroad|diasporas et communautés à l étranger|diásporas|comunidades en el exterior|الجاليات في الخارج|المغتربون|الشتات|侨民|海外侨民|диаспора|диаспоры',
  'host-communities':
    'host community|host society|receiving communities|receiving society|local communities|communautés d accueil|société d accueil|comunidades de acogida|sociedad de acogida|المجتمعات المضيفة|المجتمع المضيف|收容社区|东道社区|东道社会|принимающие общины|принимающее общество',
});

/** A guiding principle by its code or its name: `Whole-of-society approach`, `Droits de l’homme`. */
export const readPrinciple = (value: string): GuidingPrinciple | undefined => PRINCIPLES.get(plainName(value));
/** A group of beneficiaries by its code or a name for it: `undocumented migrants`, `Femmes et filles`. */
export const readGroup = (value: string): BeneficiaryGroup | undefined => GROUPS.get(plainName(value));
