"""The operations of the streams: their paths and parameters."""

from typing import Final, get_args

from dateline.core.data.places.regions import REGION_SLUGS
from dateline.gateway.description.operation import Operation, Parameter
from dateline.gateway.stream.encoding import NDJSON, SSE
from dateline_schemas.alert import Severity
from dateline_schemas.story import Kind

_COMMON: Final = (
    Parameter("since", "From an event time on: `2h`, `7d`, or a time; without it and an id, what is new."),
    Parameter("last_event_id", "Goes on behind an event; as the header `Last-Event-ID`, which comes first."),
)
_ABOUT: Final = (
    "Each event has an id with the next offset of every partition: a client that gives it back gets what came behind "
    "it, each event once, also from another gateway and after a restart. `gap` comes first where the topics have "
    "deleted what is asked for. After 15 s without an event a heartbeat comes, with the client's position as its id. "
)
_PROBLEMS: Final = {
    400: "A wrong parameter, or an id of another deployment.",
    503: "The gateway starts, and does not know yet where the topics end.",
}


def _answers(data: str) -> dict[str, str]:
    return {
        SSE.media_type: f"Events; their data is {data}, as JSON on one line.",
        NDJSON.media_type: (
            f'Lines, each an object with "id", "event" and "data", which is {data}. `open`, which comes first, '
            'and `heartbeat` have no "data".'
        ),
    }


STORIES: Final = Operation(
    "/v1/stream",
    "streamStories",
    "Story versions as they come.",
    _answers("the Story"),
    (
        Parameter("region", "What the topics of these regions have, record by record.", many=True, values=REGION_SLUGS),
        Parameter("country", "ISO 3166-1 alpha-2 codes; stories of which a version named one so far.", many=True),
        Parameter("language", "Codes of languages; stories of which a version had one so far.", many=True),
        Parameter("agency", "Codes of agencies; stories of which a version had one so far.", many=True),
        Parameter("relation", "Versions with one of these relations.", many=True, values=get_args(Kind)),
        Parameter("q", 'Versions with these words, `"phrases"` and `beginnings*`, and without `-excluded` words.'),
        Parameter("repeats", "Also repeats, which no region's topic has: not with `region`.", form="boolean"),
        *_COMMON,
    ),
    _ABOUT + "Events are `version`, `moved`, `relinked` and `withdrawn`; all but the first come whatever `relation` "
    "and `q` say.",
    tag="streams", has_etag=False, problems=_PROBLEMS,
)  # fmt: skip
ALERTS: Final = Operation(
    "/v1/alerts/stream",
    "streamAlerts",
    "Alerts as they come; never those of a replay.",
    _answers("the Alert"),
    (
        Parameter("rule", "Ids of rules.", many=True),
        Parameter("severity", "Severities.", many=True, values=get_args(Severity)),
        *_COMMON,
    ),
    _ABOUT + "The event is `alert`.",
    tag="streams", has_etag=False, problems=_PROBLEMS,
)  # fmt: skip
