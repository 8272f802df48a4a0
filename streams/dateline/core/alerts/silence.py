"""Silence: until when an editor wants no alerts of some rules, why, and who asked for it.

``Silence`` is a table of a rules file. ``Silences`` is asked whether a rule is silenced at a page's time. Time here is
event time, as in every decision on alerts: when the page was fetched.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime
from fnmatch import filter as matching
from typing import Annotated, Final, Self
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, BeforeValidator, Field, model_validator

from dateline_schemas.record import Record

_WILDCARDS: Final = frozenset("*?[")
_HOW_TO_WRITE: Final = "write 2026-02-07T18:00:00+01:00, or 2026-02-07 18:00 Europe/Amsterdam"


def _to_moment(value: object) -> datetime:
    """Return a moment with its zone. Raises ``ValueError`` with how a moment is written."""
    moment = value if isinstance(value, datetime) else _parse(value) if isinstance(value, str) else None
    if moment is None:
        kind = "a day without a time" if _is_day(str(value)) else "no moment"
        msg = f"{str(value)!r} is {kind}; {_HOW_TO_WRITE}"
        raise ValueError(msg)
    if moment.tzinfo is None:
        msg = f"{str(value)!r} has no time zone; {_HOW_TO_WRITE}"
        raise ValueError(msg)
    if _is_skipped(moment):
        msg = f"{str(value)!r} never is: summer time begins and the clocks skip it; write an hour earlier or later"
        raise ValueError(msg)
    return moment


def _is_day(printed: str) -> bool:
    """Whether a text is a date alone: of a day, it is not clear whether the day itself is silenced."""
    try:
        date.fromisoformat(printed)
    except ValueError:
        return False
    return True


def _parse(printed: str) -> datetime | None:
    """Return the moment of a text, which may end with the name of a time zone; None where it is none."""
    text, blank, name = printed.strip().rpartition(" ")
    try:
        zone = ZoneInfo(name) if blank and name[:1].isalpha() else None
        text = text if zone is not None else printed.strip()
        moment = datetime.fromisoformat(text)
    except (ValueError, KeyError, OSError):
        return None
    if _is_day(text) or (zone is not None and moment.tzinfo is not None):
        return None
    return moment if zone is None else moment.replace(tzinfo=zone)


def _is_skipped(moment: datetime) -> bool:
    """Whether no clock of the zone shows this reading: summer time begins, and an hour is left out."""
    return moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None) != moment.replace(tzinfo=None)


_Moment = Annotated[AwareDatetime, BeforeValidator(_to_moment)]
_Rules = Annotated[
    tuple[Annotated[str, Field(min_length=1)], ...],
    BeforeValidator(lambda value: (value,) if isinstance(value, str) else value),
]


class Silence(Record):
    """Rules that do not alert on pages fetched before ``until``, and from ``since`` on if that is given."""

    rules: _Rules = Field(min_length=1, description="Ids of rules; * and ? as in file names.")
    until: _Moment = Field(description="The first moment that is not silenced.")
    since: _Moment | None = Field(default=None, description="The first moment that is silenced.")
    why: str = Field(min_length=1, max_length=500)
    by: str = Field(min_length=1, max_length=200, description="Who asked for it.")

    @model_validator(mode="after")
    def _begins_before_its_end(self) -> Self:
        if self.since is not None and self.since >= self.until:
            msg = "it ends before it begins: until has to be after since"
            raise ValueError(msg)
        return self

    def holds_at(self, moment: datetime) -> bool:
        """Whether a page fetched at this moment raises no alert."""
        return moment < self.until and (self.since is None or moment >= self.since)


class Silences:
    """The silences of a rules file, by the rules that they are for."""

    def __init__(self, silences: Iterable[Silence] = (), rules: Iterable[str] = ()) -> None:
        """Make them, given the ids of the rules that a pattern may stand for."""
        ids = dict.fromkeys(rules)
        self.all = tuple(silences)
        """In the order of the file."""
        self._by_rule: dict[str, list[Silence]] = {}
        for silence in self.all:
            names = dict.fromkeys(name for entry in silence.rules for name in silenced_rules(entry, ids))
            for name in names:
                self._by_rule.setdefault(name, []).append(silence)

    def silencing(self, rule: str, moment: datetime) -> Silence | None:
        """Return what silences a rule at the moment when a page was fetched; of several, what ends last."""
        holding = [silence for silence in self._by_rule.get(rule, ()) if silence.holds_at(moment)]
        return max(holding, key=lambda silence: silence.until, default=None)

    def of_rule(self, rule: str) -> Sequence[Silence]:
        """Return the silences for a rule, past and future ones too."""
        return tuple(self._by_rule.get(rule, ()))


NO_SILENCES: Final = Silences()


def silenced_rules(entry: str, rules: Collection[str]) -> Sequence[str]:
    """Return the rules that an entry of a silence names; ``rules`` are all ids, best as a set or dict."""
    if is_pattern(entry):
        return matching(rules, entry)
    return (entry,) if entry in rules else ()


def is_pattern(entry: str) -> bool:
    """Whether an entry of a silence may stand for several rules."""
    return not _WILDCARDS.isdisjoint(entry)
