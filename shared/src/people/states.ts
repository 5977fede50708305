import type { Language, LocalizedText } from '../kernel/index.ts';

/** ISO 3166-1 alpha-2 codes of the members of the United Nations, and of its two observer states (PS, VA). */
export const STATES = (
  'AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF TD CL CN CO KM CG CD ' +
  'CR CI HR CU CY CZ KP DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN HU IS IN ID IR ' +
  'IQ IE IL IT JM JP JO KZ KE KI KW KG LA LV LB LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MD MC MN ME MA MZ MM NA ' +
  'NR NP NL NZ NI NE NG MK NO OM PK PW PA PG PY PE PH PL PT QA KR RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ' +
  'ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY UZ VU VE VN YE ZM ZW PS VA'
).split(' ');

/** Short names in use at the United Nations where they differ from the usual English ones. */
const UN_NAMES: Readonly<Record<string, string>> = {
  BO: 'Bolivia (Plurinational State of)',
  BA: 'Bosnia and Herzegovina',
  BN: 'Brunei Darussalam',
  CV: 'Cabo Verde',
  CG: 'Congo',
  CI: 'Côte d’Ivoire',
  KP: 'Democratic People’s Republic of Korea',
  CD: 'Democratic Republic of the Congo',
  SZ: 'Eswatini',
  GM: 'Gambia',
  IR: 'Iran (Islamic Republic of)',
  LA: 'Lao People’s Democratic Republic',
  FM: 'Micronesia (Federated States of)',
  MM: 'Myanmar',
  NL: 'Netherlands (Kingdom of the)',
  PS: 'State of Palestine',
  KR: 'Republic of Korea',
  MD: 'Republic of Moldova',
  RU: 'Russian Federation',
  KN: 'Saint Kitts and Nevis',
  LC: 'Saint Lucia',
  VC: 'Saint Vincent and the Grenadines',
  ST: 'Sao Tome and Principe',
  SY: 'Syrian Arab Republic',
  TR: 'Türkiye',
  GB: 'United Kingdom of Great Britain and Northern Ireland',
  TZ: 'United Republic of Tanzania',
  US: 'United States of America',
  VA: 'Holy See',
  VE: 'Venezuela (Bolivarian Republic of)',
  VN: 'Viet Nam',
  AG: 'Antigua and Barbuda',
  TT: 'Trinidad and Tobago',
};

const SUGGESTED_IN: readonly Language[] = ['en', 'fr', 'es', 'ar', 'zh', 'ru'];

/**
 * Names to start from for a state that is not in the party register yet: the United Nations' short name in English, the
 * Unicode locale data's in the other official languages. Whoever adds the delegation may change them.
 *
 * @example suggestStateNames('TR').en // 'Türkiye'
 */
export function suggestStateNames(iso3166: string): LocalizedText {
  const names: LocalizedText = {};
  for (const language of SUGGESTED_IN) {
    const name =
      (language === 'en' && UN_NAMES[iso3166]) || new Intl.DisplayNames([language], { type: 'region' }).of(iso3166);
    if (name && name !== iso3166) names[language] = name;
  }
  return names;
}
