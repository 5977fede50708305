import { type Language, LANGUAGES } from '../kernel/index.ts';
import { knownRegions, knownStates } from '../people/register/index.ts';

type Names = Readonly<Partial<Record<Language, string>>>;
interface Known {
  readonly names: Names;
  readonly around: string | null;
}

let known: ReadonlyMap<string, Known> | undefined;
const register = (): ReadonlyMap<string, Known> =>
  (known ??= new Map([
    ...knownRegions().map(({ key, names, parent }): [string, Known] => [key, { names, around: parent }]),
    ...knownStates().map(({ key, names, region }): [string, Known] => [key, { names, around: region }]),
  ]));

const commonNames = new Map<Language, Intl.DisplayNames>();
/** How a language calls a country in daily use: `Turkey` beside the register's `Türkiye`. */
function commonName(code: string, language: Language): string | undefined {
  if (!/^(?:[A-Z]{2}|\d{3})$/.test(code)) return undefined;
  const names = commonNames.get(language) ?? new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  commonNames.set(language, names);
  return names.of(code);
}

/** What a country or region is called in each language, by the United Nations and in daily use. [CP9] */
export const placeNames = (code: string): { language: Language; name: string }[] =>
  LANGUAGES.flatMap((language) => {
    const names = [register().get(code)?.names[language], commonName(code, language)];
    return [...new Set(names)].flatMap((name) => (name === undefined ? [] : [{ language, name }]));
  });

/** Parts of the world that cross its regions. */
const CROSSING: Readonly<Record<string, readonly string[]>> = { MENA: ['002', '142'], MEAST: ['142'] };

const WORLD = '001';

/** A place's own code where it is a region, and the regions around it; the world is not one of them. `EG` gives 015 and 002. */
export function regionsAround(code: string): string[] {
  if (CROSSING[code]) return [...CROSSING[code]];
  const regions: string[] = /^[A-Z]{2}$/.test(code) || code === WORLD ? [] : [code];
  for (let next = register().get(code)?.around; next && next !== WORLD; next = register().get(next)?.around)
    regions.push(next);
  return regions;
}
