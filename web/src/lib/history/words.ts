import type { BlockKind, MomentName } from '@penholder/shared/documents';
import { date, isDay, toldTime } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Entry } from './entries.ts';

const MOMENTS: Record<MomentName, (given: { version: number }) => string> = {
  submitted: m.documents_moment_submitted,
  returned: m.documents_moment_returned,
  accepted: m.documents_moment_accepted,
  'information-requested': m.documents_moment_information,
  discussed: m.documents_moment_discussed,
  cleared: m.documents_moment_cleared,
  'not-included': m.documents_moment_not_included,
  published: m.documents_moment_published,
};
export const momentName = ({ name, version }: { name: MomentName; version: number }): string =>
  MOMENTS[name]({ version });

const KINDS: Record<BlockKind, () => string> = {
  paragraph: m.documents_kind_paragraph,
  heading: m.documents_kind_heading,
  item: m.documents_kind_item,
  quotation: m.documents_kind_quotation,
  cell: m.documents_kind_cell,
  footnote: m.documents_kind_footnote,
};
export const kindName = (kind: BlockKind): string => KINDS[kind]();

/** The day of a time, however exactly that is told. */
export const dayOf = (at: string, timeZone: string): string => date(at, isDay(at) ? { timeZone: 'UTC' } : { timeZone });

/** A version in words: when it was written, or what it is. */
export function versionName(entry: Entry | undefined, sequence: number, head: number, timeZone: string): string {
  const [moment] = entry?.moments ?? [];
  if (moment) return momentName(moment);
  if (entry?.at) return toldTime(entry.at, { timeZone });
  if (sequence === head) return m.documents_present();
  return sequence === 0 ? m.documents_beginning() : String(sequence);
}
