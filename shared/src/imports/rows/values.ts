import { LANGUAGES, type Language } from '../../kernel/index.ts';
import { plainName } from '../../people/register/index.ts';
import {
  EVIDENCE_LEVELS,
  type EvidenceLevel,
  JOURNEY_PHASES,
  type JourneyPhase,
  LIVING_STATUSES,
  type LivingStatus,
  SDG_TARGETS,
} from '../../practices/index.ts';

/** The most values of one cell that are looked up: more than there are countries and regions. */
export const MOST_VALUES = 300;

/**
 * The values that a cell holds: with `;` between them, `\;` and `\\` for what stands within one, as the export writes them;
 * in files of others each on a line of its own, too. What is empty between two `;` keeps its place. [IM6]
 */
export function valuesOf(cell: string, { lines = true } = {}): string[] {
  if (cell.trim() === '') return [];
  const values: string[] = [];
  let value = '';
  for (let at = 0; at < cell.length; at++) {
    const sign = cell[at]!;
    const next = cell[at + 1];
    if (sign === '\\' && (next === ';' || next === '\\')) {
      value += next;
      at++;
    } else if (sign === ';' || sign === '；' || (lines && sign === '\n')) {
      values.push(value.trim());
      value = '';
    } else value += sign;
  }
  values.push(value.trim());
  return values;
}

/** The codes and numbers that a cell holds, with whatever sign between them. */
export const codesOf = (cell: string): string[] => cell.split(/[\s,;、،；/|]+/u).filter(Boolean);

export type Words<Code extends string> = Readonly<Record<Code, string>>;
/** Finds a code by itself and by the words for it, which have `|` between them. */
export const table = <Code extends string>(codes: readonly Code[], words: Words<Code>): ReadonlyMap<string, Code> =>
  new Map([
    ...codes.flatMap((code) => words[code].split('|').map((word): [string, Code] => [plainName(word), code])),
    ...codes.map((code): [string, Code] => [plainName(code), code]),
  ]);

const LIVING = table<LivingStatus>(LIVING_STATUSES, {
  planned:
    'plan|in preparation|upcoming|prévu|prévue|planifié|planifiée|en préparation|previsto|prevista|planificado|planificada|en preparación|مقررة|مخطط لها|قيد الإعداد|计划中|已计划|规划中|筹备中|планируется|запланировано|запланирована|в подготовке',
  pilot:
    'pilot phase|pilot project|pilote|phase pilote|projet pilote|piloto|fase piloto|proyecto piloto|تجريبية|تجريبي|مرحلة تجريبية|试点|试行|试验阶段|пилот|пилотный проект|пилотная|экспериментальная',
  'in-force':
    'active|ongoing|running|in effect|in operation|operational|current|en vigueur|en cours|active|actif|opérationnel|opérationnelle|en vigor|vigente|en curso|activa|activo|operativa|سارية|ساري|جارية|قيد التنفيذ|نافذة|有效|生效|现行|进行中|实施中|действует|в силе|осуществляется|действующая|текущая',
  'at-risk':
    'threatened|menacé|menacée|en péril|à risque|en riesgo|amenazada|amenazado|مهددة|معرضة للخطر|存在风险|面临风险|有风险|под угрозой|в зоне риска',
  ended:
    'over|completed|finished|closed|terminé|terminée|achevé|achevée|clos|finalizado|finalizada|terminado|terminada|concluido|concluida|منتهية|انتهت|مكتملة|已结束|已完成|结束|завершено|завершена|окончена|закончена',
  repealed:
    'abolished|abrogé|abrogée|derogado|derogada|abolida|ملغاة|ألغيت|已废止|已废除|废止|отменено|отменена|утратила силу',
});

