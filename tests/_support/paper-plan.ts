import type { Language } from '@penholder/shared/kernel';

/** What a made-up background paper says; how it looks is `PaperLook`'s. Everything worded for the tests; titles of instruments are facts. */
export interface PaperPlan {
  readonly language: Language;
  readonly title: string;
  readonly sections: readonly PlannedSection[];
  readonly questions: readonly string[];
  readonly annexWord: string;
  readonly annexLetters: readonly [string, string, string];
  readonly listOfAnnexes: string;
  readonly practices: {
    readonly title: string;
    readonly introduction: string;
    readonly areas: readonly PlannedArea[];
    readonly columns: readonly [string, string, string];
  };
  readonly instruments: readonly { readonly title: string; readonly groups: readonly PlannedGroup[] }[];
}
export interface PlannedSection {
  readonly title: string;
  /** Paragraphs; `[^n]` marks a footnote, `[words]` a link. */
  readonly text: readonly string[];
  readonly sections?: readonly PlannedSection[];
  /** The guiding questions stand here. */
  readonly asks?: boolean;
}
export interface PlannedArea {
  readonly name: string;
  readonly practices: readonly (readonly [submitter: string, text: string])[];
}
export interface PlannedGroup {
  readonly title: string;
  readonly entries: readonly string[];
}

export const FOOTNOTES = [
  'Prepared by the penholder for the co-chairs.',
  'The word is used here in its widest sense.',
  'Gender is considered throughout.',
  'See [C029 - Forced Labour Convention, 1930 (No. 29)] and [C087 - Freedom of Association and Protection of the Right to Organise Convention, 1948 (No. 87)].',
  'Positions differ on this term.',
  'Figures are rounded.',
] as const;

const ENGLISH_AREAS: readonly PlannedArea[] = [
  {
    name: 'Access to healthcare',
    practices: [
      ['Finland', 'Wider care for the undocumented since 2022; a new cabinet has [proposed to roll back] the act.'],
      ['Sweden', 'An act of 2013 [opens care] to the undocumented.'],
      ['Portugal', 'Care for all is a [constitutional] right.'],
      ['Portugal', 'Papers for those waiting for them during the [pandemic].'],
      ['El Salvador', 'Vaccines [for everybody] regardless of status.'],
      ['Egypt', 'Migrants are in the [response plan] of 2021.'],
      ['China', 'Residence permits were prolonged at the door.'],
      ['France', 'The development agency helps [clinics in Egypt] with mental health.'],
    ],
  },
  {
    name: 'Regular pathways for admission and stay',
    practices: [
      ['Ireland and Canada', 'No caps for those who flee one crisis.'],
      ['Brazil', 'A reception programme with [two years of residence].'],
      ['Colombia', 'A status for [two million] neighbours.'],
      ['Ecuador', 'Between 2022 and 2023 the state will [regularise] those who came.'],
      ['Spain', 'Papers through [vocational training].'],
      ['Thailand', 'Rounds of [registration] and agreements with neighbours.'],
    ],
  },
  {
    name: 'Civic engagement, integration, and participation',
    practices: [
      ['Guatemala', 'A [round table] of ministries since 2021.'],
      ['Malta', 'A [course of belonging] since 2019.'],
      ['Germany', 'A [contest of towns] in 2017.'],
      ['Portugal', 'A [council] with migrants in it since 2014.'],
      ['Belgium, Morocco and Tunisia', 'Legal help since 2018, and [local policies] with [regions] of Morocco.'],
      ['Colombia', '[Talks at the border] between hosts and newcomers.'],
      ['China', 'A [portal] in six tongues.'],
      ['France', 'A [game of stories] for schools.'],
    ],
  },
  {
    name: 'Coordination, data and research',
    practices: [
      ['African Union', 'An [observatory] of migration since 2020.'],
      [
        'North, West and Central Africa and Europe',
        'Under [the Rabat Process] countries of origin and destination meet.',
      ],
      ['University of Cornell', 'An [index] of rights in 36 states.'],
    ],
  },
  {
    name: 'Access to information and education',
    practices: [
      ['Greece', 'Leaflets on [prevention] in many tongues.'],
      ['MENA/US', 'An [application] for teachers, offline too.'],
      ['Egypt', 'Schools on a par with citizens.'],
      ['France', 'Courses for [journalists] since 2021.'],
      ['Thailand', 'Every child may [go to school].'],
    ],
  },
  {
    name: 'Decent work and fair recruitment',
    practices: [
      ['ILO/ITUC/Global', 'A [platform] where workers rate [recruiters] in Kenya, Nepal and Jordan.'],
      ['Colombia', 'A programme for [jobs] of newcomers and returnees.'],
      ['China', 'Foreign employees have equal pay and rest.'],
    ],
  },
];

