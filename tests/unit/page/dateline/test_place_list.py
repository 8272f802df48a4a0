"""A place in front of an item's time is its dateline; a writer, a desk or a section there is none."""

from datetime import UTC, datetime

from dateline.core.page.parse import parse_page
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

EVENING = datetime(2026, 12, 1, 18, 30, tzinfo=UTC)
PAGES = {
    "en": ("Fire destroys distillery", "Fire crews spent the night at a distillery where 300 casks of whisky burned."),
    "nl": ("Brand verwoest distilleerderij", "De brandweer bluste de hele nacht een stokerij waar 300 vaten brandden."),
    "de": (
        "Brand zerstört Brennerei",
        "Die Feuerwehr war die ganze Nacht in einer Brennerei, in der 300 Fässer brannten.",
    ),
    "fr": ("Un incendie détruit une distillerie", "Les pompiers ont passé la nuit sur le site, où 300 fûts ont brûlé."),
    "es": (
        "Un incendio destruye una destilería",
        "Los bomberos pasaron la noche en la planta, donde ardieron 300 barricas.",
    ),
    "it": (
        "Un incendio distrugge la distilleria",
        "I pompieri hanno lavorato tutta la notte, mentre bruciavano 300 botti.",
    ),
    "pt": (
        "Incêndio destrói destilaria",
        "Os bombeiros passaram a noite no local, onde arderam 300 pipas de aguardente.",
    ),
    "sv": ("Brand förstörde destilleri", "Räddningstjänsten arbetade hela natten på platsen, där 300 fat brann upp."),
    "da": ("Brand ødelagde destilleri", "Brandvæsenet arbejdede hele natten på stedet, hvor 300 fade brændte op."),
}


def brief(language: str, line: str) -> Brief:
    headline, text = PAGES[language]
    page = RawArticle(source="a", fetched_at=EVENING, text=f"{headline}\n{line}\n{text}\n")
    (only,) = parse_page(page, atlas()).briefs
    return only


@each_row(
    "language, line",
    [
        ("en", "By Jack London, 1 December 2026 12:15"),
        ("en", "By Tom Airey, Edinburgh, 1 December 2026 12:15"),
        ("en", "By Tom Airey, 12:15"),
        ("en", "By Tom Airey, Dec 1"),
        ("en", "Tom Airey, 1 December 2026 12:15"),
        ("nl", "Door Karin Bos, 1 december 2026 12:15"),
        ("de", "Von Vroni Gstrein, 1. Dezember 2026 12:15"),
        ("de", "Redaktion, 1. Dezember 2026 12:15"),
        ("fr", "Par Marie Collin, 1 décembre 2026 12:15"),
        ("es", "Por Yolanda Quispe, 1 de diciembre de 2026 12:15"),
        ("it", "Di Piero Dolfin, 1 dicembre 2026 12:15"),
        ("pt", "Por Rita Falcão, 1 de dezembro de 2026 12:15"),
        ("sv", "Av Sanna Niia, 1 december 2026 12:15"),
        ("da", "Af Mette Juul, 1. december 2026 12:15"),
    ],
)
def test_a_writer_in_front_of_a_time_is_no_place(language: str, line: str) -> None:
    read = brief(language, line)
    assert read.dateline is None
    assert read.published.latest is not None
    assert read.headline == PAGES[language][0]


@each_row(
    "language, line, country",
    [
        ("en", "Edinburgh, 1 December 2026 12:15", "GB"),
        ("en", "Springfield, Illinois, 1 December 2026 12:15", "US"),
        ("en", "Newport Beach, California, 1 December 2026 12:15", "US"),
        ("en", "Da Nang, 1 December 2026 12:15", "VN"),
        ("nl", "Den Haag, 1 december 2026 12:15", "NL"),
        ("de", "Sankt Gallen, 1. Dezember 2026 12:15", "CH"),
        ("fr", "Saint-Étienne, 1 décembre 2026 12:15", "FR"),
        ("es", "Buenos Aires, 1 de diciembre de 2026 12:15", "AR"),
        ("it", "Reggio Emilia, 1 dicembre 2026 12:15", "IT"),
        ("pt", "Belo Horizonte, 1 de dezembro de 2026 12:15", "BR"),
        ("sv", "Kiruna, 1 december 2026 12:15", "SE"),
        ("da", "Skagen, 1. december 2026 12:15", "DK"),
        ("da", "Tórshavn, 04/09/2024 - 15:11", "FO"),
    ],
)
def test_a_place_in_front_of_a_time_is_the_dateline(language: str, line: str, country: str) -> None:
    dateline = brief(language, line).dateline
    assert dateline is not None
    assert [place.country for place in dateline.places] == [country]
