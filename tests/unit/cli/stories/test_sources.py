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
