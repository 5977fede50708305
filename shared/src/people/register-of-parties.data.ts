// Plain facts, one party a line, kept by hand. Fields are parted by `|`, further names of the same party by `=`.
// States: the members of the United Nations, its observer states, the Cook Islands and Niue (the "all States" of the
// Secretary-General as depositary). Short names in English as in UN M49; in the other languages as in UNTERM, else as in
// the Unicode CLDR, whose differing names are kept as further names. ISO 3166-1 alpha-2; UN M49 code of the (sub)region.

/** ISO alpha-2 | M49 region | en | fr | es | ar | zh | ru | English demonyms */
export const STATES = `AD|039|Andorra|Andorre|Andorra|أندورا|安道尔|Андорра|Andorran
AE|145|United Arab Emirates=UAE|Émirats arabes unis|Emiratos Árabes Unidos=EAU|الإمارات العربية المتحدة=الإمارات|阿拉伯联合酋长国=阿联酋|Объединенные Арабские Эмираты=ОАЭ|Emirati
AF|034|Afghanistan|Afghanistan|Afganistán|أفغانستان|阿富汗|Афганистан|Afghan
AG|029|Antigua and Barbuda|Antigua-et-Barbuda|Antigua y Barbuda|أنتيغوا وبربودا|安提瓜和巴布达|Антигуа и Барбуда|Antiguan
AL|039|Albania|Albanie|Albania|ألبانيا|阿尔巴尼亚|Албания|Albanian
AM|145|Armenia|Arménie|Armenia|أرمينيا|亚美尼亚|Армения|Armenian
AO|017|Angola|Angola|Angola|أنغولا|安哥拉|Ангола|Angolan
AR|005|Argentina|Argentine|Argentina|الأرجنتين|阿根廷|Аргентина|Argentine=Argentinian
AT|155|Austria|Autriche|Austria|النمسا|奥地利|Австрия|Austrian
AU|053|Australia|Australie|Australia|أستراليا|澳大利亚|Австралия|Australian
AZ|145|Azerbaijan|Azerbaïdjan|Azerbaiyán|أذربيجان|阿塞拜疆|Азербайджан|Azerbaijani
BA|039|Bosnia and Herzegovina=BiH=Bosnia|Bosnie-Herzégovine|Bosnia y Herzegovina|البوسنة والهرسك|波斯尼亚和黑塞哥维那|Босния и Герцеговина|Bosnian
BB|029|Barbados|Barbade|Barbados|بربادوس|巴巴多斯|Барбадос|Barbadian
BD|034|Bangladesh|Bangladesh|Bangladesh=Bangladés|بنغلاديش|孟加拉国|Бангладеш|Bangladeshi
BE|155|Belgium|Belgique|Bélgica|بلجيكا|比利时|Бельгия|Belgian
BF|011|Burkina Faso|Burkina Faso|Burkina Faso|بوركينا فاسو|布基纳法索|Буркина-Фасо|Burkinabe
BG|151|Bulgaria|Bulgarie|Bulgaria|بلغاريا|保加利亚|Болгария|Bulgarian
BH|145|Bahrain|Bahreïn|Bahrein=Baréin|البحرين|巴林|Бахрейн|Bahraini
BI|014|Burundi|Burundi|Burundi|بوروندي|布隆迪|Бурунди|Burundian
BJ|011|Benin|Bénin|Benín|بنين|贝宁|Бенин|Beninese
BN|035|Brunei Darussalam=Brunei|Brunéi Darussalam=Brunei|Brunei Darussalam=Brunéi|بروني دار السلام=بروناي|文莱达鲁萨兰国=文莱|Бруней-Даруссалам=Бруней|Bruneian
BO|005|Bolivia (Plurinational State of)|Bolivie (État plurinational de)|Bolivia (Estado Plurinacional de)|بوليفيا (دولة - المتعددة القوميات)=دولة بوليفيا المتعددة القوميات|玻利维亚（多民族国）=多民族玻利维亚国|Боливия (Многонациональное Государство)|Bolivian
BR|005|Brazil|Brésil|Brasil|البرازيل|巴西|Бразилия|Brazilian
BS|029|Bahamas|Bahamas|Bahamas|جزر البهاما|巴哈马|Багамские Острова=Багамы|Bahamian
BT|034|Bhutan|Bhoutan|Bhután=Bután|بوتان|不丹|Бутан|Bhutanese
BW|018|Botswana|Botswana|Botswana=Botsuana|بوتسوانا|博茨瓦纳|Ботсвана|Botswanan
BY|151|Belarus|Bélarus=Biélorussie|Belarús=Bielorrusia|بيلاروس|白俄罗斯|Беларусь|Belarusian
BZ|013|Belize|Belize|Belice|بليز|伯利兹|Белиз|Belizean
CA|021|Canada|Canada|Canadá|كندا|加拿大|Канада|Canadian
CD|017|Democratic Republic of the Congo=DR Congo=DRC=Congo-Kinshasa|République démocratique du Congo=Congo-Kinshasa=RDC|República Democrática del Congo=RDC|جمهورية الكونغو الديمقراطية=الكونغو - كينشاسا=الكونغو الديمقراطية|刚果民主共和国=刚果（金）|Демократическая Республика Конго=Конго - Киншаса=ДРК|Congolese
CF|017|Central African Republic|République centrafricaine|República Centroafricana|جمهورية أفريقيا الوسطى|中非共和国|Центрально-Африканская Республика|Central African
CG|017|Congo=Congo-Brazzaville=Republic of the Congo|Congo=Congo-Brazzaville=République du Congo|Congo=República del Congo|الكونغو=الكونغو - برازافيل|刚果=刚果（布）|Конго=Конго - Браззавиль|
CH|155|Switzerland|Suisse|Suiza|سويسرا|瑞士|Швейцария|Swiss
CI|011|Côte d’Ivoire=Ivory Coast|Côte d’Ivoire|Côte d’Ivoire|كوت ديفوار=ساحل العاج|科特迪瓦|Кот-д’Ивуар|Ivorian
CK|061|Cook Islands|Îles Cook|Islas Cook|جزر كوك|库克群岛|Острова Кука=о-ва Кука|
CL|005|Chile|Chili|Chile|تشيلي|智利|Чили|Chilean
CM|017|Cameroon|Cameroun|Camerún|الكاميرون|喀麦隆|Камерун|Cameroonian
CN|030|China|Chine|China|الصين|中国|Китай|Chinese
CO|005|Colombia|Colombie|Colombia|كولومبيا|哥伦比亚|Колумбия|Colombian
CR|013|Costa Rica|Costa Rica|Costa Rica|كوستاريكا|哥斯达黎加|Коста-Рика|Costa Rican
CU|029|Cuba|Cuba|Cuba|كوبا|古巴|Куба|Cuban
CV|011|Cabo Verde=Cape Verde|Cabo Verde=Cap-Vert|Cabo Verde|كابو فيردي=الرأس الأخضر|佛得角|Кабо-Верде|Cabo Verdean
CY|145|Cyprus|Chypre|Chipre|قبرص|塞浦路斯|Кипр|Cypriot
CZ|151|Czechia=Czech Republic|Tchéquie=République tchèque|Chequia=República Checa|تشيكيا=التشيك|捷克|Чехия|Czech
DE|155|Germany|Allemagne|Alemania|ألمانيا|德国|Германия|German
DJ|014|Djibouti|Djibouti|Djibouti=Yibuti|جيبوتي|吉布提|Джибути|Djiboutian
DK|154|Denmark|Danemark|Dinamarca|الدانمرك|丹麦|Дания|Danish
DM|029|Dominica|Dominique|Dominica|دومينيكا|多米尼克|Доминика|
DO|029|Dominican Republic|République dominicaine|República Dominicana|الجمهورية الدومينيكية=جمهورية الدومينيكان|多米尼加共和国|Доминиканская Республика|Dominican
DZ|015|Algeria|Algérie|Argelia|الجزائر|阿尔及利亚|Алжир|Algerian
EC|005|Ecuador|Équateur|Ecuador|الإكوادور|厄瓜多尔|Эквадор|Ecuadorian=Ecuadorean
EE|154|Estonia|Estonie|Estonia|إستونيا|爱沙尼亚|Эстония|Estonian
EG|015|Egypt|Égypte|Egipto|مصر|埃及|Египет|Egyptian
ER|014|Eritrea|Érythrée|Eritrea|إريتريا|厄立特里亚|Эритрея|Eritrean
ES|039|Spain|Espagne|España|إسبانيا|西班牙|Испания|Spanish
ET|014|Ethiopia|Éthiopie|Etiopía|إثيوبيا|埃塞俄比亚|Эфиопия|Ethiopian
FI|154|Finland|Finlande|Finlandia|فنلندا|芬兰|Финляндия|Finnish
FJ|054|Fiji|Fidji|Fiji=Fiyi|فيجي|斐济|Фиджи|Fijian
FM|057|Micronesia (Federated States of)|Micronésie (États fédérés de)|Micronesia (Estados Federados de)|ميكرونيزيا (ولايات - الموحدة)=ولايات ميكرونيزيا الموحدة|密克罗尼西亚（联邦）=密克罗尼西亚联邦|Микронезия (Федеративные Штаты)=Федеративные Штаты Микронезии|Micronesian
FR|155|France|France|Francia|فرنسا|法国|Франция|French
GA|017|Gabon|Gabon|Gabón|الغابون|加蓬|Габон|Gabonese
GB|154|United Kingdom of Great Britain and Northern Ireland=United Kingdom=UK=U.K.=Great Britain=Britain|Royaume-Uni de Grande-Bretagne et d’Irlande du Nord=Royaume-Uni=Grande-Bretagne|Reino Unido de Gran Bretaña e Irlanda del Norte=Reino Unido=Gran Bretaña|المملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية=المملكة المتحدة=بريطانيا|大不列颠及北爱尔兰联合王国=英国=联合王国|Соединенное Королевство Великобритании и Северной Ирландии=Соединенное Королевство=Великобритания|British
GD|029|Grenada|Grenade|Granada|غرينادا|格林纳达|Гренада|Grenadian
GE|145|Georgia|Géorgie|Georgia|جورجيا|格鲁吉亚|Грузия|Georgian
GH|011|Ghana|Ghana|Ghana|غانا|加纳|Гана|Ghanaian
GM|011|Gambia|Gambie|Gambia|غامبيا|冈比亚|Гамбия|Gambian
GN|011|Guinea|Guinée|Guinea|غينيا|几内亚|Гвинея|Guinean
GQ|017|Equatorial Guinea|Guinée équatoriale|Guinea Ecuatorial|غينيا الاستوائية|赤道几内亚|Экваториальная Гвинея|
GR|039|Greece|Grèce|Grecia|اليونان|希腊|Греция|Greek
GT|013|Guatemala|Guatemala|Guatemala|غواتيمالا|危地马拉|Гватемала|Guatemalan
GW|011|Guinea-Bissau|Guinée-Bissau|Guinea-Bissau=Guinea-Bisáu|غينيا - بيساو|几内亚比绍|Гвинея-Бисау|
GY|005|Guyana|Guyana|Guyana|غيانا|圭亚那|Гайана|Guyanese
HN|013|Honduras|Honduras|Honduras|هندوراس|洪都拉斯|Гондурас|Honduran
HR|039|Croatia|Croatie|Croacia|كرواتيا|克罗地亚|Хорватия|Croatian
HT|029|Haiti|Haïti|Haití|هايتي|海地|Гаити|Haitian
HU|151|Hungary|Hongrie|Hungría|هنغاريا|匈牙利|Венгрия|Hungarian
ID|035|Indonesia|Indonésie|Indonesia|إندونيسيا|印度尼西亚|Индонезия|Indonesian
IE|154|Ireland|Irlande|Irlanda|أيرلندا=إيرلندا|爱尔兰|Ирландия|Irish
IL|145|Israel|Israël|Israel|إسرائيل|以色列|Израиль|Israeli
IN|034|India|Inde|India|الهند|印度|Индия|Indian
IQ|145|Iraq|Irak|Iraq=Irak|العراق|伊拉克|Ирак|Iraqi
IR|034|Iran (Islamic Republic of)|Iran (République islamique d’)|Irán (República Islámica del)|إيران (جمهورية - الإسلامية)=جمهورية إيران الإسلامية|伊朗（伊斯兰共和国）=伊朗伊斯兰共和国|Иран (Исламская Республика)|Iranian
IS|154|Iceland|Islande|Islandia|آيسلندا|冰岛|Исландия|Icelandic
IT|039|Italy|Italie|Italia|إيطاليا|意大利|Италия|Italian
JM|029|Jamaica|Jamaïque|Jamaica|جامايكا|牙买加|Ямайка|Jamaican
JO|145|Jordan|Jordanie|Jordania|الأردن|约旦|Иордания|Jordanian
JP|030|Japan|Japon|Japón|اليابان|日本|Япония|Japanese
KE|014|Kenya|Kenya|Kenya=Kenia|كينيا|肯尼亚|Кения|Kenyan
KG|143|Kyrgyzstan=Kyrgyz Republic|Kirghizistan=Kirghizstan|Kirguistán|قيرغيزستان|吉尔吉斯斯坦|Кыргызстан=Киргизия|Kyrgyz
KH|035|Cambodia|Cambodge|Camboya|كمبوديا|柬埔寨|Камбоджа|Cambodian
KI|057|Kiribati|Kiribati|Kiribati|كيريباتي|基里巴斯|Кирибати|
KM|014|Comoros|Comores|Comoras|جزر القمر|科摩罗|Коморские Острова=Коморы|Comorian
KN|029|Saint Kitts and Nevis|Saint-Kitts-et-Nevis=Saint-Christophe-et-Niévès|Saint Kitts y Nevis=San Cristóbal y Nieves|سانت كيتس ونيفس=سانت كيتس ونيفيس|圣基茨和尼维斯|Сент-Китс и Невис|
KP|030|Democratic People’s Republic of Korea=DPRK=North Korea|République populaire démocratique de Corée=Corée du Nord|República Popular Democrática de Corea=Corea del Norte|جمهورية كوريا الشعبية الديمقراطية=كوريا الشمالية|朝鲜民主主义人民共和国=朝鲜|Корейская Народно-Демократическая Республика=КНДР=Северная Корея|
KR|030|Republic of Korea=ROK=South Korea|République de Corée=Corée du Sud|República de Corea=Corea del Sur|جمهورية كوريا=كوريا الجنوبية|大韩民国=韩国|Республика Корея=Южная Корея|Korean
KW|145|Kuwait|Koweït|Kuwait|الكويت|科威特|Кувейт|Kuwaiti
KZ|143|Kazakhstan|Kazakhstan|Kazajstán=Kazajistán|كازاخستان|哈萨克斯坦|Казахстан|Kazakh
LA|035|Lao People’s Democratic Republic=Lao PDR=Laos|République démocratique populaire lao=Laos|República Democrática Popular Lao=Laos|جمهورية لاو الديمقراطية الشعبية=لاوس|老挝人民民主共和国=老挝|Лаосская Народно-Демократическая Республика=Лаос|Lao
LB|145|Lebanon|Liban|Líbano|لبنان|黎巴嫩|Ливан|Lebanese
LC|029|Saint Lucia|Sainte-Lucie|Santa Lucía|سانت لوسيا|圣卢西亚|Сент-Люсия|Saint Lucian
LI|155|Liechtenstein|Liechtenstein|Liechtenstein|ليختنشتاين|列支敦士登|Лихтенштейн|
LK|034|Sri Lanka|Sri Lanka|Sri Lanka|سري لانكا=سريلانكا|斯里兰卡|Шри-Ланка|Sri Lankan
LR|011|Liberia|Libéria=Liberia|Liberia|ليبيريا|利比里亚|Либерия|Liberian
LS|018|Lesotho|Lesotho|Lesotho=Lesoto|ليسوتو|莱索托|Лесото|
LT|154|Lithuania|Lituanie|Lituania|ليتوانيا|立陶宛|Литва|Lithuanian
LU|155|Luxembourg|Luxembourg|Luxemburgo|لكسمبرغ=لوكسمبورغ|卢森堡|Люксембург|Luxembourgish
LV|154|Latvia|Lettonie|Letonia|لاتفيا|拉脱维亚|Латвия|Latvian
LY|015|Libya|Libye|Libia|ليبيا|利比亚|Ливия|Libyan
MA|015|Morocco|Maroc|Marruecos|المغرب|摩洛哥|Марокко|Moroccan
MC|155|Monaco|Monaco|Mónaco|موناكو|摩纳哥|Монако|Monegasque
MD|151|Republic of Moldova=Moldova|République de Moldova=Moldavie=Moldova|República de Moldova=Moldavia=Moldova|جمهورية مولدوفا=مولدوفا|摩尔多瓦共和国=摩尔多瓦|Республика Молдова=Молдова|Moldovan
ME|039|Montenegro|Monténégro|Montenegro|الجبل الأسود|黑山|Черногория|Montenegrin
MG|014|Madagascar|Madagascar|Madagascar|مدغشقر|马达加斯加|Мадагаскар|Malagasy
MH|057|Marshall Islands|Îles Marshall|Islas Marshall|جزر مارشال|马绍尔群岛|Маршалловы Острова=Маршалловы о-ва|Marshallese
MK|039|North Macedonia|Macédoine du Nord|Macedonia del Norte|مقدونيا الشمالية|北马其顿|Северная Македония|Macedonian
ML|011|Mali|Mali|Mali|مالي|马里|Мали|Malian
MM|035|Myanmar=Burma|Myanmar=Birmanie|Myanmar=Birmania|ميانمار=بورما|缅甸|Мьянма=Бирма|
MN|030|Mongolia|Mongolie|Mongolia|منغوليا|蒙古|Монголия|Mongolian
MR|011|Mauritania|Mauritanie|Mauritania|موريتانيا|毛里塔尼亚|Мавритания|Mauritanian
MT|039|Malta|Malte|Malta|مالطا|马耳他|Мальта|Maltese
MU|014|Mauritius|Maurice=Île Maurice|Mauricio|موريشيوس|毛里求斯|Маврикий|Mauritian
MV|034|Maldives|Maldives|Maldivas|ملديف=جزر المالديف|马尔代夫|Мальдивские Острова=Мальдивы|Maldivian
MW|014|Malawi|Malawi|Malawi=Malaui|ملاوي|马拉维|Малави|Malawian
MX|013|Mexico|Mexique|México|المكسيك|墨西哥|Мексика|Mexican
MY|035|Malaysia|Malaisie|Malasia|ماليزيا|马来西亚|Малайзия|Malaysian
MZ|014|Mozambique|Mozambique|Mozambique|موزمبيق|莫桑比克|Мозамбик|Mozambican
NA|018|Namibia|Namibie|Namibia|ناميبيا|纳米比亚|Намибия|Namibian
NE|011|Niger|Niger|Níger|النيجر|尼日尔|Нигер|Nigerien
NG|011|Nigeria|Nigéria=Nigeria|Nigeria|نيجيريا|尼日利亚|Нигерия|Nigerian
NI|013|Nicaragua|Nicaragua|Nicaragua|نيكاراغوا|尼加拉瓜|Никарагуа|Nicaraguan
NL|155|Netherlands (Kingdom of the)|Pays-Bas (Royaume des)|Países Bajos (Reino de los)|هولندا (مملكة -)=مملكة هولندا|荷兰（王国）=荷兰王国|Нидерланды (Королевство)|Dutch
NO|154|Norway|Norvège|Noruega|النرويج|挪威|Норвегия|Norwegian
NP|034|Nepal|Népal|Nepal|نيبال|尼泊尔|Непал|Nepali=Nepalese
NR|057|Nauru|Nauru|Nauru|ناورو|瑙鲁|Науру|Nauruan
NU|061|Niue|Niue|Niue|نيوي|纽埃|Ниуэ|
NZ|053|New Zealand|Nouvelle-Zélande|Nueva Zelanda|نيوزيلندا|新西兰|Новая Зеландия|New Zealander
OM|145|Oman|Oman|Omán|عُمان|阿曼|Оман|Omani
PA|013|Panama|Panama|Panamá|بنما|巴拿马|Панама|Panamanian
PE|005|Peru|Pérou|Perú|بيرو|秘鲁|Перу|Peruvian
PG|054|Papua New Guinea=PNG|Papouasie-Nouvelle-Guinée|Papua Nueva Guinea|بابوا غينيا الجديدة|巴布亚新几内亚|Папуа — Новая Гвинея|Papua New Guinean
PH|035|Philippines|Philippines|Filipinas|الفلبين|菲律宾|Филиппины|Filipino=Philippine
PK|034|Pakistan|Pakistan|Pakistán|باكستان|巴基斯坦|Пакистан|Pakistani
PL|151|Poland|Pologne|Polonia|بولندا|波兰|Польша|Polish
PS|145|State of Palestine=Palestine=Palestinian Territories=Occupied Palestinian Territory|État de Palestine=Palestine=Territoires palestiniens|Estado de Palestina=Palestina=Territorios Palestinos|دولة فلسطين=فلسطين=الأراضي الفلسطينية|巴勒斯坦国=巴勒斯坦=巴勒斯坦领土|Государство Палестина=Палестина=Палестинские территории|Palestinian
PT|039|Portugal|Portugal|Portugal|البرتغال|葡萄牙|Португалия|Portuguese
PW|057|Palau|Palaos|Palaos|بالاو|帕劳|Палау|Palauan
PY|005|Paraguay|Paraguay|Paraguay|باراغواي|巴拉圭|Парагвай|Paraguayan
QA|145|Qatar|Qatar|Qatar=Catar|قطر|卡塔尔|Катар|Qatari
RO|151|Romania|Roumanie|Rumanía|رومانيا|罗马尼亚|Румыния|Romanian
RS|039|Serbia|Serbie|Serbia|صربيا|塞尔维亚|Сербия|Serbian
RU|151|Russian Federation=Russia|Fédération de Russie=Russie|Federación de Rusia=Rusia|الاتحاد الروسي=روسيا|俄罗斯联邦=俄罗斯|Российская Федерация=Россия|Russian
RW|014|Rwanda|Rwanda|Rwanda=Ruanda|رواندا|卢旺达|Руанда|Rwandan
SA|145|Saudi Arabia|Arabie saoudite|Arabia Saudita=Arabia Saudí|المملكة العربية السعودية=السعودية|沙特阿拉伯=沙特|Саудовская Аравия|Saudi=Saudi Arabian
SB|054|Solomon Islands|Îles Salomon|Islas Salomón|جزر سليمان|所罗门群岛|Соломоновы Острова=Соломоновы о-ва|
SC|014|Seychelles|Seychelles|Seychelles|سيشل|塞舌尔|Сейшельские Острова=Сейшельские о-ва|Seychellois
SD|015|Sudan|Soudan|Sudán|السودان|苏丹|Судан|Sudanese
SE|154|Sweden|Suède|Suecia|السويد|瑞典|Швеция|Swedish
SG|035|Singapore|Singapour|Singapur|سنغافورة|新加坡|Сингапур|Singaporean
SI|039|Slovenia|Slovénie|Eslovenia|سلوفينيا|斯洛文尼亚|Словения|Slovenian
SK|151|Slovakia=Slovak Republic|Slovaquie|Eslovaquia|سلوفاكيا|斯洛伐克|Словакия|Slovak
SL|011|Sierra Leone|Sierra Leone|Sierra Leona|سيراليون|塞拉利昂|Сьерра-Леоне|Sierra Leonean
SM|039|San Marino|Saint-Marin|San Marino|سان مارينو|圣马力诺|Сан-Марино|Sammarinese
SN|011|Senegal|Sénégal|Senegal|السنغال|塞内加尔|Сенегал|Senegalese
SO|014|Somalia|Somalie|Somalia|الصومال|索马里|Сомали|Somali
SR|005|Suriname|Suriname|Suriname=Surinam|سورينام|苏里南|Суринам|Surinamese
SS|014|South Sudan|Soudan du Sud|Sudán del Sur|جنوب السودان|南苏丹|Южный Судан|South Sudanese
ST|017|Sao Tome and Principe|Sao Tomé-et-Principe|Santo Tomé y Príncipe|ساو تومي وبرينسيبي|圣多美和普林西比|Сан-Томе и Принсипи|
SV|013|El Salvador|El Salvador=Salvador|El Salvador|السلفادور|萨尔瓦多|Сальвадор=Эль-Сальвадор|Salvadoran=Salvadorian
SY|145|Syrian Arab Republic=Syria|République arabe syrienne=Syrie|República Árabe Siria=Siria|الجمهورية العربية السورية=سوريا=سورية|阿拉伯叙利亚共和国=叙利亚|Сирийская Арабская Республика=Сирия|Syrian
SZ|018|Eswatini=Swaziland|Eswatini=Swaziland|Eswatini=Esuatini=Suazilandia|إسواتيني|斯威士兰|Эсватини|
TD|017|Chad|Tchad|Chad|تشاد|乍得|Чад|Chadian
TG|011|Togo|Togo|Togo|توغو|多哥|Того|Togolese
TH|035|Thailand|Thaïlande|Tailandia|تايلند=تايلاند|泰国|Таиланд|Thai
TJ|143|Tajikistan|Tadjikistan|Tayikistán|طاجيكستان|塔吉克斯坦|Таджикистан|Tajik
TL|035|Timor-Leste=East Timor|Timor-Leste=Timor oriental|Timor-Leste|تيمور - ليشتي|东帝汶|Тимор-Лешти=Восточный Тимор|Timorese
TM|143|Turkmenistan|Turkménistan|Turkmenistán|تركمانستان|土库曼斯坦|Туркменистан|Turkmen
TN|015|Tunisia|Tunisie|Túnez|تونس|突尼斯|Тунис|Tunisian
TO|061|Tonga|Tonga|Tonga|تونغا|汤加|Тонга|Tongan
TR|145|Türkiye=Turkey|Türkiye=Turquie|Türkiye=Turquía|تركيا|土耳其|Турция|Turkish
TT|029|Trinidad and Tobago|Trinité-et-Tobago|Trinidad y Tabago=Trinidad y Tobago|ترينيداد وتوباغو|特立尼达和多巴哥|Тринидад и Тобаго|
TV|061|Tuvalu|Tuvalu|Tuvalu|توفالو|图瓦卢|Тувалу|Tuvaluan
TZ|014|United Republic of Tanzania=Tanzania|République-Unie de Tanzanie=Tanzanie|República Unida de Tanzanía=Tanzania|جمهورية تنزانيا المتحدة=تنزانيا|坦桑尼亚联合共和国=坦桑尼亚|Объединенная Республика Танзания=Танзания|Tanzanian
UA|151|Ukraine|Ukraine|Ucrania|أوكرانيا|乌克兰|Украина|Ukrainian
UG|014|Uganda|Ouganda|Uganda|أوغندا|乌干达|Уганда|Ugandan
US|021|United States of America=United States=USA=US=U.S.=U.S.A.|États-Unis d’Amérique=États-Unis|Estados Unidos de América=Estados Unidos=EE. UU.=EE.UU.|الولايات المتحدة الأمريكية=الولايات المتحدة|美利坚合众国=美国|Соединенные Штаты Америки=Соединенные Штаты=США|American
UY|005|Uruguay|Uruguay|Uruguay|أورغواي|乌拉圭|Уругвай|Uruguayan
UZ|143|Uzbekistan|Ouzbékistan|Uzbekistán|أوزبكستان|乌兹别克斯坦|Узбекистан|Uzbek
VA|039|Holy See=Vatican City=Vatican|Saint-Siège=État de la Cité du Vatican=Vatican|Santa Sede=Ciudad del Vaticano=Vaticano|الكرسي الرسولي=الفاتيكان|教廷=梵蒂冈|Святой Престол=Ватикан|
VC|029|Saint Vincent and the Grenadines=St. Vincent & Grenadines|Saint-Vincent-et-les Grenadines|San Vicente y las Granadinas|سانت فنسنت وجزر غرينادين|圣文森特和格林纳丁斯|Сент-Винсент и Гренадины|
VE|005|Venezuela (Bolivarian Republic of)|Venezuela (République bolivarienne du)|Venezuela (República Bolivariana de)|فنزويلا (جمهورية - البوليفارية)=جمهورية فنزويلا البوليفارية|委内瑞拉（玻利瓦尔共和国）=委内瑞拉玻利瓦尔共和国|Венесуэла (Боливарианская Республика)|Venezuelan
VN|035|Viet Nam=Vietnam|Viet Nam=Vietnam|Viet Nam=Vietnam|فييت نام=فيتنام|越南|Вьетнам|Vietnamese
VU|054|Vanuatu|Vanuatu|Vanuatu|فانواتو|瓦努阿图|Вануату|Ni-Vanuatu
WS|061|Samoa|Samoa|Samoa|ساموا|萨摩亚|Самоа|Samoan
YE|145|Yemen|Yémen|Yemen|اليمن|也门|Йемен|Yemeni
ZA|018|South Africa|Afrique du Sud|Sudáfrica|جنوب أفريقيا|南非|Южная Африка=Южно-Африканская Республика=ЮАР|South African
ZM|014|Zambia|Zambie|Zambia|زامبيا|赞比亚|Замбия|Zambian
ZW|014|Zimbabwe|Zimbabwe|Zimbabwe=Zimbabue|زيمبابوي|津巴布韦|Зимбабве|Zimbabwean`;

