"""What the operator's answers hold: dead letters, topics, lag and gateways."""

from pydantic import AwareDatetime, BaseModel, Field

from dateline.client.gateway_notes import State
from dateline.core.dead_letters.groups import LetterGroup


class LetterList(BaseModel):
    """The dead letters of the live namespace, by stage and reason."""

    namespace: str
    since: AwareDatetime | None = Field(description="From when on they are counted; null for all that the topic has.")
    letters: int
    groups: tuple[LetterGroup, ...] = Field(description="The largest first; each has the id of its newest letter.")


class PartitionEnds(BaseModel):
    """The offsets of a partition: the first that it has, and the one after its last."""

    partition: int
    first: int
    end: int


class TopicRow(BaseModel):
    """A topic of the table, and what the broker has of it."""

    topic: str
    record: str | None = Field(description="The model of its records; null where they have none.")
    key: str = Field(description="What its records are keyed by, in words.")
    cleanup: str
    retention_ms: int | None = Field(description="By the table; null for ever.")
    exists: bool
    replication: int | None = Field(description="Replicas of its worst partition; null where it does not exist.")
    partitions: tuple[PartitionEnds, ...]


class TopicList(BaseModel):
    """The topics of the table in the live namespace, in the order of the flow."""

    namespace: str
    topics: tuple[TopicRow, ...]


class TopicLag(BaseModel):
    """Records of a topic that wait for a group."""

    topic: str
    records: int
    exact: bool = Field(description="Whether they were counted; else it is an upper bound.")


class GroupRow(BaseModel):
    """A consumer group that reads topics of the namespace."""

    group: str
    state: str = Field(description="As the broker names it.")
    members: int
    lag: tuple[TopicLag, ...]


class LagList(BaseModel):
    """What waits before the stages of the flow, and before each consumer group."""

    namespace: str
    stages: dict[str, TopicLag] = Field(description="By stage, in the order of the flow.")
    groups: tuple[GroupRow, ...]


class GatewayRow(BaseModel):
    """A gateway, by its own last note."""

    gateway: str
    address: str
    version: str
    state: State
    at: AwareDatetime = Field(description="When it was last heard from.")
    clients: int
    copy_bytes: int


class GatewayList(BaseModel):
    """The gateways of the name that run, or fell silent of late."""

    gateways: tuple[GatewayRow, ...]
