import { z } from 'zod';
import { europeanFigures, withWordEdges } from '../kernel/index.ts';
import {
  ASSEMBLY_RESOLUTION,
  ILO_LETTERS,
  ILO_NOUN,
  letterOf,
  NUMBER_MARK,
  numberOfResolution,
  STOP_WORDS,
  SYMBOL,
  YEAR,
} from './citation-patterns.ts';

/** What kinds of instrument the register holds. */
export const INSTRUMENT_KINDS = [
  'treaty',
  'ilo-convention',
  'ilo-protocol',
  'ilo-recommendation',
  'declaration',
  'resolution',
  'agreement',
  'guidance',
  'report',
  'compendium',
] as const;
export const InstrumentKind = z.enum(INSTRUMENT_KINDS);
export type InstrumentKind = z.infer<typeof InstrumentKind>;

/** What a citation says of an instrument, as far as it says it (IN7). */
export const Citation = z.object({
  kind: InstrumentKind.nullable(),
  /** Without article, issuer, number, symbol and year; empty where the citation is a bare number or symbol. */
  title: z.string(),
  /** The number of an ILO instrument. */
  number: z.number().int().nullable(),
  year: z.number().int().nullable(),
  /** The symbol of a United Nations document: `A/HRC/53/26`. */
  symbol: z.string().nullable(),
  /** Who issued it, by acronym where there is one. */
  issuer: z.string().nullable(),
  /** The form proposed for the register and the annexes (IN1–IN3). */
  canonical: z.string(),
  /** Equal for the same instrument cited with the same year: to group by. `sameInstrument` decides. */
  key: z.string(),
  doubts: z.array(z.enum(['numbers-differ'])),
});
export type Citation = z.infer<typeof Citation>;

/** Words that tell the kind, the more particular first: at one place in a title the earlier row wins. */
const KIND_WORDS = (
  [
    [
      'agreement',
      /\b(?:compacts?|pacte mondial|pacto mundial|agenda|programme de développement durable|agreements?|accords?|acuerdos?|memorand(?:um|a)|pacto global|globaler pakt|patto globale|acordos?|abkommen|accord[oi])\b|глобальный договор|الاتفاق العالمي|خطة التنمية|اتفاقات|契约|议程/iu,
    ],
    [
      'treaty',
      /\b(?:covenants?|conventions?|charters?|treat(?:y|ies)|protocols?|pactes?|pactos?|convenios?|convención|convenciones|protocoles?|protocolos?|chartes?|cartas?|traités?|tratados?|convenç(?:ão|ões)|übereinkommen|konvention|pakt|protokoll|charta|convenzion[ei]|trattat[oi]|patt[oi]|protocoll[oi])\b|اتفاقي(?:ة|ات)|العهد|بروتوكول|ميثاق|معاهد|公约|议定书|宪章|条约|[Кк]онвенци|[Пп]ротокол|[Пп]акт/iu,
    ],
    [
      'declaration',
      /\b(?:declarations?|déclarations?|declaraci(?:ón|ones)|declaraç(?:ão|ões)|erklärung|dichiarazion[ei])\b|إعلان|宣言|[Дд]екларац/iu,
    ],
    [
      'resolution',
      /\b(?:resolutions?|résolutions?|resoluci(?:ón|ones)|resoluç(?:ão|ões)|risoluzion[ei])\b|قرار|决议|[Рр]езолюц/iu,
    ],
    ['compendium', /\b(?:compendiums?|compendia|compendios?|recueils?)\b|خلاصة وافية|汇编|[Кк]омпендиум|[Сс]борник/iu],
    [
      'report',
      /\b(?:reports?|rapports?|informes?|relatórios?|bericht|rapport[oi]|relazion[ei])\b|تق(?:رير|ارير)|报告|[Дд]оклад/iu,
    ],
    [
      'guidance',
      /\b(?:guid(?:e|es|ance|elines?|ing)|principles?|framework|plan of action|recommend\w*|handbook|manual|toolkit|standards?|model|principes?|directives?|lignes directrices|orientations?|cadre|plan d’action|principios|directrices|orientaci(?:ón|ones)|gu[ií]as?|marco|plan de acción|recomendaci(?:ón|ones))\b|مبادئ|توجيهي|دليل|إطار|خطة عمل|准则|原则|指南|框架|建议书|[Пп]ринцип|[Рр]уковод|[Рр]екомендац/iu,
    ],
  ] as const satisfies readonly (readonly [InstrumentKind, RegExp])[]
).map(([kind, words]) => [kind, withWordEdges(words)] as const);

