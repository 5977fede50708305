import { type Language, withWordEdges } from '../kernel/index.ts';

/**
 * The words by which the parts of a paper are known, in all languages at once: a paper in French may keep an English
 * heading. Each is asked of a heading or a short line, never of running text.
 */

/** Numerals of headings: Arabic ordinals and letters as numbered papers use them, Chinese numerals. */
const ORDINALS: Readonly<Record<string, string>> = {
  الأول: '1',
  الأولى: '1',
  الثاني: '2',
  الثانية: '2',
  الثالث: '3',
  الثالثة: '3',
  الرابع: '4',
  الرابعة: '4',
  الخامس: '5',
  الخامسة: '5',
  السادس: '6',
  السادسة: '6',
  السابع: '7',
  السابعة: '7',
  الثامن: '8',
  الثامنة: '8',
  التاسع: '9',
  التاسعة: '9',
  العاشر: '10',
  العاشرة: '10',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  十: '10',
};
/** The letters that Arabic documents of the United Nations number their annexes by, as the Latin ones of other languages. */
const LETTERS: Readonly<Record<string, string>> = {
  ألف: 'A',
  أ: 'A',
  باء: 'B',
  ب: 'B',
  جيم: 'C',
  ج: 'C',
  دال: 'D',
  د: 'D',
  هاء: 'E',
  ه: 'E',
  واو: 'F',
  و: 'F',
  زاي: 'G',
  ز: 'G',
  حاء: 'H',
  ح: 'H',
};
const digits = (text: string) =>
  text.replace(/[٠-٩۰-۹]/g, (digit) =>
    String('٠١٢٣٤٥٦٧٨٩'.includes(digit) ? '٠١٢٣٤٥٦٧٨٩'.indexOf(digit) : '۰۱۲۳۴۵۶۷۸۹'.indexOf(digit)),
  );

const either = (table: Readonly<Record<string, string>>) =>
  Object.keys(table)
    .sort((a, b) => b.length - a.length)
    .join('|');
const GAP = String.raw`\s*[:：.)–—-]+\s*|\s+`;

const ANNEX = new RegExp(
  String.raw`^(?:annex(?:e|ure)?|anexo|appendix|appendice|apéndice|anhang|allegato|приложение|附件|附录|(?:ال)?(?:مرفق|ملحق))(?:(?:\s+[(]?|(?<=附件|附录))(${either(LETTERS)}|${either(ORDINALS)}|[A-Z](?![\p{L}])|[IVX]+(?![\p{L}])|[\d٠-٩]{1,2})[)]?)?(?=$|${GAP})(?:${GAP})?([\s\S]*)$`,
  'iu',
);
const SECTION = new RegExp(
  String.raw`^(?:(?:section|chapter|chapitre|part(?:ie|e)?|sección|capítulo|teil|abschnitt|kapitel|sezione|capitolo|раздел|глава|часть|القسم|الفصل|الجزء|الباب)\s+(${either(ORDINALS)}|[IVXLC]+(?![\p{L}])|[\d٠-٩]{1,2})(?:${GAP}|$)|第([一二三四五六七八九十\d]{1,2})[章节部分]{1,2}[:：、\s]*)([\s\S]*)$`,
  'iu',
);
const NUMBERED = /^([\d٠-٩]{1,2}(?:\.[\d٠-٩]{1,2}){0,4})(?:[.)]\s*|\s+)(?=\S)(?!\d)([\s\S]+)$/u;
const ROMAN = /^([IVX]{1,5})[.)]\s+([\s\S]+)$/u;

/** What a heading says before its title: that it is an annex or a section, and its number. `depth`: how many numbers ("2.1" has two). */
export interface Label {
  readonly kind: 'annex' | 'section' | 'numbered' | 'plain';
  readonly number: string | null;
  readonly depth: number;
  readonly title: string;
}

