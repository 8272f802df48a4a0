"""The manual's ways to push pages, each run as it is written, at the port of a gateway of the test."""

import asyncio
import re
import subprocess
import sys
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Final

import pytest

from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import RAW
from dateline_schemas import RawArticle
from tests.flow import read_topic
from tests.gateways import gateway

MANUAL: Final = (Path(__file__).parents[2] / "streams/dateline/cli/README.md").read_text()
SECTION: Final = MANUAL[MANUAL.index("### Push\n") :].split("\n## ", 1)[0]
BLOCKS: Final = re.findall(r"```(\w+)\n(.*?)```", SECTION, re.DOTALL)


class Site(BaseHTTPRequestHandler):
    """The site that the crontab reads."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<p>LONDON (Reuters) - A site's page.")

    def log_message(self, *_: object) -> None:
        pass


def by_shell(line: str) -> list[str]:
    return ["sh", "-c", line]


def commands() -> Mapping[str, list[str]]:
    """Return the commands of the manual, by what they show; a crontab's line as cron gives it to the shell."""
    (page, cron, python, hook) = (text for _, text in BLOCKS)
    line = cron.strip().split(" ", 5)[5].replace("\\%", "%")
    return {
        "a page": by_shell(page),
        "cron": by_shell(line),
        "python": [sys.executable, "-c", python],
        "hook": by_shell(hook),
    }


@pytest.mark.parametrize("name", ["a page", "cron", "python", "hook"])
async def test_it_sends_its_page(settings: ResolvedSettings, tmp_path: Path, name: str) -> None:
    await create_topics(settings)
    (tmp_path / "page.html").write_text("<p>LONDON (Reuters) - A page that is there.")
    site = HTTPServer(("127.0.0.1", 0), Site)
    Thread(target=site.serve_forever, daemon=True).start()
    try:
        async with gateway(settings, tmp_path / "copy") as url:
            command = [
                each.replace("http://127.0.0.1:8480", url).replace(
                    "60 https://herald.example/world", f"60 http://127.0.0.1:{site.server_port}/"
                )
                for each in commands()[name]
            ]
            run = await asyncio.to_thread(
                subprocess.run, command, cwd=tmp_path, capture_output=True, check=False, timeout=60
            )
            assert run.returncode == 0, run.stderr
            (sent,) = [RawArticle.read(record.value or b"") for record in await read_topic(settings, RAW)]
            assert sent.source == "herald.example"
    finally:
        site.shutdown()
        site.server_close()
