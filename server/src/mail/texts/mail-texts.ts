import type { Role, Standing } from '@penholder/shared/people';
import type { Phase } from '@penholder/shared/round-tables';

/** A place that someone is given, in words of the reader's language where they are names. */
export interface PlaceInWords {
  role: Role | undefined;
  delegation: string | undefined;
  standing: Standing | undefined;
  isFocalPoint: boolean;
}

/** What every language of mails says. Functions answer one paragraph, or one line. */
export interface MailTexts {
  greeting(name: string): string;
  /** The last lines of every mail. */
  footer: string;
  roles: Record<Role, string>;
  standings: Record<Standing, string>;
  phases: Record<Phase, string>;
  focalPoint: string;
  /** `Delegation: Egypt (head of delegation, focal point)` */
  delegationLine(name: string, standing: string): string;
  /** `Role: penholder` */
  roleLine(role: string): string;
  signIn: { subject: string; text(minutes: number): string; unasked: string };
  invitation: {
    subject(table: string): string;
    text(table: string): string;
    link(days: number): string;
    later: string;
  };
  added: { subject(table: string): string; text(table: string): string; link: string };
  key: {
    subject(table: string): string;
    phase(from: string, to: string, name: string): string;
    attribution(name: string): string;
    link: string;
  };
}
