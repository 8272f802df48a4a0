"""A worker's endpoints: before it has partitions, at work, and when its broker is lost."""

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from time import monotonic
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from prometheus_client.parser import text_string_to_metric_families

from dateline.agents.stage import FLOW
from dateline.demo.pages import demo_pages
from dateline.kafka.embedded_broker.broker import embedded_broker, free_port
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from tests.flow import send_all, settled
from tests.kafka.server import KafkaServer
from tests.worker_process import WorkerProcess

COUNTERS: Final = ("records_in", "records_out", "dead_letters", "records_missed")


def ask(settings: ResolvedSettings, path: str, method: str = "GET") -> tuple[int, str]:
    """Return the status and the text of an endpoint; 0 where nothing listens."""
    request = Request(f"http://{settings.http_host}:{settings.http_port}{path}", method=method)
    try:
        with urlopen(request, timeout=10) as answer:  # noqa: S310 - our own
            return answer.status, answer.read().decode()
    except HTTPError as refused:
        return refused.code, refused.read().decode()
    except (URLError, OSError):
        return 0, ""


async def until(settings: ResolvedSettings, path: str, wanted: Callable[[int, str], bool], seconds: float = 60) -> str:
    """Wait until an endpoint's answer is as wanted; return its text."""
    async with asyncio.timeout(seconds):
        while not wanted(*(answer := await asyncio.to_thread(ask, settings, path))):  # noqa: ASYNC110 - there is no event to await
            await asyncio.sleep(0.05)
    return answer[1]


def values(text: str) -> dict[tuple[str, str], float]:
    """Return the metrics of a ``/metrics`` page, summed by name and stage."""
    metrics: dict[tuple[str, str], float] = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            key = sample.name.removeprefix("dateline_"), sample.labels.get("stage", "")
            metrics[key] = metrics.get(key, 0) + sample.value
    return metrics


@pytest.fixture
def served(settings: ResolvedSettings) -> ResolvedSettings:
    return settings.model_copy(update={"partitions": 2, "http_port": free_port(), "watermark_interval": 0.5})


async def test_a_worker_is_alive_then_ready_and_counts_its_work(served: ResolvedSettings, tmp_path: Path) -> None:
    await create_topics(served)
    with WorkerProcess(served, tmp_path / "worker.log") as worker:
        await until(served, "/readyz", lambda code, text: code == 503 and "joining its group" in text)
        assert ask(served, "/healthz") == (200, "ok\n")
        assert await until(served, "/readyz", lambda code, _: code == 200) == "ok\n"
        idle = values(ask(served, "/metrics")[1])
        assert {idle[f"{name}_total", stage] for name in COUNTERS for stage in FLOW} == {0}, "before the first record"
        await send_all(served, [(b"%d" % n, page) for n, page in enumerate([demo_pages()[0], b"poison"] * 4)])
        await settled(served, worker)
        metrics = values(ask(served, "/metrics")[1])
        assert metrics["records_in_total", "split"] == 8
        assert metrics["records_out_total", "split"] == metrics["records_in_total", "collapse"] == 4 * 8
        assert metrics["dead_letters_total", "split"] == 4
        assert metrics["partitions_owned", "thread"] == 2
        assert metrics["newest_page_timestamp_seconds", "split"] > 1_770_000_000
        assert ask(served, "/") == (404, "there is /metrics, /healthz and /readyz\n")
        assert ask(served, "/readyz", "POST")[0] == 405
        assert worker.stop() == 0
    assert ask(served, "/healthz") == (0, "")


@pytest.mark.long
async def test_a_first_start_is_alive_and_says_that_it_compiles(served: ResolvedSettings, tmp_path: Path) -> None:
    """The compiled code is cached: with an empty cache, a start is a first one. It takes seconds."""
    await create_topics(served)
    slowest = 0.0
    with WorkerProcess(served, tmp_path / "log", extra={"NUMBA_CACHE_DIR": str(tmp_path / "cache")}) as worker:
        await until(served, "/readyz", lambda code, text: code == 503 and text.startswith("compiling"))
        names = ("http_listening", "compiling")
        assert [line.split()[3] for line in worker.log().splitlines() if line.split()[3] in names] == list(names)
        while "worker_started" not in worker.log():
            asked = monotonic()
            assert await asyncio.to_thread(ask, served, "/healthz") == (200, "ok\n")
            slowest = max(slowest, monotonic() - asked)
            await asyncio.sleep(0.1)
        await asyncio.to_thread(worker.wait_for, "partitions_given")
        assert worker.stop() == 0
    assert slowest < 5.0, "a liveness probe often waits for a second, and this machine may be busy"


