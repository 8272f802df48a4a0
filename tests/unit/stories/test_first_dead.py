"""A number of the dead is not told beside one of the treated or the rescued, in whose place it stands."""

from typing import Final

import pytest

from tests.unit.stories.test_edited_copies import page, told

FIRES: Final = {
    "en": "Fire breaks out at plant in Lezhe\n\nTIRANA (Reuters) - A fire broke out at a chemical plant in Lezhe on "
    "Thursday, damaging two halls, and {}, police said.\n\nThe cause of the blaze was not known. The plant makes "
    "paint and employs 200 people.",
    "nl": "Brand in fabriek in Lezhe\n\nTIRANA (ANP) - Bij een brand in een chemische fabriek in Lezhe zijn donderdag "
    "twee hallen beschadigd en {}, meldt de politie.\n\nDe oorzaak van de brand is niet bekend. De fabriek maakt verf "
    "en telt 200 werknemers.",
    "de": "Brand in Fabrik in Lezhe\n\nTIRANA (dpa) - Bei einem Brand in einer Chemiefabrik in Lezhe wurden am "
    "Donnerstag zwei Hallen zerstört und {}, sagte die Polizei.\n\nDie Ursache des Brandes ist nicht bekannt. Die "
    "Fabrik stellt Farbe her und hat 200 Arbeiter.",
}


def changed(language: str, was: str, now: str) -> tuple[str, ...]:
    fire = FIRES[language]
    return told(page("kust", fire.format(was), 0), page("tern", fire.format(now), 30))[-1].relation.changed


@pytest.mark.parametrize(
    ("language", "was", "now"),
    [
        ("en", "3 workers were treated for burns", "2 workers died of their burns"),
        ("en", "3 workers were treated", "2 workers died"),
        ("en", "3 children were rescued", "2 children drowned"),
        ("nl", "3 arbeiders behandeld", "2 arbeiders overleden"),
        ("de", "3 Arbeiter behandelt", "2 Arbeiter getötet"),
    ],
)
def test_the_first_dead_are_told_alone(language: str, was: str, now: str) -> None:
    assert not any(" → " in line for line in changed(language, was, now))


@pytest.mark.parametrize(
    ("language", "was", "now", "line"),
    [
        ("en", "3 workers died", "2 workers died", "3 → 2 workers died"),
        ("en", "3 workers died", "5 workers died", "3 → 5 workers died"),
        ("en", "3 workers were killed", "2 workers died", "3 → 2 workers died"),
        ("en", "3 workers were treated", "2 workers were treated", "3 → 2 workers"),
        ("nl", "3 arbeiders omgekomen", "2 arbeiders omgekomen", "3 → 2 arbeiders omgekomen"),
        ("de", "3 Arbeiter getötet", "2 Arbeiter getötet", "3 → 2 Arbeiter getötet"),
    ],
)
def test_a_toll_is_told_beside_the_former_one(language: str, was: str, now: str, line: str) -> None:
    assert any(each.startswith(line) for each in changed(language, was, now))
