import type { Language } from '../../../kernel/index.ts';

/** The six official languages of the United Nations. */
export const OFFICIAL_LANGUAGES = ['en', 'fr', 'es', 'ar', 'zh', 'ru'] as const satisfies readonly Language[];

export type OfficialLanguage = (typeof OFFICIAL_LANGUAGES)[number];

/** A name in each of them. */
export type InSix = Readonly<Record<OfficialLanguage, string>>;
