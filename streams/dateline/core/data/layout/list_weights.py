"""The weights by which ``layout.lists.score`` tells the items of a list from the parts of an article.

Printed by ``python -m tests.golden.fit_lists`` on 2026-11-29, from 191 golden pages of one article and 1393
articles of real pages that are not part of the project. Not to be edited by hand.
"""

from typing import Final

PLAIN_WEIGHTS: Final = {
    "bias": 3.541,
    "repeated": -18.344,
    "titled": -10.144,
    "fewest": -0.425,
    "spoken": -3.796,
    "longer": 0.000,
}
"""Of paragraphs without headlines."""
HEADED_WEIGHTS: Final = {
    "bias": 4.715,
    "repeated": -9.654,
    "titled": -5.835,
    "fewest": -0.776,
    "spoken": -2.223,
    "longer": -2.886,
}
"""Of texts that each have a headline."""
