import type { Language } from '@penholder/shared/kernel';

/** What mails about practices say; `practice` is `P-12 “Title”`. */
export interface PracticeMailTexts {
  quoted(title: string): string;
  untitled: string;
  submitted(practice: string): string;
  resubmitted(practice: string): string;
  answered(practice: string): string;
  toConfirm(practice: string): string;
  informationRequested(practice: string): string;
  discussed(practice: string): string;
  cleared(practice: string): string;
  notIncluded(practice: string): string;
  reopened(practice: string): string;
  withdrawn(practice: string): string;
  namesYou(practice: string): string;
  changeAsked(practice: string): string;
  setAside(practice: string): string;
  reason(text: string): string;
  read(address: string): string;
}

const en: PracticeMailTexts = {
  quoted: (title) => `“${title}”`,
  untitled: 'without a title',
  submitted: (practice) => `Practice ${practice} was submitted and waits for review.`,
  resubmitted: (practice) => `Practice ${practice} was submitted in a new version.`,
  answered: (practice) => `The submitters of practice ${practice} answered what was asked of them.`,
  toConfirm: (practice) =>
    `Your delegation is named as a submitter of practice ${practice}. Please confirm its wording: until then your delegation is not named.`,
  informationRequested: (practice) => `More information is asked for practice ${practice}.`,
  discussed: (practice) => `Practice ${practice} has been discussed; the whole round table can read it now.`,
  cleared: (practice) => `Practice ${practice} is cleared for the annex.`,
  notIncluded: (practice) => `Practice ${practice} will not be included in the annex.`,
  reopened: (practice) => `The review of practice ${practice} was opened again.`,
  withdrawn: (practice) => `Practice ${practice} was withdrawn.`,
  namesYou: (practice) =>
    `Practice ${practice} names your delegation. Please clear the wording, or ask for a change: it is not published before.`,
  changeAsked: (practice) => `A delegation that practice ${practice} names asks for a change.`,
  setAside: (practice) =>
    `The co-chairs set aside the question to your delegation about practice ${practice}, which names it.`,
  reason: (text) => `What was said:\n${text}`,
  read: (address) => `Read it here:\n${address}`,
};

const fr: PracticeMailTexts = {
  quoted: (title) => `« ${title} »`,
  untitled: 'sans titre',
  submitted: (practice) => `La pratique ${practice} a été soumise et attend d’être examinée.`,
  resubmitted: (practice) => `La pratique ${practice} a été soumise dans une nouvelle version.`,
  answered: (practice) => `Les auteurs de la pratique ${practice} ont répondu à ce qui leur était demandé.`,
  toConfirm: (practice) =>
    `Votre délégation figure parmi les auteurs de la pratique ${practice}. Veuillez en confirmer le texte : d’ici là, votre délégation n’est pas nommée.`,
  informationRequested: (practice) => `Des informations complémentaires sont demandées sur la pratique ${practice}.`,
  discussed: (practice) => `La pratique ${practice} a été examinée ; toute la table ronde peut désormais la lire.`,
  cleared: (practice) => `La pratique ${practice} est retenue pour l’annexe.`,
  notIncluded: (practice) => `La pratique ${practice} ne figurera pas dans l’annexe.`,
  reopened: (practice) => `L’examen de la pratique ${practice} est rouvert.`,
  withdrawn: (practice) => `La pratique ${practice} a été retirée.`,
  namesYou: (practice) =>
    `La pratique ${practice} nomme votre délégation. Veuillez en accepter le texte ou demander une modification : elle n’est pas publiée avant.`,
  changeAsked: (practice) => `Une délégation que nomme la pratique ${practice} demande une modification.`,
  setAside: (practice) =>
    `Les coprésidents ont passé outre à la question posée à votre délégation sur la pratique ${practice}, qui la nomme.`,
  reason: (text) => `Ce qui a été dit :\n${text}`,
  read: (address) => `La lire :\n${address}`,
};

