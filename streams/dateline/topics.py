"""The table of topics: each topic's name, model, key, partitions, cleanup, retention and size.

Below it, the names of Dateline's own consumer groups, which no reader may join.
"""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from dateline.core.data.places.regions import REGION_SLUGS
from dateline.settings import ResolvedSettings, Settings
from dateline_schemas import Acknowledgement, Alert, Brief, Distinct, Match, RawArticle, Story, Takedown
from dateline_schemas.record import Record

RECORD_BYTES: Final = 4 * 1024 * 1024
"""Bytes of the largest record of a topic, as compressed on the wire (Kafka's ``max.message.bytes``).

Chosen by hand: a page has up to 1 MiB, which JSON may write in several, and a dead letter carries it whole.
"""

PRODUCER_BYTES: Final = 16 * 1024 * 1024
"""Bytes of the largest record that a producer sends, before compression (aiokafka's ``max_request_size``).

Chosen by hand: four times the limit on the wire, as a dead letter is larger before compression.
"""

_DAY: Final = 24 * 3600 * 1000
"""Milliseconds."""


class Topic(NamedTuple):
    """One row of the table."""

    suffix: str
    """Its name without the namespace."""
    model: type[Record] | None
    """The model of its records' values; None where they have none."""
    key: str
    """What its records are keyed by, in words."""
    spread: bool
    """Whether it has as many partitions as the settings say; else it has one."""
    cleanup: Literal["delete", "compact", "compact,delete"]
    retention_ms: int | None
    """Milliseconds that records are kept, chosen by hand; None for ever."""
    owner: Literal["namespace", "raw", "public"] = "namespace"
    """Whose it is: the namespace's own, or one that all namespaces under a public name share (``ResolvedSettings``)."""

    def name(self, namespace: str) -> str:
        """Return the topic's full name in a namespace."""
        return f"{namespace}.{self.suffix}"

    def within(self, settings: ResolvedSettings) -> str:
        """Return the namespace whose topic it is."""
        namespace: str = getattr(settings, self.owner)
        return namespace

    def of(self, settings: ResolvedSettings) -> str:
        """Return the topic's full name."""
        return self.name(self.within(settings))

    def partitions(self, settings: Settings) -> int:
        """Return the number of the topic's partitions."""
        return settings.partitions if self.spread else 1

    def config(self) -> Mapping[str, str]:
        """Return the topic's configuration on the broker."""
        retention = {"retention.ms": str(self.retention_ms)} if self.retention_ms is not None else {}
        return {"cleanup.policy": self.cleanup, "max.message.bytes": str(RECORD_BYTES), **retention}


RAW: Final = Topic(
    "raw", RawArticle, "source + url", spread=True, cleanup="delete", retention_ms=90 * _DAY, owner="raw"
)
BRIEFS: Final = Topic("briefs", Brief, "fingerprint", spread=True, cleanup="delete", retention_ms=7 * _DAY)
DISTINCT: Final = Topic("distinct", Distinct, "language", spread=True, cleanup="delete", retention_ms=7 * _DAY)
STORIES: Final = Topic("stories", Story, "story id", spread=True, cleanup="delete", retention_ms=30 * _DAY)
MATCHES: Final = Topic(
    "matches", Match, "story id", spread=False, cleanup="delete", retention_ms=7 * _DAY, owner="public"
)
ALERTS: Final = Topic(
    "alerts", Alert, "rule id + story id", spread=False, cleanup="delete", retention_ms=30 * _DAY, owner="public"
)
ACKNOWLEDGEMENTS: Final = Topic(
    "acknowledgements",
    Acknowledgement,
    "alert id",
    spread=False,
    cleanup="compact,delete",
    retention_ms=30 * _DAY,
    owner="public",
)
"""Kept as long as alerts: an acknowledgement is younger than its alert, and so outlives it."""
DEAD_LETTER: Final = Topic("dead-letter", None, "original key", spread=False, cleanup="delete", retention_ms=90 * _DAY)
RETRIES: Final = Topic("retries", None, "letter's offset", spread=False, cleanup="delete", retention_ms=180 * _DAY)
"""Kept twice as long as the letters: a broker deletes whole segments, and no letter may outlive its retry's note."""
REGIONS: Final = {
    slug: Topic(f"region.{slug}", Story, "story id", spread=False, cleanup="delete", retention_ms=30 * _DAY)
    for slug in REGION_SLUGS
}
STATE: Final = {
    **{
        stage: Topic(f"state.{stage}", None, "as the stage needs", spread=True, cleanup="compact", retention_ms=None)
        for stage in ("split", "collapse", "thread", "route", "match")
    },
    "alert": Topic(
        "state.alert", None, "as the stage needs", spread=False, cleanup="compact", retention_ms=None, owner="public"
    ),
}
PUSHES: Final = Topic(
    "pushes", None, "token + idempotency key", spread=True, cleanup="compact,delete", retention_ms=2 * _DAY, owner="raw"
)
"""What gateways answered to pushes with a key. Kept twice as long as a key holds, since a broker deletes whole
segments; it belongs to the pages, with which it is written."""
REPLAY: Final = Topic("replay", None, "kind of record", spread=False, cleanup="compact", retention_ms=None)
"""Not in the table: it exists only in the namespace of a replay, and holds the replay's marker and progress."""
ALIAS: Final = Topic("alias", None, "constant", spread=False, cleanup="compact", retention_ms=None)
"""Not in the table: it exists where `dateline upgrade` has switched, and holds which namespace is live."""
TAKEDOWNS: Final = Topic(
    "takedowns", Takedown, "story id", spread=False, cleanup="compact", retention_ms=None, owner="public"
)
"""Not in the table: it exists where a story was taken down, and holds takedowns for namespaces that go live later."""
GATEWAYS: Final = Topic(
    "gateways",
    None,
    "gateway, gateway + story id, or rules file",
    spread=False,
    cleanup="compact",
    retention_ms=None,
    owner="public",
)
"""Not in the table: it exists where a gateway ran or a rules file was refused. It holds which gateways there are,
their takedowns, and which rules files of ``alerts run`` are refused."""

TOPICS: Final[tuple[Topic, ...]] = (
    RAW,
    BRIEFS,
    DISTINCT,
    STORIES,
    *REGIONS.values(),
    MATCHES,
    ALERTS,
    DEAD_LETTER,
    RETRIES,
    *STATE.values(),
    ACKNOWLEDGEMENTS,
    PUSHES,
)
"""The table, in the order of the flow."""
OF_GATEWAYS: Final = (ACKNOWLEDGEMENTS, PUSHES)
"""Topics of the table that gateways alone need. A gateway creates them in a namespace that was made before them."""
OF_WORKERS: Final = tuple(topic for topic in TOPICS if topic not in OF_GATEWAYS)
"""Topics of the table without which no worker runs."""


ALERTING: Final = "alerts"
"""The suffix of the group of ``dateline alerts run``, after the namespace and a dot."""


def delivery_group(namespace: str, target: str) -> str:
    """Return the group that a target's progress is committed for."""
    return f"{namespace}-deliver-{target}"


def is_ours(group: str, namespace: str) -> bool:
    """Whether a group belongs to Dateline's own workers or deliveries."""
    return group in {namespace, f"{namespace}.{ALERTING}"} or group.startswith(delivery_group(namespace, ""))
