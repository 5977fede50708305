import type { Language } from '@penholder/shared/kernel';
import type { ExportField } from '@penholder/shared/practices';

/** What the columns of a file hold, in words. */
export interface Guide {
  readonly language: Language;
  /** The heads of the guide's own columns. */
  readonly head: readonly [field: string, meaning: string];
  /** The head of the codes, on the sheet that says what they mean. */
  readonly code: string;
  readonly fields: Readonly<Record<ExportField, string>>;
  /** What the fields are called beside their values in a text; an import knows those again that it takes. */
  readonly names: Readonly<Record<ExportField, string>>;
  /** The title of a text of practices. */
  readonly title: string;
  readonly notes: readonly string[];
  /** Stands wherever a level of evidence does. [PR21] */
  readonly disclaimer: string;
}

const en: Guide = {
  language: 'en',
  head: ['field', 'meaning'],
  code: 'code',
  fields: {
    id: 'The id of the practice. It never changes.',
    number: 'The number of the practice in its round table: P-12. It is never given twice.',
    title: 'The title, in the language of the practice.',
    summary: 'The summary, in the language of the practice.',
    language: 'The language in which the practice is written (ISO 639-1).',
    submitters:
      'The delegations that submit it. Empty where the round table, or the submitters, do not let you know who they are.',
    country_codes: 'Where it is carried out: ISO 3166 codes of countries, UN M49 codes of regions.',
    countries: 'The names of these places, in the same order.',
    partners: 'Who carries it out with the submitters.',
    beneficiaries: 'Whom it serves.',
    thematic_area: 'The thematic area of the annex that it is filed under.',
    gcm_objectives:
      'Objectives of the Global Compact for Migration (A/RES/73/195), by number; the sheet “codes” names them.',
    sdg_targets:
      'Targets of the Sustainable Development Goals (A/RES/70/1), by code: 10.7 is a target of goal 10. The sheet “codes” names both.',
    journey_phases: 'Phases of the journey, by code; the sheet “codes” names them.',
    start_date: 'When it began: a year, a month (2021-03) or a day (2021-03-15).',
    end_date: 'When it ended or will end, in the same form.',
    living_status: 'Whether it lives, by code; the sheet “codes” says what each means.',
    living_status_on: 'The day as of which this was said. The sources show on what it rests.',
    evidence_level: 'What the submitters say stands behind it, by code; the sheet “codes” says what each means.',
    evidence_disclaimer: 'What to bear in mind with the level of evidence.',
    source_labels: 'The documents that stand behind it.',
    source_addresses: 'Where these documents are, in the same order.',
    source_seen_on: 'The days on which they were seen there, in the same order; empty where nobody said.',
    instruments: 'Citations of the instruments that it applies.',
    status:
      'Where it stands: draft, submitted, under-review, information-requested, discussed, cleared, not-included, published, withdrawn, succeeded (another practice carries it on).',
    version: 'The version in this file; 0 for a draft.',
    submitted_at: 'When this version was submitted, as exactly as you may know it (ISO 8601).',
    endorsements: 'How many delegations endorse this wording.',
    page: 'The lasting address of the practice.',
    guiding_principles:
      'Guiding principles of the Global Compact (A/RES/73/195, para. 15), by code; the sheet “codes” names them.',
    beneficiary_groups: 'The groups that it reaches, by code; the sheet “codes” names them.',
    body: 'The description as text: a line for each paragraph, footnotes at the end. Empty in the public compendium.',
    sentence_action:
      'Who acted, with the verb, as the sentence of the annex begins after its date: “the Ministry of Health opened”.',
    sentence_measure: 'The measure, as that sentence goes on: “clinics in three ports”.',
    sentence_result: 'What came of it, as that sentence ends: “reaching 4,000 people in a year”.',
    attribution:
      'How far its submitters are named, as far as you may know: delegation (by name), category (“a state”), unattributed (without a name), sealed. An import names them no further.',
  },
  title: 'Practices',
  names: {
    id: 'Practice id',
    number: 'Practice number',
    title: 'Title',
    summary: 'Summary',
    language: 'Language',
    submitters: 'Submitted by',
    country_codes: 'Country codes',
    countries: 'Countries',
    partners: 'Partners',
    beneficiaries: 'Beneficiaries',
    thematic_area: 'Thematic area',
    gcm_objectives: 'GCM objectives',
    sdg_targets: 'SDG targets',
    journey_phases: 'Journey phases',
    start_date: 'Start date',
    end_date: 'End date',
    living_status: 'Living status',
    living_status_on: 'Status as of',
    evidence_level: 'Level of evidence',
    evidence_disclaimer: 'On the evidence',
    source_labels: 'Sources',
    source_addresses: 'Links',
    source_seen_on: 'Seen on',
    instruments: 'Instruments',
    status: 'Stage in the round table',
    version: 'Version',
    submitted_at: 'Submitted at',
    endorsements: 'Endorsements',
    page: 'Page of the practice',
    guiding_principles: 'Guiding principles',
    beneficiary_groups: 'Groups it reaches',
    body: 'Description',
    sentence_action: 'Actor and verb',
    sentence_measure: 'Measure of the sentence',
    sentence_result: 'Result of the sentence',
    attribution: 'How the submitters are named',
  },
  notes: [
    'Several values in one cell have “; ” between them; “;” and “\\” within a value have a “\\” before them.',
    'In CSV an apostrophe stands before a cell that a spreadsheet would take for a formula, and before one that begins with an apostrophe: take one off where there is one. In the workbook cells are text as it was written.',
    'The workbook cuts a text of more than 32,767 characters, the most that a cell takes, and ends it with “…”; CSV and JSON hold it whole.',
    'The level of evidence is declared by the submitters; not independently verified.',
  ],
  disclaimer: 'Declared by the submitters; not independently verified.',
};

