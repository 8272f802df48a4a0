"""Whatever a request holds, it is answered, and never by a fault of the gateway."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote_from_bytes

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.core.alerts.delivery.progress import Progress
from dateline.gateway.api.delivery import Deliveries
from dateline.gateway.description.catalogue import OPERATIONS
from tests.copies import Log, alert
from tests.gateway_apps import app
from tests.versions import of, version

NAMES = sorted({parameter.name for operation in OPERATIONS for parameter in operation.parameters} - {"last_event_id"})
PATHS = [
    "/v1/stories", "/v1/stories/a", "/v1/regions", "/v1/sources", "/v1/alerts", "/feeds/stories.atom",
    "/feeds/western-asia.json",
]  # fmt: skip
VALUE = st.one_of(
    st.binary(max_size=40),
    st.text(max_size=40).map(lambda text: text.encode("utf-8", "replace")),
    st.sampled_from([b'"', b"*", b"-", b"a OR b", b"NEAR(", b"1", b"0", b"2h", b"rank", b"ninjs", b"western-asia"]),
    st.sampled_from(
        [b"9999-12-31", b"2300-01-01", b"2109-05-15T07:35:11.104Z", b"1969-12-31", b"0001-01-01", b"999999d"]
    ),
    st.dates().map(lambda date: date.isoformat().encode()),
)
QUERY = st.lists(st.tuples(st.one_of(st.sampled_from(NAMES), st.text("abq", max_size=3)), VALUE), max_size=4)
REQUEST = st.tuples(st.sampled_from(PATHS), QUERY)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(REQUEST, min_size=1, max_size=20))
def test_no_query_is_answered_by_a_fault(requests: list[tuple[str, list[tuple[str, bytes]]]]) -> None:
    async def no_targets(_: Deliveries) -> dict[str, Progress]:
        return {}

    async def ask() -> list[httpx.Response]:
        with TemporaryDirectory() as folder:
            async with app(Path(folder), gateway_requests_each=1_000_000) as opened:
                story = version("a", text="storm over a", regions=of("western-asia"))
                log = Log()
                await opened.apply(log.stories([story]), log.alerts([alert(story)]))
                return [await opened.get(address(*each)) for each in requests]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Deliveries, "_ask", no_targets)
        answers = asyncio.run(ask())
    for answer in answers:
        assert answer.status_code in {200, 400, 403, 404, 503}, answer.text
        if answer.is_error:
            assert answer.json()["detail"]


def address(path: str, query: list[tuple[str, bytes]]) -> str:
    parts = [f"{quote_from_bytes(name.encode())}={quote_from_bytes(value)}" for name, value in query]
    return f"{path}?{'&'.join(parts)}"
