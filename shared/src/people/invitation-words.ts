import { type LANGUAGES, type Language } from '../kernel/index.ts';
import type { Role, Standing } from './actor.ts';

/** A word as it is compared: without case, accents, punctuation or the Arabic article's and letters' variants. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const table = <T extends string>(words: Readonly<Record<T, readonly string[]>>): ReadonlyMap<string, T> =>
  new Map(
    Object.entries<readonly string[]>(words).flatMap(([meaning, list]) =>
      list.map((word) => [fold(word), meaning as T] as const),
    ),
  );

const STANDING_WORDS = table<Standing>({
  head: [
    'head',
    'head of delegation',
    'hod',
    'chef',
    'cheffe',
    'chef de délégation',
    'cheffe de délégation',
    'jefe',
    'jefa',
    'jefe de delegación',
    'jefa de delegación',
    'رئيس',
    'رئيسة',
    'رئيس الوفد',
    'رئيسة الوفد',
  ],
  alternate: ['alternate', 'deputy', 'suppléant', 'suppléante', 'suplente', 'مناوب', 'مناوبة', 'نائب', 'نائبة'],
  adviser: [
    'adviser',
    'advisor',
    'delegate',
    'conseiller',
    'conseillère',
    'délégué',
    'déléguée',
    'asesor',
    'asesora',
    'delegado',
    'delegada',
    'مستشار',
    'مستشارة',
    'مندوب',
    'مندوبة',
  ],
  expert: ['expert', 'experte', 'experto', 'experta', 'خبير', 'خبيرة'],
});

const ROLE_WORDS = table<Role>({
  'co-chair': [
    'co-chair',
    'cochair',
    'chair',
    'coprésident',
    'coprésidente',
    'copresidente',
    'copresidenta',
    'رئيس مشارك',
    'رئيسة مشاركة',
  ],
  penholder: [
    'penholder',
    'pen holder',
    'rédacteur',
    'rédactrice',
    'redactor',
    'redactora',
    'حامل القلم',
    'مقرر',
    'مقررة',
  ],
  secretariat: ['secretariat', 'secrétariat', 'secretaría', 'أمانة', 'الأمانة'],
  interpreter: ['interpreter', 'interprète', 'intérprete', 'مترجم', 'مترجمة', 'مترجم فوري', 'مترجمة فورية'],
  observer: ['observer', 'observateur', 'observatrice', 'observador', 'observadora', 'مراقب', 'مراقبة'],
});

const FOCAL_POINT = [
  'focal point',
  'point focal',
  'punto focal',
  'جهة اتصال',
  'جهة الاتصال',
  'منسق',
  'منسقة',
  'نقطة اتصال',
].map(fold);

/** The columns that a list may have. */
export type Column = 'name' | 'email' | 'delegation' | 'standing' | 'role' | 'language';

const COLUMN_WORDS = table<Column>({
  name: ['name', 'full name', 'person', 'nom', 'nom complet', 'nombre', 'nombre completo', 'الاسم', 'اسم'],
  email: [
    'email',
    'e-mail',
    'mail',
    'address',
    'email address',
    'e-mail address',
    'courriel',
    'adresse',
    'adresse électronique',
    'correo',
    'correo electrónico',
    'البريد الإلكتروني',
    'البريد',
    'بريد',
  ],
  delegation: ['delegation', 'country', 'party', 'délégation', 'pays', 'delegación', 'país', 'الوفد', 'وفد', 'البلد'],
  standing: ['standing', 'function', 'place', 'qualité', 'fonction', 'calidad', 'función', 'الصفة', 'صفة'],
  role: ['role', 'rôle', 'rol', 'الدور', 'دور'],
  language: ['language', 'langue', 'idioma', 'اللغة', 'لغة'],
});

const LANGUAGE_WORDS = table<Language>({
  en: ['en', 'english', 'anglais', 'inglés', 'الإنجليزية'],
  fr: ['fr', 'french', 'français', 'francés', 'الفرنسية'],
  es: ['es', 'spanish', 'espagnol', 'español', 'الإسبانية'],
  ar: ['ar', 'arabic', 'arabe', 'árabe', 'العربية'],
  zh: ['zh', 'chinese', '中文'],
  ru: ['ru', 'russian', 'русский'],
  pt: ['pt', 'portuguese', 'português'],
  de: ['de', 'german', 'deutsch'],
  it: ['it', 'italian', 'italiano'],
} satisfies Record<(typeof LANGUAGES)[number], string[]>);

/** What a cell says about standing; undefined when it says something else. `Adviser, focal point` gives both. */
export function readStanding(cell: string): { standing: Standing | undefined; isFocalPoint: boolean } | undefined {
  let rest = fold(cell);
  const focal = FOCAL_POINT.find((word) => rest.includes(word));
  if (focal)
    rest = rest
      .replace(focal, ' ')
      .replace(/\b(and|et|y)\b|(^| )و( |$)/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  if (rest === '') return { standing: undefined, isFocalPoint: focal !== undefined };
  const standing = STANDING_WORDS.get(rest);
  return standing && { standing, isFocalPoint: focal !== undefined };
}

export const readRole = (cell: string): Role | undefined => ROLE_WORDS.get(fold(cell));
export const readColumn = (cell: string): Column | undefined => COLUMN_WORDS.get(fold(cell));
export const readLanguage = (cell: string): Language | undefined => LANGUAGE_WORDS.get(fold(cell));
