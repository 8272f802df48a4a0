"""A time that a word opens, in front of a headline on its line, is the item's time: ``ore 17:41 Chiuso il ponte``."""

from datetime import UTC, datetime
from typing import Final

from dateline.core.page.parse import parse
from dateline.core.page.split import split
from dateline_schemas import RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

FETCHED: Final = datetime(2026, 12, 1, 18, 30, tzinfo=UTC)
HEADS: Final = ("Larsvik closes its bridge", "Oak trees for the bypass", "Quarry fined over dust")
TEXTS: Final = (
    "NENAGH (PA) - The bridge was closed on Tuesday after a crack was found in its third pier. It stays closed.",
    "ENNIS (PA) - The county will plant 4,000 oaks along the bypass, which opened three years behind schedule.",
    "TRALEE (PA) - A court fined a quarry 80,000 euros for dust that settled on the washing lines of eleven homes.",
)
CLOCKS: Final = ("17:41", "16:12", "15:03")
WORDS: Final = (
    "ore", "Ore", "h", "alle", "kl.", "um", "Um", "om", "at", "à", "às", "a las", "klokken", "klockan", "o", "godz.",
    "в", "saat", "kello",
)  # fmt: skip


def read_text(page: str) -> list[tuple[str | None, str | None]]:
    return [(item.headline, item.stamp and item.stamp.printed) for item in split(page, str.isupper)]


@each_row("word", WORDS)
@each_row("clocks", [CLOCKS, ("17h41", "16h12", "15h03")], ids=["colon", "sign"])
def test_a_time_behind_a_word_opens_a_headline(word: str, clocks: tuple[str, ...]) -> None:
    times = [f"{word} {clock}" for clock in clocks]
    page = "In brief\n" + "".join(
        f"{time} {head}\n{text}\n" for time, head, text in zip(times, HEADS, TEXTS, strict=True)
    )
    assert read_text(page) == list(zip(HEADS, times, strict=True))


@each_row("word", [word for word in WORDS if word.islower()])
def test_so_it_does_in_html(word: str) -> None:
    rows = zip(CLOCKS, HEADS, TEXTS, strict=True)
    html = "".join(
        f"<li><span>{word} {clock}</span> <a href='/{clock}'><strong>{head}</strong></a><p>{text}</p></li>"
        for clock, head, text in rows
    )
    page = RawArticle(
        source="a.example", fetched_at=FETCHED, html=f"<html><body><h1>In brief</h1><ul>{html}</ul></body></html>"
    )
    briefs = [(brief.headline, brief.age) for brief in parse(page, atlas())]
    assert briefs == [(head, f"{word} {clock}") for head, clock in zip(HEADS, CLOCKS, strict=True)]


@each_row(
    "lines",
    [
        ("um 17:41 Brand in Emden gemeldet",),
        ("at 18:30 Evensong", "at 10:30 Holy Communion"),
        ("alle 15:00 Nenagh - Ennis", "alle 18:00 Ennis - Tralee", "alle 20:45 Tralee - Nenagh"),
        ("At 10:30 Kerr opened the bridge.", "At 11:15 Reis closed it again."),
        ("at 10:30 Kerr opened it", "at 9:15 Reis closed it", "at 11:20 Kerr came back"),
        ("om 14:05 tot 16:00 Dijk dicht", "om 13:05 tot 15:00 Brug dicht"),
    ],
    ids=["one", "two", "a programme", "sentences", "no order", "ranges"],
)
def test_other_lines_stay_whole(lines: tuple[str, ...]) -> None:
    page = "In brief\n" + "".join(f"{line}\n{text}\n" for line, text in zip(lines, TEXTS, strict=False))
    assert [time for _, time in read_text(page)] == [None] * len(read_text(page))


def test_fixtures_without_texts_stay_one_text() -> None:
    page = f"Larsvik stays up\n{TEXTS[0]}\nore 20:45 Nenagh-Ennis\nore 18:00 Ennis-Tralee\nore 15:00 Tralee-Nenagh\n"
    assert len(read_text(page)) == 1
