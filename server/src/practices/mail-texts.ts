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
  nameYou: string;
  allWait(address: string): string;
  changeAsked(practice: string): string;
  setAside(practice: string): string;
  proposed: {
    merge(symbols: readonly string[]): string;
    split(symbol: string): string;
    supersede(newer: string, older: string): string;
  };
  toConsent: string;
  lineageRefused: string;
  lineageTakenBack: string;
  lineageLapsed: string;
  carriedOn(ended: readonly string[], next: readonly string[]): string;
  endorseToo(practice: string): string;
  stillToConfirm(practice: string): string;
  handedOver(practice: string): string;
  reason(text: string): string;
  read(address: string): string;
}

const listed = (language: Language, symbols: readonly string[]): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(symbols);

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
  nameYou:
    'These practices name your delegation. Please clear the wording of each, or ask for a change: none is published before.',
  allWait: (address) => `All that wait for your delegation’s answer are here:\n${address}`,
  changeAsked: (practice) => `A delegation that practice ${practice} names asks for a change.`,
  setAside: (practice) =>
    `The co-chairs set aside the question to your delegation about practice ${practice}, which names it.`,
  proposed: {
    merge: (symbols) => `It is proposed to merge the practices ${listed('en', symbols)} into one.`,
    split: (symbol) => `It is proposed to split practice ${symbol}.`,
    supersede: (newer, older) => `It is proposed that practice ${newer} supersede practice ${older}.`,
  },
  toConsent:
    'Your delegation submits one of them. Please consent, or refuse and say why: nothing is done before all have consented.',
  lineageRefused: 'A delegation has refused; nothing is done.',
  lineageTakenBack: 'The proposal was taken back; nothing is done.',
  lineageLapsed: 'A practice has moved on since, and the proposal has lapsed; it can be made again.',
  carriedOn: (ended, next) =>
    `All have consented: ${listed('en', ended)} is carried on by ${listed('en', next)}. It stays readable; the annex prints it no more.`,
  endorseToo: (practice) =>
    `Practice ${practice} carries on a practice that your delegation endorsed. Please say whether your delegation endorses this one too: it is not taken for granted.`,
  stillToConfirm: (practice) =>
    `A reminder: your delegation is named as a submitter of practice ${practice} and has not confirmed its wording. Until it does, the edition does not name it.`,
  handedOver: (practice) => `Practice ${practice} was handed over to you: you hold it for your delegation now.`,
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
  nameYou:
    'Ces pratiques nomment votre délégation. Veuillez accepter le texte de chacune ou demander une modification : aucune n’est publiée avant.',
  allWait: (address) => `Toutes celles qui attendent la réponse de votre délégation :\n${address}`,
  changeAsked: (practice) => `Une délégation que nomme la pratique ${practice} demande une modification.`,
  setAside: (practice) =>
    `Les coprésidents ont passé outre à la question posée à votre délégation sur la pratique ${practice}, qui la nomme.`,
  proposed: {
    merge: (symbols) => `Il est proposé de fusionner les pratiques ${listed('fr', symbols)}.`,
    split: (symbol) => `Il est proposé de scinder la pratique ${symbol}.`,
    supersede: (newer, older) => `Il est proposé que la pratique ${newer} remplace la pratique ${older}.`,
  },
  toConsent:
    'Votre délégation est l’un des auteurs. Veuillez donner votre accord, ou refuser en disant pourquoi : rien ne se fait avant l’accord de tous.',
  lineageRefused: 'Une délégation a refusé ; rien n’est fait.',
  lineageTakenBack: 'La proposition a été retirée ; rien n’est fait.',
  lineageLapsed: 'Une pratique a changé entre-temps et la proposition est caduque ; elle peut être refaite.',
  carriedOn: (ended, next) =>
    `Tous ont donné leur accord : ${listed('fr', next)} prend la suite de ${listed('fr', ended)}, qui reste lisible mais n’est plus imprimée dans l’annexe.`,
  endorseToo: (practice) =>
    `La pratique ${practice} prend la suite d’une pratique que votre délégation a appuyée. Veuillez dire si votre délégation appuie aussi celle-ci : cela ne va pas de soi.`,
  stillToConfirm: (practice) =>
    `Rappel : votre délégation figure parmi les auteurs de la pratique ${practice} et n’en a pas confirmé le texte. D’ici là, l’édition ne la nomme pas.`,
  handedOver: (practice) =>
    `La pratique ${practice} vous a été confiée : vous en êtes responsable pour votre délégation.`,
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
  nameYou:
    'Estas prácticas nombran a su delegación. Acepte el texto de cada una o pida un cambio, por favor: ninguna se publica antes.',
  allWait: (address) => `Todas las que esperan la respuesta de su delegación están aquí:\n${address}`,
  changeAsked: (practice) => `Una delegación que la práctica ${practice} nombra pide un cambio.`,
  setAside: (practice) =>
    `La copresidencia ha dejado de lado la consulta a su delegación sobre la práctica ${practice}, que la nombra.`,
  proposed: {
    merge: (symbols) => `Se propone fusionar las prácticas ${listed('es', symbols)} en una sola.`,
    split: (symbol) => `Se propone dividir la práctica ${symbol}.`,
    supersede: (newer, older) => `Se propone que la práctica ${newer} sustituya a la práctica ${older}.`,
  },
  toConsent:
    'Su delegación presenta una de ellas. Dé su consentimiento, por favor, o niéguelo y diga por qué: nada se hace antes de que todas consientan.',
  lineageRefused: 'Una delegación se ha negado; no se hace nada.',
  lineageTakenBack: 'La propuesta ha sido retirada; no se hace nada.',
  lineageLapsed: 'Una práctica ha cambiado entretanto y la propuesta ha caducado; puede hacerse de nuevo.',
  carriedOn: (ended, next) =>
    `Todas han consentido: ${listed('es', next)} continúa ${listed('es', ended)}, que sigue siendo legible pero ya no se imprime en el anexo.`,
  endorseToo: (practice) =>
    `La práctica ${practice} continúa una práctica que su delegación apoyó. Diga, por favor, si su delegación apoya también esta: no se da por hecho.`,
  stillToConfirm: (practice) =>
    `Recordatorio: su delegación figura entre las que presentan la práctica ${practice} y no ha confirmado su redacción. Hasta que lo haga, la edición no la nombra.`,
  handedOver: (practice) => `Se le ha confiado la práctica ${practice}: ahora responde usted de ella en su delegación.`,
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
  nameYou: 'تَذكر هذه الممارسات وفدكم. يرجى الموافقة على نص كل منها أو طلب تعديله: فلا تُنشر أي منها قبل ذلك.',
  allWait: (address) => `جميع ما ينتظر رد وفدكم:\n${address}`,
  changeAsked: (practice) => `يطلب وفدٌ تذكره الممارسة ${practice} تعديلها.`,
  setAside: (practice) => `قرر الرئيسان المشاركان تجاوز السؤال الموجه إلى وفدكم عن الممارسة ${practice} التي تذكره.`,
  proposed: {
    merge: (symbols) => `يُقترح دمج الممارسات ${listed('ar', symbols)} في ممارسة واحدة.`,
    split: (symbol) => `يُقترح تقسيم الممارسة ${symbol}.`,
    supersede: (newer, older) => `يُقترح أن تحل الممارسة ${newer} محل الممارسة ${older}.`,
  },
  toConsent: 'وفدكم من مقدمي إحداها. يرجى الموافقة، أو الرفض مع ذكر السبب: لا يُفعل شيء قبل موافقة الجميع.',
  lineageRefused: 'رفض أحد الوفود، فلن يُفعل شيء.',
  lineageTakenBack: 'سُحب الاقتراح، فلن يُفعل شيء.',
  lineageLapsed: 'تغيّرت إحدى الممارسات في هذه الأثناء فسقط الاقتراح، ويمكن تقديمه من جديد.',
  carriedOn: (ended, next) =>
    `وافق الجميع: أصبحت ${listed('ar', next)} امتدادًا لـ ${listed('ar', ended)} التي تبقى متاحة للقراءة ولا تُطبع في المرفق بعد الآن.`,
  endorseToo: (practice) =>
    `الممارسة ${practice} امتداد لممارسة أيّدها وفدكم. يرجى بيان ما إذا كان وفدكم يؤيد هذه أيضًا: فذلك لا يُفترض تلقائيًا.`,
  stillToConfirm: (practice) =>
    `تذكير: وفدكم مذكور بين مقدمي الممارسة ${practice} ولم يؤكد نصها بعد. ولا تذكره الطبعة قبل ذلك.`,
  handedOver: (practice) => `أُسندت إليكم الممارسة ${practice}: أنتم المسؤولون عنها في وفدكم من الآن.`,
  reason: (text) => `ما قيل:\n${text}`,
  read: (address) => `للاطلاع عليها:\n${address}`,
};

const TEXTS: Partial<Record<Language, PracticeMailTexts>> = { en, fr, es, ar };

/** The texts in a language; in English where there are none. */
export const practiceMailTexts = (language: Language): PracticeMailTexts => TEXTS[language] ?? en;