/** Reads the label of a heading or short line: `Annex A: Practices`, `Section 2`, `2.1 Borders`, `المرفق باء – القانون الدولي`. */
export function labelOf(text: string): Label {
  const line = text.trim();
  const annex = ANNEX.exec(line);
  if (annex) {
    const letter = annex[1] ?? '';
    return {
      kind: 'annex',
      number: LETTERS[letter] ?? ORDINALS[letter] ?? digits(letter).toUpperCase(),
      depth: 1,
      title: annex[2]!.trim(),
    };
  }
  const section = SECTION.exec(line);
  if (section) {
    const number = section[1] ?? section[2]!;
    return { kind: 'section', number: ORDINALS[number] ?? digits(number), depth: 1, title: section[3]!.trim() };
  }
  const numbered = NUMBERED.exec(line);
  if (numbered)
    return {
      kind: 'numbered',
      number: digits(numbered[1]!),
      depth: numbered[1]!.split('.').length,
      title: numbered[2]!.trim(),
    };
  const roman = ROMAN.exec(line);
  if (roman) return { kind: 'numbered', number: roman[1]!, depth: 1, title: roman[2]!.trim() };
  return { kind: 'plain', number: null, depth: 0, title: line };
}

/** A line that lists annexes ("Annex A – Practices") has something between label and title; a sentence about one has not. */
export const isAnnexLine = (text: string): boolean =>
  labelOf(text).kind === 'annex' &&
  !/[.!?。؟]$/.test(text.trim()) &&
  /^\S+\s*(?:[(]?[\p{L}\d]{1,6}[)]?)?\s*(?:[:：.)–—-]|$)/u.test(text.trim());

export const LIST_OF_ANNEXES =
  /^(?:list of )?(?:annexes|appendices)$|^(?:liste des |lista de )?(?:annexes|anexos)$|^(?:قائمة )?(?:ال)?(?:مرفقات|ملاحق)$|^附件(?:清单|目录)$|^(?:список )?приложени[йя]$/iu;
export const CONTENTS =
  /^(?:table of )?contents$|^table des matières$|^sommaire$|^índice$|^tabla de contenidos?$|^(?:قائمة )?(?:ال)?(?:محتويات|فهرس)$|^目录$|^содержание$/iu;

/** Headings of first sections: never the title of a paper. */
export const OPENS_A_PAPER =
  /^(?:introduction|introducción|introdução|introduzione|einleitung|background|context|contexte?o?|executive summary|summary|résumé|resumen|preface|foreword|overview|avant-propos|(?:ال)?(?:مقدمة|خلفية|تمهيد)|导言|引言|背景|введение)$/iu;

