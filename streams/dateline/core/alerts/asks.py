"""What a rule asks for, and what it wants to hear of later, in the words of people."""

from collections.abc import Iterator
from typing import Final

from dateline.core.alerts.rule import Rule
from dateline.core.alerts.span import written

_LISTS: Final = {
    "any": "any of", "all": "all of", "none": "none of", "regions": "in", "countries": "country", "places": "from",
    "agencies": "by", "sources": "on", "languages": "in", "signals": "that says", "relations": "that is",
}  # fmt: skip


def asks(rule: Rule) -> str:
    """Return what a story has to be: ``any of quake, aardbeving* · in western-asia``."""
    return " · ".join(_asks(rule))


def told_again(rule: Rule) -> str:
    """Return what a rule hears of a story once it has alerted, beside its withdrawal."""
    return " · ".join(_told_again(rule)) or "nothing"


def _asks(rule: Rule) -> Iterator[str]:
    for field, words in _LISTS.items():
        if entries := getattr(rule, field):
            yield f"{words} {', '.join(entries)}"
    within = f" within {written(rule.within)}" if rule.within is not None else ""
    if rule.min_sources is not None:
        yield f"on {rule.min_sources} sources{within}"
    if rule.min_sightings is not None:
        yield f"seen {rule.min_sightings} times{within}"


def _told_again(rule: Rule) -> Iterator[str]:
    if rule.updates is not None:
        yield f"updates every {written(rule.updates)}" if rule.updates else "updates"
    if rule.corrections:
        yield "corrections"
