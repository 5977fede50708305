import type { AnnexFacts } from '@penholder/shared/output';
import type { Language, LocalizedText } from '@penholder/shared/kernel';

const six = (en: string, fr: string, es: string, ar: string, zh: string, ru: string): LocalizedText => ({
  en,
  fr,
  es,
  ar,
  zh,
  ru,
});

const STATES = {
  belgium: six('Belgium', 'Belgique', 'Bélgica', 'بلجيكا', '比利时', 'Бельгия'),
  colombia: six('Colombia', 'Colombie', 'Colombia', 'كولومبيا', '哥伦比亚', 'Колумбия'),
  egypt: six('Egypt', 'Égypte', 'Egipto', 'مصر', '埃及', 'Египет'),
  morocco: six('Morocco', 'Maroc', 'Marruecos', 'المغرب', '摩洛哥', 'Марокко'),
  sweden: six('Sweden', 'Suède', 'Suecia', 'السويد', '瑞典', 'Швеция'),
  thailand: six('Thailand', 'Thaïlande', 'Tailandia', 'تايلند', '泰国', 'Таиланд'),
  tunisia: six('Tunisia', 'Tunisie', 'Túnez', 'تونس', '突尼斯', 'Тунис'),
} as const;

/** The facts of an edition in any of the six official languages of the United Nations: all names and some sentences in all of them. */
export function annexFactsIn(language: Language): AnnexFacts {
  const state = (...names: (keyof typeof STATES)[]) =>
    names.map((name) => ({ name: STATES[name], kind: 'state' as const, confirmed: true }));
  const practice = (
    rest: Partial<AnnexFacts['practices'][number]> & { id: string },
  ): AnnexFacts['practices'][number] => ({
    version: 1,
    areaId: 'health',
    submitters: [],
    sentence: {},
    sentenceFor: {},
    mayBeNamed: true,
    original: { language: 'en', title: 'Untitled', summary: '' },
    startDate: null,
    endDate: null,
    livingStatus: 'in-force',
    sources: [],
    position: null,
    leftOut: null,
    ...rest,
  });
  return {
    roundTable: {
      code: 'RT2',
      title: six(
        'Rights and migration',
        'Droits et migration',
        'Derechos y migración',
        'الحقوق والهجرة',
        '权利与移民',
        'Права и миграция',
      ),
      forum: six(
        'Global Forum on Migration and Development 2023–2024',
        'Forum mondial sur la migration et le développement 2023-2024',
        'Foro Mundial sobre Migración y Desarrollo 2023-2024',
        'المنتدى العالمي للهجرة والتنمية 2023-2024',
        '全球移民与发展论坛 2023–2024年',
        'Глобальный форум по миграции и развитию 2023–2024 годов',
      ),
      languages: ['en', 'fr', 'es'],
    },
    language,
    edition: 1,
    issuedOn: '2023-09-14',
    distribution: six('Participants', 'Participants', 'Participantes', 'المشاركون', '与会者', 'Участникам'),
    annexes: ['A', 'B', 'C'],
    introductions: {
      A: six(
        'Members of the round table shared the practices below between March and August 2023. They stand by thematic area and, within an area, by submitter.',
        'Les membres de la table ronde ont communiqué les pratiques ci-après entre mars et août 2023. Elles sont classées par domaine thématique puis par auteur.',
        'Los miembros de la mesa redonda compartieron las prácticas siguientes entre marzo y agosto de 2023. Se ordenan por esfera temática y, dentro de ella, por quien las aporta.',
        'تبادل أعضاء المائدة المستديرة الممارسات التالية بين آذار/مارس وآب/أغسطس 2023، وهي مرتبة حسب المجال المواضيعي ثم حسب الجهة المقدِّمة.',
        '圆桌会议成员于2023年3月至8月分享了下列做法，按专题领域和提交方排列。',
        'Члены круглого стола представили приведенные ниже примеры практики в период с марта по август 2023 года. Они расположены по тематическим областям, а внутри них — по участникам.',
      ),
    },
    gapThreshold: 2,
    coverage: null,
    areas: [
      {
        id: 'health',
        position: 1,
        names: six(
          'Access to health care',
          'Accès aux soins de santé',
          'Acceso a la atención de salud',
          'الحصول على الرعاية الصحية',
          '获得医疗服务',
          'Доступ к здравоохранению',
        ),
      },
      {
        id: 'pathways',
        position: 2,
        names: six(
          'Regular pathways',
          'Voies régulières',
          'Vías regulares',
          'المسارات النظامية',
          '正常途径',
          'Законные пути',
        ),
      },
      {
        id: 'data',
        position: 3,
        names: six(
          'Data and research',
          'Données et recherche',
          'Datos e investigación',
          'البيانات والبحوث',
          '数据与研究',
          'Данные и исследования',
        ),
      },
    ],
    practices: [
      practice({
        id: 'sweden',
        submitters: state('sweden'),
        startDate: '2013-07',
        sentence: {
          en: 'In July 2013, a law widened the care that regions offer to adults without a permit.',
          ar: 'في تموز/يوليه 2013، وسّع قانون نطاق الرعاية التي تقدمها المناطق للبالغين الذين لا يحملون تصريحاً.',
        },
        original: {
          language: 'en',
          title: 'Care for adults without a permit',
          summary: 'Regions offer care that cannot wait.',
        },
        sources: [
          { label: 'a law', address: 'https://example.org/sfs/2013-407', seenOn: '2023-08-01' },
          { label: 'SFS 2013:407', address: 'https://example.org/sfs', seenOn: null },
        ],
      }),
      practice({
        id: 'egypt',
        submitters: state('egypt'),
        startDate: '2021',
        original: {
          language: 'ar',
          title: 'الرعاية الصحية الأولية للجميع',
          summary: 'تتاح الرعاية الأولية لكل من يقيم في البلد بالشروط المطبقة على المواطنين.',
        },
        sources: [{ label: 'الرعاية الصحية الأولية للجميع', address: 'https://example.org/phc', seenOn: '2023-08-01' }],
      }),
      practice({
        id: 'enabel',
        submitters: state('tunisia', 'morocco', 'belgium'),
        startDate: '2018',
        endDate: '2022',
        livingStatus: 'ended',
        original: {
          language: 'fr',
          title: 'Points d’accueil santé',
          summary: 'Des agents formés orientent les personnes vers les services ouverts à tous',
        },
        sources: [{ label: 'Points d’accueil santé', address: 'https://example.org/points', seenOn: '2023-08-01' }],
      }),
      practice({
        id: 'colombia',
        areaId: 'pathways',
        submitters: state('colombia'),
        startDate: '2021-03-01',
        original: {
          language: 'es',
          title: 'Estatuto temporal de protección',
          summary: 'Da diez años de estancia regular.',
        },
        sources: [{ label: 'Decreto 216', address: 'https://example.org/d216', seenOn: null }],
      }),
      practice({
        id: 'thailand',
        areaId: 'pathways',
        submitters: state('thailand'),
        livingStatus: 'at-risk',
        endDate: '2022',
        original: {
          language: 'en',
          title: 'Registration rounds',
          summary: 'Workers already in the country may register.',
        },
      }),
    ],
    instrumentGroups: [
      {
        id: 'core',
        annex: 'B',
        titles: six(
          'Core treaties',
          'Principaux traités',
          'Tratados fundamentales',
          'المعاهدات الأساسية',
          '核心条约',
          'Основные договоры',
        ),
        order: 'chronological',
      },
      {
        id: 'ilo',
        annex: 'B',
        titles: six(
          'International labour standards',
          'Normes internationales du travail',
          'Normas internacionales del trabajo',
          'معايير العمل الدولية',
          '国际劳工标准',
          'Международные трудовые нормы',
        ),
        order: 'by-number',
      },
      {
        id: 'reports',
        annex: 'C',
        titles: six('Reports', 'Rapports', 'Informes', 'التقارير', '报告', 'Доклады'),
        order: 'given',
      },
    ],
    instruments: [
      {
        id: 'crc',
        kind: 'treaty',
        citation: six(
          'Convention on the Rights of the Child (1989)',
          'Convention relative aux droits de l’enfant (1989)',
          'Convención sobre los Derechos del Niño (1989)',
          'اتفاقية حقوق الطفل (1989)',
          '《儿童权利公约》（1989年）',
          'Конвенция о правах ребенка (1989)',
        ),
        number: null,
        year: 1989,
        symbol: null,
        address: 'https://example.org/crc',
        groupIds: ['core'],
      },
      {
        id: 'iccpr',
        kind: 'treaty',
        citation: six(
          'International Covenant on Civil and Political Rights (1966)',
          'Pacte international relatif aux droits civils et politiques (1966)',
          'Pacto Internacional de Derechos Civiles y Políticos (1966)',
          'العهد الدولي الخاص بالحقوق المدنية والسياسية (1966)',
          '《公民及政治权利国际公约》（1966年）',
          'Международный пакт о гражданских и политических правах (1966)',
        ),
        number: null,
        year: 1966,
        symbol: null,
        address: 'https://example.org/iccpr',
        groupIds: ['core'],
      },
      {
        id: 'c190',
        kind: 'ilo-convention',
        citation: { en: 'C190 – Violence and Harassment Convention, 2019 (No. 190)' },
        number: 190,
        year: 2019,
        symbol: null,
        address: 'https://example.org/c190',
        groupIds: ['ilo'],
      },
      {
        id: 'c029',
        kind: 'ilo-convention',
        citation: { en: 'C029 – Forced Labour Convention, 1930 (No. 29)' },
        number: 29,
        year: 1930,
        symbol: null,
        address: 'https://example.org/c029',
        groupIds: ['ilo'],
      },
      {
        id: 'hrc53',
        kind: 'report',
        citation: { en: 'A/HRC/53/26' },
        number: null,
        year: null,
        symbol: 'A/HRC/53/26',
        address: 'https://example.org/hrc',
        groupIds: ['reports'],
      },
    ],
  };
}
