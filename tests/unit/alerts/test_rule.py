import re
from typing import Any

import pytest
from pydantic import ValidationError

from dateline.core.alerts.rule import Rule, contradiction, folded, missed_versions, term
from tests.rows import each_row


@each_row(
    ("text", "expected"),
    [
        ("Aardbeving in L\u2019Aquila!", " aardbeving in l aquila "),
        ("U.S. court, re-opened\n\nafter  fire", " u s court re opened after fire "),
        ("snake_case", " snake case "),
        ("Ærø, Łódź, ÎLE DE FRANCE", " aero lodz ile de france "),
        ("Straße İstanbul ﬁn", " strasse istanbul fin "),
        ("Ελλάδα", " ελλαδα "),
        ("الأناضول", " الاناضول "),
        ("东京地震", " 东京地震 "),
        ("NHKは地震", " nhk は地震 "),
        ("지진이 났다", " 지진이 났다 "),
        ("नेपाल में भूकंप।", " नेपाल में भूकंप "),
        ("", "  "),
        ("… \u2013 !", "  "),
    ],
)
def test_a_text_s_words_stand_between_blanks(text: str, expected: str) -> None:
    assert folded(text) == expected


@each_row(
    ("printed", "text", "found"),
    [
        ("quake", "A quake struck.", True),
        ("quake", "An earthquake struck.", False),
        ("quake", "Quakes struck.", False),
        ("quake*", "Quakes struck.", True),
        ("quake*", "An earthquake struck.", False),
        ("QUAKE", "a quake", True),
        ("Málaga", "in malaga", True),
        ("malaga", "in MÁLAGA", True),
        ("prime minister", "The prime\nminister left.", True),
        ("prime minister", "The prime-minister left.", True),
        ("prime minister", "A prime, not a minister.", False),
        ("prime min*", "The prime ministers left.", True),
        ("Iran", "Iran's ships", True),
        ("L'Aquila", "l\u2019aquila", True),
        ("U.S.", "the U.S. court", True),
        ("U.S.", "thus", False),
        ("地震", "东京发生地震了", True),
        ("地震", "东京", False),
        ("EU委員会", "きのうEU委員会が", True),
        ("NHK", "きのうNHKは", True),
        ("지진", "강한 지진이 났다", True),
        ("भूकंप", "नेपाल में भूकंप।", True),
        ("भू", "नेपाल में भूकंप।", False),
    ],
)
def test_a_term_is_found_where_it_stands_as_words(printed: str, text: str, found: bool) -> None:  # noqa: FBT001
    assert (term(printed).pattern in folded(text)) is found


@pytest.mark.parametrize("printed", ["", "*", "…", " - "])
def test_a_term_without_letters_has_no_pattern(printed: str) -> None:
    assert not term(printed).pattern


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"all": ["Quake"], "none": ["quake"]}, "'Quake' is in both all and none"),
        ({"any": ["quake", "flood"], "none": ["flood", "quake"]}, "all words of any are in none too"),
    ],
)
def test_a_rule_that_no_story_can_meet_is_refused(fields: dict[str, list[str]], fault: str) -> None:
    with pytest.raises(ValidationError, match=f"no story would meet it: .*{fault}"):
        Rule.model_validate({"id": "a", "name": "A", **fields})


def test_a_rule_that_leaves_out_one_of_its_words_may_be_met() -> None:
    assert Rule.model_validate({"id": "a", "name": "A", "any": ["quake", "flood"], "none": ["flood"]}).any


def test_a_continent_stands_for_its_regions_once_each() -> None:
    rule = Rule.model_validate({"id": "a", "name": "A", "regions": ["Europe", "northern-europe", "009", "antarctica"]})
    assert rule.regions == (
        "eastern-europe", "northern-europe", "southern-europe", "western-europe",
        "australia-and-new-zealand", "melanesia", "micronesia", "polynesia", "antarctica",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"any": ["storm"], "none": ["storm*"]}, "no word of any is ever without one of none, as 'storm' without"),
        ({"any": ["snow storm", "Storms"], "none": ["storm*"]}, "no word of any is ever without one of none"),
        ({"any": ["storm", "flood"], "none": ["storm*"]}, None),
        ({"any": ["storm*"], "none": ["storm"]}, None),
        ({"any": ["storm"], "none": ["storm surge"]}, None),
        (
            {"any": ["flood"], "all": ["storms"], "none": ["storm*"]},
            "'storms' of all is never without 'storm*' of none",
        ),
        ({"any": [], "all": ["storm"], "none": []}, None),
    ],
)
def test_a_rule_that_no_story_meets_says_why(fields: dict[str, list[str]], why: str | None) -> None:
    found = contradiction(Rule.model_validate({"id": "storm", "name": "Storm", **fields}))
    assert (found or "").startswith(why) if why else found is None


@pytest.mark.parametrize(
    ("region", "hint"),
    [
        ("Netherlands", "it is a country: write NL in countries, or its region: western-europe"),
        ("The Netherlands", "it is a country: write NL in countries, or its region: western-europe"),
        ("tr", "it is a country: write TR in countries, or its region: western-asia"),
        ("Europa", "did you mean Europe?"),
        ("Afrika", "did you mean Africa?"),
        ("eastern-europ", "did you mean eastern-europe?"),
        ("Narnia", "there is antarctica, australia-and-new-zealand, "),
    ],
)
def test_what_is_no_region_is_answered_with_what_may_be_meant(region: str, hint: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(f"there is no region {region!r}; {hint}")):
        Rule.model_validate({"id": "a", "name": "A", "regions": [region]})


def test_a_country_that_is_a_region_too_is_taken_as_one() -> None:
    assert Rule.model_validate({"id": "a", "name": "A", "regions": ["Antarctica"]}).regions == ("antarctica",)


@pytest.mark.parametrize(
    ("fields", "missed"),
    [
        (
            {"signals": ["correction"]},
            "signals: it alerts on the first correction of a story alone; with corrections = true",
        ),
        ({"relations": "correction", "any": "storm"}, "relations: it alerts on the first correction"),
        ({"signals": ["update"]}, "signals: it alerts on the first update of a story alone; with updates = true"),
        ({"signals": ["correction"], "corrections": True}, None),
        ({"relations": ["update"], "updates": "every 2h"}, None),
        ({"relations": ["new", "correction"]}, None),
        ({"signals": ["withdrawal"]}, None),
        ({"any": ["storm"]}, None),
    ],
)
def test_a_rule_for_corrections_that_follows_none_misses_those_after_the_first(
    fields: dict[str, Any], missed: str | None
) -> None:
    found = list(missed_versions(Rule.model_validate({"id": "r", "name": "R", **fields})))
    assert found == [] if missed is None else [why.startswith(missed) for why in found] == [True]
