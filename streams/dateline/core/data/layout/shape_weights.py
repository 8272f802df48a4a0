"""The weights by which ``layout.lists.shape`` tells the items of a list from the parts of an article.

Printed by ``python -m tests.golden.fit_shapes`` on 2026-12-01, from 4931 readings of real pages of 168 sites that
are not part of the project, and the golden pages. Not to be edited by hand.
"""

from typing import Final

PLAIN_SHAPE_WEIGHTS: Final = {
    "bias": 12.275,
    "words": 0.334,
    "uneven": -7.669,
    "number": 0.877,
    "length": -1.029,
    "unclosed": 2.139,
    "single": -7.404,
    "elsewhere": 0.000,
    "own": 0.000,
    "short": 0.000,
    "asking": 0.000,
    "uneven_headlines": 0.000,
    "signed": 3.840,
    "named": 1.938,
}
"""Of paragraphs without headlines."""
HEADED_SHAPE_WEIGHTS: Final = {
    "bias": 14.935,
    "words": 0.254,
    "uneven": -5.436,
    "number": 1.942,
    "length": -2.776,
    "unclosed": -1.956,
    "single": -0.928,
    "elsewhere": -3.139,
    "own": 1.318,
    "short": -1.257,
    "asking": -1.880,
    "uneven_headlines": -0.444,
    "signed": 0.550,
    "named": 2.218,
}
"""Of texts that each have a headline."""