/** The kind that a text's first telling word says; null where none does. Reads titles and the headings over them alike. */
export function kindByWords(text: string): InstrumentKind | null {
  let first: { kind: InstrumentKind; at: number } | undefined;
  for (const [kind, words] of KIND_WORDS) {
    const at = text.search(words);
    if (at >= 0 && (!first || at < first.at)) first = { kind, at };
  }
  return first?.kind ?? null;
}

const tidy = (text: string) =>
  europeanFigures(text)
    .replace(/[\s ]+/gu, ' ')
    .replace(/'/g, '’')
    .replace(/(\p{L})- (?=\p{Ll})/gu, '$1-')
    .trim();
const withoutArticle = (title: string) => {
  const bare = title.replace(/^(?:the|la|le|les|l’|el|los|las)\s*(?<=[’\s])/iu, '');
  return bare.charAt(0).toUpperCase() + bare.slice(1);
};

/** A title as it is compared: its words without case, accents, articles, plural endings, acronyms in brackets. */
const wordsOf = (title: string) =>
  title
    .replace(/[(（]\p{Lu}[\p{Lu}\d-]+s?[)）]/gu, ' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'](?=s\b)/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !STOP_WORDS.has(word))
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word))
    .join(' ');

/** The year that closes a citation — "(1966)", ", 2022", ", (2020)", "（1966年）", ", 1966 год" — and what stands before it. */
const CALLED_YEAR = String.raw`(?:年| г\.| год| года)?`;
function closingYear(text: string): { rest: string; year: number | null } {
  const match = new RegExp(
    String.raw`^(.*?)[\s,،，]*(?:[(（](${YEAR})${CALLED_YEAR}[)）]|[,،，\s](${YEAR})${CALLED_YEAR})[\s.;,]*$`,
    'su',
  ).exec(text);
  return match
    ? { rest: match[1]!.trim(), year: Number(match[2] ?? match[3]) }
    : { rest: text.replace(/[\s.;,]+$/, ''), year: null };
}

const ILO = String.raw`(?:ILO|OIT|BIT|OIL|IAO|МОТ|国际劳工组织|منظمة العمل الدولية)`;
const ILO_PREFIX = String.raw`(?:${ILO}(?:’s)?[\s,:–-]*)?`;
/** "Convention de l’OIT n° 190", "Convenio núm. 190 de la OIT", "Конвенция МОТ № 190". */
const OF_THE_ILO = String.raw`(?:\s*(?:de l’|de la |da |dell’|der )?${ILO}(?!\p{L}))?`;
const ILO_CODE = new RegExp(String.raw`^${ILO_PREFIX}([CPR])[\s.-]?0*(\d{1,3})(?!\d)\s*(?:[-–—:,]|$)\s*`, 'u');
const ILO_WORDS = new RegExp(
  String.raw`^${ILO_PREFIX}(?:the |la |le |el |a |das |die )?(convention|convenio|convenção|convenzione|übereinkommen|recommendation|recommandation|recomendación|recomendação|raccomandazione|empfehlung|конвенция|рекомендация|公约|建议书|الاتفاقية|اتفاقية|التوصية|توصية)${OF_THE_ILO}[\s,]*[(]?${NUMBER_MARK}?\s*(\d{1,3})(?!\d)(?:号)?[)]?${OF_THE_ILO}`,
  'iu',
);
/** In Chinese what is numbered follows: `第190号公约`. */
const ILO_CHINESE = new RegExp(String.raw`^${ILO_PREFIX}第\s*(\d{1,3})\s*号(公约|建议书)`, 'u');
const ILO_NUMBERED = new RegExp(String.raw`[(（]\s*(${NUMBER_MARK})\s*(\d{1,3})\s*(?:号)?[)）]`, 'iu');

