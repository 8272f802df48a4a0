"""Fixtures for all tests: a broker of the chosen kind, a namespace for each test, and settings for both."""

import asyncio
import itertools
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from aiokafka.errors import KafkaError
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from dateline.core.places.resolve import Atlas
from dateline.core.stories.similarity import compiler
from dateline.files import pattern_cache
from dateline.files.gazetteer import load_atlas
from dateline.kafka.clients import administering
from dateline.kafka.connection import BROKER
from dateline.kafka.embedded_broker import group_janitor
from dateline.kafka.embedded_broker.broker import embedded_broker
from dateline.settings import ResolvedSettings, load_settings
from dateline.telemetry import REPEATS
from tests.alerts import Hook, web_hook
from tests.kafka.server import KafkaServer

_NUMBERS: Final = itertools.count(1)
_MAX_DELETE_SECONDS: Final = 20
"""Seconds that a broker may take to delete the topics of a test. Chosen by hand."""

# A shell that runs tests in the background lets them inherit an ignored SIGINT, and so every command that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)

# As a command does. The modules above have no big pattern; those of the tests would compile all, in each process anew.
pattern_cache.use_cache()

# No module above has such a loop; those of the tests do, and every caller of one is asked for its types.
compiler.ask_entries()

# How long an example takes says more about the machine than about the code.
hypothesis_settings.register_profile(
    "unhurried", parent=hypothesis_settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("unhurried")


class EmbeddedServer(NamedTuple):
    """The embedded broker: an address, without a way to kill the process."""

    address: str


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--broker",
        choices=("embedded", "kafka"),
        default="embedded",
        help="the broker of the tests that need one",
    )


@pytest.hookimpl(tryfirst=True)  # before -m chooses by marks
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With ``--broker kafka``, run only the tests that use a broker; `make test` runs the others."""
    if config.getoption("--broker") != "kafka":
        for item in items:
            if item.get_closest_marker("long_embedded") and _needs_broker(item):
                item.add_marker("long")
        return
    without = [item for item in items if not _needs_broker(item)]
    config.hook.pytest_deselected(items=without)
    items[:] = [item for item in items if item not in set(without)]


def pytest_collection_finish() -> None:
    """Keep the patterns of the modules that the tests import, and none of those that they draw."""
    pattern_cache.keep()


def _needs_broker(item: pytest.Item) -> bool:
    call = getattr(item, "callspec", None)
    flow = call.params.get("flow_settings") if call is not None else None
    return flow == "broker" if flow else "broker_server" in getattr(item, "fixturenames", ())


@contextmanager
def tending(address: str) -> Iterator[None]:
    """Run the janitor of the embedded broker in a process of its own, in place of a thread of this process.

    Hypothesis refuses examples while another thread draws random numbers, as the janitor's Kafka client does.
    """
    module = group_janitor.__name__
    code = f"import sys\nfrom {module} import tending\nwith tending(sys.argv[1]): sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code, address], stdin=subprocess.PIPE) as process:  # noqa: S603 - our own
        try:
            yield
        finally:
            process.communicate()


@pytest.fixture(scope="session", autouse=True)
def _janitor_beside_the_tests() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(group_janitor, "tending", tending)
        yield


@pytest.fixture(scope="session")
def broker_server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[EmbeddedServer | KafkaServer]:
    """The broker of this session. Where it cannot start, every test that needs it fails."""
    data_dir = tmp_path_factory.mktemp("broker")
    if request.config.getoption("--broker") == "embedded":
        with embedded_broker(data_dir) as address:
            yield EmbeddedServer(address)
        return
    server = KafkaServer(data_dir)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def kafka_server(broker_server: EmbeddedServer | KafkaServer) -> KafkaServer:
    """Apache Kafka, for tests that kill it; a test leaves it running for the next one."""
    if not isinstance(broker_server, KafkaServer):
        pytest.fail("this test needs Apache Kafka: run it with --broker kafka")
    return broker_server


@pytest.fixture(autouse=True)
def _nothing_logged_before() -> None:
    """Let each test log what is logged once a minute."""
    BROKER.clear()
    REPEATS.clear()


@pytest.fixture
def broker(broker_server: EmbeddedServer | KafkaServer) -> str:
    return broker_server.address


@pytest.fixture
def namespace() -> str:
    return f"test-{next(_NUMBERS)}"


@pytest.fixture
def settings(broker: str, namespace: str, tmp_path: Path) -> Iterator[ResolvedSettings]:
    """The settings of this test; the environment does not change them. Its topics go when it has ended."""
    own = ResolvedSettings.model_validate({"broker": broker, "namespace": namespace, "data_dir": tmp_path / "data"})
    yield own
    # Each client reads the metadata of all topics. With those of a hundred tests, most of a run was spent on that.
    # The thread has an event loop of its own, beside that of the tests.
    with ThreadPoolExecutor(1) as beside, suppress(KafkaError, OSError, TimeoutError):
        beside.submit(asyncio.run, delete_topics(own)).result()


async def delete_topics(settings: ResolvedSettings) -> None:
    """Delete the topics of a namespace, and of those whose names begin with its name and a hyphen."""
    own = f"{settings.namespace}.", f"{settings.namespace}-"
    async with asyncio.timeout(_MAX_DELETE_SECONDS), administering(settings) as admin:
        if names := [name for name in await admin.list_topics() if name.startswith(own)]:
            await admin.delete_topics(names)


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """The real place index from the user's cache, where it is built once."""
    return load_atlas(load_settings({}).cache_dir)


@pytest.fixture
def hook() -> Iterator[Hook]:
    """A web hook that takes what is sent to it."""
    with web_hook() as hook:
        yield hook
