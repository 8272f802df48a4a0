"""When the page of an article says that it was changed: in its text and in its HTML, printed for readers."""

from datetime import datetime

import pytest

from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas

FETCHED = datetime.fromisoformat("2026-12-01T11:00:00+01:00")
PUBLISHED = datetime.fromisoformat("2026-12-01T08:10:00+01:00")
CHANGED = datetime.fromisoformat("2026-12-01T10:05:00+01:00")
HEADLINE = "Ferry runs aground off Larsvik, 12 dead"
BODY = (
    "LARSVIK (AP) - At least 12 people died when a ferry ran aground off Larsvik on Monday night, police said.",
    "Rescuers searched the cold water for survivors all night. The cause is not known yet.",
    "The mayor of Larsvik spoke of a black day for the town.",
)
LINES = [
    "Updated 10:05",
    "Published 08:10 | Updated 10:05",
    "Gepubliceerd 08:10\nBijgewerkt om 10.05",
    "Veröffentlicht: 01.12.2026, 08:10 Uhr\nAktualisiert: 01.12.2026, 10:05 Uhr",
    "Publié le 1 décembre 2026 à 08h10, mis à jour à 10h05",
    "Actualizado: 01/12/2026 - 10:05",
    "Aggiornato alle 10:05",
    "Atualizado em 01/12/2026 às 10h05",
    "Publicerad 08.10 Uppdaterad 10.05",
    "Publisert 1. des. 2026 kl. 08.10 | Oppdatert kl. 10.05",
]


def lead(**body: str) -> Brief:
    fields = {"source": "s", "fetched_at": FETCHED, "published_at": PUBLISHED, "home_country": "NL", **body}
    (brief,) = parse(RawArticle.model_validate(fields), atlas())
    return brief


def told(brief: Brief) -> tuple[datetime | None, datetime | None]:
    """Return when it was published and when it was changed."""
    return brief.published.latest, brief.metadata.modified if brief.metadata is not None else None


@pytest.mark.parametrize("line", LINES)
def test_a_text_page_prints_it_above_or_below_the_text(line: str) -> None:
    for page in (f"{HEADLINE}\n{line}\n{{}}", f"{line}\n\n{HEADLINE}\n{{}}", f"{HEADLINE}\n\n{{}}\n\n{line}"):
        assert told(lead(text=page.format("\n\n".join(BODY)))) == (PUBLISHED, CHANGED)


@pytest.mark.parametrize("line", LINES)
def test_html_prints_it(line: str) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    printed = "".join(f"<div>{one}</div>" for one in line.split("\n"))
    for page in (f"<h1>{HEADLINE}</h1>{printed}{body}", f"<h1>{HEADLINE}</h1>{body}{printed}"):
        assert told(lead(html=f"<html><body><article>{page}</article></body></html>")) == (PUBLISHED, CHANGED)


def test_the_metadata_comes_before_it() -> None:
    html = "<meta property=article:modified_time content=2026-12-01T09:30:00+01:00>"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    _, changed = told(lead(html=f"<html><head>{html}</head><body><h1>{HEADLINE}</h1><p>Updated 10:05</p>{body}"))
    assert changed == datetime.fromisoformat("2026-12-01T09:30:00+01:00")


@pytest.mark.parametrize(
    "line", ["Updated 1 December 2026", "Updated by Ada Holm", "Published 08:10", "Updated 2 December 2026, 10:05"]
)
def test_a_day_alone_or_one_to_come_is_no_such_time(line: str) -> None:
    page = "\n\n".join([HEADLINE, line, *BODY])
    assert told(lead(text=page))[1] is None


def test_that_of_a_teaser_far_below_is_not_the_article_s() -> None:
    links = "\n".join(f"Minister visits the town of Oakfield {number}" for number in range(8))
    assert told(lead(text="\n\n".join([HEADLINE, *BODY, links, "Updated 10:05"])))[1] is None
