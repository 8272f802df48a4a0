"""A headline printed again in front of its text is cut; a first sentence that opens with it is not."""

import pytest

from dateline.core.page.split import split


def knows(name: str) -> bool:
    return name == "PARIS"


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("President Smith visits Paris", "President Smith visits Paris on Monday for talks on trade, his office said."),
        ("President Smith visits Paris", "President Smith visits Paris Monday for talks on trade, his office said."),
        ("Feuer in Berliner Hochhaus", "Feuer in Berliner Hochhaus am Montag: Drei Menschen sind verletzt worden."),
        ("Brand in flat Rotterdam", "Brand in flat Rotterdam heeft maandag aan drie mensen het leven gekost."),
        ("El Gobierno aprueba la reforma", "El Gobierno aprueba la reforma, que entrará en vigor en enero de 2027."),
        ("The government of France", "The government of France's former colony resigned on Monday, state radio said."),
        ("Suomi voitti Ruotsin", "Suomi voitti Ruotsin 3:2 jääkiekon EHT-ottelussa Prahassa maanantaina."),
        ("Путин прилетел в Париж", "Путин прилетел в Париж днём в понедельник для переговоров, сообщил Кремль."),
        ("Fire in tower block", "Fire in tower blocks across the city has killed three people, the brigade said."),
    ],
)
def test_text_whose_first_sentence_opens_with_its_headline_stays_whole(headline: str, text: str) -> None:
    (item,) = split(f"{headline}\n\n{text}\n\nA second paragraph follows here, and closes.", knows)
    assert (item.headline, item.text.split("\n")[0]) == (headline, text)


@pytest.mark.parametrize("between", [" ", " Ekonomi TT "])
def test_headline_that_is_printed_again_in_front_of_its_text_is_cut(between: str) -> None:
    text = "Norges Bank lämnar styrräntan på tre procent, meddelade banken på torsdagen."
    (item,) = split(f"Räntan lämnas oförändrad\n\nRäntan lämnas oförändrad{between}{text}\n", knows)
    assert (item.headline, item.text) == ("Räntan lämnas oförändrad", text)
