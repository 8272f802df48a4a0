"""Headlines of unrelated items share words with their own texts alone; sub-headings of one article do not."""

from dateline.core.page.layout.lists import Told, are_apart


def _told(headline: str, first: str) -> Told:
    return Told(headline, first, first)


def test_two_headlines_that_their_texts_take_up_are_a_lists() -> None:
    assert are_apart([
        _told("Ferry passengers rescued after galley fire", "A fire on a ferry forced 60 passengers into rafts."),
        _told("Judge lets pipeline survey go on", "A judge has refused to stop a survey for a pipeline."),
    ])  # fmt: skip


def test_short_lines_and_lines_about_the_first_headline_are_sub_headings() -> None:
    title = _told("Kiew meldet Angriff auf Kraftwerk", "Nach dem Angriff auf ein Kraftwerk fiel der Strom aus.")
    assert not are_apart([title, _told("Schäden an Turbinen", "Die Schäden an den Turbinen sind groß.")])
    again = _told("Bürger suchen Schutz in den Kellern", "Viele Bürger suchen Schutz, seit Kiew den Angriff meldet.")
    assert not are_apart([title, again])


def test_letters_without_blanks_are_compared_by_twos() -> None:
    assert are_apart([
        _told("港報:渡輪協議近完成 票價降至15元", "報導,渡輪協議接近完成,離島票價將降至15元。"),
        _told("茶價站穩高點 茶農今宣布停止收購", "茶價站穩,農會7日召開例行會議,決議即日起停止收購。"),
    ])  # fmt: skip
