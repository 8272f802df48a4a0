"""Pushing pages: seconds of a request with 20 senders at a time, and pages a second in requests of 100.

    python -m tests.bench.gateway.push              on Apache Kafka
    python -m tests.bench.gateway.push --embedded   on the embedded broker

Every request has a key of its own. The gateway is a process of its own; the senders share one.
"""

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic
from typing import Final

import httpx

from dateline.kafka.embedded_broker.broker import embedded_broker, free_port
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from tests.gateways import until_ready
from tests.integration.command import environment
from tests.kafka.server import KafkaServer

SENDERS: Final = 20
TEXT: Final = "OSLO (NTB) - The harbour is open again, the port authority said on Friday. " * 30
"""Of 2 kB, as a page of a portal."""


async def push(http: httpx.AsyncClient, requests: int, pages: int, senders: int, name: str) -> list[float]:
    """Send requests, and return how long each took."""
    numbers = iter(range(requests))
    seconds: list[float] = []

    async def send() -> None:
        for number in numbers:
            body = "".join(
                json.dumps(
                    {
                        "source": "made.example",
                        "fetched_at": "2026-02-07T22:00:00Z",
                        "text": f"{name} {number} {each} {TEXT}",
                    }
                )
                + "\n"
                for each in range(pages)
            )
            headers = {"content-type": "application/x-ndjson", "idempotency-key": f"{name}-{number}"}
            began = monotonic()
            answer = await http.post("/v1/pages", content=body, headers=headers)
            seconds.append(monotonic() - began)
            assert answer.status_code == 200, answer.text

    await asyncio.gather(*(send() for _ in range(senders)))
    return sorted(seconds)


async def measure(address: str, folder: Path) -> None:
    settings = ResolvedSettings.model_validate({"broker": address, "namespace": "bench"})
    await create_topics(settings)
    port = free_port()
    chosen = settings.model_copy(update={"gateway_port": port, "gateway_copy": folder / "copy", "log_level": "ERROR"})
    command = [sys.executable, "-m", "dateline.cli", "serve"]
    with subprocess.Popen(command, env=environment(chosen)) as process:  # noqa: S603, ASYNC220  # our own
        try:
            url = f"http://127.0.0.1:{port}"
            await until_ready(url)
            async with httpx.AsyncClient(base_url=url, timeout=60) as http:
                await push(http, SENDERS, 1, SENDERS, "warm")
                for pages, requests in ((1, 1_000), (100, 200)):
                    began = monotonic()
                    seconds = await push(http, requests, pages, SENDERS, f"of-{pages}")
                    rate = requests * pages / (monotonic() - began)
                    middle, high = (seconds[int(len(seconds) * share)] for share in (0.5, 0.99))
                    sys.stdout.write(
                        f"{requests} requests of {pages}, {SENDERS} at a time: median {middle:.3f} s, p99 {high:.3f} s,"
                        f" {rate:.0f} pages/s\n"
                    )
        finally:
            process.kill()


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure requests that push pages.")
    parser.add_argument("--embedded", action="store_true", help="on the embedded broker, not on Apache Kafka")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.embedded:
            with embedded_broker(Path(folder)) as address:
                asyncio.run(measure(address, Path(folder)))
            return
        server = KafkaServer(Path(folder) / "kafka")
        server.start()
        try:
            asyncio.run(measure(server.address, Path(folder)))
        finally:
            server.stop()


if __name__ == "__main__":
    main()
