import type { Language } from '@penholder/shared/kernel';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { MailTexts, PlaceInWords } from './mail-texts.ts';

export type { PlaceInWords } from './mail-texts.ts';

const TEXTS: Partial<Record<Language, MailTexts>> = { en, fr, es, ar };

/** The words of mails in a language, in English where there are none. */
export const mailTextsIn = (language: Language): MailTexts => TEXTS[language] ?? en;

interface Written {
  subject: string;
  body: string;
}

/** A mail's subject and body: greeting, paragraphs and footer, with lines between them. Other shelves lay theirs out with this too. */
export function layOut(
  language: Language,
  { name, subject, paragraphs }: { name: string; subject: string; paragraphs: readonly string[] },
): Written {
  const texts = mailTextsIn(language);
  // A subject is one line whatever a title holds.
  return {
    subject: subject.replace(/\s+/g, ' ').trim().slice(0, 200),
    body: [texts.greeting(name), ...paragraphs, `-- \n${texts.footer}`].join('\n\n'),
  };
}

/** The mail with a link to sign in; `{link}` stands where it goes. */
export function signInMail(language: Language, { name, minutes }: { name: string; minutes: number }): Written {
  const { signIn } = mailTextsIn(language);
  return layOut(language, {
    name,
    subject: signIn.subject,
    paragraphs: [signIn.text(minutes), '{link}', signIn.unasked],
  });
}

const placeLines = (texts: MailTexts, places: readonly PlaceInWords[]): string =>
  places
    .flatMap(({ delegation, standing, isFocalPoint, role }) => [
      ...(delegation && standing
        ? [
            texts.delegationLine(
              delegation,
              [texts.standings[standing], ...(isFocalPoint ? [texts.focalPoint] : [])].join(', '),
            ),
          ]
        : []),
      ...(role ? [texts.roleLine(texts.roles[role])] : []),
    ])
    .join('\n');

/** The mail that invites someone who has not signed in before; `{link}` stands where the link goes. */
export function invitationMail(
  language: Language,
  { name, table, places, days }: { name: string; table: string; places: readonly PlaceInWords[]; days: number },
): Written {
  const texts = mailTextsIn(language);
  const { invitation } = texts;
  return layOut(language, {
    name,
    subject: invitation.subject(table),
    paragraphs: [invitation.text(table), placeLines(texts, places), invitation.link(days), '{link}', invitation.later],
  });
}

/** The mail that tells someone who signs in already of a new place. */
export function addedMail(
  language: Language,
  { name, table, places, address }: { name: string; table: string; places: readonly PlaceInWords[]; address: string },
): Written {
  const texts = mailTextsIn(language);
  const { added } = texts;
  return layOut(language, {
    name,
    subject: added.subject(table),
    paragraphs: [added.text(table), placeLines(texts, places), added.link, address],
  });
}
