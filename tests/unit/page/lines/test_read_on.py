"""A link to read on is cut off the end of a line where a mark or a missing space parts it from the text."""

import pytest

from dateline.core.page.lines.classify import classify_line
from dateline.core.page.lines.kinds.read_on import find_read_on
from dateline.core.page.lines.piece import Kind


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Der Bagger hatte die Leitung beschädigt.Weiterlesen", "Der Bagger hatte die Leitung beschädigt."),
        ("Das Kraftwerk liefert seineDen vollständigen Artikel lesen ...", "Das Kraftwerk liefert seine"),
        ("Die Jury lobte den Käse. Mehr ...", "Die Jury lobte den Käse."),
        ("Le maire a promis une réponse etLire la suite", "Le maire a promis une réponse et"),
        ("The ferry will sail again on … [Read more...] about Ferry to Inishmaan", "The ferry will sail again on …"),
        (f"De brug blijft {'heel ' * 20}dicht tot… Lees verder »", f"De brug blijft {'heel ' * 20}dicht tot…"),
        ("Most jest zamknięty do piątku. Czytaj więcej", "Most jest zamknięty do piątku."),
        ("«Vi ventet i to timer.» Les hele saken", "«Vi ventet i to timer.»"),
        ("Мост закрыт до пятницы. Читать далее →", "Мост закрыт до пятницы."),
    ],
)  # fmt: skip
def test_the_link_is_cut_off(line: str, text: str) -> None:
    assert line[: find_read_on(line, 0, len(line))].strip() == text
    first, last = classify_line(line)
    assert line[first.start : first.end] == text
    assert (first.kind, last.kind) == (Kind.TEXT, Kind.NOISE)


@pytest.mark.parametrize(
    "line",
    [
        "Op het bordje staat zijn bekendste uitspraak: lees meer",
        "Op het bordje staat zijn bekendste uitspraak: lees meer.",
        "The library asks islanders to read more",
        "Man muss nicht immer mehr",
        "Er wollte nichts. Mehr",
        "Read more",
        "Weiterlesen ...",
        "",
    ],
)
def test_a_text_may_close_with_the_words(line: str) -> None:
    assert find_read_on(line, 0, len(line)) == len(line)
