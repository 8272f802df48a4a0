import pytest

from dateline.core.text.fingerprint import fingerprint
from tests.cost import cpu_seconds

BODY = 'De "minister" zegt nu dat het kabinet van de koning niet valt - voorlopig - en wacht af.'


@pytest.mark.parametrize(
    "reprint",
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
def test_differences_that_pages_make_do_not_change_the_fingerprint(reprint: str) -> None:
    assert fingerprint(reprint, "A headline") == fingerprint(BODY, None)


@pytest.mark.parametrize("other", [BODY.replace("koning", "premier"), BODY + " Meer volgt.", BODY.replace(".", " 12.")])
def test_differences_in_the_story_change_the_fingerprint(other: str) -> None:
    assert fingerprint(other, None) != fingerprint(BODY, None)


def test_a_body_that_does_not_identify_its_text_is_hashed_with_the_headline() -> None:
    assert fingerprint("Er is brand.", "Brand in Goes") != fingerprint("Er is brand.", "Brand in Tholen")
    table = "AEX 900,1 Dax 24.100 FTSE 9.800 Nikkei 51.000 S&P 6.800 Dow 48.900 Hang 25.000"
    assert fingerprint(table, "Beurzen maandag") != fingerprint(table, "Beurzen dinsdag")


def test_a_text_of_credits_alone_takes_time_in_proportion() -> None:
    assert cpu_seconds(lambda: fingerprint("(AFP) " * 170_000, None)) < 2  # measured: 0.03; it was 14
