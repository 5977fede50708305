import { z } from 'zod';
import { SampleCall } from './shape/calls.ts';
import { SampleDecision, SampleThread } from './shape/deliberation.ts';
import { SampleInstrument, SampleInstrumentGroup } from './shape/instruments.ts';
import { SampleProposal } from './shape/lineage.ts';
import { SampleEndorsement, SamplePractice } from './shape/practices.ts';
import { SampleQuestion, SampleResponse } from './shape/questions.ts';
import {
  SampleArea,
  SampleDelegation,
  SampleForum,
  SampleParty,
  SamplePerson,
  SampleRoundTable,
} from './shape/room.ts';

/**
 * The whole sample: one round table of one forum, with everything that happened in it until the moment of loading.
 * Things name one another by key, moments are hours from the loading. Nothing is accepted that the shape does not name.
 */
export const Sample = z.strictObject({
  forum: SampleForum,
  roundTable: SampleRoundTable,
  parties: z.array(SampleParty),
  delegations: z.array(SampleDelegation),
  people: z.array(SamplePerson),
  areas: z.array(SampleArea),
  calls: z.array(SampleCall),
  questions: z.array(SampleQuestion),
  responses: z.array(SampleResponse),
  practices: z.array(SamplePractice),
  endorsements: z.array(SampleEndorsement),
  proposals: z.array(SampleProposal),
  instruments: z.array(SampleInstrument),
  instrumentGroups: z.array(SampleInstrumentGroup),
  threads: z.array(SampleThread),
  decisions: z.array(SampleDecision),
});
export type Sample = z.infer<typeof Sample>;

export type { SampleDecision, SamplePost } from './shape/deliberation.ts';
export { CHOICES } from './shape/deliberation.ts';
export type { SamplePractice } from './shape/practices.ts';
export type { SampleResponse } from './shape/questions.ts';
export type { SamplePerson } from './shape/room.ts';
export type { ContentBlock, Run } from './shape/content.ts';
