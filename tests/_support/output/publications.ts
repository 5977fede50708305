import type { Block, Inline, Publication } from '@penholder/shared/documents';

const run = (text: string, style: Partial<Inline> = {}): Inline => ({ text, ...style });

/** An English edition with everything that a publication can hold, and titles in French and Chinese. */
export function anEnglishPublication(): Publication {
  const blocks: Block[] = [
    {
      kind: 'heading',
      id: 'annex-a',
      level: 1,
      startsPage: true,
      content: [run('Annex A. Practices shared by members of the round table')],
    },
    {
      kind: 'paragraph',
      id: 'a-intro',
      role: 'introduction',
      content: [
        run('Members of the round table have shared the practices below during the consultation'),
        run('', { footnote: 'n1' }),
        run('. They are grouped by thematic area and, within an area, by submitter.'),
      ],
    },
    { kind: 'heading', id: 'area-1', level: 2, content: [run('Access to health care')] },
    {
      kind: 'list',
      id: 'area-1-practices',
      ordered: false,
      items: [
        {
          id: 'p1',
          level: 0,
          content: [
            run('Belgium, Morocco and Tunisia:', { bold: true }),
            run(' In 2018, the three partners opened '),
            run('advice points in regional hospitals', { href: 'https://example.org/advice?lang=en&year=2018' }),
            run(' where newcomers learn which services they may use ('),
            run('« Points d’accueil santé : un droit pour chacun »', { italic: true, language: 'fr' }),
            run(').'),
          ],
        },
        {
          id: 'p2',
          level: 0,
          content: [
            run('China:', { bold: true }),
            run(' Since 2020, a telephone service answers questions about residence and insurance in six languages ('),
            run('《外国人服务热线指南》', { language: 'zh', href: 'https://example.org/hotline' }),
            run(').'),
          ],
        },
        {
          id: 'p3',
          level: 0,
          content: [
            run('Egypt:', { bold: true }),
            run(' Primary care is open to everybody who lives in the country, on the terms that apply to nationals ('),
            run('الرعاية الصحية الأولية للجميع', { language: 'ar' }),
            run(')'),
            run('', { footnote: 'n2' }),
            run('.'),
          ],
        },
        {
          id: 'p4',
          level: 0,
          content: [
            run('Sweden:', { bold: true }),
            run(' In July 2013, a law extended the care that county councils offer to adults without a permit.'),
          ],
        },
      ],
    },
    {
      kind: 'heading',
      id: 'area-2',
      level: 2,
      content: [run('Regular pathways for admission and stay'), run('', { footnote: 'n3' })],
    },
    {
      kind: 'list',
      id: 'area-2-practices',
      ordered: false,
      items: [
        {
          id: 'p5',
          level: 0,
          content: [
            run('Brazil:', { bold: true }),
            run(' An operation that combines shelter, documents and '),
            run('relocation to places where there is work', { href: 'https://example.org/relocation' }),
            run(' has reached municipalities in every state.'),
          ],
        },
        {
          id: 'p6',
          level: 0,
          content: [
            run('Colombia:', { bold: true }),
            run(
              ' A temporary protection statute of 2021 gives ten years of regular stay; the register was built with:',
            ),
          ],
        },
        { id: 'p6a', level: 1, content: [run('mobile desks in border departments,')] },
        {
          id: 'p6b',
          level: 1,
          content: [run('an appointment system that works on '), run('slow connections', { italic: true }), run('.')],
        },
      ],
    },
    {
      kind: 'quotation',
      id: 'q1',
      content: [run('A permit that depends on one employer is a door with one key, and somebody else holds it.')],
    },
    {
      kind: 'paragraph',
      id: 'num-12',
      number: '12',
      content: [
        run(
          'Paragraphs that bear a number keep it when the text around them changes, so that delegations can quote it.',
        ),
      ],
    },
    {
      kind: 'paragraph',
      id: 'num-12b',
      number: '12 bis',
      content: [run('An alternative bears the number of the text beside which it stands.')],
    },
    { kind: 'heading', id: 'overview', level: 2, content: [run('Overview')] },
    {
      kind: 'table',
      id: 't1',
      header: [[run('Thematic area')], [run('Practices')], [run('Remark')]],
      rows: Array.from({ length: 30 }, (_, index) => [
        [run(`Area number ${index + 1}`)],
        [run(String((index * 7) % 5))],
        [run('Few practices have been shared in this area; contributions remain welcome until the next edition.')],
      ]),
    },
    {
      kind: 'paragraph',
      id: 'gap',
      role: 'note',
      content: [run('Areas with fewer than two practices are those in which few practices have been shared.')],
    },
    { kind: 'heading', id: 'annex-b', level: 1, startsPage: true, content: [run('Annex B. International law')] },
    { kind: 'heading', id: 'b-1', level: 2, content: [run('Core treaties')] },
    {
      kind: 'list',
      id: 'b-1-list',
      ordered: true,
      items: [
        'International Covenant on Civil and Political Rights (1966)',
        'Convention on the Rights of the Child (1989)',
        'International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families (1990)',
      ].map((title, index) => ({
        id: `i${index}`,
        level: 0,
        content: [run(title, { href: `https://example.org/treaty/${index}` })],
      })),
    },
    { kind: 'heading', id: 'b-2', level: 3, content: [run('A third level, for the look of it')] },
    {
      kind: 'paragraph',
      id: 'b-2-p',
      content: [
        run('Some words in '),
        run('bold', { bold: true }),
        run(', '),
        run('italic', { italic: true }),
        run(' and '),
        run('both', { bold: true, italic: true }),
        run(', and a line\nbroken in two.'),
      ],
    },
  ];
  return {
    symbol: 'RT2/ANNEXES/ED.1',
    language: 'en',
    title: 'Annexes to the background paper of Round Table 2',
    subtitle: 'Practices, international law, and agreements, guidance and reports',
    forum: 'Global Forum on Migration and Development 2023–2024',
    roundTable: 'Round Table 2: Rights and migration',
    distribution: 'Participants',
    keywords: ['migration', 'human rights', 'RT2'],
    issuedOn: '2023-09-14',
    disclaimers: [
      'This list is not exhaustive: a practice that is not on it may be just as promising.',
      'Submitters describe their own practices. Neither the penholder nor the co-chairs have verified or evaluated them.',
    ],
    blocks,
    footnotes: [
      { id: 'n1', content: [run('Written contributions were received from March to August 2023.')] },
      {
        id: 'n2',
        content: [run('هذه الحاشية مكتوبة بالعربية لاختبار الاتجاه، انظر Decree No. 12.', { language: 'ar' })],
      },
      {
        id: 'n3',
        content: [
          run('See also '),
          run('the guidance of the Network', { href: 'https://example.org/guidance' }),
          run('.'),
        ],
      },
    ],
  };
}