/** key | kind of party | en | fr | es | ar | zh | ru; acronyms are written in capitals. */
export const ORGANISATIONS = `UN|international-organisation|United Nations=UN|Nations Unies=ONU|Naciones Unidas=ONU|الأمم المتحدة|联合国|Организация Объединенных Наций=ООН
ILO|international-organisation|International Labour Organization=International Labor Organization=International Labour Office=ILO|Organisation internationale du Travail=Bureau international du Travail=OIT=BIT|Organización Internacional del Trabajo=OIT|منظمة العمل الدولية|国际劳工组织=劳工组织|Международная организация труда=МОТ
IOM|international-organisation|International Organization for Migration=IOM=UN Migration|Organisation internationale pour les migrations=OIM|Organización Internacional para las Migraciones=OIM|المنظمة الدولية للهجرة|国际移民组织=移民组织|Международная организация по миграции=МОМ
OHCHR|international-organisation|Office of the United Nations High Commissioner for Human Rights=Office of the High Commissioner for Human Rights=OHCHR=UN Human Rights|Haut-Commissariat des Nations Unies aux droits de l’homme=HCDH|Oficina del Alto Comisionado de las Naciones Unidas para los Derechos Humanos=ACNUDH|مفوضية الأمم المتحدة السامية لحقوق الإنسان=مفوضية حقوق الإنسان|联合国人权事务高级专员办事处=人权高专办|Управление Верховного комиссара ООН по правам человека=УВКПЧ
UNHCR|international-organisation|Office of the United Nations High Commissioner for Refugees=United Nations High Commissioner for Refugees=UNHCR=UN Refugee Agency|Haut-Commissariat des Nations Unies pour les réfugiés=HCR|Oficina del Alto Comisionado de las Naciones Unidas para los Refugiados=ACNUR|مفوضية الأمم المتحدة لشؤون اللاجئين=مفوضية شؤون اللاجئين|联合国难民事务高级专员公署=难民署|Управление Верховного комиссара ООН по делам беженцев=УВКБ
WHO|international-organisation|World Health Organization=WHO|Organisation mondiale de la Santé=OMS|Organización Mundial de la Salud=OMS|منظمة الصحة العالمية|世界卫生组织=世卫组织|Всемирная организация здравоохранения=ВОЗ
UNODC|international-organisation|United Nations Office on Drugs and Crime=UNODC|Office des Nations Unies contre la drogue et le crime=ONUDC|Oficina de las Naciones Unidas contra la Droga y el Delito|مكتب الأمم المتحدة المعني بالمخدرات والجريمة|联合国毒品和犯罪问题办公室|Управление ООН по наркотикам и преступности=УНП ООН
UNICEF|international-organisation|United Nations Children’s Fund=UNICEF|Fonds des Nations Unies pour l’enfance|Fondo de las Naciones Unidas para la Infancia|منظمة الأمم المتحدة للطفولة=اليونيسف|联合国儿童基金会|Детский фонд ООН=ЮНИСЕФ
UNWOMEN|international-organisation|UN Women=UN-Women=United Nations Entity for Gender Equality and the Empowerment of Women|ONU Femmes=ONU-Femmes|ONU Mujeres=ONU-Mujeres|هيئة الأمم المتحدة للمرأة|联合国妇女署|ООН-женщины
UNDP|international-organisation|United Nations Development Programme=UNDP|Programme des Nations Unies pour le développement=PNUD|Programa de las Naciones Unidas para el Desarrollo=PNUD|برنامج الأمم المتحدة الإنمائي|联合国开发计划署=开发署|Программа развития ООН=ПРООН
UNFPA|international-organisation|United Nations Population Fund=UNFPA|Fonds des Nations Unies pour la population|Fondo de Población de las Naciones Unidas|صندوق الأمم المتحدة للسكان|联合国人口基金|Фонд ООН в области народонаселения=ЮНФПА
UNESCO|international-organisation|United Nations Educational, Scientific and Cultural Organization=UNESCO|Organisation des Nations Unies pour l’éducation, la science et la culture|Organización de las Naciones Unidas para la Educación, la Ciencia y la Cultura|منظمة الأمم المتحدة للتربية والعلم والثقافة=اليونسكو|联合国教育、科学及文化组织=教科文组织|Организация ООН по вопросам образования, науки и культуры=ЮНЕСКО
UNHABITAT|international-organisation|United Nations Human Settlements Programme=UN-Habitat|Programme des Nations Unies pour les établissements humains=ONU-Habitat|Programa de las Naciones Unidas para los Asentamientos Humanos=ONU-Hábitat|موئل الأمم المتحدة|联合国人居署|ООН-Хабитат
UNAIDS|international-organisation|Joint United Nations Programme on HIV/AIDS=UNAIDS|Programme commun des Nations Unies sur le VIH/sida=ONUSIDA|Programa Conjunto de las Naciones Unidas sobre el VIH/Sida=ONUSIDA|||ЮНЭЙДС
FAO|international-organisation|Food and Agriculture Organization of the United Nations=Food and Agriculture Organization=FAO|Organisation des Nations Unies pour l’alimentation et l’agriculture|Organización de las Naciones Unidas para la Alimentación y la Agricultura|منظمة الأغذية والزراعة|联合国粮食及农业组织=粮农组织|Продовольственная и сельскохозяйственная организация ООН=ФАО
WFP|international-organisation|World Food Programme=WFP|Programme alimentaire mondial=PAM|Programa Mundial de Alimentos=PMA|برنامج الأغذية العالمي|世界粮食计划署=粮食署|Всемирная продовольственная программа=ВПП
UNEP|international-organisation|United Nations Environment Programme=UNEP|Programme des Nations Unies pour l’environnement=PNUE|Programa de las Naciones Unidas para el Medio Ambiente=PNUMA|برنامج الأمم المتحدة للبيئة|联合国环境规划署|Программа ООН по окружающей среде=ЮНЕП
UNCTAD|international-organisation|UN Trade and Development=UNCTAD|CNUCED|UNCTAD|الأونكتاد|贸发会议|ЮНКТАД
UNDESA|international-organisation|United Nations Department of Economic and Social Affairs=UN DESA=UNDESA=DESA||||联合国经济和社会事务部|
UNITAR|international-organisation|United Nations Institute for Training and Research=UNITAR||||联合国训练研究所|
UNNM|international-organisation|United Nations Network on Migration=UN Network on Migration=UNNM|Réseau des Nations Unies sur les migrations|Red de las Naciones Unidas sobre la Migración|شبكة الأمم المتحدة المعنية بالهجرة|联合国移民网络|Сеть ООН по миграции
ECA|international-organisation|Economic Commission for Africa=ECA=UNECA|Commission économique pour l’Afrique=CEA|Comisión Económica para África|اللجنة الاقتصادية لأفريقيا||
ECLAC|international-organisation|Economic Commission for Latin America and the Caribbean=ECLAC|Commission économique pour l’Amérique latine et les Caraïbes=CEPALC|Comisión Económica para América Latina y el Caribe=CEPAL|||
ESCAP|international-organisation|Economic and Social Commission for Asia and the Pacific=ESCAP=UNESCAP|Commission économique et sociale pour l’Asie et le Pacifique=CESAP|Comisión Económica y Social para Asia y el Pacífico=CESPAP|||
ESCWA|international-organisation|Economic and Social Commission for Western Asia=ESCWA|Commission économique et sociale pour l’Asie occidentale=CESAO|Comisión Económica y Social para Asia Occidental=CESPAO|اللجنة الاقتصادية والاجتماعية لغربي آسيا=الإسكوا||
UNECE|international-organisation|Economic Commission for Europe=UNECE|Commission économique pour l’Europe|Comisión Económica para Europa|||
WORLDBANK|international-organisation|World Bank=World Bank Group|Banque mondiale|Banco Mundial|البنك الدولي|世界银行|Всемирный банк
IMF|international-organisation|International Monetary Fund=IMF|Fonds monétaire international=FMI|Fondo Monetario Internacional=FMI|صندوق النقد الدولي|国际货币基金组织|Международный валютный фонд=МВФ
OECD|international-organisation|Organisation for Economic Co-operation and Development=OECD|Organisation de coopération et de développement économiques=OCDE|Organización para la Cooperación y el Desarrollo Económicos=OCDE|منظمة التعاون الاقتصادي والتنمية|经济合作与发展组织=经合组织|Организация экономического сотрудничества и развития=ОЭСР
ICMPD|international-organisation|International Centre for Migration Policy Development=ICMPD|||||
IPU|international-organisation|Inter-Parliamentary Union=IPU|Union interparlementaire=UIP|Unión Interparlamentaria=UIP|الاتحاد البرلماني الدولي|各国议会联盟|Межпарламентский союз=МПС
INTERPOL|international-organisation|International Criminal Police Organization=INTERPOL=Interpol|||||
ICRC|international-organisation|International Committee of the Red Cross=ICRC|Comité international de la Croix-Rouge=CICR|Comité Internacional de la Cruz Roja=CICR|اللجنة الدولية للصليب الأحمر|红十字国际委员会|Международный комитет Красного Креста=МККК
IFRC|international-organisation|International Federation of Red Cross and Red Crescent Societies=IFRC|Fédération internationale des sociétés de la Croix-Rouge et du Croissant-Rouge=FICR|Federación Internacional de Sociedades de la Cruz Roja y de la Media Luna Roja=FICR|الاتحاد الدولي لجمعيات الصليب الأحمر والهلال الأحمر||
EU|group-of-states|European Union=EU=E.U.|Union européenne=UE|Unión Europea=UE|الاتحاد الأوروبي|欧洲联盟=欧盟|Европейский союз=ЕС
EC|international-organisation|European Commission|Commission européenne|Comisión Europea|المفوضية الأوروبية|欧盟委员会|Европейская комиссия
AU|group-of-states|African Union=AU|Union africaine=UA|Unión Africana=UA|الاتحاد الأفريقي|非洲联盟=非盟|Африканский союз=АС
AUC|international-organisation|African Union Commission=AUC|Commission de l’Union africaine|Comisión de la Unión Africana|مفوضية الاتحاد الأفريقي|非洲联盟委员会|Комиссия Африканского союза
ASEAN|group-of-states|Association of Southeast Asian Nations=ASEAN|Association des nations de l’Asie du Sud-Est=ANASE|Asociación de Naciones de Asia Sudoriental|رابطة أمم جنوب شرق آسيا=آسيان|东南亚国家联盟=东盟|Ассоциация государств Юго-Восточной Азии=АСЕАН
ECOWAS|group-of-states|Economic Community of West African States=ECOWAS|Communauté économique des États de l’Afrique de l’Ouest=CEDEAO|Comunidad Económica de los Estados de África Occidental=CEDEAO|الجماعة الاقتصادية لدول غرب أفريقيا=الإيكواس|西非国家经济共同体=西非经共体|Экономическое сообщество западноафриканских государств=ЭКОВАС
ECCAS|group-of-states|Economic Community of Central African States=ECCAS|Communauté économique des États de l’Afrique centrale=CEEAC|Comunidad Económica de los Estados de África Central|||
IGAD|group-of-states|Intergovernmental Authority on Development=IGAD|Autorité intergouvernementale pour le développement|Autoridad Intergubernamental para el Desarrollo|الهيئة الحكومية الدولية المعنية بالتنمية=إيغاد||
SADC|group-of-states|Southern African Development Community=SADC|Communauté de développement de l’Afrique australe|Comunidad de África Meridional para el Desarrollo|||
EAC|group-of-states|East African Community=EAC|Communauté d’Afrique de l’Est=CAE|Comunidad de África Oriental|||
LAS|group-of-states|League of Arab States=Arab League=LAS|Ligue des États arabes=Ligue arabe|Liga de los Estados Árabes=Liga Árabe|جامعة الدول العربية|阿拉伯国家联盟|Лига арабских государств
GCC|group-of-states|Gulf Cooperation Council=GCC|Conseil de coopération du Golfe=CCG|Consejo de Cooperación del Golfo|مجلس التعاون الخليجي=مجلس التعاون لدول الخليج العربية|海湾合作委员会|
OIC|group-of-states|Organisation of Islamic Cooperation=OIC|Organisation de la coopération islamique=OCI|Organización de Cooperación Islámica=OCI|منظمة التعاون الإسلامي|伊斯兰合作组织|Организация исламского сотрудничества
OIF|group-of-states|International Organisation of La Francophonie|Organisation internationale de la Francophonie=OIF|Organización Internacional de la Francofonía|المنظمة الدولية للفرنكوفونية||
OAS|group-of-states|Organization of American States=OAS|Organisation des États américains=OEA|Organización de los Estados Americanos=OEA|منظمة الدول الأمريكية|美洲国家组织|Организация американских государств=ОАГ
CARICOM|group-of-states|Caribbean Community=CARICOM|Communauté des Caraïbes|Comunidad del Caribe|الجماعة الكاريبية||
SICA|group-of-states|Central American Integration System|Système d’intégration de l’Amérique centrale|Sistema de la Integración Centroamericana=SICA|||
MERCOSUR|group-of-states|Southern Common Market=MERCOSUR=Mercosur|Marché commun du Sud|Mercado Común del Sur|السوق المشتركة لبلدان المخروط الجنوبي||
CAN|group-of-states|Andean Community|Communauté andine|Comunidad Andina=CAN|||
COE|group-of-states|Council of Europe=CoE|Conseil de l’Europe|Consejo de Europa|مجلس أوروبا|欧洲委员会|Совет Европы
OSCE|group-of-states|Organization for Security and Co-operation in Europe=OSCE|Organisation pour la sécurité et la coopération en Europe|Organización para la Seguridad y la Cooperación en Europa|منظمة الأمن والتعاون في أوروبا||ОБСЕ
COMMONWEALTH|group-of-states|Commonwealth of Nations=Commonwealth Secretariat|Commonwealth|Commonwealth||英联邦|Содружество наций
CIS|group-of-states|Commonwealth of Independent States=CIS|Communauté d’États indépendants|Comunidad de Estados Independientes=CEI||独立国家联合体=独联体|Содружество Независимых Государств=СНГ
CPLP|group-of-states|Community of Portuguese Language Countries|Communauté des pays de langue portugaise|Comunidad de Países de Lengua Portuguesa=CPLP|||
SAARC|group-of-states|South Asian Association for Regional Cooperation=SAARC|||||
PIF|group-of-states|Pacific Islands Forum=PIF|Forum des îles du Pacifique|Foro de las Islas del Pacífico|||
RABAT|regional-process|Rabat Process=Euro-African Dialogue on Migration and Development|Processus de Rabat=Dialogue euro-africain sur la migration et le développement|Proceso de Rabat|عملية الرباط=مسار الرباط||Рабатский процесс
KHARTOUM|regional-process|Khartoum Process=EU-Horn of Africa Migration Route Initiative|Processus de Khartoum|Proceso de Jartum|عملية الخرطوم=مسار الخرطوم||Хартумский процесс
BUDAPEST|regional-process|Budapest Process|Processus de Budapest|Proceso de Budapest|عملية بودابست||Будапештский процесс
PRAGUE|regional-process|Prague Process|Processus de Prague|Proceso de Praga|||Пражский процесс
ALMATY|regional-process|Almaty Process|Processus d’Almaty|Proceso de Almaty|||Алматинский процесс
COLOMBO|regional-process|Colombo Process|Processus de Colombo|Proceso de Colombo|عملية كولومبو|科伦坡进程|Коломбский процесс
ABUDHABI|regional-process|Abu Dhabi Dialogue=ADD|Dialogue d’Abou Dhabi|Diálogo de Abu Dabi|حوار أبوظبي=حوار أبو ظبي|阿布扎比对话|
BALI|regional-process|Bali Process|Processus de Bali|Proceso de Bali|عملية بالي|巴厘进程|Балийский процесс
PUEBLA|regional-process|Regional Conference on Migration=Puebla Process|Conférence régionale sur la migration=Processus de Puebla|Conferencia Regional sobre Migración=Proceso de Puebla=CRM|||
CSM|regional-process|South American Conference on Migration|Conférence sud-américaine sur les migrations|Conferencia Suramericana sobre Migraciones=Conferencia Sudamericana sobre Migraciones|||
QUITO|regional-process|Quito Process|Processus de Quito|Proceso de Quito|||
MIDSA|regional-process|Migration Dialogue for Southern Africa=MIDSA|||||
MIDWA|regional-process|Migration Dialogue for West Africa=MIDWA|||||
ARCP|regional-process|Arab Regional Consultative Process on Migration=ARCP|||العملية التشاورية الإقليمية العربية||
IGC|regional-process|Intergovernmental Consultations on Migration, Asylum and Refugees|||||
GFMD|regional-process|Global Forum on Migration and Development=GFMD|Forum mondial sur la migration et le développement=FMMD|Foro Mundial sobre Migración y Desarrollo=FMMD|المنتدى العالمي المعني بالهجرة والتنمية|全球移民与发展论坛|Глобальный форум по миграции и развитию
BUSINESS|mechanism|Business Mechanism=GFMD Business Mechanism=Business Advisory Group|Mécanisme des entreprises|Mecanismo Empresarial|آلية الأعمال||
CIVILSOCIETY|mechanism|Civil Society Mechanism=GFMD Civil Society Mechanism=Civil Society|Mécanisme de la société civile=Société civile|Mecanismo de la Sociedad Civil=Sociedad Civil|آلية المجتمع المدني=المجتمع المدني||
MAYORS|mechanism|Mayors Mechanism=GFMD Mayors Mechanism|Mécanisme des maires|Mecanismo de Alcaldes|آلية رؤساء البلديات||
YOUTH|mechanism|Youth Forum=Youth Stakeholder Network=Migration Youth and Children Platform=MYCP|Forum de la jeunesse|Foro de la Juventud|منتدى الشباب||
ITUC|civil-society|International Trade Union Confederation=ITUC|Confédération syndicale internationale=CSI|Confederación Sindical Internacional=CSI|الاتحاد الدولي لنقابات العمال|国际工会联合会|Международная конфедерация профсоюзов=МКП
IOE|civil-society|International Organisation of Employers=IOE|Organisation internationale des employeurs=OIE|Organización Internacional de Empleadores=OIE|المنظمة الدولية لأصحاب العمل|国际雇主组织|Международная организация работодателей=МОР
PSI|civil-society|Public Services International=PSI|Internationale des services publics=ISP|Internacional de Servicios Públicos=ISP|||
PICUM|civil-society|Platform for International Cooperation on Undocumented Migrants=PICUM|||||
ICMC|civil-society|International Catholic Migration Commission=ICMC|||||
MFA|civil-society|Migrant Forum in Asia=MFA|||||
MMC|civil-society|Mixed Migration Centre=MMC|||||
NRC|civil-society|Norwegian Refugee Council=NRC|Conseil norvégien pour les réfugiés|Consejo Noruego para Refugiados|||
CARITAS|civil-society|Caritas=Caritas Internationalis|||||
SAVE|civil-society|Save the Children|||||
MSF|civil-society|Doctors Without Borders|Médecins Sans Frontières=MSF|Médicos Sin Fronteras|أطباء بلا حدود||
AMNESTY|civil-society|Amnesty International|||منظمة العفو الدولية||
HRW|civil-society|Human Rights Watch=HRW|||||
UCLG|civil-society|United Cities and Local Governments=UCLG|Cités et Gouvernements Locaux Unis=CGLU|Ciudades y Gobiernos Locales Unidos=CGLU|||
MMCOUNCIL|civil-society|Mayors Migration Council|||||`;

