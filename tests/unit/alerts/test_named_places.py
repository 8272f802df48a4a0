"""Places of rules: found under all names of theirs, and no namesake of theirs is."""

from collections.abc import Sequence
from typing import Final

from dateline.core.alerts.explain.unmet_condition import unmet_condition
from dateline.core.alerts.ruleset import Ruleset
from dateline.core.places.name_doubts import doubtful_places, unknown_places
from dateline.core.places.resolve import Atlas, PrintedPlace, places
from dateline_schemas import Dateline, Story
from tests.alert_stories import rule, story
from tests.rows import each_row

MET: Final = (
    # the name in the rule, the place of the dateline, what is printed after it, the source's country
    ("Kiev", "KYIV", None, None),
    ("Kiev", "KIJÓW", None, "PL"),
    ("Moskou", "MOSCOW", None, "US"),
    ("Moskau", "MOSKOU", None, "NL"),
    ("Moscow", "MOSKOU", None, "NL"),
    ("Den Haag", "THE HAGUE", None, "GB"),
    ("'s-Gravenhage", "DEN HAAG", None, "NL"),
    ("Parijs", "PARIS", None, "FR"),
    ("Wien", "VIENNA", None, None),
    ("Milaan", "MILAN", None, None),
    ("Londen", "LONDON", None, "GB"),
    ("Brussel", "BRUSSELS", None, None),
    ("Praag", "PRAGUE", None, None),
    ("Warschau", "WARSAW", None, None),
    ("Genève", "GENEVA", None, None),
    ("Lissabon", "LISBON", None, None),
    ("Peking", "BEIJING", None, None),
    ("Torino", "TURIN", None, None),
    ("Odessa", "ODESA", None, None),
    ("Saigon", "HO CHI MINH CITY", None, None),
    ("Danzig", "GDANSK", None, None),
    ("Bangalore", "BENGALURU", None, "IN"),
    ("Kharkov", "KHARKIV", None, None),
    ("Beiroet", "BEIRUT", None, None),
    ("Washington, D.C.", "WASHINGTON", None, "US"),
    ("Rom", "ROME", None, None),
    ("Roma", "ROME", None, None),
    ("Calcutta", "KOLKATA", None, "IN"),
    ("St. Petersburg", "SAINT PETERSBURG", None, None),
    ("Lyons", "LYON", None, "FR"),
    ("Odessa, Texas", "ODESSA", "Texas", "US"),
    ("Moscow, Idaho", "MOSCOW", "Idaho", "US"),
    ("Valencia, Spain", "VALENCIA", None, "ES"),
    ("Tyskland", "GERMANY", None, None),
    ("Moscow", "MOSCOW", "Idaho", "US"),  # it is printed so
    ("Valencia", "VALENCIA", None, "VE"),
    ("St. Petersburg", "SAINT-PETERSBURG", "Fla.", "US"),  # its own name in Dateline
)
UNMET: Final = (
    ("Moskou", "MOSCOW", "Idaho", "US"),
    ("Moskau", "MOSCOW", "Idaho", "US"),
    ("Parijs", "PARIS", "Texas", "US"),
    ("Wien", "VIENNA", "Va.", "US"),
    ("Londen", "LONDON", "Ontario", "CA"),
    ("Milaan", "MILAN", "Tenn.", "US"),
    ("Roma", "ROME", "Ga.", "US"),
    ("Sint-Petersburg", "SAINT-PETERSBURG", "Fla.", "US"),
    ("Washington, D.C.", "WASHINGTON", "Pa.", "US"),
    ("Odessa, Texas", "ODESA", None, "UA"),
    ("Odessa, Texas", "ODESSA", None, "UA"),
    ("Moscow, Idaho", "MOSCOW", None, None),
    ("Valencia, Spain", "VALENCIA", None, "VE"),
    ("Valencia, Spain", "VALENCIA", "Calif.", "US"),
    ("Springfield, United States", "SPRINGFIELD", "Ill.", "US"),  # one of many
    ("Kiev", "KHARKIV", None, None),
    ("Kiev, Ukrane", "KYIV", None, None),  # no country is called so
    ("Tyskland", "BERLIN", None, None),
    ("Narnia", "SARNIA", None, "CA"),
    ("Mosckow", "MOSCOW", None, None),
)
WARNINGS: Final = (
    ("Kiev", ""),
    ("Moscow", ""),
    ("Moskou", ""),
    ("Köln", ""),
    ("Thailand", ""),
    ("Washington, D.C.", ""),
    ("Odessa, Texas", ""),
    ("Valencia, Spain", ""),
    (
        "Roma",
        (
            "'Roma' is read as Rome, Italy; other places called so are found where a dateline prints it; did you mean "
            "'Rome, Italy' alone?"
        ),
    ),
    (
        "Odessa",
        (
            "'Odessa' is read as Odesa, Ukraine; other places called so are found where a dateline prints it; did you "
            "mean 'Odesa, Ukraine' alone?"
        ),
    ),
    (
        "Valencia",
        (
            "'Valencia' is more than one place, each found where a dateline prints it; did you mean 'Valencia, Spain' "
            "or 'Valencia, Venezuela'?"
        ),
    ),
    (
        "Springfield",
        (
            "'Springfield' is more than one place, each found where a dateline prints it; for one alone, write its "
            "state or country after a comma"
        ),
    ),
    (
        "Springfield, United States",
        "'Springfield, United States' is more than one place, and none is found so; write its state after the comma",
    ),
    ("Narnia", "the place index has no 'Narnia'; did you mean Sarnia?"),
    ("Mosckow", "the place index has no 'Mosckow'; did you mean Moscow?"),
    ("Kiev, Ukrane", "the place index has no 'Kiev, Ukrane'; did you mean 'Kyiv, Ukraine'?"),
    ("Moscow, France", "the place index has no 'Moscow, France'; did you mean 'Moscow, Russia'?"),
)


def from_place(atlas: Atlas, printed: str, beside: str | None, home: str | None) -> Story:
    """Return a story whose dateline has one place."""
    found = places([PrintedPlace(printed, beside)], atlas=atlas, home_country=home, mentioned=())
    return story(dateline=Dateline(printed=printed, places=found, agencies=()))


def is_met(atlas: Atlas, name: str, version: Story) -> bool:
    """Whether a rule with this place is met; both ways of asking have to agree."""
    wants = rule(places=[name])
    met = bool(Ruleset([wants], atlas).match(version))
    assert met is (unmet_condition(wants, version, atlas) is None)
    return met


@each_row(("name", "printed", "beside", "home"), MET)
def test_a_place_is_found_by_all_its_names(
    name: str, printed: str, beside: str | None, home: str | None, atlas: Atlas
) -> None:
    assert is_met(atlas, name, from_place(atlas, printed, beside, home))


@each_row(("name", "printed", "beside", "home"), UNMET)
def test_a_namesake_is_not(name: str, printed: str, beside: str | None, home: str | None, atlas: Atlas) -> None:
    assert not is_met(atlas, name, from_place(atlas, printed, beside, home))


def warnings(names: Sequence[str], atlas: Atlas) -> list[str]:
    """Return all that is odd about names."""
    return [*unknown_places(names, atlas), *doubtful_places(names, atlas)]


@each_row(("name", "warning"), WARNINGS)
def test_a_name_that_is_not_one_place_is_told(name: str, warning: str, atlas: Atlas) -> None:
    assert warnings([name], atlas) == [warning] * bool(warning)


def test_a_rule_that_has_both_names_is_left_alone(atlas: Atlas) -> None:
    assert not warnings(["Roma", "Rome"], atlas)
