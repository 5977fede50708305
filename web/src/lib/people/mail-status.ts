import type { MAIL_STATUSES } from '@penholder/shared/people';
import { m } from '#lib/paraglide/messages.js';
import type { Tone } from '#lib/ui/StatusTag.svelte';

type MailStatus = (typeof MAIL_STATUSES)[number];

const NAMES: Record<MailStatus, () => string> = {
  queued: m.people_mail_queued,
  sent: m.people_mail_sent,
  kept: m.people_mail_kept,
  failed: m.people_mail_failed,
};
export const mailStatusName = (status: MailStatus): string => NAMES[status]();

export const MAIL_TONES: Record<MailStatus, Tone> = { queued: 'wait', sent: 'done', kept: 'neutral', failed: 'object' };
