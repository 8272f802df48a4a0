"""History and search over HTTP: what each filter finds, pages that neither lose nor repeat, and hostile questions."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from dateline.gateway.access.tokens_file import entry, new_token
from dateline.gateway.api import story_list
from dateline.gateway.copy import lists
from dateline_schemas import Agency, Dateline, Place, Story
from tests.copies import START, Log
from tests.gateway_apps import App, app
from tests.versions import of, other, version

STORIES = [
    version(
        "nl", headline="Zeldzaam", text="Een orkaan bij Nîmes", regions=of("western-europe"), language="nl",
        dateline=Dateline(
            printed="X", places=(Place(printed="DEN HAAG", name="The Hague", country="NL"),),
            agencies=(Agency(printed="RTR", code="REUTERS"),),
        ),
        source="kustbode", last_seen=START,
    ),
    version("tr", text="Seçimler ertelendi", regions=of("western-asia"), language="tr", source="haber",
            last_seen=START + timedelta(hours=1)),
    version("jp", text="東京都で地震", regions=of("eastern-asia"), language="ja", last_seen=START + timedelta(hours=2)),
    version("ko", text="대통령은 서울에서", regions=of("eastern-asia"), language="ko",
            last_seen=START + timedelta(hours=3)),
    version("th", text="กรุงเทพมหานครน้ำท่วม", regions=of("south-eastern-asia"), language="th",
            last_seen=START + timedelta(hours=4)),
    version("up", text="storm storm storm", regions=of("western-europe"), language="en",
            last_seen=START + timedelta(hours=5)),
    version("up", 2, "update", text="storm over the western coast", regions=of("western-europe"), language="en",
            last_seen=START + timedelta(hours=6)),
]  # fmt: skip


@pytest.fixture
async def filled(tmp_path: Path) -> AsyncIterator[App]:
    async with app(tmp_path) as opened:
        await opened.apply(Log().stories(STORIES))
        yield opened


def ids(answer: dict[str, Any]) -> list[str]:
    return [story["story_id"] for story in answer["stories"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["up", "th", "ko", "jp", "tr", "nl"]),
        ("region=western-europe", ["up", "nl"]),
        ("region=western-asia,eastern-asia", ["ko", "jp", "tr"]),
        ("region=western-europe&country=nl", ["nl"]),
        ("place=den%20haag", ["nl"]),
        ("place=The+Hague", ["nl"]),
        ("agency=reuters", ["nl"]),
        ("source=haber", ["tr"]),
        ("language=NL,tr", ["tr", "nl"]),
        ("relation=update", ["up"]),
        ("relation=correction", []),
        ("q=nimes", ["nl"]),
        ("q=SECIMLER", ["tr"]),
        ("q=東京", ["jp"]),
        ("q=京都", ["jp"]),
        ("q=서울", ["ko"]),
        ("q=กรุงเทพ", ["th"]),
        ("q=zeld*", ["nl"]),
        ('q="western coast"', ["up"]),
        ('q="coast western"', []),
        ("q=storm -coast", []),
        ("q=orkaan&region=western-asia", []),
        ("from=2026-11-01T02:00:00Z&to=2026-11-01T04:00:00Z", ["ko", "jp"]),
        ("limit=2", ["up", "th"]),
        ("q=storm&order=rank", ["up"]),
    ],
)
async def test_each_filter_finds_its_stories(filled: App, query: str, found: list[str]) -> None:
    assert ids(await filled.json(f"/v1/stories?{query}")) == found


async def test_a_story_is_its_newest_record_to_the_byte(filled: App) -> None:
    (story, *_) = (await filled.json("/v1/stories?relation=update"))["stories"]
    assert Story.model_validate(story) == STORIES[-1]


HOSTILE = [
    '"', '""', '"""', "*", "-", "--", "-*", '-"a', "a\x00b", "a OR b", "NOT a", "NEAR(a b, 2)", "words:a", "{words}: a",
    "^a", "a)", "(", "'; DROP TABLE stories; --", '" OR 1=1 --', "a AND", "x1" * 100,
    "%", "_", "\\", "\ud7ff", "\u202eabc",
    "a" * 399, "* * *", "+a", "a+b", '"a" "b"*', "\N{ZERO WIDTH JOINER}", "ﷺ", "İ", "ß", "🌪️", "a:b:c",
    "facets:x1", "rowid:1",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("order", ["time", "rank"])
