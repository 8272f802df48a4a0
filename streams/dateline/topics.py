"""The topic table: every topic's model, key, partitions, cleanup, retention and size, and its name.

Group names: what Dateline's own consumer groups are called, which no reader may join.
"""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from dateline.core.data.places.regions import REGION_SLUGS
from dateline.settings import ResolvedSettings, Settings
from dateline_schemas import Alert, Brief, Distinct, Match, RawArticle, Story, Takedown
from dateline_schemas.record import Record

RECORD_BYTES: Final = 4 * 1024 * 1024
"""The largest record a topic takes, as compressed on the wire."""

PRODUCER_BYTES: Final = 16 * 1024 * 1024
"""The largest record a producer sends, before compression: a dead letter may be larger plain than on the wire."""

_DAY: Final = 24 * 3600 * 1000


class Topic(NamedTuple):
    """One row of the table. ``spread`` tells whether it has the flow's partitions, or one."""

    suffix: str
    model: type[Record] | None
    key: str
    spread: bool
    cleanup: Literal["delete", "compact"]
    retention_ms: int | None
    owner: Literal["namespace", "raw", "public"] = "namespace"
    """Whose topic it is: each namespace's own, or one that all namespaces under a public name share."""

    def name(self, namespace: str) -> str:
        """Return the topic's name in a namespace."""
        return f"{namespace}.{self.suffix}"

    def within(self, settings: ResolvedSettings) -> str:
        """Return the namespace that the topic stands in."""
        namespace: str = getattr(settings, self.owner)
        return namespace

    def of(self, settings: ResolvedSettings) -> str:
        """Return the topic's name."""
        return self.name(self.within(settings))

    def partitions(self, settings: Settings) -> int:
        """Return how many partitions the topic has."""
        return settings.partitions if self.spread else 1

    def config(self) -> Mapping[str, str]:
        """Return the topic's settings on the broker, as strings."""
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
DEAD_LETTER: Final = Topic("dead-letter", None, "original key", spread=False, cleanup="delete", retention_ms=90 * _DAY)
RETRIES: Final = Topic("retries", None, "letter's offset", spread=False, cleanup="delete", retention_ms=180 * _DAY)
"""Twice as long as the letters: a broker deletes whole segments, and no letter may outlive the note of its retry."""
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
REPLAY: Final = Topic("replay", None, "what is told", spread=False, cleanup="compact", retention_ms=None)
"""In a replay's namespace alone, and in no table: what is replayed there, and how far that has got."""
ALIAS: Final = Topic("alias", None, "what is told", spread=False, cleanup="compact", retention_ms=None)
"""In a namespace that `dateline upgrade` knows, and in no table: which namespace is live under its name."""
TAKEDOWNS: Final = Topic(
    "takedowns", Takedown, "story id", spread=False, cleanup="compact", retention_ms=None, owner="public"
)
"""Where a story was ever taken down, and in no table: every such order, for the namespaces that go live later."""

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
)


ALERTING: Final = "alerts"
"""What the group of ``dateline alerts run`` is called behind the namespace."""


def delivery_group(namespace: str, target: str) -> str:
    """Return the group under which a target's progress is committed."""
    return f"{namespace}-deliver-{target}"


def is_ours(group: str, namespace: str) -> bool:
    """Tell whether a group is one of Dateline's own workers."""
    return group in {namespace, f"{namespace}.{ALERTING}"} or group.startswith(delivery_group(namespace, ""))
