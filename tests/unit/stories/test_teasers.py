"""A teaser that comes after its article is a repeat; a shorter text with news under the same headline is an update."""
# ruff: noqa: E501 - one line a paragraph

from datetime import datetime, timedelta
from typing import Final

import pytest

from dateline.core.pipeline import Pipeline
from dateline_schemas import RawArticle, Story
from tests.golden.places import atlas

NOON: Final = datetime.fromisoformat("2026-03-02T12:00:00+00:00")

EN: Final = (
    "Bridge collapse kills 14 in northern Peru",
    "LIMA (Reuters) - A road bridge over the Santa river in northern Peru collapsed on Monday morning, killing 14 people and injuring 30, the regional governor said. Three vehicles, among them a bus on its way from Trujillo to Chimbote, fell into the river.",
    "Rescue workers searched for survivors until nightfall. The bridge was built in 1978 and inspected last year. Governor Luis Paredes told reporters at the scene that nobody was expected to be found alive.",
)
DE: Final = (
    "Brückeneinsturz in Nordperu: 14 Tote",
    "LIMA (dpa) - Beim Einsturz einer Straßenbrücke über den Fluss Santa im Norden von Peru sind am Montagmorgen 14 Menschen ums Leben gekommen und 30 verletzt worden, wie der Gouverneur der Region mitteilte. Drei Fahrzeuge, darunter ein Bus auf dem Weg von Trujillo nach Chimbote, stürzten in den Fluss.",
    "Rettungskräfte suchten bis zum Einbruch der Dunkelheit nach Überlebenden. Die Brücke wurde 1978 gebaut und im vergangenen Jahr überprüft. Gouverneur Luis Paredes rechnet nicht damit, noch jemanden lebend zu finden.",
)
ES: Final = (
    "Catorce muertos al derrumbarse un puente en Perú",
    "LIMA (EFE).- Un puente sobre el río Santa, en el norte de Perú, se derrumbó en la mañana de este lunes y causó 14 muertos y 30 heridos, informó el gobernador de la región. Tres vehículos, entre ellos un autobús que iba de Trujillo a Chimbote, cayeron al río.",
    "Los rescatistas buscaron supervivientes hasta la noche. El puente fue construido en 1978 e inspeccionado el año pasado. El gobernador Luis Paredes dijo que no se espera hallar a nadie con vida.",
)
_SEARCHED: Final = (
    "Rescue workers searched for survivors until nightfall after the bridge over the Santa river collapsed."
)
TEASERS: Final = (
    (EN, "A road bridge over the Santa river in northern Peru collapsed on Monday morning, killing 14 people."),
    (EN, _SEARCHED),
    (DE, "Beim Einsturz einer Straßenbrücke im Norden von Peru sind am Montagmorgen 14 Menschen ums Leben gekommen."),
    (DE, "Rettungskräfte suchten nach dem Einsturz der Brücke bis zum Einbruch der Dunkelheit nach Überlebenden."),
    (ES, "Un puente sobre el río Santa se derrumbó en la mañana de este lunes y causó 14 muertos."),
    pytest.param(
        ES,
        "Los rescatistas buscaron supervivientes hasta la noche tras el derrumbe del puente.",
        marks=pytest.mark.xfail(strict=True, reason="one other word, which may be all that is new"),
    ),
    pytest.param(
        EN,
        "A bus on its way from Trujillo was among three vehicles that plunged into the river when the bridge fell.",
        marks=pytest.mark.xfail(strict=True, reason="one other word, which may be all that is new"),
    ),
)
NEWS: Final = (
    (EN, "A road bridge over the Santa river in northern Peru collapsed on Monday morning, killing 17 people."),
    (EN, "Prosecutors opened a case against the builder after the bridge over the Santa river collapsed on Monday."),
    (EN, "Governor Luis Paredes resigned on Monday after the road bridge over the Santa river collapsed."),
    (EN, "A road bridge over the Santa river in northern Peru collapsed on Monday morning, and 30 people drowned."),
    (DE, "Beim Einsturz einer Straßenbrücke im Norden von Peru sind am Montagmorgen 17 Menschen ums Leben gekommen."),
    (DE, "Gouverneur Luis Paredes wurde am Montagmorgen nach dem Einsturz der Brücke über den Fluss Santa verhaftet."),
    (ES, "Un puente sobre el río Santa se derrumbó en la mañana de este lunes y causó 17 muertos."),
)


def _page(headline: str, body: tuple[str, ...], source: str, path: str, hours: int) -> RawArticle:
    return RawArticle(
        source=source,
        url=f"https://{source}/{path}",
        fetched_at=NOON + timedelta(hours=hours),
        text="\n\n".join((headline, *body)) + "\n",
    )


def _versions(*pages: RawArticle) -> list[Story]:
    pipeline = Pipeline(atlas())
    return [step.stories[0] for page in pages for step in pipeline.run(page) if step.stories]


@pytest.mark.parametrize("site", ["paper.example", "portal.example"])
@pytest.mark.parametrize(("article", "teaser"), TEASERS)
def test_a_teaser_repeats_its_article(article: tuple[str, ...], teaser: str, site: str) -> None:
    headline, *body = article
    first, second = _versions(
        _page(headline, tuple(body), "paper.example", "a1", 0), _page(headline, (teaser,), site, "front", 2)
    )
    assert second.story_id == first.story_id
    assert (second.relation.kind, second.relation.parent) == ("repeat", first.version)


@pytest.mark.parametrize(("article", "text"), NEWS)
def test_a_shorter_text_with_news_is_an_update(article: tuple[str, ...], text: str) -> None:
    headline, *body = article
    first, second = _versions(
        _page(headline, tuple(body), "paper.example", "a1", 0), _page(headline, (text,), "portal.example", "t", 2)
    )
    assert (second.story_id, second.relation.kind) == (first.story_id, "update")


def test_an_article_after_its_teaser_is_newer() -> None:
    headline, *body = EN
    first, second = _versions(
        _page(headline, (_SEARCHED,), "portal.example", "t", 0),
        _page(headline, tuple(body), "paper.example", "a1", 2),
    )
    assert second.story_id == first.story_id
    assert second.relation.kind in {"update", "expansion"}


def test_an_article_that_is_cut_on_its_own_page_is_an_update() -> None:
    headline, *body = EN
    first, second = _versions(
        _page(headline, tuple(body), "paper.example", "a1", 0),
        _page(headline, (_SEARCHED,), "paper.example", "a1", 2),
    )
    assert (second.story_id, second.relation.kind) == (first.story_id, "update")
