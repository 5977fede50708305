import { CallCell } from '@penholder/shared/coverage';
import { z } from 'zod';
import { Hour, InFour, Key } from './common.ts';

/** A call for practices; one that nobody opened is a draft. Areas bear their keys. */
export const SampleCall = z.strictObject({
  key: Key,
  title: InFour,
  text: InFour,
  cells: z
    .array(
      z.strictObject({
        area: Key.nullable(),
        objective: CallCell.shape.objective,
        region: CallCell.shape.region,
        phase: CallCell.shape.phase,
      }),
    )
    .min(1),
  closesAtHour: Hour.positive(),
  remindDays: z.array(z.number().int().min(1)),
  draftedBy: Key,
  openedBy: Key.nullable(),
});
