"""Target: a place that alerts are sent to, as the targets file has it, and what it takes at what time.

``takes`` says whether a target wants an alert, ``when`` whether it gets it now; ``digest_due`` when it gets a digest.
``to_policy`` and ``from_policy`` convert what a target takes and when for its checkpoint, without its URL.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from fnmatch import fnmatchcase
from typing import Annotated, Any, Final, Literal, Self, get_args
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, ConfigDict, Field, SecretStr, ValidationError, field_validator, model_validator

from dateline.core.alerts.delivery.bundle import SEVERITIES, Member, is_as_grave
from dateline.core.alerts.delivery.quiet_hours import DAYS, Day, Period, never_end, quiet_until
from dateline.core.alerts.delivery.retry import Retry
from dateline.core.alerts.field_values import nearest
from dateline.core.alerts.rule import format_span, parse_span
from dateline.core.alerts.silence import silenced_rules
from dateline_schemas.alert import BACK, Alert, Occasion, Severity
from dateline_schemas.record import Record

_MAX_DIGEST_SECONDS: Final = 7 * 24 * 3600
"""Seconds of the longest digest: a week, far below the 30 days that alerts stay on the topic. Chosen by hand."""
_POLICY_FIELDS: Final = {"rules", "severity", "occasions", "quiet", "digest", "timeout"}
"""Fields of a target that say what it takes and when, and how long it may take."""


def _to_digest(value: object) -> int | None:
    """Return the seconds of a digest. Raises ``ValueError`` with how spans are written, or with the longest one."""
    if value is None:
        return None
    seconds = parse_span(str(value).lower() if isinstance(value, bool) else str(value))
    if seconds > _MAX_DIGEST_SECONDS:
        msg = f"{value} is too long for a digest; {format_span(_MAX_DIGEST_SECONDS)} is the most"
        raise ValueError(msg)
    return seconds


def _listed(value: object) -> object:
    """Return a list of one entry for the entry alone: ``rules = "flood"``, ``quiet = { … }``."""
    return (value,) if isinstance(value, str | Mapping) else value


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
    rules: Annotated[tuple[str, ...], BeforeValidator(_listed)] = Field(
        default=("*",), min_length=1, description="Ids of rules; * and ? as in file names."
    )
    severity: Severity = Field(default="info", description="Alerts of this severity or a graver one.")
    occasions: Annotated[frozenset[Occasion], BeforeValidator(_listed)] = Field(
        default=frozenset(get_args(Occasion)), min_length=1
    )
    quiet: Annotated[tuple[Quiet, ...], BeforeValidator(_listed)] = ()
    retry: Retry = Retry()
    per_minute: int | None = Field(default=None, ge=1, le=6000, description="Alerts in a minute, at the most.")
    digest: Annotated[int | None, BeforeValidator(_to_digest)] = Field(
        default=None, description="Seconds that alerts are collected for one message, written as a span: 30m, 1h, 1d."
    )
    timeout: float = Field(default=30, ge=0.1, le=120, description="Seconds until an attempt counts as failed.")

    @model_validator(mode="after")
    def _quiet_ends(self) -> Self:
        if never_end([quiet.period for quiet in self.quiet if quiet.through is None]):
            msg = "the quiet hours never end: no alert would be sent"
            raise ValueError(msg)
        return self


class Decision(Record):
    """What to do with a message now; a held one waits ``until`` then."""

    what: Literal["send", "hold"]
    until: datetime | None = None


def takes(target: Target, alert: Alert | Member) -> bool:
    """Whether a target wants an alert at all.

    What is back after its withdrawal counts as a withdrawal too, and a first alert that a correction raised as one. So
    does a denial.
    """
    member = alert if isinstance(alert, Member) else Member.of(alert)
    is_back = BACK in alert.changed and "withdrawal" in target.occasions
    is_denial = member.is_of_denial and "correction" in target.occasions
    return (
        (not target.occasions.isdisjoint((member.occasion, member.told_as)) or is_back or is_denial)
        and SEVERITIES.index(alert.severity) >= SEVERITIES.index(target.severity)
        and any(fnmatchcase(alert.rule, pattern) for pattern in target.rules)
    )


def unknown_rules(target: Target, ids: Collection[str]) -> Iterator[tuple[int, str, str]]:
    """Yield each entry of ``rules`` that stands for no rule: its index, the entry, and a similar id."""
    for at, entry in enumerate(target.rules):
        if entry != "*" and not silenced_rules(entry, ids):
            yield at, entry, nearest(entry.rstrip("*"), ids)


def too_grave_for(target: Target, severities: Mapping[str, Severity]) -> Severity | None:
    """Return the gravest severity of the rules that a target names, by their ids, where all are below its own.

    None where one is grave enough, and where it names no rule.
    """
    named = [severity for rule, severity in severities.items() if any(fnmatchcase(rule, each) for each in target.rules)]
    gravest_rule = max(named, key=SEVERITIES.index, default=None)
    if gravest_rule is None or is_as_grave(gravest_rule, target.severity):
        return None
    return gravest_rule


def when(target: Target, severity: Severity, now: datetime) -> Decision:
    """Return whether a message of this severity is sent ``now``, or held until the quiet hours end."""
    until = quiet_until(_quiet_for(target, severity), now)
    return Decision(what="send") if until is None else Decision(what="hold", until=until)


def overtakes(target: Target, severity: Severity, now: datetime) -> bool:
    """Whether a message of this severity is let through quiet hours that hold others: it waits for no digest."""
    return when(target, SEVERITIES[0], now).until is not None and when(target, severity, now).until is None


def digest_due(target: Target, severity: Severity, first: datetime) -> datetime:
    """Return when the digest is due whose first alert was sent at ``first``: at the end of the window.

    Where that is in quiet hours, at their end. ``severity`` is the gravest of the digest.
    """
    end = first + timedelta(seconds=target.digest or 0)
    return quiet_until(_quiet_for(target, severity), end) or end


def joins_rules(target: Target) -> bool:
    """Whether alerts of several rules may be for this target: if so, a message waits for others on its story."""
    return len(target.rules) > 1 or any(char in target.rules[0] for char in "*?[")


def to_policy(target: Target) -> dict[str, Any]:
    """Return what a target takes and when, as JSON; fields that have their defaults are left out."""
    fields = target.model_dump(mode="json", by_alias=True, exclude_defaults=True, include=_POLICY_FIELDS)
    if "occasions" in fields:
        fields["occasions"] = sorted(fields["occasions"])
    for quiet in fields.get("quiet", ()):
        if "days" in quiet:
            quiet["days"] = sorted(quiet["days"], key=DAYS.index)
    if target.digest is not None:
        fields["digest"] = format_span(target.digest)
    return fields


def from_policy(name: str, policy: Mapping[str, Any] | None) -> Target | None:
    """Return a target of this policy, without its URL; None where there is none, or a later version wrote it."""
    if policy is None:
        return None
    try:
        return Target.model_validate({"name": name, "url": "none://", **policy})
    except ValidationError:
        return None


def _quiet_for(target: Target, severity: Severity) -> Sequence[Period]:
    """Return the quiet hours that hold for a severity."""
    rank = SEVERITIES.index(severity)
    return [quiet.period for quiet in target.quiet if quiet.through is None or rank < SEVERITIES.index(quiet.through)]
