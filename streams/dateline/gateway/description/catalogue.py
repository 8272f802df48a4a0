"""The catalogue: all operations of the gateway."""

from dataclasses import replace
from typing import Final

from dateline.gateway.api import acknowledgement, alert_list, counts, story_life, story_list
from dateline.gateway.api.admin import endpoints as admin
from dateline.gateway.description.operation import JSON, Operation
from dateline.gateway.feeds import endpoints as feeds
from dateline.gateway.push import endpoint as push
from dateline.gateway.stream import operations as streams

_TEXT: Final = "text/plain"


def _probe(path: str, name: str, summary: str, answer: str, *, is_public: bool = True) -> Operation:
    return Operation(
        path, name, summary, {_TEXT: answer}, tag="watching", has_etag=False, is_public=is_public, is_counted=False
    )


PROBES: Final = (
    _probe("/healthz", "health", "Whether the process is alive.", "`ok`."),
    replace(
        _probe("/readyz", "readiness", "Whether the copy has all that the topics have.", "`ok`."),
        not_ready="Why not, a reason a line.",
    ),
    _probe("/metrics", "metrics", "The metrics of the process.", "Prometheus' text format.", is_public=False),
)
OPENAPI: Final = Operation(
    "/v1/openapi.json", "openapi", "This description.", {JSON: "OpenAPI 3.1."}, tag="watching", is_public=True
)
ASYNCAPI: Final = Operation(
    "/v1/asyncapi.json", "asyncapi", "The description of the topics on Kafka.", {JSON: "AsyncAPI 3.0."}, tag="watching",
    is_public=True,
)  # fmt: skip
OPERATIONS: Final = (
    streams.STORIES,
    streams.ALERTS,
    story_list.OPERATION,
    story_life.OPERATION,
    counts.REGION_OPERATION,
    counts.SOURCE_OPERATION,
    alert_list.OPERATION,
    acknowledgement.OPERATION,
    *admin.OPERATIONS,
    push.OPERATION,
    *feeds.OPERATIONS,
    *PROBES,
    OPENAPI,
    ASYNCAPI,
)
