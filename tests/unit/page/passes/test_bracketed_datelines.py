"""Words in brackets behind a known place open an item where other datelines of the page have an agency there."""

import pytest

from dateline.core.page.split import Item, split

_PLACES = {"DHAKA", "COLOMBO", "SEOUL", "KYJIW", "KIEW", "BERLIN", "ירושלים", "קהיר", "北京", "ロンドン"}
_DHAKA = "DHAKA, May 12, 2021 (BSS) - Bangladesh received half a million doses of vaccine from China."
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


def _dateline(item: Item) -> tuple[list[str], list[str]]:
    assert item.dateline is not None
    return [place.printed for place in item.dateline.places], [one.printed for one in item.dateline.credits]


@pytest.mark.parametrize(
    ("lines", "places", "agencies"),
    [
        ((_DHAKA, "COLOMBO (News 1st) - Sri Lanka imposed travel restrictions."), ["COLOMBO"], ["News 1st"]),
        (_HEBREW, ["קהיר"], ["סוכנויות הידיעות"]),
        (_JAPANESE, ["ロンドン"], []),
    ],
)
def test_an_unknown_agency_behind_a_known_place_opens_an_item(
    lines: tuple[str, str], places: list[str], agencies: list[str]
) -> None:
    _, second = split("\n\n".join(lines), knows)
    assert _dateline(second) == (places, agencies)


def test_another_name_of_a_place_is_no_agency() -> None:
    second = "Kiew (Kyjiw) - Die Regierung hat am Mittwoch weitere Lockerungen beschlossen."
    items = split(f"BERLIN (dpa) - Die Regierung hat am Mittwoch beschlossen.\n\n2 Std.\n\n{second}", knows)
    assert _dateline(items[-1]) == (["Kiew (Kyjiw)"], [])


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
