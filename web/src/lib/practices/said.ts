import type { PracticeReading } from '@penholder/shared/practices';

/** What a practice says, whichever version or working copy it is read from. */
export type Said = Pick<
  PracticeReading,
  | 'language'
  | 'summary'
  | 'action'
  | 'measure'
  | 'result'
  | 'body'
  | 'sources'
  | 'instruments'
  | 'attachments'
  | 'attachmentsWithheld'
  | 'partners'
  | 'beneficiaries'
  | 'countries'
  | 'startDate'
  | 'endDate'
  | 'livingStatus'
  | 'livingStatusOn'
  | 'evidenceLevel'
  | 'gcmObjectives'
  | 'sdgTargets'
  | 'journeyPhases'
  | 'guidingPrinciples'
  | 'beneficiaryGroups'
>;
