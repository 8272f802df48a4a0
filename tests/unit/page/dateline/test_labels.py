"""A label in front of a dateline gives the item its signal, and is no part of a place's name."""

from itertools import product

import pytest

from dateline.core.data.wire.signals import IN_NAMES, SIGNALS
from dateline.core.page.findings.explain import explain
from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from dateline_schemas.brief import Signal
from tests.golden.evaluate import FETCHED_AT
from tests.golden.places import atlas
from tests.rows import each_row

BODY = "The story about a storm that hit the coast of Florida on Friday is no longer as it was."
SIDEBAR = """Kop van het stuk
GOES (ANP) - De eerste zin van het stuk. En de tweede.
Meer uit Zeeland
THOLEN (ANP) - Bij een botsing raakten twee mensen gewond.{before}{line}{body}
5 uur geledenGOES (ANP) - Nog een kort bericht uit de stad.
6 uur geleden"""
LABELLED: tuple[tuple[str, Signal, list[str]], ...] = (
    ("WITHDRAWN: WASHINGTON (AP) - ", "withdrawal", ["WASHINGTON"]),
    ("KILL: WASHINGTON (AP) - ", "withdrawal", ["WASHINGTON"]),
    ("INGETROKKEN: DEN HAAG (ANP) - ", "withdrawal", ["DEN HAAG"]),
    ("INGETROKKEN. DEN HAAG (ANP) - ", "withdrawal", ["DEN HAAG"]),
    ("CORRECTED-WASHINGTON (AP) - ", "correction", ["WASHINGTON"]),
    ("CORRECTED — WASHINGTON, Feb 3 (AP) — ", "correction", ["WASHINGTON"]),
    ("(CORRECTED) LONDON (Reuters) - ", "correction", ["LONDON"]),
    ("[KORREKTUR] BERLIN (dpa) - ", "correction", ["BERLIN"]),
    ("***CORRECTION*** LONDON (Reuters) - ", "correction", ["LONDON"]),
    ("CORRECTIE DEN HAAG (ANP) - ", "correction", ["DEN HAAG"]),
    ("RECTIFICATIF PARIS (AFP) - ", "correction", ["PARIS"]),
    ("RETTIFICA: (ANSA) - ROMA, 26 FEB - ", "correction", ["ROMA"]),
    ("KORREKTUR: NEU-ULM (dpa) - ", "correction", ["NEU-ULM"]),
    ("Herstel: DEN HAAG (ANP) - ", "correction", ["DEN HAAG"]),
    ("CORRECTED-UPDATE 2-LONDON, Feb 3 (Reuters) - ", "correction", ["LONDON"]),
    ("UPDATE 1: WASHINGTON (AP) - ", "update", ["WASHINGTON"]),
    ("UPDATE 2-WASHINGTON (AP) - ", "update", ["WASHINGTON"]),
    ("UPDATE 1-ANKARA/CAÏRO (ANP) - ", "update", ["ANKARA", "CAÏRO"]),
    ("Update: Washington (AP) — ", "update", ["Washington"]),
    ("UPDATE 1: (Reuters) - ", "update", []),
)


def parsed(text: str) -> tuple[Brief, ...]:
    return parse(RawArticle(source="s", fetched_at=FETCHED_AT, text=text), atlas())


def places(brief: Brief) -> list[str]:
    return [place.printed for place in brief.dateline.places] if brief.dateline is not None else []


@each_row(("line", "signal", "named"), LABELLED, ids=[case[0] for case in LABELLED])
def test_a_label_gives_the_signal_and_leaves_places_and_text(line: str, signal: Signal, named: list[str]) -> None:
    (brief,) = parsed(line + BODY)
    assert (brief.signal, places(brief), brief.headline, brief.text) == (signal, named, None, BODY)
    assert brief.span == (0, len(line + BODY))
    assert brief.dateline is not None
    assert brief.dateline.printed == line.strip()


@each_row(("line", "signal", "named"), LABELLED, ids=[case[0] for case in LABELLED])
def test_a_label_is_read_behind_an_age(line: str, signal: Signal, named: list[str]) -> None:
    _, first, brief, last = parsed(SIDEBAR.format(before="\n3 uur geleden", line=line, body=BODY))
    assert (brief.signal, places(brief), brief.headline, brief.text) == (signal, named, None, BODY)
    assert (first.signal, last.signal) == (None, None)
    assert [one.age for one in (first, brief, last)] == ["3 uur geleden", "5 uur geleden", "6 uur geleden"]


@pytest.mark.parametrize("before", ["", " "])
@pytest.mark.parametrize("label", ["RECTIFICATIE: ", "(CORRECTIE) ", "Rectificatie: ", "CORRECTIE-", "CORRECTIE "])
def test_a_label_belongs_to_the_dateline_glued_to_a_text(label: str, before: str) -> None:
    briefs = parsed(SIDEBAR.format(before=before, line=f"{label}DEN HAAG (ANP) - ", body=BODY))
    assert [(brief.signal, places(brief)) for brief in briefs[1:3]] == [
        (None, ["THOLEN"]),
        ("correction", ["DEN HAAG"]),
    ]
    assert briefs[1].text.endswith("gewond.")


