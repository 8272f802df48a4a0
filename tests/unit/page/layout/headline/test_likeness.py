"""What a line shares with a text, in any script."""

import pytest

from dateline.core.page.layout.headline.likeness import likenesses

DUTCH = "De gemeenteraad van Oudewaal stemde dinsdag tegen de bouw van een windmolenpark aan de Zuiddijk."


def test_function_words_share_nothing() -> None:
    (menu,) = likenesses(["Over de redactie van het blad"], DUTCH)
    assert menu.shared == 0


def test_a_word_counts_inside_a_compound_and_in_another_form() -> None:
    (line,) = likenesses(["Raad Oudewaal wijst windmolens af"], DUTCH)
    assert line.shared == 2  # Oudewaal, windm…


def test_a_short_word_counts_only_at_the_head_of_a_word() -> None:
    inside, at_head = likenesses(["Ram", "Bouw"], DUTCH)
    assert (inside.shared, at_head.shared) == (0, 1)


def test_a_word_of_many_lines_counts_less() -> None:
    lines = likenesses(["Oudewaal sport", "Oudewaal weer", "Oudewaal werk", "Zuiddijk blijft"], DUTCH)
    assert lines[0].shared < lines[3].shared


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("離島の診療所、医師が着任", "県は8日、離島の診療所に新しい医師が着任したと発表した。"),
        ("น้ำท่วมเชียงใหม่คลี่คลาย", "สถานการณ์น้ำท่วมในจังหวัดเชียงใหม่เริ่มคลี่คลายลงแล้ว"),
        ("부산항 크레인 운행 중단", "부산항의 크레인이 강풍으로 운행을 중단했다."),
        ("पुल के लिए नया ठेका", "जिला प्रशासन ने पुल का नया ठेका दिया है।"),
        ("إغلاق جسر المدينة", "أعلنت البلدية إغلاق الجسر القديم في المدينة."),
    ],
)
def test_scripts_without_spaces_or_capitals_compare(line: str, body: str) -> None:
    (like,) = likenesses([line], body)
    assert like.share >= 0.3


def test_no_lines_and_no_words() -> None:
    assert not likenesses([], DUTCH)
    assert [(like.shared, like.share) for like in likenesses(["", "— | —"], DUTCH)] == [(0, 0), (0, 0)]
