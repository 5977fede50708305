import type { Language } from '../kernel/index.ts';
import type { Annex } from './annex-facts.ts';

/** The words that an annex edition adds of its own. */
interface AnnexWords {
  /** The letters as the language calls them: Arabic says their names. */
  readonly letters: Readonly<Record<Annex, string>>;
  readonly one: string;
  readonly several: string;
  readonly titles: Readonly<Record<Annex, string>>;
  readonly gaps: string;
  readonly remaining: string;
  /** What opens the practices of an area, the instruments of a group, the areas with few practices (AX64). */
  readonly practices: string;
  readonly instruments: string;
  readonly fewPractices: string;
}

const LATIN = { A: 'A', B: 'B', C: 'C' } as const;

const WORDS: Readonly<Record<Language, AnnexWords>> = {
  en: {
    letters: LATIN,
    one: 'Annex',
    several: 'Annexes',
    titles: {
      A: 'Practices shared by members of the round table',
      B: 'International law and frameworks',
      C: 'International agreements, guidance and reports',
    },
    gaps: 'Areas in which few practices have been shared',
    remaining: 'Remaining gaps',
    practices: 'The practices below were shared with the round table in this area.',
    instruments: 'The instruments below are listed under this heading.',
    fewPractices: 'Few practices have been shared in the areas below.',
  },
  fr: {
    letters: LATIN,
    one: 'Annexe',
    several: 'Annexes',
    titles: {
      A: 'Pratiques communiquées par les membres de la table ronde',
      B: 'Droit et cadres internationaux',
      C: 'Accords, orientations et rapports internationaux',
    },
    gaps: 'Domaines dans lesquels peu de pratiques ont été communiquées',
    remaining: 'Lacunes restantes',
    practices: 'Les pratiques ci-après ont été communiquées à la table ronde dans ce domaine.',
    instruments: 'Les instruments ci-après figurent sous ce titre.',
    fewPractices: 'Peu de pratiques ont été communiquées dans les domaines ci-après.',
  },
  es: {
    letters: LATIN,
    one: 'Anexo',
    several: 'Anexos',
    titles: {
      A: 'Prácticas compartidas por los miembros de la mesa redonda',
      B: 'Derecho y marcos internacionales',
      C: 'Acuerdos, orientaciones e informes internacionales',
    },
    gaps: 'Esferas en las que se han compartido pocas prácticas',
    remaining: 'Lagunas restantes',
    practices: 'Las prácticas que figuran a continuación se compartieron con la mesa redonda en esta esfera.',
    instruments: 'Los instrumentos que figuran a continuación corresponden a este epígrafe.',
    fewPractices: 'En las esferas que figuran a continuación se han compartido pocas prácticas.',
  },
  ar: {
    letters: { A: 'ألف', B: 'باء', C: 'جيم' },
    one: 'المرفق',
    several: 'المرفقات',
    titles: {
      A: 'الممارسات التي تبادلها أعضاء المائدة المستديرة',
      B: 'القانون الدولي والأطر الدولية',
      C: 'الاتفاقات والتوجيهات والتقارير الدولية',
    },
    gaps: 'المجالات التي جرى تبادل القليل من الممارسات فيها',
    remaining: 'الثغرات المتبقية',
    practices: 'فيما يلي الممارسات التي قُدِّمت إلى المائدة المستديرة في هذا المجال.',
    instruments: 'فيما يلي الصكوك المدرجة تحت هذا العنوان.',
    fewPractices: 'فيما يلي المجالات التي جرى تبادل القليل من الممارسات فيها.',
  },
  zh: {
    letters: LATIN,
    one: '附件',
    several: '附件',
    titles: { A: '圆桌会议成员分享的做法', B: '国际法和国际框架', C: '国际协定、指导文件和报告' },
    gaps: '分享做法较少的领域',
    remaining: '尚存的空白',
    practices: '圆桌会议在这一领域收到了下列做法。',
    instruments: '本标题下列有以下文书。',
    fewPractices: '下列领域分享的做法较少。',
  },
  ru: {
    letters: LATIN,
    one: 'Приложение',
    several: 'Приложения',
    titles: {
      A: 'Практика, представленная участниками круглого стола',
      B: 'Международное право и международные рамочные документы',
      C: 'Международные соглашения, руководства и доклады',
    },
    gaps: 'Области, в которых представлено мало примеров практики',
    remaining: 'Остающиеся пробелы',
    practices: 'Ниже приводятся примеры практики в этой области, представленные круглому столу.',
    instruments: 'Ниже перечислены документы, относящиеся к этому разделу.',
    fewPractices: 'Ниже перечислены области, в которых представлено мало примеров практики.',
  },
  pt: {
    letters: LATIN,
    one: 'Anexo',
    several: 'Anexos',
    titles: {
      A: 'Práticas partilhadas pelos membros da mesa-redonda',
      B: 'Direito e quadros internacionais',
      C: 'Acordos, orientações e relatórios internacionais',
    },
    gaps: 'Áreas em que foram partilhadas poucas práticas',
    remaining: 'Lacunas remanescentes',
    practices: 'As práticas abaixo foram partilhadas com a mesa-redonda nesta área.',
    instruments: 'Os instrumentos abaixo constam deste título.',
    fewPractices: 'Nas áreas abaixo foram partilhadas poucas práticas.',
  },
  de: {
    letters: LATIN,
    one: 'Anhang',
    several: 'Anhänge',
    titles: {
      A: 'Von Mitgliedern des Runden Tisches mitgeteilte Praktiken',
      B: 'Völkerrecht und internationale Rahmenwerke',
      C: 'Internationale Vereinbarungen, Leitlinien und Berichte',
    },
    gaps: 'Bereiche, in denen wenige Praktiken mitgeteilt wurden',
    remaining: 'Verbleibende Lücken',
    practices: 'Die folgenden Praktiken wurden dem Runden Tisch in diesem Bereich mitgeteilt.',
    instruments: 'Die folgenden Dokumente stehen unter dieser Überschrift.',
    fewPractices: 'In den folgenden Bereichen wurden wenige Praktiken mitgeteilt.',
  },
  it: {
    letters: LATIN,
    one: 'Allegato',
    several: 'Allegati',
    titles: {
      A: 'Pratiche condivise dai membri della tavola rotonda',
      B: 'Diritto e quadri internazionali',
      C: 'Accordi, orientamenti e rapporti internazionali',
    },
    gaps: 'Aree in cui sono state condivise poche pratiche',
    remaining: 'Lacune rimanenti',
    practices: 'Le pratiche seguenti sono state condivise con la tavola rotonda in quest’area.',
    instruments: 'Gli strumenti seguenti figurano sotto questo titolo.',
    fewPractices: 'Nelle aree seguenti sono state condivise poche pratiche.',
  },
};

export const annexWords = (language: Language): AnnexWords => WORDS[language];

/** An annex's heading: `Annex A. Practices shared by members of the round table`. */
export function annexHeading(annex: Annex, language: Language): string {
  const { letters, one, titles } = WORDS[language];
  if (language === 'ar') return `${one} ${letters[annex]}: ${titles[annex]}`;
  return language === 'zh' ? `${one}${letters[annex]}：${titles[annex]}` : `${one} ${letters[annex]}. ${titles[annex]}`;
}