WORDS = [(kind, word) for kind, words in SIGNALS for word in words if word != "CORRIGE"]


@each_row(("kind", "word"), WORDS, ids=[word for _, word in WORDS])
def test_every_signal_word_is_read_as_a_label(kind: Signal, word: str) -> None:
    forms = ["{}: ", "{} - ", "({}) ", "[{}] ", "{} 2-", "{}/", *(["{} ", "{}-"] if word not in IN_NAMES else [])]
    for form, line in product(forms, ("DEN HAAG (ANP) - ", "LONDON, Feb 3 (Reuters) - ", "LONDON -- ")):
        label = form.format(word)
        (brief,) = parsed(label + line + BODY)
        assert (label + line, brief.signal, places(brief)) == (
            label + line,
            kind,
            [line.split(" (")[0].split(",")[0].removesuffix(" -- ")],
        )
        assert brief.text == BODY


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("NEU-ULM (dpa) - ", "NEU-ULM"),
        ("NEU ISENBURG (dpa) - ", "NEU ISENBURG"),
        ("Neu-Delhi (dpa) - ", "Neu-Delhi"),
        ("KILL DEVIL HILLS, N.C. (AP) — ", "KILL DEVIL HILLS"),
    ],
)
def test_a_place_may_open_with_a_signal_word(line: str, named: str) -> None:
    (brief,) = parsed(line + BODY)
    assert (brief.signal, places(brief), brief.text) == (None, [named], BODY)


@pytest.mark.parametrize(
    "line",
    [
        "Update: the minister said on Friday that the plan for the harbour is off the table. Nobody disagreed.",
        "UPDATE: Goes. Er is een begin gemaakt met de bouw van een brug over het kanaal bij de haven van de stad.",
        "CORRECTED: Acme said on Friday (AP) that its plan for the harbour is off the table, at least for now.",
    ],
)
def test_a_sentence_that_opens_with_a_signal_word_is_text(line: str) -> None:
    (brief,) = parsed(line)
    assert (brief.text, brief.dateline) == (line, None)


@pytest.mark.parametrize(
    "headline",
    [
        "WITHDRAWN: Acme profit rises", "UPDATE 2-Fed raises rates", "UPDATE 1-LONDON - Shares fall at the open",
        "UPDATE 2-AP - Fed raises rates", "CORRECTED: Reuters - London shares fall", "Correction: London - shares fall",
    ],
)  # fmt: skip
def test_a_headline_that_opens_with_a_signal_word_stays_a_headline(headline: str) -> None:
    (brief,) = parsed(f"{headline}\nWASHINGTON (AP) - {BODY}")
    assert (brief.headline, places(brief), brief.text) == (headline, ["WASHINGTON"], BODY)
    assert brief.signal is not None


def test_a_headline_glued_to_its_dateline_keeps_its_signal_word() -> None:
    (brief,) = parsed(f"WITHDRAWN: Acme Profit LONDON (Reuters) - {BODY}")
    assert (brief.headline, brief.signal, places(brief)) == ("WITHDRAWN: Acme Profit", "withdrawal", ["LONDON"])
    (brief,) = parsed(f"Brand in Goes (STORY WITHDRAWN) LONDON (Reuters) - {BODY}")
    assert (brief.headline, brief.signal) == ("Brand in Goes (STORY WITHDRAWN)", "withdrawal")
    (brief,) = parsed(f"MANDATORY KILL: ACME - LOSS IN LONDON (Reuters) - {BODY}")
    assert (brief.headline, brief.signal) == ("MANDATORY KILL: ACME -", "withdrawal")


def test_a_cut_dateline_has_its_label() -> None:
    page = SIDEBAR.format(before="\n", line="", body="") + "RECTIFICATIE: DEN HAAG (AN"
    brief = parsed(page)[-1]
    assert (brief.signal, places(brief), brief.text, brief.complete) == ("correction", ["DEN HAAG"], "", False)


def test_explain_shows_the_label_as_part_of_the_dateline() -> None:
    explained = explain(RawArticle(source="s", fetched_at=FETCHED_AT, text=f"WITHDRAWN: GOES (ANP) - {BODY}"), atlas())
    findings = {one.what: (explained.text[one.start : one.end], one.why) for one in explained.findings}
    assert findings["signal"] == ("WITHDRAWN:", "it stands in front of the dateline")
    printed, why = findings["dateline"]
    assert printed == "WITHDRAWN: GOES (ANP) - "
    assert why.endswith("; in front of it stands a word of withdrawal")
