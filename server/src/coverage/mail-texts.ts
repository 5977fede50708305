import type { Language } from '@penholder/shared/kernel';

/** What mails about calls say; `call` is the call's title in quotation marks, or as it is. */
interface CallMailTexts {
  subject(code: string, title: string): string;
  opened(table: string): string;
  moved(table: string): string;
  reminder(table: string): string;
  closes(when: string): string;
  answer(address: string): string;
}

const TEXTS: Partial<Record<Language, CallMailTexts>> & { readonly en: CallMailTexts } = {
  en: {
    subject: (code, title) => `${code}: call for practices: ${title}`,
    opened: (table) => `The co-chairs of ${table} ask your delegation for practices:`,
    moved: (table) => `The deadline of a call for practices of ${table} to your delegation has been moved:`,
    reminder: (table) => `A call for practices of ${table} closes soon, and your delegation has not answered it yet:`,
    closes: (when) => `It closes on ${when}.`,
    answer: (address) => `Read it and begin a practice here:\n${address}`,
  },
  fr: {
    subject: (code, title) => `${code} : appel à pratiques : ${title}`,
    opened: (table) => `Les coprésidents de ${table} invitent votre délégation à communiquer des pratiques :`,
    moved: (table) => `La date limite d’un appel à pratiques de ${table}, adressé à votre délégation, a été déplacée :`,
    reminder: (table) =>
      `Un appel à pratiques de ${table} sera bientôt clos, et votre délégation n’y a pas encore répondu :`,
    closes: (when) => `Il sera clos le ${when}.`,
    answer: (address) => `Pour le lire et commencer une pratique :\n${address}`,
  },
  es: {
    subject: (code, title) => `${code}: convocatoria de prácticas: ${title}`,
    opened: (table) => `Los copresidentes de ${table} invitan a su delegación a compartir prácticas:`,
    moved: (table) => `Se ha cambiado el plazo de una convocatoria de prácticas de ${table} dirigida a su delegación:`,
    reminder: (table) =>
      `Una convocatoria de prácticas de ${table} se cierra pronto y su delegación aún no ha respondido:`,
    closes: (when) => `Se cierra el ${when}.`,
    answer: (address) => `Léala y comience una práctica aquí:\n${address}`,
  },
  ar: {
    subject: (code, title) => `${code}: دعوة إلى تقديم ممارسات: ${title}`,
    opened: (table) => `يدعو الرئيسان المشاركان في ${table} وفدكم إلى تقديم ممارسات:`,
    moved: (table) => `تغيّر الموعد النهائي لدعوة إلى تقديم ممارسات وُجهت إلى وفدكم في ${table}:`,
    reminder: (table) => `تُغلق قريباً دعوة إلى تقديم ممارسات في ${table}، ولم يرد وفدكم عليها بعد:`,
    closes: (when) => `تُغلق الدعوة في ${when}.`,
    answer: (address) => `للاطلاع عليها والبدء بممارسة:\n${address}`,
  },
};

/** The texts with the language that they are in: English where there are none. */
export const callMailTexts = (language: Language): { texts: CallMailTexts; language: Language } => {
  const texts = TEXTS[language];
  return texts ? { texts, language } : { texts: TEXTS.en, language: 'en' };
};
