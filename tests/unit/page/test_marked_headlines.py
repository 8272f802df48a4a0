"""Words of the wire that signs set off from the headline behind them: ``[WITHDRAWN] …``, ``+++ KORREKTUR +++ …``."""
# ruff: noqa: E501 - one line per row

from datetime import datetime
from html import escape
from typing import Final

import pytest

from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from dateline_schemas.brief import Signal
from tests.golden.places import atlas
from tests.rows import each_row

HEADLINE: Final = "Blast hits fado museum in Coimbra"
TEXT: Final = "A blast hit the fado museum in Coimbra on Thursday and scattered a bridge of boats, the mayor said."
ITEM: Final = "COIMBRA (Reuters) - " + TEXT
FORMS: Final = {
    "{} [CORRECTED]": "correction",
    "{} | CORRECTED": "correction",
    "(WITHDRAWN) {}": "withdrawal",
    "[WITHDRAWN] {}": "withdrawal",
    "[WITHDRAWN]: {}": "withdrawal",
    "[STORY WITHDRAWN] {}": "withdrawal",
    "[CORRECTED] {}": "correction",
    "[Correction] {}": "correction",
    "[KORREKTUR] {}": "correction",
    "[RECTIFICATIE] {}": "correction",
    "[RÄTTELSE] {}": "correction",
    "【CORRECTED】{}": "correction",
    "«RECTIFICATIF» {}": "correction",
    "<CORRECTED> {}": "correction",
    "+++ CORRECTION +++ {}": "correction",
    "+++ KORREKTUR +++ {}": "correction",
    "+++ WITHDRAWN +++ {}": "withdrawal",
    "++ RETTIFICA ++ {}": "correction",
    "*** BERICHTIGUNG *** {}": "correction",
    "*** WITHDRAWN *** {}": "withdrawal",
    "== CORRECTION == {}": "correction",
    "CORRECTION | {}": "correction",
    "KORREKTUR|{}": "correction",
    "WITHDRAWN | {}": "withdrawal",
    "ANNULERING: {}": "withdrawal",
    "(RIPETIZIONE CORRETTA) {}": "correction",
    "RPT CORRETTA {}": "correction",
}
NO_SIGNALS: Final = (
    "[VIDEO] {}",
    "[NEWS] {}",
    "[Update] {}",
    "Update | {}",
    "News | {}",
    "+++ EIL +++ {}",
    "+++ Eil: {} +++",
    "*** {} ***",
    "== {} ==",
    "{} | Corrections",
    "Annulering: {}",
    "<b> {}",
)
FEW: Final = f"Rome opens bridge\n2 hours ago ROME (AP) - Rome opened a new bridge for pedestrians.\n{{line}}\n3 hours ago {ITEM}"
PAGES: Final = {
    "text": ("text", f"{{line}}\n{ITEM}", None),
    "html": ("html", f"<article><h1>{{line}}</h1><p>{ITEM}</p><p>{TEXT} {TEXT}</p></article>", None),
    "title": ("text", ITEM, "{line}"),
    "sidebar": ("text", FEW, None),
    "flash": ("text", "{line}", None),
}
"""Pages by kind: the field of the page's words, these words, and its title."""


def read(page: str, line: str) -> Brief:
    """Return the last item of a page whose headline, or title, is a line."""
    field, words, title = PAGES[page]
    shown = escape(line, quote=False) if field == "html" else line
    article = RawArticle(
        source="portal",
        fetched_at=datetime.fromisoformat("2026-12-02T11:30:00+00:00"),
        title=title and title.format(line=line),
        text=words.format(line=shown) if field == "text" else None,
        html=words.format(line=shown) if field == "html" else None,
    )
    return parse(article, atlas())[-1]


@each_row("page", PAGES)
@each_row(("form", "signal"), list(FORMS.items()))
def test_signs_set_off_a_word_of_the_wire(page: str, form: str, signal: Signal) -> None:
    brief = read(page, form.format(HEADLINE))
    assert (brief.signal, HEADLINE in (brief.headline or "")) == (signal, True)


@each_row("page", PAGES)
@each_row("form", NO_SIGNALS)
def test_other_words_and_signs_are_no_signals(page: str, form: str) -> None:
    brief = read(page, form.format(HEADLINE))
    assert (brief.signal, HEADLINE in (brief.headline or "")) == (None, True)


LABELLED: Final = (
    ("Chile signs lithium accord", "Chile has signed a lithium accord with South Korea that runs for ten years."),
    (
        "Ferry runs aground off Bergen",
        "A ferry ran aground off Bergen with 80 people on board, and all were brought ashore.",
    ),
    ("Central bank keeps rate", "The central bank of Norway kept its key rate at 4 percent, as analysts had expected."),
    ("Fire closes market hall", "A fire closed the market hall of Lisbon, and forty traders lost their stalls."),
)


@each_row(
    ("labels", "signals"),
    [
        (("[NEWS]", "[CORRECTED]", "[NEWS]", "[NEWS]"), (None, "correction", None, None)),
        (("[NEWS]", "[CORRECTED]", "[WITHDRAWN]", "[NEWS]"), (None, "correction", "withdrawal", None)),
        (("[WITHDRAWN]", "[NEWS]", "[NEWS]", "[NEWS]"), ("withdrawal", None, None, None)),
        (("+++ EIL +++", "+++ KORREKTUR +++", "+++ EIL +++", "+++ EIL +++"), (None, "correction", None, None)),
    ],
)
@each_row("between", ["\n", "\n\n"])
@each_row("form", ["{label} {headline}\n{text}", "{label} {headline}. {text}"])
def test_a_word_among_the_labels_of_items_still_parts_them(
    labels: tuple[str, ...], signals: tuple[Signal | None, ...], between: str, form: str
) -> None:
    items = [
        form.format(label=label, headline=head, text=text) for label, (head, text) in zip(labels, LABELLED, strict=True)
    ]
    article = RawArticle(
        source="portal", fetched_at=datetime.fromisoformat("2026-12-02T11:30:00+00:00"), text=between.join(items)
    )
    assert [(each.text[-20:], each.signal) for each in parse(article, atlas())] == [
        (text[-20:], signal) for (_, text), signal in zip(LABELLED, signals, strict=True)
    ]


def test_a_word_on_all_items_is_a_label_of_the_page() -> None:
    text = "\n".join(f"[CORRECTED] {head}\n{text}" for head, text in LABELLED)
    article = RawArticle(source="portal", fetched_at=datetime.fromisoformat("2026-12-02T11:30:00+00:00"), text=text)
    assert [each.signal for each in parse(article, atlas())] == [None] * len(LABELLED)


@each_row("page", [page for page in PAGES if page != "flash"])
def test_a_numbered_update_may_stand_in_brackets(page: str) -> None:
    assert read(page, f"[UPDATE 2] {HEADLINE}").signal == "update"


@pytest.mark.xfail(strict=True, reason="UPDATE alone in brackets is as often the name of a section")
@each_row("line", ["[UPDATE] {}", "[UPDATE 2] {}"])
def test_a_lone_line_may_be_an_update(line: str) -> None:
    assert read("flash", line.format(HEADLINE)).signal == "update"


@pytest.mark.xfail(strict=True, reason="a word behind # is a topic on most sites")
def test_a_topic_may_be_a_correction() -> None:
    assert read("text", f"#CORRECTION {HEADLINE}").signal == "correction"