/** M49 code, or a key where M49 has none | M49 code of the region around it | en | fr | es | ar | zh | ru */
export const REGIONS = `001||World=Global=Worldwide=International|Monde=Mondial=International|Mundo=Mundial=Internacional=Global|العالم=عالمي|世界=全球|Мир
002|001|Africa|Afrique|África|أفريقيا|非洲|Африка
202|002|Sub-Saharan Africa|Afrique subsaharienne|África Subsahariana|أفريقيا جنوب الصحراء الكبرى|撒哈拉以南非洲|Африка к югу от Сахары
015|002|Northern Africa=North Africa|Afrique septentrionale=Afrique du Nord|África Septentrional=África del Norte=Norte de África|شمال أفريقيا|北非|Северная Африка
014|202|Eastern Africa=East Africa|Afrique orientale=Afrique de l’Est|África Oriental|شرق أفريقيا|东非|Восточная Африка
017|202|Middle Africa=Central Africa|Afrique centrale|África Central|وسط أفريقيا|中非|Центральная Африка
018|202|Southern Africa|Afrique australe|África Meridional=África Austral|الجنوب الأفريقي|南部非洲|Юг Африки
011|202|Western Africa=West Africa|Afrique occidentale=Afrique de l’Ouest|África Occidental|غرب أفريقيا|西非|Западная Африка
019|001|Americas=Americas|Amériques|Américas|الأمريكتان|美洲|Америка
419|019|Latin America and the Caribbean=LAC=Latin America|Amérique latine et Caraïbes=Amérique latine|América Latina y el Caribe=América Latina|أمريكا اللاتينية والبحر الكاريبي|拉丁美洲和加勒比|Латинская Америка и Карибский бассейн
029|419|Caribbean|Caraïbes|Caribe|منطقة البحر الكاريبي=الكاريبي|加勒比|Карибский бассейн
013|419|Central America|Amérique centrale|América Central=Centroamérica|أمريكا الوسطى|中美洲|Центральная Америка
005|419|South America|Amérique du Sud|América del Sur=Sudamérica=Suramérica|أمريكا الجنوبية|南美洲|Южная Америка
021|019|Northern America=North America|Amérique septentrionale=Amérique du Nord|América Septentrional=América del Norte=Norteamérica|أمريكا الشمالية|北美洲|Северная Америка
142|001|Asia|Asie|Asia|آسيا|亚洲|Азия
143|142|Central Asia|Asie centrale|Asia Central|آسيا الوسطى=وسط آسيا|中亚|Центральная Азия
030|142|Eastern Asia=East Asia|Asie orientale=Asie de l’Est|Asia Oriental|شرق آسيا|东亚|Восточная Азия
035|142|South-eastern Asia=South-East Asia=Southeast Asia|Asie du Sud-Est|Asia Sudoriental=Sudeste Asiático|جنوب شرق آسيا|东南亚|Юго-Восточная Азия
034|142|Southern Asia=South Asia|Asie méridionale=Asie du Sud|Asia Meridional=Asia del Sur|جنوب آسيا|南亚|Южная Азия
145|142|Western Asia=West Asia|Asie occidentale|Asia Occidental|غرب آسيا=غربي آسيا|西亚|Западная Азия
150|001|Europe|Europe|Europa|أوروبا|欧洲|Европа
151|150|Eastern Europe|Europe orientale=Europe de l’Est|Europa Oriental=Europa del Este|أوروبا الشرقية=شرق أوروبا|东欧|Восточная Европа
154|150|Northern Europe|Europe septentrionale=Europe du Nord|Europa Septentrional=Europa del Norte|أوروبا الشمالية=شمال أوروبا|北欧|Северная Европа
039|150|Southern Europe|Europe méridionale=Europe du Sud|Europa Meridional=Europa del Sur|أوروبا الجنوبية=جنوب أوروبا|南欧|Южная Европа
155|150|Western Europe|Europe occidentale=Europe de l’Ouest|Europa Occidental|أوروبا الغربية=غرب أوروبا|西欧|Западная Европа
009|001|Oceania|Océanie|Oceanía|أوقيانوسيا|大洋洲|Океания
053|009|Australia and New Zealand|Australie et Nouvelle-Zélande|Australia y Nueva Zelanda|أستراليا ونيوزيلندا|澳大利亚和新西兰|Австралия и Новая Зеландия
054|009|Melanesia|Mélanésie|Melanesia|ميلانيزيا|美拉尼西亚|Меланезия
057|009|Micronesia region|Micronésie (région)|Micronesia (región)|منطقة ميكرونيزيا|密克罗尼西亚地区|Регион Микронезия
061|009|Polynesia|Polynésie|Polinesia|بولينيزيا|波利尼西亚|Полинезия
MENA|001|Middle East and North Africa=MENA|Moyen-Orient et Afrique du Nord|Oriente Medio y Norte de África|الشرق الأوسط وشمال أفريقيا|中东和北非|Ближний Восток и Северная Африка
MEAST|001|Middle East|Moyen-Orient|Oriente Medio|الشرق الأوسط|中东|Ближний Восток
SAHEL|202|Sahel|Sahel|Sahel|الساحل|萨赫勒|Сахель
HORN|014|Horn of Africa|Corne de l’Afrique|Cuerno de África|القرن الأفريقي|非洲之角|Африканский Рог
PACIFIC|009|Pacific|Pacifique|Pacífico|المحيط الهادئ|太平洋|Тихий океан
MAGHREB|015|Maghreb|Maghreb|Magreb|المغرب العربي|马格里布|Магриб`;
