"""A retry killed around a commit, and several at once: every dead letter is sent exactly once."""

import asyncio
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from dateline.core.places.resolve import Atlas
from dateline.kafka.codec import Incoming, UndecodableError
from dateline.kafka.dead_letters import RETRY_OF, dead_letter
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import DEAD_LETTER, RAW, RETRIES
from tests.fault.load import load
from tests.fault.oracle import see, violations
from tests.flow import read_topic, send_all, settled
from tests.integration.command import dateline, environment
from tests.worker_process import WorkerProcess

pytestmark = pytest.mark.kafka

LETTERS: Final = 450
"""More than fit into two transactions."""

DISTURBED_RETRY: Final = """
import os, signal, sys
from aiokafka import AIOKafkaProducer
from dateline.cli.main import main

commit, commits = AIOKafkaProducer.commit_transaction, 0

async def disturbed(self):
    global commits
    commits += 1
    if commits == 2 and sys.argv[1] == "before":
        os.kill(os.getpid(), int(sys.argv[2]))
    await commit(self)
    if commits == 2 and sys.argv[1] == "after":
        os.kill(os.getpid(), int(sys.argv[2]))

AIOKafkaProducer.commit_transaction = disturbed
main(["dead-letters", "retry", "--all"])
"""
"""Runs a retry that gets a signal right before or after it commits its second transaction."""


def disturbed(settings: ResolvedSettings, moment: str, sent: signal.Signals) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603  (our own interpreter and module)
        [sys.executable, "-c", DISTURBED_RETRY, moment, str(int(sent))],
        env=environment(settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


async def ended(process: "subprocess.Popen[bytes]") -> tuple[int, bytes]:
    """Wait until a process ends; return its exit code and stderr."""
    _, stderr = await asyncio.to_thread(process.communicate, None, 60)
    return process.returncode, stderr


@pytest.fixture
async def letters(settings: ResolvedSettings) -> ResolvedSettings:
    """Dead letters of valid pages, as of a worker that had a fault."""
    settings = settings.model_copy(update={"transaction_timeout": 30})
    await create_topics(settings)
    pages = [record for record in load(8) if record[0] != b"broken"][:LETTERS]
    name, error = RAW.name(settings.namespace), UndecodableError("the reader was broken")
    dead_letters = [
        dead_letter(Incoming(name, 0, offset, 0, key, value, ()), "split", error, "", whole=True)
        for offset, (key, value) in enumerate(pages)
    ]
    for letter in dead_letters:
        await send_all(settings, [(letter.key, letter.value)], DEAD_LETTER, letter.headers)
    return settings


async def retried(settings: ResolvedSettings) -> Counter[bytes]:
    """Return how often each letter was retried, by the committed records of the raw topic."""
    return Counter(dict(record.headers)[RETRY_OF] for record in await read_topic(settings, RAW))


async def assert_each_once(settings: ResolvedSettings) -> None:
    letters = {b"%d" % record.offset for record in await read_topic(settings, DEAD_LETTER)}
    assert len(letters) == LETTERS
    assert await retried(settings) == Counter(letters)
    assert Counter(record.key for record in await read_topic(settings, RETRIES)) == Counter(letters)


@pytest.mark.parametrize(("moment", "committed"), [("before", 200), ("after", 400)])
async def test_after_a_kill_around_a_commit_the_next_retry_sends_the_rest(
    moment: str, committed: int, letters: ResolvedSettings
) -> None:
    killed = disturbed(letters, moment, signal.SIGKILL)
    assert (await ended(killed))[0] == -signal.SIGKILL
    rest = await asyncio.to_thread(dateline, letters, "dead-letters", "retry", "--all")
    assert rest.returncode == 0, rest.stderr
    assert f"{LETTERS - committed} letters sent again; {committed} retried before".encode() in rest.stderr
    await assert_each_once(letters)


async def test_of_two_retries_the_later_takes_over_and_the_earlier_reports_it(letters: ResolvedSettings) -> None:
    frozen = disturbed(letters, "before", signal.SIGSTOP)
    await asyncio.to_thread(os.waitid, os.P_PID, frozen.pid, os.WSTOPPED | os.WNOWAIT)
    later = await asyncio.to_thread(dateline, letters, "dead-letters", "retry", "--all")
    assert later.returncode == 0, later.stderr
    frozen.send_signal(signal.SIGCONT)
    code, stderr = await ended(frozen)
    assert code == 1, stderr
    assert b"another retry took over" in stderr
    assert b"200 letters sent again" in stderr
    await assert_each_once(letters)


async def test_five_retries_at_once_send_each_letter_once(letters: ResolvedSettings) -> None:
    command: Sequence[str] = ("dead-letters", "retry", "--all")
    ends = await asyncio.gather(*(asyncio.to_thread(dateline, letters, *command) for _ in range(5)))
    assert {end.returncode for end in ends} <= {0, 1}, [end.stderr for end in ends]
    assert 0 in {end.returncode for end in ends}
    for end in ends:
        assert b"Traceback" not in end.stderr, end.stderr.decode()
    await assert_each_once(letters)


async def test_after_a_kill_and_a_retry_no_record_is_lost_or_doubled(
    settings: ResolvedSettings, atlas: Atlas, tmp_path: Path
) -> None:
    settings = settings.model_copy(update={"partitions": 2})
    await create_topics(settings)
    await send_all(settings, [*load(1), *[(b"broken", b"{broken %d" % number) for number in range(LETTERS)]])
    patient = settings.model_copy(update={"poison_limit": 2 * LETTERS})
    with WorkerProcess(patient, tmp_path / "worker.log") as worker:
        await settled(settings, worker)
        assert worker.stop() == 0
        killed = disturbed(settings, "before", signal.SIGKILL)
        assert (await ended(killed))[0] == -signal.SIGKILL
        rest = await asyncio.to_thread(dateline, settings, "dead-letters", "retry", "--all")
        assert rest.returncode == 0, rest.stderr
        worker.start()
        await settled(settings, worker)
        assert worker.stop() == 0
    seen = await see(settings)
    assert len(seen.retries) == LETTERS + 1
    assert len(seen.dead_letters) == 2 * (LETTERS + 1), "every retry failed again, as it had to"
    assert violations(seen, atlas) == []
