import { LANGUAGES, type Language } from '../../kernel/index.ts';
import { plainName } from '../../people/register/index.ts';
import { ATTRIBUTION_LEVELS, type AttributionLevel, lowest } from '../../round-tables/index.ts';
import {
  EVIDENCE_LEVELS,
  type EvidenceLevel,
  GCM_OBJECTIVES,
  JOURNEY_PHASES,
  type JourneyPhase,
  LIVING_STATUSES,
  type LivingStatus,
  SDG_TARGETS,
} from '../../practices/index.ts';
import {
  EVIDENCE_LEVEL_NAMES,
  type InSix,
  JOURNEY_PHASE_NAMES,
  LIVING_STATUS_NAMES,
  OBJECTIVE_NAMES,
  TARGET_NAMES,
} from '../../practices/registers/names/index.ts';

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
/** Finds a code by itself, by its names where it has some, and by further words for it, which have `|` between them. */
export const table = <Code extends string>(
  codes: readonly Code[],
  words: Partial<Words<Code>>,
  names?: Readonly<Record<Code, InSix>>,
): ReadonlyMap<string, Code> => {
  const known = (of: (code: Code) => readonly string[]) =>
    codes.flatMap((code) => of(code).map((word): [string, Code] => [plainName(word), code]));
  return new Map([
    ...known((code) => words[code]?.split('|') ?? []),
    ...known((code) => Object.values<string>(names?.[code] ?? {})),
    ...known((code) => [code]),
  ]);
};

const LIVING = table<LivingStatus>(
  LIVING_STATUSES,
  {
    planned:
      'plan|in preparation|upcoming|prévu|planifié|planifiée|en préparation|previsto|planificado|planificada|en preparación|مقررة|قيد الإعداد|已计划|规划中|筹备中|планируется|запланировано|в подготовке',
    pilot:
      'pilot phase|pilot project|phase pilote|projet pilote|fase piloto|proyecto piloto|تجريبي|مرحلة تجريبية|试行|试验阶段|пилот|пилотный проект|экспериментальная',
    'in-force':
      'active|ongoing|running|in effect|in operation|operational|current|en cours|actif|opérationnel|opérationnelle|vigente|en curso|activa|activo|operativa|ساري|جارية|قيد التنفيذ|نافذة|有效|生效|进行中|实施中|действует|в силе|осуществляется|текущая',
    'at-risk': 'threatened|menacé|en péril|à risque|amenazada|amenazado|معرضة للخطر|存在风险|有风险|в зоне риска',
    ended:
      'over|completed|finished|closed|terminé|achevé|achevée|clos|finalizado|terminado|terminada|concluido|concluida|منتهية|مكتملة|已完成|结束|завершено|окончена|закончена',
    repealed: 'abolished|abrogé|derogado|abolida|ملغاة|已废除|废止|отменено|утратила силу',
  },
  LIVING_STATUS_NAMES,
);

const EVIDENCE = table<EvidenceLevel>(
  EVIDENCE_LEVELS,
  {
    described: 'description|décrit|descrito|已描述|描述|описано',
    documented:
      'documented by a source|documenté|documentado|موثق|有记录|有据可查|документально подтверждено|документирована|задокументировано|задокументирована',
    evaluated: 'assessed|évalué|evaluado|خضعت للتقييم|经评价|已评估|оценено',
    'independently-evaluated':
      'independent evaluation|externally evaluated|external evaluation|évalué indépendamment|évaluée indépendamment|évaluation indépendante|evaluado independientemente|evaluación independiente|مقيمة بصورة مستقلة|تقييم مستقل|独立评估|独立评价|независимо оценено|независимая оценка|оценена независимо',
  },
  EVIDENCE_LEVEL_NAMES,
);

const PHASES = table<JourneyPhase>(
  JOURNEY_PHASES,
  {
    origin:
      'departure|before departure|pre departure|origine|départ|origen|salida|المنشأ|قبل المغادرة|原籍|来源国|出发前|происхождение|выезд',
    transit: 'country of transit|in transit|pays de transit|país de tránsito|بلد العبور|过境国|страна транзита',
    destination:
      'arrival|host country|pays d accueil|arrivée|destino|país de acogida|llegada|المقصد|الوجهة|目的地|назначение|прибытие',
    return:
      'return and reintegration|reintegration|retour et réintégration|regreso|reintegración|العودة وإعادة الإدماج|返回|重返社会|возвращение и реинтеграция|реинтеграция',
  },
  JOURNEY_PHASE_NAMES,
);

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

/** How far submitters are named: by the rungs of the ladder, or by words for those that make sense for a practice. */
const ATTRIBUTION = table<AttributionLevel>(ATTRIBUTION_LEVELS, {
  unattributed:
    'without a name|unnamed|anonymous|anonymously|not named|sans nom|anonyme|sin nombre|anónimo|anónima|دون اسم|بدون اسم|不署名|匿名|без указания имени|анонимно',
  category: 'by category|par catégorie|por categoría|بحسب الفئة|حسب الفئة|按类别|по категории',
  delegation:
    'by name|named|par leur nom|nommés|por su nombre|con nombre|بالاسم|بأسمائهم|署名|具名|поименно|с указанием имени',
});

export const readLivingStatus = (cell: string): LivingStatus | undefined => LIVING.get(plainName(cell));
export const readEvidenceLevel = (cell: string): EvidenceLevel | undefined => EVIDENCE.get(plainName(cell));
/** Delegations at most: a practice names no person. */
export function readAttribution(cell: string): AttributionLevel | undefined {
  const level = ATTRIBUTION.get(plainName(cell));
  return level && lowest(level, 'delegation');
}
export const readPhase = (value: string): JourneyPhase | undefined => PHASES.get(plainName(value));
export const readTongue = (cell: string): Language | undefined =>
  TONGUES.get(plainName(cell)) ?? TONGUES.get(plainName(cell.split(/[-_]/)[0]!));

const OBJECTIVES = new Map(
  GCM_OBJECTIVES.flatMap((number) => Object.values(OBJECTIVE_NAMES[number]!).map((name) => [plainName(name), number])),
);

/** The number of an objective: `7`, `Objective 7`, `7. Address and reduce vulnerabilities`, or its short name alone. */
export function readObjective(value: string): number | undefined {
  const found = /^\D{0,40}?(\d{1,2})(?!\d)/u.exec(value.normalize('NFKC'))?.[1];
  const number = Number(found);
  return number >= 1 && number <= 23 ? number : OBJECTIVES.get(plainName(value));
}

const TARGETS = table(SDG_TARGETS, {}, TARGET_NAMES);

/** The code of a target: `10.7`, `SDG 10.7`, `10.C`, `10.7 Orderly migration`, or its short name alone. */
export function readTarget(value: string): string | undefined {
  const code = /(?:^|[^\d.])(\d{1,2}\.(?:\d{1,2}|[a-d]))(?![\d.])/iu.exec(value)?.[1]?.toLowerCase();
  return code !== undefined && SDG_TARGETS.includes(code) ? code : TARGETS.get(plainName(value));
}
