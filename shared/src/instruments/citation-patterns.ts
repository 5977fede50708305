import { withWordEdges } from '../kernel/index.ts';

/* What citations are recognised by, in entries and in running texts. */

/** Words that no title is told apart by. */
export const STOP_WORDS = new Set(
  'the a an of on in to for and or by with against de des du la le les l d et sur en pour el los las del y para sobre al contra un united nations nations unies naciones unidas'.split(
    ' ',
  ),
);

export const YEAR = String.raw`(?:1[89]|20)\d\d`;
export const NUMBER_MARK = String.raw`(?:No\.?|Nos\.?|n[°ºo]\.?|n\.(?:[°ºo]\.?)?|Nr\.?|núm\.?|number|numéro|número|رقم|№|第)`;

export const ILO_LETTERS = { C: 'ilo-convention', P: 'ilo-protocol', R: 'ilo-recommendation' } as const;
/** The nouns of ILO instruments; a letter and number without one is somebody's own numbering, and a general recommendation is a committee's. */
export const ILO_NOUN = withWordEdges(
  /(?<!general )\b(?:convention|convenio|convenção|convenzione|übereinkommen|recommendation|protocole?|protocoll?o|protokoll)\b/iu,
  /\b(?:recommandation|recomendación|recomendação|raccomandazione)\b(?! g[eé](?:n[eé])?ra)|(?<!allgemeine[nr]? )\bempfehlung\b/iu,
  /اتفاقية|توصية|بروتوكول|公约|建议书|议定书/u,
  /\b(?:конвенци(?:я|и|ю|ей)|протокол(?:а|у|ом|е)?)\b|(?<!общ\p{L}{2} )\bрекомендаци(?:я|и|ю|ей)\b/iu,
);
export const letterOf = (noun: string): keyof typeof ILO_LETTERS =>
  /^(?:rec|rac|empf|ال?توصية|建|рек)/iu.test(noun) ? 'R' : /^(?:prot|بروتوكول|议|прот)/iu.test(noun) ? 'P' : 'C';

/** A document of the United Nations. */
export const SYMBOL =
  /(?<!(?!\p{Script=Han})[\p{L}\p{N}]|\/)((?:A|S|E|ST|HRI|CCPR|CESCR|CEDAW|CRC|CMW|CAT|CED|CERD|CRPD)\/(?:[A-Z0-9]+[./-])*[A-Z0-9().]*\d[A-Z0-9().]*)/u;
const OF_THE_ASSEMBLY =
  "of the general assembly|de l[’']assemblée générale|de la asamblea general|генеральной ассамблеи(?: оон)?|da assembleia geral|der generalversammlung|dell[’']assemblea generale";
/** Its number is in the one group that matched: before the assembly's name or behind it. */
export const ASSEMBLY_RESOLUTION = new RegExp(
  [
    String.raw`(?:general assembly resolution|resolución asamblea general|قرار الجمعية العامة|(?:résolution|resolución|резолюци\p{L}{1,2}|resolução|resolution|risoluzione) (?:${OF_THE_ASSEMBLY}))\s*(?:${NUMBER_MARK}\s*)?(\d+\/\d+)`,
    String.raw`(?:résolution|resolución|резолюци\p{L}{1,2}|resolução|resolution|risoluzione)\s*(?:${NUMBER_MARK}\s*)?(\d+\/\d+) (?:${OF_THE_ASSEMBLY})`,
    String.raw`(?:联合国)?大会第?\s*(\d+\/\d+)\s*号决议`,
  ].join('|'),
  'iu',
);
/** `73/195` of what ASSEMBLY_RESOLUTION found. */
export const numberOfResolution = ([, ...groups]: RegExpMatchArray): string => groups.find((one) => one !== undefined)!;
