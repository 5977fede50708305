/**
 * Names that papers get wrong, and what they are called. Each pattern is asked of running text; the second is what
 * stands in its place (`$1` for what the pattern keeps). The right names are those under which the organisations and the
 * instruments are registered with the United Nations.
 */
export const MISNOMERS: readonly (readonly [RegExp, string])[] = [
  // organisations
  [/\bUnited (?:Nation|National|Nationals|Nationss)\b/gu, 'United Nations'],
  [/\bUnite Nations\b/gu, 'United Nations'],
  [/\bInternational Lab(?:or Organi[sz]ation|our Organisation)\b/gu, 'International Labour Organization'],
  [
    /\bInternational Organi(?:sation for|[sz]ation (?:of|on)) Migrations?\b/gu,
    'International Organization for Migration',
  ],
  [/\bWorld Health Organisation\b/gu, 'World Health Organization'],
  [
    /\b(?:UN|United Nations) High Commission(?:er (?:of|on)|(?: for| of| on)) Refugees\b/gu,
    'United Nations High Commissioner for Refugees',
  ],
  [/\bHigh Commissione?r? (?:of|on|for) Human Right\b(?!s)/gu, 'High Commissioner for Human Rights'],
  [/\bHuman Right Council\b/gu, 'Human Rights Council'],
  [/\bOffice (?:for|of) Drugs? and Crimes\b/gu, 'Office on Drugs and Crime'],
  [/\bGlobal Forum (?:for|of) Migration and Development\b/gu, 'Global Forum on Migration and Development'],
  [/\bNetwork (?:for|of) Migration\b(?= (?:Guidance|Secretariat|report))/gu, 'Network on Migration'],
  [
    /\bAfrican Commission on Human (?:and|&) People[’']?s?[’']? Rights\b(?<!Peoples[’'] Rights)/gu,
    'African Commission on Human and Peoples’ Rights',
  ],
  [/\bInternational (?:Trade Unions|Trades Union) Confederation\b/gu, 'International Trade Union Confederation'],
  [/\bUniversity of Cornell\b/gu, 'Cornell University'],
  [/\bUniversity of Harvard\b/gu, 'Harvard University'],
  [/\bMédecins Sans Frontière\b(?!s)/gu, 'Médecins Sans Frontières'],
  [
    /\bSpecial Rapporteur (?:for|of) the human rights of migrants\b/giu,
    'Special Rapporteur on the human rights of migrants',
  ],
  // instruments and programmes
  [
    /\bGlobal Compact (?:on|of) Safe, Orderly and Regular Migration\b/gu,
    'Global Compact for Safe, Orderly and Regular Migration',
  ],
  [
    /\bGlobal Compact for Safe, Regular and Orderly Migration\b/gu,
    'Global Compact for Safe, Orderly and Regular Migration',
  ],
  [/\bGlobal Compact (?:for|of) Refugees\b/gu, 'Global Compact on Refugees'],
  [/\bSustainable (?:Developmental|Developments|Develop) Goals?\b/gu, 'Sustainable Development Goals'],
  [/\b2030 Sustainable Development Agenda\b/gu, '2030 Agenda for Sustainable Development'],
  [/\b2030 Agenda (?:on|of) Sustainable Development\b/gu, '2030 Agenda for Sustainable Development'],
  [/\bUniversal Declaration (?:on|for) Human Rights?\b/gu, 'Universal Declaration of Human Rights'],
  [/\bUniversal Declaration of Human Right\b(?!s)/gu, 'Universal Declaration of Human Rights'],
  [
    /\bConvention (?:on|of|for) the Rights? of (?:the )?(?:Children|Childs)\b/gu,
    'Convention on the Rights of the Child',
  ],
  [/\bConvention (?:of|for) the Rights of the Child\b/gu, 'Convention on the Rights of the Child'],
  [/\bConvention on (?:the )?Status of Refugees\b/gu, 'Convention relating to the Status of Refugees'],
  [
    /\bProgress Declaration of the International Migration Forum\b/gu,
    'Progress Declaration of the International Migration Review Forum',
  ],
  [/\bHealth,? Border Mobility Management\b/gu, 'Health, Border and Mobility Management'],
  // French
  [/\bNations?-Unies\b|\bNation Unies\b/gu, 'Nations Unies'],
  [
    /\bOrganisation internationale (?:des|de la|sur les) migrations?\b/giu,
    'Organisation internationale pour les migrations',
  ],
  [/\bOrganisation mondiale pour la santé\b/giu, 'Organisation mondiale de la Santé'],
  [/\bConvention (?:sur les|des) droits de l’enfant\b/giu, 'Convention relative aux droits de l’enfant'],
  [
    /\bDéclaration universelle des droits de l’homme et du citoyen\b/giu,
    'Déclaration universelle des droits de l’homme',
  ],
  // Spanish
  [/\bNaciones Unida\b(?!s)/gu, 'Naciones Unidas'],
  [
    /\bOrganización Internacional (?:de|para) las? Migración(?:es)?\b(?<!para las Migraciones)/giu,
    'Organización Internacional para las Migraciones',
  ],
  [/\bConvención (?:de|sobre) los Derechos de los Niños\b/giu, 'Convención sobre los Derechos del Niño'],
  // Arabic
  [/الأمم المتحده/gu, 'الأمم المتحدة'],
  [/المنظمة العالمية للهجرة/gu, 'المنظمة الدولية للهجرة'],
];
