"""Which topic a command was told to read: by its name with or without the namespace, or by a region."""

import difflib
from typing import Annotated, Final, TypeAlias

import typer

from streams.settings import Settings
from streams.topics import REGIONS, TOPICS, Topic

TopicName: TypeAlias = Annotated[
    str | None, typer.Argument(help="A topic with or without its namespace: stories, wire.dead-letter.")
]
RegionSlug: TypeAlias = Annotated[
    str | None, typer.Option("--region", metavar="SLUG", help="A region's stories: western-asia.")
]

_NAMES: Final = {topic.suffix: topic for topic in TOPICS}


def choose_topic(settings: Settings, topic: str | None, region: str | None) -> Topic:
    """Return the topic that was named, or a region's. A usage error that names what is near where there is none."""
    if (topic is None) == (region is None):
        msg = "give a topic, or --region, and not both"
        raise typer.BadParameter(msg)
    if region is not None:
        if region in REGIONS:
            return REGIONS[region]
        raise typer.BadParameter(_no_such("region", region, list(REGIONS)), param_hint="--region")
    suffix = str(topic).removeprefix(f"{settings.namespace}.")
    if suffix in _NAMES:
        return _NAMES[suffix]
    raise typer.BadParameter(_no_such("topic", suffix, list(_NAMES)))


def _no_such(kind: str, name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=3)
    return f"there is no {kind} {name}; " + (
        f"did you mean {' or '.join(near)}?" if near else f"try {', '.join(known)}"
    )
