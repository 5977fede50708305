import type { Language } from '@penholder/shared/kernel';
import type { Mail } from '../mail/queue-mail.ts';

export interface Reminder {
  person: { email: string; name: string; language: Language };
  roundTable: { code: string; title: string; timeZone: string };
  question: { number: number; text: string; closesAt: Date | null };
  message: string;
  address: string;
}

interface Words {
  subject(code: string, number: number): string;
  greeting(name: string): string;
  asked(code: string, title: string, number: number): string;
  closes(when: string): string;
  here: string;
}

const WORDS: Partial<Record<Language, Words>> & { en: Words } = {
  en: {
    subject: (code, number) => `${code}: guiding question ${number} awaits your delegation's response`,
    greeting: (name) => `Dear ${name},`,
    asked: (code, title, number) =>
      `${code} (${title}) has not yet received your delegation's response to guiding question ${number}:`,
    closes: (when) => `The question closes on ${when}.`,
    here: 'Write or finish the response here:',
  },
  fr: {
    subject: (code, number) => `${code} : la question directrice ${number} attend la réponse de votre délégation`,
    greeting: (name) => `Bonjour ${name},`,
    asked: (code, title, number) =>
      `${code} (${title}) n'a pas encore reçu la réponse de votre délégation à la question directrice ${number} :`,
    closes: (when) => `La question sera close le ${when}.`,
    here: 'Pour rédiger ou terminer la réponse :',
  },
  es: {
    subject: (code, number) => `${code}: la pregunta orientadora ${number} espera la respuesta de su delegación`,
    greeting: (name) => `Estimado/a ${name}:`,
    asked: (code, title, number) =>
      `${code} (${title}) aún no ha recibido la respuesta de su delegación a la pregunta orientadora ${number}:`,
    closes: (when) => `La pregunta se cierra el ${when}.`,
    here: 'Redacte o termine la respuesta aquí:',
  },
  ar: {
    subject: (code, number) => `${code}: السؤال التوجيهي ${number} بانتظار رد وفدكم`,
    greeting: (name) => `تحية طيبة ${name}،`,
    asked: (code, title, number) => `لم يصل بعد إلى ${code} (${title}) رد وفدكم على السؤال التوجيهي ${number}:`,
    closes: (when) => `يُغلق باب الردود في ${when}.`,
    here: 'يمكنكم كتابة الرد أو إتمامه هنا:',
  },
};

/** The reminder to one person, in their language where there is one for it. */
export function reminderLetter({ person, roundTable, question, message, address }: Reminder): Mail {
  const language = WORDS[person.language] ? person.language : 'en';
  const words = WORDS[language]!;
  const when =
    question.closesAt &&
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: roundTable.timeZone }).format(
      question.closesAt,
    );
  const parts = [
    words.greeting(person.name),
    words.asked(roundTable.code, roundTable.title, question.number),
    question.text,
    ...(message ? [message] : []),
    ...(when ? [`${words.closes(when)} (${roundTable.timeZone})`] : []),
    `${words.here}\n${address}`,
  ];
  return {
    to: person.email,
    kind: 'response-reminder',
    subject: words.subject(roundTable.code, question.number),
    body: parts.join('\n\n'),
  };
}
