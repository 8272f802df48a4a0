"""A word for none that came in the place of one, or of a number, is told as a change; and the other way."""

import pytest

from dateline.core.stories.similarity.changes.summary import changes
from dateline.core.stories.similarity.features import traits
from dateline_schemas.story import DENIED
from tests.unit.stories.test_thread import NOON, distinct

NL = (
    "Bij een controle in de haven van Rotterdam is in een koffer {} explosief gevonden, zegt de politie. De haven was "
    "twee uur dicht. Het verkeer op de snelweg stond vast tot aan de grens met de gemeente."
)
DE = (
    "Bei einer Explosion in einer Werft in Hamburg ist am Montag {} Arbeiter verletzt worden, teilte die Feuerwehr "
    "mit. Der Schaden ist hoch, und die Arbeit in der Werft ruht bis zum Abend."
)
EN = (
    "An explosion at a mill near the town of Larsund on Monday killed {} people who were on the roof, police said. The "
    "mill was closed for the day, and the road to the harbour was open again at noon."
)
FR = (
    "L'incendie d'un entrepôt près de Brével n'a fait {} blessé parmi les riverains, selon la gendarmerie. La route du "
    "col du Marais reste fermée dans la soirée de lundi, a précisé la préfecture."
)


@pytest.mark.parametrize(
    ("language", "text", "former", "now", "shown"),
    [
        ("nl", NL, "een", "geen", "een → geen explosief gevonden"),
        ("nl", NL, "geen", "een", "geen → een explosief gevonden"),
        ("de", DE, "ein", "kein", "ein → kein Arbeiter verletzt"),
        ("en", EN, "two", "no", "killed two → no people"),
        ("en", EN, "14", "no", "killed 14 → no people"),
        ("fr", FR, "un", "aucun", "un → aucun blessé parmi"),
    ],
)
def test_it_is_told_in_the_text(language: str, text: str, former: str, now: str, shown: str) -> None:
    figures = [line for line in told(language, text.format(former), text.format(now)) if not line.startswith(DENIED)]
    assert figures == [shown]


@pytest.mark.parametrize(
    ("language", "former", "now", "shown"),
    [
        ("de", "Ein Toter bei Explosion in Hamburger Werft", "KORREKTUR: Kein Toter bei Explosion in Hamburger Werft",
         ("denied: “Kein Toter”",)),
        ("de", "Zwei Tote bei Explosion in Hamburg", "Keine Tote bei Explosion in Hamburg", ("denied: “Keine Tote”",)),
        ("de", "Kein Toter bei Explosion in Hamburg", "Kein Toter bei Explosion in Hamburg", ()),
        ("de", "Ein Toter bei Explosion in Hamburg", "Kein Verletzter bei Brand in Bremen", ()),
        ("nl", "Twee explosieven in de haven", "Drie explosieven in de haven", ()),
        ("pl", "Jeden zabity", "Żaden zabity", ()),
        ("de", None, "Kein Toter bei Explosion", ()),
    ],
)  # fmt: skip
def test_it_is_told_in_a_headline(language: str, former: str | None, now: str, shown: tuple[str, ...]) -> None:
    text = DE.format("kein")
    assert told(language, text, text, former, now) == shown


def test_it_is_told_once() -> None:
    changed = told(
        "nl", NL.format("een"), NL.format("geen"), "In koffer twee explosieven", "In koffer geen explosieven"
    )
    assert changed == ("een → geen explosief gevonden",)


@pytest.mark.parametrize("now", ["een groot", "het", "nog een"])
def test_an_article_elsewhere_is_no_negation(now: str) -> None:
    assert not [line for line in told("nl", NL.format("een"), NL.format(now)) if "geen" in line]


def told(
    language: str, former: str, now: str, headline: str | None = None, new_headline: str | None = None
) -> tuple[str, ...]:
    of = distinct(now, NOON, headline=new_headline).model_copy(update={"language": language})
    return changes(of, traits(now, new_headline, language), traits(former, headline, language))
