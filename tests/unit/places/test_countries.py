"""Which countries a text names, in nine languages, and which words only look like a country."""

from collections import defaultdict
from typing import Final

import pytest
from _pytest.mark.structures import ParameterSet

from dateline.core.data.places.capitals import CAPITALS
from dateline.core.data.places.country_names import METONYMS, NAMES
from dateline.core.data.places.demonyms import LANGUAGES
from dateline.core.data.places.regions import REGION_OF
from dateline.core.places.countries import countries, country_named
from tests.cost import cpu_seconds
from tests.rows import each_row

NAMED: Final = (
    ("De Iraanse ambassadeur in Rusland, en Noord-Korea", "IR RU KP"),
    ("Noord-Koreaanse militairen en Zuid-Koreaanse handel", "KP KR"),
    ("De Hongaarse premier Viktor Orbán", "HU"),
    ("de voormalige Britse premier; de Amerikaanse investeerder; de VS", "GB US"),
    ("De Verenigde Staten trekken Amerikaanse medewerkers terug uit Nederland", "US NL"),
    ("Rusland viel de Oekraïense energie aan", "RU UA"),
    ("een Rus, twee Russen, een Russin, het Russisch en de Russische vloot", "RU"),
    ("Nieuw-Zeeland en Zeeland", "NZ"),
    ("Moskou heeft ingestemd, Kyiv niet", "RU UA"),
    ("het Kremlin en het Witte Huis", "RU US"),
    ("IRAN VALT ISRAËL AAN", "IR IL"),
    ("Wit-Rusland en de Wit-Russische president", "BY"),
    ("Niger en Nigeria, Nigerese en Nigeriaanse troepen", "NE NG"),
    ("Guinea, Guinee-Bissau, Equatoriaal-Guinea en Papoea-Nieuw-Guinea", "GN GW GQ PG"),
    ("Congo-Brazzaville is niet Congo", "CG CD"),
    ("Dominica en de Dominicaanse Republiek", "DM DO"),
    ("Zuid-Soedan en Soedan", "SS SD"),
    ("het Iran-beleid van de EU", "IR"),
    ("U.S. and U.K. forces; the US-led coalition; USA\N{RIGHT SINGLE QUOTATION MARK}s plan", "US GB"),
    ("King Abdullah of Jordan met Israelis", "JO IL"),
    ("In Chad, Turkey's envoy", "TD TR"),
    ("Georgia and Russia signed", "GE RU"),
    ("Papua New Guinea, Equatorial Guinea, Guinea", "PG GQ GN"),
    ("the Democratic Republic of the Congo and the Republic of the Congo", "CD CG"),
    ("Indian officials in Indiana", "IN US"),
    ("North Macedonia's Dutch guests", "MK NL"),
    ("Die russische Armee und die ukrainischen Truppen; Deutsche in Österreich", "RU UA DE AT"),
    ("Russische Truppen", "RU"),
    ("US-amerikanische Firmen in der Schweiz", "US CH"),
    ("les autorités françaises et l'armée russe aux États-Unis", "FR RU US"),
    ("Le président sud-coréen, le Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire", "KR CI"),
    ("el presidente ruso en EE.UU. y las autoridades chinas", "RU US CN"),
    ("il premier ungherese a Mosca; gli Stati Uniti", "HU RU US"),
    ("o governo português e os russos; o Reino Unido", "PT RU GB"),
    ("den russiske presidenten og Sør-Korea", "RU KR"),
    ("den ryska regeringen, Storbritannien", "RU GB"),
    ("Indien en China", "IN CN"),
    ("Indien und China", "IN CN"),
    ("Island ruft den Botschafter zurück", "IS"),
    ("Ukrainas och Rysslands ledare; Nord-Koreas raketter; Duitslands tanks", "UA RU KP DE"),
    ("Iranavtalet, Ukrainekrieg, Oekraïneoorlog, Chinastrategie", "IR UA CN"),
    ("TURKISH JETS HIT KURDISH POSTS", "TR"),
    ("amerikanerna och ukrainarna, russerne og danskene, Russinnen", "US UA RU DK"),
    ("l'axe franco-allemand, die sino-indienne grens", "FR DE CN IN"),
    ("INDIEN UND PARIS STREITEN; THE CHINA DEAL", "IN FR CN"),
    ("i dazi Usa; EEUU y EE. UU.; o Zimbabué e o Vietname", "US ZW VN"),
    ("Madrid, 27 abr (EFE).- El presidente", "ES"),
    ("Washington, 3 apr. (askanews)", "US"),
    ("USSR, West Germany, Zaire, Yugoslavia", "RU DE CD RS"),
)

