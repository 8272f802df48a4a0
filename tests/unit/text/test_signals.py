import pytest

from dateline.core.text.signals import signal, update_number


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("UPDATE 2-Fed raises rates", "update"),
        ("CORRECTED-Acme profit rises", "correction"),
        ("Rectificatie: bedrag in bericht over brug", "correction"),
        ("KORREKTUR: Zahl der Verletzten", "correction"),
        ("WITHDRAWN: Acme profit", "withdrawal"),
        ("BERICHT INGETROKKEN - Acme", "withdrawal"),
        ("Brand in Goes (update)", "update"),
        ("Herstel: economie groeit weer", None),
        ("Updates on the war", None),
        ("Killing of hostage condemned", None),
        ("Storm hits coast - CORRECTED", "correction"),
        ("Storm hits coast, CORRECTED", "correction"),
        ("BOMB ATTACKS KILL", None),
        ("TRAINER ZUM RÜCKZUG", None),
    ],
)
def test_a_headline_carries_a_signal_or_none(headline: str, expected: str | None) -> None:
    assert signal(headline, "Body.") == expected


def test_the_body_may_carry_a_signal_and_the_gravest_counts() -> None:
    assert signal(None, "RECTIFICATIE - In het bericht stond") == "correction"
    assert signal("UPDATE 1-Acme", "CORRECTED: the figure") == "correction"
    assert signal(None, "") is None


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("UPDATE 2-Fed raises rates", ("UPDATE", 2)),
        ("UPDATE 1-17 killed in crash", ("UPDATE", 1)),
        ("Update 3: Brand in Goes", ("UPDATE", 3)),
        ("AKTUALISIERUNG 2: Brand in Goslar", ("AKTUALISIERUNG", 2)),
        ("(UPDATE 10) Storm hits coast", ("UPDATE", 10)),
        ("WRAPUP 4-Storm hits coast", ("WRAPUP", 4)),
        ("UPDATE: 3 dead", None),
        ("UPDATE 2 killed in crash", None),
        ("CORRECTED-UPDATE 2-Fed raises rates", ("UPDATE", 2)),
        ("Correction: UPDATE 2-Fed raises rates", ("UPDATE", 2)),
        ("CORRECTED-2 dead in Goes", None),
        ("Fed raises rates", None),
        ("", None),
        (None, None),
    ],
)
def test_an_update_has_the_number_that_the_wire_gave_it(headline: str | None, expected: tuple[str, int] | None) -> None:
    assert update_number(headline) == expected
