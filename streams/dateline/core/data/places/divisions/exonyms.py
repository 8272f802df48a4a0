"""Divisions and landscapes as running text names them, in languages that the other tables lack: ``Bretaña``.

A row is a country (ISO 3166-1 alpha-2) and the names, separated by ``|``, in de, en, es, fr, it, nl, no, pt and sv
where they differ from ``states.py`` and ``subdivisions.py``, which are read too. A name that stands in two rows speaks
for both countries (``Limburg``). They are evidence in texts alone, and are not read after a town.

Sources: style books of ANP, dpa, AFP, EFE, ANSA, Lusa, NTB and TT; chosen by hand.
"""

from typing import Final

DIVISION_EXONYMS: Final = {
    "AR": "Patagonie|Patagonien|Terre de Feu|Feuerland|Vuurland|Terra del Fuoco",
    "AT": (
        "Oberösterreich|Niederösterreich|Opper-Oostenrijk|Neder-Oostenrijk|Haute-Autriche|Basse-Autriche|Alta Austria|"
        "Baja Austria|Alta Áustria|Baixa Áustria|Bassa Austria|Styrie|Estiria|Stiria|Carinthie|Carintia|"
        "Carinzia|Caríntia|"
        "Tirolo|Burgenland"
    ),
    "AU": (
        "Nieuw-Zuid-Wales|Nouvelle-Galles du Sud|Nueva Gales del Sur|Nuovo Galles del Sud|Nova Gales do Sul|"
        "Neusüdwales|West-Australië|Westaustralien|Australie-Occidentale|Australia Occidental|Australia Occidentale|"
        "Austrália Ocidental|Vest-Australia|Västaustralien|Zuid-Australië|Südaustralien|Australie-Méridionale|"
        "Australia Meridional|Australia Meridionale|Tasmanië|Tasmanien|Tasmanie|Tasmânia"
    ),
    "BA": "Republika Srpska|Servische Republiek|Republik Srpska|Hercegovina|Herzegowina|Herzégovine",
    "BE": (
        "Vlaanderen|Flandern|Flandre|Flandes|Fiandre|Flandres|Flandre-Occidentale|Flandre-Orientale|Westflandern|"
        "Ostflandern|Flandes Occidental|Flandes Oriental|Fiandre Occidentali|Fiandre Orientali|Wallonien|Valonia|"
        "Vallonia|Valónia|Vlaams-Brabant|Waals-Brabant|Brabant flamand|Brabant wallon|Flämisch-Brabant|"
        "Wallonisch-Brabant|Brabante Flamenco|Brabante Valón|Hennegau|Limbourg|Limburgo|Ardennen"
    ),
    "BR": "Amazonië|Amazonie|Mato Grosso|Rio Grande do Sul",
    "CA": (
        "Brits-Columbia|Colombie-Britannique|Columbia Británica|Columbia Britannica|Colúmbia Britânica|"
        "Britisch-Kolumbien|Nouvelle-Écosse|Nueva Escocia|Nuova Scozia|Nova Escócia|Neuschottland|Nouveau-Brunswick|"
        "Nuevo Brunswick|Nuovo Brunswick|Neubraunschweig|Terre-Neuve|Terre-Neuve-et-Labrador|Terranova|Terra Nova|"
        "Neufundland|Labrador|Île-du-Prince-Édouard|Isla del Príncipe Eduardo|Territoires du Nord-Ouest"
    ),
    "CH": (
        "Wallis|Valais|Vallese|Waadt|Tessin|Tesino|Graubünden|Grisons|Graubünden|Grigioni|Thurgovie|Turgovia|"
        "Argovie|Argovia|Soleure|Schaffhouse|Fribourg|Oberland bernois|Berner Oberland"
    ),
    "CN": "Sinkiang|Sichuan|Setsjoean|Binnen-Mongolië|Innere Mongolei|Mongolie-Intérieure|Mongolia Interior|Tíbet",
    "CZ": (
        "Bohemia|Bohême|Böhmen|Bohemen|Boemia|Moravia|Moravië|Mähren|Moravie|Morávia|Südböhmen|Nordböhmen|Südmähren"
    ),
    "DE": (
        "Baden-Wurtemberg|Baviera|Bavière|Bayern|Bavaria|Basse-Saxe|Lower Saxony|Baja Sajonia|Bassa Sassonia|"
        "Baixa Saxónia|Baixa Saxônia|Rhénanie-du-Nord-Westphalie|Noordrijn-Westfalen|North Rhine-Westphalia|"
        "Renania del Norte-Westfalia|Renania Settentrionale-Vestfalia|Renânia do Norte-Vestfália|Nordrhein-Westfalen|"
        "Rijnland-Palts|Rhineland-Palatinate|Rhénanie-Palatinat|Renania-Palatinado|Renania-Palatinato|"
        "Renânia-Palatinado|Saksen|Saksen-Anhalt|Saxe|Saxe-Anhalt|Saxony-Anhalt|Sajonia|Sajonia-Anhalt|Sassonia|"
        "Sassonia-Anhalt|Saxónia|Saxônia|Sachsen-Anhalt|Thüringen|Thuringe|Turingia|Turíngia|Hessen|Hesse|Assia|"
        "Brandebourg|Brandeburgo|Brandemburgo|Brandenburgo|Mecklembourg|Mecklenburg|Mecklemburgo|Meclemburgo|"
        "Mecklenburg-Voor-Pommeren|Mecklembourg-Poméranie|Sarre|Saarland|Oost-Friesland|Ostfriesland|Holstein|"
        "Sleeswijk-Holstein|Schwarzwald|Zwarte Woud|Black Forest|Forêt-Noire|Selva Negra|Foresta Nera|Ruhrgebiet|"
        "Roergebied|Eifel"
    ),
    "DK": "Jutland|Jylland|Jütland|Jutlandia|Sjælland|Seeland|Fyn|Bornholm|Själland",
    "ES": (
        "Andalousie|Andalusië|Andalusien|Andaluzia|Aragonien|Baskenland|Pays basque|País Basco|Paesi Baschi|Baskerland|"
        "Basque country|Catalogne|Catalonië|Katalonien|Catalogna|Catalunha|Katalonia|Castille-et-León|"
        "Castilla y León|Castile and León|Castilië en León|Kastilien-León|Castiglia e León|Castela e Leão|"
        "Castille-La Manche|Castile-La Mancha|Castilië-La Mancha|Kastilien-La Mancha|Castiglia-La Mancia|Estrémadure|"
        "Estremadura|Extremadura|Galice|Galicië|Galicien|Galizien|Galizia|Galiza|Navarre|Navarra|Asturië|Asturien|"
        "Asturies|Asturie|Astúrias|Cantabrië|Kantabrien|Cantabrie|Murcie|Canarische Eilanden|Kanaren|Kanarische Inseln|"
        "Îles Canaries|Isole Canarie|Canárias|Kanariøyene|Kanarieöarna|Balearen|Balearic Islands|Baléares|Baleari|"
        "Costa Brava|Costa del Sol|Costa Blanca"
    ),
    "FI": "Lapland|Lappland|Laponie|Laponia|Lapponia|Lapônia|Karelen|Karelien|Carélie",
    "FR": (
        "Brittany|Bretagne|Bretaña|Bretagna|Bretanha|Normandy|Normandie|Normandië|Normandía|Normandia|Picardie|Picardy|"
        "Picardië|Picardía|Piccardia|Alsace|Elsass|Elzas|Alsacia|Alsazia|Alsácia|Lorraine|Lothringen|Lotharingen|"
        "Lorena|Burgundy|Bourgogne|Burgund|Bourgondië|Borgoña|Borgogna|Borgonha|Corsica|Corse|Korsika|Córcega|Córsega|"
        "Aquitaine|Nouvelle-Aquitaine|Aquitanië|Aquitanien|Aquitania|Provence|Provenza|Provença|Savoie|Savoy|Savoyen|"
        "Saboya|Savoia|Haute-Savoie|Occitanie|Occitania|Occitanië|Okzitanien|Languedoc|Auvergne|Champagne-Ardenne|"
        "Franche-Comté|Île-de-France|Ile-de-France|Côte d'Azur|Riviera française|French Riviera|Pas-de-Calais|"
        "Nord-Pas-de-Calais|Finistère|Morbihan|Loire-Atlantique|Vendée|Dordogne|Gascogne|Gascony|Ardèche|Pays basque"
    ),
    "GB": (
        "Engeland|England|Angleterre|Inglaterra|Inghilterra|Schotland|Scotland|Schottland|Écosse|Escocia|"
        "Scozia|Escócia|"
        "Skottland|Gales|Galles|Pays de Galles|País de Gales|Noord-Ierland|Northern Ireland|Nordirland|"
        "Irlande du Nord|Irlanda del Norte|Irlanda del Nord|Irlanda do Norte|Nord-Irland|Cornouailles|Cornualles|"
        "Cornovaglia|Cornualha|Yorkshire|Midlands|East Anglia|Ulster|Scottish Highlands|Hebrides|Orkney|Shetland|"
        "Lake District|Merseyside|Tyneside|Teesside|Wearside"
    ),
    "GR": (
        "Kreta|Crète|Creta|Creta|Crete|Peloponnes|Peloponnesos|Péloponnèse|Peloponeso|Peloponneso|Attika|Attique|"
        "Ática|Attica|Thessalien|Thessalië|Thessalie|Tesalia|Tessaglia|Lesbos|Lesvos|Korfu|Corfou|Corfú|Corfù|Euböa|"
        "Rhodes|Rhodos|Rodas|Kykladen|Cyclades"
    ),
    "HR": (
        "Dalmatia|Dalmatië|Dalmatien|Dalmatie|Dalmacia|Dalmazia|Dalmácia|Slavonia|Slavonië|Slawonien|Istrië|"
        "Istrien|Istrie"
    ),
    "ID": (
        "Java|West-Java|Oost-Java|Midden-Java|Westjava|Ostjava|Zentraljava|Sumatra|Noord-Sumatra|West-Sumatra|"
        "Kalimantan|Sulawesi|Célèbes|Papoea|Molukken|Moluques|Molucas|Lombok|Bali"
    ),
    "IE": "Munster|Leinster|Connacht|Connemara",
    "IN": "Pendjab|Radjasthan|Cachemire|Kasjmir|Kaschmir|Cachemira|Gujarat|Goudjerate|Bengale-Occidental|West-Bengalen",
    "IT": (
        "Lombardie|Lombardije|Lombardei|Lombardía|Lombardy|Piémont|Piemont|Piamonte|Piedmont|Piemonte|Vénétie|Venetien|"
        "Véneto|Veneto|Ligurien|Ligurië|Ligurie|Liguria|Émilie-Romagne|Emilia-Romaña|Emilia-Romagna|Romagna|Toscane|"
        "Toskana|Toscana|Tuscany|Ombrie|Umbrien|Umbrië|Umbria|Latium|Lacio|Lazio|Abruzzen|Abruzzes|Abruzos|"
        "Abruzzo|Campanie|Kampanien|Campanië|Campania|Campânia|Pouilles|Apulien|Apulië|Apulia|Puglia|Apúlia|Calabre|"
        "Kalabrien|Calabrië|Calabria|Calábria|Sicile|Sizilien|Sicilië|Sicily|Sicilia|Sicília|Sardaigne|Sardinien|"
        "Sardinië|Sardinia|Sardegna|Cerdeña|Sardenha|Südtirol|Zuid-Tirol|South Tyrol|Haut-Adige|Trentin|Trentino|"
        "Alto Adige|Frioul|Friaul|Friuli|Val d'Aoste|Aostatal|Basilicate"
    ),
    "JP": "Hokkaido|Kyushu|Shikoku|Honshu|Okinawa|Fukushima",
    "MX": "Yucatan|Basse-Californie|Niederkalifornien|Bassa California|État de Mexico|Estado de México|Michoacan",
    "NL": (
        "Noord-Holland|North Holland|Nordholland|Hollande-Septentrionale|Holanda Septentrional|Zuid-Holland|"
        "South Holland|Südholland|Hollande-Méridionale|Noord-Brabant|North Brabant|Nordbrabant|Brabant-Septentrional|"
        "Zeeland|Zélande|Zelanda|Gelderland|Gueldre|Güeldres|Friesland|Frise|Frisia|Frisland|Overijssel|Drenthe|"
        "Flevoland|Twente|Achterhoek|Veluwe|Zeeuws-Vlaanderen|Betuwe|Limbourg|Limburgo"
    ),
    "PL": (
        "Silesia|Silésie|Schlesien|Silezië|Slesia|Silésia|Lower Silesia|Niederschlesien|Neder-Silezië|Basse-Silésie|"
        "Mazovia|Masowien|Mazovië|Mazovie|Masovia|Pommeren|Pomerania|Poméranie|Pommern|Pomerania|Masuren|Mazurië|"
        "Mazurie|Podlachie|Podlaquia"
    ),
    "PT": "Algarve|Alentejo|Açores|Azores|Azoren|Azorerna|Azorene|Azzorre|Madeira|Madère|Minho|Trás-os-Montes",
    "RE": "La Réunion|Réunion",
    "RO": "Transylvania|Transsylvanië|Transilvanië|Siebenbürgen|Transylvanie|Transilvania|Walachei|Banat",
    "RS": "Vojvodina|Vojvodine|Voivodina|Wojwodina",
    "RU": (
        "Siberia|Siberië|Sibirien|Sibérie|Sibéria|Sibir|Dagestan|Daghestan|Daguestan|Tsjetsjenië|Tschetschenien|"
        "Tchétchénie|Chechnya|Chechenia|Cecenia|Chechênia|Tsjetsjenia|Tjetjenien|Ingoesjetië|Inguschetien|Tatarstan|"
        "Basjkortostan|Baschkortostan|Bachkortostan|Kamtsjatka|Kamtschatka|Kamchatka|Kamtchatka|Sakhalin|Sachalin|"
        "Sakhaline|Oeral|Krasnodar region|Belgorod region|Kursk region|Bryansk region|Leningrad region"
    ),
    "SE": (
        "Skåne|Scania|Schonen|Scanie|Escania|Lappland|Lapland|Laponie|Laponia|Dalarna|Norrland|Gotland|Småland|Värmland"
    ),
    "NO": "Lapland|Finnmark|Lofoten|Nordland|Vestlandet|Svalbard|Spitsbergen|Spitzberg",
    "SI": "Styria|Steiermark|Gorenjska|Dolenjska",
    "TR": "Anatolia|Anatolië|Anatolien|Anatolie|Anatólia|Kappadokien|Cappadocia",
    "UA": (
        "Donbas|Donbass|Krim|Crimea|Crimée|Crimeia|Krym|Galicia|Oekraïense Galicië|Transcarpathia|Transkarpatië|"
        "Transkarpatien|Volhynia|Wolhynien|Wolynië|Donetsk region|Kharkiv region|Kherson region|Zaporizhzhia region|"
        "Odesa region|Odessa region|Sumy region|Dnipropetrovsk region|Luhansk region|Lviv region"
    ),
    "US": (
        "Californië|Kalifornien|Californie|Kalifornia|Floride|Louisiane|Luisiana|Géorgie|Virginie|Virginië|"
        "Virginie-Occidentale|Virginia Occidental|West-Virginia|Pennsylvanie|Pensilvania|Pensilvânia|Caroline du Nord|"
        "Caroline du Sud|Carolina del Norte|Carolina del Sur|Carolina del Nord|Carolina del Sud|Carolina do Norte|"
        "Carolina do Sul|Noord-Carolina|Zuid-Carolina|North Carolina|South Carolina|Dakota du Nord|Dakota du Sud|"
        "Dakota del Norte|Dakota del Sur|Noord-Dakota|Zuid-Dakota|Nouveau-Mexique|Nuevo México|Nuovo Messico|"
        "Novo México|Nueva Jersey|Nova Jersey|Nueva Hampshire|Nuevo Hampshire|Misisipi|Misuri|Oregón|Tejas|"
        "Hawaï|Hawaii|Hawái|Havaí|Long Island|Midwest|Silicon Valley|New England"
    ),
    "ZA": (
        "West-Kaap|Oost-Kaap|Noord-Kaap|Westkap|Ostkap|Nordkap|Cap-Occidental|Cap-Oriental|Cabo Occidental|"
        "Cabo Oriental|Capo Occidentale|Capo Orientale|KwaZulu-Natal|Vrijstaat|Freistaat|État libre|Transvaal"
    ),
}
"""Names of divisions and landscapes by country."""
