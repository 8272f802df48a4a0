"""The topic that a verb reads: named with or without its namespace, or by the region whose stories it holds."""

import difflib
from collections.abc import Callable
from typing import Annotated, Final, TypeAlias, TypeVar

import typer

from dateline.core.stories.subscription import choose_regions
from dateline.settings import Settings
from dateline.topics import REGIONS, TOPICS, Topic

TopicName: TypeAlias = Annotated[
    str | None,
    typer.Argument(metavar="TOPIC", help="A topic with or without its namespace: stories, wire.dead-letter."),
]
TopicOrPosition: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar="TOPIC",
        help="A topic with or without its namespace: stories, wire.dead-letter. Or the position of one record: "
        "wire.raw/0@2880.",
    ),
]
RegionSlug: TypeAlias = Annotated[
    list[str] | None, typer.Option("--region", metavar="SLUG", help="A region's stories: western-asia.")
]
RegionSlugs: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--region", metavar="SLUG", help="A region's stories: western-asia. May be repeated."),
]
CountryCodes: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--country",
        metavar="CC",
        help="Only stories that are datelined in a country or name it, ISO 3166-1 alpha-2: TR. Without --region, "
        "stories of all regions. May be repeated.",
    ),
]

Chosen = TypeVar("Chosen")
_MIN_SIMILARITY: Final = 0.65
"""Ratio of ``difflib`` from which a topic is near enough to be suggested: ``regions`` is to ``region.polynesia`` as
0.61, ``rew`` to ``raw`` as 0.67. Chosen by hand."""
_TOPICS_BY_SUFFIX: Final = {topic.suffix: topic for topic in TOPICS}


def choose_topic(settings: Settings, topic: str | None, regions: list[str] | None) -> Topic:
    """Return the named topic, or the region's. A usage error that suggests similar names where there is none.

    Several regions are a usage error too: a command line without it would silently read the last one.
    """
    chosen = choose_topics(settings, topic, regions)
    if len(chosen) > 1:
        msg = "it reads one topic at a time; run it once for each region"
        raise typer.BadParameter(msg, param_hint="--region")
    return chosen[0]


def choose_topics(settings: Settings, topic: str | None, regions: list[str] | None) -> list[Topic]:
    """Return the named topic, or those of the regions, without duplicates. A usage error as in ``choose_topic``."""
    if topic is None and not regions:
        msg = f"say what to read: a topic ({', '.join(_TOPICS_BY_SUFFIX)}), or a region with --region"
        raise typer.BadParameter(msg)
    if topic is not None and regions:
        msg = "give a topic, or --region, and not both: a region is a topic of its own"
        raise typer.BadParameter(msg)
    if topic is None:
        return [REGIONS[slug] for slug in choose_names(choose_regions, regions, "--region")]
    suffix = topic.removeprefix(f"{settings.namespace}.")
    if suffix in _TOPICS_BY_SUFFIX:
        return [_TOPICS_BY_SUFFIX[suffix]]
    similar = difflib.get_close_matches(suffix, _TOPICS_BY_SUFFIX, n=3, cutoff=_MIN_SIMILARITY)
    hint = f"did you mean {' or '.join(similar)}?" if similar else f"try {', '.join(_TOPICS_BY_SUFFIX)}"
    msg = f"there is no topic {suffix}; {hint}"
    raise typer.BadParameter(msg)


def choose_names(choose: Callable[[list[str]], Chosen], names: list[str] | None, option: str) -> Chosen:
    """Return ``choose(names)`` for an option that may be repeated. A usage error of ``option`` for a wrong name."""
    try:
        return choose(names or [])
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error
