import type { Language } from '@penholder/shared/kernel';
import type { Question } from '@penholder/shared/output';

/** What a delegation is asked; `practice` is `P-12 “Title”`. */
export type QuestionTexts = Readonly<Record<Question, (practice: string) => string>> & {
  readonly where: (address: string) => string;
};

const en: QuestionTexts = {
  date: (practice) =>
    `The penholder prepares the annex and misses a date in practice ${practice}. Since when has it been in place? Please add its beginning, as precisely as you know it.`,
  source: (practice) =>
    `The penholder prepares the annex and misses a source for practice ${practice}. Is there a law, a page or a report that readers can be led to?`,
  status: (practice) =>
    `The penholder prepares the annex and asks whether practice ${practice} still holds. Please look at its dates and its status, and bring them up to date.`,
  address: (practice) =>
    `An address that practice ${practice} names as a source no longer answers. Please give the one where it is now.`,
  confirmation: (practice) =>
    `The annex is being prepared. Practice ${practice} names your delegation, which has not confirmed its wording yet: until then it is not named.`,
  mention: (practice) =>
    `Practice ${practice}, submitted by others, names your delegation. Please clear the wording on its page, or ask for a change: it is not published before.`,
  where: (address) => `It is here:\n${address}`,
};
const fr: QuestionTexts = {
  date: (practice) =>
    `En préparant l’annexe, le rédacteur constate qu’aucune date ne figure dans la pratique ${practice}. Depuis quand existe-t-elle ? Veuillez en indiquer le début, aussi précisément que possible.`,
  source: (practice) =>
    `En préparant l’annexe, le rédacteur constate que la pratique ${practice} ne cite aucune source. Existe-t-il une loi, une page ou un rapport auquel renvoyer les lecteurs ?`,
  status: (practice) =>
    `En préparant l’annexe, le rédacteur demande si la pratique ${practice} est toujours en vigueur. Veuillez en vérifier les dates et l’état, et les mettre à jour.`,
  address: (practice) =>
    `Une adresse citée comme source dans la pratique ${practice} ne répond plus. Veuillez indiquer la nouvelle.`,
  confirmation: (practice) =>
    `L’annexe est en préparation. La pratique ${practice} nomme votre délégation, qui n’en a pas encore confirmé le texte : d’ici là, elle n’est pas nommée.`,
  mention: (practice) =>
    `La pratique ${practice}, soumise par d’autres, nomme votre délégation. Veuillez en accepter le texte sur sa page ou demander une modification : elle n’est pas publiée avant.`,
  where: (address) => `La lire :\n${address}`,
};
const es: QuestionTexts = {
  date: (practice) =>
    `Al preparar el anexo, el redactor observa que la práctica ${practice} no lleva fecha. ¿Desde cuándo existe? Indique su comienzo con la mayor precisión posible.`,
  source: (practice) =>
    `Al preparar el anexo, el redactor observa que la práctica ${practice} no cita ninguna fuente. ¿Hay una ley, una página o un informe al que remitir a los lectores?`,
  status: (practice) =>
    `Al preparar el anexo, el redactor pregunta si la práctica ${practice} sigue vigente. Revise sus fechas y su estado y actualícelos.`,
  address: (practice) =>
    `Una dirección citada como fuente en la práctica ${practice} ya no responde. Indique la actual.`,
  confirmation: (practice) =>
    `Se está preparando el anexo. La práctica ${practice} nombra a su delegación, que aún no ha confirmado su redacción: hasta entonces no se la nombra.`,
  mention: (practice) =>
    `La práctica ${practice}, presentada por otros, nombra a su delegación. Acepte el texto en su página o pida un cambio, por favor: no se publica antes.`,
  where: (address) => `Está aquí:\n${address}`,
};
const ar: QuestionTexts = {
  date: (practice) =>
    `يُعدّ المرفق حالياً، وتخلو الممارسة ${practice} من أي تاريخ. منذ متى هي قائمة؟ يرجى ذكر بدايتها بأدق ما تعرفونه.`,
  source: (practice) =>
    `يُعدّ المرفق حالياً، ولا تذكر الممارسة ${practice} أي مصدر. هل هناك قانون أو صفحة أو تقرير يمكن إحالة القراء إليه؟`,
  status: (practice) =>
    `يُعدّ المرفق حالياً، ويُسأل عما إذا كانت الممارسة ${practice} لا تزال قائمة. يرجى مراجعة تواريخها وحالتها وتحديثها.`,
  address: (practice) => `لم يعد أحد العناوين المذكورة مصدراً في الممارسة ${practice} يستجيب. يرجى ذكر العنوان الحالي.`,
  confirmation: (practice) =>
    `يُعدّ المرفق حالياً. تذكر الممارسة ${practice} وفدكم الذي لم يؤكد نصها بعد، ولا يُذكر اسمه قبل ذلك.`,
  mention: (practice) =>
    `تذكر الممارسة ${practice}، التي قدمها غيركم، وفدكم. يرجى الموافقة على النص في صفحتها أو طلب تعديله: فهي لا تُنشر قبل ذلك.`,
  where: (address) => `للاطلاع عليها:\n${address}`,
};

const TEXTS: Partial<Record<Language, QuestionTexts>> = { en, fr, es, ar };

/** The texts in a language; in English where there are none. */
export const questionTexts = (language: Language): QuestionTexts => TEXTS[language] ?? en;
