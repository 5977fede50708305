import type { Language } from '@penholder/shared/kernel';
import { knownRegions, knownStates } from '@penholder/shared/people/register';
import { REGION_CODES, STATE_CODES } from '@penholder/shared/practices';

type Names = Readonly<Partial<Record<Language, string>>>;
let byCode: Map<string, Names> | undefined;

/** The names of every place of the register, by code; built at the first question. */
function namesByCode(): Map<string, Names> {
  if (byCode) return byCode;
  byCode = new Map([...knownRegions(), ...knownStates()].map(({ key, names }) => [key, names]));
  return byCode;
}

/** A place with its name in the reader's language: states by their United Nations short name. */
export const presentPlace = (code: string, language: Language): { code: string; name: string } => {
  const names = namesByCode().get(code);
  return { code, name: names?.[language] ?? names?.en ?? code };
};

/** The names of a place in every language, for searching. */
export const allNamesOf = (code: string): string[] => Object.values(namesByCode().get(code) ?? {});

/** All places in the order of their names in the reader's language. */
export function listPlaces(language: Language) {
  const collator = new Intl.Collator(language);
  const named = (codes: readonly string[]) =>
    codes.map((code) => presentPlace(code, language)).sort((a, b) => collator.compare(a.name, b.name));
  return { states: named(STATE_CODES), regions: named(REGION_CODES) };
}
