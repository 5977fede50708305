import { plainName } from '../../people/register/index.ts';
import { type ImportField, IMPORT_FIELDS, SEVERAL_COLUMNS, TOLD_ONLY } from '../fields.ts';

/** The rows in which the head of a file is looked for: titles and notes may stand above it. */
const LOOKED_AT = 15;

/** Words for each field, in the six official languages, beside the export's own name of it. */
const WORDS: Readonly<Record<ImportField, string>> = {
  id: 'identifier|practice id|uuid|identifiant|identificador|المعرف|معرف الممارسة|标识|标识符|идентификатор',
  number:
    'no|nr|n|practice number|practice no|numéro|numéro de la pratique|número|núm|número de la práctica|الرقم|رقم|رقم الممارسة|编号|序号|номер|номер практики',
  title:
    'name|practice|name of the practice|title of the practice|practice title|practice name|titre|intitulé|nom|pratique|titre de la pratique|nom de la pratique|intitulé de la pratique|título|nombre|práctica|título de la práctica|nombre de la práctica|العنوان|عنوان|عنوان الممارسة|اسم الممارسة|الممارسة|标题|名称|做法|做法名称|实践名称|название|наименование|заголовок|практика|название практики|наименование практики',
  summary:
    'abstract|short description|brief description|synopsis|résumé|résumé de la pratique|description succincte|brève description|resumen|breve descripción|descripción breve|الملخص|ملخص|وصف موجز|نبذة|نبذة موجزة|摘要|概要|简介|резюме|краткое описание|краткое изложение|аннотация',
  sentence_action: 'actor and verb|acteur et verbe|actor y verbo|الفعل والفاعل|行为者和动词|действующее лицо и глагол',
  sentence_measure:
    'measure of the sentence|mesure de la phrase|medida de la frase|تدبير الجملة|句中的措施|мера в предложении',
  sentence_result:
    'result of the sentence|résultat de la phrase|resultado de la frase|نتيجة الجملة|句中的结果|результат в предложении',
  body: 'description|full description|text|details|description of the practice|practice description|texte|description complète|description détaillée|description de la pratique|descripción|texto|detalles|descripción completa|descripción de la práctica|الوصف|وصف|النص|وصف الممارسة|التفاصيل|描述|说明|正文|做法说明|описание|текст|полное описание|описание практики',
  language: 'lang|langue|idioma|lengua|اللغة|لغة|语言|语文|язык',
  submitters:
    'submitter|submitted by|delegation|delegations|submitting delegation|submitting delegations|member state|member states|party|parties|reporting country|auteur|auteurs|soumis par|présentée par|présenté par|délégation|délégations|état membre|états membres|presentada por|presentado por|autor|autores|delegación|delegaciones|estado miembro|estados miembros|المقدم|المقدمون|مقدمة من|مقدم من|الجهة المقدمة|الجهات المقدمة|الوفد|الوفود|الدولة العضو|الدول الأعضاء|提交方|提交者|提交国|代表团|会员国|представил|представили|представлено|кем представлено|податель|делегация|делегации|государство член|государства члены',
  attribution:
    'naming|how the submitters are named|naming of submitters|mention des auteurs|comment les auteurs sont nommés|mención de los autores|cómo se nombra a los autores|كيفية ذكر المقدمين|ذكر المقدمين|提交方署名|署名方式|как называются податели|указание подателей',
  country_codes:
    'country code|iso|iso code|iso codes|iso 3166|code pays|codes pays|code du pays|código de país|códigos de países|código país|رمز البلد|رموز البلدان|国家代码|код страны|коды стран',
  countries:
    'country|place|places|location|where|region|regions|implementation|country of implementation|countries of implementation|where it is carried out|geographical scope|pays|lieu|lieux|région|régions|pays de mise en œuvre|lieu de mise en œuvre|où|país|países|lugar|lugares|región|regiones|país de aplicación|países de aplicación|lugar de aplicación|البلد|البلدان|الدولة|الدول|المكان|مكان التنفيذ|أماكن التنفيذ|بلد التنفيذ|بلدان التنفيذ|المنطقة|国家|地点|国家和地区|实施国家|实施地点|страна|страны|место|регион|страна осуществления|страны осуществления|место осуществления',
  partners:
    'partner|partnership|partnerships|implementing partners|partner organisations|partner organizations|stakeholders|partenaire|partenaires|partenariats|partenaires de mise en œuvre|socio|socios|asociados|aliados|entidades asociadas|الشركاء|شركاء|الشركاء المنفذون|合作伙伴|伙伴|партнер|партнеры|партнёры',
  beneficiaries:
    'beneficiary|target group|target groups|who benefits|whom it serves|whom it reaches|bénéficiaire|bénéficiaires|groupe cible|groupes cibles|public cible|beneficiario|beneficiarios|grupo destinatario|población destinataria|المستفيدون|المستفيدين|الفئة المستهدفة|الفئات المستهدفة|受益人|受益者|目标群体|бенефициар|бенефициары|целевая группа|получатели',
  thematic_area:
    'area|theme|topic|thematic areas|chapter|section|domaine|thème|domaine thématique|volet thématique|chapitre|área|tema|área temática|ámbito temático|المجال|الموضوع|المجال المواضيعي|المحور|الفصل|领域|专题|主题|专题领域|主题领域|тематическая область|тема|область|раздел',
  gcm_objectives:
    'gcm|gcm objective|global compact objectives|objectives of the global compact|objective|objectives|objectif|objectifs|objectifs du pacte mondial|objetivo|objetivos|objetivos del pacto mundial|أهداف الاتفاق العالمي|الأهداف|الهدف|全球契约目标|契约目标|目标|цели глобального договора|цель|цели',
  sdg_targets:
    'sdg|sdgs|sdg target|targets|targets of the sustainable development goals|odd|cibles|cibles des odd|cibles des objectifs de développement durable|ods|metas|metas de los ods|metas de los objetivos de desarrollo sostenible|غايات أهداف التنمية المستدامة|الغايات|أهداف التنمية المستدامة|可持续发展目标|可持续发展目标具体目标|具体目标|задачи цур|цур|задачи',
  journey_phases:
    'journey|journey phase|phase|phases|phase of the journey|phases of the journey|parts of the journey|migration stage|phase du parcours|phases du parcours|étape du parcours|étapes|fase|fases|fases del viaje|fases del trayecto|etapa|etapas|مراحل الرحلة|المرحلة|المراحل|مرحلة الهجرة|旅程阶段|阶段|迁移阶段|этап|этапы|этапы пути|фаза',
  guiding_principles:
    'guiding principle|gcm guiding principles|gcm principles|principle|principles|principles of the global compact|cross cutting principles|principe directeur|principes directeurs|principes directeurs du pacte mondial|principes|principio rector|principios rectores|principios rectores del pacto mundial|principios|المبادئ التوجيهية|المبدأ التوجيهي|المبادئ|指导原则|全球契约指导原则|原则|руководящие принципы|руководящий принцип|принципы|принципы глобального договора',
  beneficiary_groups:
    'beneficiary group|groups of beneficiaries|groups it reaches|groups reached|population groups|vulnerable groups|groups|groupes de bénéficiaires|groupes bénéficiaires|catégories de bénéficiaires|groupes vulnérables|grupos de beneficiarios|grupos beneficiarios|grupos de población|grupos vulnerables|grupos|فئات المستفيدين|الفئات المستفيدة|الفئات|受益群体|受益人群体|群体|группы бенефициаров|группы получателей|группы населения|группы',
  start_date:
    'start|began|begun|since|start year|year|from|date of start|starting date|début|date de début|depuis|année|année de début|inicio|fecha de inicio|desde|año|año de inicio|البداية|تاريخ البداية|تاريخ البدء|منذ|السنة|سنة البداية|开始|开始日期|开始时间|年份|起始日期|начало|дата начала|год|год начала|с',
  end_date:
    'end|ended|until|end year|to|date of end|ending date|fin|date de fin|jusqu à|année de fin|fecha de fin|fecha de finalización|hasta|año de fin|النهاية|تاريخ النهاية|تاريخ الانتهاء|حتى|سنة النهاية|结束|结束日期|结束时间|截止日期|окончание|дата окончания|конец|год окончания',
  living_status:
    'implementation status|state of implementation|current status|statut|état|état d avancement|état de mise en œuvre|situation|situación|estado|estado de aplicación|حالة السريان|الحالة|حالة التنفيذ|实施状况|现状|有效状态|实施状态|статус|состояние|статус осуществления|действует ли',
  living_status_on:
    'as of|status date|status as of|date of status|en date du|à la date du|date du statut|a fecha de|fecha del estado|حتى تاريخ|تاريخ الحالة|截至|状态日期|по состоянию на|дата статуса',
  evidence_level:
    'evidence|level of evidence|evidence base|niveau de preuve|niveau des éléments probants|éléments probants|nivel de evidencia|nivel de pruebas|evidencia|مستوى الأدلة|الأدلة|证据水平|证据等级|证据|уровень доказательности|уровень обоснованности|доказательства',
  source_labels:
    'source|sources|reference|references|document|documents|source label|référence|références|fuente|fuentes|referencia|referencias|documento|documentos|المصدر|المصادر|المراجع|الوثائق|来源|资料来源|参考资料|文件|источник|источники|ссылки на документы|документы',
  source_addresses:
    'source address|link|links|url|urls|website|web|web address|hyperlink|lien|liens|site|site web|adresse|adresses|enlace|enlaces|sitio web|dirección|direcciones|الرابط|الروابط|الموقع|الموقع الإلكتروني|عناوين المصادر|链接|网址|网站|来源地址|ссылка|ссылки|сайт|адрес|адреса источников',
  source_seen_on:
    'seen on|accessed|accessed on|date seen|date accessed|retrieved|consulté le|consultée le|date de consultation|consultado el|fecha de consulta|تاريخ الاطلاع|访问日期|查阅日期|дата обращения|дата просмотра',
  instruments:
    'instrument|instruments applied|legal instruments|legal basis|treaties|instruments appliqués|instruments juridiques|base juridique|instrumento|instrumentos|instrumentos aplicados|instrumentos jurídicos|base jurídica|الصكوك|الصكوك المطبقة|الصكوك القانونية|文书|适用文书|法律文书|документ о праве|инструменты|применяемые документы|правовые документы|правовая основа',
};

