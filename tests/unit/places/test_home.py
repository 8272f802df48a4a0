"""A story of the source's own country keeps its region where it names another country in passing."""

from datetime import UTC, datetime
from typing import Final, NamedTuple

import pytest

from dateline.core.page.parse import parse
from dateline.core.places.atlas import Atlas
from dateline_schemas import RawArticle
from tests.rows import each_row


class Case(NamedTuple):
    home: str
    expected: str
    headline: str
    text: str


OWN: Final = (
    Case(
        "GB",
        "western-europe:mention northern-europe:mention",
        "Baker wins award",
        "A baker from Leeds has won an award for her bread. The jury in France praised the crust.",
    ),
    Case(
        "DE",
        "eastern-europe:mention western-europe:mention",
        "Busfahrer gesucht",
        "In Rathenow fehlen Busfahrer, nun wirbt der Landkreis in Polen. Jede fünfte Stelle ist unbesetzt.",
    ),
    Case(
        "IT",
        "western-europe:mention southern-europe:mention",
        "Valanga, due dispersi",
        "Due scialpinisti tedeschi risultano dispersi dopo una valanga in Alto Adige. Sul posto tre elicotteri.",
    ),
    Case(
        "NL",
        "northern-europe:mention western-europe:mention",
        "Sluis dicht voor onderhoud",
        "De sluis bij Nieuwkoop gaat maandag twee weken dicht. Het onderdeel moest uit Finland komen.",
    ),
    Case(
        "GB",
        "western-europe:mention northern-europe:source",
        "Council approves budget",
        "The council has approved its budget by one vote. Its leader had been to Germany to look at trams.",
    ),
    Case(
        "ES",
        "western-asia:mention southern-europe:source",
        "El club rescinde el contrato de su delantero",
        "El club y el futbolista han llegado a un acuerdo amistoso. El jugador viajará hoy a Turquía.",
    ),
)
KNOWN_WRONG: Final = (
    Case(
        "GB",
        "eastern-europe:mention northern-europe:source",
        "Charity sends lorries",
        "A charity has sent forty lorries of blankets to Ukraine. Pupils had collected them since March.",
    ),
)
FOREIGN: Final = (
    Case("GB", "southern-europe:mention", "Fire in Spain", "A fire has killed ten people. It broke out at night."),
    Case(
        "GB",
        "western-europe:mention",
        "Tower closed",
        "The French minister has closed the tower for a week. She will open it on Monday.",
    ),
    Case(
        "ES",
        "south-america:mention",
        "Una avalancha sepulta una carretera",
        "Una avalancha cortó la vía entre Loja y Zamora, en el sur de Ecuador. Cuatro vehículos quedaron atrapados.",
    ),
    Case(
        "GB",
        "australia-and-new-zealand:mention",
        "Ferry hits pier",
        "A ferry hit a pier in Sydney on Friday. Australian police questioned the captain.",
    ),
    Case(
        "ES",
        "south-america:mention",
        "Tormenta de arena",
        "Una tormenta cubrió las calles de Iquique. El alcalde, Mauricio Soria, pidió no salir; en Chile no es raro.",
    ),
    Case(
        "US",
        "western-asia:mention",
        "Vote in Georgia",
        "Georgia voted on Sunday after weeks of protest in Tbilisi. The opposition won.",
    ),
)


@each_row(
    "case",
    [*OWN, *FOREIGN, *(pytest.param(case, marks=pytest.mark.xfail(strict=True)) for case in KNOWN_WRONG)],
    ids=lambda case: case.headline,
)
def test_an_own_story_keeps_its_region_and_a_foreign_one_does_not_get_it(atlas: Atlas, case: Case) -> None:
    assert _regions(atlas, case.home, case.headline, case.text) == case.expected
    # With a dateline abroad it is a story from there, whatever it names.
    abroad = _regions(atlas, case.home, case.headline, f"NAIROBI (Reuters) - {case.text}")
    assert abroad.split(":")[0] == "eastern-africa"
    assert ":source" not in abroad


def _regions(atlas: Atlas, home: str, headline: str, text: str) -> str:
    page = f"{headline}\n\n{text}\n"
    article = RawArticle(source="s", fetched_at=datetime(2026, 2, 7, tzinfo=UTC), text=page, home_country=home)
    (brief,) = parse(article, atlas)
    return " ".join(f"{region.slug}:{region.via}" for region in brief.regions)
