"""Names of countries in running text and beside towns, in nine languages and Danish; and seats of government.

A row is a country's code (ISO 3166-1 alpha-2) and its names as printed, separated by ``|``, the English name first;
an apostrophe stands for either kind of apostrophe. To add a name, append it to its country's row::

    "MM": "Myanmar|Birma|Burma|Birmanie",

Former countries and areas in the news are in the row of the country of today that holds their capital (USSR in RU)
or that the United Nations count them to (Crimea in UA).

Zaire and Burma are in this table and in ``former_countries.py``. A name of the past needs a form here so that a text
that names it mentions the country of today. It needs a row there so that a dateline with it is marked with ``former``
and its towns are looked for in every successor country. A name still in use needs a form here only.

Source: Unicode CLDR 47 (territories in en, nl, de, fr, es, it, pt, nb, sv, da), without forms that are everyday words
or persons' names (``Réunion``, ``Maurice``, ``Salvador``), and with what papers write.
"""

from typing import Final

NAMES: Final = {
    "AD": "Andorra|Andorre",
    "AE": (
        "United Arab Emirates|Verenigde Arabische Emiraten|Vereinigte Arabische Emirate|Émirats arabes unis|"
        "Emiratos Árabes Unidos|Emirati Arabi Uniti|Emirados Árabes Unidos|De forente arabiske emirater|"
        "Förenade Arabemiraten|De Forenede Arabiske Emirater|UAE|U.A.E.|VAE|Emiraten|"
        "Vereinigten Arabischen Emirate|Vereinigten Arabischen Emiraten|Emirates"
    ),
    "AF": "Afghanistan|Afganistán|Afeganistão|Afganistan",
    "AG": (
        "Antigua & Barbuda|Antigua en Barbuda|Antigua und Barbuda|Antigua-et-Barbuda|Antigua y Barbuda|"
        "Antigua e Barbuda|Antígua e Barbuda|Antigua og Barbuda|Antigua och Barbuda|Antigua and Barbuda"
    ),
    "AI": "Anguilla|Anguila",
    "AL": "Albania|Albanië|Albanien|Albanie|Albânia",
    "AM": "Armenia|Armenië|Armenien|Arménie|Armênia",
    "AO": "Angola",
    "AQ": "Antarctica|Antarktis|Antarctique|Antártida|Antartide",
    "AR": "Argentina|Argentinië|Argentinien|Argentine",
    "AS": (
        "American Samoa|Amerikaans-Samoa|Amerikanisch-Samoa|Samoa américaines|Samoa Americana|Samoa Americane|"
        "Amerikansk Samoa|Amerikanska Samoa"
    ),
    "AT": "Austria|Oostenrijk|Österreich|Autriche|Áustria|Østerrike|Österrike|Østrig",
    "AU": "Australia|Australië|Australien|Australie|Austrália",
    "AW": "Aruba",
    "AX": "Åland Islands|Åland|Ålandinseln|Îles Åland|Islas Aland|Isole Åland|Ilhas Aland",
    "AZ": (
        "Azerbaijan|Azerbeidzjan|Aserbaidschan|Azerbaïdjan|Azerbaiyán|Azerbaigian|Azerbaijão|Aserbajdsjan|"
        "Azerbajdzjan|Nagorno-Karabakh|Nagorno-Karabach|Bergkarabach|Azerbaiyan"
    ),
    "BA": (
        "Bosnia & Herzegovina|Bosnië en Herzegovina|Bosnien und Herzegowina|Bosnie-Herzégovine|"
        "Bosnia y Herzegovina|Bosnia ed Erzegovina|Bósnia e Herzegovina|Bosnia-Hercegovina|"
        "Bosnien och Hercegovina|Bosnien-Hercegovina|Bosnia|Bosnië|Bosnien|Bosnie|Bosnia and Herzegovina|"
        "Bosnia-Herzegovina|Bosnië-Herzegovina|Bosnien-Herzegowina|Bósnia|Herzegovina"
    ),
    "BB": "Barbados|Barbade",
    "BD": "Bangladesh|Bangladesch|Bangladés",
    "BE": (
        "Belgium|België|Belgien|Belgique|Bélgica|Belgio|Belgia|Flandes|Flandre|Fiandre|Vlaanderen|Flanders|Wallonië|"
        "Wallonie"
    ),
    "BF": "Burkina Faso|Burquina Faso|Upper Volta|Opper-Volta|Obervolta|Haute-Volta|Alto Volta|Burkina",
    "BG": "Bulgaria|Bulgarije|Bulgarien|Bulgarie|Bulgária",
    "BH": "Bahrain|Bahrein|Bahreïn|Baréin|Barein|Barém",
    "BI": "Burundi",
    "BJ": "Benin|Bénin|Benín",
    "BM": "Bermuda|Bermudes|Bermudas",
    "BN": "Brunei|Brunei Darussalam|Brunéi",
    "BO": "Bolivia|Bolivien|Bolivie|Bolívia",
    "BQ": (
        "Caribbean Netherlands|Caribisch Nederland|Karibische Niederlande|Pays-Bas caribéens|Caribe neerlandés|"
        "Caraibi Olandesi|Países Baixos Caribenhos|Karibisk Nederland|Karibiska Nederländerna|Bonaire"
    ),
    "BR": "Brazil|Brazilië|Brasilien|Brésil|Brasil|Brasile",
    "BS": "Bahamas|Bahama's",
    "BT": "Bhutan|Bhoutan|Bután|Butão",
    "BV": (
        "Bouvet Island|Bouveteiland|Bouvetinsel|Île Bouvet|Isla Bouvet|Isola Bouvet|Ilha Bouvet|Bouvetøya|"
        "Bouvetön|Bouvetøen"
    ),
    "BW": "Botswana|Botsuana",
    "BY": (
        "Belarus|Biélorussie|Bielorrusia|Bielorussia|Bielorrússia|Wit-Rusland|Weißrussland|Weissrussland|"
        "Hviterussland|Vitryssland|Hviderusland|Belarús|Byelorussia|Bielorússia"
    ),
    "BZ": "Belize|Belice",
    "CA": "Canada|Kanada|Canadá|Quebec|Québec",
    "CC": "Cocoseilanden|Kokosinseln|Îles Cocos|Islas Cocos|Kokosøyene|Kokosöarna|Cocosøerne|Cocos Islands",
    "CD": (
        "Congo|DR Congo|D.R. Congo|Democratic Republic of Congo|Democratic Republic of the Congo|"
        "Democratische Republiek Congo|Demokratische Republik Kongo|Demokratischen Republik Kongo|"
        "République démocratique du Congo|República Democrática del Congo|República Democrática do Congo|"
        "Repubblica Democratica del Congo|Den demokratiske republikken Kongo|Congo-Kinshasa|Kongo-Kinshasa|Kongo|DRC|"
        "RDC|RD Congo|Zaire|Zaïre|RD del Congo|RD do Congo"
    ),
    "CF": (
        "Central African Republic|Centraal-Afrikaanse Republiek|Zentralafrikanische Republik|"
        "République centrafricaine|República Centroafricana|Repubblica Centrafricana|República Centro-Africana|"
        "Den sentralafrikanske republikk|Centralafrikanska republiken|Den Centralafrikanske Republik"
    ),
    "CG": (
        "Congo-Brazzaville|Kongo-Brazzaville|Republic of Congo|Republic of the Congo|Republiek Congo|"
        "Republik Kongo|République du Congo|República del Congo|República do Congo|Repubblica del Congo"
    ),
    "CH": "Switzerland|Zwitserland|Schweiz|Suisse|Suiza|Svizzera|Suíça|Sveits",
    "CI": (
        "Côte d'Ivoire|Ivoorkust|Costa d'Avorio|Costa do Marfim|Elfenbenskysten|Elfenbenskusten|Ivory Coast|"
        "Elfenbeinküste|Costa de Marfil"
    ),
    "CK": (
        "Cook Islands|Cookeilanden|Cookinseln|Îles Cook|Islas Cook|Isole Cook|Ilhas Cook|Cookøyene|Cooköarna|Cookøerne"
    ),
    "CL": "Chile|Cile|Chili",
    "CM": "Cameroon|Kameroen|Kamerun|Cameroun|Camerún|Camerun|Camarões",
    "CN": ("China|Chine|Cina|Kina|People's Republic of China|Volksrepubliek China|Volksrepublik China|Tibet|Xinjiang"),
    "CO": "Colombia|Kolumbien|Colombie|Colômbia",
    "CR": "Costa Rica",
    "CU": "Cuba|Kuba",
    "CV": (
        "Cape Verde|Kaapverdië|Cabo Verde|Cap-Vert|Capo Verde|Kapp Verde|Kap Verde|Kapverden|Kaapverdische Eilanden"
    ),
    "CW": "Curaçao|Curazao|Curacao|Netherlands Antilles|Nederlandse Antillen",
    "CX": (
        "Christmas Island|Christmaseiland|Weihnachtsinsel|Île Christmas|Isla de Navidad|Isola Christmas|"
        "Ilha Christmas|Christmasøya|Julön|Juleøen"
    ),
    "CY": "Cyprus|Zypern|Chypre|Chipre|Cipro|Kypros|Cypern",
    "CZ": (
        "Czechia|Tsjechië|Tschechien|Tchéquie|Chequia|Cechia|Tchéquia|Tsjekkia|Tjeckien|Tjekkiet|Czech Republic|"
        "Tsjechische Republiek|Tschechische Republik|Tschechischen Republik|République tchèque|"
        "République Tchèque|República Checa|"
        "Repubblica Ceca|Chéquia|Czechoslovakia|Tsjechoslowakije|Tschechoslowakei|Tchécoslovaquie|Checoslovaquia|"
        "Cecoslovacchia"
    ),
    "DE": (
        "Germany|Duitsland|Deutschland|Allemagne|Alemania|Germania|Alemanha|Tyskland|West Germany|East Germany|"
        "West-Duitsland|Oost-Duitsland|Westdeutschland|Ostdeutschland|DDR|RFA|Bundesrepublik|Alemaña|"
        "Allemagne de l'Ouest|Allemagne de l'Est|Alemania Occidental|Alemania Oriental|Germania Ovest|Germania Est|"
        "Vest-Tyskland|Øst-Tyskland|Västtyskland|Östtyskland"
    ),
    "DJ": "Djibouti|Dschibuti|Yibuti|Gibuti|Djibuti",
    "DK": "Denmark|Denemarken|Dänemark|Danemark|Dinamarca|Danimarca|Danmark",
    "DM": "Dominica|La Dominique|la Dominique",
    "DO": (
        "Dominican Republic|Dominicaanse Republiek|Dominikanische Republik|République dominicaine|"
        "República Dominicana|Repubblica Dominicana|Dominikanischen Republik|Den dominikanske republikk|"
        "Dominikanska republiken|"
        "Den Dominikanske Republik"
    ),
    "DZ": "Algeria|Algerije|Algerien|Algérie|Argelia|Argélia|Algerie|Algeriet",
    "EC": "Ecuador|Équateur|Equador",
    "EE": "Estonia|Estland|Estonie|Estônia",
    "EG": "Egypt|Egypte|Ägypten|Égypte|Egipto|Egitto|Egito|Egypten",
    "EH": (
        "Western Sahara|Westelijke Sahara|Westsahara|Sahara occidental|Sáhara Occidental|Sahara Occidentale|"
        "Saara Ocidental|Vest-Sahara|Västsahara|Vestsahara"
    ),
    "ER": "Eritrea|Érythrée|Eritreia",
    "ES": (
        "Spain|Spanje|Spanien|Espagne|España|Spagna|Espanha|Spania|Catalonia|Catalonië|Katalonien|Catalogne|"
        "Cataluña|Catalunya|Catalogna|Catalunha"
    ),
    "ET": "Ethiopia|Ethiopië|Äthiopien|Éthiopie|Etiopía|Etiopia|Etiópia|Etiopien",
    "FI": "Finland|Finnland|Finlande|Finlandia|Finlândia",
    "FJ": "Fiji|Fidschi|Fidji|Fiyi|Figi",
    "FK": (
        "Falkland Islands|Falklandeilanden|Falklandinseln|Îles Malouines|Islas Malvinas|Isole Falkland|"
        "Ilhas Malvinas|Falklandsøyene|Falklandsöarna|Falklandsøerne|Malvinas|Falklands|Malvine|Ilhas Falkland"
    ),
    "FM": "Micronesia|Mikronesien|Micronésie|Micronésia|Mikronesiaføderasjonen|Federated States of Micronesia",
    "FO": (
        "Faroe Islands|Faeröer|Färöer|Îles Féroé|Islas Feroe|Isole Fær Øer|Ilhas Faroé|Færøyene|Färöarna|"
        "Færøerne|Faroes|Faeröereilanden"
    ),
    "FR": "France|Frankrijk|Frankreich|Francia|França|Frankrike|Frankrig",
    "GA": "Gabon|Gabun|Gabón|Gabão",
    "GB": (
        "United Kingdom|Verenigd Koninkrijk|Vereinigtes Königreich|Vereinigten Königreich|"
        "Vereinigte Königreich|Royaume-Uni|Reino Unido|Regno Unito|"
        "Storbritannia|Storbritannien|Great Britain|Britain|Groot-Brittannië|Großbritannien|Grossbritannien|"
        "Grande-Bretagne|Gran Bretaña|Gran Bretagna|Grã-Bretanha|England|Engeland|Angleterre|Inglaterra|"
        "Inghilterra|Scotland|Schotland|Schottland|Écosse|Ecosse|Escocia|Scozia|Escócia|Skottland|Wales|"
        "Pays de Galles|Northern Ireland|Noord-Ierland|Nordirland|Irlande du Nord|Irlanda del Norte|"
        "Irlanda del Nord|Irlanda do Norte|Nord-Irland|UK|U.K.|VK"
    ),
    "GD": "Grenada",
    "GE": "Georgia|Georgië|Georgien|Géorgie|Geórgia",
    "GF": (
        "French Guiana|Frans-Guyana|Französisch-Guayana|Guyane française|Guayana Francesa|Guyana Francese|"
        "Guiana Francesa|Fransk Guyana|Franska Guyana"
    ),
    "GG": "Guernsey|Guernesey",
    "GH": "Ghana|Gana",
    "GI": "Gibraltar|Gibilterra",
    "GL": "Greenland|Groenland|Grönland|Groenlandia|Groenlândia|Grønland|Gronelândia",
    "GM": "Gambia|Gambie|Gâmbia",
    "GN": "Guinea|Guinee|Guinée|Guiné",
    "GP": "Guadeloupe",
    "GQ": (
        "Equatorial Guinea|Equatoriaal-Guinea|Äquatorialguinea|Guinée équatoriale|Guinea Ecuatorial|"
        "Guinea Equatoriale|Guiné Equatorial|Ekvatorial-Guinea|Ekvatorialguinea|Ækvatorialguinea"
    ),
    "GR": "Greece|Griekenland|Griechenland|Grèce|Grecia|Grécia|Hellas|Grekland|Grækenland",
    "GT": "Guatemala",
    "GU": "Guam",
    "GW": "Guinea-Bissau|Guinee-Bissau|Guinée-Bissau|Guinea-Bisáu|Guiné-Bissau",
    "GY": "Guyana",
    "HK": "Hong Kong|Hongkong",
    "HN": "Honduras",
    "HR": "Croatia|Kroatië|Kroatien|Croatie|Croacia|Croazia|Croácia|Kroatia",
    "HT": "Haiti|Haïti|Haití",
    "HU": "Hungary|Hongarije|Ungarn|Hongrie|Hungría|Ungheria|Hungria|Ungern",
    "ID": "Indonesia|Indonesië|Indonesien|Indonésie|Indonésia",
    "IE": "Ireland|Ierland|Irland|Irlande|Irlanda|Republic of Ireland|Éire",
    "IL": "Israel|Israël|Israele",
    "IM": "Isle of Man|Île de Man|Isla de Man|Isola di Man",
    "IN": "India|Inde|Índia|Indien",
    "IO": "Chagos|Chagos Islands|Diego Garcia",
    "IQ": "Iraq|Irak|Iraque",
    "IR": "Iran|Irán|Irã|Irão|Islamic Republic of Iran|Islamitische Republiek Iran",
    "IS": "Iceland|IJsland|Islande|Islandia|Islanda|Islândia|Island",
    "IT": "Italy|Italië|Italien|Italie|Italia|Itália",
    "JM": "Jamaica|Jamaika|Jamaïque|Giamaica",
    "JO": "Jordan|Jordanië|Jordanien|Jordanie|Jordania|Giordania|Jordânia",
    "JP": "Japan|Japon|Japón|Giappone|Japão",
    "KE": "Kenya|Kenia|Quênia|Quénia",
    "KG": (
        "Kyrgyzstan|Kirgizië|Kirgisistan|Kirghizstan|Kirguistán|Kirghizistan|Quirguistão|Kirgizistan|Kyrgyz Republic|"
        "Kirgistan|Kirgisien|Kirgizstan|Kirghizia|Kirguizistão"
    ),
    "KH": "Cambodia|Cambodja|Kambodscha|Cambodge|Camboya|Cambogia|Camboja|Kambodsja|Kambodja|Kampuchea",
    "KI": "Kiribati|Quiribati",
    "KM": "Comoros|Comoren|Komoren|Comores|Comoras|Comore|Komorene|Komorerna|Comorerne",
    "KN": (
        "St. Kitts & Nevis|Saint Kitts en Nevis|St. Kitts und Nevis|Saint-Christophe-et-Niévès|"
        "San Cristóbal y Nieves|Saint Kitts e Nevis|São Cristóvão e Névis|Saint Kitts og Nevis|"
        "S:t Kitts och Nevis|St. Kitts and Nevis|Saint Kitts and Nevis"
    ),
    "KP": (
        "North Korea|Noord-Korea|Nordkorea|Corée du Nord|Corea del Norte|Corea del Nord|Coreia do Norte|"
        "Nord-Korea|DPRK|Noordkorea|Democratic People's Republic of Korea|Coréia do Norte"
    ),
    "KR": (
        "South Korea|Zuid-Korea|Südkorea|Corée du Sud|Corea del Sur|Corea del Sud|Coreia do Sul|Sør-Korea|"
        "Sydkorea|Korea|Corea|Corée|Coreia|Coréia do Sul|Republic of Korea|Zuidkorea"
    ),
    "KW": "Kuwait|Koeweit|Koweït|Koweit",
    "KY": (
        "Cayman Islands|Kaaimaneilanden|Kaimaninseln|Îles Caïmans|Islas Caimán|Isole Cayman|Ilhas Cayman|"
        "Caymanøyene|Caymanöarna|Caymanøerne"
    ),
    "KZ": "Kazakhstan|Kazachstan|Kasachstan|Kazajistán|Kazakistan|Cazaquistão|Kasakhstan|Kazakstan|Kazajstán",
    "LA": "Laos",
    "LB": "Lebanon|Südlibanon|Libanon|Liban|Líbano|Libano",
    "LC": "Saint Lucia|St. Lucia|Sainte-Lucie",
    "LI": "Liechtenstein",
    "LK": "Sri Lanka|Ceylon",
    "LR": "Liberia|Libéria",
    "LS": "Lesotho|Lesoto",
    "LT": "Lithuania|Litouwen|Litauen|Lituanie|Lituania|Lituânia",
    "LU": "Luxembourg|Luxemburg|Luxemburgo|Lussemburgo",
    "LV": "Latvia|Letland|Lettland|Lettonie|Letonia|Lettonia|Letônia|Letónia",
    "LY": "Libya|Libië|Libyen|Libye|Libia|Líbia",
    "MA": "Morocco|Marokko|Maroc|Marruecos|Marocco|Marrocos|Marocko",
    "MC": "Monaco|Mónaco|Mônaco",
    "MD": "Moldova|Moldavië|Republik Moldau|Moldavie|Moldavia|Moldávia|Moldavien|Moldawien|Moldau",
    "ME": "Montenegro|Monténégro",
    "MG": "Madagascar|Madagaskar|Madagáscar",
    "MH": (
        "Marshall Islands|Marshalleilanden|Marshallinseln|Îles Marshall|Islas Marshall|Isole Marshall|"
        "Ilhas Marshall|Marshalløyene|Marshallöarna|Marshalløerne"
    ),
    "MK": (
        "North Macedonia|Noord-Macedonië|Nordmazedonien|Macédoine du Nord|Macedonia del Norte|Macedonia del Nord|"
        "Macedônia do Norte|Nord-Makedonia|Nordmakedonien|Macedonia|Macedonië|Mazedonien|Macédoine|Makedonia|FYROM|"
        "Macedónia do Norte"
    ),
    "ML": "Mali",
    "MM": "Myanmar|Birma|Burma|Birmanie|Birmania|Mianmar|Birmânia",
    "MN": "Mongolia|Mongolië|Mongolei|Mongolie|Mongólia|Mongoliet",
    "MO": "Macau|Macao",
    "MP": (
        "Northern Mariana Islands|Noordelijke Marianen|Nördliche Marianen|Îles Mariannes du Nord|"
        "Islas Marianas del Norte|Isole Marianne Settentrionali|Ilhas Marianas do Norte|Nord-Marianene|"
        "Nordmarianerna|Nordmarianerne"
    ),
    "MQ": "Martinique|Martinica",
    "MR": "Mauritania|Mauritanië|Mauretanien|Mauritanie|Mauritânia",
    "MS": "Montserrat",
    "MT": "Malta|Malte",
    "MU": "Mauritius|Île Maurice|Ile Maurice|île Maurice|Isla Mauricio|Maurícias|Ilhas Maurícias",
    "MV": "Maldives|Maldiven|Malediven|Maldivas|Maldive|Maldivene|Maldiverna|Maldiverne",
    "MW": "Malawi|Malaui|Maláui",
    "MX": "Mexico|Mexiko|Mexique|México|Messico",
    "MY": "Malaysia|Maleisië|Malaisie|Malasia|Malásia",
    "MZ": "Mozambique|Mosambik|Mozambico|Moçambique",
    "NA": "Namibia|Namibië|Namibie|Namíbia",
    "NC": (
        "New Caledonia|Nieuw-Caledonië|Neukaledonien|Nouvelle-Calédonie|Nueva Caledonia|Nuova Caledonia|"
        "Nova Caledônia|Ny-Caledonia|Nya Kaledonien|Ny Kaledonien|Nova Caledónia"
    ),
    "NE": "Niger|Níger",
    "NG": "Nigeria|Nigéria",
    "NI": "Nicaragua|Nicarágua",
    "NL": (
        "Netherlands|Nederland|Niederlande|Niederlanden|Pays-Bas|Países Bajos|Paesi Bassi|Países Baixos|Nederländerna|"
        "Nederlandene|Holanda|Hollande|Olanda|Holland|The Netherlands"
    ),
    "NO": "Norway|Noorwegen|Norwegen|Norvège|Noruega|Norvegia|Norge|Noreg",
    "NP": "Nepal|Népal",
    "NR": "Nauru",
    "NU": "Niue",
    "NZ": (
        "New Zealand|Nieuw-Zeeland|Neuseeland|Nouvelle-Zélande|Nueva Zelanda|Nuova Zelanda|Nova Zelândia|Nya Zeeland"
    ),
    "OM": "Oman|Omán|Omã",
    "PA": "Panama|Panamá",
    "PE": "Peru|Pérou|Perú|Perù",
    "PF": (
        "French Polynesia|Frans-Polynesië|Französisch-Polynesien|Polynésie française|Polinesia Francesa|"
        "Polinesia Francese|Polinésia Francesa|Fransk Polynesia|Franska Polynesien|Fransk Polynesien"
    ),
    "PG": (
        "Papua New Guinea|Papoea-Nieuw-Guinea|Papua-Neuguinea|Papouasie-Nouvelle-Guinée|Papúa Nueva Guinea|"
        "Papua Nuova Guinea|Papua-Nova Guiné|Papua Ny-Guinea|Papua Nya Guinea|Papua Ny Guinea"
    ),
    "PH": "Philippines|Filipijnen|Philippinen|Filipinas|Filippine|Filippinene|Filippinerna|Filippinerne",
    "PK": "Pakistan|Pakistán|Paquistão",
    "PL": "Poland|Polen|Pologne|Polonia|Polônia|Polónia",
    "PM": (
        "St. Pierre & Miquelon|Saint-Pierre en Miquelon|St. Pierre und Miquelon|Saint-Pierre-et-Miquelon|"
        "San Pedro y Miquelón|Saint-Pierre e Miquelon|São Pedro e Miquelão|S:t Pierre och Miquelon|"
        "Saint Pierre og Miquelon|Saint Pierre and Miquelon"
    ),
    "PN": (
        "Pitcairn Islands|Pitcairneilanden|Pitcairninseln|Îles Pitcairn|Islas Pitcairn|Isole Pitcairn|"
        "Ilhas Pitcairn|Pitcairnøyene|Pitcairnöarna"
    ),
    "PR": "Puerto Rico|Porto Rico|Portorico",
    "PS": (
        "Palestinian Territories|Palestijnse gebieden|Palästinensische Autonomiegebiete|Territoires palestiniens|"
        "Territorios Palestinos|Territori Palestinesi|Territórios palestinos|Det palestinske området|"
        "Palestinska territorierna|De palæstinensiske områder|Gaza|Gazastrook|Gaza Strip|Gazastreifen|"
        "Franja de Gaza|Striscia di Gaza|Faixa de Gaza|Gazastripen|Gazaremsan|Gazaströmmen|West Bank|Westbank|"
        "Westelijke Jordaanoever|Westjordanland|Cisjordanie|Cisjordania|Cisgiordania|Cisjordânia|Vestbredden|"
        "Västbanken|Palestine|Palestina|Palästina|Palestijnse Gebieden|Palästinensergebiete|"
        "Palestinian territories"
    ),
    "PT": "Portugal|Portogallo",
    "PW": "Palau|Palaos",
    "PY": "Paraguay|Paraguai",
    "QA": "Qatar|Katar|Catar",
    "RE": "La Réunion|la Réunion|Reunion Island",
    "RO": "Romania|Roemenië|Rumänien|Roumanie|Rumanía|Romênia|Rumænien|Roménia|Rumania|Romenia",
    "RS": (
        "Serbia|Servië|Serbien|Serbie|Sérvia|Yugoslavia|Joegoslavië|Jugoslawien|Yougoslavie|Jugoslavia|Iugoslávia|"
        "Jugoslavien|Jugoslávia"
    ),
    "RU": (
        "Russia|Rusland|Russland|Russie|Rusia|Rússia|Ryssland|Russian Federation|Russische Federatie|"
        "Soviet Union|Sovjet-Unie|Sovjetunie|Sowjetunion|Union soviétique|Unión Soviética|Unione Sovietica|"
        "União Soviética|Sovjetunionen|USSR|U.S.S.R.|UdSSR|URSS|Siberia|Siberië|Sibirien|Tsjetsjenië|Chechnya|"
        "Tschetschenien|Tchétchénie"
    ),
    "RW": "Rwanda|Ruanda",
    "SA": (
        "Saudi Arabia|Saoedi-Arabië|Saudi-Arabien|Arabie saoudite|Arabia Saudí|Arabia Saudita|Arábia Saudita|"
        "Saudi-Arabia|Saudiarabien"
    ),
    "SB": (
        "Solomon Islands|Salomonseilanden|Salomonen|Îles Salomon|Islas Salomón|Isole Salomone|Ilhas Salomão|"
        "Salomonøyene|Salomonöarna|Salomonøerne"
    ),
    "SC": "Seychelles|Seychellen|Seicheles|Seychellene|Seychellerna|Seychellerne",
    "SD": "Sudan|Soedan|Soudan|Sudán|Sudão",
    "SE": "Sweden|Zweden|Schweden|Suède|Suecia|Svezia|Suécia|Sverige",
    "SG": "Singapore|Singapur|Singapour|Singapura",
    "SH": "Saint Helena|St. Helena|Sint-Helena",
    "SI": "Slovenia|Slovenië|Slowenien|Slovénie|Eslovenia|Eslovênia|Slovenien|Eslovénia",
    "SJ": (
        "Svalbard & Jan Mayen|Spitsbergen en Jan Mayen|Spitzbergen und Jan Mayen|Svalbard et Jan Mayen|"
        "Svalbard y Jan Mayen|Svalbard e Jan Mayen|Svalbard og Jan Mayen|Svalbard och Jan Mayen|Svalbard|"
        "Spitsbergen"
    ),
    "SK": "Slovakia|Slowakije|Slowakei|Slovaquie|Eslovaquia|Slovacchia|Eslováquia|Slovakien|Slovakiet",
    "SL": "Sierra Leone|Sierra Leona|Serra Leoa",
    "SM": "San Marino|Saint-Marin",
    "SN": "Senegal|Sénégal",
    "SO": "Somalia|Somalië|Somalie|Somália",
    "SR": "Suriname|Surinam",
    "SS": "South Sudan|Zuid-Soedan|Südsudan|Soudan du Sud|Sudán del Sur|Sud Sudan|Sudão do Sul|Sør-Sudan|Sydsudan",
    "ST": (
        "São Tomé & Príncipe|Sao Tomé en Principe|São Tomé und Príncipe|Sao Tomé-et-Principe|"
        "Santo Tomé y Príncipe|São Tomé e Príncipe|São Tomé og Príncipe|São Tomé och Príncipe|"
        "Sao Tome and Principe|São Tomé and Príncipe"
    ),
    "SV": "El Salvador",
    "SX": "Sint Maarten|Sint-Maarten",
    "SY": "Syria|Nordsyrien|Syrië|Syrien|Syrie|Siria|Síria",
    "SZ": "Eswatini|Esuatini|Essuatíni|Swaziland|Swasiland|Suazilândia",
    "TC": (
        "Turks & Caicos Islands|Turks- en Caicoseilanden|Turks- und Caicosinseln|Îles Turques-et-Caïques|"
        "Islas Turcas y Caicos|Isole Turks e Caicos|Ilhas Turcas e Caicos|Turks- og Caicosøyene|"
        "Turks- och Caicosöarna|Turks- og Caicosøerne|Turks and Caicos"
    ),
    "TD": "Chad|Tsjaad|Tschad|Tchad|Ciad|Chade|Tsjad",
    "TG": "Togo",
    "TH": "Thailand|Thaïlande|Tailandia|Thailandia|Tailândia",
    "TJ": (
        "Tajikistan|Tadzjikistan|Tadschikistan|Tadjikistan|Tayikistán|Tagikistan|Tadjiquistão|Tadsjikistan|Tajiquistão"
    ),
    "TK": "Tokelau|Tokelauöarna",
    "TL": (
        "Timor-Leste|Oost-Timor|Timor oriental|Timor Est|Øst-Timor|Östtimor|East Timor|Osttimor|Timor Leste|"
        "Timor-Oriental"
    ),
    "TM": "Turkmenistan|Turkménistan|Turkmenistán|Turcomenistão|Turquemenistão",
    "TN": "Tunisia|Tunesië|Tunesien|Tunisie|Túnez|Tunísia|Tunisien",
    "TO": "Tonga",
    "TR": "Türkiye|Turkije|Türkei|Turquie|Turquía|Turchia|Turquia|Tyrkia|Turkiet|Tyrkiet|Turkey|Turkiye",
    "TT": (
        "Trinidad & Tobago|Trinidad en Tobago|Trinidad und Tobago|Trinité-et-Tobago|Trinidad y Tobago|"
        "Trinidad e Tobago|Trinidad og Tobago|Trinidad och Tobago|Trinidad and Tobago|Trinidad|Trindade e Tobago|"
        "Trinidade e Tobago"
    ),
    "TV": "Tuvalu",
    "TW": "Taiwan|Taïwan|Taiwán|Republic of China",
    "TZ": "Tanzania|Tansania|Tanzanie|Tanzânia",
    "UA": (
        "Ukraine|Oekraïne|Ucrania|Ucraina|Ucrânia|Ukraina|Ostukraine|Westukraine|Südukraine|Crimea|Krim|"
        "Crimée|Crimeia|Donbas|Donbass|Oekraine"
    ),
    "UG": "Uganda|Oeganda|Ouganda",
    "US": (
        "United States|Verenigde Staten|Vereinigte Staaten|États-Unis|Estados Unidos|Stati Uniti|USA|VS|V.S.|U.S.|US|"
        "U.S.A.|Amerika|America|EE.UU.|EE. UU.|EEUU|EUA|E.U.A.|Etats-Unis|Forente stater|Förenta staterna|"
        "De forenede stater|Forenede Stater|Vereinigten Staaten|Amérique|Usa"
    ),
    "UY": "Uruguay|Uruguai",
    "UZ": "Uzbekistan|Oezbekistan|Usbekistan|Ouzbékistan|Uzbekistán|Uzbequistão|Usbequistão",
    "VA": (
        "Vatican City|Vaticaanstad|Vatikanstadt|État de la Cité du Vatican|Ciudad del Vaticano|"
        "Città del Vaticano|Cidade do Vaticano|Vatikanstaten|Vatican|Vaticaan|Vatikan|Vaticano|Holy See|"
        "Heilige Stoel|Heiliger Stuhl|Santa Sede|Saint-Siège|Santa Sé|Vatikanet|Vatikanen|Vaticanstad"
    ),
    "VC": (
        "St. Vincent & Grenadines|Saint Vincent en de Grenadines|St. Vincent und die Grenadinen|"
        "Saint-Vincent-et-les Grenadines|San Vicente y las Granadinas|Saint Vincent e Grenadine|"
        "São Vicente e Granadinas|St. Vincent og Grenadinene|S:t Vincent och Grenadinerna|"
        "Saint Vincent og Grenadinerne|St. Vincent and the Grenadines|Saint Vincent and the Grenadines"
    ),
    "VE": "Venezuela",
    "VG": (
        "British Virgin Islands|Britse Maagdeneilanden|Britische Jungferninseln|Îles Vierges britanniques|"
        "Islas Vírgenes Británicas|Isole Vergini Britanniche|Ilhas Virgens Britânicas|De britiske jomfruøyene|"
        "Brittiska Jungfruöarna|De Britiske Jomfruøer"
    ),
    "VI": "U.S. Virgin Islands|US Virgin Islands|Amerikaanse Maagdeneilanden",
    "VN": "Vietnam|Viêt Nam|Vietnã|Viet Nam|Vietname",
    "VU": "Vanuatu",
    "WF": (
        "Wallis & Futuna|Wallis en Futuna|Wallis und Futuna|Wallis-et-Futuna|Wallis y Futuna|Wallis e Futuna|"
        "Wallis og Futuna|Wallis- och Futunaöarna|Wallis and Futuna"
    ),
    "WS": "Samoa",
    "XK": "Kosovo|Kosovë",
    "YE": "Yemen|Jemen|Yémen|Iêmen|Iémen",
    "YT": "Mayotte",
    "ZA": "South Africa|Zuid-Afrika|Südafrika|Afrique du Sud|Sudáfrica|Sudafrica|África do Sul|Sør-Afrika|Sydafrika",
    "ZM": "Zambia|Sambia|Zambie|Zâmbia",
    "ZW": "Zimbabwe|Simbabwe|Zimbabue|Zimbábue|Rhodesia|Rhodesië|Rhodesien|Rhodésie|Zimbabué",
}

METONYMS: Final = {
    "US": (
        "White House|Witte Huis|Weißes Haus|Weiße Haus|Weißen Haus|Maison Blanche|Maison-Blanche|Casa Bianca|"
        "Casa Branca|Det hvite hus|Vita huset|Pentagon|Pentágono|Pentagone|Capitol Hill"
    ),
    "RU": "Kremlin|Kreml|Cremlino",
    "GB": "Downing Street|Whitehall",
    "FR": "Élysée|Elysée|Quai d'Orsay",
}
"""Seats of government by country: their names stand for the country and for nothing else."""