function iloCitation(text: string): Citation | undefined {
  const coded = ILO_CODE.exec(text);
  const code =
    coded && (coded[0].length === text.length || ILO_NOUN.test(text) || /^(?:ILO|OIT)/.test(text)) ? coded : null;
  const numbered = ILO_NUMBERED.exec(text);
  let letter = code?.[1] as keyof typeof ILO_LETTERS | undefined;
  let number = code && Number(code[2]);
  let rest = code ? text.slice(code[0].length) : text;
  // The code may stand twice: "C 102 - C102- Social Security …".
  const again = code && ILO_CODE.exec(rest);
  if (again) rest = rest.slice(again[0].length);
  if (!code) {
    const chinese = ILO_CHINESE.exec(text);
    const words = chinese ?? ILO_WORDS.exec(text);
    const noun = ILO_NOUN.exec(text);
    if (words) {
      letter = letterOf(words[chinese ? 2 : 1]!);
      number = Number(words[chinese ? 1 : 2]);
      // "Convention (n° 190) sur …, 2019" has a title around its number; "Convention No. 190" has none.
      if (!numbered) rest = text.slice(words[0].length).replace(/^\s*[-–—:：,，]\s*/, '');
    } else if (numbered && noun) {
      letter = letterOf(noun[0]!);
      number = Number(numbered[2]);
    }
  }
  if (!letter || !number) return undefined;

  rest = rest.replace(new RegExp(`^${ILO_PREFIX}`, 'u'), '');
  const numberInside =
    numbered &&
    rest
      .trimEnd()
      .replace(/[.;,]$/, '')
      .endsWith(numbered[0]) === false &&
    rest.includes(numbered[0]);
  const { rest: titled, year } = closingYear(
    numbered
      ? rest
          .replace(numbered[0], ' ')
          .replace(/\s+/g, ' ')
          .replace(/ (?=[,،])/g, '')
      : rest,
  );
  const isProtocol = letter === 'P';
  const madeIn = isProtocol
    ? new RegExp(
        String.raw`^(?:protocole?|protocolo|بروتوكول)(?: of| de| del| relatif de| عام| لعام)? (${YEAR})`,
        'iu',
      ).exec(withoutArticle(titled))
    : null;
  // "Protocol of 2014 to the Forced Labour Convention, 1930": the closing year is the convention's.
  const title = withoutArticle(madeIn && year ? `${titled}, ${year}` : titled);
  const ownYear = madeIn ? Number(madeIn[1]) : year;
  const short = `${letter}${String(number).padStart(3, '0')}`;
  const mark = numbered?.[1]?.replace(/^no\.?$/i, 'No.') ?? 'No.';
  const tail = isProtocol
    ? ''
    : mark === '第'
      ? `（第${number}号）`
      : `${ownYear ? `${/\p{Script=Arabic}/u.test(title) ? '،' : ','} ${ownYear}` : ''} (${mark} ${number})`;
  const canonical = !title
    ? short
    : numberInside
      ? `${short} – ${withoutArticle(rest.replace(/[\s.;]+$/, ''))}`
      : `${short} – ${title}${tail}`;
  return {
    kind: ILO_LETTERS[letter],
    title,
    number,
    year: ownYear,
    symbol: null,
    issuer: 'ILO',
    canonical,
    key: `ilo:${short}`,
    doubts: code && numbered && Number(numbered[2]) !== number && !isProtocol ? ['numbers-differ'] : [],
  };
}

function unCitation(text: string): Citation | undefined {
  const found = SYMBOL.exec(text);
  const resolution = found ? null : ASSEMBLY_RESOLUTION.exec(text);
  if (!found && !resolution) return undefined;
  const symbol = found ? found[1]!.replace(/[().]+$/, '') : `A/RES/${numberOfResolution(resolution!)}`;
  const bare = text
    .replace(found ? symbol : resolution![0], ' ')
    .replace(/[(（]\s*[)）]/g, ' ')
    .replace(/^(?:\s|UN\b|[-–—:,;.])+|(?:\s|[-–—:,;])+$/gu, '')
    .replace(/\s+/g, ' ');
  const { rest, year } = closingYear(bare);
  const issuer = symbol.startsWith('A/HRC/')
    ? 'Human Rights Council'
    : symbol.startsWith('A/')
      ? 'General Assembly'
      : symbol.startsWith('S/')
        ? 'Security Council'
        : 'UN';
  const kind = /\/RES\//.test(symbol) ? 'resolution' : /\/GC\//.test(symbol) ? 'guidance' : 'report';
  return {
    kind,
    title: withoutArticle(rest),
    number: null,
    year,
    symbol,
    issuer,
    canonical: symbol,
    key: `un:${symbol}`,
    doubts: [],
  };
}

/** Organisations whose name opens the titles of what they issue; acronyms of other languages lead to the English one. */
const ISSUERS: Readonly<Record<string, string>> = {
  ILO: 'ILO',
  OIT: 'ILO',
  IOM: 'IOM',
  OIM: 'IOM',
  OHCHR: 'OHCHR',
  HCDH: 'OHCHR',
  ACNUDH: 'OHCHR',
  UNHCR: 'UNHCR',
  HCR: 'UNHCR',
  ACNUR: 'UNHCR',
  WHO: 'WHO',
  OMS: 'WHO',
  UNODC: 'UNODC',
  ONUDC: 'UNODC',
  UNICEF: 'UNICEF',
  UNDP: 'UNDP',
  PNUD: 'UNDP',
  UNFPA: 'UNFPA',
  UNESCO: 'UNESCO',
  UNAIDS: 'UNAIDS',
  UNEP: 'UNEP',
  FAO: 'FAO',
  ICMPD: 'ICMPD',
  OECD: 'OECD',
  OCDE: 'OECD',
  ITUC: 'ITUC',
  CSI: 'ITUC',
  IOE: 'IOE',
  PICUM: 'PICUM',
  ICRC: 'ICRC',
  CICR: 'ICRC',
  IFRC: 'IFRC',
  ASEAN: 'ASEAN',
  'UN Women': 'UN Women',
  'United Nations Network on Migration': 'UN Network on Migration',
  'UN Network on Migration': 'UN Network on Migration',
  'United National Network on Migration': 'UN Network on Migration',
  'African Commission on Human and Peoples’ Rights': 'African Commission on Human and Peoples’ Rights',
  'African Commission on Human and People’s Rights': 'African Commission on Human and Peoples’ Rights',
  'Inter-American Commission on Human Rights': 'Inter-American Commission on Human Rights',
  'Council of Europe': 'Council of Europe',
  'European Commission': 'European Commission',
  'African Union': 'African Union',
};
const ISSUER = new RegExp(
  String.raw`^(${Object.keys(ISSUERS).join('|')})(’s(?: report:?)?)?(?:\s*[,:]\s*|\s+)(?=\S)`,
  'u',
);

