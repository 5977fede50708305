import type { Language } from '../kernel/index.ts';

// Plain facts, kept by hand: how states are called in the languages of a table that are not languages of the United Nations,
// and what is called after them. Beginnings from the Unicode CLDR and i18n-iso-countries; further names of one state by `=`.

/** ISO alpha-2 | pt | de | it */
export const NAMES_BESIDE = `AD|Andorra|Andorra|Andorra
AE|Emirados Árabes Unidos|Vereinigte Arabische Emirate|Emirati Arabi Uniti
AF|Afeganistão|Afghanistan|Afghanistan
AG|Antígua e Barbuda|Antigua und Barbuda|Antigua e Barbuda
AL|Albânia|Albanien|Albania
AM|Armênia|Armenien|Armenia
AO|Angola|Angola|Angola
AR|Argentina|Argentinien|Argentina
AT|Áustria|Österreich|Austria
AU|Austrália|Australien|Australia
AZ|Azerbaijão|Aserbaidschan|Azerbaigian
BA|Bósnia e Herzegovina=Bósnia-Herzegovina|Bosnien und Herzegowina|Bosnia ed Erzegovina
BB|Barbados|Barbados|Barbados
BD|Bangladesh=Bangladeche|Bangladesch|Bangladesh
BE|Bélgica|Belgien|Belgio
BF|Burquina Faso=Burkina Faso|Burkina Faso|Burkina Faso
BG|Bulgária|Bulgarien|Bulgaria
BH|Barein=Barém=Bahrein|Bahrain|Bahrein=Bahrain
BI|Burundi|Burundi|Burundi
BJ|Benin=Benim|Benin|Benin
BN|Brunei|Brunei Darussalam|Brunei
BO|Bolívia|Bolivien|Bolivia
BR|Brasil|Brasilien|Brasile
BS|Bahamas=Baamas|Bahamas|Bahamas
BT|Butão|Bhutan|Bhutan
BW|Botsuana|Botsuana=Botswana|Botswana
BY|Bielorrússia|Belarus|Bielorussia
BZ|Belize|Belize|Belize
CA|Canadá|Kanada|Canada
CD|República Democrática do Congo=Congo-Kinshasa|Demokratische Republik Kongo=Kongo-Kinshasa|Repubblica Democratica del Congo=Congo-Kinshasa
CF|República Centro-Africana|Zentralafrikanische Republik|Repubblica Centrafricana
CG|República do Congo=Congo-Brazzaville=Congo|Republik Kongo=Kongo-Brazzaville=Kongo|Repubblica del Congo=Congo-Brazzaville=Congo
CH|Suíça|Schweiz|Svizzera
CI|Costa do Marfim|Côte d’Ivoire=Elfenbeinküste|Costa d’Avorio
CK|Ilhas Cook|Cookinseln|Isole Cook
CL|Chile|Chile|Cile
CM|Camarões|Kamerun|Camerun
CN|China|China|Cina
CO|Colômbia|Kolumbien|Colombia
CR|Costa Rica|Costa Rica|Costa Rica
CU|Cuba|Kuba|Cuba
CV|Cabo Verde|Cabo Verde=Kap Verde|Capo Verde
CY|Chipre|Zypern|Cipro
CZ|Tchéquia=Chéquia|Tschechien=Tschechische Republik|Cechia=Repubblica Ceca
DE|Alemanha|Deutschland|Germania
DJ|Djibuti=Jibuti=Djibouti|Dschibuti|Gibuti
DK|Dinamarca|Dänemark|Danimarca
DM|Dominica|Dominica|Dominica
DO|República Dominicana|Dominikanische Republik|Repubblica Dominicana
DZ|Argélia|Algerien|Algeria
EC|Equador|Ecuador|Ecuador
EE|Estônia|Estland|Estonia
EG|Egito=Egipto|Ägypten|Egitto
ER|Eritreia|Eritrea|Eritrea
ES|Espanha|Spanien|Spagna
ET|Etiópia|Äthiopien|Etiopia
FI|Finlândia|Finnland|Finlandia
FJ|Fiji|Fidschi|Figi
FM|Micronésia|Mikronesien|Micronesia=Stati Federati di Micronesia
FR|França|Frankreich|Francia
GA|Gabão|Gabun|Gabon
GB|Reino Unido|Vereinigtes Königreich=Großbritannien|Regno Unito
GD|Granada|Grenada|Grenada
GE|Geórgia|Georgien|Georgia
GH|Gana|Ghana|Ghana
GM|Gâmbia|Gambia|Gambia
GN|Guiné|Guinea|Guinea
GQ|Guiné Equatorial|Äquatorialguinea|Guinea Equatoriale
GR|Grécia|Griechenland|Grecia
GT|Guatemala|Guatemala|Guatemala
GW|Guiné-Bissau|Guinea-Bissau|Guinea-Bissau
GY|Guiana|Guyana|Guyana
HN|Honduras|Honduras|Honduras
HR|Croácia|Kroatien|Croazia
HT|Haiti|Haiti|Haiti
HU|Hungria|Ungarn|Ungheria
ID|Indonésia|Indonesien|Indonesia
IE|Irlanda|Irland|Irlanda
IL|Israel|Israel|Israele
IN|Índia|Indien|India
IQ|Iraque|Irak|Iraq
IR|Irã=Irão|Iran|Iran
IS|Islândia|Island|Islanda
IT|Itália|Italien|Italia
JM|Jamaica|Jamaika|Giamaica
JO|Jordânia|Jordanien|Giordania
JP|Japão|Japan|Giappone
KE|Quênia|Kenia|Kenya
KG|Quirguistão|Kirgisistan|Kirghizistan
KH|Camboja|Kambodscha|Cambogia
KI|Quiribati|Kiribati|Kiribati
KM|Comores|Komoren|Comore
KN|São Cristóvão e Névis=São Cristóvão e Neves|St. Kitts und Nevis|Saint Kitts e Nevis
KP|Coreia do Norte|Nordkorea|Corea del Nord
KR|Coreia do Sul=República da Coreia|Südkorea=Republik Korea|Corea del Sud=Repubblica di Corea
KW|Kuwait=Koweit|Kuwait|Kuwait
KZ|Cazaquistão|Kasachstan|Kazakistan
LA|Laos|Laos|Laos
LB|Líbano|Libanon|Libano
LC|Santa Lúcia|St. Lucia|Saint Lucia=Santa Lucia
LI|Liechtenstein=Listenstaine|Liechtenstein|Liechtenstein
LK|Sri Lanka=Sri Lanca|Sri Lanka|Sri Lanka
LR|Libéria|Liberia|Liberia
LS|Lesoto|Lesotho|Lesotho
LT|Lituânia|Litauen|Lituania
LU|Luxemburgo|Luxemburg|Lussemburgo
LV|Letônia|Lettland|Lettonia
LY|Líbia|Libyen|Libia
MA|Marrocos|Marokko|Marocco
MC|Mônaco|Monaco|Monaco
MD|Moldávia=República da Moldova=Moldova|Republik Moldau=Moldawien=Moldau|Moldavia=Moldova
ME|Montenegro|Montenegro|Montenegro
MG|Madagascar|Madagaskar|Madagascar
MH|Ilhas Marshall|Marshallinseln|Isole Marshall
MK|Macedônia do Norte|Nordmazedonien|Macedonia del Nord
ML|Mali|Mali|Mali
MM|Mianmar=Birmânia|Myanmar=Birma|Myanmar=Birmania
MN|Mongólia|Mongolei|Mongolia
MR|Mauritânia|Mauretanien|Mauritania
MT|Malta|Malta|Malta
MU|Maurícia=Ilhas Maurício|Mauritius|Mauritius
MV|Maldivas|Malediven|Maldive
MW|Malaui|Malawi|Malawi
MX|México|Mexiko|Messico
MY|Malásia|Malaysia|Malaysia=Malesia
MZ|Moçambique|Mosambik|Mozambico
NA|Namíbia|Namibia|Namibia
NE|Níger|Niger|Niger
NG|Nigéria|Nigeria|Nigeria
NI|Nicarágua|Nicaragua|Nicaragua
NL|Países Baixos|Niederlande|Paesi Bassi
NO|Noruega|Norwegen|Norvegia
NP|Nepal|Nepal|Nepal
NR|Nauru|Nauru|Nauru
NU|Niue|Niue|Niue
NZ|Nova Zelândia|Neuseeland|Nuova Zelanda
OM|Omã|Oman|Oman
PA|Panamá|Panama|Panama
PE|Peru|Peru|Perù
PG|Papua-Nova Guiné|Papua-Neuguinea|Papua Nuova Guinea
PH|Filipinas|Philippinen|Filippine
PK|Paquistão|Pakistan|Pakistan
PL|Polônia|Polen|Polonia
PS|Palestina=Estado da Palestina|Palästina=Staat Palästina|Palestina=Stato di Palestina
PT|Portugal|Portugal|Portogallo
PW|Palau|Palau|Palau
PY|Paraguai|Paraguay|Paraguay
QA|Catar=Qatar|Katar|Qatar
RO|Romênia|Rumänien|Romania
RS|Sérvia|Serbien|Serbia
RU|Rússia=Federação Russa|Russland=Russische Föderation|Russia=Federazione Russa
RW|Ruanda|Ruanda|Ruanda
SA|Arábia Saudita|Saudi-Arabien|Arabia Saudita
SB|Ilhas Salomão|Salomonen|Isole Salomone
SC|Seicheles=Seychelles|Seychellen|Seychelles
SD|Sudão|Sudan|Sudan
SE|Suécia|Schweden|Svezia
SG|Singapura|Singapur|Singapore
SI|Eslovênia|Slowenien|Slovenia
SK|Eslováquia|Slowakei|Slovacchia
SL|Serra Leoa|Sierra Leone|Sierra Leone
SM|San Marino=São Marinho|San Marino|San Marino
SN|Senegal|Senegal|Senegal
SO|Somália|Somalia|Somalia
SR|Suriname|Suriname|Suriname
SS|Sudão do Sul|Südsudan|Sud Sudan=Sudan del Sud
ST|São Tomé e Príncipe|São Tomé und Príncipe|São Tomé e Príncipe
SV|El Salvador|El Salvador|El Salvador
SY|Síria=República Árabe Síria|Syrien=Arabische Republik Syrien|Siria=Repubblica Araba Siriana
SZ|Essuatíni|Eswatini|Eswatini
TD|Chade|Tschad|Ciad
TG|Togo|Togo|Togo
TH|Tailândia|Thailand|Thailandia
TJ|Tadjiquistão=Tajiquistão|Tadschikistan|Tagikistan
TL|Timor-Leste|Timor-Leste=Osttimor|Timor Est
TM|Turcomenistão=Turquemenistão|Turkmenistan|Turkmenistan
TN|Tunísia|Tunesien|Tunisia
TO|Tonga|Tonga|Tonga
TR|Turquia|Türkei|Turchia
TT|Trinidad e Tobago=Trindade e Tobago|Trinidad und Tobago|Trinidad e Tobago
TV|Tuvalu|Tuvalu|Tuvalu
TZ|Tanzânia|Tansania|Tanzania
UA|Ucrânia|Ukraine|Ucraina
UG|Uganda|Uganda|Uganda
US|Estados Unidos=Estados Unidos da América=EUA|Vereinigte Staaten=Vereinigte Staaten von Amerika|Stati Uniti=Stati Uniti d’America
UY|Uruguai|Uruguay|Uruguay
UZ|Uzbequistão=Usbequistão|Usbekistan|Uzbekistan
VA|Santa Sé=Vaticano|Heiliger Stuhl=Vatikan|Santa Sede=Vaticano
VC|São Vicente e Granadinas|St. Vincent und die Grenadinen|Saint Vincent e Grenadine
VE|Venezuela|Venezuela|Venezuela
VN|Vietnã=Vietname|Vietnam|Vietnam
VU|Vanuatu|Vanuatu|Vanuatu
WS|Samoa|Samoa|Samoa
YE|Iêmen|Jemen|Yemen
ZA|África do Sul|Südafrika|Sudafrica
ZM|Zâmbia|Sambia|Zambia
ZW|Zimbábue|Simbabwe|Zimbabwe`;

