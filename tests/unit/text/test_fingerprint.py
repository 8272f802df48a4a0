import pytest

from dateline.core.text.fingerprint import fingerprint
from tests.cost import cpu_seconds

BODY = 'De "minister" zegt nu dat het kabinet van de koning niet valt - voorlopig - en wacht af.'


@pytest.mark.parametrize(
    "print_of_it",
    [
        BODY.upper(),
        BODY.replace('"', "”"),
        BODY.replace(" - ", " \u2013 "),
        BODY.replace(" - ", "—"),
        BODY.replace(" ", "\n", 3),
        BODY + " (ANP)",
        BODY + "\n(Reporting by A. Writer)",
        BODY.replace("minister", "mini\u00adster"),
    ],
)
def test_what_pages_change_is_ignored(print_of_it: str) -> None:
    assert fingerprint(print_of_it, "A headline") == fingerprint(BODY, None)


@pytest.mark.parametrize("other", [BODY.replace("koning", "premier"), BODY + " Meer volgt.", BODY.replace(".", " 12.")])
def test_what_the_story_changes_is_not(other: str) -> None:
    assert fingerprint(other, None) != fingerprint(BODY, None)


def test_a_body_that_says_little_takes_its_headline_in() -> None:
    assert fingerprint("Er is brand.", "Brand in Goes") != fingerprint("Er is brand.", "Brand in Tholen")
    table = "AEX 900,1 Dax 24.100 FTSE 9.800 Nikkei 51.000 S&P 6.800 Dow 48.900 Hang 25.000"
    assert fingerprint(table, "Beurzen maandag") != fingerprint(table, "Beurzen dinsdag")


def test_a_text_of_credits_alone_takes_time_in_proportion() -> None:
    assert cpu_seconds(lambda: fingerprint("(AFP) " * 170_000, None)) < 2  # measured: 0.03; it was 14