function titledCitation(text: string, fallback: InstrumentKind | null): Citation {
  const { rest, year } = closingYear(text);
  const lead = ISSUER.exec(rest);
  const isReport = lead?.[2]?.includes('report') ?? false;
  const title = withoutArticle(lead ? rest.slice(lead[0].length) : rest);
  const issuer = lead ? ISSUERS[lead[1]!]! : /^(?:the )?(?:UN|United Nations)\b/i.test(rest) ? 'UN' : null;
  const kind = isReport ? 'report' : (kindByWords(title) ?? fallback);
  const closing = year ? ` (${year})` : '';
  return {
    kind,
    title,
    number: null,
    year,
    symbol: null,
    issuer,
    canonical: `${lead ? `${issuer}, ` : ''}${title}${closing}`,
    key: `title:${wordsOf(title)}:${year ?? ''}`,
    doubts: [],
  };
}

const NAMES_ANOTHER = String.raw`(?:(?:the|its|la|le|su|sus|sa|ses|el|los)\s+)?(?:[\p{L}’-]+\s+){0,3}?(?:conventions?|protocols?|covenants?|declarations?|compacts?|recommendations?|protocoles?|protocolos?|pactes?|pactos?|convenios?|déclarations?|declaración|protokoll|protocoll[oi]|übereinkommen|convenção|convenzione|протокол|конвенция|декларация|пакт|بروتوكول|إعلان|اتفاقية|[CPR]\d{2,3})`;
const AFTER_A_YEAR = new RegExp(
  String.raw`(?<=[(（]${YEAR}[)）]|${YEAR}|[(]${NUMBER_MARK} \d{1,3}[)])\s*,?\s+(?:and|plus|as well as|with|et|ainsi que|y|así como|e|ed|und|и|а также|و)\s*(?=${NAMES_ANOTHER})`,
  'giu',
);
const AFTER_A_SEMICOLON = new RegExp(
  String.raw`\s*;\s*(?:(?:including|and|plus|y compris|et|incluido|incluidos|y)\s+)?(?=${NAMES_ANOTHER})`,
  'giu',
);

/**
 * What an entry of an annex, a footnote or a list cites: one citation for each instrument that it names (IN4), none for
 * blank text. Reads the sloppy forms of real annexes ("C97 - …", "C 102 - C102- …", "ILO R86 – …", "A/HRC/44/42: …",
 * "The … (1966)", "…, 2022"). `fallback` is the kind to take where no word tells it: that of the heading it stands under.
 *
 * @example parseCitations('C190 - Violence and Harassment Convention, 2019 (No. 190)')[0]?.canonical
 * // 'C190 – Violence and Harassment Convention, 2019 (No. 190)'
 */
export function parseCitations(text: string, fallback: InstrumentKind | null = null): Citation[] {
  const whole = tidy(text).slice(0, 2_000);
  if (!whole) return [];
  return whole
    .split(AFTER_A_YEAR)
    .flatMap((part) => part.split(AFTER_A_SEMICOLON))
    .map((part) => part.replace(/^[\s,;]+|[\s;,]+$/g, ''))
    .filter(Boolean)
    .map((part) => iloCitation(part) ?? unCitation(part) ?? titledCitation(part, fallback));
}

/** Whether two citations mean the same instrument (IN6). */
export function sameInstrument(first: Citation, second: Citation): boolean {
  if (!first.key.startsWith('title:') || !second.key.startsWith('title:')) return first.key === second.key;
  const differ = <Value>(a: Value | null, b: Value | null) => a !== null && b !== null && a !== b;
  const words = wordsOf(first.title);
  return (
    words !== '' &&
    words === wordsOf(second.title) &&
    !differ(first.year, second.year) &&
    !differ(first.issuer, second.issuer)
  );
}