async def test_whatever_stands_in_q_is_words_or_a_fault_of_the_asker(filled: App, text: str, order: str) -> None:
    answer = await filled.http.get("/v1/stories", params={"q": text, "order": order})
    assert answer.status_code in {200, 400}
    if answer.status_code == 400:
        assert answer.headers["content-type"] == "application/problem+json"
    assert len(ids(await filled.json("/v1/stories"))) == 6


@pytest.mark.parametrize("text", ["%ED%A0%80", "%00", "%FF%FE", "%", "a%00b", "%22%00%22*", "%F4%90%80%80"])
async def test_bytes_that_are_no_text_are_no_fault_of_ours(filled: App, text: str) -> None:
    for path in (
        f"/v1/stories?q={text}",
        f"/v1/stories?place={text}",
        f"/v1/stories/{text}",
        f"/v1/alerts?rule={text}",
    ):
        assert (await filled.get(path)).status_code in {200, 400, 404}


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("colour=red", "there is no parameter 'colour'"),
        ("region=atlantis", "there is no region 'atlantis'"),
        ("region=Middle-East", "did you mean western-asia?"),
        ("country=XX", "XX"),
        ("relation=rumour", "there is no relation"),
        ("relation=repeat", "there is no relation"),
        ("limit=0", "limit='0' is not a number"),
        ("limit=-1", "is not a number"),
        ("limit=201", "is not a number"),
        ("limit=" + "9" * 500, "is not a number"),
        ("limit=٣", "is not a number"),
        ("limit=1&limit=2", "given twice"),
        ("from=yesterday", "is not a time"),
        ("from=99999999d", "is not a time"),
        ("from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z", "from is not before to"),
        ("from=1h&to=1h", "from is not before to"),
        ("order=rank", "needs words"),
        ("order=size", "there is no order"),
        ("q=" + "x" * 401, "the limit is 400"),
        ("cursor=AAAA", "not a cursor"),
        ("cursor=%FF%FE", "not a cursor"),
        ("country=" + ",".join(["NL"] * 400), "the limit is 300"),
        ("%FF=1", "there is no parameter"),
    ],
)
async def test_a_wrong_question_is_answered_by_what_to_do(filled: App, query: str, says: str) -> None:
    assert says in (await filled.json(f"/v1/stories?{query}", 400))["detail"]


@pytest.mark.parametrize("question", ["", "q=word&order=rank", "q=word", "region=western-asia"])
async def test_pages_have_each_story_once_also_while_stories_come(tmp_path: Path, question: str) -> None:
    log = Log()
    async with app(tmp_path) as opened:
        texts = [
            version(
                f"s{n}", text="word " * (n % 5 + 1), regions=of("western-asia"), last_seen=START + timedelta(minutes=n)
            )
            for n in range(25)
        ]
        await opened.apply(log.stories(texts))
        seen: list[str] = []
        cursor: str | None = ""
        pages = 0
        while cursor is not None:
            answer = await opened.json(f"/v1/stories?{question}&limit=4&" + urlencode({"cursor": cursor}))
            seen += ids(answer)
            cursor = answer["next"]
            pages += 1
            late = version(f"late{pages}", text="word", regions=of("western-asia"), last_seen=START + timedelta(days=1))
            await opened.apply(log.stories([late]))
        assert pages == 7
        assert len(seen) == len(set(seen)) == 25
        assert {story.story_id for story in texts} == set(seen)


