"""Times and publication intervals in UTC, as a reader without JavaScript sees them.

A time is an element ``time`` with both ends of its interval; ``static/times.js`` writes it anew in the reader's zone.
"""

from datetime import UTC, datetime
from typing import Final, Literal, NamedTuple

from dateline_schemas import Published

Form = Literal["at", "between", "by", "after", "seen"]
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Names of months, whatever the locale of the process."""
_DASH: Final = "\N{EN DASH}"
_WORDS: Final = {"by": "by ", "after": "after ", "seen": "seen "}


class Moment(NamedTuple):
    """A time or an interval."""

    form: Form
    start: datetime | None
    end: datetime

    @property
    def text(self) -> str:
        """The moment in UTC: ``6 Feb 08:00-09:00 UTC``."""
        begin = _WORDS.get(self.form, "")
        if self.form != "between" or self.start is None:
            return f"{begin}{_day(self.end)} {_clock(self.end)} UTC"
        if self.start.astimezone(UTC).date() == self.end.astimezone(UTC).date():
            return f"{_day(self.end)} {_clock(self.start)}{_DASH}{_clock(self.end)} UTC"
        return f"{_day(self.start)} {_clock(self.start)} {_DASH} {_day(self.end)} {_clock(self.end)} UTC"


def at(moment: datetime) -> Moment:
    """Return a single time."""
    return Moment("at", None, moment)


def published(interval: Published | None, seen: datetime) -> Moment:
    """Return the interval in which a text was published; if it is unknown, the time when the text was seen first."""
    if interval is None or (interval.earliest is None and interval.latest is None):
        return Moment("seen", None, seen)
    if interval.earliest is None or interval.latest is None:
        known = interval.latest or interval.earliest
        assert known is not None  # noqa: S101  # one of the two is there
        return Moment("by" if interval.earliest is None else "after", None, known)
    form: Form = "at" if interval.earliest == interval.latest else "between"
    return Moment(form, interval.earliest, interval.latest)


def _day(moment: datetime) -> str:
    utc = moment.astimezone(UTC)
    year = "" if utc.year == datetime.now(UTC).year else f" {utc.year}"
    return f"{utc.day} {_MONTHS[utc.month - 1]}{year}"


def _clock(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%H:%M}"