/** Titles as real annexes write them, in all their forms. */
const ENGLISH_INSTRUMENTS: PaperPlan['instruments'] = [
  {
    title: 'International law and frameworks',
    groups: [
      {
        title: 'Core international human rights treaties',
        entries: [
          'The United Nations Charter (1945)',
          'The Universal Declaration of Human Rights (1948)',
          'The International Covenant on Civil and Political Rights (1966)',
          'International Covenant on Economic, Social and Cultural Rights (1966)',
          'International Convention on the Elimination of All Forms of Racial Discrimination (1965)',
          'Convention on the Elimination of All Forms of Discrimination against Women (1979)',
          'Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment (1984)',
          'Convention on the Rights of the Child (1989)',
          'International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families (1990)',
          'Convention against Transnational Organized Crime (2000); including Protocol to Prevent, Suppress and Punish Trafficking in Persons, especially Women and Children; Protocol against the Smuggling of Migrants by Land, Sea and Air',
          'Convention on the Rights of Persons with Disabilities (2006)',
          'International Convention for the Protection of All Persons from Enforced Disappearance (2006)',
        ],
      },
      {
        title: 'ILO Conventions',
        entries: [
          'C029 - Forced Labour Convention, 1930 (No. 29)',
          'P029 - Protocol of 2014 to the Forced Labour Convention, 1930',
          'C081 – Labour Inspection Convention, 1947 (No. 81)',
          'C087 - Freedom of Association and Protection of the Right to Organise Convention, 1948 (No. 87)',
          'C098 - Right to Organise and Collective Bargaining Convention, 1949 (No. 98)',
          'C97 - Migration for Employment Convention (Revised), 1949 (No. 97)',
          'C100 – Equal Remuneration Convention, 1951 (No. 100)',
          'C 102 - C102- Social Security (Minimum Standards) Convention, 1952 (No. 102)',
          'C105 - Abolition of Forced Labour Convention, 1957 (No. 105)',
          'C111 - Discrimination (Employment and Occupation) Convention, 1958 (No. 111)',
          'C118 - Equality of Treatment (Social Security) Convention, 1962 (No. 118)',
          'C122- Employment Policy Convention, 1964 (No. 122)',
          'C138 - Minimum Age Convention, 1973 (No. 138)',
          'C143 - Migrant Workers (Supplementary Provisions) Convention, 1975 (No. 143)',
          'C155 - Occupational Safety and Health Convention, 1981 (No. 155)',
          'C181 - Private Employment Agencies Convention, 1997 (No. 181)',
          'C182 - Worst Forms of Child Labour Convention, 1999 (No. 182)',
          'C187 - Promotional Framework for Occupational Safety and Health Convention, 2006 (No. 187)',
          'C189 - Domestic Workers Convention, 2011 (No. 189)',
          'C190 – Violence and Harassment Convention, 2019 (No. 190)',
        ],
      },
      {
        title: 'Refugees and stateless persons',
        entries: [
          'Convention relating to the Status of Refugees (1951) and the Protocol relating to the Status of Refugees (1967)',
          'Convention relating to the Status of Stateless Persons (1954)',
          'Convention on the Reduction of Statelessness (1961)',
          'R205 – The Employment and Decent Work for Peace and Resilience Recommendation, 2017 (No. 205)',
          'The Global Compact on Refugees (2018)',
          'ILO General principles and operational guidelines for fair recruitment and definition of recruitment fees and related costs (2019)',
        ],
      },
    ],
  },
  {
    title: 'International agreements, guidelines and reports',
    groups: [
      {
        title: 'International agreements',
        entries: [
          'The Global Compact for Safe, Orderly and Regular Migration (2018), plus the IMRF Progress Declaration 2022',
          'The 2030 Agenda for Sustainable Development (2015)',
        ],
      },
      {
        title: 'Guidelines, recommendations and compendiums',
        entries: [
          'ILO R86 – Migration for Employment Recommendation (Revised), 1949 (No. 86)',
          "ILO R115 - Workers' Housing Recommendation, 1961 (No. 115)",
          'ILO R151 – Migrant Workers Recommendation, 1975 (No. 151)',
          'The UN Declaration on the Human Rights of Individuals Who Are Not Nationals of the Country in which They Live (1985)',
          "ILO's Multilateral Framework on Labour Migration (2006)",
          'UNHCR, Refugee Protection and Mixed Migration: A 10-Point Plan of Action (2007)',
          'OHCHR, Recommended Principles and Guidelines on Human Rights and Human Trafficking (2002)',
          'UNODC International Framework for Action to Implement the Trafficking in Persons Protocol (2009)',
          'United Nations Global Plan of Action to Combat Trafficking in Persons (2010)',
          'ILO R200 – HIV and AIDS Recommendation, 2010 (No. 200)',
          'UN Guiding Principles on Business and Human Rights (2011)',
          'UNODC International Framework for Action to Implement the Smuggling of Migrants Protocol (2011)',
          'ILO R201 – Domestic Workers Recommendation, 2011 (No. 201)',
          'ILO R202 – Social Protection Floors Recommendation, 2012 (No. 202)',
          'IOM Migration Crisis Operational Framework (2012)',
          'ILO R205 – Employment and Decent Work for Peace and Resilience Recommendation, 2017 (No. 205)',
          'ILO General Principles and Operational Guidelines for Fair Recruitment and Definition of Recruitment Fees and Related Costs (2019)',
          'Inter-American Principles on the Human Rights of all Migrants, Refugees, Stateless Persons and Victims of Human Trafficking (2019)',
          "UN Network on Migration's report: Promising Practices in the Provision of Essential Services to Migrants (2021)",
          'United Nations Network on Migration Guidance Note on Regular Pathways for Admission and Stay for Migrants in Situations of Vulnerability (2021)',
          'ILO Extending social protection to migrant workers, refugees and their families: A guide for policymakers and practitioners (2021)',
          'ILO Intervention Model: Extending social protections to migrant workers in an irregular situation (2021)',
          'ILO UN system-wide guidance for creating rights- based Bilateral Labour Migration Agreements (BLMAs), (2022).',
          'PICUM Regularisation mechanisms and programmes: Why they matter and how to design them (2022)',
          'WHO Promoting the health of refugees and migrants: experiences from around the world (2023)',
          "African Commission on Human and People's Rights Guiding Principles on the Rights of Migrants Draft (2023)",
        ],
      },
      {
        title: 'UN thematic reports (non-exhaustive list)',
        entries: [
          'A/HRC/44/42: Right to freedom of association of migrants and their defenders - Report of the Special Rapporteur on the human rights of migrants, (2020)',
          'A/77/178: Refusing to turn away - Report of the Special Rapporteur on the situation of human rights defenders, (2022)',
          'A/77/189: Report of the Special Rapporteur on the human rights of migrants (2022)',
          'A/HRC/50/31: Human rights violations at international borders: trends, prevention and accountability, (2022)',
          'ILO Home truths: Access to adequate housing for migrant workers in the ASEAN region, 2022',
          'A/HRC/53/26: How to expand and diversify regularization mechanisms and programmes - Report of the Special Rapporteur on the human rights of migrants, (2023)',
        ],
      },
    ],
  },
];

