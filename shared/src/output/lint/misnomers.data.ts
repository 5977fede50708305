/** Names in the cases of a language: the stem, its endings, what follows wrongly, and what should. */
const inCases = (stem: string, endings: readonly string[], [wrong, right]: readonly [string, string]) =>
  endings.map(
    (ending) => [new RegExp(`${stem}${ending} ${wrong}(?!\\p{L})`, 'gu'), `${stem}${ending} ${right}`] as const,
  );

/**
 * Names that papers get wrong, and what they are called. Each pattern is asked of running text, with edges of words as every
 * script has them; the second is what stands in its place. The right names are those under which the organisations and the
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
  [/\bConvention (?:sur les|des) droits de l[’']enfant\b/giu, 'Convention relative aux droits de l’enfant'],
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
  // Portuguese
  [/\bNações Unida\b/gu, 'Nações Unidas'],
  [
    /\bOrganização Internacional (?:da|das|de|para a) Migraç(?:ão|ões)\b/giu,
    'Organização Internacional para as Migrações',
  ],
  [/\bOrganização Mundial (?:de|para a) Saúde\b/giu, 'Organização Mundial da Saúde'],
  [/\bOrganização Internacional (?:de|para o) Trabalho\b/giu, 'Organização Internacional do Trabalho'],
  [/\bConvenção (?:dos|sobre os) Direitos d(?:as Crianças|os Menores)\b/giu, 'Convenção sobre os Direitos da Criança'],
  // German
  [/\bVereinigte Nationen\b/gu, 'Vereinte Nationen'],
  [/\bVereinigten Nationen\b/gu, 'Vereinten Nationen'],
  ...inCases('Internationale', ['', 'n'], ['Organisation (?:der|für die) Migration', 'Organisation für Migration']),
  ...inCases('Internationale', ['', 'n'], ['Arbeiterorganisation', 'Arbeitsorganisation']),
  [/\bWelt-Gesundheits-?[Oo]rganisation\b/gu, 'Weltgesundheitsorganisation'],
  [/\bÜbereinkommen über die Rechte der Kinder\b/gu, 'Übereinkommen über die Rechte des Kindes'],
  // Italian
  [/\bNazioni Unita\b|\bNazione Unite\b/gu, 'Nazioni Unite'],
  [
    /\bOrganizzazione internazionale (?:della|delle|per la) migrazion[ei]\b/giu,
    'Organizzazione internazionale per le migrazioni',
  ],
  [/\bOrganizzazione mondiale della salute\b/giu, 'Organizzazione mondiale della sanità'],
  [/\bConvenzione (?:sui|per i) diritti dei (?:bambini|fanciulli)\b/giu, 'Convenzione sui diritti del fanciullo'],
  // Russian
  [/\bМеждународная организация миграции\b/gu, 'Международная организация по миграции'],
  [/\bМеждународной организации миграции\b/gu, 'Международной организации по миграции'],
  [/\bМеждународная организация по труду\b/gu, 'Международная организация труда'],
  [/\bВсемирная организация здоровья\b/gu, 'Всемирная организация здравоохранения'],
  ...inCases('Конвенци', ['я', 'и', 'ю', 'ей'], ['о правах детей', 'о правах ребенка']),
  [/\bВсемирная декларация прав человека\b/gu, 'Всеобщая декларация прав человека'],
  // Chinese
  [/国际劳动组织/gu, '国际劳工组织'],
  [/世界健康组织/gu, '世界卫生组织'],
  [/联合国组识/gu, '联合国组织'],
  [/儿童权力公约/gu, '儿童权利公约'],
  [/安全、有序和正规移民全球契约/gu, '安全、有序和正常移民全球契约'],
  // Arabic
  [/الأمم المتحده/gu, 'الأمم المتحدة'],
  [/المنظمة العالمية للهجرة/gu, 'المنظمة الدولية للهجرة'],
];
