"""Target: a place that alerts are sent to, as the targets file has it, and what it takes at what time.

``decide`` is the entry: whether a target takes an alert, and whether it gets it now.
"""

from datetime import datetime, time
from fnmatch import fnmatchcase
from typing import Annotated, Final, Literal, Self, get_args
from zoneinfo import ZoneInfo

from pydantic import ConfigDict, Field, SecretStr, field_validator, model_validator

from dateline.core.alerts.delivery.quiet_hours import DAYS, Day, Period, never_end, quiet_until
from dateline.core.alerts.delivery.retry import Retry
from dateline_schemas.alert import Alert, Occasion, Severity
from dateline_schemas.record import Record

SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)
"""From the least grave to the gravest."""


class Quiet(Record):
    """Hours in which a target gets no alerts; ``days`` are those on which they begin."""

    model_config = ConfigDict(validate_by_alias=True, validate_by_name=False)

    days: frozenset[Day] = frozenset(DAYS)
    start: time = Field(alias="from")
    end: time = Field(alias="to", description="On the next day where it is not after ``from``.")
    zone: str = Field(description="An IANA time zone: Europe/Amsterdam.")
    through: Severity | None = Field(
        default=None, description="Alerts of this severity or a graver one are sent all the same."
    )

    @field_validator("start", "end")
    @classmethod
    def _without_zone(cls, value: time) -> time:
        if value.tzinfo is not None:
            msg = "write the time of day alone, and the zone in `zone`"
            raise ValueError(msg)
        return value

    @field_validator("zone")
    @classmethod
    def _check_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            msg = "there is no such IANA time zone; one is Europe/Amsterdam"
            raise ValueError(msg) from None
        return value

    @property
    def period(self) -> Period:
        """The hours, without the severities that they do not hold for."""
        return Period(self.days, self.start, self.end, ZoneInfo(self.zone))


class Target(Record):
    """A place to send alerts to.

    Its name is in the id of its consumer group: under a new name, it starts from the beginning.
    """

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,40}$")]
    url: SecretStr = Field(min_length=1, description="Apprise's URL.")
    rules: tuple[str, ...] = Field(default=("*",), min_length=1, description="Ids of rules; * and ? as in file names.")
    severity: Severity = Field(default="info", description="Alerts of this severity or a graver one.")
    occasions: frozenset[Occasion] = Field(default=frozenset(get_args(Occasion)), min_length=1)
    quiet: tuple[Quiet, ...] = ()
    retry: Retry = Retry()
    per_minute: int | None = Field(default=None, ge=1, le=6000, description="Alerts in a minute, at the most.")
    timeout: float = Field(default=30, ge=0.1, le=120, description="Seconds until an attempt counts as failed.")

    @model_validator(mode="after")
    def _quiet_ends(self) -> Self:
        if never_end([quiet.period for quiet in self.quiet if quiet.through is None]):
            msg = "the quiet hours never end: no alert would be sent"
            raise ValueError(msg)
        return self


class Decision(Record):
    """What to do with an alert now; a held one waits ``until`` then."""

    what: Literal["skip", "send", "hold"]
    until: datetime | None = None


def decide(target: Target, alert: Alert, now: datetime) -> Decision:
    """Return whether a target takes an alert, and whether it gets it ``now``, which is a time with a zone."""
    if not _takes(target, alert):
        return Decision(what="skip")
    rank = SEVERITIES.index(alert.severity)
    periods = [q.period for q in target.quiet if q.through is None or rank < SEVERITIES.index(q.through)]
    until = quiet_until(periods, now)
    return Decision(what="send") if until is None else Decision(what="hold", until=until)


def _takes(target: Target, alert: Alert) -> bool:
    return (
        alert.occasion in target.occasions
        and SEVERITIES.index(alert.severity) >= SEVERITIES.index(target.severity)
        and any(fnmatchcase(alert.rule, pattern) for pattern in target.rules)
    )
