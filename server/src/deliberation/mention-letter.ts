import { inLanguage, type Language, type LocalizedText } from '@penholder/shared/kernel';
import type { Mail } from '../mail/queue-mail.ts';

interface Words {
  subject(code: string): string;
  greeting(name: string): string;
  mentioned(code: string): string;
  delegation(code: string): string;
  here: string;
}

const WORDS: Partial<Record<Language, Words>> & { en: Words } = {
  en: {
    subject: (code) => `${code}: you are mentioned in the discussion`,
    greeting: (name) => `Dear ${name},`,
    mentioned: (code) => `You are mentioned in a discussion of ${code}:`,
    delegation: (code) => `Your delegation is mentioned in a discussion of ${code}:`,
    here: 'Read and answer it here:',
  },
  fr: {
    subject: (code) => `${code} : vous êtes mentionné(e) dans la discussion`,
    greeting: (name) => `Bonjour ${name},`,
    mentioned: (code) => `Vous êtes mentionné(e) dans une discussion de ${code} :`,
    delegation: (code) => `Votre délégation est mentionnée dans une discussion de ${code} :`,
    here: 'Pour la lire et y répondre :',
  },
  es: {
    subject: (code) => `${code}: le mencionan en el debate`,
    greeting: (name) => `Estimado/a ${name}:`,
    mentioned: (code) => `Le mencionan en un debate de ${code}:`,
    delegation: (code) => `Mencionan a su delegación en un debate de ${code}:`,
    here: 'Léalo y responda aquí:',
  },
  ar: {
    subject: (code) => `${code}: وردت الإشارة إليكم في النقاش`,
    greeting: (name) => `تحية طيبة ${name}،`,
    mentioned: (code) => `وردت الإشارة إليكم في أحد نقاشات ${code}:`,
    delegation: (code) => `وردت الإشارة إلى وفدكم في أحد نقاشات ${code}:`,
    here: 'للاطلاع عليه والرد:',
  },
};

/**
 * Tells one person that they, or their delegation, are mentioned: where, and neither by whom nor in which words, since mail
 * leaves the room. [DL12]
 */
export function mentionLetter(letter: {
  person: { email: string; name: string; language: Language };
  isInPerson: boolean;
  roundTable: { code: string };
  subject: { title: LocalizedText };
  address: string;
}): Mail {
  const { person, roundTable, subject } = letter;
  const words = WORDS[person.language] ?? WORDS.en;
  const parts = [
    words.greeting(person.name),
    (letter.isInPerson ? words.mentioned : words.delegation)(roundTable.code),
    inLanguage(subject.title, person.language).text,
    `${words.here}\n${letter.address}`,
  ];
  return { to: person.email, kind: 'mention', subject: words.subject(roundTable.code), body: parts.join('\n\n') };
}
