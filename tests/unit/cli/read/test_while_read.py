"""A command that prints to a pipe ends in order when the pipe's reader does."""

import subprocess
import sys
from typing import Final

import pytest

_READ: Final = """
import asyncio, sys
from dateline.cli.main import main
from dateline.cli.read import replay_read
from dateline.cli.read.export import Tally

class Export:
    def __init__(self, settings, topic, window, line, sink):
        self.sink = sink

    async def run(self):
        for number in range(LINES):
            self.sink.write(b"%d\\n" % number)
            self.sink.save({})
            await asyncio.sleep(0.01)
        return Tally(LINES, 0, "")

async def resolve(settings):
    return settings

replay_read.Export, replay_read.resolve = Export, resolve
main(["replay", "read", "stories"])
"""


@pytest.mark.parametrize(("lines", "report"), [("1_000_000", b""), ("3", b"3 records of wire.stories written\n")])
def test_replay_read_succeeds_when_the_reader_of_its_output_has_enough(lines: str, report: bytes) -> None:
    code = _READ.replace("LINES", lines)
    with subprocess.Popen(  # noqa: S603  # the program above
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"0\n"
        if report:
            assert process.stdout.read() == b"1\n2\n"
        process.stdout.close()
        assert process.stderr.read() == report
        assert process.wait(60) == 0