@pytest.mark.parametrize("question", ["", "q=long&order=rank"])
async def test_a_page_of_very_long_stories_is_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    monkeypatch.setattr(lists, "MAX_BYTES", 50_000)
    async with app(tmp_path) as opened:
        await opened.apply(Log().stories([version(f"s{n}", text="long " * 4_000) for n in range(7)]))
        seen, cursor = [], ""
        while cursor is not None:
            answer = await opened.json(f"/v1/stories?{question}&cursor={cursor}")
            assert 1 <= len(answer["stories"]) <= 2
            seen += ids(answer)
            cursor = answer["next"]
        assert sorted(seen) == [f"s{n}" for n in range(7)]
        await opened.apply(Log().stories([version("s0", n, text=f"long {n} " * 4_000) for n in range(2, 9)], 1))
        life = await opened.json("/v1/stories/s0")
        assert (life["has_more"], life["versions"][-1]["version"]) == (True, 8)


async def test_a_cursor_is_good_for_its_own_question_alone(filled: App) -> None:
    cursor = (await filled.json("/v1/stories?limit=1&region=western-europe"))["next"]
    assert ids(await filled.json(f"/v1/stories?limit=5&region=western-europe&cursor={cursor}")) == ["nl"]
    assert "not a cursor" in (await filled.json(f"/v1/stories?region=eastern-asia&cursor={cursor}", 400))["detail"]
    assert cursor.replace("_", "").replace("-", "").isalnum()


async def test_an_etag_spares_what_the_client_has(filled: App) -> None:
    for path in ("/v1/stories", "/v1/stories/up", "/v1/regions", "/v1/sources", "/v1/alerts"):
        first = await filled.get(path)
        tag = first.headers["etag"]
        for given in (tag, f"W/{tag}", f'"x", {tag}', "*"):
            again = await filled.get(path, if_none_match=given)
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert (await filled.get(path, if_none_match='"x"')).status_code == 200
    tag = (await filled.get("/v1/stories")).headers["etag"]
    await filled.apply(Log().stories([], 1))
    assert (await filled.get("/v1/stories", if_none_match=tag)).status_code == 304
    await filled.apply(Log().stories([version("new", text="new")], 1))
    assert (await filled.get("/v1/stories", if_none_match=tag)).status_code == 200


async def test_ninjs_on_request(filled: App) -> None:
    (story,) = (await filled.json("/v1/stories?region=western-asia&format=ninjs"))["stories"]
    assert story["uri"] == "urn:dateline:story:tr"
    assert story["standard"]["name"] == "ninjs"
    assert (await filled.json("/v1/stories/tr?format=ninjs"))["uri"] == "urn:dateline:story:tr"


async def test_a_withdrawn_story_is_listed_as_such_without_its_text(tmp_path: Path) -> None:
    async with app(tmp_path) as opened:
        texts = [
            version("a", text="unmistakable words", regions=of("western-asia")),
            other(
                "withdrawn", "a", 2, "withdrawal", headline="gone", regions=of("western-asia"), pub_status="canceled"
            ),
        ]
        await opened.apply(Log().stories(texts))
        (story,) = (await opened.json("/v1/stories?region=western-asia"))["stories"]
        assert (story["event"], story["text"]) == ("withdrawn", None)
        assert ids(await opened.json("/v1/stories?relation=withdrawal")) == ["a"]
        assert ids(await opened.json("/v1/stories?relation=new")) == []
        assert ids(await opened.json("/v1/stories?q=unmistakable")) == []
        life = await opened.get("/v1/stories/a")
        assert life.json()["withdrawn"] == 2
        assert "unmistakable" not in life.text


async def test_a_withdrawal_of_an_unknown_story_is_found_by_its_source(tmp_path: Path) -> None:
    """No text was shown by which the story would have a source or a language."""
    fields = {"regions": of("western-europe"), "source": "agentur", "language": "de", "pub_status": "canceled"}
    async with app(tmp_path) as opened:
        await opened.apply(Log().stories([other("withdrawn", "a", 1, "withdrawal", **fields)]))
        for query in ("region=western-europe", "source=agentur", "language=de", "source=agentur&relation=withdrawal"):
            assert ids(await opened.json(f"/v1/stories?{query}")) == ["a"], query
        assert ids(await opened.json("/v1/stories?source=nobody")) == []