const EVIDENCE = table<EvidenceLevel>(EVIDENCE_LEVELS, {
  described: 'description|décrit|décrite|descrito|descrita|موصوفة|有描述|已描述|描述|описано|описана',
  documented:
    'documented by a source|documenté|documentée|documentado|documentada|موثقة|موثق|有文件证明|有记录|有据可查|документально подтверждено|задокументировано|задокументирована|документирована',
  evaluated: 'assessed|évalué|évaluée|evaluado|evaluada|مقيمة|خضعت للتقييم|经评价|已评估|已评价|оценено|оценена',
  'independently-evaluated':
    'independent evaluation|externally evaluated|external evaluation|évalué indépendamment|évaluée indépendamment|évaluation indépendante|evaluado independientemente|evaluada de forma independiente|evaluación independiente|مقيمة بصورة مستقلة|مقيمة تقييما مستقلا|تقييم مستقل|经独立评价|独立评估|独立评价|независимо оценено|независимая оценка|оценена независимо',
});

const PHASES = table<JourneyPhase>(JOURNEY_PHASES, {
  origin:
    'country of origin|departure|before departure|pre departure|origine|pays d origine|départ|origen|país de origen|salida|المنشأ|بلد المنشأ|قبل المغادرة|原籍|原籍国|来源国|出发前|происхождение|страна происхождения|выезд',
  transit:
    'country of transit|in transit|transit|pays de transit|tránsito|país de tránsito|العبور|بلد العبور|过境|过境国|транзит|страна транзита',
  destination:
    'country of destination|arrival|host country|pays de destination|pays d accueil|arrivée|destino|país de destino|país de acogida|llegada|المقصد|بلد المقصد|الوجهة|目的地|目的地国|назначение|страна назначения|прибытие',
  return:
    'return and reintegration|reintegration|retour|retour et réintégration|réintégration|retorno|regreso|reintegración|العودة|العودة وإعادة الإدماج|回返|返回|重返社会|возвращение|возвращение и реинтеграция|реинтеграция',
});

const LANGUAGE_WORDS: Words<Language> = {
  en: 'english|anglais|inglés|الإنجليزية|الانكليزية|英文|英语|английский',
  fr: 'french|français|francés|الفرنسية|法文|法语|французский',
  es: 'spanish|espagnol|español|castellano|الإسبانية|西班牙文|西班牙语|испанский',
  ar: 'arabic|arabe|árabe|العربية|阿拉伯文|阿拉伯语|арабский',
  zh: 'chinese|chinois|chino|الصينية|中文|汉语|китайский',
  ru: 'russian|russe|ruso|الروسية|俄文|俄语|русский',
  pt: 'portuguese|portugais|portugués|português|البرتغالية|葡萄牙文|португальский',
  de: 'german|allemand|alemán|deutsch|الألمانية|德文|немецкий',
  it: 'italian|italien|italiano|الإيطالية|意大利文|итальянский',
};
const TONGUES = table<Language>(LANGUAGES, LANGUAGE_WORDS);

export const readLivingStatus = (cell: string): LivingStatus | undefined => LIVING.get(plainName(cell));
export const readEvidenceLevel = (cell: string): EvidenceLevel | undefined => EVIDENCE.get(plainName(cell));
export const readPhase = (value: string): JourneyPhase | undefined => PHASES.get(plainName(value));
export const readTongue = (cell: string): Language | undefined =>
  TONGUES.get(plainName(cell)) ?? TONGUES.get(plainName(cell.split(/[-_]/)[0]!));

/** The number of an objective: `7`, `Objective 7`, `7. Address and reduce vulnerabilities`. */
export function readObjective(value: string): number | undefined {
  const found = /^\D{0,40}?(\d{1,2})(?!\d)/u.exec(value.normalize('NFKC'))?.[1];
  const number = Number(found);
  return number >= 1 && number <= 23 ? number : undefined;
}

/** The code of a target: `10.7`, `SDG 10.7`, `10.C`. */
export function readTarget(value: string): string | undefined {
  const code = /(?:^|[^\d.])(\d{1,2}\.(?:\d{1,2}|[a-d]))(?![\d.])/iu.exec(value)?.[1]?.toLowerCase();
  return code !== undefined && SDG_TARGETS.includes(code) ? code : undefined;
}
