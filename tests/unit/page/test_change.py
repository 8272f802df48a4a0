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


@pytest.mark.parametrize(
    "above",
    [
        "La Gazzetta di Larsvik - ultimo aggiornamento: ore 10:55\nHome Cronaca Sport Meteo",
        "The Larsvik Post\nLast updated 10:55\nHome News Sport",
        "The Larsvik Post | Last updated 10:55",
    ],
)
def test_the_clock_of_a_site_above_its_menu_is_not_the_article_s(above: str) -> None:
    assert told(lead(text="\n\n".join([above, HEADLINE, *BODY])))[1] is None


def test_that_of_a_link_below_is_not_the_article_s() -> None:
    links = "More news\nStorm hits the coast of Oakfield\nUpdated 10:40"
    assert told(lead(text="\n\n".join([HEADLINE, *BODY, links])))[1] is None


@pytest.mark.parametrize(
    "closing", ["The mayor of Larsvik will give the next update at 09:00.", "The rules were last modified at 10:05."]
)
def test_a_sentence_that_speaks_of_an_update_is_no_stamp(closing: str) -> None:
    assert told(lead(text="\n\n".join([HEADLINE, *BODY, closing])))[1] is None
    assert told(lead(text="\n\n".join(["Police to give update at 09:00 on Larsvik ferry", *BODY])))[1] is None


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("Updated 10:05", "2026-11-26T10:05:00+01:00"),
        ("Published 26 November 2026 08:10 | Updated 10:05", "2026-11-26T10:05:00+01:00"),
        ("Updated 07:05", "2026-11-27T07:05:00+01:00"),
        ("Updated 28 November 2026 10:05", "2026-11-28T10:05:00+01:00"),
        ("Updated today at 10:05", None),
        ("Updated 3 March 2019, 10:05", None),
    ],
)
def test_a_clock_time_alone_is_the_first_since_the_article_was_published(line: str, changed: str | None) -> None:
    """Its page may be fetched again days later."""
    text = "\n\n".join([HEADLINE, line, *BODY])
    first = datetime.fromisoformat("2026-11-26T08:10:00+01:00")
    fields = {"source": "s", "fetched_at": FETCHED, "published_at": first, "home_country": "NL", "text": text}
    (brief,) = parse(RawArticle.model_validate(fields), atlas())
    assert told(brief) == (first, datetime.fromisoformat(changed) if changed is not None else None)


def test_one_from_before_the_article_or_without_its_day_is_none() -> None:
    text = "\n\n".join([HEADLINE, "Updated 07:05", *BODY])
    assert told(lead(text=text))[1] is None
    fields = {"source": "s", "fetched_at": FETCHED, "text": "\n\n".join([HEADLINE, *BODY, "Updated 10:05"])}
    (brief,) = parse(RawArticle.model_validate(fields), atlas())
    assert told(brief) == (None, None)


@pytest.mark.parametrize("day", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:00-12:00"])
def test_at_the_ends_of_the_calendar_it_raises_nothing(day: str) -> None:
    text = "\n\n".join([HEADLINE, "Updated 10:05", *BODY])
    end = datetime.fromisoformat(day)
    for fetched in {end, max(end, FETCHED)}:
        parse(
            RawArticle.model_validate({"source": "s", "fetched_at": fetched, "published_at": end, "text": text}),
            atlas(),
        )
