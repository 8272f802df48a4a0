"""``dateline tail TOPIC/PARTITION@OFFSET``: the record that a log line names."""

import json

import pytest

from dateline.demo.pages import demo_pages
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from tests.flow import send_all
from tests.integration.command import dateline


async def test_the_record_at_a_position_is_printed_in_full(settings: ResolvedSettings) -> None:
    one = settings.model_copy(update={"partitions": 1})
    await create_topics(one)
    await send_all(one, [(b"first", demo_pages()[0]), (b"second", b"{broken \x9b2J")])
    name = f"{one.namespace}.raw"
    first = dateline(one, "tail", f"{name}/0@0")
    assert (first.returncode, json.loads(first.stdout)) == (0, json.loads(demo_pages()[0]))
    assert f"{name}/0@0, key 'first', sent 20".encode() in first.stderr
    second = dateline(one, "tail", "raw/0@1")
    assert second.returncode == 0
    assert json.loads(second.stdout) == {"key": "second", "value": "{broken \ufffd2J", "error": "not JSON"}
    another = one.model_copy(update={"namespace": "somewhere-else"})
    assert dateline(another, "tail", f"{name}/0@1").stdout == second.stdout, "the name has its namespace"
    for position, code, message in (
        ("raw/0@2", 1, f"there is no record at {name}/0@2: the partition ends before 2"),
        ("raw/7@0", 2, "has 1 partition"),
        ("rew/0@0", 2, "there is no topic rew; did you mean raw"),
    ):
        done = dateline(one, "tail", position)
        assert (done.returncode, done.stdout) == (code, b"")
        assert message in done.stderr.decode()


@pytest.mark.parametrize("option", [("--follow",), ("--since", "1h"), ("--region", "western-asia")])
def test_options_beside_a_position_are_refused(settings: ResolvedSettings, option: tuple[str, ...]) -> None:
    done = dateline(settings, "tail", "raw/0@0", *option)
    assert done.returncode == 2
    assert b"a position names one record" in done.stderr
