import type { InSix } from './in-six.ts';

/** What a target of the Sustainable Development Goals is called: by its code, `Target 10.7`. What it says is in A/RES/70/1. */
export const targetNames = (code: string): InSix => ({
  en: `Target ${code}`,
  fr: `Cible ${code}`,
  es: `Meta ${code}`,
  ar: `الغاية ${code}`,
  zh: `具体目标 ${code}`,
  ru: `Задача ${code}`,
});
