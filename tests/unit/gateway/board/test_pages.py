"""The board's pages as text: what they say, and that nothing of a scraped page is markup."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
import pytest_asyncio

from dateline.core.data.places.regions import REGION_SLUGS
from dateline_schemas import Story
from tests.copies import Log, alert
from tests.gateway_apps import App, app, tokens_file
from tests.versions import of, other, version

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>\u202e{{ 7*7 }}'
ASIA = "western-asia"
SCRIPT = "javascript:alert(1)"
PATHS = ("/", "/regions/western-asia", "/search", "/search?q=alert", "/stories/a", "/stories/evil", "/stories/gone")


@pytest_asyncio.fixture
async def filled(tmp_path: Path) -> AsyncIterator[App]:
    first = version("a", headline="Nine die", text="Now 9 died.", regions=of(ASIA), source="one.example")
    stories = [
        first,
        version("a", 2, "update", headline="Fourteen die", text="Now 14 died.", source="one.example", regions=of(ASIA)),
        version("evil", headline=HOSTILE, text=HOSTILE * 3, source=HOSTILE, url=SCRIPT, regions=of("western-asia")),
        version("long", headline="W" * 100_000, text="short", regions=of("polynesia")),
        version("gone", text="secret words", regions=of("western-asia")),
        other("withdrawn", "gone", 2, "withdrawal", headline="Gone", regions=of("western-asia")),
    ]  # fmt: skip
    log = Log()
    async with app(tmp_path) as opened:
        await opened.apply(log.stories(stories), log.alerts([alert(first, HOSTILE[:20] or "x")]))
        opened.catch_up()
        yield opened


class Tags(HTMLParser):
    """The tags of a page, and what would run or load something."""

    def __init__(self) -> None:
        super().__init__()
        self.dangers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.dangers += [name for name in given if name.startswith("on") or name == "style"]
        self.dangers += [
            value for name in ("href", "src", "action") if (value := given.get(name) or "").startswith("javascript")
        ]
        if tag in {"script", "img", "iframe", "object", "base", "style"} and not (given.get("src") or "").startswith(
            "/static/"
        ):
            self.dangers.append(tag)


@pytest.mark.parametrize("path", PATHS)
async def test_text_of_pages_is_never_markup(filled: App, path: str) -> None:
    answer = await filled.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"].startswith("default-src 'self';")
    found = Tags()
    found.feed(answer.text)
    assert found.dangers == []
    assert len(answer.content) < 60_000


async def test_a_region_lists_its_stories_newest_first(filled: App) -> None:
    text = (await filled.get("/regions/western-asia")).text
    assert "Western Asia" in text
    assert "Fourteen die" in text
    assert "Nine die" not in text
    assert "secret words" not in text
    assert 'class="badge withdrawal"' in text
    assert 'data-stream="/v1/stream?region=western-asia" data-position="' in text


async def test_filters_stand_in_the_address_and_can_be_taken_away(filled: App) -> None:
    text = (await filled.get("/regions/western-asia?source=one.example&q=died")).text
    assert 'href="/regions/western-asia?q=died"' in text
    assert 'value="one.example"' in text
    assert "Fourteen die" in text
    assert "Gone" not in text


async def test_a_story_shows_what_changed(filled: App) -> None:
    text = (await filled.get("/stories/a")).text
    assert '<del class="figure">9</del>' in text
    assert '<ins class="figure">14</ins>' in text
    assert "Version 2" in text
    gone = (await filled.get("/stories/gone")).text
    assert "withdrew this story" in gone
    assert "secret words" not in gone


async def test_faults_are_pages_too(filled: App) -> None:
    for path, status, words in (
        ("/regions/nowhere", 404, "there is no region"),
        ("/stories/none", 404, "there is no story"),
        ("/search?regoin=x", 400, "did you mean region"),
        ("/search?q=-x", 400, "no word to look for"),
    ):
        answer = await filled.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
        assert words in answer.text
    assert (await filled.get("/static/x/../board.css")).status_code == 404


async def test_a_browser_gets_a_page_where_nothing_is_and_a_program_a_problem(filled: App) -> None:
    for path, accept, media_type in (
        ("/nope", "text/html,*/*", "text/html; charset=utf-8"),
        ("/nope", "*/*", "application/problem+json"),
        ("/v1/nope", "text/html,*/*", "application/problem+json"),
    ):
        answer = await filled.http.get(path, headers={"accept": accept})
        assert (answer.status_code, answer.headers["content-type"]) == (404, media_type)


@pytest.mark.parametrize("path", ["/search", "/regions/western-asia"])
async def test_a_filter_that_is_refused_keeps_what_was_typed(filled: App, path: str) -> None:
    answer = await filled.get(f"{path}?country=UK&relation=rumour&place=<b>&source=one.example")
    assert answer.status_code == 400
    assert "there is no relation" in answer.text
    for kept in ('value="UK"', '<option value="rumour" selected>', 'value="&lt;b&gt;"', 'value="one.example"'):
        assert kept in answer.text
    assert f'href="{path}?country=UK&amp;place=%3Cb%3E&amp;source=one.example"' in answer.text
    assert "data-stream" not in answer.text
    assert "did you mean GB" in (await filled.get(f"{path}?country=UK")).text
    assert (await filled.get(f"{path}?cursor=x")).status_code == 400


async def test_a_filter_is_called_as_the_form_calls_it(filled: App) -> None:
    text = (await filled.get("/search?relation=withdrawal&from=2026-01-01")).text
    assert '<span class="name">Relation</span> <bdi>withdrawn</bdi>' in text
    assert '<span class="name">From</span> <bdi>2026-01-01</bdi>' in text


async def test_the_world_has_all_regions(filled: App) -> None:
    text = (await filled.get("/")).text
    for slug in REGION_SLUGS:
        assert f'<tr data-region="{slug}"' in text
    assert 'class="land tint-5" data-region="western-asia"' in text


async def test_withdrawals_leave_room_for_corrections_and_lists_print_what_orders_them(tmp_path: Path) -> None:
    here = of("polynesia")
    log = Log()
    fixed = [
        version("fixed", text="At least 3 died.", regions=here),
        version("fixed", 2, "correction", text="At least 2 died.", headline="Fixed", regions=here),
    ]
    gone: list[Story] = []
    for number in range(9):
        gone += [version(f"g{number}", headline=f"G{number}", regions=here)]
        gone += [other("withdrawn", f"g{number}", 2, "withdrawal", headline=f"G{number}", regions=here)]
    async with app(tmp_path) as opened:
        await opened.apply(log.stories(fixed), [])
        for number in range(0, len(gone), 2):
            sent = datetime(2026, 3, 1, 10, number, tzinfo=UTC)
            await opened.apply(log.stories(gone[number : number + 2], sent_at=sent), [])
        opened.catch_up()
        text = (await opened.get("/")).text
        listed, _, table = text.partition('id="regions-title"')
        shown = re.findall(r'data-story="(\w+)"', listed)
        assert shown == ["g8", "g7", "g6", "g5", "g4", "g3", "g2", "fixed"]
        times = re.findall(r'<time class="when" datetime="(.{16})', listed.partition('class="revisions"')[2])
        assert times == [f"2026-03-01T10:{minute:02}" for minute in range(16, 3, -2)] + ["2026-02-06T08:20"]
        assert 'href="/search?relation=correction"' in listed
        assert re.findall(r'data-newest="(\w+)".*?>([^<]*)</time>', table) == [("g8", "1 Mar 10:16 UTC")]
        assert "1 Mar 10:16 UTC" in (await opened.get("/regions/polynesia")).text


async def test_files_are_named_by_their_content_and_kept(filled: App) -> None:
    text = (await filled.get("/")).text
    address = text.partition('<link rel="stylesheet" href="')[2].partition('"')[0]
    style = await filled.get(address)
    assert style.status_code == 200
    assert "immutable" in style.headers["cache-control"]
    assert style.headers["content-type"].startswith("text/css")


async def test_a_token_sees_its_regions_alone(tmp_path: Path) -> None:
    file = tmp_path / "tokens.toml"
    tokens = tokens_file(file, reader=["read"])
    file.write_text(file.read_text().replace("[[token]]", '[[token]]\nregions = ["polynesia"]'))
    async with app(tmp_path, gateway_tokens=file) as closed:
        await closed.apply(Log().stories([version("a", text="in asia", regions=of("western-asia"))]))
        entered = await closed.http.get("/", headers={"accept": "text/html"})
        assert (entered.status_code, entered.headers["location"]) == (303, "/sign-in")
        assert (await closed.http.get("/v1/stories", headers={"accept": "text/html"})).status_code == 401
        bearer = {"authorization": f"Bearer {tokens['reader']}"}
        world = await closed.http.get("/", headers=bearer)
        assert "Polynesia" in world.text
        assert "Western Asia" not in world.text
        assert (await closed.http.get("/regions/western-asia", headers=bearer)).status_code == 403
        assert (await closed.http.get("/stories/a", headers=bearer)).status_code == 404
        assert "in asia" not in (await closed.http.get("/search", headers=bearer)).text


async def test_an_empty_list_says_what_may_be_meant(tmp_path: Path) -> None:
    async with app(tmp_path) as opened:
        text = (await opened.get("/search?place=Turkey", accept="text/html")).text
        assert "Turkey is a country too: give TR as the country." in text
        text = (await opened.get("/search?source=gulfnews", accept="text/html")).text
        assert "A source is a whole name" in text
        assert "is a country too" not in (await opened.get("/search?place=Oslo", accept="text/html")).text
