"""The lines in which a list says how long ago its items were changed, or how long they take to read, have its times."""

from datetime import UTC, datetime
from typing import Final

from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

FETCHED: Final = datetime(2026, 12, 1, 18, 30, tzinfo=UTC)
LIST: Final = (
    ("Angola raises diesel price", "LUANDA (AFP) - Angola raised the price of diesel by a third, the ministry said."),
    ("Timor votes for parliament", "DILI (AFP) - Voters in Timor went to the polls on Tuesday to choose a parliament."),
    ("Fog closes port of Gdansk", "GDANSK (AP) - Thick fog closed the port of Gdansk on Tuesday morning to ships."),
)
AGES: Final = (
    "Last updated {} hours ago", "2 min read · {} hours ago", "{} hours ago · 2 min read",
    "Reading time: 2 min | {} hours ago",
    "Laatst bijgewerkt {} uur geleden", "2 min leestijd · {} uur geleden", "Mis à jour il y a {} heures",
    "2 min de lecture • il y a {} heures", "il y a {} heures · 2 min de lecture", "2 Min. Lesezeit | vor {} Stunden",
    "vor {} Stunden · 2 Min. Lesezeit", "2 min di lettura · {} ore fa", "2 min de lectura · hace {} horas",
)  # fmt: skip


def briefs(*, html: str | None = None, text: str | None = None) -> list[Brief]:
    return list(parse(RawArticle(source="a", fetched_at=FETCHED, html=html, text=text), atlas()))


@each_row("age", AGES)
def test_the_line_below_each_item_has_its_time(age: str) -> None:
    items = [(*item, age.format(hours)) for hours, item in enumerate(LIST, 2)]
    row = "<li><h3><a href='/{0}'>{0}</a></h3><p>{1}</p><span>{2}</span></li>"
    pages = [
        briefs(text="".join("\n".join(item) + "\n" for item in items)),
        briefs(html=f"<body><ul>{''.join(row.format(*item) for item in items)}</ul></body>"),
    ]
    for found in pages:
        assert [each.headline for each in found] == [head for head, _ in LIST]
        latest = [each.published.latest for each in found]
        assert [time and (FETCHED - time).seconds // 3600 for time in latest] == [2, 3, 4]


@each_row("line", ["Last updated 2 hours ago", "2 min read · 2 hours ago"])
def test_an_article_between_two_such_lines_is_no_list(line: str) -> None:
    head, *paragraphs = "Fog closes port of Gdansk", LIST[2][1], "The port opens again on Wednesday, its owner said."
    (found,) = briefs(text="\n".join([head, line, *paragraphs, line]) + "\n")
    assert (found.headline, found.role) == (head, "lead")
    assert found.text.count("ago") == 0


@each_row("line", ["2 minutes ago the port was shut by fog", "2 min read about fog 3 hours ago"])
def test_a_sentence_with_an_age_is_no_time(line: str) -> None:
    items = [(*item, line.replace("2", f"{number}")) for number, item in enumerate(LIST, 2)]
    found = briefs(text="".join("\n".join(item) + "\n" for item in items))
    assert all(each.published.latest is None for each in found)
