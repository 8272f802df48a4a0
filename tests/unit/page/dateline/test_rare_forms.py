"""Datelines of dispatches in Chinese, Japanese and Korean."""

import pytest

from dateline.core.page.dateline.dateline import dateline
from dateline.core.page.dateline.rare_forms import east_asian_dateline


@pytest.mark.parametrize(
    ("line", "place", "agency", "body"),
    [
        ("新华社合肥12月2日电(记者周文静)一场雪", "合肥", "新华社", "一场雪"),
        ("据新华社赫尔辛基5月8日电 芬兰林业部门", "赫尔辛基", "新华社", "芬兰林业部门"),
        ("(中央社記者江明晏台北8日電)渡輪協議", "台北", "中央社", "渡輪協議"),
        ("中新网2月3日电 一列火车", None, "中新网", "一列火车"),
        ("本报圣地亚哥5月8日电记者李文远报道:智利总统", "圣地亚哥", None, "智利总统"),
        ("【リスボン共同】ポルトガルの首相は", "リスボン", "共同", "ポルトガルの首相は"),
        ("【パリAFP=時事】フランスの", "パリ", "AFP 時事", "フランスの"),
        ("[東京 8日 ロイター] - 日本の", "東京", "ロイター", "日本の"),
        ("(서울=연합뉴스) 홍길동 기자 = 정부는 오늘", "서울", "연합뉴스", "정부는 오늘"),
        ("[서울=뉴시스] 정부는 오늘", "서울", "뉴시스", "정부는 오늘"),
    ],
)
def test_an_east_asian_dateline_gives_place_agency_and_body(
    line: str, place: str | None, agency: str | None, body: str
) -> None:
    match = east_asian_dateline(line)
    assert match is not None
    assert [place.printed for place in match.places] == ([place] if place else [])
    assert [one.printed for one in match.credits] == (agency.split() if agency else [])
    assert line[match.end :] == body


@pytest.mark.parametrize(
    "line", ["新华社报道说,一列火车出轨", "日本の首相は9日、新しい協定を歓迎した", "[서울] 정부는"]
)
def test_prose_is_no_east_asian_dateline(line: str) -> None:
    assert east_asian_dateline(line) is None


@pytest.mark.parametrize(
    ("line", "places", "agencies"),
    [
        ("SUVA, Fiji (RNZ Pacific) — Schools stay closed.", ["SUVA"], ["RNZ Pacific"]),
        ("SUVA (RNZ Pacific) — Schools stay closed.", ["SUVA"], ["RNZ Pacific"]),
        ("Kiew (Kyjiw) - Die Schulen bleiben zu.", ["Kiew (Kyjiw)"], []),
        ("QUETTA: (DNA) - Schools stay closed.", ["QUETTA"], ["DNA"]),
        ("(Lane Co., OR)  -- Schools stay closed.", ["Lane Co."], []),
        ("Baunatal - firma -", ["Baunatal"], []),
        ("Kassel - dpa -", ["Kassel"], ["dpa"]),
        ("वाराणसी: स्कूल बंद", ["वाराणसी"], []),
    ],
)
def test_forms_of_a_line(line: str, places: list[str], agencies: list[str]) -> None:
    match = dateline(line, 0, len(line))
    assert match is not None
    assert [place.printed for place in match.places] == places
    assert [one.printed for one in match.credits] == agencies


def test_note_in_parentheses_is_no_dateline() -> None:
    line = "(Note to readers)  -- The scanner page is off next Monday."
    assert dateline(line, 0, len(line)) is None
