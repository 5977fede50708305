import { MOST_OF_PHRASE, type PracticeField, type Source } from '@penholder/shared/practices';
import { m } from '#lib/paraglide/messages.js';

const LENGTHS: Partial<Record<PracticeField, number>> = {
  title: 300,
  summary: 2000,
  ...MOST_OF_PHRASE,
  partners: 2000,
  beneficiaries: 2000,
};

const isDay = (value: string) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
const isPartialDate = (value: string) => /^\d{4}(-\d\d)?$/.test(value) || isDay(value);

/**
 * What of a field could not be saved as it stands while it is being typed (half a year, a text that is too long): path → sentence.
 * What is missing is another matter: drafts may be incomplete.
 */
export function unsaveable(field: PracticeField, value: unknown): Record<string, string> {
  const most = LENGTHS[field];
  if (most !== undefined && String(value).length > most) return { [field]: m.practices_too_long({ most }) };
  if ((field === 'startDate' || field === 'endDate') && value !== null && !isPartialDate(String(value)))
    return { [field]: m.practices_half_a_date() };
  if (field === 'livingStatusOn' && value !== null && !isDay(String(value)))
    return { [field]: m.practices_half_a_date() };
  if (field !== 'sources') return {};
  const faults: Record<string, string> = {};
  for (const [place, { label, address, seenOn }] of (value as Source[]).entries()) {
    if (label.length > 300) faults[`sources.${place}.label`] = m.practices_too_long({ most: 300 });
    if (address.length > 2000) faults[`sources.${place}.address`] = m.practices_too_long({ most: 2000 });
    if (seenOn !== null && !isDay(seenOn)) faults[`sources.${place}.seenOn`] = m.practices_half_a_date();
  }
  return faults;
}