/**
 * What a state's doings are called, without the endings of number, gender and case: the masculine where there is one, in Russian
 * the stem. A word that two states share stands with the one that it mostly means, one that mostly means something else
 * with none. Arabic makes them of the names; those that it does not are here.
 */
export const DEMONYMS: Readonly<Partial<Record<Language, string>>> = {
  fr: `AF afghan|AL albanais|DZ algérien|AD andorran|AO angolais|AR argentin|AM arménien|AU australien|AT autrichien
AZ azerbaïdjanais|BH bahreïnien|BD bangladais|BE belge|BJ béninois|BT bhoutanais|BY bélarussien=biélorusse|BO bolivien
BA bosnien|BW botswanais|BR brésilien|BG bulgare|BF burkinabè=burkinabé|BI burundais|KH cambodgien|CM camerounais
CA canadien|CV cap-verdien|CF centrafricain|TD tchadien|CL chilien|CN chinois|CO colombien|KM comorien|CD congolais
CR costaricien=costa-ricien|HR croate|CU cubain|CY chypriote|CZ tchèque|DK danois|DJ djiboutien|DO dominicain
EC équatorien|EG égyptien|SV salvadorien|ER érythréen|EE estonien|SZ eswatinien|ET éthiopien|FJ fidjien|FI finlandais
FR français|GA gabonais|GM gambien|GE géorgien|DE allemand|GH ghanéen|GR grec=grecque|GT guatémaltèque|GN guinéen
GW bissau-guinéen|GY guyanien|HT haïtien|HN hondurien|HU hongrois|IS islandais|IN indien|ID indonésien|IR iranien
IQ iraquien=irakien|IE irlandais|IL israélien|IT italien|CI ivoirien|JM jamaïcain=jamaïquain|JP japonais|JO jordanien
KZ kazakh|KE kényan|KW koweïtien|KG kirghize|LA laotien|LV letton|LB libanais|LR libérien|LY libyen
LI liechtensteinois|LT lituanien|LU luxembourgeois|MG malgache|MW malawien|MY malaisien|MV maldivien|ML malien
MT maltais|MR mauritanien|MU mauricien|MX mexicain|MD moldove|MC monégasque|MN mongol|ME monténégrin|MA marocain
MZ mozambicain|NA namibien|NP népalais|NL néerlandais|NZ néo-zélandais|NI nicaraguayen|NE nigérien|NG nigérian
MK macédonien|NO norvégien|OM omanais|PK pakistanais|PA panaméen|PY paraguayen|PE péruvien|PH philippin|PL polonais
PT portugais|QA qatarien=qatari|RO roumain|RU russe|RW rwandais|SA saoudien|SN sénégalais|RS serbe|SC seychellois
SL sierra-léonais|SG singapourien|SK slovaque|SI slovène|SO somalien|ZA sud-africain|KR sud-coréen|SS sud-soudanais
ES espagnol|LK sri-lankais|SD soudanais|SR surinamais|SE suédois|CH suisse|SY syrien|TJ tadjik|TZ tanzanien
TH thaïlandais|TG togolais|TT trinidadien|TN tunisien|TR turc=turque|TM turkmène|UG ougandais|UA ukrainien
AE émirien=émirati|GB britannique|US américain=états-unien|UY uruguayen|UZ ouzbek|VE vénézuélien|VN vietnamien
YE yéménite|ZM zambien|ZW zimbabwéen|PS palestinien|VU vanuatuan|WS samoan`,
  es: `AF afgano|AL albanés|DZ argelino|AD andorrano|AO angoleño|AR argentino|AM armenio|AU australiano
AT austríaco=austriaco|AZ azerbaiyano|BH bahreiní|BD bangladesí|BE belga|BJ beninés|BT butanés|BY belaruso=bielorruso
BO boliviano|BA bosnio|BW botsuano|BR brasileño|BG búlgaro|BF burkinés|BI burundés|KH camboyano|CM camerunés
CA canadiense|CV caboverdiano|CF centroafricano|TD chadiano|CL chileno|CN chino|CO colombiano|KM comorense
CD congoleño|CR costarricense|HR croata|CU cubano|CY chipriota|CZ checo|DK danés|DJ yibutiano|DO dominicano
EC ecuatoriano|EG egipcio|SV salvadoreño|ER eritreo|EE estonio|ET etíope|FJ fiyiano|FI finlandés|FR francés|GA gabonés
GM gambiano|GE georgiano|DE alemán|GH ghanés|GR griego|GT guatemalteco|GN guineano|GQ ecuatoguineano|GY guyanés
HT haitiano|HN hondureño|HU húngaro|IS islandés|ID indonesio|IR iraní|IQ iraquí|IE irlandés|IL israelí|IT italiano
CI marfileño|JM jamaicano=jamaiquino|JP japonés|JO jordano|KZ kazajo|KE keniano=keniata|KW kuwaití|KG kirguís
LA laosiano|LV letón|LB libanés|LR liberiano|LY libio|LT lituano|LU luxemburgués|MG malgache|MW malauí|MY malasio
MV maldivo|ML maliense|MT maltés|MR mauritano|MU mauriciano|MX mexicano|MD moldovo=moldavo|MC monegasco|MN mongol
ME montenegrino|MA marroquí|MZ mozambiqueño|NA namibio|NP nepalí|NL neerlandés=holandés|NZ neozelandés|NI nicaragüense
NE nigerino|NG nigeriano|MK macedonio|NO noruego|OM omaní|PK pakistaní|PA panameño|PY paraguayo|PE peruano|PH filipino
PL polaco|PT portugués|QA qatarí=catarí|RO rumano|RU ruso|RW ruandés|SA saudí=saudita|SN senegalés|RS serbio
SG singapurense|SK eslovaco|SI esloveno|SO somalí|ZA sudafricano|KR surcoreano|SS sursudanés|ES español|LK esrilanqués
SD sudanés|SR surinamés|SE sueco|CH suizo|SY sirio|TJ tayiko|TZ tanzano|TH tailandés|TG togolés|TT trinitense
TN tunecino|TR turco|TM turcomano|UG ugandés|UA ucraniano|AE emiratí|GB británico|US estadounidense|UY uruguayo
UZ uzbeko|VE venezolano|VN vietnamita|YE yemení|ZM zambiano|ZW zimbabuense|PS palestino`,
  pt: `AF afegão=afegã|AL albanês|DZ argelino|AO angolano|AR argentino|AM arménio|AU australiano|AT austríaco
AZ azerbaijano=azeri|BD bangladeshi|BE belga|BJ beninense|BY bielorrusso|BO boliviano|BA bósnio|BW botsuanês
BR brasileiro|BG búlgaro|BF burquinense|BI burundiano=burundês|KH cambojano|CM camaronês|CA canadense=canadiano
CV cabo-verdiano|CF centro-africano|TD chadiano|CL chileno|CN chinês|CO colombiano|CD congolês
CR costa-riquenho=costarriquenho|HR croata|CU cubano|CY cipriota|CZ checo=tcheco|DK dinamarquês|DO dominicano
EC equatoriano|EG egípcio|SV salvadorenho|EE estónio=estoniano|ET etíope|FI finlandês|FR francês|GA gabonês
GM gambiano|GE georgiano|DE alemão=alemã=alemães|GH ganês|GR grego|GT guatemalteco|GN guineense|GW bissau-guineense
HT haitiano|HN hondurenho|HU húngaro|IS islandês|IN indiano|ID indonésio|IR iraniano|IQ iraquiano|IE irlandês
IL israelita=israelense|IT italiano|CI marfinense|JM jamaicano|JP japonês|JO jordano=jordaniano|KE queniano
KW kuwaitiano|LV letão=letã|LB libanês|LR liberiano|LY líbio|LT lituano|LU luxemburguês|MG malgaxe|MW malauiano
MY malaio|ML maliano=malinês|MT maltês|MR mauritano|MU mauriciano|MX mexicano|MD moldavo|MN mongol|ME montenegrino
MA marroquino|MZ moçambicano|NA namibiano|NP nepalês|NL neerlandês=holandês|NZ neozelandês|NI nicaraguense|NE nigerino
NG nigeriano|NO norueguês|PK paquistanês|PA panamenho|PY paraguaio|PE peruano|PH filipino|PL polaco=polonês
PT português|QA catariano|RO romeno|RU russo|RW ruandês|SA saudita|ST são-tomense=santomense|SN senegalês|RS sérvio
SG singapuriano|SK eslovaco|SI esloveno|SO somali|ZA sul-africano|KR sul-coreano|ES espanhol=espanhóis|SD sudanês
SE sueco|CH suíço|SY sírio|TZ tanzaniano|TH tailandês|TG togolês|TL timorense|TN tunisino=tunisiano|TR turco
UG ugandês|UA ucraniano|GB britânico|US estadunidense=norte-americano|UY uruguaio|VE venezuelano|VN vietnamita
YE iemenita|ZM zambiano|ZW zimbabuano|PS palestino=palestiniano`,
  de: `AF afghanisch|AL albanisch|DZ algerisch|AO angolanisch|AR argentinisch|AM armenisch|AU australisch|AT österreichisch
AZ aserbaidschanisch|BH bahrainisch|BD bangladeschisch|BE belgisch|BJ beninisch|BT bhutanisch|BY belarussisch
BO bolivianisch|BA bosnisch|BW botsuanisch|BR brasilianisch|BG bulgarisch|BF burkinisch|BI burundisch
KH kambodschanisch|CM kamerunisch|CA kanadisch|CV kapverdisch|CF zentralafrikanisch|TD tschadisch|CL chilenisch
CN chinesisch|CO kolumbianisch|KM komorisch|CD kongolesisch|CR costa-ricanisch|HR kroatisch|CU kubanisch|CY zyprisch
CZ tschechisch|DK dänisch|DJ dschibutisch|DO dominikanisch|EC ecuadorianisch|EG ägyptisch|SV salvadorianisch
ER eritreisch|EE estnisch|ET äthiopisch|FJ fidschianisch|FI finnisch|FR französisch|GA gabunisch|GM gambisch
GE georgisch|DE deutsch|GH ghanaisch|GR griechisch|GT guatemaltekisch|GN guineisch|GY guyanisch|HT haitianisch
HN honduranisch|HU ungarisch|IS isländisch|IN indisch|ID indonesisch|IR iranisch|IQ irakisch|IE irisch|IL israelisch
IT italienisch|CI ivorisch|JM jamaikanisch|JP japanisch|JO jordanisch|KZ kasachisch|KE kenianisch|KW kuwaitisch
KG kirgisisch|LA laotisch|LV lettisch|LB libanesisch|LR liberianisch|LY libysch|LI liechtensteinisch|LT litauisch
LU luxemburgisch|MG madagassisch|MW malawisch|MY malaysisch|MV maledivisch|ML malisch|MT maltesisch|MR mauretanisch
MU mauritisch|MX mexikanisch|MD moldauisch|MC monegassisch|MN mongolisch|ME montenegrinisch|MA marokkanisch
MZ mosambikanisch|NA namibisch|NP nepalesisch|NL niederländisch|NZ neuseeländisch|NI nicaraguanisch|NE nigrisch
NG nigerianisch|MK nordmazedonisch|NO norwegisch|OM omanisch|PK pakistanisch|PA panamaisch|PY paraguayisch
PE peruanisch|PH philippinisch|PL polnisch|PT portugiesisch|QA katarisch|RO rumänisch|RU russisch|RW ruandisch
SA saudi-arabisch=saudisch|SN senegalesisch|RS serbisch|SL sierra-leonisch|SG singapurisch|SK slowakisch|SI slowenisch
SO somalisch|ZA südafrikanisch|KR südkoreanisch|SS südsudanesisch|ES spanisch|LK sri-lankisch|SD sudanesisch
SE schwedisch|CH schweizerisch|SY syrisch|TJ tadschikisch|TZ tansanisch|TH thailändisch|TG togoisch|TN tunesisch
TR türkisch|TM turkmenisch|UG ugandisch|UA ukrainisch|AE emiratisch|GB britisch|US amerikanisch|UY uruguayisch
UZ usbekisch|VE venezolanisch|VN vietnamesisch|YE jemenitisch|ZM sambisch|ZW simbabwisch|PS palästinensisch`,
  it: `AF afghano|AL albanese|DZ algerino|AO angolano|AR argentino|AM armeno|AU australiano|AT austriaco
AZ azerbaigiano=azero|BD bangladese|BE belga|BJ beninese|BY bielorusso|BO boliviano|BA bosniaco|BR brasiliano
BG bulgaro|BF burkinabé|BI burundese|KH cambogiano|CM camerunese|CA canadese|CV capoverdiano|CF centrafricano
TD ciadiano|CL cileno|CN cinese|CO colombiano|CD congolese|CR costaricano|HR croato|CU cubano|CY cipriota|CZ ceco
DK danese|DJ gibutiano|DO dominicano|EC ecuadoriano|EG egiziano|SV salvadoregno|ER eritreo|EE estone|ET etiope
FI finlandese|FR francese|GA gabonese|GM gambiano|GE georgiano|DE tedesco|GH ghanese|GR greco|GT guatemalteco
GN guineano|HT haitiano|HN honduregno|HU ungherese|IS islandese|IN indiano|ID indonesiano|IR iraniano|IQ iracheno
IE irlandese|IL israeliano|IT italiano|CI ivoriano|JM giamaicano|JP giapponese|JO giordano|KZ kazako
KE keniano=keniota|KW kuwaitiano|LV lettone|LB libanese|LR liberiano|LY libico|LT lituano|LU lussemburghese
MG malgascio|MW malawiano|MY malese|ML maliano|MT maltese|MR mauritano|MX messicano|MD moldavo|MN mongolo
ME montenegrino|MA marocchino|MZ mozambicano|NA namibiano|NP nepalese|NL olandese=neerlandese|NZ neozelandese
NI nicaraguense|NE nigerino|NG nigeriano|MK macedone|NO norvegese|PK pakistano|PA panamense|PY paraguaiano
PE peruviano|PH filippino|PL polacco|PT portoghese|QA qatariota|RO rumeno=romeno|RU russo|RW ruandese|SA saudita
SN senegalese|RS serbo|SG singaporiano|SK slovacco|SI sloveno|SO somalo|ZA sudafricano|KR sudcoreano|ES spagnolo
LK srilankese|SD sudanese|SE svedese|CH svizzero|SY siriano|TZ tanzaniano|TH thailandese|TG togolese|TN tunisino
TR turco|UG ugandese|UA ucraino|GB britannico|US statunitense|UY uruguaiano|UZ uzbeko|VE venezuelano
VN vietnamita|YE yemenita|ZM zambiano|ZW zimbabwiano|PS palestinese|SM sammarinese`,
  ru: `AF афганск|AL албанск|DZ алжирск|AO ангольск|AR аргентинск|AM армянск|AU австралийск|AT австрийск|AZ азербайджанск
BH бахрейнск|BD бангладешск|BE бельгийск|BJ бенинск|BY белорусск|BO боливийск|BA боснийск|BW ботсванск|BR бразильск
BG болгарск|BI бурундийск|KH камбоджийск|CM камерунск|CA канадск|CF центральноафриканск|TD чадск|CL чилийск|CN китайск
CO колумбийск|CD конголезск|CR коста-риканск|HR хорватск|CU кубинск|CY кипрск|CZ чешск|DK датск|DO доминиканск
EC эквадорск|EG египетск|SV сальвадорск|ER эритрейск|EE эстонск|ET эфиопск|FI финск=финляндск|FR французск|GA габонск
GM гамбийск|GE грузинск|DE немецк=германск|GH ганск|GR греческ|GT гватемальск|GN гвинейск|HT гаитянск|HN гондурасск
HU венгерск|IS исландск|IN индийск|ID индонезийск|IR иранск|IQ иракск|IE ирландск|IL израильск|IT итальянск
CI ивуарийск|JM ямайск|JP японск|JO иорданск|KZ казахстанск=казахск|KE кенийск|KW кувейтск
KG кыргызск=киргизск=кыргызстанск|LA лаосск|LV латвийск|LB ливанск|LR либерийск|LY ливийск|LT литовск|LU люксембургск
MG мадагаскарск|MW малавийск|MY малайзийск|ML малийск|MT мальтийск|MR мавританск|MX мексиканск|MD молдавск=молдовск
MN монгольск|ME черногорск|MA марокканск|MZ мозамбикск|NA намибийск|NP непальск|NL нидерландск=голландск
NZ новозеландск|NI никарагуанск|NE нигерск|NG нигерийск|NO норвежск|OM оманск|PK пакистанск|PA панамск|PY парагвайск
PE перуанск|PH филиппинск|PL польск|PT португальск|QA катарск|RO румынск|RU российск|RW руандийск|SA саудовск
SN сенегальск|RS сербск|SG сингапурск|SK словацк|SI словенск|SO сомалийск|ZA южноафриканск|KR южнокорейск
SS южносуданск|ES испанск|LK шри-ланкийск|SD суданск|SE шведск|CH швейцарск|SY сирийск|TJ таджикск=таджикистанск
TZ танзанийск|TH таиландск=тайск|TG тоголезск|TN тунисск|TR турецк|TM туркменск|UG угандийск|UA украинск|GB британск
US американск|UY уругвайск|UZ узбекск=узбекистанск|VE венесуэльск|VN вьетнамск|YE йеменск|ZM замбийск|ZW зимбабвийск
PS палестинск`,
  ar: `SY سوري|US أمريكي=أميركي|GB بريطاني|AE إماراتي|SA سعودي|RU روسي|VE فنزويلي|BO بوليفي|IR إيراني|PS فلسطيني|AT نمساوي
MD مولدوفي|TZ تنزاني|CD كونغولي|TG توغولي|CZ تشيكي`,
};
