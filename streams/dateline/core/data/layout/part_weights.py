"""The weights by which ``layout.lists.parts`` tells a part of an article from a further item.

Printed by ``python -m tests.golden.fit_parts`` on 2026-11-30, from 1679 readings of real pages of 41 sites that
are not part of the project, and the golden pages. Not to be edited by hand.
"""

from typing import Final

PART_WEIGHTS: Final = {
    "bias": -2.016,
    "shared": 1.896,
    "rate": -3.466,
    "titled": 0.876,
    "own": -0.384,
    "both_timed": -0.962,
    "dated": -3.516,
    "timed": -0.618,
}
"""Of a text and the one above it."""
