import { z } from 'zod';

/**
 * Where a practice is carried out: states by their ISO 3166-1 alpha-2 code, regions by their UN M49 code or,
 * where they have none, by their key in the register of parties (a practice of a
 * regional process is carried out in a region, one of an international organisation often in the world).
 */

/** The members and observer states of the United Nations, the Cook Islands and Niue. */
export const STATE_CODES: readonly string[] = (
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR ' +
  'CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN ' +
  'IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT ' +
  'MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NU NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK ' +
  'SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW'
).split(' ');

/** The world, its regions and subregions, and parts of it that a round table speaks of without a code of their own. */
export const REGION_CODES: readonly string[] =
  '001 002 015 202 011 014 017 018 019 419 013 029 005 021 142 143 030 034 035 145 150 151 154 039 155 009 053 054 057 061 MENA MEAST SAHEL HORN PACIFIC MAGHREB'.split(
    ' ',
  );

const codes = new Set([...STATE_CODES, ...REGION_CODES]);

/** Whether `code` names a place that a practice may be carried out in. */
export const isPlace = (code: string): boolean => codes.has(code);

/**
 * The regions that coverage is looked at by, by their UN M49 codes: Africa and the Americas in two each, Asia in five, Europe
 * and Oceania whole. Which places lie in which is behind a door of its own: `@penholder/shared/practices/regions`.
 */
export const REGIONS = ['015', '202', '419', '021', '143', '030', '035', '034', '145', '150', '009'] as const;
export const Region = z.enum(REGIONS);
export type Region = z.infer<typeof Region>;

/** The world as a whole, which lies in no region. */
export const WORLD = '001';
