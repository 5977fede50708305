// A door of its own: a page fetches what targets are called in its own language and carries no other.
import type { OfficialLanguage } from '../names/in-six.ts';
import type { TargetNames } from './target-names.ts';

export type { TargetNames } from './target-names.ts';

const IN: Readonly<Record<OfficialLanguage, () => Promise<{ TARGETS: TargetNames }>>> = {
  en: () => import('./en.ts'),
  fr: () => import('./fr.ts'),
  es: () => import('./es.ts'),
  ar: () => import('./ar.ts'),
  zh: () => import('./zh.ts'),
  ru: () => import('./ru.ts'),
};

/** What the targets of the Sustainable Development Goals are called in a language. [PR61] */
export const targetNamesIn = async (language: OfficialLanguage): Promise<TargetNames> => (await IN[language]()).TARGETS;
