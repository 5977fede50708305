import { LocalizedText, PartialDate } from '@penholder/shared/kernel';
import { BENEFICIARY_GROUPS, GUIDING_PRINCIPLES } from '@penholder/shared/practices';
import { z } from 'zod';
import { Deed, InEnglishAndArabic, Key, Line, Paragraphs, stepTo } from './common.ts';

export const PRACTICE_STATES = [
  'submitted',
  'under-review',
  'information-requested',
  'discussed',
  'cleared',
  'not-included',
] as const;

const Country = z.string().regex(/^[A-Z]{2}$/, 'An ISO 3166 code of two letters.');

const HouseStyle = LocalizedText.refine((sentence) => sentence.en !== undefined, {
  error: 'The sentence of the annex is needed in English.',
});

/**
 * A practice. `life` lists the states it has reached, in order; one without is a draft. `implementedIn` is empty where
 * the source names no country. `mentionsCleared` are delegations that it names and that let the wording stand. A draft that
 * was `handedOver` was begun by whoever did so. `phrases`, in English, are what its submitters give for the sentence of the annex; `houseStyle` is the sentence that stands in the annex.
 */
export const SamplePractice = z.strictObject({
  key: Key,
  area: Key,
  submitters: z.array(z.strictObject({ delegation: Key, confirmed: Deed.nullable() })).min(1),
  title: InEnglishAndArabic,
  summary: InEnglishAndArabic,
  phrases: z.strictObject({ action: Line, measure: Line, result: Line.optional() }).optional(),
  body: Paragraphs,
  implementedIn: z.array(Country),
  partners: z.array(Line),
  beneficiaries: z.array(Line),
  startsOn: PartialDate.nullable(),
  endsOn: PartialDate.nullable(),
  livingStatus: z.enum(['planned', 'pilot', 'in-force', 'at-risk', 'ended', 'repealed']),
  evidence: z.enum(['described', 'documented', 'evaluated', 'independently-evaluated']),
  sources: z.array(z.strictObject({ label: Line, address: z.url({ protocol: /^https$/ }), seenOn: z.iso.date() })),
  instruments: z.array(Key),
  gcmObjectives: z.array(z.number().int().min(1).max(23)),
  sdgTargets: z.array(z.string().regex(/^([1-9]|1[0-7])\.(\d{1,2}|[a-d])$/, 'A target of the SDGs: 10.7 or 3.b.')),
  journeyPhases: z.array(z.enum(['origin', 'transit', 'destination', 'return'])),
  guidingPrinciples: z.array(z.enum(GUIDING_PRINCIPLES)),
  beneficiaryGroups: z.array(z.enum(BENEFICIARY_GROUPS)),
  life: z.array(stepTo(PRACTICE_STATES)),
  handedOver: Deed.extend({ to: Key }).optional(),
  mentionsCleared: z.array(Deed.extend({ delegation: Key })).optional(),
  houseStyle: HouseStyle.optional(),
});
export type SamplePractice = z.infer<typeof SamplePractice>;

/** A delegation's support of a practice. */
export const SampleEndorsement = Deed.extend({ practice: Key, delegation: Key });
