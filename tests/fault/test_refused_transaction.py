"""A broker that allows no transaction as long as the settings say: whoever opens one ends, and says which setting."""

import asyncio
from pathlib import Path

import pytest

from dateline.agents.exit_codes import EXIT_SETTING
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from tests.fault.load import load
from tests.fault.refused_worker import assert_it_names, each_worker
from tests.flow import send_all
from tests.integration.command import dateline
from tests.kafka.server import KafkaServer

pytestmark = pytest.mark.kafka

PROBLEM = "DATELINE_TRANSACTION_TIMEOUT=900: the broker allows at most 600 s (transaction.max.timeout.ms)"
TARGETS = "[[target]]\nname = 'desk'\nurl = 'json://127.0.0.1:9/'\n"


@pytest.fixture
async def long(settings: ResolvedSettings, kafka_server: KafkaServer) -> ResolvedSettings:
    """Have transactions that are longer than the broker allows, and pages to be replayed."""
    del kafka_server  # the embedded broker allows any
    await create_topics(settings)
    await send_all(settings, load(1)[:3])
    return settings.model_copy(update={"transaction_timeout": 900})


@each_worker
async def test_a_worker_ends_and_names_the_setting(long: ResolvedSettings, tmp_path: Path, rules: str | None) -> None:
    await assert_it_names(PROBLEM, long, tmp_path, rules)


@pytest.mark.parametrize(
    "command",
    [
        ("alerts", "deliver", "--targets", "targets.toml"),
        ("replay", "run", "--as", "again", "--from", "2020-01-01"),
        ("doctor",),
    ],
    ids=lambda command: command[0],
)
async def test_a_command_ends_and_names_the_setting(
    long: ResolvedSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets.toml").write_text(TARGETS)
    ended = await asyncio.to_thread(dateline, long, *command)
    told = (ended.stdout + ended.stderr).decode()
    assert ended.returncode == EXIT_SETTING, told
    assert PROBLEM in told
    assert "Traceback" not in told
