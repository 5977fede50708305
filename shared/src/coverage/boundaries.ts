import type { Language } from '../kernel/index.ts';

const NOTES: Readonly<Record<Language, string>> = {
  en: 'The boundaries and names on this map come from a public data set and imply no official endorsement or acceptance by the round table, its co-chairs or its members, nor any view on the legal status of a country, territory, city or area, or of its authorities.',
  fr: 'Les frontières et les noms figurant sur cette carte proviennent d’un jeu de données public ; ils n’emportent ni reconnaissance ni acceptation officielle de la part de la table ronde, de ses coprésidents ou de ses membres, ni prise de position sur le statut juridique d’un pays, d’un territoire, d’une ville ou d’une zone, ou de leurs autorités.',
  es: 'Los límites y los nombres de este mapa proceden de un conjunto de datos público; no suponen aprobación ni aceptación oficial por la mesa redonda, sus copresidentes o sus miembros, ni juicio alguno sobre la condición jurídica de ningún país, territorio, ciudad o zona, o de sus autoridades.',
  ar: 'الحدود والأسماء الواردة في هذه الخريطة مأخوذة من بيانات متاحة للعموم، ولا تعني تأييداً أو قبولاً رسمياً من المائدة المستديرة أو رئيسيها المشاركين أو أعضائها، ولا رأياً في الوضع القانوني لأي بلد أو إقليم أو مدينة أو منطقة أو لسلطات أي منها.',
  zh: '本地图上的边界和名称取自公开数据集，不意味着圆桌会议、其共同主席或成员的正式认可或接受，也不表示对任何国家、领土、城市或地区或其当局的法律地位的任何看法。',
  ru: 'Границы и названия на этой карте взяты из общедоступного набора данных; они не означают официального одобрения или признания со стороны круглого стола, его сопредседателей или участников и не выражают какого-либо мнения о правовом статусе страны, территории, города или района либо их властей.',
  pt: 'As fronteiras e os nomes neste mapa provêm de um conjunto de dados público; não implicam aprovação ou aceitação oficial pela mesa-redonda, pelos seus copresidentes ou membros, nem qualquer juízo sobre o estatuto jurídico de um país, território, cidade ou zona, ou das suas autoridades.',
  de: 'Grenzen und Namen auf dieser Karte stammen aus einem öffentlichen Datensatz; sie bedeuten keine amtliche Billigung oder Anerkennung durch den Runden Tisch, seine Ko-Vorsitzenden oder Mitglieder und keine Aussage über den Rechtsstatus eines Landes, Gebiets, Ortes oder seiner Behörden.',
  it: 'I confini e i nomi su questa carta provengono da un insieme di dati pubblico; non implicano approvazione o accettazione ufficiale da parte della tavola rotonda, dei suoi copresidenti o membri, né alcun giudizio sullo statuto giuridico di un paese, territorio, città o area, o delle sue autorità.',
};

/** What stands with every drawing of the world. [CV5] */
export const boundariesNote = (language: Language): string => NOTES[language];
