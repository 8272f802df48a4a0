"""Feeds: valid Atom and JSON Feed whatever stands in a text, updated and withdrawn as the stories are."""

import sqlite3
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, formatdate, parsedate_to_datetime
from pathlib import Path
from typing import Any, Final

import httpx
import pytest
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]  # ships no types
from lxml import etree  # type: ignore[import-untyped]  # ships no types

from dateline.gateway.access.tokens_file import entry, new_token
from dateline.gateway.copy.lists import newest_sending
from dateline.gateway.feeds import endpoints
from dateline.gateway.feeds.changes import Changes
from dateline.gateway.feeds.entry import entry_of
from dateline_schemas import Agency, Dateline, Place, Relation, Story
from tests.copies import START, Log
from tests.gateway_apps import App, app
from tests.versions import of, other, version

SCHEMA: Final = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
ATOM: Final = "{http://www.w3.org/2005/Atom}"
TEXT: Final = {"type": "string", "minLength": 1}
URL: Final = {"type": "string", "format": "uri", "pattern": "^https?://"}
AUTHORS: Final = {
    "type": "array",
    "items": {"type": "object", "properties": {"name": TEXT, "url": URL, "avatar": URL}, "minProperties": 1},
}
JSON_FEED: Final = {
    "type": "object",
    "required": ["version", "title", "items"],
    "patternProperties": {"^_": {"type": "object"}},
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"}, "title": TEXT, "home_page_url": URL, "feed_url": URL,
        "description": TEXT, "user_comment": TEXT, "next_url": URL, "icon": URL, "favicon": URL, "authors": AUTHORS,
        "language": TEXT, "expired": {"type": "boolean"}, "hubs": {"type": "array"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_text"]}, {"required": ["content_html"]}],
                "patternProperties": {"^_": {"type": "object"}},
                "additionalProperties": False,
                "properties": {
                    "id": TEXT, "url": URL, "external_url": URL, "title": TEXT, "content_text": {"type": "string"},
                    "content_html": {"type": "string"}, "summary": TEXT, "image": URL, "banner_image": URL,
                    "date_published": {"type": "string", "format": "date-time"},
                    "date_modified": {"type": "string", "format": "date-time"},
                    "authors": AUTHORS, "tags": {"type": "array", "items": TEXT}, "language": TEXT,
                },
            },
        },
    },
}  # fmt: skip
"""What https://jsonfeed.org/version/1.1 says of a feed."""