const LONG =
  'People move for many reasons, and most of them do so within the law; what happens to them on the way is a matter for more than one state. This paper says where the table stands and what it might do next, and leaves the rest to the table.';

/** A paper of the common structure: 5 sections, 6 footnotes, 3 questions, 33 practices in 6 areas, 38 and 34 instruments. */
export const ENGLISH: PaperPlan = {
  language: 'en',
  title: 'Background note[^1]',
  sections: [
    {
      title: 'Introduction',
      text: [],
      sections: [
        {
          title: 'Where the table stands',
          text: [
            `${LONG}[^2] The [common forum] meets each year.`,
            'Rights come first[^3], and [development] follows them.',
          ],
        },
        {
          title: 'What happens on the way',
          text: [
            'Some arrive [without papers], some without [their money]. The [ILO standards][^4] say what is owed to them.',
          ],
        },
      ],
    },
    {
      title: 'Policy issues',
      text: ['The issues below were named by members.'],
      sections: [
        {
          title: 'Regular pathways',
          text: ['Pathways are [few] and far between.'],
          sections: [
            { title: 'Agreements between two states', text: ['They work where [unions] have a say[^5].'] },
            { title: 'Status after the fact', text: ['It is cheaper than most think[^6].'] },
          ],
        },
        { title: 'Borders', text: ['Borders are for [people] too.'] },
      ],
    },
    { title: 'Cross-cutting gaps', text: ['Three gaps cut across the issues, and [one tension].'] },
    { title: 'Ideas for action', text: ['Annex A shows what members do already, and [what is missing].'] },
    { title: 'Guiding Questions for the discussion', text: ['These questions are put to the table.'], asks: true },
  ],
  questions: [
    'Where do promises to migrants go unkept, and who should answer for it?',
    'How do those concerned get a say in the policies that are made for them?',
    'What keeps people safe at borders and along the routes?',
  ],
  annexWord: 'Annex',
  annexLetters: ['A', 'B', 'C'],
  listOfAnnexes: 'List of Annexes',
  practices: {
    title: 'Practices of members',
    introduction:
      'Members shared what they believe in; nobody has checked it. The practices stand under access to healthcare, regular pathways for admission and stay, civic engagement, integration, and participation, coordination and data collection, access to information and education, and fair work and recruitment.',
    areas: ENGLISH_AREAS,
    columns: ['Country', 'Practice', 'Source'],
  },
  instruments: ENGLISH_INSTRUMENTS,
};

