import type { Language } from '../kernel/index.ts';

/** A word that may be a demonym, plain, with the plain words around it: those before it the nearest last, cut at a comma. */
export interface Surrounded {
  readonly plain: string;
  readonly isCapital: boolean;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The forms that a text may have of what a state's doings are called; `demonym` is plain, the masculine or the stem. */
export function formsOfDemonym(demonym: string, language: Language): string[] {
  const stem = demonym.slice(0, -1);
  const with_ = (base: string, endings: string) => endings.split(' ').map((ending) => base + ending);
  const forms = {
    fr: () => with_(demonym, ' s e es ne nes'),
    es: () => (demonym.endsWith('o') ? with_(stem, 'o a os as') : with_(demonym, ' a s es as')),
    pt: () => (demonym.endsWith('o') ? with_(stem, 'o a os as') : with_(demonym, ' a s es as')),
    de: () => with_(demonym, ' e er es en em'),
    it: () => with_(stem, demonym.endsWith('o') ? 'o a i e hi he' : demonym.endsWith('a') ? 'a i e' : 'e i'),
    ru: () => with_(demonym, 'ии ая ое ие ого ои ому ую им их ими ом'),
    ar: () => [demonym, `${demonym}ه`, `ال${demonym}`, `ال${demonym}ه`],
  };
  return language in forms ? forms[language as keyof typeof forms]() : [demonym];
}

/** States whose Arabic adjective mostly means something else: financial, national (of a country office), running, Roman. */
const MOSTLY_OTHER = new Set(['ML', 'QA', 'HU', 'RO']);

/** What Arabic makes of a state's plain name: فرنسا, فرنسي. Names of several words, or that end so already, give none. */
export function arabicDemonym(plain: string, iso3166: string): string | undefined {
  const base = plain.replace(/^ال/u, '').replace(/(?:يا|ا|ه)$/u, '');
  return MOSTLY_OTHER.has(iso3166) || plain.includes(' ') || base.length < 3 || base.endsWith('ي')
    ? undefined
    : `${base}ي`;
}

/** What is a state's, plain: "the Venezuelan programme". "Venezuelan migrants" or "in Spanish" names nobody whose answer is awaited. */
const OF_THE_STATE: Readonly<Partial<Record<Language, RegExp>>> = {
  en: /^(?:government(?:al)?|state|ministr(?:y|ies)|ministers?|authorit(?:y|ies)|agenc(?:y|ies)|department|office|institutes?|institutions?|parliament|senate|courts?|police|embass(?:y|ies)|consulates?|municipalit(?:y|ies)|administration|service|laws?|acts?|legislation|regulations?|polic(?:y|ies)|reforms?|systems?|models?|projects?|programmes?|programs?|initiatives?|schemes?|plans?|strateg(?:y|ies)|cooperation|aid|funds?|funding|presidency|side|case|experience|practices?|territory|borders?)$/,
  fr: /^(?:gouvernement|etat|ministeres?|ministres?|autorites?|agences?|departement|office|instituts?|institutions?|parlement|senat|tribuna(?:l|ux)|cour|police|ambassades?|consulats?|municipalites?|administrations?|services?|lois?|decrets?|legislation|reglementation|reglements?|politiques?|reformes?|systemes?|modeles?|projets?|programmes?|initiatives?|dispositifs?|plans?|strategies?|cooperation|aide|fonds|financements?|presidence|partie|experience|pratiques?|territoire|frontieres?)$/,
  es: /^(?:gobierno|estado|ministerios?|ministr[oa]s?|autoridad(?:es)?|agencias?|departamento|oficina|institutos?|institucion(?:es)?|parlamento|senado|congreso|tribunal(?:es)?|policia|embajadas?|consulados?|municipalidades?|municipios?|administracion|servicios?|ley(?:es)?|decretos?|legislacion|normativa|reglamentos?|politicas?|reformas?|sistemas?|modelos?|proyectos?|programas?|iniciativas?|plan(?:es)?|estrategias?|cooperacion|ayuda|fondos?|financiacion|presidencia|parte|experiencia|practicas?|territorio|fronteras?)$/,
  pt: /^(?:governo|estado|ministerios?|ministr[oa]s?|autoridades?|agencias?|departamento|institutos?|instituic(?:ao|oes)|parlamento|senado|congresso|tribuna(?:l|is)|policia|embaixadas?|consulados?|municipios?|administracao|servicos?|leis?|decretos?|legislacao|regulamentos?|politicas?|reformas?|sistemas?|modelos?|projec?tos?|programas?|iniciativas?|planos?|estrategias?|cooperacao|ajuda|fundos?|financiamento|presidencia|parte|experiencia|praticas?|territorio|fronteiras?)$/,
  it: /^(?:governo|stato|minister[oi]|ministr[oia]|autorita|agenzi[ae]|dipartimento|ufficio|istitut[oi]|istituzion[ei]|parlamento|senato|tribunal[ei]|polizia|ambasciat[ae]|consolat[oi]|comun[ei]|amministrazion[ei]|serviz(?:io|i)|legg[ei]|decret[oi]|legislazione|regolament[oi]|politic(?:a|he)|riform[ae]|sistem[ai]|modell[oi]|progett[oi]|programm[ai]|iniziativ[ae]|pian[oi]|strategi[ae]|cooperazione|aiut[oi]|fond[oi]|finanziament[oi]|presidenza|esperienza|pratic(?:a|he)|territorio|frontier[ae]|confin[ei])$/,
  de: /(?:^staat(?:e?s)?|regierung|ministerium|ministeriums|minister(?:in)?s?|behorden?|agentur|amt(?:e?s)?|institut(?:s|e|ion|ionen)?|parlaments?|senats?|gerichte?s?|polizei|botschaft|konsulate?s?|verwaltung|dienste?s?|gesetz(?:e?s|en?|gebung)?|verordnung|politik|reform(?:en)?|systeme?s?|modelle?s?|projekt(?:e?s|en?)?|programm(?:e?s|en?)?|initiativen?|plans?|strategien?|zusammenarbeit|hilfe|fonds|forderung|prasidentschaft|seite|erfahrung(?:en)?|praxis|gebiete?s?|grenzen?)$/,
  ru: /^(?:правительств|государств|министерств|министр|власт|агентств|департамент|ведомств|институт|учреждени|парламент|сенат|полици|посольств|консульств|муниципалитет|администраци|служб|закон|законодательств|политик|реформ|систем|модел|проект|программ|инициатив|план|стратеги|сотрудничеств|помощ|фонд|финансировани|председательств|сторон|опыт|практик|территори|границ|указ)\p{L}{0,3}$/u,
  ar: /^[وفبلك]?(?:ال|لل)?(?:حكومه|دوله|وزاره|وزير|سلطات|سلطه|وكاله|وكالات|هييه|معهد|موسسه|موسسات|برلمان|محكمه|شرطه|سفاره|قنصليه|قنصليات|بلديه|بلديات|اداره|قانون|قوانين|تشريع|تشريعات|لايحه|لوايح|سياسه|سياسات|اصلاحات|نظام|نموذج|مشروع|مشاريع|برنامج|برامج|مبادره|مبادرات|خطه|خطط|استراتيجيه|تعاون|مساعده|مساعدات|صندوق|تمويل|رياسه|جانب|تجربه|ممارسه|ممارسات|اراضي|حدود|مرسوم)$/,
};

/** Where the adjective follows: words that may not stand between it and what is the state's. */
const NOT_BETWEEN =
  /^(?:a|au|aux|al|alla|agli|ai|avec|con|com|contre|contra|da|dal|dans|das|de|degli|dei|del|della|delle|dello|des|di|do|dos|du|d|e|ed|el|en|em|et|il|l|la|las|le|les|lo|los|na|no|o|os|ou|para|par|per|por|pour|que|qui|sur|sobre|su|un|una|une|uno|y|latino|ibero|afro|inter|pan|euro|sud|nord|norte|centro|migrant[eis]*|refugi\p{L}*|rifugiat\p{L}*|travailleu\p{L}*|trabaja?dor\p{L}*|trabalhador\p{L}*|lavorat\p{L}*|ressortissant\p{L}*|citoyen\p{L}*|ciudadan\p{L}*|cidada\p{L}*|cittadin\p{L}*|enfants?|ninos?|ninas?|crianc\p{L}*|bambin[ioae]|femmes?|mujer\p{L}*|mulher\p{L}*|donn[ae]|hommes?|hombres?|homens?|etudiant\p{L}*|estudiant\p{L}*|estudant\p{L}*|student[ie]|famill?es?|famili\p{L}*|famigli[ae]|jeunes?|jovenes|jovens|giovani|diaspora|communaute\p{L}*|comunidad\p{L}*|comunita|langues?|lenguas?|lingu[ae]s?|idiomas?|في|من|على|الي|عن|مع|او|(?:و|ب|ل)?(?:ال)?(?:مراه|عماله|اسره|جاليه|لغه|هويه|مهاجر\p{L}*|لاجي\p{L}*|مواطن\p{L}*|عمال|طلاب|اطفال|نساء))$/u;

const MINISTRY = /^minister|^ministr/;

/** Whether what stands before an adjective is the state's: at once, a word away ("politique migratoire française"), or a ministry of something. */
function isOfTheStateBefore(before: readonly string[], nouns: RegExp, reach: number): boolean {
  for (let back = 1; back <= reach; back++) {
    const noun = before.at(-back);
    if (noun === undefined) return false;
    if (nouns.test(noun)) return true;
    if (NOT_BETWEEN.test(noun)) return false;
    if (back === 1 && ofMinistry(before.slice(0, -1))) return true;
  }
  return false;
}

/** "ministère de la", "ministerio del" */
function ofMinistry(before: readonly string[]): boolean {
  const at = before.findLastIndex((word) => !/^(?:d|de|du|des|del|dell|della|da|do|das|dos|la|l|los|las)$/.test(word));
  return at >= 0 && at < before.length - 1 && MINISTRY.test(before[at]!);
}

/** In Arabic the adjective follows the whole of what it tells of: "وزارة الصحة المصرية". */
const REACH: Readonly<Partial<Record<Language, number>>> = { fr: 2, es: 2, pt: 2, it: 2, ar: 3 };

/** Whether what stands around a demonym is the state's, so that it names the state. */
export function isOfTheState({ isCapital, before, after }: Surrounded, language: Language): boolean {
  const nouns = OF_THE_STATE[language];
  if (!nouns) return false;
  const reach = REACH[language];
  if (reach !== undefined) return isOfTheStateBefore(before, nouns, reach);
  return (language !== 'en' || isCapital) && after.slice(0, 2).some((word) => nouns.test(word));
}
