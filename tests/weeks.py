"""Four weeks of pages of three portals: one is silent in the last week, one changes its layout at the end."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

import orjson

BEGIN: Final = datetime(2026, 1, 5, tzinfo=UTC)
END: Final = BEGIN + timedelta(weeks=4)
SILENT, BROKEN, STEADY = "kustbode", "bergpost", "zeekantnet"
LAST_WEEK: Final = END - timedelta(weeks=1)
CHANGED: Final = END - timedelta(hours=8)
_PLACES: Final = ("OSLO", "PARIJS", "MADRID", "ROME")


def four_weeks() -> Iterator[tuple[bytes, bytes]]:
    """Yield keys and pages in the order of their time: from each portal, one page in each hour from 8 to 20."""
    for hour in range(4 * 7 * 24):
        at = BEGIN + timedelta(hours=hour)
        if 8 <= at.hour < 20:
            yield from (_page(source, at) for source in (BROKEN, SILENT, STEADY) if source != SILENT or at < LAST_WEEK)


def _page(source: str, at: datetime) -> tuple[bytes, bytes]:
    url = f"https://{source}.example/{at:%Y/%m/%d/%H}"
    places = _PLACES[:1] if source == BROKEN and at >= CHANGED else _PLACES
    body = f"De bode van {source} meldt om {at:%H} uur op {at:%d/%m} dat de brug weer open is.\n3 uur geleden"
    text = "\n\n".join(f"{place} (ANP) - {body}" for place in places)
    page = {"source": source, "url": url, "fetched_at": at.isoformat(), "text": text}
    return f"{source} {url}".encode(), orjson.dumps(page)