/** An Arabic edition with citations in Latin letters and a footnote in Chinese. */
export function anArabicPublication(): Publication {
  return {
    symbol: 'RT2/ANNEXES/ED.1',
    language: 'ar',
    title: 'مرفقات ورقة المعلومات الأساسية للمائدة المستديرة الثانية',
    subtitle: 'الممارسات والقانون الدولي',
    forum: 'المنتدى العالمي للهجرة والتنمية 2023-2024',
    roundTable: 'المائدة المستديرة 2: الحقوق والهجرة',
    distribution: 'المشاركون',
    keywords: ['الهجرة', 'حقوق الإنسان'],
    issuedOn: '2023-09-14',
    disclaimers: [
      'هذه القائمة ليست حصرية.',
      'لم يتحقق معد الورقة ولا الرئيسان المشاركان من هذه الممارسات ولم يقيّموها.',
    ],
    blocks: [
      {
        kind: 'heading',
        id: 'annex-a',
        level: 1,
        startsPage: true,
        content: [run('المرفق ألف: الممارسات التي تبادلها أعضاء المائدة المستديرة')],
      },
      {
        kind: 'paragraph',
        id: 'intro',
        role: 'introduction',
        content: [
          run('تبادل أعضاء المائدة المستديرة الممارسات التالية خلال المشاورات'),
          run('', { footnote: 'n1' }),
          run('، وهي مرتبة حسب المجال المواضيعي ثم حسب الجهة المقدِّمة.'),
        ],
      },
      { kind: 'heading', id: 'area', level: 2, content: [run('الحصول على الرعاية الصحية')] },
      {
        kind: 'list',
        id: 'list',
        ordered: false,
        items: [
          {
            id: 'a',
            level: 0,
            content: [
              run('بلجيكا وتونس والمغرب:', { bold: true }),
              run(' في عام 2018، افتتح الشركاء الثلاثة '),
              run('مراكز مشورة في المستشفيات', { href: 'https://example.org/advice' }),
              run(' ('),
              run('Points d’accueil santé', { language: 'fr', italic: true }),
              run(').'),
            ],
          },
          {
            id: 'b',
            level: 0,
            content: [
              run('السويد:', { bold: true }),
              run(' في تموز/يوليه 2013، وسّع قانون (SFS 2013:407) نطاق الرعاية.'),
              run('', { footnote: 'n2' }),
            ],
          },
        ],
      },
      {
        kind: 'table',
        id: 't',
        header: [[run('المجال')], [run('العدد')]],
        rows: [
          [[run('الصحة')], [run('4')]],
          [[run('التعليم')], [run('1')]],
        ],
      },
      { kind: 'heading', id: 'annex-b', level: 1, startsPage: true, content: [run('المرفق باء: القانون الدولي')] },
      {
        kind: 'list',
        id: 'law',
        ordered: true,
        items: [
          {
            id: 'l1',
            level: 0,
            content: [
              run('العهد الدولي الخاص بالحقوق المدنية والسياسية (1966)', { href: 'https://example.org/iccpr' }),
            ],
          },
          {
            id: 'l2',
            level: 0,
            content: [
              run('Convention on the Rights of the Child (1989), A/RES/44/25', {
                language: 'en',
                href: 'https://example.org/crc',
              }),
            ],
          },
        ],
      },
    ],
    footnotes: [
      { id: 'n1', content: [run('وردت المساهمات الخطية من آذار/مارس إلى آب/أغسطس 2023.')] },
      { id: 'n2', content: [run('《外国人服务热线指南》，2020年。', { language: 'zh' })] },
    ],
  };
}

