"""What every test may ask for: a broker of the chosen kind, a namespace of its own, and settings for both."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from dateline.core.places.resolve import Atlas
from dateline.files.gazetteer import load_atlas
from dateline.kafka.embedded_broker import embedded_broker
from dateline.settings import ResolvedSettings, load_settings
from tests.kafka.server import KafkaServer

_NUMBERS: Final = itertools.count(1)


class EmbeddedServer(NamedTuple):
    """The embedded broker as a test sees it: an address, and no way to kill it."""

    address: str


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--broker",
        choices=("embedded", "kafka"),
        default="embedded",
        help="what the tests that need a broker run on",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of the tests on Apache Kafka, run those that it makes a difference to; `make test` runs the others."""
    if config.getoption("--broker") != "kafka":
        return
    without = [item for item in items if not _needs_broker(item)]
    config.hook.pytest_deselected(items=without)
    items[:] = [item for item in items if item not in set(without)]


def _needs_broker(item: pytest.Item) -> bool:
    told = getattr(item, "callspec", None)
    flow = told.params.get("flow_settings") if told is not None else None
    return flow == "broker" if flow else "broker_server" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def broker_server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[EmbeddedServer | KafkaServer]:
    """The one broker of this session; where it cannot start, every test that asks for it fails."""
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
    """Apache Kafka, for tests that kill it. Leave it running for the next one."""
    if not isinstance(broker_server, KafkaServer):
        pytest.fail("this test holds on Apache Kafka only: run it with --broker kafka")
    return broker_server


@pytest.fixture
def broker(broker_server: EmbeddedServer | KafkaServer) -> str:
    return broker_server.address


@pytest.fixture
def namespace() -> str:
    return f"test-{next(_NUMBERS)}"


@pytest.fixture
def settings(broker: str, namespace: str, tmp_path: Path) -> ResolvedSettings:
    """ResolvedSettings of this test alone; the environment has no say in them."""
    return ResolvedSettings.model_validate({"broker": broker, "namespace": namespace, "data_dir": tmp_path / "data"})


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """The real place index, from the user's cache; built once where there is none."""
    return load_atlas(load_settings({}).cache_dir)
