import { plainText } from '../documents/index.ts';
import type { PracticesAs } from './outcome.ts';
import type { PaperPractice, PaperReading } from './paper.ts';

/** Why a practice of a paper cannot enter the round table as it is. */
export const KEEPS_OUT = [
  'no-submitter',
  'too-many-submitters',
  'submitter-without-name',
  'submitter-without-kind',
  'no-text',
  'no-area',
] as const;
export type KeepsOut = (typeof KEEPS_OUT)[number];

/** Submitters that one practice may have. */
export const MOST_SUBMITTERS = 30;

/**
 * The practices that cannot enter as they are, in the paper's order, each with the first reason [RD16]. What is left out
 * keeps nothing out; a practice needs an area only where it enters as one of an agreed annex.
 */
export function whatKeepsOut(
  { areas }: Pick<PaperReading, 'areas'>,
  as: PracticesAs,
  leaveOut: readonly string[] = [],
): { practice: PaperPractice; why: KeepsOut }[] {
  return areas.flatMap((area) =>
    leaveOut.includes(area.id)
      ? []
      : area.practices.flatMap((practice) => {
          const why = leaveOut.includes(practice.id) ? undefined : reasonOf(practice, as, area.name.trim() !== '');
          return why ? [{ practice, why }] : [];
        }),
  );
}

function reasonOf({ submitters, content }: PaperPractice, as: PracticesAs, hasArea: boolean): KeepsOut | undefined {
  if (submitters.length === 0) return 'no-submitter';
  if (submitters.length > MOST_SUBMITTERS) return 'too-many-submitters';
  if (submitters.some(({ name }) => !name.trim())) return 'submitter-without-name';
  if (submitters.some(({ partyKind, party }) => partyKind === null && party === null)) return 'submitter-without-kind';
  if (!plainText(content).trim()) return 'no-text';
  if (as === 'cleared' && !hasArea) return 'no-area';
  return undefined;
}