def atom(answer: httpx.Response) -> Any:  # noqa: ANN401  # lxml has no types
    """Return a feed that is valid by RFC 4287, the two rules that its schema cannot say included."""
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    SCHEMA.assertValid(feed)
    assert feed.find(f"{ATOM}author") is not None
    for each in feed.iter(f"{ATOM}entry"):
        assert each.find(f"{ATOM}content") is not None
    ids = [each.text for each in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    return feed


def json_feed(answer: httpx.Response) -> dict[str, Any]:
    assert answer.headers["content-type"] == "application/feed+json"
    feed: dict[str, Any] = answer.json()
    Draft202012Validator(JSON_FEED, format_checker=FormatChecker()).validate(feed)
    return feed


def titles(feed: Any) -> list[str]:  # noqa: ANN401
    return [each.findtext(f"{ATOM}title") for each in feed.iter(f"{ATOM}entry")]


@pytest.fixture
async def opened(tmp_path: Path) -> AsyncIterator[App]:
    async with app(tmp_path) as one:
        yield one


async def put(opened: App, stories: Sequence[Story], log: Log | None = None) -> None:
    await opened.apply((log or Log()).stories(stories))


async def test_a_feed_without_stories_was_updated_when_the_copy_was_begun(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    async with app(tmp_path) as opened:
        feed = atom(await opened.get("/feeds/polynesia.atom"))
    begun = feed.findtext(f"{ATOM}updated")
    assert abs(datetime.fromisoformat(begun) - now) < timedelta(minutes=1)
    with sqlite3.connect(tmp_path / "copy") as connection:
        connection.execute("UPDATE meta SET value = value - 86400 WHERE name = 'begun'")
    connection.close()
    for _ in range(2):  # it stays, whenever the gateway is started
        async with app(tmp_path) as opened:
            feed = atom(await opened.get("/feeds/polynesia.atom"))
        former = datetime.fromisoformat(begun) - timedelta(days=1)
        assert datetime.fromisoformat(feed.findtext(f"{ATOM}updated")) == former


async def test_a_copy_of_before_counts_from_its_next_start(tmp_path: Path) -> None:
    async with app(tmp_path):
        pass
    with sqlite3.connect(tmp_path / "copy") as connection:
        connection.execute("DELETE FROM meta WHERE name = 'begun'")
    connection.close()
    async with app(tmp_path) as opened:
        feed = atom(await opened.get("/feeds/polynesia.atom"))
    assert datetime.now(UTC) - datetime.fromisoformat(feed.findtext(f"{ATOM}updated")) < timedelta(minutes=1)


async def test_an_entry_has_what_a_reader_shows(opened: App) -> None:
    story = version(
        "a", headline="Storm", text="One.\n\nTwo & <three>.", regions=of("western-europe"), countries=("NL",),
        dateline=Dateline(printed="X", agencies=(Agency(printed="RTR", code="REUTERS"),)), source="kustbode",
        language="nl", url="https://example.org/a?b=1&c=2",
    )  # fmt: skip
    await put(opened, [story])
    feed = atom(await opened.get("/feeds/western-europe.atom"))
    (one,) = feed.iter(f"{ATOM}entry")
    assert one.findtext(f"{ATOM}id") == "urn:dateline:story:a"
    assert one.findtext(f"{ATOM}content") == "<p>One.</p><p>Two &amp; &lt;three&gt;.</p>"
    assert one.find(f"{ATOM}link").get("href") == "https://example.org/a?b=1&c=2"
    assert [name.text for name in one.iter(f"{ATOM}name")] == ["REUTERS", "kustbode", "fjordpost"]
    assert [each.get("term") for each in one.iter(f"{ATOM}category")] == ["western-europe", "NL"]
    (item,) = json_feed(await opened.get("/feeds/western-europe.json"))["items"]
    assert (item["title"], item["content_text"]) == ("Storm", "One.\n\nTwo & <three>.")
    assert item["tags"] == ["western-europe", "NL"]


async def test_an_entry_is_updated_and_withdrawn_as_its_story_is(opened: App) -> None:
    log = Log()
    asia = of("western-asia")
    await put(opened, [version("a", headline="One", text="unmistakable", regions=asia, last_seen=START)], log)
    first = atom(await opened.get("/feeds/western-asia.atom"))
    update = version(
        "a", 2, "update", headline="Two", text="unmistakable too", regions=asia, last_seen=START + timedelta(hours=1)
    )
    relation = update.relation.model_copy(update={"changed": ("14 → 23 dead",)})
    await put(opened, [update.model_copy(update={"relation": relation})], log)
    second = atom(await opened.get("/feeds/western-asia.atom"))
    assert titles(first) == ["One"]
    assert titles(second) == ["Two"]
    assert next(second.iter(f"{ATOM}summary")).text == "14 → 23 dead"
    stamps = [next(feed.iter(f"{ATOM}entry")).findtext(f"{ATOM}updated") for feed in (first, second)]
    assert stamps == ["2026-11-01T00:00:00Z", "2026-11-01T01:00:00Z"]
    await put(opened, [other("withdrawn", "a", 3, "withdrawal", headline="Two", regions=asia)], log)
    answer = await opened.get("/feeds/western-asia.atom")
    assert titles(atom(answer)) == ["Withdrawn: Two"]
    assert "This story was withdrawn" in answer.text
    assert "unmistakable" not in answer.text + (await opened.get("/feeds/western-asia.json")).text
    (item,) = json_feed(await opened.get("/feeds/western-asia.json"))["items"]
    assert (item["_dateline"]["withdrawn"], "withdrawn" in item["tags"]) == (True, True)


async def test_a_takedown_of_an_old_story_is_the_newest_entry_of_its_feeds(opened: App) -> None:
    log, asia = Log(), of("western-asia")
    old = version("old", headline="Old", regions=asia, last_seen=START)
    newer = [
        version(f"s{n}", headline=f"S{n}", regions=asia, last_seen=START + timedelta(hours=1 + n)) for n in range(60)
    ]
    await put(opened, [old, *newer], log)
    # A takedown has the event time of the text that it withdraws, and is sent days later.
    takedown = other("withdrawn", "old", 2, "withdrawal", headline="Old", regions=asia, last_seen=START)
    await opened.apply(log.stories([takedown], sent_at=START + timedelta(days=9)))
    await put(opened, [version("new", headline="New", regions=asia, last_seen=START + timedelta(days=10))], log)
    feed = atom(await opened.get("/feeds/western-asia.atom"))
    assert titles(feed)[:2] == ["New", "Withdrawn: Old"]
    stamps = [each.findtext(f"{ATOM}updated") for each in feed.iter(f"{ATOM}entry")]
    assert stamps[1] == "2026-11-10T00:00:00Z"
    assert stamps == sorted(stamps, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == stamps[0]
    items = json_feed(await opened.get("/feeds/western-asia.json"))["items"]
    assert [item["date_modified"] for item in items] == stamps


async def test_a_story_that_comes_back_is_updated_later_than_its_withdrawal(opened: App) -> None:
    log, later = Log(), START + timedelta(days=9)
    await put(opened, [version("a", headline="Old", text="one", last_seen=START)], log)
    await opened.apply(log.stories([other("withdrawn", "a", 2, "withdrawal", last_seen=START)], sent_at=later))
    again = version("a", 3, "update", headline="Again", text="two", last_seen=START + timedelta(hours=1))
    await opened.apply(log.stories([again], sent_at=later + timedelta(hours=1)))
    (item,) = json_feed(await opened.get("/feeds/stories.json"))["items"]
    assert (item["title"], item["date_modified"]) == ("Again", "2026-11-10T01:00:00Z")


HOSTILE: Final = [
    "\x00\x01\x08\x0b\x0c\x1f\x7f", "\ufffe\uffff", "]]>", "<![CDATA[", "</content></entry></feed>",
    "<script>alert(1)</script>",
    "&amp;&lt;&#0;", '" onload="x', "\u202e\u2066abc", "a\r\nb\rc", "\u2028\u2029", "🌪️" * 9,
    "<!DOCTYPE x [<!ENTITY a 'b'>]>",
    "<?xml version='1.0'?>", "-->", "%s{0}{x}", " \n\t ", "x" * 5000, "",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
async def test_whatever_stands_in_a_text_the_feeds_are_valid(opened: App, text: str) -> None:
    dateline = Dateline(printed=text or "X", agencies=(Agency(printed=text or "X", code=None),))
    fields: dict[str, Any] = {
        "headline": text,
        "text": text,
        "source": text,
        "language": text,
        "section": text,
        "dateline": dateline,
    }
    await put(
        opened, [version("a", url=text, **fields), version("b", text=text, headline=None, url=f"https://x/{text}")]
    )
    feed = atom(await opened.get("/feeds/stories.atom"))
    assert len(titles(feed)) == 2
    assert not [each for each in feed.iter() if str(each.tag).endswith("script")]
    assert len(json_feed(await opened.get("/feeds/stories.json"))["items"]) == 2


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("https://example.org/ü b<c>", "https://example.org/%C3%BC%20b%3Cc%3E"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org/a", None),
        ("https://", None),
        ("https://user:secret@example.org/", None),
        ("https://[::1", None),
        ("https://example.org/" + "a" * 3000, None),
        (None, None),
    ],
)
def test_a_link_is_one_that_a_reader_may_follow(url: str | None, link: str | None) -> None:
    assert entry_of(version("a", url=url), START).url == link


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("Storm", "Withdrawn: Storm"),
        ("WITHDRAWN: Storm", "Withdrawn: Storm"),
        ("WITHDRAWAL-Dutch court clears minister", "Withdrawn: Dutch court clears minister"),
        ("ANNULATION - Belgique: la grève est levée", "Withdrawn: Belgique: la grève est levée"),
        (None, "Withdrawn"),
        (" ", "Withdrawn"),
    ],
)
def test_a_withdrawal_is_said_once(headline: str | None, title: str) -> None:
    language = "fr" if headline is not None and "grève" in headline else "en"
    story = other("withdrawn", "a", 2, "withdrawal", headline=headline, language=language)
    assert entry_of(story, START).title == title


def test_a_withdrawal_without_a_headline_is_called_by_its_note() -> None:
    relation = Relation(kind="withdrawal", rule="x", changed=("note: “The story about a storm is withdrawn.”",))
    story = other("withdrawn", "a", 2, "withdrawal", headline=None).model_copy(update={"relation": relation})
    assert entry_of(story, START).title == "Withdrawn: The story about a storm is withdrawn."


async def test_a_feed_of_any_search_in_pages(opened: App) -> None:
    texts = [version(f"s{n}", text=f"storm {n}", last_seen=START + timedelta(hours=n)) for n in range(5)]
    await put(opened, [*texts, version("no", text="calm")])
    path, found = "/feeds/stories.atom?q=storm&limit=2", []
    while path:
        feed = atom(await opened.get(path))
        found += [each.findtext(f"{ATOM}id").rpartition(":")[2] for each in feed.iter(f"{ATOM}entry")]
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert links["self"].startswith("http://localhost:8480/feeds/stories.atom?q=storm")
        path = links.get("next", "").removeprefix("http://localhost:8480")
    assert found == ["s4", "s3", "s2", "s1", "s0"]
    first = json_feed(await opened.get("/feeds/stories.json?q=storm&limit=2"))
    behind_proxy = json_feed(await opened.get("/feeds/stories.json?q=storm&limit=2", x_forwarded_proto="https"))
    assert behind_proxy["next_url"] == first["next_url"].replace("http:", "https:")


async def test_a_reader_that_has_it_gets_nothing_by_tag_or_by_time(opened: App) -> None:
    log = Log()
    await put(opened, [version("a", headline="One", last_seen=START + timedelta(days=1))], log)
    for path in ("/feeds/stories.atom", "/feeds/stories.json", "/feeds/western-asia.atom"):
        first = await opened.get(path)
        tag, modified = first.headers["etag"], first.headers["last-modified"]
        assert (await opened.get(path, if_none_match=tag)).status_code == 304
        assert (await opened.get(path, if_modified_since=modified)).status_code == 304
        assert (await opened.get(path, if_none_match='"other"', if_modified_since=modified)).status_code == 200
    before = (await opened.get("/feeds/stories.atom")).headers["last-modified"]
    # What comes late does not make the feed's newest time any newer.
    await put(opened, [version("b", headline="Two", last_seen=START)], log)
    after = await opened.get("/feeds/stories.atom", if_modified_since=before)
    assert (after.status_code, titles(atom(after))) == (200, ["One", "Two"])
    assert after.headers["last-modified"] != before


NOW: Final = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "status"),
    [
        (timedelta(0), 304),
        (timedelta(seconds=1), 200),  # another gateway may have been so much behind
        (timedelta(seconds=80), 304),
        (timedelta(seconds=-1), 200),
        (timedelta(days=1), 200),  # a clock that is wrong
    ],
)
async def test_a_later_time_is_as_good(
    opened: App, monkeypatch: pytest.MonkeyPatch, given: timedelta, status: int
) -> None:
    monkeypatch.setattr(endpoints, "time", NOW.timestamp)
    await put(opened, [version("a", headline="One")])
    modified = (await opened.get("/feeds/stories.json")).headers["last-modified"]
    monkeypatch.setattr(endpoints, "time", (NOW + timedelta(minutes=5)).timestamp)
    asked = format_datetime(parsedate_to_datetime(modified) + given, usegmt=True)
    assert (await opened.get("/feeds/stories.json", if_modified_since=asked)).status_code == status


