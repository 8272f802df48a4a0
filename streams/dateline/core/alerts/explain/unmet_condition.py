"""Unmet condition: the first thing that a rule asks for and a story version does not have.

It finds one exactly where ``Ruleset.match`` finds that the version does not meet the rule; a test compares the two.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from dateline.core.alerts.rule import Rule, format_span, term
from dateline.core.alerts.ruleset import Condition, conditions, searched_text
from dateline.core.places.atlas import Atlas
from dateline_schemas import Dateline, Story

_MAX_NAMES_SHOWN: Final = 6
"""Entries of a list that an explanation names. Chosen by hand, to fit a row of a table."""
_NOUNS: Final = {
    "regions": "region", "countries": "country", "places": "place of the dateline", "agencies": "agency",
    "sources": "source", "languages": "language", "signals": "signal", "relations": "relation",
}  # fmt: skip
"""What an entry of each list of a rule is called."""


class UnmetCondition(NamedTuple):
    """What a version lacks for a rule."""

    field: str
    """The rule's field; ``event`` where the version brings no text that the rule looks at."""
    why: str


def unmet_condition(rule: Rule, story: Story, atlas: Atlas | None = None) -> UnmetCondition | None:
    """Return the first condition of a rule that a version does not meet; None where it meets all.

    The event comes first, then the words, then the other conditions in the order of ``CONDITIONS``, then the time.
    ``atlas`` is the one that the rules were compiled with.
    """
    event, *others = conditions(atlas)
    if _fails(event, rule, story):
        return UnmetCondition("event", _words_of_event(story))
    if (unmet := _unmet_words(rule, story)) is not None:
        return unmet
    for condition in others:
        if _fails(condition, rule, story):
            return UnmetCondition(condition.field, _words_of(condition.field, rule, story))
    seconds = (story.last_seen - story.first_seen).total_seconds()
    if rule.within is not None and seconds > rule.within:
        after = format_span(int(seconds))
        return UnmetCondition("within", f"seen {after} after its first sighting, not within {format_span(rule.within)}")
    return None


def listed(names: Iterable[str]) -> str:
    """Return the first names of a list, and how many more there are."""
    names = list(dict.fromkeys(names))
    more = f" and {len(names) - _MAX_NAMES_SHOWN} more" if len(names) > _MAX_NAMES_SHOWN else ""
    return ", ".join(names[:_MAX_NAMES_SHOWN]) + more


def _fails(condition: Condition, rule: Rule, story: Story) -> bool:
    asked = frozenset(condition.asked(rule))
    return bool(asked) and asked.isdisjoint(condition.has(story))


def _unmet_words(rule: Rule, story: Story) -> UnmetCondition | None:
    """Return which words a version lacks, or has though it may not. Of an earlier text, the newer headline counts."""
    if not (rule.any or rule.all or rule.none):
        return None
    newer = story.superseded_by
    own = searched_text(story.headline, story.text)
    searched = own if newer is None else searched_text(newer.headline)
    where = "headline or text" if newer is None else f"the headline of version {newer.version}, which revised this text"
    if rule.any and not _present(rule.any, searched):
        return UnmetCondition("any", f"none of {listed(rule.any)} is in {where}")
    present = _present(rule.all, searched)
    if missing := [word for word in rule.all if word not in present]:
        return UnmetCondition("all", f"{listed(missing)} not in {where}")
    if forbidden := _present(rule.none, own) or _present(rule.none, searched):
        return UnmetCondition("none", f"{listed(forbidden)} in headline or text, which the rule leaves out")
    return None


def _present(words: Sequence[str], searched: str) -> list[str]:
    return [word for word in words if term(word).pattern in searched]


def _words_of_event(story: Story) -> str:
    if story.event == "withdrawn":
        return "a withdrawal, which only rules meet that name withdrawals in signals or relations"
    return f"the event {story.event} brings no text"


def _words_of(field: str, rule: Rule, story: Story) -> str:
    """Return what a version has where a rule asks for something else."""
    if field == "min_sources":
        return f"seen on {story.sources.total} of {rule.min_sources} sources"
    if field == "min_sightings":
        return f"seen {story.sightings} of {rule.min_sightings} times"
    asked = listed(getattr(rule, field))
    if field == "regions" and rule.via:
        asked += f" by {' or '.join(rule.via)}"
    has = listed(_entries(field, rule, story))
    return f"{_NOUNS[field]} is {has}, not {asked}" if has else f"{_NOUNS[field]} is unknown, not {asked}"


def _entries(field: str, rule: Rule, story: Story) -> list[str]:
    """Return what a version has of a list that a rule may ask for."""
    dateline = story.dateline or Dateline(printed="", places=(), agencies=())
    entries: dict[str, list[str | None]] = {
        "regions": [f"{region.slug} by {region.via}" if rule.via else region.slug for region in story.regions],
        "countries": [*story.countries],
        "places": [place.name or place.printed for place in dateline.places],
        "agencies": [agency.code or agency.printed for agency in dateline.agencies],
        "sources": [story.source, *(entry.source for entry in story.sources.top)],
        "languages": [story.language],
        "signals": [story.signal or "none"],
        "relations": [story.relation.kind],
    }
    return list(filter(None, entries[field]))
