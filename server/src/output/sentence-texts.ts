import type { DelegationId, Language } from '@penholder/shared/kernel';
import { type PracticeId, symbolOf } from '@penholder/shared/practices';

/** What is put to the submitters of a practice. */
export interface ToRead {
  readonly id: PracticeId;
  readonly number: number;
  readonly title: string;
  readonly submitters: readonly DelegationId[];
  readonly sentence: string;
}

interface SentenceTexts {
  readonly quoted: (title: string) => string;
  readonly subject: string;
  readonly put: string;
  readonly allHere: (address: string) => string;
}

const en: SentenceTexts = {
  quoted: (title) => `“${title}”`,
  subject: 'what the annex will say of your practices',
  put: 'The annex is being prepared. This is what it will say of the practices that your delegation submits. Please read it and note that you have; your delegation may object to a sentence and propose another.',
  allHere: (address) => `All that waits for your delegation is here:\n${address}`,
};
const fr: SentenceTexts = {
  quoted: (title) => `« ${title} »`,
  subject: 'ce que l’annexe dira de vos pratiques',
  put: 'L’annexe est en préparation. Voici ce qu’elle dira des pratiques que soumet votre délégation. Veuillez le lire et en prendre acte ; votre délégation peut s’opposer à une phrase et en proposer une autre.',
  allHere: (address) => `Tout ce qui attend votre délégation :\n${address}`,
};
const es: SentenceTexts = {
  quoted: (title) => `«${title}»`,
  subject: 'qué dirá el anexo de sus prácticas',
  put: 'Se está preparando el anexo. Esto dirá de las prácticas que presenta su delegación. Léalo, por favor, y tome nota de ello; su delegación puede objetar una frase y proponer otra.',
  allHere: (address) => `Todo lo que espera a su delegación está aquí:\n${address}`,
};
const ar: SentenceTexts = {
  quoted: (title) => `«${title}»`,
  subject: 'ما سيقوله المرفق عن ممارساتكم',
  put: 'يُعدّ المرفق حالياً. وهذا ما سيقوله عن الممارسات التي يقدمها وفدكم. يرجى قراءته والإفادة بذلك؛ ولوفدكم أن يعترض على جملة وأن يقترح غيرها.',
  allHere: (address) => `كل ما ينتظر وفدكم:\n${address}`,
};

const TEXTS: Partial<Record<Language, SentenceTexts>> = { en, fr, es, ar };

/** So many sentences stand in a letter; the others wait on the table's page. */
const MOST_LISTED = 30;

/** The letter about the sentences on these practices, in English where there is none in the language. */
export function letterOnSentences(
  practices: readonly ToRead[],
  { language, code, address }: { language: Language; code: string; address: string },
): { subject: string; paragraphs: string[] } {
  const texts = TEXTS[language] ?? en;
  const page = `${address}/rt/${code}`;
  return {
    subject: `${code}: ${texts.subject}`,
    paragraphs: [
      texts.put,
      ...practices
        .slice(0, MOST_LISTED)
        .map(({ number, title, sentence }) =>
          [`${symbolOf(number)} ${texts.quoted(title)}`, `> ${sentence}`, `${page}/practices/${number}`].join('\n'),
        ),
      texts.allHere(page),
    ],
  };
}