@pytest.mark.parametrize("given", ["", "yesterday", "2026-11-01T12:00:00Z", "Mon, 99 Nov 2026 12:00:00 GMT", "\xff"])
async def test_what_is_no_time_is_ignored(opened: App, given: str) -> None:
    await put(opened, [version("a", headline="One")])
    answer = await opened.http.get("/feeds/stories.json", headers=[(b"if-modified-since", given.encode("latin-1"))])
    assert answer.status_code == 200


async def test_the_obsolete_forms_of_a_time_are_read(opened: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoints, "time", NOW.timestamp)
    await put(opened, [version("a", headline="One")])
    modified = parsedate_to_datetime((await opened.get("/feeds/stories.json")).headers["last-modified"])
    for form in ("%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y"):
        answer = await opened.get("/feeds/stories.json", if_modified_since=modified.strftime(form))
        assert answer.status_code == 304


async def test_a_feed_has_the_time_of_the_newest_record_however_late_it_is_asked_for(
    opened: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoints, "time", (START + timedelta(days=9)).timestamp)
    log = Log()
    await put(opened, [version("a", headline="One")], log)
    newest = await opened.service.copy.read(newest_sending)
    times = [(await opened.get(f"/feeds/{name}")).headers["last-modified"] for name in ("stories.atom", "stories.json")]
    assert times == [formatdate(newest // 1_000, usegmt=True)] * 2


def test_each_state_of_a_feed_has_a_later_time() -> None:
    changes = Changes()
    times = [
        changes.changed_at("a", body, now, 0) for body, now in ((b"1", 100), (b"1", 101), (b"2", 102), (b"1", 103))
    ]
    assert times == [100, 100, 102, 103]


def test_a_second_change_of_a_second_has_no_time_until_that_second_is_over() -> None:
    """A time that is still to come may not be shown (RFC 9110, 8.8.2.1)."""
    changes = Changes()
    asked = ((b"1", 100.1), (b"2", 100.2), (b"3", 100.3), (b"3", 101.0), (b"3", 102.0))
    assert [changes.changed_at("a", body, now, 0) for body, now in asked] == [100, None, None, None, 102]


@pytest.mark.parametrize(("newest", "changed"), [(930, 930), (941, 1_000), (1_100, 1_000), (0, 1_000)])
def test_a_feed_that_nobody_asked_for_is_as_old_as_the_newest_record(newest: int, changed: int) -> None:
    """A record of this minute may have come between two answers."""
    assert Changes().changed_at("a", b"1", 1_000.0, newest) == changed


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/feeds/atlantis.atom", 404), ("/feeds/western-asia.xml", 404), ("/feeds/", 404), ("/feeds/../x.atom", 404),
        ("/feeds/stories.atom?order=rank", 400), ("/feeds/western-asia.atom?region=polynesia", 400),
        ("/feeds/stories.atom?token=x", 400), ("/feeds/stories.json?q=-x", 400),
    ],
)  # fmt: skip
async def test_a_wrong_feed_is_answered_by_what_to_do(opened: App, path: str, status: int) -> None:
    assert (await opened.json(path, status))["detail"]


