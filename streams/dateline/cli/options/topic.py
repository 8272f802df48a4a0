"""Which topic a command was told to read: by its name with or without the namespace, or by a region."""

import difflib
from collections.abc import Callable
from typing import Annotated, Final, TypeAlias, TypeVar

import typer

from dateline.core.stories.subscription import choose_regions
from dateline.settings import Settings
from dateline.topics import REGIONS, TOPICS, Topic

TopicName: TypeAlias = Annotated[
    str | None, typer.Argument(help="A topic with or without its namespace: stories, wire.dead-letter.")
]
RegionSlug: TypeAlias = Annotated[
    str | None, typer.Option("--region", metavar="SLUG", help="A region's stories: western-asia.")
]

RegionSlugs: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--region", metavar="SLUG", help="A region's stories: western-asia. Several may be given."),
]
CountryCodes: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--country",
        metavar="CC",
        help="Only stories that are told from a country or name it, ISO 3166-1 alpha-2: TR. Several may be given; "
        "without a region, of all stories.",
    ),
]

Chosen = TypeVar("Chosen")
_NAMES: Final = {topic.suffix: topic for topic in TOPICS}


def choose_topic(settings: Settings, topic: str | None, region: str | None) -> Topic:
    """Return the topic that was named, or a region's. A usage error that names what is near where there is none."""
    (chosen,) = choose_topics(settings, topic, None if region is None else [region])
    return chosen


def choose_topics(settings: Settings, topic: str | None, regions: list[str] | None) -> list[Topic]:
    """Return the topic that was named, or those of some regions, each once. A usage error as above."""
    if (topic is None) == (not regions):
        msg = "give a topic, or --region, and not both"
        raise typer.BadParameter(msg)
    if topic is None:
        return [REGIONS[slug] for slug in said(choose_regions, regions, "--region")]
    suffix = topic.removeprefix(f"{settings.namespace}.")
    if suffix in _NAMES:
        return [_NAMES[suffix]]
    near = difflib.get_close_matches(suffix, _NAMES, n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else f"try {', '.join(_NAMES)}"
    msg = f"there is no topic {suffix}; {hint}"
    raise typer.BadParameter(msg)


def said(choose: Callable[[list[str]], Chosen], names: list[str] | None, option: str) -> Chosen:
    """Return what was chosen with an option that may be given several times; a usage error for a wrong name."""
    try:
        return choose(names or [])
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error
