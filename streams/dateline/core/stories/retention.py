"""Retention: how long texts and stories are held, and the clock that goes by it.

Both spans count event time, which is the time of the pages. They begin with a text's last sighting, or for one that
came late, with the clock's time when it came (``Clock.retained_from``). They are decisions of the code and no settings:
state and results of two workers with other spans would differ. This module imports nothing heavy, since every stage's
worker makes its clock here.
"""

from typing import Final

from dateline.core.times.clock import DAY, Clock

TEXT_SECONDS: Final = 72 * 3600
"""Seconds of event time that a text is held to compare others with.

It is the 72 hours within which a correction finds its original (``WINDOW`` in similarity/candidates.py). Other texts
are compared within 48 hours, which leaves 24 for pages that come late. Collapse forgets a text that was not seen for as
long, and counts it as new.
"""
STORY_SECONDS: Final = 30 * DAY
"""Seconds of event time that a story is remembered after its last sighting: its id, regions and fingerprints.

Chosen by hand; the topics of stories and regions keep their records for 30 days too.
"""


def stage_clock(channels: int = 1) -> Clock:
    """Return the clock of a stage that is fed from ``channels`` partitions, with the horizon of texts set."""
    return Clock(channels, text_seconds=TEXT_SECONDS)
