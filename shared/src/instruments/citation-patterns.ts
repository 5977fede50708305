/* What citations are recognised by, in entries and in running texts. */

/** Words that no title is told apart by. */
export const STOP_WORDS = new Set(
  'the a an of on in to for and or by with against de des du la le les l d et sur en pour el los las del y para sobre al contra un united nations nations unies naciones unidas'.split(
    ' ',
  ),
);

export const YEAR = String.raw`(?:1[89]|20)\d\d`;
export const NUMBER_MARK = String.raw`(?:No\.?|Nos\.?|n[°ºo]\.?|núm\.?|number|numéro|número|رقم|№|第)`;

export const ILO_LETTERS = { C: 'ilo-convention', P: 'ilo-protocol', R: 'ilo-recommendation' } as const;
/** The nouns of ILO instruments; a letter and number without one is somebody's own numbering. */
export const ILO_NOUN =
  /(?<!general )\b(convention|convenio|recommendation|recommandation|recomendación|protocole?|protocolo)\b|(اتفاقية|توصية|بروتوكول|公约|建议书|议定书|конвенция|рекомендация|протокол)/iu;
export const letterOf = (noun: string): keyof typeof ILO_LETTERS =>
  /^(?:rec|ال?توصية|建|рек)/iu.test(noun) ? 'R' : /^(?:prot|بروتوكول|议|прот)/iu.test(noun) ? 'P' : 'C';

/** A document of the United Nations. */
export const SYMBOL =
  /(?<![\p{L}\p{N}/])((?:A|S|E|ST|HRI|CCPR|CESCR|CEDAW|CRC|CMW|CAT|CED|CERD|CRPD)\/(?:[A-Z0-9]+[./-])*[A-Z0-9().]*\d[A-Z0-9().]*)/u;
export const ASSEMBLY_RESOLUTION =
  /(?:general assembly resolution|résolution de l’assemblée générale|resolución (?:de la )?asamblea general|قرار الجمعية العامة)\s*(\d+\/\d+)/iu;