/** An English edition of `practices` entries of ordinary length in areas of fifty, with a link each and a footnote in every tenth. */
export function aLargePublication(practices: number): Publication {
  const blocks: Block[] = [
    {
      kind: 'heading',
      id: 'annex-a',
      level: 1,
      startsPage: true,
      content: [run('Annex A. Practices shared by members of the round table')],
    },
  ];
  const footnotes: Publication['footnotes'] = [];
  for (let from = 0; from < practices; from += 50) {
    blocks.push({ kind: 'heading', id: `area-${from}`, level: 2, content: [run(`Thematic area ${from / 50 + 1}`)] });
    const items = Array.from({ length: Math.min(50, practices - from) }, (_, index) => {
      const number = from + index;
      if (number % 10 === 0)
        footnotes.push({ id: `n${number}`, content: [run(`Told by the focal point of delegation ${number}.`)] });
      return {
        id: `practice-${number}`,
        level: 0,
        content: [
          run(`Delegation ${number} and partners:`, { bold: true }),
          run(
            ` In ${1990 + (number % 34)}, the partners agreed that whoever arrives is told in a language that they read which services are open to them, and opened `,
          ),
          run(`service point number ${number}`, { href: `https://example.org/practices/${number}?edition=1` }),
          run(
            ', which municipalities run together with migrants’ associations; an evaluation found shorter waiting times, fewer unpaid bills and more children at school',
          ),
          run('.', number % 10 === 0 ? { footnote: `n${number}` } : {}),
        ],
      };
    });
    blocks.push({ kind: 'list', id: `area-${from}-practices`, ordered: false, items });
  }
  return { ...anEnglishPublication(), blocks, footnotes };
}