async def test_the_whole_life_of_a_story(tmp_path: Path) -> None:
    europe, asia = of("western-europe"), of("western-asia")
    relation = {"kind": "update", "parent": 1, "score": 0.8, "rule": "reworded", "changed": ("14 → 23 dead",)}
    update = version("a", 2, "update", text="two", regions=asia, former_regions=europe)
    update = update.model_copy(update={"relation": type(update.relation).model_validate(relation)})
    texts = [
        version("a", text="one", regions=europe),
        update,
        other("moved", "a", 3, regions=asia, left_regions=europe),
        version("a", 4, "repeat", text="two", regions=asia, sightings=3),
        other("relinked", "b", 2, merged_into="a", regions=asia),
    ]
    async with app(tmp_path) as opened:
        await opened.apply(Log().stories(texts))
        life = await opened.json("/v1/stories/a")
        assert [row["version"] for row in life["versions"]] == [1, 2, 3, 4]
        assert life["versions"][1]["relation"]["changed"] == ["14 → 23 dead"]
        assert life["versions"][1]["relation"]["score"] == 0.8
        assert (life["versions"][1]["entered"], life["versions"][1]["left"]) == (["western-asia"], ["western-europe"])
        assert (life["story"]["version"], life["missing"], life["has_more"]) == (2, [], False)
        merged = await opened.json("/v1/stories/b")
        assert (merged["merged_into"], merged["has_more"]) == ("a", True)
        for unknown in ("none", "..%2f..%2fetc%2fpasswd", "%00", quote("' OR 1=1"), "a" * 900):
            assert (
                "there is no story" in (await opened.json(f"/v1/stories/{unknown}", 404))["detail"] or "%2f" in unknown
            )


WHOLE, TWIN, HIDDEN = "69214728" + "a" * 24, "69214729" + "b" * 24, "69214728" + "c" * 24
"""Ids; the first and the last begin with the same eight digits."""


async def test_a_story_is_found_by_eight_of_its_digits(tmp_path: Path) -> None:
    stories = [version(name, regions=of("western-asia")) for name in (WHOLE, TWIN)]
    async with app(tmp_path) as opened:
        await opened.apply(Log().stories(stories))
        for given in (WHOLE, WHOLE[:8], WHOLE[:31].upper()):
            assert (await opened.json(f"/v1/stories/{given}"))["story_id"] == WHOLE
        short = (await opened.json(f"/v1/stories/{WHOLE[:7]}", 404))["detail"]
        assert "an id has 32 digits, of which 8 are enough" in short
        nothing = (await opened.json("/v1/stories/69214727", 404))["detail"]
        assert "there is no story whose id begins with '69214727'" in nothing


async def test_digits_of_several_stories_name_them(tmp_path: Path) -> None:
    stories = [version(name, regions=of("western-asia")) for name in (WHOLE, HIDDEN)]
    async with app(tmp_path) as opened:
        await opened.apply(Log().stories(stories))
        detail = (await opened.json(f"/v1/stories/{WHOLE[:8]}", 404))["detail"]
        assert detail == f"2 story ids begin with '69214728'; give more digits of one: {WHOLE}, {HIDDEN}"
        assert (await opened.json(f"/v1/stories/{WHOLE[:9]}"))["story_id"] == WHOLE


async def test_digits_tell_nothing_of_a_story_that_the_client_may_not_read(tmp_path: Path) -> None:
    token, file = new_token(), tmp_path / "tokens.toml"
    file.write_text(entry("asia", token, ["read"], ["western-asia"]))
    stories = [version(WHOLE, regions=of("western-asia")), version(HIDDEN, regions=of("western-europe"))]
    async with app(tmp_path, gateway_tokens=file) as opened:
        await opened.apply(Log().stories(stories))
        headers = {"authorization": f"Bearer {token}"}
        found = await opened.http.get(f"/v1/stories/{WHOLE[:8]}", headers=headers)
        assert found.json()["story_id"] == WHOLE
        hidden = await opened.http.get(f"/v1/stories/{HIDDEN[:9]}", headers=headers)
        assert (hidden.status_code, HIDDEN in hidden.text) == (404, False)


