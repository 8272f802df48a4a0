"""Names of the divisions of all countries, as printed beside a town: ``Isère``, ``Trelawny``, ``Occidental Mindoro``.

A row is a country (ISO 3166-1 alpha-2) and its divisions' names in English or in its own spelling, separated by ``|``.
They say in which country a town lies, and no more. What is read as a state with a code of its own, and what is
printed in other languages and scripts, is a row of ``states.py``, which comes first.

Source: Unicode CLDR 48 (subdivisions, en), which names the divisions of ISO 3166-2.
"""

from typing import Final

SUBDIVISIONS: Final = {
    "AD": "Andorra la Vella|Canillo|Encamp|Escaldes-Engordany|La Massana|Ordino|Sant Julià de Lòria",
    "AE": "Abu Dhabi|Ajman|Dubai|Fujairah|Ras al-Khaimah|Sharjah|Umm al-Quwain",
    "AF": (
        "Badakhshan|Badghis|Baghlan|Balkh|Bamyan|Daykundi|Farah|Faryab|Ghazni|Ghōr|Helmand|Herat|Jowzjan|Kabul|"
        "Kandahar|Kapisa|Khost|Kunar|Kunduz|Laghman|Logar|Maidan Wardak|Nangarhar|Nimruz|Nuristan|Paktia|Paktika|"
        "Panjshir|Parwan|Samangan|Sar-e Pol|Takhar|Urozgan|Zabul"
    ),
    "AG": "Barbuda|Redonda|Saint George|Saint John|Saint Mary|Saint Paul|Saint Peter|Saint Philip",
    "AL": (
        "Berat|Berat County|Bulqizë|Delvinë|Devoll|Dibër|Dibër County|Durrës|Durrës County|Elbasan|Elbasan County|"
        "Fier|Fier County|Gjirokastër|Gjirokastër County|Gramsh|Has|Kavajë|Kolonjë|Korçë|Korçë County|Krujë|Kukës|"
        "Kukës County|Kurbin|Kuçovë|Lezhë|Lezhë County|Librazhd|Lushnjë|Mallakastër|Malësi e Madhe|Mat|Mirditë|Peqin|"
        "Pogradec|Pukë|Përmet|Sarandë|Shkodër|Shkodër County|Skrapar|Tepelenë|Tirana|Tirana County|Tropojë|Vlorë|"
        "Vlorë County"
    ),
    "AM": "Aragatsotn|Ararat|Armavir|Gegharkunik|Kotayk|Lori|Shirak|Syunik|Tavush|Vayots Dzor|Yerevan",
    "AO": (
        "Bengo|Benguela|Bié|Cabinda|Cuando Cubango|Cuanza Norte|Cuanza Sul|Cunene|Huambo|Huíla|Luanda|Lunda Norte|"
        "Lunda Sul|Malanje|Moxico|Namibe|Uíge|Zaire"
    ),
    "AR": (
        "Buenos Aires|Buenos Aires Province|Catamarca|Chaco|Chubut|Corrientes|Córdoba|Entre Ríos|Formosa|Jujuy|"
        "La Pampa|La Rioja|Mendoza|Misiones|Neuquén|Río Negro|Salta|San Juan|San Luis|Santa Cruz|Santa Fe|"
        "Santiago del Estero|Tierra del Fuego|Tucumán"
    ),
    "AT": "Burgenland|Carinthia|Lower Austria|Salzburg|Styria|Tyrol|Upper Austria|Vienna|Vorarlberg",
    "AU": (
        "Australian Capital Territory|New South Wales|Northern Territory|Queensland|South Australia|Tasmania|"
        "Victoria|Western Australia"
    ),
    "AZ": (
        "Absheron|Agdam|Agdash|Aghjabadi|Agstafa|Agsu|Astara|Babek|Baku|Balakan|Barda|Beylagan|Bilasuvar|Dashkasan|"
        "Fizuli|Gadabay|Ganja|Gobustan|Goranboy|Goychay|Goygol|Hajigabul|Imishli|Ismailli|Jabrayil|Jalilabad|Julfa|"
        "Kalbajar|Kangarli|Khachmaz|Khizi|Khojali|Khojavend|Kurdamir|Lachin|Lankaran|Lankaran District|Lerik|Masally|"
        "Mingachevir|Naftalan|Nakhchivan|Nakhchivan AR|Neftchala|Oghuz|Ordubad|Qabala|Qakh|Qazakh|Quba|Qubadli|Qusar|"
        "Saatly|Sabirabad|Sadarak|Salyan|Samukh|Shabran|Shahbuz|Shaki|Shaki District|Shamakhi|Shamkir|Sharur|Shirvan|"
        "Shusha|Siazan|Stepanakert|Sumqayit|Tartar|Tovuz|Ujar|Yardymli|Yevlakh|Yevlakh District|Zangilan|Zaqatala|"
        "Zardab"
    ),
    "BA": (
        "Bosnian Podrinje|Brčko District|Central Bosnia|Federation of Bosnia and Herzegovina|Herzegovina-Neretva|"
        "Livanjski|Posavina|Republika Srpska|Sarajevo|Tuzlanski|Una-Sana|West Herzegovina|Zenica-Doboj"
    ),
    "BB": (
        "Christ Church|Saint Andrew|Saint George|Saint James|Saint John|Saint Joseph|Saint Lucy|Saint Michael|"
        "Saint Peter|Saint Philip|Saint Thomas"
    ),
    "BD": (
        "Bagerhat|Bandarban|Barguna|Barisal|Barisal Division|Bhola|Bogra|Brahmanbaria|Chandpur|Chittagong|"
        "Chittagong Division|Chuadanga|Comilla|Cox's Bazar|Dhaka|Dhaka Division|Dinajpur|Faridpur|Feni|Gaibandha|"
        "Gazipur|Gopalganj|Habiganj|Jamalpur|Jessore|Jhalokati|Jhenaidah|Joypurhat|Khagrachari|Khulna|"
        "Khulna Division|Kishoreganj|Kurigram|Kushtia|Lakshmipur|Lalmonirhat|Madaripur|Magura|Manikganj|Maulvi Bazar|"
        "Meherpur|Munshiganj|Mymensingh|Mymensingh Division|Naogaon|Narail|Narayanganj|Narsingdi|Natore|Nawabganj|"
        "Netrokona|Nilphamari|Noakhali|Pabna|Panchagarh|Patuakhali|Pirojpur|Rajbari|Rajshahi|Rajshahi Division|"
        "Rangamati Hill|Rangpur|Rangpur Division|Satkhira|Shariatpur|Sherpur|Sirajganj|Sunamganj|Sylhet|"
        "Sylhet Division|Tangail|Thakurgaon"
    ),
    "BE": (
        "Antwerp|Brussels|East Flanders|Flanders|Flemish Brabant|Hainaut|Limburg|Liège|Luxembourg|Namur|Wallonia|"
        "Walloon Brabant|West Flanders"
    ),
    "BF": (
        "Balé|Bam|Banwa|Bazèga|Boucle du Mouhoun|Bougouriba|Boulgou|Boulkiemdé|Cascades|Centre|Centre-Est|"
        "Centre-Nord|Centre-Ouest|Centre-Sud|Comoé|Est|Ganzourgou|Gnagna|Gourma|Hauts-Bassins|Houet|Ioba|Kadiogo|"
        "Komondjari|Kompienga|Kossi|Koulpélogo|Kouritenga|Kourwéogo|Kénédougou|Loroum|Léraba|Mouhoun|Nahouri|"
        "Namentenga|Nayala|Nord|Noumbiel|Oubritenga|Oudalan|Passoré|Plateau-Central|Poni|Sahel|Sanguié|Sanmatenga|"
        "Sissili|Soum|Sourou|Sud-Ouest|Séno|Tapoa|Tuy|Yagha|Yatenga|Ziro|Zondoma|Zoundwéogo"
    ),
    "BG": (
        "Blagoevgrad|Burgas|Dobrich|Gabrovo|Haskovo|Kardzhali|Kyustendil|Lovech|Montana|Pazardzhik|Pernik|Pleven|"
        "Plovdiv|Razgrad|Ruse|Shumen|Silistra|Sliven|Smolyan|Sofia|Sofia District|Stara Zagora|Targovishte|Varna|"
        "Veliko Tarnovo|Vidin|Vratsa|Yambol"
    ),
    "BH": "Capital|Central|Muharraq|Northern|Southern",
    "BI": (
        "Bubanza|Bujumbura|Bujumbura Rural|Bururi|Cankuzo|Cibitoke|Gitega|Karuzi|Kayanza|Kirundo|Makamba|Muramvya|"
        "Muyinga|Mwaro|Ngozi|Rumonge|Rutana|Ruyigi"
    ),
    "BJ": "Alibori|Atakora|Atlantique|Borgou|Collines|Donga|Kouffo|Littoral|Mono|Ouémé|Plateau|Zou",
    "BN": "Belait|Brunei-Muara|Temburong|Tutong",
    "BO": "Beni|Chuquisaca|Cochabamba|La Paz|Oruro|Pando|Potosí|Santa Cruz|Tarija",
    "BQ": "Bonaire|Saba|Sint Eustatius",
    "BR": (
        "Acre|Alagoas|Amapá|Amazonas|Bahia|Ceará|Espírito Santo|Federal District|Goiás|Maranhão|Mato Grosso|"
        "Mato Grosso do Sul|Minas Gerais|Paraná|Paraíba|Pará|Pernambuco|Piauí|Rio Grande do Norte|Rio Grande do Sul|"
        "Rio de Janeiro|Rondônia|Roraima|Santa Catarina|Sergipe|São Paulo|Tocantins"
    ),
    "BS": (
        "Acklins|Berry Islands|Bimini|Black Point|Cat Island|Central Abaco|Central Andros|Central Eleuthera|"
        "Crooked Island|East Grand Bahama|Exuma|Freeport|Grand Cay|Harbour Island|Hope Town|Inagua|Long Island|"
        "Mangrove Cay|Mayaguana|Moore's Island|New Providence|North Abaco|North Andros|North Eleuthera|Ragged Island|"
        "Rum Cay|San Salvador|South Abaco|South Andros|South Eleuthera|Spanish Wells|West Grand Bahama"
    ),
    "BT": (
        "Bumthang|Chukha|Dagana|Gasa|Haa|Lhuntse|Mongar|Paro|Pemagatshel|Punakha|Samdrup Jongkhar|Samtse|Sarpang|"
        "Thimphu|Trashigang|Trashiyangtse|Trongsa|Tsirang|Wangdue Phodrang|Zhemgang"
    ),
    "BW": (
        "Central|Chobe|Francistown|Gaborone|Ghanzi|Jwaneng|Kgalagadi|Kgatleng|Kweneng|Lobatse|North East|North West|"
        "Selibe Phikwe|South East|Southern|Sowa Town"
    ),
    "BY": "Brest|Homel|Hrodna|Magileu|Minsk|Minsk Region|Vitebsk",
    "BZ": "Belize|Cayo|Corozal|Orange Walk|Stann Creek|Toledo",
    "CA": (
        "Alberta|British Columbia|Manitoba|New Brunswick|Newfoundland and Labrador|Northwest Territories|Nova Scotia|"
        "Nunavut|Ontario|Prince Edward Island|Quebec|Saskatchewan|Yukon"
    ),
    "CD": (
        "Bandundu|Bas-Congo|Bas-Uélé|Haut-Katanga|Haut-Lomami|Haut-Uélé|Ituri|Kasaï|Kasaï Central|Kasaï-Occidental|"
        "Kasaï-Oriental|Katanga|Kinshasa|Kwango|Kwilu|Lomami|Lualaba|Mai-Ndombe|Maniema|Mongala|Nord-Ubangi|"
        "North Kivu|Orientale|Sankuru|South Kivu|Sud-Ubangi|Tanganyika|Tshopo|Tshuapa|Équateur"
    ),
    "CF": (
        "Bamingui-Bangoran|Bangui|Basse-Kotto|Haut-Mbomou|Haute-Kotto|Kémo|Lobaye|Mambéré-Kadéï|Mbomou|Nana-Grébizi|"
        "Nana-Mambéré|Ombella-M'Poko|Ouaka|Ouham|Ouham-Pendé|Sangha-Mbaéré|Vakaga"
    ),
    "CG": "Bouenza|Brazzaville|Cuvette|Cuvette-Ouest|Kouilou|Likouala|Lékoumou|Niari|Plateaux|Pointe-Noire|Pool|Sangha",
    "CH": (
        "Aargau|Appenzell Ausserrhoden|Appenzell Innerrhoden|Basel-Landschaft|Basel-Stadt|Bern|Fribourg|Geneva|"
        "Glarus|Graubünden|Jura|Lucerne|Neuchâtel|Nidwalden|Obwalden|Schaffhausen|Schwyz|Solothurn|St. Gallen|"
        "Thurgau|Ticino|Uri|Valais|Vaud|Zug|Zürich"
    ),
    "CI": (
        "Abidjan|Agnéby|Bafing|Bas-Sassandra|Bas-Sassandra²|Comoé|Denguélé|Denguélé²|Dix-Huit Montagnes|Fromager|"
        "Gôh-Djiboua|Haut-Sassandra|Lacs|Lacs²|Lagunes|Lagunes²|Marahoué|Montagnes|Moyen-Cavally|Moyen-Comoé|"
        "N'zi-Comoé|Sassandra-Marahoué|Savanes|Savanes²|Sud-Bandama|Sud-Comoé|Vallée du Bandama|Vallée du Bandama²|"
        "Woroba|Worodougou|Yamoussoukro|Zanzan|Zanzan²"
    ),
    "CL": (
        "Antofagasta|Araucanía|Arica y Parinacota|Atacama|Aysén|Bío Bío|Coquimbo|"
        "Libertador General Bernardo O'Higgins|Los Lagos|Los Ríos|Magallanes Region|Maule|Santiago Metropolitan|"
        "Tarapacá|Valparaíso|Ñuble"
    ),
    "CM": "Adamawa|Centre|East|Far North|Littoral|North|Northwest|South|Southwest|West",
    "CN": (
        "Anhui|Beijing|Chongqing|Fujian|Gansu|Guangdong|Guangxi|Guizhou|Hainan|Hebei|Heilongjiang|Henan|Hubei|Hunan|"
        "Jiangsu|Jiangxi|Jilin|Liaoning|Ningxia|Qinghai|Shaanxi|Shandong|Shanghai|Shanxi|Sichuan|Tianjin|Tibet|"
        "Xinjiang|Yunnan|Zhejiang"
    ),
    "CO": (
        "Amazonas|Antioquia|Arauca|Atlántico|Bolívar|Boyacá|Caldas|Capital District|Caquetá|Casanare|Cauca|Cesar|"
        "Chocó|Cundinamarca|Córdoba|Guainía|Guaviare|Huila|La Guajira|Magdalena|Meta|Nariño|Norte de Santander|"
        "Putumayo|Quindío|Risaralda|San Andrés & Providencia|Santander|Sucre|Tolima|Valle del Cauca|Vaupés|Vichada"
    ),
    "CR": "Alajuela|Cartago|Guanacaste|Heredia|Limón|Puntarenas|San José",
    "CU": (
        "Artemisa|Camagüey|Ciego de Ávila|Cienfuegos|Granma|Guantánamo|Havana|Holguín|Isla de la Juventud|Las Tunas|"
        "Matanzas|Mayabeque|Pinar del Río|Sancti Spíritus|Santiago de Cuba|Villa Clara"
    ),
    "CV": (
        "Barlavento Islands|Boa Vista|Brava|Maio|Mosteiros|Paul|Porto Novo|Praia|Ribeira Brava|Ribeira Grande|"
        "Ribeira Grande de Santiago|Sal|Santa Catarina|Santa Catarina do Fogo|Santa Cruz|Sotavento Islands|"
        "São Domingos|São Filipe|São Lourenço dos Órgãos|São Miguel|São Salvador do Mundo|São Vicente|Tarrafal|"
        "Tarrafal de São Nicolau"
    ),
    "CY": "Famagusta|Kyrenia|Larnaca|Limassol|Nicosia|Paphos",
    "CZ": (
        "Benešov|Beroun|Blansko|Brno-město|Brno-venkov|Bruntál|Břeclav|Cheb|Chomutov|Chrudim|Domažlice|Děčín|"
        "Frýdek-Místek|Havlíčkův Brod|Hodonín|Hradec Králové|Jablonec nad Nisou|Jeseník|Jihlava|Jihomoravský|"
        "Jihočeský|Jindřichův Hradec|Jičín|Karlovarský|Karlovy Vary|Karviná|Kladno|Klatovy|Kolín|Kroměříž|"
        "Královéhradecký|Kutná Hora|Liberec|Liberecký|Litoměřice|Louny|Mladá Boleslav|Moravskoslezský|Most|Mělník|"
        "Nový Jičín|Nymburk|Náchod|Olomouc|Olomoucký|Opava|Ostrava|Pardubice|Pardubický|Pelhřimov|Plzeň|Plzeň-North|"
        "Plzeň-South|Plzeňský|Prachatice|Prague 1|Prague 10|Prague 11|Prague 12|Prague 13|Prague 14|Prague 15|"
        "Prague 16|Prague 17|Prague 18|Prague 19|Prague 2|Prague 20|Prague 21|Prague 22|Prague 3|Prague 4|Prague 5|"
        "Prague 6|Prague 7|Prague 8|Prague 9|Prague, Hlavní mešto|Prague-East|Prague-West|Prostějov|Písek|Přerov|"
        "Příbram|Rakovník|Rokycany|Rychnov nad Kněžnou|Semily|Sokolov|Strakonice|Středočeský|Svitavy|Tachov|Teplice|"
        "Trutnov|Tábor|Třebíč|Uherské Hradiště|Vsetín|Vysočina|Vyškov|Zlín|Zlínský|Znojmo|Ústecký|Ústí nad Labem|"
        "Ústí nad Orlicí|Česká Lípa|České Budějovice|Český Krumlov|Šumperk|Žďár nad Sázavou"
    ),
    "DE": (
        "Baden-Württemberg|Bavaria|Berlin|Brandenburg|Bremen|Hamburg|Hesse|Lower Saxony|Mecklenburg-Vorpommern|"
        "North Rhine-Westphalia|Rhineland-Palatinate|Saarland|Saxony|Saxony-Anhalt|Schleswig-Holstein|Thuringia"
    ),
    "DJ": "Ali Sabieh|Arta|Dikhil|Djibouti|Obock|Tadjourah",
    "DK": "Capital Region|Central Denmark|Northern Denmark|Southern Denmark|Zealand",
    "DM": (
        "Saint Andrew|Saint David|Saint George|Saint John|Saint Joseph|Saint Luke|Saint Mark|Saint Patrick|"
        "Saint Paul|Saint Peter"
    ),
    "DO": (
        "Azua|Baoruco|Barahona|Cibao Nordeste|Cibao Noroeste|Cibao Norte|Cibao Sur|Dajabón|Distrito Nacional|Duarte|"
        "El Seibo|El Valle|Elías Piña|Enriquillo|Espaillat|Hato Mayor|Hermanas Mirabal|Higüamo|Independencia|"
        "La Altagracia|La Romana|La Vega|María Trinidad Sánchez|Monseñor Nouel|Monte Cristi|Monte Plata|Ozama|"
        "Pedernales|Peravia|Puerto Plata|Samaná|San Cristóbal|San José de Ocoa|San Juan|San Pedro de Macorís|"
        "Santiago|Santiago Rodríguez|Santo Domingo|Sánchez Ramírez|Valdesia|Valverde|Yuma"
    ),
    "DZ": (
        "Adrar|Algiers|Annaba|Aïn Defla|Aïn Témouchent|Batna|Biskra|Blida|Bordj Badji Mokhtar|Bordj Bou Arréridj|"
        "Bouira|Boumerdès|Béchar|Béjaïa|Béni Abbès|Chlef|Constantine|Djanet|Djelfa|El Bayadh|El Meghaier|El Meniaa|"
        "El Oued|El Tarf|Ghardaïa|Guelma|Illizi|In Guezzam|In Salah|Jijel|Khenchela|Laghouat|M'Sila|Mascara|Mila|"
        "Mostaganem|Médéa|Naama|Oran|Ouargla|Ouled Djellal|Oum El Bouaghi|Relizane|Saïda|Sidi Bel Abbès|Skikda|"
        "Souk Ahras|Sétif|Tamanghasset|Tiaret|Timimoun|Tindouf|Tipasa|Tissemsilt|Tizi Ouzou|Tlemcen|Touggourt|"
        "Tébessa"
    ),
    "EC": (
        "Azuay|Bolívar|Carchi|Cañar|Chimborazo|Cotopaxi|El Oro|Esmeraldas|Galápagos|Guayas|Imbabura|Loja|Los Ríos|"
        "Manabí|Morona-Santiago|Napo|Orellana|Pastaza|Pichincha|Santa Elena|Santo Domingo de los Tsáchilas|Sucumbíos|"
        "Tungurahua|Zamora-Chinchipe"
    ),
    "EE": (
        "Alutaguse|Anija|Antsla|Elva|Haapsalu|Haljala|Harju|Harku|Hiiu|Hiiumaa|Häädemeeste|Ida-Viru|Ida-Virumaa|"
        "Järva|Järvamaa|Jõelähtme|Jõgeva|Jõgevamaa|Jõhvi|Kadrina|Kambja|Kanepi|Kastre|Kehtna|Keila|Kihnu|Kiili|"
        "Kohila|Kohtla-Järve|Kose|Kuusalu|Loksa|Luunja|Lääne|Lääne-Harju|Lääne-Nigula|Lääne-Viru|Lääne-Virumaa|"
        "Läänemaa|Lääneranna|Lüganuse|Maardu|Muhu|Mulgi|Mustvee|Märjamaa|Narva|Narva-Jõesuu|Nõo|Otepää|Paide|"
        "Peipsiääre|Pärnu|Pärnumaa|Põhja-Pärnumaa|Põhja-Sakala|Põltsamaa|Põlva|Põlvamaa|Raasiku|Rae|Rakvere|Rakvere²|"
        "Rapla|Raplamaa|Ruhnu|Räpina|Rõuge|Saarde|Saare|Saaremaa|Saku|Saue|Setomaa|Sillamäe|Tallinn|Tapa|Tartu|"
        "Tartumaa|Tartu²|Toila|Tori|Tõrva|Türi|Valga|Valgamaa|Viimsi|Viljandi|Viljandi²|Viljandi³|Vinni|Viru-Nigula|"
        "Vormsi|Väike-Maarja|Võru|Võrumaa|Võru²"
    ),
    "EG": (
        "Al Sharqia|Alexandria|Aswan|Asyut|Beheira|Beni Suef|Cairo|Dakahlia|Damietta|Faiyum|Gharbia|Giza|Ismailia|"
        "Kafr el-Sheikh|Luxor|Matrouh|Minya|Monufia|New Valley|North Sinai|Port Said|Qalyubia|Qena|Red Sea|Sohag|"
        "South Sinai|Suez"
    ),
    "ER": "Anseba|Debub|Gash-Barka|Maekel|Northern Red Sea|Southern Red Sea",
    "ES": (
        "A Coruña|Albacete|Alicante|Almería|Andalusia|Aragon|Asturias|Asturias Province|Badajoz|Balearic Islands|"
        "Balears Province|Barcelona|Basque Country|Biscay|Burgos|Canary Islands|Cantabria|Cantabria Province|"
        "Castellón|Castile and León|Castile-La Mancha|Catalonia|Ceuta|Ciudad Real|Cuenca|Cáceres|Cádiz|Córdoba|"
        "Extremadura|Galicia|Gipuzkoa|Girona|Granada|Guadalajara|Huelva|Huesca|Jaén|La Rioja|La Rioja Province|"
        "Las Palmas|León|Lleida|Lugo|Madrid Autonomous Community|Madrid Province|Melilla|Murcia|Murcia Region|Málaga|"
        "Navarra|Navarra Chartered Community|Ourense|Palencia|Pontevedra|Salamanca|Santa Cruz de Tenerife|Segovia|"
        "Seville|Soria|Tarragona|Teruel|Toledo|Valencia|Valencian Community|Valladolid|Zamora|Zaragoza|Álava|Ávila"
    ),
    "ET": (
        "Addis Ababa|Afar|Amhara|Benishangul-Gumuz|Dire Dawa|Gambela|Harari|Oromia|Sidama|Somali|"
        "Southern Nations, Nationalities, and Peoples|Southwest Ethiopia Peoples|Tigray"
    ),
    "FI": (
        "Central Finland|Central Ostrobothnia|Kainuu|Kymenlaakso|Lapland|North Karelia|Northern Ostrobothnia|"
        "Northern Savonia|Ostrobothnia|Pirkanmaa|Päijänne Tavastia|Satakunta|South Karelia|Southern Ostrobothnia|"
        "Southern Savonia|Southwest Finland|Tavastia Proper|Uusimaa"
    ),
    "FJ": (
        "Bua|Cakaudrove|Central|Eastern|Kadavu|Lau|Lomaiviti|Macuata|Nadroga-Navosa|Naitasiri|Namosi|Northern|Rewa|"
        "Rotuma|Serua|Tailevu|Western"
    ),
    "FM": "Chuuk|Kosrae|Pohnpei|Yap",
    "FR": (
        "Ain|Aisne|Allier|Alpes-Maritimes|Alpes-de-Haute-Provence|Alsace|Ardennes|Ardèche|Ariège|Aube|Aude|"
        "Auvergne-Rhône-Alpes|Aveyron|Bas-Rhin|Bouches-du-Rhône|Brittany|Burgundy-Franche-Comté|Calvados|Cantal|"
        "Centre-Val de Loire|Charente|Charente-Maritime|Cher|Corrèze|Corse|Corse-du-Sud|Corsica|Creuse|Côte-d'Or|"
        "Côtes-d'Armor|Deux-Sèvres|Dordogne|Doubs|Drôme|Essonne|Eure|Eure-et-Loir|Finistère|Gard|Gers|Gironde|"
        "Grand-Est|Guadeloupe|Guyane|Haut-Rhin|Haute-Corse|Haute-Garonne|Haute-Loire|Haute-Marne|Haute-Savoie|"
        "Haute-Saône|Haute-Vienne|Hautes-Alpes|Hautes-Pyrénées|Hauts-de-France|Hauts-de-Seine|Hérault|"
        "Ille-et-Vilaine|Indre|Indre-et-Loire|Isère|Jura|La Réunion|Landes|Loir-et-Cher|Loire|Loire-Atlantique|"
        "Loiret|Lot|Lot-et-Garonne|Lozère|Maine-et-Loire|Manche|Marne|Martinique|Mayenne|Mayotte|Meurthe-et-Moselle|"
        "Meuse|Morbihan|Moselle|Métropole de Lyon|Nièvre|Nord|Normandie|Nouvelle-Aquitaine|Occitanie|Oise|Orne|Paris|"
        "Pas-de-Calais|Pays-de-la-Loire|Provence-Alpes-Côte-d'Azur|Puy-de-Dôme|Pyrénées-Atlantiques|"
        "Pyrénées-Orientales|Rhône|Sarthe|Savoie|Saône-et-Loire|Seine-Maritime|Seine-Saint-Denis|Seine-et-Marne|"
        "Somme|Tarn|Tarn-et-Garonne|Territoire de Belfort|Val-d'Oise|Val-de-Marne|Var|Vaucluse|Vendée|Vienne|Vosges|"
        "Yonne|Yvelines|Île-de-France²"
    ),
    "GA": "Estuaire|Haut-Ogooué|Moyen-Ogooué|Ngounié|Nyanga|Ogooué-Ivindo|Ogooué-Lolo|Ogooué-Maritime|Woleu-Ntem",
    "GB": (
        "Aberdeen|Aberdeenshire|Anglesey|Angus|Antrim|Antrim and Newtownabbey|Ards|Ards and North Down|"
        "Argyll and Bute|Armagh|Armagh, Banbridge and Craigavon|Ballymena|Ballymoney|Banbridge|Barking and Dagenham|"
        "Barnet|Barnsley|Bath and North East Somerset|Bedford|Belfast|Bexley|Birmingham|Blackburn with Darwen|"
        "Blackpool|Blaenau Gwent|Bolton|Bournemouth|Bournemouth, Christchurch and Poole|Bracknell Forest|Bradford|"
        "Brent|Bridgend|Brighton and Hove|Bristol|Bromley|Buckinghamshire|Bury|Caerphilly|Calderdale|Cambridgeshire|"
        "Camden|Cardiff|Carmarthenshire|Carrickfergus|Castlereagh|Causeway Coast and Glens|Central Bedfordshire|"
        "Ceredigion|Cheshire East|Cheshire West and Chester|Clackmannanshire|Coleraine|Conwy|Cookstown|Cornwall|"
        "Coventry|Craigavon|Croydon|Cumbria|Darlington|Denbighshire|Derby|Derbyshire|Derry|Derry and Strabane|Devon|"
        "Doncaster|Dorset|Down|Dudley|Dumfries and Galloway|Dundee|Dungannon and South Tyrone|Durham|Ealing|"
        "East Ayrshire|East Dunbartonshire|East Lothian|East Renfrewshire|East Riding of Yorkshire|East Sussex|"
        "Edinburgh|Enfield|England|England and Wales|Essex|Falkirk|Fermanagh|Fermanagh and Omagh|Fife|Flintshire|"
        "Gateshead|Glasgow|Gloucestershire|Great Britain|Greenwich|Gwynedd|Hackney|Halton|Hammersmith and Fulham|"
        "Hampshire|Haringey|Harrow|Hartlepool|Havering|Herefordshire|Hertfordshire|Highland|Hillingdon|Hounslow|"
        "Inverclyde|Isle of Wight|Isles of Scilly|Islington|Kensington and Chelsea|Kent|Kingston upon Hull|"
        "Kingston upon Thames|Kirklees|Knowsley|Lambeth|Lancashire|Larne|Leeds|Leicester|Leicestershire|Lewisham|"
        "Limavady|Lincolnshire|Lisburn|Lisburn and Castlereagh|Liverpool|London|Luton|Magherafelt|Manchester|Medway|"
        "Merthyr Tydfil|Merton|Mid Ulster|Mid and East Antrim|Middlesbrough|Midlothian|Milton Keynes|Monmouthshire|"
        "Moray|Moyle|Neath Port Talbot|Newcastle upon Tyne|Newham|Newport|Newry and Mourne|Newry, Mourne and Down|"
        "Newtownabbey|Norfolk|North Ayrshire|North Down|North East Lincolnshire|North Lanarkshire|North Lincolnshire|"
        "North Northamptonshire|North Somerset|North Tyneside|North Yorkshire|Northamptonshire|Northern Ireland|"
        "Northumberland|Nottingham|Nottinghamshire|Oldham|Omagh|Orkney Islands|Outer Hebrides|Oxfordshire|"
        "Pembrokeshire|Perth and Kinross|Peter|Plymouth|Poole|Portsmouth|Powys|Reading|Redbridge|"
        "Redcar and Cleveland|Renfrewshire|Rhondda Cynon Taf|Richmond upon Thames|Rochdale|Rotherham|Rutland|"
        "Saint Helens|Salford|Sandwell|Scotland|Scottish Borders|Sefton|Sheffield|Shetland|Shropshire|Slough|"
        "Solihull|Somerset|South Ayrshire|South Gloucestershire|South Lanarkshire|South Tyneside|Southampton|"
        "Southend-on-Sea|Southwark|Staffordshire|Stirling|Stockport|Stockton-on-Tees|Stoke-on-Trent|Strabane|Suffolk|"
        "Sunderland|Surrey|Sutton|Swansea|Swindon|Tameside|Telford and Wrekin|Thurrock|Torbay|Torfaen|Tower Hamlets|"
        "Trafford|United Kingdom|Vale of Glamorgan|Wakefield|Wales|Walsall|Waltham Forest|Wandsworth|Warrington|"
        "Warwickshire|West Berkshire|West Dunbartonshire|West Lothian|West Northamptonshire|West Sussex|Westminster|"
        "Wigan|Wiltshire|Windsor and Maidenhead|Wirral|Wokingham|Wolverhampton|Worcestershire|Wrexham|York"
    ),
    "GD": "Carriacou and Petite Martinique|Saint Andrew|Saint David|Saint George|Saint John|Saint Mark|Saint Patrick",
    "GE": (
        "Abkhazia|Adjara|Guria|Imereti|Kakheti|Kvemo Kartli|Mtskheta-Mtianeti|Racha-Lechkhumi and Kvemo Svaneti|"
        "Samegrelo-Zemo Svaneti|Samtskhe-Javakheti|Shida Kartli|Tbilisi"
    ),
    "GH": (
        "Ahafo|Ashanti|Bono|Bono East|Brong-Ahafo|Central|Eastern|Greater Accra|North East|Northern|Oti|Savannah|"
        "Upper East|Upper West|Volta|Western|Western North"
    ),
    "GL": "Avannaata Kommunia|Kommune Qeqertalik|Kujalleq|Qaasuitsup|Qeqqata|Sermersooq",
    "GM": (
        "Banjul|Central River Division|Lower River Division|North Bank Division|Upper River Division|"
        "West Coast Division"
    ),
    "GN": (
        "Beyla|Boffa|Boké|Boké Region|Conakry|Coyah|Dabola|Dalaba|Dinguiraye|Dubréka|Faranah|Faranah Region|"
        "Forécariah|Fria|Gaoual|Guéckédou|Kankan|Kankan Region|Kindia|Kindia Region|Kissidougou|Koubia|Koundara|"
        "Kouroussa|Kérouané|Labé|Labé Region|Lola|Lélouma|Macenta|Mali|Mamou|Mamou Region|Mandiana|Nzérékoré|"
        "Nzérékoré Region|Pita|Siguiri|Tougué|Télimélé|Yomou"
    ),
    "GQ": "Annobón|Bioko Norte|Bioko Sur|Centro Sur|Djibloho|Insular|Kié-Ntem|Litoral|Río Muni|Wele-Nzas",
    "GR": (
        "Achaea|Aetolia-Acarnania|Arcadia|Argolis|Arta|Attica|Attica Department|Boeotia|Central Greece|"
        "Central Macedonia|Chalkidiki|Chania|Chios|Corfu|Corinthia|Crete|Cyclades|Dodecanese|Drama|"
        "East Macedonia and Thrace|Epirus|Euboea|Evritania|Evros|Florina|Grevena|Heraklion region|Ilia|Imathia|"
        "Ioannina|Ionian Islands|Karditsa|Kastoria|Kavala|Kefalonia|Kilkis|Kozani|Laconia|Larissa|Lasithi|Lefkada|"
        "Lesbos|Magnesia|Messenia|Mount Athos|North Aegean|Pella|Peloponnese|Phocis|Phthiotis|Pieria|Preveza|"
        "Rethymno|Rhodope|Samos|Serres|South Aegean|Thesprotia|Thessaloniki|Thessaly|Trikala|West Greece|"
        "West Macedonia|Xanthi|Zakynthos"
    ),
    "GT": (
        "Alta Verapaz|Baja Verapaz|Chimaltenango|Chiquimula|El Progreso|Escuintla|Guatemala|Huehuetenango|Izabal|"
        "Jalapa|Jutiapa|Petén|Quetzaltenango|Quiché|Retalhuleu|Sacatepéquez|San Marcos|Santa Rosa|Sololá|"
        "Suchitepéquez|Totonicapán|Zacapa"
    ),
    "GW": "Bafatá|Biombo|Bissau|Bolama|Cacheu|Gabú|Leste|Norte|Oio|Quinara|Sul|Tombali",
    "GY": (
        "Barima-Waini|Cuyuni-Mazaruni|Demerara-Mahaica|East Berbice-Corentyne|Essequibo Islands-West Demerara|"
        "Mahaica-Berbice|Pomeroon-Supenaam|Potaro-Siparuni|Upper Demerara-Berbice|Upper Takutu-Upper Essequibo"
    ),
    "HN": (
        "Atlántida|Bay Islands|Choluteca|Colón|Comayagua|Copán|Cortés|El Paraíso|Francisco Morazán|Gracias a Dios|"
        "Intibucá|La Paz|Lempira|Ocotepeque|Olancho|Santa Bárbara|Valle|Yoro"
    ),
    "HR": (
        "Bjelovar-Bilogora|Brod-Posavina|Dubrovnik-Neretva|Istria|Karlovac|Koprivnica-Križevci|Krapina-Zagorje|"
        "Lika-Senj|Međimurje|Osijek-Baranja|Požega-Slavonia|Primorje-Gorski Kotar|Sisak-Moslavina|Split-Dalmatia|"
        "Varaždin|Virovitica-Podravina|Vukovar-Syrmia|Zadar|Zagreb|Zagreb County|Šibenik-Knin"
    ),
    "HT": "Artibonite|Centre|Grand'Anse|Nippes|Nord|Nord-Est|Nord-Ouest|Ouest|Sud|Sud-Est",
    "HU": (
        "Baranya|Borsod-Abaúj-Zemplén|Budapest|Bács-Kiskun|Békés|Békéscsaba|Csongrád|Debrecen|Dunaújváros|Eger|Fejér|"
        "Győr|Győr-Moson-Sopron|Hajdú-Bihar|Heves|Hódmezővásárhely|Jász-Nagykun-Szolnok|Kaposvár|Kecskemét|"
        "Komárom-Esztergom|Miskolc|Nagykanizsa|Nyíregyháza|Nógrád|Pest|Pécs|Salgótarján|Somogy|Sopron|"
        "Szabolcs-Szatmár-Bereg|Szeged|Szekszárd|Szolnok|Szombathely|Székesfehérvár|Tatabánya|Tolna|Vas|Veszprém|"
        "Veszprém County|Zala|Zalaegerszeg|Érd"
    ),
    "ID": (
        "Aceh|Bali|Bangka–Belitung Islands|Banten|Bengkulu|Central Java|Central Kalimantan|Central Sulawesi|"
        "East Java|East Kalimantan|East Nusa Tenggara|Gorontalo|Jakarta|Jambi|Java|Kalimantan|Lampung|"
        "Lesser Sunda Islands|Maluku|Maluku Islands|North Kalimantan|North Maluku|North Sulawesi|North Sumatra|Papua|"
        "Papua Barat Daya|Papua Islands|Papua Pengunungan|Papua Selatan|Papua Tengah|Riau|Riau Islands|"
        "South Kalimantan|South Sulawesi|South Sumatra|Southeast Sulawesi|Sulawesi|Sumatra|West Java|West Kalimantan|"
        "West Nusa Tenggara|West Papua|West Sulawesi|West Sumatra|Yogyakarta"
    ),
    "IE": (
        "Carlow|Cavan|Clare|Connacht|Cork|Donegal|Dublin|Galway|Kerry|Kildare|Kilkenny|Laois|Leinster|Leitrim|"
        "Limerick|Longford|Louth|Mayo|Meath|Monaghan|Munster|Offaly|Roscommon|Sligo|Tipperary|Ulster|Waterford|"
        "Westmeath|Wexford|Wicklow"
    ),
    "IL": "Central District|Haifa District|Jerusalem|Northern District|Southern District|Tel Aviv District",
    "IN": (
        "Andaman and Nicobar Islands|Andhra Pradesh|Arunachal Pradesh|Assam|Bihar|Chandigarh|Chhattisgarh|"
        "Chhattīsgarh|Dadra and Nagar Haveli|Daman and Diu|Delhi|Dādra and Nagar Haveli and Damān and Diu|Goa|"
        "Gujarat|Haryana|Himachal Pradesh|Jammu and Kashmir|Jharkhand|Karnataka|Kerala|Ladakh|Lakshadweep|"
        "Madhya Pradesh|Maharashtra|Manipur|Meghalaya|Mizoram|Nagaland|Odisha|Puducherry|Punjab|Rajasthan|Sikkim|"
        "Tamil Nadu|Telangana|Telangāna|Tripura|Uttar Pradesh|Uttarakhand|Uttarākhand|West Bengal"
    ),
    "IQ": (
        "Al Anbar|Al Muthanna|Al-Qādisiyyah|Babylon|Baghdad|Basra|Dhi Qar|Diyala|Dohuk|Erbil|Karbala|Kirkuk|"
        "Kurdistan|Maysan|Najaf|Nineveh|Saladin|Sulaymaniyah|Wasit"
    ),
    "IR": (
        "Alborz|Ardabil|Bushehr|Chaharmahal and Bakhtiari|East Azerbaijan|Fars|Gilan|Golestan|Hamadan|Hormozgan|Ilam|"
        "Isfahan|Kerman|Kermanshah|Khorāsān-e Raẕavī|Khuzestan|Kohgiluyeh and Boyer-Ahmad|Kurdistan|Lorestan|Markazi|"
        "Markazī|Mazandaran|North Khorasan|Qazvin|Qom|Razavi Khorasan|Semnan|Sistan and Baluchestan|South Khorasan|"
        "Tehran|West Azarbaijan|Yazd|Zanjan"
    ),
    "IS": (
        "Akrahreppur|Akraneskaupstaður|Akureyrarbær|Bláskógabyggð|Blönduósbær|Bolungarvíkurkaupstaður|Borgarbyggð|"
        "Borgarfjarðarhreppur|Capital|Dalabyggð|Dalvíkurbyggð|Djúpavogshreppur|Eastern|Eyja- og Miklaholtshreppur|"
        "Eyjafjarðarsveit|Fjallabyggð|Fjarðabyggð|Fljótsdalshreppur|Fljótsdalshérað|Flóahreppur|Garðabær|"
        "Grindavíkurbær|Grundarfjarðarbær|Grímsnes- og Grafningshreppur|Grýtubakkahreppur|Hafnarfjarðarkaupstaður|"
        "Helgafellssveit|Hrunamannahreppur|Hvalfjarðarsveit|Hveragerðisbær|Hörgársveit|Húnabyggð|Húnavatnshreppur|"
        "Húnaþing vestra|Kaldrananeshreppur|Kjósarhreppur|Kópavogsbær|Langanesbyggð|Mosfellsbær|Múlaþing|"
        "Mýrdalshreppur|Northeastern|Northwestern|Norðurþing|Rangárþing eystra|Rangárþing ytra|Reykhólahreppur|"
        "Reykjanesbær|Reykjavík|Reykjavíkurborg|Seltjarnarnesbær|Seyðisfjarðarkaupstaður|Skaftárhreppur|Skagabyggð|"
        "Skagafjörður|Skeiða- og Gnúpverjahreppur|Skorradalshreppur|Skútustaðahreppur|Snæfellsbær|Southern|"
        "Southern Peninsula|Strandabyggð|Stykkishólmsbær|Suðurnesjabær|Svalbarðshreppur|Svalbarðsstrandarhreppur|"
        "Sveitarfélagið Hornafjörður|Sveitarfélagið Skagafjörður|Sveitarfélagið Skagaströnd|Sveitarfélagið Vogar|"
        "Sveitarfélagið Árborg|Sveitarfélagið Ölfus|Súðavíkurhreppur|Tjörneshreppur|Tálknafjarðarhreppur|"
        "Vestmannaeyjabær|Vesturbyggð|Vopnafjarðarhreppur|Western|Westfjords|Árneshreppur|Ásahreppur|Ísafjarðarbær|"
        "Þingeyjarsveit"
    ),
    "IT": (
        "Abruzzo|Agrigento|Alessandria|Ancona|Aosta|Aosta Valley|Apulia|Arezzo|Ascoli Piceno|Asti|Avellino|Bari|"
        "Barletta-Andria-Trani|Basilicata|Belluno|Benevento|Bergamo|Biella|Bologna|Brescia|Brindisi|Cagliari|"
        "Calabria|Caltanissetta|Campania|Campobasso|Carbonia-Iglesias|Caserta|Catania|Catanzaro|Chieti|Como|Cosenza|"
        "Cremona|Crotone|Cuneo|Emilia-Romagna|Enna|Fermo|Ferrara|Florence|Foggia|Forlì-Cesena|Friuli–Venezia Giulia|"
        "Frosinone|Genoa|Gorizia|Grosseto|Imperia|Isernia|L'Aquila|La Spezia|Latina|Lazio|Lecce|Lecco|Liguria|"
        "Livorno|Lodi|Lombardy|Lucca|Macerata|Mantua|Marche|Massa and Carrara|Matera|Medio Campidano|Messina|Milan|"
        "Modena|Molise|Monza and Brianza|Naples|Novara|Nuoro|Ogliastra|Olbia-Tempio|Oristano|Padua|Palermo|Parma|"
        "Pavia|Perugia|Pesaro and Urbino|Pescara|Piacenza|Piedmont|Pisa|Pistoia|Pordenone|Potenza|Prato|Ragusa|"
        "Ravenna|Reggio Calabria|Reggio Emilia|Rieti|Rimini|Rome|Rovigo|Salerno|Sardinia|Sassari|Savona|Sicily|Siena|"
        "Sondrio|South Tyrol|Sud Sardegna|Syracuse|Taranto|Teramo|Terni|Trapani|Trentino|Trentino-South Tyrol|"
        "Treviso|Trieste|Turin|Tuscany|Udine|Umbria|Varese|Veneto|Venice|Verbano-Cusio-Ossola|Vercelli|Verona|"
        "Vibo Valentia|Vicenza|Viterbo"
    ),
    "JM": (
        "Clarendon|Hanover|Kingston|Manchester|Portland|Saint Andrew|Saint Ann|Saint Catherine|Saint Elizabeth|"
        "Saint James|Saint Mary|Saint Thomas|Trelawny|Westmoreland"
    ),
    "JO": "Ajloun|Amman|Aqaba|Balqa|Irbid|Jerash|Karak|Ma'an|Madaba|Mafraq|Tafilah|Zarqa",
    "JP": (
        "Aichi|Akita|Aomori|Chiba|Ehime|Fukui|Fukuoka|Fukushima|Gifu|Gunma|Hiroshima|Hokkaidō|Hyōgo|Ibaraki|Ishikawa|"
        "Iwate|Kagawa|Kagoshima|Kanagawa|Kumamoto|Kyōto|Kōchi|Mie|Miyagi|Miyazaki|Nagano|Nagasaki|Nara|Niigata|"
        "Okayama|Okinawa|Saga|Saitama|Shiga|Shimane|Shizuoka|Tochigi|Tokushima|Tokyo|Tottori|Toyama|Wakayama|"
        "Yamagata|Yamaguchi|Yamanashi|Ōita|Ōsaka"
    ),
    "KE": (
        "Baringo|Bomet|Bungoma|Busia|Elgeyo-Marakwet|Embu|Garissa|Homa Bay|Isiolo|Kajiado|Kakamega|Kericho|Kiambu|"
        "Kilifi|Kirinyaga|Kisii|Kisumu|Kitui|Kwale|Laikipia|Lamu|Machakos|Makueni|Mandera|Marsabit|Meru|Migori|"
        "Mombasa|Murang'a|Nairobi County|Nakuru|Nandi|Narok|Nyamira|Nyandarua|Nyeri|Samburu|Siaya|Taita-Taveta|"
        "Tana River|Tharaka-Nithi|Trans Nzoia|Turkana|Uasin Gishu|Vihiga|Wajir|West Pokot"
    ),
    "KG": "Batken|Bishkek|Chuy|Issyk-Kul|Jalal-Abad|Naryn|Osh|Osh Region|Talas",
    "KH": (
        "Banteay Meanchey|Battambang|Kampong Cham|Kampong Chhnang|Kampong Speu|Kampong Thom|Kampot|Kandal|Kep|"
        "Koh Kong|Kratié|Mondulkiri|Oddar Meanchey|Pailin|Phnom Penh|Preah Vihear|Prey Veng|Pursat|Ratanakiri|"
        "Siem Reap|Sihanoukville|Stung Treng|Svay Rieng|Takéo|Tbong Khmum"
    ),
    "KI": "Gilbert Islands|Line Islands|Phoenix Islands",
    "KM": "Anjouan|Grande Comore|Mohéli",
    "KN": (
        "Christ Church Nichola Town|Nevis|Saint Anne Sandy Point|Saint George Basseterre|Saint George Gingerland|"
        "Saint James Windward|Saint John Capisterre|Saint John Figtree|Saint Kitts|Saint Mary Cayon|"
        "Saint Paul Capisterre|Saint Paul Charlestown|Saint Peter Basseterre|Saint Thomas Lowland|"
        "Saint Thomas Middle Island|Trinity Palmetto Point"
    ),
    "KP": (
        "Chagang|Kaeseong|Kangwon|Nampho|North Hamgyong|North Hwanghae|North Pyongan|Pyongyang|Rason|Ryanggang|"
        "South Hamgyong|South Hwanghae|South Pyongan"
    ),
    "KR": (
        "Busan|Daegu|Daejeon|Gangwon|Gwangju City|Gyeonggi|Incheon|Jeju|North Chungcheong|North Gyeongsang|"
        "North Jeolla|Sejong|Seoul|South Chungcheong|South Gyeongsang|South Jeolla|Ulsan"
    ),
    "KW": "Al Ahmadi|Al Asimah|Al Farwaniyah|Al Jahra|Hawalli|Mubarak Al-Kabeer",
    "KZ": (
        "Abay oblysy|Akmola|Aktobe|Almaty|Almaty Region|Almaty oblysy|Aqmola oblysy|Aqtöbe oblysy|Astana|Atyrau|"
        "Atyraū oblysy|Batys Qazaqstan oblysy|Bayqongyr|East Kazakhstan|Jambyl|Karagandy|Kostanay|Kyzylorda|"
        "Mangghystaū oblysy|Mangystau|North Kazakhstan|Pavlodar|Pavlodar oblysy|Qaraghandy oblysy|Qostanay oblysy|"
        "Qyzylorda oblysy|Shyghys Qazaqstan oblysy|Shymkent|Soltüstik Qazaqstan oblysy|South Kazakhstan|"
        "Türkistan oblysy|Ulytaū oblysy|West Kazakhstan|Zhambyl oblysy|Zhetisū oblysy"
    ),
    "LA": (
        "Attapeu|Bokeo|Bolikhamsai|Champasak|Houaphanh|Khammouane|Luang Namtha|Luang Prabang|Oudomxay|Phongsaly|"
        "Sainyabuli|Salavan|Savannakhet|Sekong|Vientiane|Vientiane Province|Xaisomboun|Xiangkhouang"
    ),
    "LB": "Akkar|Baalbek-Hermel|Beirut|Beqaa|Mount Lebanon|Nabatieh|North|South",
    "LC": "Anse la Raye|Canaries|Castries|Choiseul|Dennery|Gros Islet|Laborie|Micoud|Soufrière|Vieux Fort",
    "LI": "Balzers|Eschen|Gamprin|Mauren|Planken|Ruggell|Schaan|Schellenberg|Triesen|Triesenberg|Vaduz",
    "LK": (
        "Ampara|Anuradhapura|Badulla|Batticaloa|Central|Colombo|Eastern|Galle|Gampaha|Hambantota|Jaffna|Kalutara|"
        "Kandy|Kegalle|Kilinochchi|Kurunegala|Mannar|Matale|Matara|Moneragala|Mullaitivu|North Central|North Western|"
        "Northern|Nuwara Eliya|Polonnaruwa|Puttalam|Ratnapura|Sabaragamuwa|Southern|Trincomalee|Uva|Vavuniya|Western"
    ),
    "LR": (
        "Bomi|Bong|Gbarpolu|Grand Bassa|Grand Cape Mount|Grand Gedeh|Grand Kru|Lofa|Margibi|Maryland|Montserrado|"
        "Nimba|River Gee|Rivercess|Sinoe"
    ),
    "LS": "Berea|Butha-Buthe|Leribe|Mafeteng|Maseru|Mohale's Hoek|Mokhotlong|Qacha's Nek|Quthing|Thaba-Tseka",
    "LT": (
        "Akmenė|Alytus|Alytus County|Alytus Municipality|Anykščiai|Birštonas|Biržai|Druskininkai|Elektrėnai|Ignalina|"
        "Jonava|Joniškis|Jurbarkas|Kaišiadorys|Kalvarija|Kaunas|Kaunas County|Kauno Municipality|Kazlų Rūda|Kelmė|"
        "Klaipėda|Klaipėda County|Klaipėdos Municipality|Kretinga|Kupiškis|Kėdainiai|Lazdijai|Marijampolė|"
        "Marijampolė County|Mažeikiai|Molėtai|Neringa|Pagėgiai|Pakruojis|Palanga|Panevėžio Municipality|Panevėžys|"
        "Panevėžys County|Pasvalys|Plungė|Prienai|Radviliškis|Raseiniai|Rietavas|Rokiškis|Skuodas|Tauragė|"
        "Tauragė County|Telšiai|Telšiai County|Trakai|Ukmergė|Utena|Utena County|Varėna|Vilkaviškis|"
        "Vilniaus Municipality|Vilnius|Vilnius County|Visaginas|Zarasai|Šakiai|Šalčininkai|Šiauliai|Šiauliai County|"
        "Šiaulių Municipality|Šilalė|Šilutė|Širvintos|Švenčionys"
    ),
    "LU": (
        "Capellen|Clervaux|Diekirch|Echternach|Esch-sur-Alzette|Grevenmacher|Luxembourg|Mersch|Redange|Remich|"
        "Vianden|Wiltz"
    ),
    "LV": (
        "Aglona|Aizkraukle|Aizpute|Aknīste|Aloja|Alsunga|Alūksne|Amata|Ape|Auce|Augšdaugavas novads|Babīte|Baldone|"
        "Baltinava|Balvi|Bauska|Beverīna|Brocēni|Burtnieki|Carnikava|Cesvaine|Cibla|Cēsis|Dagda|Daugavpils|"
        "Daugavpils Municipality|Dienvidkurzemes Novads|Dobele|Dundaga|Durbe|Engure|Garkalne|Grobiņa|Gulbene|Iecava|"
        "Ikšķile|Ilūkste|Inčukalns|Jaunjelgava|Jaunpiebalga|Jaunpils|Jelgava|Jelgava Municipality|Jēkabpils|"
        "Jēkabpils Municipality|Jūrmala|Kandava|Kocēni|Koknese|Krimulda|Krustpils|Krāslava|Kuldīga|Kārsava|Lielvārde|"
        "Liepāja|Limbaži|Lubāna|Ludza|Līgatne|Līvāni|Madona|Mazsalaca|Mālpils|Mārupe|Mērsrags|Naukšēni|Nereta|Nīca|"
        "Ogre|Olaine|Ozolnieki|Preiļi|Priekule|Priekuļi|Pārgauja|Pāvilosta|Pļaviņas|Rauna|Riebiņi|Riga|Roja|Ropaži|"
        "Rucava|Rugāji|Rundāle|Rēzekne|Rēzekne Municipality|Rūjiena|Sala|Salacgrīva|Salaspils|Saldus|Saulkrasti|"
        "Sigulda|Skrunda|Skrīveri|Smiltene|Stopiņi|Strenči|Sēja|Talsi|Tukums|Tērvete|Vaiņode|Valka|Valmiera|"
        "Valmieras Novads|Varakļāni|Vecpiebalga|Vecumnieki|Ventspils|Ventspils Municipality|Viesīte|Viļaka|Viļāni|"
        "Vārkava|Zilupe|Ādaži|Ērgļi|Ķegums|Ķekava"
    ),
    "LY": (
        "Al Wahat|Benghazi|Butnan|Derna|Ghat|Jabal al Akhdar|Jabal al Gharbi|Jafara|Jufra|Kufra|Marj|Misrata|Murqub|"
        "Murzuq|Nalut|Nuqat al Khams|Sabha|Sirte|Tripoli|Wadi al Hayaa|Wadi al Shatii|Zawiya"
    ),
    "MA": (
        "Agadir-Ida Ou Tanane|Al Haouz|Al Hoceïma|Aousserd|Assa-Zag|Azilal|Ben Slimane|Berkane|Berrechid|Boujdour|"
        "Boulemane|Béni-Mellal|Casablanca|Chaouia-Ouardigha|Chefchaouen|Chichaoua|Chtouka Aït Baha|Doukkala-Abda|"
        "Driouch|El Hajeb|El Jadida|Errachidia|Es Semara|Essaouira|Fahs-Beni Makada|Figuig|Fquih Ben Salah|"
        "Fès-Boulemane|Fès-Dar-Dbibegh|Gharb-Chrarda-Béni Hssen|Grand Casablanca|Guelmim|Guelmim-Es Semara|Guercif|"
        "Ifrane|Inezgane-Aït Melloul|Jerada|Kelaat Sraghna|Khemisset|Khouribga|Khénifra|Kénitra|Larache|Laâyoune|"
        "Laâyoune-Boujdour-Sakia El Hamra|M'diq-Fnideq|Marrakech|Marrakech-Medina|Marrakech-Menara|"
        "Marrakesh-Tensift-El Haouz|Meknès|Meknès-Tafilalet|Midelt|Mohammedia|Moulay Yacoub|Médiouna|Nador|Nouaceur|"
        "Oriental|Ouarzazate|Oued Ed-Dahab|Oued Ed-Dahab-Lagouira|Ouezzane|Oujda-Angad|Rabat|Rabat-Salé-Zemmour-Zaer|"
        "Rehamna|Safi|Salé|Sefrou|Settat|Sidi Bennour|Sidi Ifni|Sidi Kacem|Sidi Slimane|Sidi Youssef Ben Ali|"
        "Skhirat-Témara|Souss-Massa-Drâa|Tadla-Azilal|Tan-Tan|Tangier-Assilah|Tangier-Tétouan|Taounate|Taourirt|"
        "Tarfaya|Taroudant|Tata|Taza|Taza-Al Hoceima-Taounate|Tinghir|Tiznit|Tétouan|Youssoufia|Zagora"
    ),
    "MC": (
        "Fontvieille|Jardin Exotique de Monaco|La Colle|La Condamine|La Gare|La Source|Larvotto|Malbousquet|"
        "Monaco-Ville|Moneghetti|Monte Carlo|Moulins|Port Hercules|Saint Roman|Sainte-Dévote Chapel|Spélugues|"
        "Vallon de la Rousse"
    ),
    "MD": (
        "Anenii Noi|Basarabeasca|Bender|Briceni|Bălţi|Cahul|Cantemir|Chișinău|Cimișlia|Criuleni|Călărași|Căușeni|"
        "Dondușeni|Drochia|Dubăsari|Edineț|Florești|Fălești|Gagauzia|Glodeni|Hîncești|Ialoveni|Leova|Nisporeni|"
        "Ocniţa|Orhei|Rezina|Rîșcani|Soroca|Strășeni|Sîngerei|Taraclia|Telenești|Transnistria|Ungheni|Ştefan Vodă|"
        "Șoldănești"
    ),
    "ME": (
        "Andrijevica|Bar|Berane|Bijelo Polje|Budva|Cetinje|Danilovgrad|Gusinje|Herceg Novi|Kolašin|Kotor|Mojkovac|"
        "Nikšić|Petnjica|Plav|Pljevlja|Plužine|Podgorica|Rožaje|Tivat|Tuzi|Ulcinj|Zeta|Šavnik|Žabljak"
    ),
    "MG": "Antananarivo|Antsiranana|Fianarantsoa|Mahajanga|Toamasina|Toliara",
    "MH": (
        "Ailinglaplap Atoll|Ailuk Atoll|Arno|Aur Atoll|Ebon Atoll|Enewetak Atoll|Jabat Island|Jaluit Atoll|"
        "Kili Island|Kwajalein|Lae Atoll|Lib Island|Likiep Atoll|Majuro|Maloelap Atoll|Mejit Island|Mili Atoll|"
        "Namdrik Atoll|Namu Atoll|Ralik Chain|Ratak Chain|Rongelap Atoll|Ujae Atoll|Utirik Atoll|Wotho Atoll|"
        "Wotje Atoll"
    ),
    "MK": (
        "Aerodrom|Aerodrom †|Aračinovo|Berovo|Bitola|Bogdanci|Bogovinje|Bosilovo|Brvenica|Butel|Butel †|Centar|"
        "Centar Župa|Centar †|Debar|Debarca|Debrca|Delčevo|Demir Hisar|Demir Kapija|Dojran|Dolneni|Drugovo|Gazi Baba|"
        "Gazi Baba †|Gevgelija|Gjorče Petrov|Gjorče Petrov †|Gostivar|Gradsko|Ilinden|Jegunovce|Karbinci|Karpoš|"
        "Karpoš †|Kavadarci|Kisela Voda|Kisela Voda †|Kičevo|Konče|Kočani|Kratovo|Kriva Palanka|Krivogaštani|Kruševo|"
        "Kumanovo|Lipkovo|Lozovo|Makedonska Kamenica|Makedonski Brod|Mavrovo and Rostuša|Mavrovo i Rostuše|Mogila|"
        "Negotino|Novaci|Novo Selo|Ohrid|Oslomej|Pehčevo|Petrovec|Plasnica|Prilep|Probištip|Radoviš|Rankovce|Resen|"
        "Rosoman|Saraj|Saraj †|Skopje|Sopište|Staro Nagoričane|Struga|Strumica|Studeničani|Sveti Nikole|Tearce|"
        "Tetovo|Valandovo|Vasilevo|Veles|Vevčani|Vinica|Vraneštica|Vrapčište|Zajas|Zelenikovo|Zrnovci|Čair|Čair †|"
        "Čaška|Češinovo-Obleševo|Čučer-Sandevo|Štip|Šuto Orizari|Šuto Orizari †|Želino"
    ),
    "ML": "Bamako|Gao|Kayes|Kidal|Koulikoro|Mopti|Ménaka|Sikasso|Ségou|Taoudénit|Tombouctou",
    "MM": (
        "Ayeyarwady|Bago|Chin|Kachin|Kayah|Kayin|Magway|Mandalay|Mon|Naypyidaw|Rakhine|Sagaing|Shan|Tanintharyi|Yangon"
    ),
    "MN": (
        "Arkhangai|Bayan-Ölgii|Bayankhongor|Bulgan|Darkhan-Uul|Dornod|Dornogovi|Dundgovi|Govi-Altai|Govisümber|"
        "Khentii|Khovd|Khövsgöl|Orkhon|Selenge|Sükhbaatar|Töv|Ulaanbaatar|Uvs|Zavkhan|Ömnögovi|Övörkhangai"
    ),
    "MR": (
        "Adrar|Assaba|Brakna|Dakhlet Nouadhibou|Gorgol|Guidimaka|Hodh Ech Chargui|Hodh El Gharbi|Inchiri|"
        "Nouakchott Nord|Nouakchott Ouest|Nouakchott Sud|Tagant|Tiris Zemmour|Trarza"
    ),
    "MT": (
        "Attard|Balzan|Birgu|Birkirkara|Birżebbuġa|Cospicua|Dingli|Fgura|Floriana|Fontana|Gudja|Għajnsielem|Għarb|"
        "Għargħur|Għasri|Għaxaq|Gżira|Iklin|Imtarfa|Kalkara|Kerċem|Kirkop|Lija|Luqa|Marsa|Marsaskala|Marsaxlokk|"
        "Mdina|Mellieħa|Mosta|Mqabba|Msida|Munxar|Mġarr|Nadur|Naxxar|Paola|Pembroke|Pietà|Qala|Qormi|Qrendi|Rabat|"
        "Safi|Saint Lawrence|San Ġwann|Sannat|Santa Luċija|Santa Venera|Senglea|Siġġiewi|Sliema|St. Julian's|"
        "St. Paul's Bay|Swieqi|Ta' Xbiex|Tarxien|Valletta|Victoria|Xagħra|Xewkija|Xgħajra|Ħamrun|Żabbar|Żebbuġ|"
        "Żebbuġ Gozo|Żejtun|Żurrieq"
    ),
    "MU": (
        "Agaléga|Beau-Bassin Rose-Hill|Cargados Carajos|Curepipe|Flacq|Grand Port|Moka|Pamplemousses|Plaines Wilhems|"
        "Port Louis|Port Louis District|Quatre Bornes|Rivière Noire|Rivière du Rempart|Rodrigues|Savanne|"
        "Vacoas-Phoenix"
    ),
    "MV": (
        "Addu|Alif Alif|Alif Dhaal|Baa|Central Province|Dhaalu|Faafu|Gaafu Alif|Gaafu Dhaalu|Gnaviyani|Haa Alif|"
        "Haa Dhaalu|Kaafu|Laamu|Lhaviyani|Malé|Meemu|Noonu|North Central Province|North Province|Raa|Shaviyani|"
        "South Central Province|South Province|Thaa|Upper North Province|Upper South Province|Vaavu"
    ),
    "MW": (
        "Balaka|Blantyre|Central|Chikwawa|Chiradzulu|Chitipa|Dedza|Dowa|Karonga|Kasungu|Likoma|Lilongwe|Machinga|"
        "Mangochi|Mchinji|Mulanje|Mwanza|Mzimba|Neno|Nkhata Bay|Nkhotakota|Northern|Nsanje|Ntcheu|Ntchisi|Phalombe|"
        "Rumphi|Salima|Southern|Thyolo|Zomba"
    ),
    "MX": (
        "Aguascalientes|Baja California|Baja California Sur|Campeche|Chiapas|Chihuahua|Ciudad de Mexico|Coahuila|"
        "Colima|Durango|Guanajuato|Guerrero|Hidalgo|Jalisco|Mexico City|Mexico State|Michoacán|Morelos|Nayarit|"
        "Nuevo León|Oaxaca|Puebla|Querétaro|Quintana Roo|San Luis Potosí|Sinaloa|Sonora|Tabasco|Tamaulipas|Tlaxcala|"
        "Veracruz|Yucatán|Zacatecas"
    ),
    "MY": (
        "Johor|Kedah|Kelantan|Kuala Lumpur|Labuan|Malacca|Negeri Sembilan|Pahang|Penang|Perak|Perlis|Putrajaya|Sabah|"
        "Sarawak|Selangor|Terengganu"
    ),
    "MZ": "Cabo Delgado|Gaza|Inhambane|Manica|Maputo|Maputo Province|Nampula|Niassa|Sofala|Tete|Zambezia",
    "NA": (
        "Erongo|Hardap|Karas|Kavango East|Kavango West|Khomas|Kunene|Ohangwena|Omaheke|Omusati|Oshana|Oshikoto|"
        "Otjozondjupa|Zambezi"
    ),
    "NE": "Agadez|Diffa|Dosso|Maradi|Niamey|Tahoua|Tillabéri|Zinder",
    "NG": (
        "Abia|Adamawa|Akwa Ibom|Anambra|Bauchi|Bayelsa|Benue|Borno|Cross River|Delta|Ebonyi|Edo|Ekiti|Enugu|"
        "Federal Capital Territory|Gombe|Imo|Jigawa|Kaduna|Kano|Katsina|Kebbi|Kogi|Kwara|Lagos|Nasarawa|Niger|Ogun|"
        "Ondo|Osun|Oyo|Plateau|Rivers|Sokoto|Taraba|Yobe|Zamfara"
    ),
    "NI": (
        "Atlántico Norte|Atlántico Sur|Boaco|Carazo|Chinandega|Chontales|Estelí|Granada|Jinotega|León|Madriz|Managua|"
        "Masaya|Matagalpa|Nueva Segovia|Rivas|Río San Juan"
    ),
    "NL": (
        "Bonaire|Drenthe|Flevoland|Friesland|Gelderland|Groningen|Limburg|North Brabant|North Holland|Overijssel|"
        "Saba|Sint Eustatius|South Holland|Utrecht|Zeeland"
    ),
    "NO": (
        "Agder|Akershus|Aust-Agder|Buskerud|Finnmark|Hedmark|Hordaland|Innlandet|Jan Mayen|Møre og Romsdal|"
        "Nord-Trøndelag|Nordland|Oppland|Oslo|Rogaland|Sogn og Fjordane|Svalbard|Sør-Trøndelag|Telemark|Troms|"
        "Tromssan ja Finmarkun|Trøndelag|Vest-Agder|Vestfold|Vestfold og Telemark|Vestland|Viken|Østfold"
    ),
    "NP": (
        "Bagmati|Bheri|Central|Dhawalagiri|Gandaki|Gandaki²|Janakpur|Karnali|Karnali²|Kosi|Lumbini|"
        "Madhya Pashchimanchal|Mahakali|Mechi|Narayani|Province 1|Province 2|Province 3|Province 5|Province 7|"
        "Purwanchal|Rapti|Sagarmatha|Seti|Sudur Pashchimanchal|Western"
    ),
    "NR": "Aiwo|Anabar|Anetan|Anibare|Baiti|Boe|Buada|Denigomodu|Ewa|Ijuw|Meneng|Nibok|Uaboe|Yaren",
    "NZ": (
        "Auckland|Bay of Plenty|Canterbury|Chatham Islands|Gisborne|Hawke's Bay|Manawatu-Wanganui|Marl|Nelson|"
        "Northland|Otago|Southland|Taranaki|Tasman|Waikato|Wellington|West Coast"
    ),
    "OM": (
        "Ad Dakhiliyah|Ad Dhahirah|Al Buraimi|Al Wusta|Dhofar|Janub al Batinah|Janub ash Sharqiyah|Musandam|Muscat|"
        "Shamal al Batinah|Shamal ash Sharqiyah"
    ),
    "PA": (
        "Bocas del Toro|Chiriquí|Coclé|Colón|Darién|Emberá|Guna Yala|Herrera|Los Santos|Naso Tjër Di|Ngöbe-Buglé|"
        "Panamá|Veraguas|West Panamá"
    ),
    "PE": (
        "Amazonas|Ancash|Apurímac|Arequipa|Ayacucho|Cajamarca|Cusco|El Callao|Huancavelica|Huánuco|Ica|Junín|"
        "La Libertad|Lambayeque|Lima|Lima Region|Loreto|Madre de Dios|Moquegua|Pasco|Piura|Puno|San Martín|Tacna|"
        "Tumbes|Ucayali"
    ),
    "PG": (
        "Bougainville|Central|Chimbu|East New Britain|East Sepik|Eastern Highlands|Enga|Gulf|Hela|Jiwaka|Madang|"
        "Manus|Milne Bay|Morobe|New Ireland|Oro|Port Moresby|Sandaun|Southern Highlands|West New Britain|Western|"
        "Western Highlands"
    ),
    "PH": (
        "Abra|Agusan del Norte|Agusan del Sur|Aklan|Albay|Antique|Apayao|Aurora|Basilan|Bataan|Batanes|Batangas|"
        "Benguet|Bicol|Biliran|Bohol|Bukidnon|Bulacan|Cagayan|Cagayan Valley|Calabarzon|Camarines Norte|"
        "Camarines Sur|Camiguin|Capiz|Caraga|Catanduanes|Cavite|Cebu|Central Luzon|Central Visayas|Compostela Valley|"
        "Cordillera Administrative|Cotabato|Davao|Davao Occidental|Davao Oriental|Davao del Norte|Davao del Sur|"
        "Dinagat Islands|Eastern Samar|Eastern Visayas|Guimaras|Ifugao|Ilocos|Ilocos Norte|Ilocos Sur|Iloilo|Isabela|"
        "Kalinga|La Union|Laguna|Lanao del Norte|Lanao del Sur|Leyte|Maguindanao|Maguindanao del Norte|"
        "Maguindanao del Sur|Marinduque|Masbate|Metro Manila|Mimaropa|Misamis Occidental|Misamis Oriental|Mountain|"
        "Muslim Mindanao|Negros Occidental|Negros Oriental|Northern Mindanao|Northern Samar|Nueva Ecija|"
        "Nueva Vizcaya|Occidental Mindoro|Oriental Mindoro|Palawan|Pampanga|Pangasinan|Quezon|Quirino|Rizal|Romblon|"
        "Samar|Sarangani|Siquijor|Soccsksargen|Sorsogon|South Cotabato|Southern Leyte|Sultan Kudarat|Sulu|"
        "Surigao del Norte|Surigao del Sur|Tarlac|Tawi-Tawi|Western Visayas|Zambales|Zamboanga Peninsula|"
        "Zamboanga Sibugay|Zamboanga del Norte|Zamboanga del Sur"
    ),
    "PK": (
        "Azad Kashmir|Balochistan|Federally Administered Tribal Areas|Gilgit-Baltistan|Islamabad|Khyber Pakhtunkhwa|"
        "Punjab|Sindh"
    ),
    "PL": (
        "Greater Poland|Holy Cross|Kuyavia-Pomerania|Lesser Poland|Lower Silesia|Lublin|Lubusz|Mazovia|Opole|"
        "Podlachia|Pomerania|Silesia|Subcarpathia|Warmia-Masuria|West Pomerania|Łódź"
    ),
    "PS": (
        "Bethlehem|Deir al-Balah|Gaza|Hebron|Jenin|Jericho|Jerusalem|Khan Yunis|Nablus|North Gaza|Qalqilya|Rafah|"
        "Ramallah and al-Bireh|Salfit|Tubas|Tulkarm"
    ),
    "PT": (
        "Aveiro|Azores|Beja|Braga|Bragança|Castelo Branco|Coimbra|Faro|Guarda|Leiria|Lisbon|Madeira|Portalegre|Porto|"
        "Santarém|Setúbal|Viana do Castelo|Vila Real|Viseu|Évora"
    ),
    "PW": (
        "Aimeliik|Airai|Angaur|Hatohobei|Kayangel|Koror|Melekeok|Ngaraard|Ngarchelong|Ngardmau|Ngatpang|Ngchesar|"
        "Ngeremlengui|Ngiwal|Peleliu|Sonsorol"
    ),
    "PY": (
        "Alto Paraguay|Alto Paraná|Amambay|Asunción|Boquerón|Caaguazú|Caazapá|Canindeyú|Central|Concepción|"
        "Cordillera|Guairá|Itapúa|Misiones|Paraguarí|Presidente Hayes|San Pedro|Ñeembucú"
    ),
    "QA": "Al Daayen|Al Khor|Al Rayyan|Al Wakrah|Ash Shīḩānīyah|Doha|Madinat ash Shamal|Umm Salal",
    "RO": (
        "Alba|Arad|Argeș|Bacău|Bihor|Bistriţa-Năsăud|Botoşani|Braşov|Brăila|Bucharest|Buzău|Caraș-Severin|Cluj|"
        "Constanța|Covasna|Călărași|Dolj|Dâmbovița|Galați|Giurgiu|Gorj|Harghita|Hunedoara|Ialomița|Iași|Ilfov|"
        "Maramureş|Mehedinți|Mureş|Neamţ|Olt|Prahova|Satu Mare|Sibiu|Suceava|Sălaj|Teleorman|Timiș|Tulcea|Vaslui|"
        "Vrancea|Vâlcea"
    ),
    "RS": (
        "Beograd|Bor|Braničevo|Central Banat|Jablanica|Kolubara|Kosovo|Kosovo-Metohija|Kosovo-Pomoravlje|"
        "Kosovska Mitrovica|Mačva|Moravica|Nišava|North Banat|North Bačka|Peć|Pirot|Podunavlje|Pomoravlje|Prizren|"
        "Pčinja|Rasina|Raška|South Banat|South Bačka|Srem|Toplica|Vojvodina|West Bačka|Zaječar|Zlatibor|Šumadija"
    ),
    "RU": (
        "Adygea|Altai|Altai Krai|Amur|Arkhangelsk|Astrakhan|Bashkortostan|Belgorod|Bryansk|Buryat|Chechen|"
        "Chelyabinsk|Chukotka Okrug|Chuvash|Dagestan|Ingushetia|Irkutsk|Ivanovo|Jewish|Kabardino-Balkar|Kaliningrad|"
        "Kalmykia|Kaluga|Kamchatka Krai|Karachay-Cherkess|Karelia|Kemerovo|Khabarovsk Krai|Khakassia|Khanty-Mansi|"
        "Kirov|Komi|Kostroma|Krasnodar Krai|Krasnoyarsk Krai|Kurgan|Kursk|Leningrad|Lipetsk|Magadan|Mari El|Mordovia|"
        "Moscow|Moscow Province|Murmansk|Nenets|Nizhny Novgorod|North Ossetia-Alania|Novgorod|Novosibirsk|Omsk|"
        "Orenburg|Oryol|Penza|Perm Krai|Primorsky Krai|Pskov|Rostov|Ryazan|Saint Petersburg|Sakha|Sakhalin|Samara|"
        "Saratov|Smolensk|Stavropol Krai|Sverdlovsk|Tambov|Tatarstan|Tomsk|Tula|Tuva|Tver|Tyumen|Udmurt|Ulyanovsk|"
        "Vladimir|Volgograd|Vologda|Voronezh|Yamalo-Nenets Okrug|Yaroslavl|Zabaykalsky Krai"
    ),
    "RW": "Eastern|Kigali|Northern|Southern|Western",
    "SA": "Al Bahah|Al Jawf|Al Madinah|Al-Qassim|Asir|Eastern|Ha'il|Jizan|Makkah|Najran|Northern Borders|Riyadh|Tabuk",
    "SB": "Central|Choiseul|Guadalcanal|Honiara|Isabel|Makira-Ulawa|Malaita|Rennell and Bellona|Temotu|Western",
    "SC": (
        "Anse Boileau|Anse Etoile|Anse Royale|Anse aux Pins|Au Cap|Baie Lazare|Baie Sainte Anne|Beau Vallon|Bel Air|"
        "Bel Ombre|Cascade|Glacis|Grand'Anse Mahé|Grand'Anse Praslin|Ile Perseverance I|Ile Perseverance II|La Digue|"
        "La Rivière Anglaise|Les Mamelles|Mont Buxton|Mont Fleuri|Plaisance|Pointe La Rue|Port Glaud|Roche Caiman|"
        "Saint Louis|Takamaka"
    ),
    "SD": (
        "Al Jazirah|Al Qadarif|Blue Nile|Central Darfur|East Darfur|Kassala|Khartoum|North Darfur|North Kurdufan|"
        "Northern|Red Sea|River Nile|Sennar|South Darfur|South Kurdufan|West Darfur|West Kurdufan|White Nile"
    ),
    "SE": (
        "Blekinge|Dalarna|Gotland|Gävleborg|Halland|Jämtland|Jönköping|Kalmar|Kronoberg|Norrbotten|Skåne|Stockholm|"
        "Södermanland|Uppsala|Värmland|Västerbotten|Västernorrland|Västmanland|Västra Götaland|Örebro|Östergötland"
    ),
    "SG": "Central Singapore|North East|North West|South East|South West",
    "SH": "Ascension Island|Saint Helena",
    "SI": (
        "Ajdovščina|Ankaran|Apače|Beltinci|Benedikt|Bistrica ob Sotli|Bled|Bloke|Bohinj|Borovnica|Bovec|Braslovče|"
        "Brda|Brezovica|Brežice|Cankova|Celje|Cerklje na Gorenjskem|Cerknica|Cerkno|Cerkvenjak|Cirkulane|Destrnik|"
        "Divača|Dobje|Dobrepolje|Dobrna|Dobrova–Polhov Gradec|Dobrovnik|Dol pri Ljubljani|Dolenjske Toplice|Domžale|"
        "Dornava|Dravograd|Duplek|Gorenja Vas–Poljane|Gorišnica|Gorje|Gornja Radgona|Gornji Grad|Gornji Petrovci|"
        "Grad|Grosuplje|Hajdina|Hodoš|Horjul|Hoče–Slivnica|Hrastnik|Hrpelje–Kozina|Idrija|Ilirska Bistrica|"
        "Ivančna Gorica|Izola|Jesenice|Jezersko|Juršinci|Kamnik|Kanal|Kidričevo|Kobarid|Kobilje|Komen|Komenda|Koper|"
        "Kostanjevica na Krki|Kostel|Kozje|Kočevje|Kranj|Kranjska Gora|Križevci|Krško|Kungota|Kuzma|Laško|Lenart|"
        "Lendava|Litija|Ljubljana|Ljubno|Ljutomer|Logatec|Log–Dragomer|Lovrenc na Pohorju|Loška Dolina|Loški Potok|"
        "Lukovica|Luče|Majšperk|Makole|Maribor|Markovci|Medvode|Mengeš|Metlika|Mežica|Miklavž na Dravskem Polju|"
        "Miren–Kostanjevica|Mirna|Mirna Peč|Mislinja|Mokronog–Trebelno|Moravske Toplice|Moravče|Mozirje|"
        "Murska Sobota|Muta|Naklo|Nazarje|Nova Gorica|Novo Mesto|Odranci|Oplotnica|Ormož|Osilnica|Pesnica|Piran|"
        "Pivka|Podlehnik|Podvelka|Podčetrtek|Poljčane|Polzela|Postojna|Prebold|Preddvor|Prevalje|Ptuj|Puconci|"
        "Radenci|Radeče|Radlje ob Dravi|Radovljica|Ravne na Koroškem|Razkrižje|Rače–Fram|Renče–Vogrsko|"
        "Rečica ob Savinji|Ribnica|Ribnica na Pohorju|Rogatec|Rogaška Slatina|Rogašovci|Ruše|Selnica ob Dravi|Semič|"
        "Sevnica|Sežana|Slovenj Gradec|Slovenska Bistrica|Slovenske Konjice|Sodražica|Solčava|Središče ob Dravi|"
        "Starše|Straža|Sveta Ana|Sveta Trojica v Slovenskih Goricah|Sveti Andraž v Slovenskih Goricah|Sveti Jurij|"
        "Sveti Jurij v Slovenskih Goricah|Sveti Tomaž|Tabor|Tišina|Tolmin|Trbovlje|Trebnje|Trnovska Vas|Trzin|Tržič|"
        "Turnišče|Velenje|Velika Polana|Velike Lašče|Veržej|Videm|Vipava|Vitanje|Vodice|Vojnik|Vransko|Vrhnika|"
        "Vuzenica|Zagorje ob Savi|Zavrč|Zreče|Črenšovci|Črna na Koroškem|Črnomelj|Šalovci|Šempeter–Vrtojba|Šentilj|"
        "Šentjernej|Šentjur|Šentrupert|Šenčur|Škocjan|Škofja Loka|Škofljica|Šmarje pri Jelšah|Šmarješke Toplice|"
        "Šmartno ob Paki|Šmartno pri Litiji|Šoštanj|Štore|Žalec|Železniki|Žetale|Žiri|Žirovnica|Žužemberk"
    ),
    "SK": "Banská Bystrica|Bratislava|Košice|Nitra|Prešov|Trenčín|Trnava|Žilina",
    "SL": "Eastern|North Western|Northern|Southern|Western Area",
    "SM": "Acquaviva|Borgo Maggiore|Chiesanuova|Domagnano|Faetano|Fiorentino|Montegiardino|San Marino|Serravalle",
    "SN": (
        "Dakar|Diourbel|Fatick|Kaffrine|Kaolack|Kolda|Kédougou|Louga|Matam|Saint-Louis|Sédhiou|Tambacounda|Thiès|"
        "Ziguinchor"
    ),
    "SO": (
        "Awdal|Bakool|Banaadir|Bari|Bay, Somalia|Galguduud|Gedo|Hiran|Lower Juba|Lower Shebelle|Middle Juba|"
        "Middle Shebelle|Mudug|Nugal|Sanaag|Sool|Togdheer|Woqooyi Galbeed"
    ),
    "SR": "Brokopondo|Commewijne|Coronie|Marowijne|Nickerie|Para|Paramaribo|Saramacca|Sipaliwini|Wanica",
    "SS": (
        "Central Equatoria|Eastern Equatoria|Jonglei|Lakes|Northern Bahr el Ghazal|Unity|Upper Nile|Warrap|"
        "Western Bahr el Ghazal|Western Equatoria"
    ),
    "ST": "Cantagalo|Caué|Lembá|Lobata|Mé-Zóchi|Príncipe|São Tomé|Água Grande",
    "SV": (
        "Ahuachapán|Cabañas|Chalatenango|Cuscatlán|La Libertad|La Paz|La Unión|Morazán|San Miguel|San Salvador|"
        "San Vicente|Santa Ana|Sonsonate|Usulután"
    ),
    "SY": (
        "Al-Hasakah|Aleppo|Ar-Raqqah|As-Suwayda|Damascus|Daraa|Deir ez-Zor|Hama|Homs|Idlib|Latakia|Quneitra|"
        "Rif Dimashq|Tartus"
    ),
    "SZ": "Hhohho|Lubombo|Manzini|Shiselweni",
    "TD": (
        "Bahr el Gazel|Batha|Borkou|Chari-Baguirmi|Ennedi-Est|Ennedi-Ouest|Guéra|Hadjer-Lamis|Kanem|Lac|"
        "Logone Occidental|Logone Oriental|Mandoul|Mayo-Kebbi Est|Mayo-Kebbi Ouest|Moyen-Chari|N'Djamena|Ouaddaï|"
        "Salamat|Sila|Tandjilé|Tibesti|Wadi Fira"
    ),
    "TG": "Centrale|Kara|Maritime|Plateaux|Savanes",
    "TH": (
        "Amnat Charoen|Ang Thong|Bangkok|Bueng Kan|Buri Ram|Chachoengsao|Chai Nat|Chaiyaphum|Chanthaburi|Chiang Mai|"
        "Chiang Rai|Chon Buri|Chumphon|Kalasin|Kamphaeng Phet|Kanchanaburi|Khon Kaen|Krabi|Lampang|Lamphun|Loei|"
        "Lopburi|Mae Hong Son|Maha Sarakham|Mukdahan|Nakhon Nayok|Nakhon Pathom|Nakhon Phanom|Nakhon Ratchasima|"
        "Nakhon Sawan|Nakhon Si Thammarat|Nan|Narathiwat|Nong Bua Lam Phu|Nong Khai|Nonthaburi|Pathum Thani|Pattani|"
        "Pattaya|Phang Nga|Phatthalung|Phayao|Phetchabun|Phetchaburi|Phichit|Phitsanulok|Phra Nakhon Si Ayutthaya|"
        "Phrae|Phuket|Prachin Buri|Prachuap Khiri Khan|Ranong|Ratchaburi|Rayong|Roi Et|Sa Kaeo|Sakon Nakhon|"
        "Samut Prakan|Samut Sakhon|Samut Songkhram|Saraburi|Satun|Si Sa Ket|Sing Buri|Songkhla|Sukhothai|Suphanburi|"
        "Surat Thani|Surin|Tak|Trang|Trat|Ubon Ratchathani|Udon Thani|Uthai Thani|Uttaradit|Yala|Yasothon"
    ),
    "TJ": "Dushanbe|Gorno-Badakhshan|Khatlon|Nohiyahoi Tobei Jumhurí|Sughd",
    "TL": "Aileu|Ainaro|Baucau|Bobonaro|Cova Lima|Dili|Ermera|Lautém|Liquiçá|Manatuto|Manufahi|Oecusse|Viqueque",
    "TM": "Ahal|Aşgabat|Balkan|Daşoguz|Lebap|Mary",
    "TN": (
        "Ariana|Ben Arous|Bizerte|Béja|Gabès|Gafsa|Jendouba|Kairouan|Kasserine|Kebili|Kef|Mahdia|Manouba|Medenine|"
        "Monastir|Nabeul|Sfax|Sidi Bouzid|Siliana|Sousse|Tataouine|Tozeur|Tunis|Zaghouan"
    ),
    "TO": "Haʻapai|Niuas|Tongatapu|Vavaʻu|ʻEua",
    "TR": (
        "Adana|Adıyaman|Afyonkarahisar|Aksaray|Amasya|Ankara|Antalya|Ardahan|Artvin|Aydın|Ağrı|Balıkesir|Bartın|"
        "Batman|Bayburt|Bilecik|Bingöl|Bitlis|Bolu|Burdur|Bursa|Denizli|Diyarbakır|Düzce|Edirne|Elazığ|Erzincan|"
        "Erzurum|Eskişehir|Gaziantep|Giresun|Gümüşhane|Hakkâri|Hatay|Isparta|Istanbul|Izmir|Iğdır|Kahramanmaraş|"
        "Karabük|Karaman|Kars|Kastamonu|Kayseri|Kilis|Kocaeli|Konya|Kütahya|Kırklareli|Kırıkkale|Kırşehir|Malatya|"
        "Manisa|Mardin|Mersin|Muğla|Muş|Nevşehir|Niğde|Ordu|Osmaniye|Rize|Sakarya|Samsun|Siirt|Sinop|Sivas|Tekirdağ|"
        "Tokat|Trabzon|Tunceli|Uşak|Van|Yalova|Yozgat|Zonguldak|Çanakkale|Çankırı|Çorum|Şanlıurfa|Şırnak"
    ),
    "TT": (
        "Arima|Chaguanas|Couva-Tabaquite-Talparo|Diego Martin|Mayaro-Rio Claro|Penal-Debe|Point Fortin|Port of Spain|"
        "Princes Town|San Fernando|San Juan-Laventille|Sangre Grande|Siparia|Tobago|Tunapuna-Piarco"
    ),
    "TV": "Funafuti|Nanumanga|Nanumea|Niutao|Nui|Nukufetau|Nukulaelae|Vaitupu",
    "TW": (
        "Changhua|Chiayi|Chiayi County|Hsinchu|Hsinchu County|Hualien|Kaohsiung|Keelung|Kinmen|Lienchiang|Miaoli|"
        "Nantou|New Taipei|Penghu|Pingtung|Taichung|Tainan|Taipei|Taitung|Taoyuan|Yilan|Yunlin"
    ),
    "TZ": (
        "Arusha|Dar es Salaam|Dodoma|Geita|Iringa|Kagera|Katavi|Kigoma|Kilimanjaro|Lindi|Manyara|Mara|Mbeya|Morogoro|"
        "Mtwara|Mwanza|Njombe|North Pemba|Pwani|Rukwa|Ruvuma|Shinyanga|Simiyu|Singida|Songwe|South|South Pemba|"
        "Tabora|Tanga|West|Zanzibar Central|Zanzibar North|Zanzibar Urban"
    ),
    "UA": (
        "Cherkashchyna|Chernihivshchyna|Chernivtsi Oblast|Crimea|Dnipropetrovshchyna|Donechchyna|Kharkivshchyna|"
        "Khersonshchyna|Khmelnychchyna|Kirovohradschyna|Kyiv|Kyivshchyna|Luhanshchyna|Lvivshchyna|Mykolayivschyna|"
        "Odeshchyna|Poltavshchyna|Prykarpattia|Rivnenshchyna|Sevastopol|Sumshchyna|Ternopilshchyna|Vinnychchyna|"
        "Volyn|Zakarpattia|Zaporizhzhya|Zhytomyrshchyna"
    ),
    "UG": (
        "Abim|Adjumani|Agago|Alebtong|Amolatar|Amudat|Amuria|Amuru|Apac|Arua|Budaka|Bududa|Bugiri|Bugweri|Buhweju|"
        "Buikwe|Bukedea|Bukomansibi|Bukwa|Bulambuli|Buliisa|Bundibugyo|Bunyangabu|Bushenyi|Busia|Butaleja|Butambala|"
        "Butebo|Buvuma|Buyende|Central|Dokolo|Eastern|Gomba|Gulu|Hoima|Ibanda|Iganga|Isingiro|Jinja|Kaabong|Kabale|"
        "Kabarole|Kaberamaido|Kagadi|Kakumiro|Kalaki|Kalangala|Kaliro|Kalungu|Kampala|Kamuli|Kamwenge|Kanungu|"
        "Kapchorwa|Kapelebyong|Karenga|Kasanda|Kasese|Katakwi|Kayunga|Kazo|Kibaale|Kiboga|Kibuku|Kikuube|Kiruhura|"
        "Kiryandongo|Kisoro|Kitagwenda|Kitgum|Koboko|Kole|Kotido|Kumi|Kwania|Kween|Kyankwanzi|Kyegegwa|Kyenjojo|"
        "Kyotera|Lamwo|Lira|Luuka|Luwero|Lwengo|Lyantonde|Madi-Okollo|Manafwa|Maracha|Masaka|Masindi|Mayuge|Mbale|"
        "Mbarara|Mitooma|Mityana|Moroto|Moyo|Mpigi|Mubende|Mukono|Nabilatuk|Nakapiripirit|Nakaseke|Nakasongola|"
        "Namayingo|Namisindwa|Namutumba|Napak|Nebbi|Ngora|Northern|Ntoroko|Ntungamo|Nwoya|Obongi|Otuke|Oyam|Pader|"
        "Pakwach|Pallisa|Rakai|Rubanda|Rubirizi|Rukiga|Rukungiri|Rwampara|Sembabule|Serere|Sheema|Sironko|Soroti|"
        "Tororo|Wakiso|Western|Yumbe|Zombo|Zombo²"
    ),
    "US": (
        "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|"
        "Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|"
        "Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|"
        "Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|"
        "Virginia|Washington|Washington DC|West Virginia|Wisconsin|Wyoming"
    ),
    "UY": (
        "Artigas|Canelones|Cerro Largo|Colonia|Durazno|Flores|Florida|Lavalleja|Maldonado|Montevideo|Paysandú|Rivera|"
        "Rocha|Río Negro|Salto|San José|Soriano|Tacuarembó|Treinta y Tres"
    ),
    "UZ": (
        "Andijan|Bukhara|Fergana|Jizzakh|Karakalpakstan|Namangan|Navoiy|Qashqadaryo|Samarqand|Sirdaryo|Surxondaryo|"
        "Tashkent|Tashkent Province|Xorazm"
    ),
    "VC": "Charlotte|Grenadines|Saint Andrew|Saint David|Saint George|Saint Patrick",
    "VE": (
        "Amazonas|Anzoátegui|Apure|Aragua|Barinas|Bolívar|Capital|Carabobo|Cojedes|Delta Amacuro|Falcón|"
        "Federal Dependencies|Guárico|Lara|Miranda|Monagas|Mérida|Nueva Esparta|Portuguesa|Sucre|Trujillo|Táchira|"
        "Vargas|Yaracuy|Zulia"
    ),
    "VN": (
        "An Giang|Bà Rịa–Vũng Tàu|Bình Dương|Bình Phước|Bình Thuận|Bình Định|Bạc Liêu|Bắc Giang|Bắc Kạn|Bắc Ninh|"
        "Bến Tre|Can Tho|Cao Bằng|Cà Mau|Da Nang|Gia Lai|Haiphong|Hanoi|Ho Chi Minh City|Hà Giang|Hà Nam|Hà Tĩnh|"
        "Hòa Bình|Hưng Yên|Hải Dương|Hậu Giang|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Long An|Lào Cai|Lâm Đồng|"
        "Lạng Sơn|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|"
        "Quảng Trị|Sóc Trăng|Sơn La|Thanh Hóa|Thái Bình|Thái Nguyên|Thừa Thiên–Huế|Tiền Giang|Trà Vinh|Tuyên Quang|"
        "Tây Ninh|Vĩnh Long|Vĩnh Phúc|Yên Bái|Điện Biên|Đắk Lắk|Đắk Nông|Đồng Nai|Đồng Tháp"
    ),
    "VU": "Malampa|Penama|Sanma|Shefa|Tafea|Torba",
    "WF": "Alo|Sigave|Uvea",
    "WS": (
        "A'ana|Aiga-i-le-Tai|Atua|Fa'asaleleaga|Gaga'emauga|Gaga'ifomauga|Palauli|Satupa'itea|Tuamasaga|"
        "Va'a-o-Fonoti|Vaisigano"
    ),
    "YE": (
        "'Adan|Abyan|Al Bayda|Al Hudaydah|Al Jawf|Al Mahrah|Al Mahwit|Amanat Al Asimah|Amran|Arkhabil Suqutra|Dhale|"
        "Dhamar|Hadramaut|Hajjah|Ibb|Lahij|Ma'rib|Raymah|Sa'dah|Sana'a|Shabwah|Taiz"
    ),
    "ZA": "Eastern Cape|Free State|Gauteng|KwaZulu-Natal|Limpopo|Mpumalanga|North West|Northern Cape|Western Cape",
    "ZM": "Central|Copperbelt|Eastern|Luapula|Lusaka|Muchinga|North-Western|Northern|Southern|Western",
    "ZW": (
        "Bulawayo|Harare|Manicaland|Mashonaland Central|Mashonaland East|Mashonaland West|Masvingo|"
        "Matabeleland North|Matabeleland South|Midlands"
    ),
}
