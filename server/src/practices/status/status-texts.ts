import { type Language, LOCALES } from '@penholder/shared/kernel';
import type { LivingStatus } from '@penholder/shared/practices';

/** What letters about the living status of practices say; days are written out. */
interface StatusTexts {
  readonly subject: (count: number) => string;
  readonly asked: (until: string) => string;
  readonly reminder: (until: string) => string;
  readonly oneClick: string;
  readonly statuses: Readonly<Record<LivingStatus, string>>;
  readonly asOf: (status: string, day: string) => string;
}

const en: StatusTexts = {
  subject: (count) => (count === 1 ? 'does this practice still hold?' : `do these ${count} practices still hold?`),
  asked: (until) =>
    `The next edition of the annex is being prepared. It would print what your delegation submitted. Does the status still hold? Please say so by ${until}.`,
  reminder: (until) =>
    `We have not heard yet whether the status of what your delegation submitted still holds. The next edition waits for your answer until ${until}.`,
  oneClick:
    'On the page of each practice one click says that it still holds as of today; where something has changed, it can be corrected there.',
  statuses: {
    planned: 'planned',
    pilot: 'pilot',
    'in-force': 'in force',
    'at-risk': 'at risk',
    ended: 'ended',
    repealed: 'repealed',
  },
  asOf: (status, day) => `${status}, as of ${day}`,
};
const fr: StatusTexts = {
  subject: (count) =>
    count === 1
      ? 'cette pratique est-elle toujours d’actualité ?'
      : `ces ${count} pratiques sont-elles toujours d’actualité ?`,
  asked: (until) =>
    `La prochaine édition de l’annexe est en préparation. Elle reprendrait ce que votre délégation a soumis. L’état indiqué est-il toujours exact ? Veuillez répondre au plus tard le ${until}.`,
  reminder: (until) =>
    `Nous ne savons pas encore si l’état de ce que votre délégation a soumis est toujours exact. La prochaine édition attend votre réponse jusqu’au ${until}.`,
  oneClick:
    'Sur la page de chaque pratique, un clic confirme que l’état est exact à ce jour ; si quelque chose a changé, il peut y être corrigé.',
  statuses: {
    planned: 'prévue',
    pilot: 'projet pilote',
    'in-force': 'en vigueur',
    'at-risk': 'menacée',
    ended: 'terminée',
    repealed: 'abrogée',
  },
  asOf: (status, day) => `${status}, au ${day}`,
};
const es: StatusTexts = {
  subject: (count) => (count === 1 ? '¿sigue vigente esta práctica?' : `¿siguen vigentes estas ${count} prácticas?`),
  asked: (until) =>
    `Se prepara la próxima edición del anexo, que recogería lo que presentó su delegación. ¿Sigue siendo exacto el estado indicado? Responda, por favor, a más tardar el ${until}.`,
  reminder: (until) =>
    `Aún no sabemos si sigue siendo exacto el estado de lo que presentó su delegación. La próxima edición espera su respuesta hasta el ${until}.`,
  oneClick:
    'En la página de cada práctica basta un clic para decir que el estado es exacto a día de hoy; si algo ha cambiado, puede corregirse allí.',
  statuses: {
    planned: 'prevista',
    pilot: 'proyecto piloto',
    'in-force': 'en vigor',
    'at-risk': 'en riesgo',
    ended: 'finalizada',
    repealed: 'derogada',
  },
  asOf: (status, day) => `${status}, a ${day}`,
};
const ar: StatusTexts = {
  subject: (count) => (count === 1 ? 'هل ما زالت هذه الممارسة قائمة؟' : `هل ما زالت هذه الممارسات قائمة؟ (${count})`),
  asked: (until) =>
    `تُعدّ الطبعة القادمة من المرفق، وسيُدرج فيها ما قدّمه وفدكم. هل ما زالت الحالة المذكورة صحيحة؟ يرجى الإجابة في موعد أقصاه ${until}.`,
  reminder: (until) => `لم نعلم بعد هل ما زالت حالة ما قدّمه وفدكم صحيحة. تنتظر الطبعة القادمة إجابتكم حتى ${until}.`,
  oneClick: 'في صفحة كل ممارسة تكفي نقرة واحدة للقول إن حالتها صحيحة اليوم، وإن تغيّر شيء فيمكن تصحيحه هناك.',
  statuses: {
    planned: 'مخطط لها',
    pilot: 'تجريبية',
    'in-force': 'سارية',
    'at-risk': 'معرّضة للخطر',
    ended: 'منتهية',
    repealed: 'ملغاة',
  },
  asOf: (status, day) => `${status}، بتاريخ ${day}`,
};

const TEXTS: Partial<Record<Language, StatusTexts>> = { en, fr, es, ar };

/** The texts in a language, with days as it writes them; in English where there are none. */
export function statusTexts(language: Language) {
  const spoken: Language = TEXTS[language] ? language : 'en';
  const texts = TEXTS[spoken]!;
  const dayOf = (at: Date, timeZone: string) =>
    new Intl.DateTimeFormat(LOCALES[spoken], { dateStyle: 'long', timeZone }).format(at);
  return {
    ...texts,
    dayOf,
    statusOf: (status: LivingStatus, on: string | null): string =>
      on === null
        ? texts.statuses[status]
        : texts.asOf(texts.statuses[status], dayOf(new Date(`${on}T00:00:00Z`), 'UTC')),
  };
}