let known: ReadonlyMap<string, ImportField> | undefined;
function fieldsByHeading(): ReadonlyMap<string, ImportField> {
  if (known) return known;
  const found = new Map<string, ImportField>(IMPORT_FIELDS.map((field) => [plainName(field), field]));
  for (const [field, words] of Object.entries(WORDS) as [ImportField, string][])
    for (const word of words.split('|')) if (!found.has(plainName(word))) found.set(plainName(word), field);
  known = found;
  return known;
}

/** The field that a heading names, in any of the six languages: `Where it is carried out`, `country_codes`, `الملخص`. [IM3] */
export function fieldOfHeading(heading: string): ImportField | undefined {
  const fields = fieldsByHeading();
  const plain = plainName(heading);
  // What stands in brackets explains: "Start date (year)".
  return fields.get(plain) ?? fields.get(plainName(heading.replace(/[([（].*$/su, '')));
}

const isToldOnlyName = (heading: string): boolean =>
  (TOLD_ONLY as readonly string[]).includes(heading.trim().toLowerCase());

/** Whether the export wrote these headings: its columns that no other file would have. */
export const isOwnHead = (headings: readonly string[]): boolean =>
  ['id', 'number', 'title', 'country_codes', 'evidence_disclaimer'].every((name) => headings.includes(name));

/** Whether the export writes a column of that name for reading only. In a file of others `status` may be a living status. */
export const isToldOnly = (heading: string, isOwn: boolean): boolean => isOwn && isToldOnlyName(heading);

/** What each column probably holds; null where no word says so, or where another column says it already. [IM3] */
export function proposeMapping(headings: readonly string[]): (ImportField | null)[] {
  const isOwn = isOwnHead(headings);
  const taken = new Set<ImportField>();
  return headings.map((heading) => {
    if (isToldOnly(heading, isOwn)) return null;
    const field =
      fieldOfHeading(heading) ?? (plainName(heading) === 'status' && !isOwn ? ('living_status' as const) : undefined);
    if (!field || (taken.has(field) && !SEVERAL_COLUMNS.includes(field))) return null;
    taken.add(field);
    return field;
  });
}

const LOOKS_LIKE_VALUE = /^(?:[\d\s.,/:%+-]+|\S+:\/\/\S+|\S+@\S+)$/u;

/**
 * The place of the head among the first rows: the row that names most fields, if any names one; else the first that looks
 * like one, with short words that differ and nothing that looks like a value. Undefined where there is none. [IM2]
 */
export function findHead(rows: readonly (readonly string[])[]): number | undefined {
  const first = rows.slice(0, LOOKED_AT);
  let best: { at: number; named: number } | undefined;
  for (const [at, row] of first.entries()) {
    const named = new Set(row.filter((cell) => cell.length <= 80).map(fieldOfHeading)).size - 1;
    const fields = row.some((cell) => cell.length <= 80 && !fieldOfHeading(cell)) ? named : named + 1;
    if (fields > 0 && fields > (best?.named ?? 0)) best = { at, named: fields };
  }
  // One word alone may be chance, in a title above the table: it counts where the row is a head by its looks too.
  if (best && (best.named > 1 || looksLikeHead(first[best.at]!))) return best.at;
  const at = first.findIndex((row) => row.some(Boolean));
  return at >= 0 && looksLikeHead(first[at]!) ? at : undefined;
}

function looksLikeHead(row: readonly string[]): boolean {
  const filled = row.map((cell) => cell.trim()).filter(Boolean);
  return (
    filled.length >= Math.min(2, row.length) &&
    filled.length > 0 &&
    new Set(filled).size === filled.length &&
    filled.every((cell) => cell.length <= 60 && !LOOKS_LIKE_VALUE.test(cell))
  );
}
