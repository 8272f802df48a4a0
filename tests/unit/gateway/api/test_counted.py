"""What a story counts by now: lists, feeds and a story's page have the sightings and sources of its last record."""

from pathlib import Path

from dateline.gateway.access.tokens_file import entry, new_token
from dateline_schemas import Story
from dateline_schemas.distinct import Sources
from dateline_schemas.story import Kind
from tests.copies import Log
from tests.gateway_apps import app
from tests.versions import of, version

HAD = [{"source": name, "count": 1} for name in ("tbilisi", "batumi", "rustavi")]
WORDS = "a tram left its rails"


def seen(count: int) -> Story:
    """Return the version that counts so many sources: the text, and then repeats."""
    sources = Sources.model_validate({"total": count, "top": HAD[:count]})
    kind: Kind = "new" if count == 1 else "repeat"
    return version(
        "a", count, kind, text=WORDS, regions=of("western-asia"), source="tbilisi", sightings=count, sources=sources,
    )  # fmt: skip


async def test_a_story_in_a_list_counts_its_later_sources(tmp_path: Path) -> None:
    async with app(tmp_path) as opened:
        await opened.apply(Log().stories([seen(1), seen(2), seen(3)]))
        for path in ("/v1/stories?q=tram", "/v1/stories?region=western-asia&source=rustavi"):
            (story,) = (await opened.json(path))["stories"]
            assert (story["version"], story["sightings"], story["sources"]["total"]) == (1, 3, 3)
            assert [each["source"] for each in story["sources"]["top"]] == ["tbilisi", "batumi", "rustavi"]
        life = await opened.json("/v1/stories/a")
        assert (life["story"]["sightings"], life["story"]["sources"]["total"]) == (3, 3)
        atom = (await opened.get("/feeds/western-asia.atom")).text
        assert all(f"<name>{each['source']}</name>" in atom for each in HAD)
        (item,) = (await opened.json("/feeds/western-asia.json"))["items"]
        assert [author["name"] for author in item["authors"]] == ["tbilisi", "batumi", "rustavi"]


async def test_a_token_of_regions_is_told_that_it_gets_no_repeats(tmp_path: Path) -> None:
    token = new_token()
    tokens = tmp_path / "tokens.toml"
    tokens.write_text(entry("desk", token, ["read"], ["western-asia"]))
    headers = {"authorization": f"Bearer {token}"}
    async with app(tmp_path, headers, gateway_tokens=str(tokens)) as opened:
        assert "with a token of all regions" in (await opened.json("/v1/stream?repeats=true", 400))["detail"]