async def test_regions_and_sources_are_counted(filled: App) -> None:
    regions = {each["region"]: each for each in (await filled.json("/v1/regions"))["regions"]}
    assert len(regions) == 24
    assert (regions["western-europe"]["stories"], regions["western-europe"]["code"]) == (2, "155")
    assert regions["western-europe"]["newest"] == {"story_id": "up", "at": "2026-11-01T06:00:00Z"}
    assert regions["polynesia"]["newest"] is None
    since = {
        each["region"]: each["stories"]
        for each in (await filled.json("/v1/regions?from=2026-11-01T05:00:00Z"))["regions"]
    }
    assert (since["western-europe"], since["western-asia"]) == (1, 0)
    sources = (await filled.json("/v1/sources?region=western-asia"))["sources"]
    assert {each["source"]: each["stories"] for each in sources}["haber"] == 1
    assert "kustbode" in {each["source"] for each in (await filled.json("/v1/sources"))["sources"]}
    # A story of two regions counts once.
    both = version("both", source="twice", regions=of("western-asia", "eastern-asia"))
    await filled.apply(Log().stories([both], 1))
    for slugs in ("western-asia,eastern-asia", "western-asia", ""):
        counts = (await filled.json(f"/v1/sources?region={slugs}"))["sources"]
        assert {each["source"]: each["stories"] for each in counts}["twice"] == 1
        assert [each["stories"] for each in counts] == sorted((each["stories"] for each in counts), reverse=True)
    assert (await filled.json("/v1/sources?from=2099-01-01"))["sources"] == []


async def test_a_token_of_a_region_sees_that_region_alone(tmp_path: Path) -> None:
    token, file = new_token(), tmp_path / "tokens.toml"
    file.write_text(entry("asia", token, ["read"], ["western-asia", "eastern-asia"]))
    async with app(tmp_path, {"authorization": f"Bearer {token}"}, gateway_tokens=file) as opened:
        await opened.apply(Log().stories(STORIES))
        assert ids(await opened.json("/v1/stories")) == ["ko", "jp", "tr"]
        assert ids(await opened.json("/v1/stories?q=orkaan")) == []
        for path in (
            "/v1/stories?region=western-europe",
            "/v1/sources?region=western-europe",
            "/v1/stream?region=polynesia",
        ):
            assert "may not read" in (await opened.json(path, 403))["detail"]
        await opened.json("/v1/stories/nl", 404)
        assert (await opened.json("/v1/stories/tr"))["story_id"] == "tr"
        assert len((await opened.json("/v1/regions"))["regions"]) == 2
        assert {each["source"] for each in (await opened.json("/v1/sources"))["sources"]} >= {"haber"}


@pytest.mark.parametrize("date", ["2109-05-15", "2109-05-16", "2248-09-26", "2248-09-27", "2300-01-01", "9999-12-31"])
async def test_a_time_after_all_keys_is_answered(filled: App, date: str) -> None:
    for path in ("/v1/stories?", "/v1/stories?q=storm&", "/v1/stories?q=storm&order=rank&region=western-europe&"):
        assert (await filled.json(f"{path}from={date}"))["stories"] == []
        assert "up" in ids(await filled.json(f"{path}to={date}"))
    assert {row["stories"] for row in (await filled.json(f"/v1/regions?from={date}"))["regions"]} == {0}
    for query in ("", "&region=western-asia"):
        assert (await filled.json(f"/v1/sources?from={date}{query}"))["sources"] == []
    assert "urn:dateline:story:up" in (await filled.get(f"/feeds/stories.atom?to={date}")).text
    assert (await filled.json(f"/v1/alerts?from={date}"))["alerts"] == []


async def test_a_search_by_rank_ends_with_its_last_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_list, "_MAX_RANKED", 10)
    texts = [version(f"s{n}", text=f"storm {n}", last_seen=START + timedelta(hours=n)) for n in range(14)]
    async with app(tmp_path) as opened:
        await opened.apply(Log().stories(texts))
        cursor, sizes = "", []
        while cursor is not None:
            answer = await opened.json(f"/v1/stories?q=storm&order=rank&limit=4&cursor={cursor}")
            sizes.append(len(answer["stories"]))
            cursor = answer["next"]
    assert sizes == [4, 4, 2]