export const FRENCH: PaperPlan = {
  language: 'fr',
  title: 'Note de référence',
  sections: [
    {
      title: 'Introduction',
      text: [
        'Les personnes se déplacent pour bien des raisons, et la plupart le font dans le respect de la loi ; ce qui leur arrive en chemin est une question qui concerne plus d’un État, et c’est pour cela que la table se réunit.',
      ],
    },
    {
      title: 'Enjeux',
      text: [
        'Les voies régulières sont [rares] et les frontières sont pour les gens aussi, dans le respect des droits de chacun.',
      ],
    },
    { title: 'Questions directrices', text: ['Les questions suivantes sont posées à la table.'], asks: true },
  ],
  questions: [
    'Qui répond des promesses qui ne sont pas tenues ?',
    'Comment les personnes concernées participent-elles aux décisions ?',
  ],
  annexWord: 'Annexe',
  annexLetters: ['A', 'B', 'C'],
  listOfAnnexes: 'Liste des annexes',
  practices: {
    title: 'Recueil des pratiques des membres',
    introduction: 'Les membres ont partagé ce à quoi ils croient.',
    areas: [
      {
        name: 'Accès aux soins',
        practices: [
          ['Finlande', 'Des soins élargis depuis 2022 pour les [sans-papiers].'],
          ['Côte d’Ivoire et Bosnie-Herzégovine', 'Un [carnet] commun.'],
        ],
      },
      {
        name: 'Voies régulières',
        practices: [
          ['Belgique, Maroc et Tunisie', 'Une aide juridique depuis [2018].'],
          ['OIT/CSI/Monde', 'Une [plateforme].'],
        ],
      },
    ],
    columns: ['Pays', 'Pratique', 'Source'],
  },
  instruments: [
    {
      title: 'Droit international et cadres pertinents',
      groups: [
        {
          title: 'Traités',
          entries: [
            'Pacte international relatif aux droits civils et politiques (1966)',
            'Convention relative au statut des réfugiés (1951) et son Protocole (1967)',
          ],
        },
        {
          title: 'Conventions de l’OIT',
          entries: [
            'C190 - Convention (n° 190) sur la violence et le harcèlement, 2019',
            'C97 - Convention (n° 97) sur les travailleurs migrants (révisée), 1949',
          ],
        },
      ],
    },
  ],
};