@pytest.mark.long
async def test_a_restarted_worker_without_pages_reads_its_state_back_and_shows_its_newest_times(
    served: ResolvedSettings, tmp_path: Path
) -> None:
    await create_topics(served)
    with WorkerProcess(served, tmp_path / "first.log") as worker:
        await send_all(served, [(b"%d" % n, page) for n, page in enumerate(demo_pages())])
        await settled(served, worker)
        before = newest_times(ask(served, "/metrics")[1])
        assert {name for name, _ in before} == {"newest_page", "newest_event"}
        assert worker.stop() == 0
    with WorkerProcess(served, tmp_path / "second.log") as worker:
        await until(served, "/readyz", lambda code, _: code == 200)
        log = worker.log()
        for stage in ("split", "collapse", "thread", "route"):
            assert f"partition_opened stage={stage} partition=" in log, "ready means that the state is read back"
        assert sum(name == "restore_seconds" for name, _ in series(ask(served, "/metrics")[1])) == 4 * 2
        await until(served, "/metrics", lambda _, text: newest_times(text) == before)
        assert worker.stop() == 0


def series(text: str) -> dict[tuple[str, str], float]:
    """Return the metrics of a ``/metrics`` page by name and the values of their labels."""
    return {
        (sample.name.removeprefix("dateline_"), ",".join(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def newest_times(text: str) -> dict[tuple[str, str], float]:
    """Return the gauges of the newest page and the newest event of a ``/metrics`` page."""
    suffix = "_timestamp_seconds"
    return {
        (name.removesuffix(suffix), labels): value
        for (name, labels), value in series(text).items()
        if name.startswith("newest_") and name.endswith(suffix)
    }


@pytest.mark.long
async def test_lag_above_the_limit_makes_a_worker_unready_but_not_unhealthy(
    served: ResolvedSettings, tmp_path: Path
) -> None:
    slow = served.model_copy(update={"lag_limit": 5, "batch_wait": 20, "batch_size": 10_000})
    await create_topics(slow)
    await send_all(slow, [(b"first", demo_pages()[0])])
    with WorkerProcess(slow, tmp_path / "worker.log", stages="split") as worker:
        await settled(slow, worker, stages=("split",))
        await send_all(slow, [(b"%d" % n, demo_pages()[0]) for n in range(40)])  # they wait until a batch is due
        text = await until(slow, "/readyz", lambda code, text: code == 503 and "LAG_LIMIT" in text)
        assert "split partition 0" in text
        assert ask(slow, "/healthz")[0] == 200
        await until(slow, "/readyz", lambda code, _: code == 200)


def test_a_worker_without_a_broker_is_not_ready(tmp_path: Path) -> None:
    with ExitStack() as broker, ExitStack() as running:
        address = broker.enter_context(embedded_broker(tmp_path / "broker"))
        alone = ResolvedSettings(broker=address, partitions=1, http_port=free_port(), data_dir=tmp_path)
        asyncio.run(create_topics(alone))
        worker = running.enter_context(WorkerProcess(alone, tmp_path / "worker.log"))
        asyncio.run(until(alone, "/readyz", lambda code, _: code == 200))
        broker.close()
        text = asyncio.run(until(alone, "/readyz", lambda code, _: code != 200))
        assert "the broker could not be asked: it does not answer" in text or not worker.running


@pytest.mark.kafka
async def test_a_worker_is_ready_again_when_its_broker_is(
    kafka_server: KafkaServer, served: ResolvedSettings, tmp_path: Path
) -> None:
    await create_topics(served)
    with WorkerProcess(served, tmp_path / "worker.log"):
        await until(served, "/readyz", lambda code, _: code == 200)
        kafka_server.kill()
        try:
            text = await until(served, "/readyz", lambda code, _: code == 503)
            assert "the broker could not be asked: it does not answer" in text
            assert ask(served, "/healthz") == (200, "ok\n"), "another worker would have no broker either"
        finally:
            kafka_server.launch()  # on this thread: the broker ends with the thread that started it
            await asyncio.to_thread(kafka_server.wait)
        await until(served, "/readyz", lambda code, _: code == 200, seconds=120)


async def test_an_address_that_this_machine_lacks_is_a_wrong_setting(served: ResolvedSettings, tmp_path: Path) -> None:
    await create_topics(served)
    elsewhere = served.model_copy(update={"http_host": "300.1.1.1"})
    with WorkerProcess(elsewhere, tmp_path / "worker.log") as worker:
        assert await asyncio.to_thread(worker.process.wait, 60) == 2
    (problem,) = [line for line in worker.log().splitlines() if "DATELINE_HTTP_HOST=300.1.1.1" in line]
    assert "set an address of this machine" in problem
    assert "Traceback" not in worker.log()


async def test_an_occupied_port_is_reported_in_one_line(served: ResolvedSettings, tmp_path: Path) -> None:
    await create_topics(served)
    with WorkerProcess(served, tmp_path / "first.log"):
        await until(served, "/healthz", lambda code, _: code == 200)
        with WorkerProcess(served, tmp_path / "second.log") as second:
            assert await asyncio.to_thread(second.process.wait, 60) == 1
        assert f"DATELINE_HTTP_PORT={served.http_port}" in second.log()
        assert "Traceback" not in second.log()