NOT_NAMED: Final = (
    "",
    "Michael Jordan won. Jordan said so.",
    "Chad Smith drums",
    "Tom Holland speelt Spider-Man",
    "voters in Atlanta, Georgia",
    "a turkey on the table",
    "Turkey sandwich",
    "Rhode Island and the Island",
    "Indien u dit leest",
    "Frans Timmermans en Frans Hals",
    "the Indian Ocean and the South China Sea",
    "South American and Latin American leaders",
    "Zuid-Amerikaanse en Latijns-Amerikaanse landen",
    "guinea pigs in the Persian Gulf",
    "Real Madrid verslaat AS Roma",
    "the Washington Post",
    "a woman, a romantic, a germanium plant",
    "join us",
    "Russell en Nigel",
    "Jack London",
    "het Warschaupact",
    "Jordan said he was tired.",
    "JOIN US TODAY",
    "Seul le ministre; Gana el Betis",
    "Chinatown, Polenta, Irania, Marokkoplein",
    "les Roms du campement",
    "Usa el móvil; Estados Americanos; Finns det?",
    "the guard Jordan, 24, was traded",
    "MICHAEL JORDAN ENTERS GULF OF MEXICO; REAL MADRID WINS",
)

KNOWN_WRONG: Final = (
    ("Jordan missed twelve shots.", "", "a family name alone looks like the country"),
    ("HE SPOKE TO US YESTERDAY", "", "in capitals the pronoun looks like the country"),
    ("ITALY VS SPAIN: 2-1", "IT ES", "between two teams stands what is the United States in Dutch"),
    ("Washington moved the Jordan deal; Jordan Clarkson left", "US JO", "one person of the name hides the country"),
    ("Israel Santos, 24, won", "", "a first name that has no row looks like the country"),
    ("Georgia beats Alabama; Russia watches", "RU", "in Russia's company the state looks like the country"),
    ("Chad's President Deby met Michael Chad Jones", "TD", "one person of the name hides the country"),
)


def _cases() -> list[ParameterSet]:
    named = [pytest.param(text, codes, id=text[:40]) for text, codes in NAMED]
    nothing = [pytest.param(text, "", id=text[:40] or "empty") for text in NOT_NAMED]
    wrong = [
        pytest.param(text, codes, id=text[:40], marks=pytest.mark.xfail(strict=True, reason=why))
        for text, codes, why in KNOWN_WRONG
    ]
    return named + nothing + wrong


@each_row(("text", "codes"), _cases())
def test_text_names(text: str, codes: str) -> None:
    assert countries(text) == tuple(codes.split())


@pytest.mark.parametrize(
    ("name", "code"),
    [("Thailand", "TH"), ("LIBANON", "LB"), ("West Germany", "DE"), ("Georgia", "GE"), ("Paris", None), ("", None)],
)
def test_name_alone_is_a_country(name: str, code: str | None) -> None:
    assert country_named(name) == code


def test_every_row_has_a_known_country() -> None:
    rows = {*NAMES, *CAPITALS, *METONYMS, *(code for language in LANGUAGES for code in language.ROWS)}
    assert rows <= set(REGION_OF)


def test_no_name_stands_for_two_countries() -> None:
    owners = defaultdict(set)
    for table in (NAMES, CAPITALS, METONYMS):
        for code, printed in table.items():
            for form in printed.split("|"):
                owners[form].add(code)
    assert {form: codes for form, codes in owners.items() if len(codes) > 1} == {}


def test_time_grows_linearly_with_names_alone() -> None:
    def cost(text: str) -> float:
        return cpu_seconds(lambda: countries(text), times=3)

    text = "Jordan Washington US " * 10_000
    cost(text)
    assert cost(text * 4) < 10 * cost(text)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("FORK MAKERS <UK> LOOKS TO ACQUISITIONS FOR GROWTH", ()),
        ("Fork Makers Inc <UK> said it would sell a unit", ()),
        ("FORK MAKERS <FKM> LOOKS TO UK FOR GROWTH", ("GB",)),
        ("Fork Makers <UK Growth Fund> said so", ("GB",)),
    ],
)
def test_a_symbol_of_a_share_names_no_country(text: str, codes: tuple[str, ...]) -> None:
    assert countries(text) == codes