export const SPANISH: PaperPlan = {
  language: 'es',
  title: 'Documento de antecedentes',
  sections: [
    {
      title: 'Introducción',
      text: [
        'Las personas se desplazan por muchas razones y la mayoría lo hace dentro de la ley; lo que les ocurre en el camino es un asunto de más de un Estado, y por eso se reúne la mesa con sus miembros.',
      ],
    },
    { title: 'Cuestiones', text: ['Las vías regulares son [pocas] y las fronteras también son para las personas.'] },
    { title: 'Preguntas orientadoras', text: ['Las siguientes preguntas se plantean a la mesa.'], asks: true },
  ],
  questions: [
    '¿Quién responde por las promesas que no se cumplen?',
    '¿Cómo participan las personas en las decisiones?',
  ],
  annexWord: 'Anexo',
  annexLetters: ['A', 'B', 'C'],
  listOfAnnexes: 'Lista de anexos',
  practices: {
    title: 'Compendio de prácticas de los miembros',
    introduction: 'Los miembros compartieron aquello en lo que creen.',
    areas: [
      {
        name: 'Acceso a la salud',
        practices: [
          ['Finlandia', 'Más atención desde 2022 para [todos].'],
          ['Trinidad y Tabago y España', 'Un [registro] común.'],
        ],
      },
      { name: 'Vías regulares', practices: [['Bélgica, Marruecos y Túnez', 'Ayuda jurídica desde [2018].']] },
    ],
    columns: ['País', 'Práctica', 'Fuente'],
  },
  instruments: [
    {
      title: 'Derecho internacional',
      groups: [
        {
          title: 'Convenios de la OIT',
          entries: [
            'C190 - Convenio sobre la violencia y el acoso, 2019 (núm. 190)',
            'C097 - Convenio sobre los trabajadores migrantes (revisado), 1949 (núm. 97)',
          ],
        },
      ],
    },
  ],
};

export const ARABIC: PaperPlan = {
  language: 'ar',
  title: 'ورقة معلومات أساسية',
  sections: [
    {
      title: 'مقدمة',
      text: [
        'يتنقل الناس لأسباب كثيرة، ومعظمهم يفعل ذلك في إطار القانون، وما يحدث لهم في الطريق شأن يخص أكثر من دولة، ولذلك تجتمع المائدة.',
      ],
    },
    { title: 'القضايا', text: ['المسارات النظامية [قليلة] والحدود للناس أيضا.'] },
    { title: 'الأسئلة التوجيهية', text: ['تطرح الأسئلة التالية على المائدة.'], asks: true },
  ],
  questions: ['من يحاسب على الوعود التي لم تنفذ؟', 'كيف يشارك المعنيون في القرارات؟'],
  annexWord: 'المرفق',
  annexLetters: ['ألف', 'باء', 'جيم'],
  listOfAnnexes: 'قائمة المرفقات',
  practices: {
    title: 'مجموعة ممارسات الأعضاء',
    introduction: 'تبادل الأعضاء ما يؤمنون به.',
    areas: [
      {
        name: 'الحصول على الرعاية الصحية',
        practices: [
          ['فنلندا', 'رعاية أوسع منذ 2022 [للجميع].'],
          ['مصر', 'المدارس [مفتوحة] للجميع.'],
        ],
      },
      { name: 'المسارات النظامية', practices: [['بلجيكا والمغرب وتونس', 'مساعدة قانونية منذ [2018].']] },
    ],
    columns: ['الدولة', 'الممارسة', 'المصدر'],
  },
  instruments: [
    {
      title: 'القانون الدولي',
      groups: [
        {
          title: 'المعاهدات',
          entries: ['العهد الدولي الخاص بالحقوق المدنية والسياسية (1966)', 'اتفاقية العنف والتحرش، 2019 (رقم 190)'],
        },
      ],
    },
  ],
};
