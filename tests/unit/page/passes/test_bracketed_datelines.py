"""Words in brackets behind a known place open an item where another dateline of the page is sure."""

import pytest

from dateline.core.page.split import split

_PLACES = {"FRANKFURT", "DHAKA", "COLOMBO", "SEOUL", "KYJIW", "KIEW", "BERLIN", "ירושלים", "קהיר", "北京", "ロンドン"}
_DHAKA = "DHAKA, May 12, 2021 (BSS) - Bangladesh received half a million doses of vaccine from China."
_BERLIN = "Berlin (dpa) - Die Regierung hat am Mittwoch den Haushalt beschlossen."
_HEBREW = (
    "ירושלים (רויטרס) - ראש הממשלה אמר ביום רביעי כי הממשלה תפעל להשבת השקט.",
    "קהיר (סוכנויות הידיעות) - מצרים שלחה משלחת לעזה לשיחות על הפסקת אש.",
)
_JAPANESE = (
    "【北京時事】中国国家統計局が12日発表した4月の消費者物価指数は前年同月比0.9%上昇した。",
    "【ロンドン＝田中花子】英政府は12日、海外渡航の規制を17日から緩和すると発表した。",  # noqa: RUF001
)


def knows(name: str) -> bool:
    return name.upper() in _PLACES


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ((_DHAKA, "COLOMBO (News 1st) - Sri Lanka imposed travel restrictions."), "COLOMBO (News 1st)"),
        (_HEBREW, "קהיר (סוכנויות הידיעות)"),
        (_JAPANESE, "ロンドン"),
        ((_BERLIN, "Kiew (Kyjiw) - Die Regierung hat weitere Lockerungen beschlossen."), "Kiew (Kyjiw)"),
        ((_BERLIN, "Frankfurt (Oder) - Die Stadt baut zwei neue Schulen."), "Frankfurt (Oder)"),
    ],
)
def test_words_in_brackets_behind_a_known_place_open_an_item(lines: tuple[str, str], place: str) -> None:
    _, second = split("\n\n".join(lines), knows)
    assert second.dateline is not None
    assert [one.printed for one in second.dateline.places] == [place]
    assert second.dateline.credits == ()  # of one place, nothing shows whether they are an agency or a river


@pytest.mark.parametrize("line", ["The plan (see below) - nobody knew of it - has been dropped, the ministry said."])
def test_brackets_behind_other_words_open_none(line: str) -> None:
    (item,) = split(f"{_DHAKA}\n\n{line}", knows)
    assert item.text.endswith("has been dropped, the ministry said.")


def test_an_agency_owns_texts_of_one_sentence_behind_a_place() -> None:
    lines = [
        "OSLO: Regjeringen åpner for flere på kulturarrangementer og konserter fra 27. mai. (©NTB)",
        "BERGEN: En mann i 40-årene er siktet for drapsforsøk natt til onsdag. (©NTB)",
    ]
    items = split("\n\n".join(lines), lambda name: name.upper() in {"OSLO", "BERGEN"})
    assert [item.text.split()[0] for item in items] == ["Regjeringen", "En"]


def test_a_caption_with_a_copyright_is_none() -> None:
    page = "Folk i gatene i Bergen 17. mai. (©NTB)\n\nRegjeringen åpner for flere. Det sier statsministeren i dag."
    (item,) = split(page, knows)
    assert item.text == "Regjeringen åpner for flere. Det sier statsministeren i dag."