const es: PracticeMailTexts = {
  quoted: (title) => `«${title}»`,
  untitled: 'sin título',
  submitted: (practice) => `La práctica ${practice} ha sido presentada y espera su examen.`,
  resubmitted: (practice) => `La práctica ${practice} ha sido presentada en una nueva versión.`,
  answered: (practice) => `Los autores de la práctica ${practice} han respondido a lo que se les pidió.`,
  toConfirm: (practice) =>
    `Su delegación figura entre las que presentan la práctica ${practice}. Confirme su redacción, por favor: hasta entonces no se la nombra.`,
  informationRequested: (practice) => `Se pide más información sobre la práctica ${practice}.`,
  discussed: (practice) => `La práctica ${practice} ha sido debatida; toda la mesa redonda puede leerla ahora.`,
  cleared: (practice) => `La práctica ${practice} queda admitida para el anexo.`,
  notIncluded: (practice) => `La práctica ${practice} no se incluirá en el anexo.`,
  reopened: (practice) => `Se ha reabierto el examen de la práctica ${practice}.`,
  withdrawn: (practice) => `La práctica ${practice} ha sido retirada.`,
  namesYou: (practice) =>
    `La práctica ${practice} nombra a su delegación. Acepte el texto o pida un cambio, por favor: no se publica antes.`,
  changeAsked: (practice) => `Una delegación que la práctica ${practice} nombra pide un cambio.`,
  setAside: (practice) =>
    `La copresidencia ha dejado de lado la consulta a su delegación sobre la práctica ${practice}, que la nombra.`,
  reason: (text) => `Lo que se dijo:\n${text}`,
  read: (address) => `Puede leerla aquí:\n${address}`,
};

const ar: PracticeMailTexts = {
  quoted: (title) => `«${title}»`,
  untitled: 'بلا عنوان',
  submitted: (practice) => `قُدّمت الممارسة ${practice} وهي في انتظار المراجعة.`,
  resubmitted: (practice) => `قُدّمت الممارسة ${practice} في صيغة جديدة.`,
  answered: (practice) => `أجاب مقدمو الممارسة ${practice} عما طُلب منهم.`,
  toConfirm: (practice) => `وفدكم مذكور بين مقدمي الممارسة ${practice}. يرجى تأكيد نصها: لا يُذكر اسم وفدكم قبل ذلك.`,
  informationRequested: (practice) => `تُطلب معلومات إضافية عن الممارسة ${practice}.`,
  discussed: (practice) => `نوقشت الممارسة ${practice}، ويمكن الآن لجميع أعضاء المائدة المستديرة قراءتها.`,
  cleared: (practice) => `أُجيزت الممارسة ${practice} للإدراج في المرفق.`,
  notIncluded: (practice) => `لن تُدرج الممارسة ${practice} في المرفق.`,
  reopened: (practice) => `أُعيد فتح مراجعة الممارسة ${practice}.`,
  withdrawn: (practice) => `سُحبت الممارسة ${practice}.`,
  namesYou: (practice) => `تَذكر الممارسة ${practice} وفدكم. يرجى الموافقة على النص أو طلب تعديله: فهي لا تُنشر قبل ذلك.`,
  changeAsked: (practice) => `يطلب وفدٌ تذكره الممارسة ${practice} تعديلها.`,
  setAside: (practice) => `قرر الرئيسان المشاركان تجاوز السؤال الموجه إلى وفدكم عن الممارسة ${practice} التي تذكره.`,
  reason: (text) => `ما قيل:\n${text}`,
  read: (address) => `للاطلاع عليها:\n${address}`,
};

const TEXTS: Partial<Record<Language, PracticeMailTexts>> = { en, fr, es, ar };

/** The texts in a language; in English where there are none. */
export const practiceMailTexts = (language: Language): PracticeMailTexts => TEXTS[language] ?? en;