async def test_an_empty_feed_is_valid(opened: App) -> None:
    assert titles(atom(await opened.get("/feeds/polynesia.atom"))) == []
    assert json_feed(await opened.get("/feeds/polynesia.json"))["items"] == []


async def test_a_feed_reader_signs_in_with_basic_and_sees_its_regions(tmp_path: Path) -> None:
    token, file = new_token(), tmp_path / "tokens.toml"
    file.write_text(entry("reader", token, ["read"], ["western-asia"]))
    async with app(tmp_path, gateway_tokens=file) as closed:
        await put(
            closed, [version("a", headline="A", regions=of("western-asia")), version("b", regions=of("polynesia"))]
        )
        signed_in = httpx.BasicAuth("me", token)
        answer = await closed.http.get("/feeds/stories.atom", auth=signed_in)
        assert titles(atom(answer)) == ["A"]
        assert (await closed.http.get("/feeds/polynesia.atom", auth=signed_in)).status_code == 403
        assert (await closed.get("/feeds/stories.atom")).status_code == 401


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=ferry", ["Withdrawn: Ferry", "Ferries"]),
        ("q=ferry*&country=NL", ["Withdrawn: Ferry"]),
        ("q=ferries&country=SE", ["Ferries"]),
        ("place=Vlissingen", ["Withdrawn: Ferry"]),
        ("agency=Kust+Pers", ["Withdrawn: Ferry"]),
        ("q=ferry&relation=new", ["Ferries"]),
        ("relation=withdrawal", ["Withdrawn: Ferry"]),
        ("q=nothing&region=western-asia", []),
    ],
)
async def test_a_search_s_feed_tells_of_withdrawals_too(opened: App, query: str, expected: list[str]) -> None:
    log, place = Log(), Place(printed="VLISSINGEN", name="Vlissingen", country="NL")
    one = version(
        "a", headline="Ferry", text="A ferry sank.", regions=of("western-europe"), countries=("NL",),
        dateline=Dateline(printed="X", places=(place,), agencies=(Agency(printed="Kust Pers"),)), last_seen=START,
    )  # fmt: skip
    two = version(
        "b", headline="Ferries", text="The ferry and other ferries.", regions=of("northern-europe"), countries=("SE",),
        last_seen=START + timedelta(hours=1),
    )  # fmt: skip
    gone = other(
        "withdrawn", "a", 2, "withdrawal", headline="Ferry", regions=of("western-europe"),
        last_seen=START + timedelta(hours=2),
    )  # fmt: skip
    await put(opened, [one, two, gone], log)
    assert titles(atom(await opened.get(f"/feeds/stories.atom?{query}"))) == expected