/** A heading over the guiding questions; the second is taken where the first finds none. */
export const GUIDING_QUESTIONS =
  /guiding questions?|questions? to guide|questions directrices|questions? d[’']orientation|questions? clés|preguntas? (?:orientadoras?|guías?|directrices)|perguntas orientadoras|leitfragen|الأسئلة (?:التوجيهية|الإرشادية)|أسئلة (?:توجيهية|إرشادية)|指导性?问题|引导性?问题|(?:направляющие|наводящие|ориентировочные) вопросы/iu;
export const QUESTIONS = /\bquestions?\b|\bpreguntas?\b|\bperguntas?\b|\bfragen\b|أسئلة|问题|вопрос/iu;
export const ENDS_AS_QUESTION = /[?؟？][\s”"’»)]*$/u;
/** "Question 1:", "Q1.", "السؤال 1" before a question. */
export const QUESTION_LABEL =
  /^(?:(?:guiding )?question|pregunta|pergunta|frage|вопрос|السؤال|سؤال|问题|q)\s*(?:n[°ºo]\.?\s*)?([\d٠-٩]{1,2}|الأول|الثاني|الثالث|الرابع|الخامس)\s*[:：.)–—-]*\s*/iu;
export const numeral = (written: string): string => ORDINALS[written] ?? digits(written);

/** What an annex holds, by its title. */
export const OF_PRACTICES = /practices?\b|pratiques?\b|prácticas?\b|práticas?\b|praktiken|ممارسات|做法|实践|практик/iu;
export const OF_INSTRUMENTS = withWordEdges(
  /instruments?\b|treat(?:y|ies)\b|conventions?\b|\blaw\b|legal|frameworks?\b|agreements?\b|guidelines?\b|reports?\b|droit\b|traités?\b|cadres?\b|accords?\b|rapports?\b|derecho\b|tratados?\b|instrumentos?\b|marcos?\b|acuerdos?\b|informes?\b|القانون|صكوك|اتفاقي|معاهد|اتفاقات|تقارير|国际法|文书|право|документ/iu,
);

/** What a column of a table holds, by its heading. */
export const COLUMNS = {
  submitter:
    /countr(?:y|ies)|\bstates?\b|submitt|submitted by|members?\b|organi[sz]ation|party|pays|états?|soumis|país(?:es)?|estados?|presentad|الدولة|الدول|البلد|البلدان|الجهة|المقدم|国家|提交|страна|государств/iu,
  practice:
    /practice|description|measure|example|initiative|pratique|mesure|exemple|práctica|descripción|medida|الممارسة|الوصف|التدبير|المبادرة|做法|描述|措施|практик|описание|мера/iu,
  source:
    /source|link|reference|url|website|lien|référence|fuente|enlace|referencia|المصدر|الرابط|المرجع|来源|链接|источник|ссылка/iu,
  area: /\bareas?\b|theme|thematic|topic|pillar|domaine|thème|thématique|área|tema|temático|eje\b|المجال|الموضوع|المحور|主题|领域|тема|область/iu,
  title: /^(?:title|name|titre|nom|intitulé|título|nombre|العنوان|الاسم|名称|标题|название)/iu,
  instrument:
    /instrument|treaty|convention|title|document|agreement|name|traité|titre|accord|tratado|título|acuerdo|convenio|الصك|الاتفاقية|الاسم|العنوان|文书|名称|документ|название/iu,
  year: /^(?:year|date|année|año|fecha|السنة|العام|التاريخ|年|год)/iu,
} as const;

/** Kinds of party that a name says of itself. */
export const KIND_WORDS = (
  [
    [
      'university',
      /\buniversit(?:y|é|à|ät)\b|\buniversidade?\b|\bcollege\b|\binstitute of technology\b|جامعة|大学|университет/iu,
    ],
    [
      'city',
      /\b(?:city|municipality|town|ville|commune|municipalité|ciudad|municipio|ayuntamiento|prefeitura|stadt)\b|بلدية|مدينة|^.{1,6}市$|город/iu,
    ],
    ['regional-process', /\b(?:process|processus|proceso|dialogue|diálogo|consultations?)\b|عملية|حوار|进程|процесс/iu],
    ['mechanism', /\b(?:mechanism|mécanisme|mecanismo)\b|آلية|机制|механизм/iu],
    [
      'civil-society',
      /\b(?:ngo|ong|network|coalition|alliance|federation|foundation|association|trust|caritas|réseau|fédération|fondation|red|federación|fundación|asociación|alianza)\b|شبكة|جمعية|مؤسسة|ائتلاف|网络|基金会|сеть|фонд|ассоциац/iu,
    ],
  ] as const
).map(([kind, words]) => [kind, withWordEdges(words)] as const);

/** What separates parties in a list of them. Arabic "and" is a letter of the word after it. */
export const BETWEEN_PARTIES =
  /[,،]?\s+(?:together with|in (?:partnership|cooperation|collaboration) with|en (?:partenariat|coopération|collaboration) avec|en (?:colaboración|cooperación|asociación) con|بالتعاون مع|بالشراكة مع)\s+|\s*(?:[,;،；、/+·|&]|\s[–—-]\s)\s*(?:(?:and|et|y|e|und|и)\s+|و(?=\S))?|\s+(?:and|et|y|e|und|и|with|avec|con|mit|مع)\s+|\s+و(?=\S)|\s*(?:以及|[和与])\s*/giu;

/** Function words by which the language of a text is told. */
export const STOP_WORDS: Readonly<Partial<Record<Language, readonly string[]>>> = {
  en: ['the', 'of', 'and', 'to', 'in', 'that', 'is', 'for', 'with', 'which', 'are', 'by', 'from', 'this'],
  fr: ['le', 'la', 'les', 'des', 'et', 'du', 'une', 'dans', 'pour', 'que', 'qui', 'est', 'aux', 'sur', 'par', 'leur'],
  es: ['el', 'la', 'los', 'las', 'del', 'y', 'una', 'en', 'que', 'por', 'con', 'para', 'se', 'sus', 'como', 'es'],
  pt: ['o', 'os', 'as', 'da', 'do', 'dos', 'e', 'uma', 'em', 'que', 'com', 'para', 'não', 'são', 'ao', 'pela'],
  de: ['der', 'die', 'das', 'und', 'von', 'zu', 'den', 'mit', 'ist', 'für', 'im', 'auf', 'werden', 'ein', 'eine'],
  it: ['il', 'lo', 'gli', 'della', 'dei', 'delle', 'e', 'di', 'che', 'un', 'una', 'per', 'con', 'sono', 'nel', 'nella'],
};
