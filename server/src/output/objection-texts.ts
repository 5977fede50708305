import type { Language } from '@penholder/shared/kernel';

/** What letters about objections say; `practice` is `P-12 “Title”`. */
export interface ObjectionTexts {
  readonly quoted: (title: string) => string;
  readonly objected: (practice: string) => string;
  readonly taken: (practice: string) => string;
  readonly answered: (practice: string) => string;
  readonly reason: (text: string) => string;
  readonly proposed: (text: string) => string;
  readonly where: (address: string) => string;
}

const en: ObjectionTexts = {
  quoted: (title) => `“${title}”`,
  objected: (practice) =>
    `A delegation that submits practice ${practice} objects to the sentence that the annex would print. No edition with this sentence is published before the objection is answered.`,
  taken: (practice) =>
    `The wording that you proposed for practice ${practice} was taken over: the annex will print it.`,
  answered: (practice) =>
    `Your objection to the sentence on practice ${practice} was answered; the sentence stays as it is.`,
  reason: (text) => `What was said:\n${text}`,
  proposed: (text) => `What is proposed instead:\n${text}`,
  where: (address) => `It is here:\n${address}`,
};
const fr: ObjectionTexts = {
  quoted: (title) => `« ${title} »`,
  objected: (practice) =>
    `Une délégation qui soumet la pratique ${practice} s’oppose à la phrase que l’annexe publierait. Aucune édition contenant cette phrase ne paraît avant qu’il lui soit répondu.`,
  taken: (practice) =>
    `La formulation que vous avez proposée pour la pratique ${practice} est retenue : elle figurera dans l’annexe.`,
  answered: (practice) =>
    `Il a été répondu à votre objection concernant la phrase sur la pratique ${practice} ; la phrase reste inchangée.`,
  reason: (text) => `Ce qui a été dit :\n${text}`,
  proposed: (text) => `Ce qui est proposé à la place :\n${text}`,
  where: (address) => `La lire :\n${address}`,
};
const es: ObjectionTexts = {
  quoted: (title) => `«${title}»`,
  objected: (practice) =>
    `Una delegación que presenta la práctica ${practice} objeta la frase que publicaría el anexo. Ninguna edición con esa frase se publica antes de que se responda a la objeción.`,
  taken: (practice) => `Se ha aceptado la redacción que propuso para la práctica ${practice}: figurará en el anexo.`,
  answered: (practice) =>
    `Se ha respondido a su objeción a la frase sobre la práctica ${practice}; la frase queda como está.`,
  reason: (text) => `Lo que se dijo:\n${text}`,
  proposed: (text) => `Lo que se propone en su lugar:\n${text}`,
  where: (address) => `Está aquí:\n${address}`,
};
const ar: ObjectionTexts = {
  quoted: (title) => `«${title}»`,
  objected: (practice) =>
    `يعترض وفد من مقدمي الممارسة ${practice} على الجملة التي سينشرها المرفق. ولا تُنشر أي طبعة تتضمن هذه الجملة قبل الرد على الاعتراض.`,
  taken: (practice) => `أُخذ بالصياغة التي اقترحتموها للممارسة ${practice}، وسينشرها المرفق.`,
  answered: (practice) => `جرى الرد على اعتراضكم على الجملة الخاصة بالممارسة ${practice}، وتبقى الجملة كما هي.`,
  reason: (text) => `ما قيل:\n${text}`,
  proposed: (text) => `ما يُقترح بدلاً منها:\n${text}`,
  where: (address) => `للاطلاع عليها:\n${address}`,
};

const TEXTS: Partial<Record<Language, ObjectionTexts>> = { en, fr, es, ar };

/** The texts in a language; in English where there are none. */
export const objectionTexts = (language: Language): ObjectionTexts => TEXTS[language] ?? en;
