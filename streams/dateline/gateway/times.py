"""Times as a request gives them."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

_DURATION: Final = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)([smhd])")
_UNITS: Final = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def parse_time(text: str, now: datetime) -> datetime:
    """Return the time of a text: ``2h`` is two hours before ``now``; an ISO time without a zone is in UTC.

    Raises ``ValueError`` where the text is neither; the message says what to give.
    """
    match = _DURATION.fullmatch(text)
    try:
        if match is not None:
            return now - timedelta(**{_UNITS[match[2]]: float(match[1])})
        # In a query, a plus that is not escaped is a space.
        moment = datetime.fromisoformat(text.replace(" ", "+") if re.search(r" \d\d:?\d\d$", text) else text)
        return (moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        msg = f"{text[:60]!r} is not a time: give 30m, 2h, 7d, or 2026-02-07T23:00:00Z"
        raise ValueError(msg) from error
