import type { Language } from '@penholder/shared/kernel';
import type { Fate, WhyNot } from '@penholder/shared/output';

/** What letters say of what became of practices in an edition. */
interface FateTexts {
  readonly quoted: (title: string) => string;
  readonly subject: string;
  readonly published: (symbol: string) => string;
  readonly edition: string;
  readonly fates: Readonly<Record<Fate, string>>;
  /** After "not printed:". */
  readonly why: Readonly<Record<WhyNot, string>>;
}

const en: FateTexts = {
  quoted: (title) => `“${title}”`,
  subject: 'what became of your practices',
  published: (symbol) =>
    `The edition ${symbol} of the annexes is published. This became of what your delegation submitted:`,
  edition: 'The edition is here:',
  fates: {
    new: 'printed in Annex A',
    changed: 'printed in Annex A, in other words than before',
    same: 'printed in Annex A, unchanged',
    'not-printed': 'not printed',
  },
  why: {
    'left-out': 'those who prepare the annex left it out of this edition',
    'attribution-withheld': 'its submitters are not to be named',
    'not-confirmed': 'no submitter had confirmed the wording',
    withdrawn: 'it was withdrawn',
    'not-included': 'it was decided not to include it',
    succeeded: 'another practice carries it on',
    'in-review': 'its review had not come to an end',
  },
};
const fr: FateTexts = {
  quoted: (title) => `« ${title} »`,
  subject: 'ce que sont devenues vos pratiques',
  published: (symbol) =>
    `L’édition ${symbol} des annexes est publiée. Voici ce qu’est devenu ce que votre délégation a soumis :`,
  edition: 'Lire l’édition :',
  fates: {
    new: 'publiée dans l’annexe A',
    changed: 'publiée dans l’annexe A, dans une autre formulation qu’auparavant',
    same: 'publiée dans l’annexe A, inchangée',
    'not-printed': 'non publiée',
  },
  why: {
    'left-out': 'les personnes chargées de l’annexe ne l’ont pas reprise dans cette édition',
    'attribution-withheld': 'ses auteurs ne doivent pas être nommés',
    'not-confirmed': 'aucun auteur n’en avait confirmé le texte',
    withdrawn: 'elle a été retirée',
    'not-included': 'il a été décidé de ne pas l’inclure',
    succeeded: 'une autre pratique la prolonge',
    'in-review': 'son examen n’était pas terminé',
  },
};
const es: FateTexts = {
  quoted: (title) => `«${title}»`,
  subject: 'qué ha sido de sus prácticas',
  published: (symbol) =>
    `Se ha publicado la edición ${symbol} de los anexos. Esto ha sido de lo que presentó su delegación:`,
  edition: 'La edición está aquí:',
  fates: {
    new: 'publicada en el anexo A',
    changed: 'publicada en el anexo A, con otra redacción que antes',
    same: 'publicada en el anexo A, sin cambios',
    'not-printed': 'no publicada',
  },
  why: {
    'left-out': 'quienes preparan el anexo la dejaron fuera de esta edición',
    'attribution-withheld': 'no se ha de nombrar a quienes la presentan',
    'not-confirmed': 'ninguna delegación había confirmado su redacción',
    withdrawn: 'fue retirada',
    'not-included': 'se decidió no incluirla',
    succeeded: 'otra práctica la continúa',
    'in-review': 'su examen no había concluido',
  },
};
const ar: FateTexts = {
  quoted: (title) => `«${title}»`,
  subject: 'ما آلت إليه ممارساتكم',
  published: (symbol) => `نُشرت الطبعة ${symbol} من المرفقات. وهذا ما آل إليه ما قدّمه وفدكم:`,
  edition: 'الطبعة هنا:',
  fates: {
    new: 'نُشرت في المرفق ألف',
    changed: 'نُشرت في المرفق ألف بصياغة غير السابقة',
    same: 'نُشرت في المرفق ألف دون تغيير',
    'not-printed': 'لم تُنشر',
  },
  why: {
    'left-out': 'لم يُدرجها معدّو المرفق في هذه الطبعة',
    'attribution-withheld': 'لا يُذكر اسم مقدميها',
    'not-confirmed': 'لم يؤكد أي من مقدميها النص',
    withdrawn: 'سُحبت',
    'not-included': 'تقرر عدم إدراجها',
    succeeded: 'امتدت في ممارسة أخرى',
    'in-review': 'لم تنته مراجعتها',
  },
};

const TEXTS: Partial<Record<Language, FateTexts>> = { en, fr, es, ar };

/** The texts in a language; in English where there are none. */
export const fateTexts = (language: Language): FateTexts => TEXTS[language] ?? en;
