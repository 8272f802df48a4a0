"""Cases of the agencies that a text closes with."""

import pytest

from dateline.core.page.lines.kinds.closing_credit import find_closing_credit, without_closing_credit


@pytest.mark.parametrize(
    ("body", "rest", "agencies"),
    [
        ("Kaarna varoitti lumesta. (STT)", "Kaarna varoitti lumesta.", ["STT"]),
        ("Die Brücke bleibt zu. (sda/afp).", "Die Brücke bleibt zu.", ["sda", "afp"]),
        ("Fergen er ute av drift. (©NTB)", "Fergen er ute av drift.", ["NTB"]),
        ("The ferry returns on Friday. — Bernama", "The ferry returns on Friday.", ["Bernama"]),
        ("Il ponte resta chiuso. /ANSA/", "Il ponte resta chiuso.", ["ANSA"]),
        ("El puente sigue cerrado. EFE", "El puente sigue cerrado.", ["EFE"]),
        ("Le pont reste fermé. Source : ats", "Le pont reste fermé.", ["ats"]),
        ("港では朝から荷揚げが続いた。（共同）", "港では朝から荷揚げが続いた。", ["共同"]),  # noqa: RUF001
    ],
)
def test_a_credit_at_the_end_is_found_and_cut_off(body: str, rest: str, agencies: list[str]) -> None:
    assert [one.printed for one in find_closing_credit(body, 0, len(body))] == agencies
    assert without_closing_credit(body) == rest


@pytest.mark.parametrize(
    "body",
    [
        "The prize goes to her rival (AFP reported two).",
        "Rain is expected (KNMI).",
        "She works for Reuters.",
        "The road (DW 984) opens",
        "The fine was imposed by the Irish Data Protection Authority (DPA).",
        "He was in contact with the Palestinian Authority (PA).",
        "Sie arbeitete bei der Deutschen Presse-Agentur (dpa).",
        "She came from the Associated Press (AP).",
        "The bridge stays shut. Source: own reporting",
        "(ANP)",
        "",
    ],
)
def test_what_is_no_credit_stays(body: str) -> None:
    assert without_closing_credit(body) == body
