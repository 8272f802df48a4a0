import pytest

from dateline.core.text.signals import signal


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
