"""Headlines of unrelated items share words only with their own texts; sub-headings of one article do not."""

from dateline.core.page.layout.lists.headline_groups import GroupText, are_unrelated


def _group(headline: str, first: str) -> GroupText:
    return GroupText(headline, first, first)


def test_two_headlines_that_share_words_with_their_texts_are_unrelated() -> None:
    assert are_unrelated([
        _group("Ferry passengers rescued after galley fire", "A fire on a ferry forced 60 passengers into rafts."),
        _group("Judge lets pipeline survey go on", "A judge has refused to stop a survey for a pipeline."),
    ])  # fmt: skip


def test_short_lines_and_lines_about_the_first_headline_are_sub_headings() -> None:
    title = _group("Kiew meldet Angriff auf Kraftwerk", "Nach dem Angriff auf ein Kraftwerk fiel der Strom aus.")
    assert not are_unrelated([title, _group("Schäden an Turbinen", "Die Schäden an den Turbinen sind groß.")])
    again = _group("Bürger suchen Schutz in den Kellern", "Viele Bürger suchen Schutz, seit Kiew den Angriff meldet.")
    assert not are_unrelated([title, again])


def test_scripts_without_blanks_are_compared_two_letters_at_a_time() -> None:
    assert are_unrelated([
        _group("港報:渡輪協議近完成 票價降至15元", "報導,渡輪協議接近完成,離島票價將降至15元。"),
        _group("茶價站穩高點 茶農今宣布停止收購", "茶價站穩,農會7日召開例行會議,決議即日起停止收購。"),
    ])  # fmt: skip
