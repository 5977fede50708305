import type { Language } from '@penholder/shared/kernel';

type Say = Readonly<Record<'reviewers' | 'submitters', (count: number) => string>>;
/** What mails about imports say. */
export interface ImportMailTexts {
  readonly submitted: Say;
  readonly 'taken-back': Say;
  reason(text: string): string;
  see(address: string): string;
}

/** A sentence by the plural form that the language has for a number. */
const plural =
  (language: Language, forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>) =>
  (count: number): string =>
    (forms[new Intl.PluralRules(language).select(count)] ?? forms.other).replace(
      '#',
      new Intl.NumberFormat(language).format(count),
    );

const en: ImportMailTexts = {
  submitted: {
    reviewers: plural('en', {
      one: 'The secretariat submitted # practice on behalf of its submitters; it waits for review.',
      other: 'The secretariat submitted # practices on behalf of their submitters; they wait for review.',
    }),
    submitters: () =>
      'The secretariat submitted practices that name your delegation as a submitter. Please confirm their wording: until then your delegation is not named.',
  },
  'taken-back': {
    reviewers: plural('en', {
      one: '# practice that had been submitted on behalf of its submitters was withdrawn.',
      other: '# practices that had been submitted on behalf of their submitters were withdrawn.',
    }),
    submitters: () =>
      'Practices that the secretariat had submitted with your delegation as a submitter were withdrawn; nobody had worked on them yet.',
  },
  reason: (text) => `What was said:\n${text}`,
  see: (address) => `See them here:\n${address}`,
};

const fr: ImportMailTexts = {
  submitted: {
    reviewers: plural('fr', {
      one: 'Le secrétariat a soumis # pratique au nom de ses auteurs ; elle attend d’être examinée.',
      other: 'Le secrétariat a soumis # pratiques au nom de leurs auteurs ; elles attendent d’être examinées.',
    }),
    submitters: () =>
      'Le secrétariat a soumis des pratiques dont votre délégation figure parmi les auteurs. Veuillez en confirmer le texte : d’ici là, votre délégation n’est pas nommée.',
  },
  'taken-back': {
    reviewers: plural('fr', {
      one: '# pratique soumise au nom de ses auteurs a été retirée.',
      other: '# pratiques soumises au nom de leurs auteurs ont été retirées.',
    }),
    submitters: () =>
      'Des pratiques que le secrétariat avait soumises en nommant votre délégation parmi leurs auteurs ont été retirées ; personne n’y avait encore travaillé.',
  },
  reason: (text) => `Ce qui a été dit :\n${text}`,
  see: (address) => `Les voir :\n${address}`,
};

const es: ImportMailTexts = {
  submitted: {
    reviewers: plural('es', {
      one: 'La secretaría ha presentado # práctica en nombre de sus autores; espera su examen.',
      other: 'La secretaría ha presentado # prácticas en nombre de sus autores; esperan su examen.',
    }),
    submitters: () =>
      'La secretaría ha presentado prácticas en las que su delegación figura entre los autores. Confirme su redacción, por favor: hasta entonces no se nombra a su delegación.',
  },
  'taken-back': {
    reviewers: plural('es', {
      one: 'Se ha retirado # práctica que se había presentado en nombre de sus autores.',
      other: 'Se han retirado # prácticas que se habían presentado en nombre de sus autores.',
    }),
    submitters: () =>
      'Se han retirado prácticas que la secretaría había presentado con su delegación entre los autores; nadie había trabajado aún en ellas.',
  },
  reason: (text) => `Lo que se dijo:\n${text}`,
  see: (address) => `Puede verlas aquí:\n${address}`,
};

const ar: ImportMailTexts = {
  submitted: {
    reviewers: plural('ar', {
      one: 'قدّمت الأمانة ممارسة واحدة نيابة عن مقدِّميها، وهي في انتظار المراجعة.',
      two: 'قدّمت الأمانة ممارستين نيابة عن مقدِّميهما، وهما في انتظار المراجعة.',
      few: 'قدّمت الأمانة # ممارسات نيابة عن مقدِّميها، وهي في انتظار المراجعة.',
      many: 'قدّمت الأمانة # ممارسة نيابة عن مقدِّميها، وهي في انتظار المراجعة.',
      other: 'قدّمت الأمانة # ممارسة نيابة عن مقدِّميها، وهي في انتظار المراجعة.',
    }),
    submitters: () => 'قدّمت الأمانة ممارسات ذُكر فيها وفدكم بين المقدِّمين. يرجى تأكيد نصها: لا يُذكر اسم وفدكم قبل ذلك.',
  },
  'taken-back': {
    reviewers: plural('ar', {
      one: 'سُحبت ممارسة واحدة كانت قد قُدّمت نيابة عن مقدِّميها.',
      two: 'سُحبت ممارستان كانتا قد قُدّمتا نيابة عن مقدِّميهما.',
      few: 'سُحبت # ممارسات كانت قد قُدّمت نيابة عن مقدِّميها.',
      many: 'سُحبت # ممارسة كانت قد قُدّمت نيابة عن مقدِّميها.',
      other: 'سُحبت # ممارسة كانت قد قُدّمت نيابة عن مقدِّميها.',
    }),
    submitters: () => 'سُحبت ممارسات كانت الأمانة قد قدّمتها وذُكر فيها وفدكم بين المقدِّمين، ولم يكن أحد قد عمل عليها بعد.',
  },
  reason: (text) => `ما قيل:\n${text}`,
  see: (address) => `للاطلاع عليها:\n${address}`,
};

const TEXTS: Partial<Record<Language, ImportMailTexts>> = { en, fr, es, ar };

/** The texts in a language; in English where there are none. */
export const importMailTexts = (language: Language): ImportMailTexts => TEXTS[language] ?? en;
