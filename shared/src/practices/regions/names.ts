import type { Language, LocalizedText } from '../../kernel/index.ts';
import { knownRegions } from '../../people/register/index.ts';
import type { Region } from '../places.ts';

/** The regions in the languages in which a round table may work and UN M49 is not kept. */
const IN_OTHER_LANGUAGES: Readonly<Record<Region, Readonly<Record<'pt' | 'de' | 'it', string>>>> = {
  '015': { pt: 'Norte de África', de: 'Nordafrika', it: 'Africa settentrionale' },
  '202': { pt: 'África Subsariana', de: 'Afrika südlich der Sahara', it: 'Africa subsahariana' },
  '419': { pt: 'América Latina e Caraíbas', de: 'Lateinamerika und Karibik', it: 'America latina e Caraibi' },
  '021': { pt: 'América do Norte', de: 'Nordamerika', it: 'America settentrionale' },
  '143': { pt: 'Ásia Central', de: 'Zentralasien', it: 'Asia centrale' },
  '030': { pt: 'Ásia Oriental', de: 'Ostasien', it: 'Asia orientale' },
  '035': { pt: 'Sudeste Asiático', de: 'Südostasien', it: 'Asia sudorientale' },
  '034': { pt: 'Ásia Meridional', de: 'Südasien', it: 'Asia meridionale' },
  '145': { pt: 'Ásia Ocidental', de: 'Westasien', it: 'Asia occidentale' },
  '150': { pt: 'Europa', de: 'Europa', it: 'Europa' },
  '009': { pt: 'Oceânia', de: 'Ozeanien', it: 'Oceania' },
};

let known: ReadonlyMap<string, Readonly<Partial<Record<Language, string>>>> | undefined;

/** What a region is called in every language: by the United Nations in its six. [CV4] */
export function regionNames(region: Region): LocalizedText {
  known ??= new Map(knownRegions().map(({ key, names }) => [key, names]));
  return { ...known.get(region), ...IN_OTHER_LANGUAGES[region] } as LocalizedText;
}
