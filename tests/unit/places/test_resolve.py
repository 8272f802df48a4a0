"""Which place a printed name means: names by language, and cases in which the evidence decides."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import pytest
from _pytest.mark.structures import ParameterSet

from dateline.core.places.resolve import Atlas, PrintedPlace, places
from dateline_schemas import Place
from tests.rows import each_row

BY_HOME: Final = {
    "NL": (
        "Berlijn DE, Keulen DE, Aken DE, Hannover DE, München DE, Neurenberg DE, Dresden DE, Parijs FR, "
        "Rijsel FR, Duinkerke FR, Straatsburg FR, Marseille FR, Londen GB, Edinburgh GB, Rome IT, Milaan IT, "
        "Turijn IT, Napels IT, Venetië IT, Florence IT, Genua IT, Bologna IT, Madrid ES, Sevilla ES, "
        "Lissabon PT, Porto PT, Kopenhagen DK, Stockholm SE, Göteborg SE, Oslo NO, Helsinki FI, Warschau PL, "
        "Krakau PL, Gdansk PL, Praag CZ, Wenen AT, Boedapest HU, Boekarest RO, Sofia BG, Belgrado RS, "
        "Zagreb HR, Athene GR, Thessaloniki GR, Ankara TR, Istanbul TR, Damascus SY, Aleppo SY, Beiroet LB, "
        "Jeruzalem IL, Tel Aviv IL, Gaza-Stad PS, Caïro EG, Alexandrië EG, Tripoli LY, Benghazi LY, Tunis TN, "
        "Algiers DZ, Rabat MA, Casablanca MA, Khartoem SD, Addis Abeba ET, Nairobi KE, Kampala UG, Kigali RW, "
        "Bujumbura BI, Kinshasa CD, Lagos NG, Accra GH, Dakar SN, Kaapstad ZA, Johannesburg ZA, Moskou RU, "
        "Sint-Petersburg RU, Kiev UA, Kyiv UA, Charkiv UA, Odessa UA, Lviv UA, Marioepol UA, Bachmoet UA, "
        "Cherson UA, Zaporizja UA, Minsk BY, Chisinau MD, Tbilisi GE, Jerevan AM, Bakoe AZ, Teheran IR, "
        "Bagdad IQ, Basra IQ, Mosul IQ, Riyad SA, Jeddah SA, Mekka SA, Doha QA, Dubai AE, Sanaa YE, Aden YE, "
        "Kaboel AF, Kandahar AF, Islamabad PK, Karachi PK, Lahore PK, Peshawar PK, New Delhi IN, Mumbai IN, "
        "Calcutta IN, Dhaka BD, Colombo LK, Kathmandu NP, Rangoon MM, Bangkok TH, Hanoi VN, Phnom Penh KH, "
        "Kuala Lumpur MY, Singapore SG, Jakarta ID, Manilla PH, Peking CN, Shanghai CN, Hongkong HK, "
        "Taipei TW, Tokio JP, Seoul KR, Pyongyang KP, Sydney AU, Washington US, New York US, Los Angeles US, "
        "Havana CU, Mexico-Stad MX, Bogota CO, Caracas VE, Lima PE, Santiago CL, Buenos Aires AR, Brussel BE, "
        "Antwerpen BE, Gent BE, Luik BE, Namen BE, Doornik BE, Leuven BE, Mechelen BE, "
        "Charleroi BE, Luxemburg LU, Genève CH, Bazel CH, Zürich CH, Bern CH, Willemstad CW, Philipsburg SX, "
        "Kralendijk BQ, Oranjestad AW, Paramaribo SR, Almere NL, Lelystad NL, Assen NL, Emmen NL, Hengelo NL, "
        "Goes NL, Terneuzen NL, Hulst NL, Veere NL, Domburg NL, Zierikzee NL, Tholen NL, Borssele NL, "
        "Vlissingen NL, Kapelle NL, Sluis NL, Axel NL, Oostburg NL, Renesse NL, Westkapelle NL, "
        "Arnemuiden NL, Ijmuiden NL, 's-Gravenhage NL, 's-Hertogenbosch NL, Den Helder NL, Nijmegen NL, "
        "Sint Philipsland NL, Wemeldinge NL, Kruiningen NL, Heinkenszand NL, Serooskerke NL, Zaandam NL, "
        "Haarlemmermeer NL, Hoofddorp NL, Beverwijk NL, Wijk aan Zee NL, Zandvoort NL, Papendal NL, Zeist NL, "
        "Doorn NL, Nieuwegein NL, Alphen aan den Rijn NL, Capelle aan den IJssel NL, "
        "Krimpen aan den IJssel NL, Bergen op Zoom NL, Roosendaal NL, Breda NL, Tilburg NL, Kerkrade NL, "
        "Heerlen NL, Sittard NL, Roermond NL, Venlo NL, Weert NL, Melbourne AU, Adelaide AU, Davos CH, "
        "Cannes FR, Nice FR, Monaco MC, Wimbledon GB, Silverstone GB, Cortina d'Ampezzo IT, Bormio IT, "
        "Antholz IT, Livigno IT, Calgary CA, Salt Lake City US, Hamar NO, Heerenveen NL, Inzell DE"
    ),
    "DE": (
        "Berlin DE, Kairo EG, Rom IT, Mailand IT, Venedig IT, Neapel IT, Turin IT, Florenz IT, Genua IT, "
        "Bozen IT, Paris FR, Straßburg FR, Nizza FR, Lissabon PT, Brüssel BE, Lüttich BE, Antwerpen BE, "
        "Den Haag NL, Kopenhagen DK, Stockholm SE, Göteborg SE, Helsinki FI, Moskau RU, Kiew UA, Charkiw UA, "
        "Lwiw UA, Lemberg UA, Odessa UA, Mariupol UA, Warschau PL, Breslau PL, Danzig PL, Krakau PL, "
        "Posen PL, Prag CZ, Brünn CZ, Preßburg SK, Budapest HU, Bukarest RO, Belgrad RS, Laibach SI, "
        "Agram HR, Athen GR, Saloniki GR, Istanbul TR, Damaskus SY, Jerusalem IL, Bagdad IQ, Teheran IR, "
        "Riad SA, Maskat OM, Algier DZ, Tunis TN, Tripolis LY, Khartum SD, Addis Abeba ET, Kapstadt ZA, "
        "Neu-Delhi IN, Peking CN, Schanghai CN, Hongkong HK, Tokio JP, Seoul KR, Pjöngjang KP, Singapur SG, "
        "Havanna CU, Mexiko-Stadt MX, Wien AT, Graz AT, Linz AT, Salzburg AT, Innsbruck AT, Klagenfurt AT, "
        "St. Pölten AT, Eisenstadt AT, Bregenz AT, Zürich CH, Genf CH, Basel CH, Bern CH, Lausanne CH, "
        "Luxemburg LU, Frankfurt/Oder DE, Frankfurt (Oder) DE, Köln DE, Halle DE, Essen DE, Kiel DE, "
        "Neuss DE, Gaza-Stadt PS, Gaza PS, Karlsruhe DE, Vatikanstadt VA, Hamburg DE, Wolfsburg DE, Mainz DE, "
        "Washington US"
    ),
    "FR": (
        "Londres GB, Édimbourg GB, Bruxelles BE, Anvers BE, Gand BE, Liège BE, La Haye NL, Rotterdam NL, "
        "Cologne DE, Munich DE, Francfort DE, Hambourg DE, Berlin DE, Berne CH, Genève CH, Bâle CH, "
        "Zurich CH, Vienne AT, Rome IT, Milan IT, Turin IT, Naples IT, Venise IT, Florence IT, Gênes IT, "
        "Madrid ES, Barcelone ES, Séville ES, Lisbonne PT, Copenhague DK, Stockholm SE, Varsovie PL, "
        "Prague CZ, Bucarest RO, Belgrade RS, Athènes GR, Moscou RU, Saint-Pétersbourg RU, Kiev UA, "
        "Istanbul TR, Damas SY, Alep SY, Beyrouth LB, Jérusalem IL, Le Caire EG, Alger DZ, Tunis TN, "
        "Tripoli LY, Rabat MA, Marrakech MA, Addis-Abeba ET, Le Cap ZA, Bagdad IQ, Téhéran IR, Ryad SA, "
        "Kaboul AF, New Delhi IN, Bombay IN, Pékin CN, Shanghai CN, Hong Kong HK, Tokyo JP, Séoul KR, "
        "Singapour SG, La Havane CU, Mexico MX, Montréal CA, Québec CA, La Nouvelle-Orléans US, "
        "Philadelphie US, N'Djamena TD, Yaoundé CM, Abidjan CI, Ouagadougou BF, Cayenne GF, "
        "Pointe-à-Pitre GP, Fort-de-France MQ, Saint-Denis FR, Nouméa NC, Papeete PF, Gaza PS"
    ),
    "ES": (
        "Londres GB, París FR, Bruselas BE, Amberes BE, La Haya NL, Ámsterdam NL, Berlín DE, Múnich DE, "
        "Colonia DE, Fráncfort DE, Hamburgo DE, Ginebra CH, Zúrich CH, Berna CH, Viena AT, Roma IT, Milán IT, "
        "Turín IT, Nápoles IT, Venecia IT, Florencia IT, Lisboa PT, Oporto PT, Copenhague DK, Estocolmo SE, "
        "Varsovia PL, Praga CZ, Budapest HU, Bucarest RO, Belgrado RS, Atenas GR, Moscú RU, "
        "San Petersburgo RU, Kiev UA, Járkov UA, Estambul TR, Damasco SY, Beirut LB, Jerusalén IL, "
        "El Cairo EG, Argel DZ, Túnez TN, Trípoli LY, Rabat MA, Jartum SD, Adís Abeba ET, Ciudad del Cabo ZA, "
        "Bagdad IQ, Teherán IR, Riad SA, Kabul AF, Nueva Delhi IN, Bombay IN, Pekín CN, Shanghái CN, "
        "Tokio JP, Seúl KR, Pionyang KP, Singapur SG, Nueva York US, Filadelfia US, Washington US, Miami US, "
        "Los Ángeles US, La Habana CU, Ciudad de México MX, Bogotá CO, Medellín CO, Caracas VE, Quito EC, "
        "Lima PE, La Paz BO, Santiago de Chile CL, Buenos Aires AR, Montevideo UY, Asunción PY, Brasilia BR, "
        "Río de Janeiro BR, São Paulo BR, Managua NI, San Salvador SV, Tegucigalpa HN, "
        "Ciudad de Guatemala GT, San José CR, Ciudad de Panamá PA, Santo Domingo DO, San Juan PR, Sevilla ES, "
        "Valencia ES, Córdoba ES, Santiago ES, Santiago de Compostela ES, Mérida ES, Toledo ES, León ES, "
        "Granada ES, Barcelona ES, Bilbao ES, Palma ES, Palma de Mallorca ES, Vitoria ES, Pamplona ES, "
        "San Sebastián ES, La Coruña ES, A Coruña ES, Las Palmas ES, Las Palmas de Gran Canaria ES, "
        "Santa Cruz de Tenerife ES, Gaza PS, Ciudad de Gaza PS, Nueva Orleans US"
    ),
    "IT": (
        "Londra GB, Parigi FR, Nizza FR, Marsiglia FR, Strasburgo FR, Bruxelles BE, Anversa BE, L'Aja NL, "
        "Amsterdam NL, Berlino DE, Monaco di Baviera DE, Colonia DE, Francoforte DE, Amburgo DE, Ginevra CH, "
        "Zurigo CH, Berna CH, Lugano CH, Vienna AT, Madrid ES, Barcellona ES, Siviglia ES, Lisbona PT, "
        "Copenaghen DK, Stoccolma SE, Varsavia PL, Praga CZ, Budapest HU, Bucarest RO, Belgrado RS, "
        "Zagabria HR, Lubiana SI, Atene GR, Salonicco GR, Mosca RU, San Pietroburgo RU, Kiev UA, Istanbul TR, "
        "Damasco SY, Beirut LB, Gerusalemme IL, Il Cairo EG, Algeri DZ, Tunisi TN, Tripoli LY, "
        "Città del Capo ZA, Baghdad IQ, Teheran IR, Riad SA, Kabul AF, Nuova Delhi IN, Pechino CN, "
        "Shanghai CN, Tokyo JP, Seul KR, Singapore SG, New York US, L'Avana CU, Città del Messico MX, "
        "San Paolo BR, Rio de Janeiro BR, Buenos Aires AR, Roma IT, Milano IT, Torino IT, Napoli IT, "
        "Venezia IT, Firenze IT, Genova IT, Palermo IT, Bologna IT, Bari IT, Catania IT, Verona IT, "
        "Trieste IT, Reggio Calabria IT, L'Aquila IT, Aosta IT, Bolzano IT, Città del Vaticano VA, "
        "San Marino SM, Gaza PS"
    ),
    "PT": (
        "Londres GB, Paris FR, Bruxelas BE, Antuérpia BE, Haia NL, Amesterdão NL, Amsterdã NL, Berlim DE, "
        "Munique DE, Colónia DE, Frankfurt DE, Hamburgo DE, Genebra CH, Zurique CH, Berna CH, Viena AT, "
        "Roma IT, Milão IT, Turim IT, Nápoles IT, Veneza IT, Florença IT, Madrid ES, Madri ES, Barcelona ES, "
        "Sevilha ES, Copenhaga DK, Copenhague DK, Estocolmo SE, Varsóvia PL, Praga CZ, Budapeste HU, "
        "Bucareste RO, Belgrado RS, Atenas GR, Moscovo RU, Moscou RU, São Petersburgo RU, Kiev UA, Kyiv UA, "
        "Istambul TR, Damasco SY, Beirute LB, Jerusalém IL, Cairo EG, Argel DZ, Tunes TN, Trípoli LY, "
        "Cartum SD, Adis Abeba ET, Cidade do Cabo ZA, Joanesburgo ZA, Bagdade IQ, Bagdá IQ, Teerão IR, "
        "Teerã IR, Riade SA, Cabul AF, Nova Deli IN, Nova Délhi IN, Pequim CN, Xangai CN, Macau MO, "
        "Tóquio JP, Seul KR, Singapura SG, Nova Iorque US, Nova York US, Havana CU, Cidade do México MX, "
        "Lisboa PT, Porto PT, Coimbra PT, Braga PT, Faro PT, Funchal PT, Ponta Delgada PT, Luanda AO, "
        "Maputo MZ, Beira MZ, Pemba MZ, Praia CV, Bissau GW, São Tomé ST, Díli TL, Brasília BR, "
        "Rio de Janeiro BR, São Paulo BR, Salvador BR, Buenos Aires AR, Caracas VE"
    ),
    "NO": (
        "København DK, Stockholm SE, Gøteborg SE, Göteborg SE, Malmö SE, Helsingfors FI, Åbo FI, "
        "Reykjavik IS, London GB, Paris FR, Brussel BE, Bryssel BE, Haag NL, Berlin DE, Köln DE, München DE, "
        "Genève CH, Geneve CH, Zürich CH, Wien AT, Roma IT, Rom IT, Milano IT, Venezia IT, Napoli IT, "
        "Madrid ES, Lisboa PT, Lissabon PT, Warszawa PL, Praha CZ, Prag CZ, Budapest HU, București RO, "
        "Bukarest RO, Beograd RS, Belgrad RS, Athen GR, Aten GR, Moskva RU, St. Petersburg RU, Kyiv UA, "
        "Kiev UA, Kyjiv UA, Istanbul TR, Damaskus SY, Beirut LB, Jerusalem IL, Kairo EG, Alger DZ, Bagdad IQ, "
        "Teheran IR, Riyadh SA, Kabul AF, New Delhi IN, Beijing CN, Peking CN, Tokyo JP, Seoul KR, "
        "Singapore SG, New York US, Havanna CU, Mexico by MX, Mexico City MX, Oslo NO, Bergen NO, "
        "Trondheim NO, Tromsø NO, Stavanger NO, Bodø NO, Nuuk GL, Tórshavn FO, Århus DK, Odense DK, Riga LV, "
        "Tallinn EE, Vilnius LT, Gaza by PS, Gaza PS, Longyearbyen SJ"
    ),
    "GB": (
        "Washington US, London GB, Cambridge GB, Birmingham GB, Newcastle GB, Perth AU, Hamilton GB, Boston US, "
        "Wellington NZ, Richmond GB, Belfast GB, Derry GB, Londonderry GB, Lincoln GB, York GB, Durham GB, "
        "Worcester GB, Paris FR, Rome IT, Sydney AU, Melbourne AU, Athens GR, Kingston JM, Georgetown GY, "
        "The Hague NL, Cologne DE"
    ),
    "US": (
        "WASHINGTON US, LONDON GB, PARIS FR, ROME IT, ATHENS GR, MOSCOW RU, BERLIN DE, CAIRO EG, LIMA PE, "
        "BIRMINGHAM US, CAMBRIDGE US, PORTLAND US, MADRID ES, DUBLIN IE, GENEVA CH, SYDNEY AU, MELBOURNE AU, "
        "TRIPOLI LY, LEBANON LB, SAN JOSE US, SAN JUAN PR, SANTIAGO CL, JERUSALEM IL, ST. LOUIS US, "
        "TORONTO CA, VANCOUVER CA, NAPLES IT, ODESSA UA, WARSAW PL, TEHRAN IR, GUATEMALA CITY GT, "
        "PANAMA CITY PA, MEXICO CITY MX, HAVANA CU, KINGSTON JM, HAMILTON CA, VICTORIA CA, NICE FR, "
        "FLORENCE IT, VIENNA AT, SAN SALVADOR SV, UNITED NATIONS US, VATICAN CITY VA, EL PASO US, "
        "LAS VEGAS US, ORLANDO US, NEWARK US, OAKLAND US, KANSAS CITY US, COLUMBUS US"
    ),
}
"""Names as papers print them, each with its country, by the country of the paper."""


class Case(NamedTuple):
    printed: str
    country: str | None
    beside: str | None = None
    home: str | None = None
    mentioned: Sequence[str] = ()
    ambiguous: bool = False


EVIDENCE: Final = (
    Case("MIDDELBURG", "NL", home="NL"),
    Case("MIDDELBURG", "ZA", home="ZA"),
    Case("MIDDELBURG", "ZA", beside="South Africa", home="NL"),
    Case("STAMFORD", "US", beside="Conn."),
    Case("STAMFORD", "GB", beside="England"),
    Case("BIRMINGHAM", "GB"),
    Case("BIRMINGHAM", "US", beside="Ala."),
    Case("CAMBRIDGE", "GB", ambiguous=True),
    Case("CAMBRIDGE", "US", mentioned=("US",)),
    Case("CAMBRIDGE", "GB", mentioned=("GB",)),
    Case("VALENCIA", "ES", ambiguous=True),
    Case("VALENCIA", "ES", mentioned=("ES",)),
    Case("HYDERABAD", "PK", mentioned=("PK",)),
    Case("HYDERABAD", "IN", ambiguous=True),
    Case("TRIPOLI", "LY"),
    Case("TRIPOLI", "LB", beside="Lebanon"),
    Case("SAN JOSE", "CR"),
    Case("SAN JOSE", "US", beside="Calif."),
    Case("SAN JOSE", "CR", home="US", mentioned=("CR",)),
    Case("SAN JOSE", "US", home="US", mentioned=("US",)),
    Case("BERGEN", "NO", home="NL", ambiguous=True),  # Mons, Noord-Holland's or Norway's: only the text can decide
    Case("BERGEN", "BE", home="NL", mentioned=("BE",)),
    Case("BERGEN", "NO", home="NL", mentioned=("NO",)),
    Case("BERGEN", "BE", home="BE"),
    Case("BERGEN", "NO", home="NO"),
    Case("SANTIAGO", "ES", home="ES", ambiguous=True),
    Case("SANTIAGO", "ES", home="ES", mentioned=("ES",)),
    Case("SANTIAGO", "CL", home="ES", mentioned=("CL",)),
    Case("SANTIAGO (CHILE)", "CL", home="ES"),
    Case("SANTIAGO", "CL"),
    Case("HAMILTON", "CA", ambiguous=True),
    Case("HAMILTON", "CA", home="GB", mentioned=("CA",)),
    Case("HAMILTON", "BM", beside="Bermuda"),
    Case("RICHMOND", "GB", home="GB", ambiguous=True),
    Case("RICHMOND", "US", ambiguous=True),  # Virginia's or California's
    Case("VICTORIA", "CA", ambiguous=True),
    Case("VICTORIA", "CA", home="US", mentioned=("CA",)),
    Case("VICTORIA", "SC", beside="Seychelles"),
    Case("VICTORIA", "SC", home="SC"),
    Case("NEWCASTLE", "AU", ambiguous=True),
    Case("NEWCASTLE", "AU", beside="N.S.W.", home="GB"),
    Case("PERTH", "AU", home="GB", ambiguous=True),
    Case("PERTH", "GB", beside="Scotland"),
    Case("BIRMINGHAM", "US", home="US", ambiguous=True),
    Case("BIRMINGHAM", "GB", home="US", mentioned=("GB",)),
    Case("SALVADOR", "BR"),
    Case("SALVADOR", "BR", home="US"),
    Case("GEORGETOWN", "GY", home="US"),
    Case("GEORGETOWN", "US", beside="Del."),
    Case("ST. LOUIS", "US"),
    Case("ST. LOUIS", "SN", beside="Senegal"),
    Case("SAINT-LOUIS", "SN", home="SN"),
    Case("CANTERBURY", "GB", beside="Kent"),
    Case("MÉRIDA (BADAJOZ)", "ES"),
    Case("SANTOS", "BR", beside="SP"),
    Case("LEÓN", "MX", beside="Guanajuato"),
    Case("SAN DONATO", "IT", beside="Lombardia"),
    Case("GUADALAJARA", "MX", beside="Jalisco"),
    Case("LA PAZ", "BO"),
    Case("WASHINGTON", "US", home="GB", mentioned=("GB",)),
    Case("LONDON", "CA", beside="Ontario"),
    Case("LONDON", "CA", beside="Ontario, Canada"),
    Case("ATLANTA", "US", beside="Georgia, USA"),
    Case("WASHINGTON", "US", beside="D.C., USA"),
    Case("PARIS", "US", beside="Texas, a state that is known"),
    Case("LONDON", "GB", home="CA", mentioned=("CA",)),
    Case("PARIS", "US", beside="Texas"),
    Case("TBILISI", "GE", beside="Georgia"),
    Case("ATLANTA", "US", beside="Georgia"),
    Case("FRANKFURT", "DE", beside="West Germany"),
    Case("TASHKENT", "UZ", beside="USSR"),
    Case("PRAGUE", "CZ", beside="Czechoslovakia"),
    Case("NARATHIWAT", "TH", beside="Thailand"),
    Case("FORT IRWIN", "US", beside="Calif."),
    Case("XYZZY", "TH", beside="Thailand"),  # the place is unknown, its country is printed
    Case("LEBANON", "LB", home="US"),
    Case("LEBANON", "US", beside="Pa."),
    Case("PANAMA", "PA"),
    Case("KASHMIR", "IN", ambiguous=True),
    Case("KASHMIR", "PK", mentioned=("PK",)),
    Case("Kiew (Kyjiw)", "UA"),
    Case("OUD VOSSEMEER", "NL", home="NL"),
    Case("OUD-VOSSEMEER", "NL", home="NL"),
    Case("CAIRO", "EG", beside="not a place at all"),  # words that are in no table change nothing
)

MISPRINTS: Final = (
    "RUSSEL",
    "NETWORK",
    "PARIJSE",
    "BRUXELESS",
    "KNVB",
    "UNRWA",
    "FIOD",
    "MAAR",
    "ANP",
    "AFP",
    "",
    "-",
    "(",
    "Ā́",
)


def _by_home() -> Iterator[ParameterSet]:
    for home, names in BY_HOME.items():
        for entry in names.split(","):
            name, _, country = entry.strip().rpartition(" ")
            printed = name.upper()
            yield pytest.param(home, printed, country, id=f"{home}-{printed}")


def _resolve(atlas: Atlas, case: Case) -> Place:
    (place,) = places(
        [PrintedPlace(case.printed, case.beside)], atlas=atlas, home_country=case.home, mentioned=case.mentioned
    )
    return place


@each_row(("home", "printed", "country"), list(_by_home()))
def test_name_means_what_the_papers_of_a_country_mean(atlas: Atlas, home: str, printed: str, country: str) -> None:
    assert _resolve(atlas, Case(printed, country, home=home)).country == country


@each_row("case", EVIDENCE, ids=str)
def test_evidence_decides_or_the_place_is_ambiguous(atlas: Atlas, case: Case) -> None:
    place = _resolve(atlas, case)
    assert (place.country, place.ambiguous) == (case.country, case.ambiguous)


@each_row("printed", MISPRINTS)
@each_row("home", [None, "NL", "US"])
def test_misprint_stays_unresolved(atlas: Atlas, printed: str, home: str | None) -> None:
    assert _resolve(atlas, Case(printed, None, home=home)) == Place(printed=printed)


def test_a_resolved_place_has_all_its_fields(atlas: Atlas) -> None:
    place = _resolve(atlas, Case("MOSKOU", "RU", home="NL"))
    assert (place.printed, place.name, place.country, place.region) == ("MOSKOU", "Moscow", "RU", "eastern-europe")
    assert place.lat == pytest.approx(55.75, abs=0.1)
    assert place.lon == pytest.approx(37.62, abs=0.1)
    assert place.confidence > 0.99


def test_candidates_come_best_first_and_are_five_at_most(atlas: Atlas) -> None:
    place = _resolve(atlas, Case("CAMBRIDGE", "GB"))
    assert [candidate.country for candidate in place.candidates[:2]] == ["US", "CA"]
    assert len(place.candidates) == 5


def test_country_in_place_of_a_town_has_its_own_name(atlas: Atlas) -> None:
    place = _resolve(atlas, Case("LIBANON", "LB", home="NL"))
    assert (place.name, place.country, place.region, place.lat) == ("Lebanon", "LB", "western-asia", None)


def test_places_keep_their_order(atlas: Atlas) -> None:
    printed = [PrintedPlace("ANKARA"), PrintedPlace("RUSSEL"), PrintedPlace("CAÏRO")]
    resolved = places(printed, atlas=atlas, home_country="NL", mentioned=())
    assert [place.country for place in resolved] == ["TR", None, "EG"]


@pytest.mark.parametrize(
    ("printed", "language", "country", "ambiguous"),
    [
        ("KOUDEKERKE", "nl", "NL", False),
        ("KOUDEKERKE", None, None, False),
        ("SETERMOEN", "no", "NO", False),
        ("BERGEN", "no", "NO", False),
        ("BERGEN", "nl", "BE", True),
        ("VALENCIA", "es", "ES", True),  # Spanish is the language of too many countries
    ],
)
def test_the_language_counts_where_the_source_has_no_country(
    atlas: Atlas,
    printed: str,
    language: str | None,
    country: str | None,
    ambiguous: bool,  # noqa: FBT001 - a case
) -> None:
    (place,) = places([PrintedPlace(printed)], atlas=atlas, home_country=None, mentioned=(), language=language)
    assert (place.country, place.ambiguous) == (country, ambiguous)
    (at_home,) = places([PrintedPlace("PERTH")], atlas=atlas, home_country="AU", mentioned=(), language=language)
    assert at_home.country == "AU"


@pytest.mark.parametrize("name", ["rome", "ROME", "Genève", "GENEVE", "gaza-stad", "Gaza Stad", "st. anton am arlberg"])
def test_atlas_knows_names_however_they_are_spelled(atlas: Atlas, name: str) -> None:
    assert atlas.knows(name)


@pytest.mark.parametrize("name", ["", " ", "Meer uit Buitenland", "KNVB", "\ud800"])
def test_atlas_does_not_know_words_that_are_no_place(atlas: Atlas, name: str) -> None:
    assert not atlas.knows(name)
