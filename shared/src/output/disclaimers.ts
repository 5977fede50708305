import type { Language } from '../kernel/index.ts';

/** The standing disclaimers; which of them an output bears is a rule (AX14), not a choice. */
export const DISCLAIMERS = ['not-exhaustive', 'not-verified', 'not-views'] as const;
export type Disclaimer = (typeof DISCLAIMERS)[number];

const TEXTS: Readonly<Record<Language, Readonly<Record<Disclaimer, string>>>> = {
  en: {
    'not-exhaustive':
      'This compilation is not exhaustive. It holds what was shared with the round table; that something is absent from it says nothing about its worth.',
    'not-verified':
      'Practices are described as their submitters presented them. They have not been checked or evaluated independently, neither by the penholder nor by the co-chairs.',
    'not-views':
      'The content does not necessarily reflect the views or official positions of the penholder, the co-chairs, the Chair of the forum or any government or organization taking part.',
  },
  fr: {
    'not-exhaustive':
      'La présente compilation n’est pas exhaustive. Elle réunit ce qui a été communiqué à la table ronde ; l’absence d’un élément ne préjuge en rien de sa valeur.',
    'not-verified':
      'Les pratiques sont décrites telles que leurs auteurs les ont présentées. Elles n’ont fait l’objet d’aucune vérification ni évaluation indépendante de la part du rédacteur ou des coprésidents.',
    'not-views':
      'Le contenu ne reflète pas nécessairement les vues ni les positions officielles du rédacteur, des coprésidents, de la présidence du forum ou des gouvernements et organisations participants.',
  },
  es: {
    'not-exhaustive':
      'La presente recopilación no es exhaustiva. Reúne lo que se compartió con la mesa redonda; la ausencia de un elemento no prejuzga su valor.',
    'not-verified':
      'Las prácticas se describen tal como las presentaron quienes las aportaron. Ni el redactor ni los copresidentes las han verificado o evaluado de forma independiente.',
    'not-views':
      'El contenido no refleja necesariamente las opiniones ni las posiciones oficiales del redactor, los copresidentes, la presidencia del foro o los gobiernos y organizaciones participantes.',
  },
  ar: {
    'not-exhaustive':
      'لا تدّعي هذه المجموعة الإحاطة بكل شيء، فهي تضم ما جرى تبادله في المائدة المستديرة، وغياب أي ممارسة أو نص عنها لا يعني حكماً على قيمته.',
    'not-verified':
      'وُصفت الممارسات كما عرضتها الجهات التي قدمتها، ولم يتحقق منها معدّ الوثيقة ولا الرئيسان المشاركان تحققاً مستقلاً ولم يقيّموها.',
    'not-views':
      'لا يعبّر المحتوى بالضرورة عن آراء أو مواقف رسمية لمعدّ الوثيقة أو الرئيسين المشاركين أو رئاسة المنتدى أو أي من الحكومات أو المنظمات المشاركة.',
  },
  zh: {
    'not-exhaustive': '本汇编并非详尽无遗，仅收录各方在圆桌会议上分享的内容；未予收录并不代表对其价值的任何评判。',
    'not-verified': '各项做法均按提交方的陈述加以描述，执笔人和共同主席均未对其进行独立核实或评估。',
    'not-views': '其内容不一定反映执笔人、共同主席、论坛主席或任何参与的政府和组织的观点或正式立场。',
  },
  ru: {
    'not-exhaustive':
      'Настоящая подборка не является исчерпывающей. В нее вошло то, что было представлено участниками круглого стола; отсутствие какого-либо материала не означает его оценки.',
    'not-verified':
      'Практика описана так, как ее представили участники. Ни составитель, ни сопредседатели не проводили ее независимой проверки или оценки.',
    'not-views':
      'Содержание не обязательно отражает мнения или официальные позиции составителя, сопредседателей, председательства форума или каких-либо участвующих правительств и организаций.',
  },
  pt: {
    'not-exhaustive':
      'Esta compilação não é exaustiva. Reúne o que foi partilhado com a mesa-redonda; a ausência de um elemento nada diz sobre o seu valor.',
    'not-verified':
      'As práticas são descritas tal como foram apresentadas por quem as submeteu. Nem o redator nem os copresidentes as verificaram ou avaliaram de forma independente.',
    'not-views':
      'O conteúdo não reflete necessariamente as opiniões nem as posições oficiais do redator, dos copresidentes, da presidência do fórum ou dos governos e organizações participantes.',
  },
  de: {
    'not-exhaustive':
      'Diese Zusammenstellung ist nicht abschließend. Sie enthält, was dem Runden Tisch mitgeteilt wurde; dass etwas fehlt, sagt nichts über seinen Wert.',
    'not-verified':
      'Die Praktiken sind so beschrieben, wie die Einreichenden sie dargestellt haben. Weder die Federführung noch die Ko-Vorsitzenden haben sie unabhängig geprüft oder bewertet.',
    'not-views':
      'Der Inhalt gibt nicht unbedingt die Ansichten oder amtlichen Standpunkte der Federführung, der Ko-Vorsitzenden, des Vorsitzes des Forums oder der teilnehmenden Regierungen und Organisationen wieder.',
  },
  it: {
    'not-exhaustive':
      'La presente raccolta non è esaustiva. Contiene quanto è stato condiviso con la tavola rotonda; l’assenza di un elemento nulla dice del suo valore.',
    'not-verified':
      'Le pratiche sono descritte come le hanno presentate i proponenti. Né il redattore né i copresidenti le hanno verificate o valutate in modo indipendente.',
    'not-views':
      'Il contenuto non riflette necessariamente le opinioni o le posizioni ufficiali del redattore, dei copresidenti, della presidenza del forum o dei governi e delle organizzazioni partecipanti.',
  },
};

/** A standing disclaimer in the words of a language. */
export const disclaimer = (which: Disclaimer, language: Language): string => TEXTS[language][which];
