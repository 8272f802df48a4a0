"""A query is read by the same rules at every path."""

from pathlib import Path

import pytest

from tests.copies import Log
from tests.gateway_apps import App, app
from tests.versions import of, version

GOOD = [
    "region=Western-Asia",
    "region=western-asia&region=eastern-asia,%20polynesia",
    "relation=Update,CORRECTION",
    "country=nl",
    "q=&q=storm",
    "q=",
    "region=,",
]
WRONG = [
    ("region=western-azia", "did you mean western-asia"),
    ("region=Netherlands", "there is no region 'Netherlands'; it is the country NL: did you mean western-europe?"),
    ("region=Narnia", "there is no region 'Narnia'; try northern-africa, "),
    ("region=atlantis", "try northern-africa, eastern-africa"),
    ("relation=updates", "did you mean update?"),
    ("regions=western-asia", "did you mean region"),
    ("country=XX", "XX"),
    ("q=a&q=b", "q is given twice"),
    ("q=-a", "no word to look for"),
    ("language=english", "there is no language 'english'; write a code of two letters"),
    ("language=xx", "there is no language 'xx'"),
    ("q=tower+OR+boats", "OR is no operator here"),
    ("q=%22storm", "a quotation mark has no other one; close the phrase"),
    ("country=" + ",".join(["NL"] * 301), "the limit is 300"),
]
STREAMS_ONLY = [
    ("since=1h&since=2h", "since is given twice"),
    ("last_event_id=a&last_event_id=b", "last_event_id is given twice"),
    ("since=30+Nov+2026", "since: '30 Nov 2026' is not a time"),
    ("since=soon", "since: 'soon' is not a time"),
    ("repeats=maybe", "neither true nor false"),
    ("repeats=true&repeats=false", "repeats is given twice"),
    ("repeats=true&region=western-asia", "a region's topic has no repeats: leave region out and choose by country"),
]


async def status(opened: App, path: str) -> int:
    return (await opened.http.head(path)).status_code


@pytest.mark.parametrize("query", GOOD)
async def test_what_one_path_takes_the_other_takes(tmp_path: Path, query: str) -> None:
    async with app(tmp_path) as opened:
        assert [await status(opened, f"/v1/{path}?{query}") for path in ("stories", "stream")] == [200, 200]


@pytest.mark.parametrize(("query", "says"), WRONG)
async def test_what_one_path_refuses_the_other_refuses(tmp_path: Path, query: str, says: str) -> None:
    async with app(tmp_path) as opened:
        for path in ("/v1/stories", "/v1/stream", "/feeds/stories.atom"):
            assert says in (await opened.json(f"{path}?{query}", 400))["detail"]


@pytest.mark.parametrize(("query", "says"), STREAMS_ONLY)
async def test_what_a_stream_refuses(tmp_path: Path, query: str, says: str) -> None:
    async with app(tmp_path) as opened:
        assert says in (await opened.json(f"/v1/stream?{query}", 400))["detail"]
        assert await status(opened, f"/v1/stream?{query}") == 400


@pytest.mark.parametrize("query", ["severity=High", "severity=high&severity=low"])
async def test_alerts_and_their_stream_take_the_same(tmp_path: Path, query: str) -> None:
    async with app(tmp_path) as opened:
        assert [await status(opened, f"/v1/alerts{path}?{query}") for path in ("", "/stream")] == [200, 200]


@pytest.mark.parametrize("text", ["true", "YES", "1", "2026-02-07T23:00:00 01:00", "2026-02-07"])
async def test_a_flag_and_a_time_have_several_forms(tmp_path: Path, text: str) -> None:
    name = "since" if text[:2] == "20" else "repeats"
    async with app(tmp_path) as opened:
        assert await status(opened, f"/v1/stream?{name}={text}") == 200


async def test_a_region_in_capitals_is_the_region(tmp_path: Path) -> None:
    async with app(tmp_path) as opened:
        await opened.apply(Log().stories([version("a", regions=of("western-asia")), version("b", regions=())]))
        stories = (await opened.json("/v1/stories?region=WESTERN-ASIA"))["stories"]
        assert [story["story_id"] for story in stories] == ["a"]
