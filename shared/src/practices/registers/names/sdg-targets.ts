import { SDG_TARGETS } from '../../registers.ts';
import { TARGETS as ar } from '../targets/ar.ts';
import { TARGETS as en } from '../targets/en.ts';
import { TARGETS as es } from '../targets/es.ts';
import { TARGETS as fr } from '../targets/fr.ts';
import { TARGETS as ru } from '../targets/ru.ts';
import { TARGETS as zh } from '../targets/zh.ts';
import type { InSix } from './in-six.ts';

const named = (code: string): InSix => ({
  en: en[code]!,
  fr: fr[code]!,
  es: es[code]!,
  ar: ar[code]!,
  zh: zh[code]!,
  ru: ru[code]!,
});

/** The targets of the Sustainable Development Goals by their codes; kept language by language, as pages fetch them. */
export const TARGET_NAMES: Readonly<Record<string, InSix>> = Object.fromEntries(
  SDG_TARGETS.map((code) => [code, named(code)]),
);
