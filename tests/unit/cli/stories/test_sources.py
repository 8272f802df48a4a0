"""Where ``explain`` and others read stories from."""

from contextlib import ExitStack
from pathlib import Path

import pytest
import typer

from dateline.cli.options.formats import RecordFormat
from dateline.cli.read.formats import line_of
from dateline.cli.stories.sources import open_stories
from dateline.kafka.codec import Incoming, encode
from dateline.topics import STORIES
from tests.alerts import alert
from tests.versions import version


def test_an_archive_of_ninjs_is_refused_at_its_first_line(tmp_path: Path) -> None:
    story = version("a" * 32)
    record = Incoming("wire.stories", 0, 0, 0, story.story_id.encode(), encode(story), ())
    path = tmp_path / "stories.jsonl"
    path.write_bytes(line_of(STORIES, RecordFormat.NINJS, with_metadata=False)(record) * 3)
    with ExitStack() as opened:
        stories = open_stories(path, "--input", opened)
        with pytest.raises(typer.BadParameter, match=r"stories\.jsonl:1 is ninjs; give stories as jsonl"):
            list(stories.find("a" * 8))


PAGE = (
    b'{"source": "kust", "url": "https://kust.example", "fetched_at": "2026-02-07T12:00:00Z", "text": "A dam broke."}'
)
BRIEF = b'{"brief_id": "b", "article_id": "a", "source": "kust", "fetched_at": "2026-02-07T12:00:00Z"}'


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        (PAGE, "a page, not a story: give it to `dateline pipe` first, and its stories here"),
        (BRIEF, "a brief, not a story: give the pages to `dateline pipe`, and its stories here"),
        (encode(alert()), "an alert, not a story: give what `dateline tail stories` or"),
    ],
    ids=["page", "brief", "alert"],
)
def test_an_archive_of_other_records_is_refused_at_its_first_line_with_what_to_give(
    tmp_path: Path, line: bytes, advice: str
) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(line + b"\n" + line + b"\n")
    with ExitStack() as opened:
        stories = open_stories(path, "--against", opened)
        with pytest.raises(typer.BadParameter) as raised:
            list(stories.find(""))
    assert f"{path}:1: {advice}" in raised.value.message
    path.write_bytes(encode(version("a" * 32)) + b"\n" + line + b"\n")
    with ExitStack() as opened:
        stories = open_stories(path, "--against", opened)
        assert len(list(stories.find(""))) == 1
    assert advice in stories.rejected[f"{path}:2"]