const ar: Guide = {
  language: 'ar',
  head: ['الحقل', 'المعنى'],
  code: 'الرمز',
  fields: {
    id: 'معرّف الممارسة، ولا يتغير أبدًا.',
    number: 'رقم الممارسة في مائدتها المستديرة: P-12، ولا يُمنح مرتين.',
    title: 'العنوان بلغة الممارسة.',
    summary: 'الملخص بلغة الممارسة.',
    language: 'اللغة المكتوبة بها الممارسة (ISO 639-1).',
    submitters: 'الوفود التي تقدمها. تُترك الخانة خالية حيث لا تسمح المائدة المستديرة أو المقدِّمون بمعرفتهم.',
    country_codes: 'أماكن التنفيذ: رموز ISO 3166 للبلدان ورموز M49 للمناطق.',
    countries: 'أسماء هذه الأماكن بالترتيب نفسه.',
    partners: 'من ينفذها مع المقدِّمين.',
    beneficiaries: 'من تخدمهم.',
    thematic_area: 'المجال المواضيعي في المرفق الذي تندرج فيه.',
    gcm_objectives: 'أهداف الاتفاق العالمي من أجل الهجرة (A/RES/73/195) بأرقامها، وأسماؤها في الورقة «codes».',
    sdg_targets:
      'غايات أهداف التنمية المستدامة (A/RES/70/1) برموزها: 10.7 غاية من غايات الهدف 10. وأسماء الأهداف والغايات في الورقة «codes».',
    journey_phases: 'مراحل الرحلة برموزها، وأسماؤها في الورقة «codes».',
    start_date: 'تاريخ البداية: سنة أو شهر (2021-03) أو يوم (2021-03-15).',
    end_date: 'تاريخ النهاية بالصيغة نفسها.',
    living_status: 'حالة السريان برمزها، ومعاني الرموز في الورقة «codes».',
    living_status_on: 'اليوم الذي قيل ذلك بشأنه. وتبيّن المصادر ما يستند إليه.',
    evidence_level: 'ما يقول المقدِّمون إنها تستند إليه، برمزه، ومعاني الرموز في الورقة «codes».',
    evidence_disclaimer: 'ما ينبغي مراعاته مع مستوى الأدلة.',
    source_labels: 'الوثائق التي تستند إليها.',
    source_addresses: 'عناوين هذه الوثائق بالترتيب نفسه.',
    source_seen_on: 'الأيام التي شوهدت فيها هناك بالترتيب نفسه؛ وتُترك خالية حيث لم يُذكر يوم.',
    instruments: 'إحالات الصكوك التي تطبقها.',
    status:
      'وضعها: draft (مسودة)، submitted (مقدَّمة)، under-review (قيد المراجعة)، information-requested (طُلبت معلومات)، discussed (نوقشت)، cleared (أُجيزت)، not-included (لم تُدرج)، published (نُشرت)، withdrawn (سُحبت)، succeeded (امتدت في ممارسة أخرى).',
    version: 'الصيغة الواردة في هذا الملف؛ 0 للمسودة.',
    submitted_at: 'وقت تقديم هذه الصيغة بالدقة التي يجوز لكم معرفتها (ISO 8601).',
    endorsements: 'عدد الوفود التي تؤيد هذا النص.',
    page: 'العنوان الدائم للممارسة.',
    guiding_principles:
      'المبادئ التوجيهية للاتفاق العالمي (A/RES/73/195، الفقرة 15) برموزها، وأسماؤها في الورقة «codes».',
    beneficiary_groups: 'الفئات التي تصل إليها برموزها، وأسماؤها في الورقة «codes».',
    body: 'الوصف نصاً: سطر لكل فقرة، والحواشي في آخره. ويُترك خالياً في الخلاصة العامة.',
    sentence_action: 'الفعل وفاعله، كما تبدأ بهما جملة المرفق بعد تاريخها: «افتتحت وزارة الصحة».',
    sentence_measure: 'التدبير، كما تتابع تلك الجملة: «عيادات في ثلاثة موانئ».',
    sentence_result: 'النتيجة، كما تُختم تلك الجملة: «فاستفاد منها 4000 شخص في عام واحد».',
    attribution:
      'كيفية ذكر المقدِّمين بقدر ما يجوز لكم معرفته: delegation (بالاسم)، category (بحسب الفئة)، unattributed (دون اسم)، sealed (محجوب). ولا يذكرهم الاستيراد بأكثر من ذلك.',
  },
  title: 'الممارسات',
  names: {
    id: 'معرف الممارسة',
    number: 'رقم الممارسة',
    title: 'العنوان',
    summary: 'الملخص',
    language: 'اللغة',
    submitters: 'مقدمة من',
    country_codes: 'رموز البلدان',
    countries: 'أماكن التنفيذ',
    partners: 'الشركاء',
    beneficiaries: 'المستفيدون',
    thematic_area: 'المجال المواضيعي',
    gcm_objectives: 'أهداف الاتفاق العالمي',
    sdg_targets: 'غايات أهداف التنمية المستدامة',
    journey_phases: 'مراحل الرحلة',
    start_date: 'تاريخ البداية',
    end_date: 'تاريخ النهاية',
    living_status: 'حالة السريان',
    living_status_on: 'تاريخ الحالة',
    evidence_level: 'مستوى الأدلة',
    evidence_disclaimer: 'بشأن الأدلة',
    source_labels: 'المراجع',
    source_addresses: 'الروابط',
    source_seen_on: 'تاريخ الاطلاع',
    instruments: 'الصكوك المطبقة',
    status: 'موضعها في المائدة المستديرة',
    version: 'الصيغة',
    submitted_at: 'وقت التقديم',
    endorsements: 'عدد المؤيدين',
    page: 'صفحة الممارسة',
    guiding_principles: 'المبادئ التوجيهية',
    beneficiary_groups: 'فئات المستفيدين',
    body: 'وصف الممارسة',
    sentence_action: 'الفعل والفاعل',
    sentence_measure: 'تدبير الجملة',
    sentence_result: 'نتيجة الجملة',
    attribution: 'كيفية ذكر المقدمين',
  },
  notes: [
    'إذا تعددت القيم في خانة فُصل بينها بـ «; »؛ وتُسبق «;» و«\\» داخل القيمة بـ «\\».',
    'في CSV تُسبق بفاصلة عليا كل خانة قد يعدّها برنامج الجداول صيغة حسابية، وكل خانة تبدأ بفاصلة عليا: احذفوا واحدة حيث وُجدت. أما خانات المصنف فنصوص كما كُتبت.',
    'يقتطع المصنف كل نص يزيد على 32767 حرفًا، وهو أقصى ما تسعه الخانة، ويختمه بـ «…»؛ ويرد كاملًا في CSV وJSON.',
    'مستوى الأدلة بحسب تصريح المقدِّمين؛ لم يُتحقق منه بصورة مستقلة.',
  ],
  disclaimer: 'بحسب تصريح المقدِّمين؛ لم يُتحقق منها بصورة مستقلة.',
};

/** The guide in a language; in English where there is none. */
export const guideFor = (language: Language): Guide => (language === 'ar' ? ar : en);
