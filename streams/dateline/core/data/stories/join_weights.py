"""Weights of the scorer of stories: the points of each feature, in thousandths of log-odds.

Written by tests/stories/fit.py, which fitted them on 2026-11-29 to 1,132 labelled pairs of a newswire of
29 days and to 13,103 pairs that nobody labelled. A feature adds the height of the line between its knots,
which are in thousandths; ``missing`` where there is nothing to compare. ``similarity/scorer.py`` has the features.
"""

from typing import Final, NamedTuple


class Row(NamedTuple):
    """The points of one feature."""

    feature: str
    """A field of ``Features``."""
    missing: int
    knots: tuple[int, ...]
    points: tuple[int, ...]


class Weights(NamedTuple):
    """A table: its points for every pair, and those of each feature."""

    bias: int
    rows: tuple[Row, ...]


TEXT_WEIGHTS: Final = Weights(
    -16158,
    (
        Row("jaccard", 0, (0, 50, 100, 200, 350, 500, 700, 850), (0, 408, 1097, 1495, 1294, 1004, 1314, 1428)),
        Row("contained", 0, (0, 50, 100, 250, 400, 600, 800, 1000), (0, -275, 427, -10, -110, 694, 1360, 1967)),
        Row(
            "subject",
            0,
            (0, 100, 200, 300, 400, 500, 600, 750, 900),
            (0, -689, -1078, -618, -33, 416, 1379, 1437, 1783),
        ),
        Row(
            "shared_weight",
            0,
            (0, 1000, 2000, 3500, 5000, 8000, 12000, 20000),
            (0, -436, -372, -40, 1065, 957, 971, 1669),
        ),
        Row("title", 679, (0, 200, 350, 500, 650, 800, 990), (0, -9, -62, 417, 599, 1070, 1543)),
        Row("title_weight", 0, (0, 700, 1500, 2500, 4000), (0, -175, 178, 955, 1188)),
        Row("title_in_text", 679, (0, 200, 400, 600, 800, 1000), (0, -30, 228, 526, 888, 913)),
        Row("opening", 679, (0, 340, 670, 1000), (0, 473, 688, 1094)),
        Row("an_opening", 679, (0, 340, 670, 1000), (0, 48, 227, 313)),
        Row("first_words", 0, (0, 1000, 2000), (0, 445, 721)),
        Row("strange_weight", 0, (0, 200, 500, 1000, 1500), (0, -155, -702, -814, -866)),
        Row("strangest_weight", 0, (0, 200, 500, 1000, 1500, 2500), (0, 93, 288, 453, 33, -230)),
        Row("names", 1267, (0, 170, 340, 500, 750, 1000), (0, -263, -785, -858, -211, 429)),
        Row("names_weight", 0, (0, 500, 1500, 3000, 6000), (0, -1097, 314, 807, 630)),
        Row("numbers", 2879, (0, 170, 340, 500, 750, 1000), (0, 57, 576, 2312, 3520, 4294)),
        Row("places", 0, (0, 1000), (0, 561)),
        Row("hours", 0, (0, 250, 1000, 3000, 8000, 16000, 30000, 48000), (0, 1763, 2149, 2297, 3031, 3220, 2627, 2660)),
        Row("length", 0, (0, 100, 250, 500, 800, 1000), (0, -31, 62, 580, 948, 122)),
        Row("shorter", 0, (0, 100, 300, 640, 1200, 2560), (0, -188, 472, 407, -832, -1117)),
        Row("notice", 0, (0, 1000), (0, 1050)),
        Row("daily", 3779, (0, 500, 1000, 3000, 12000), (0, 658, 974, 1511, 2337)),
        Row("same_title_later", 0, (0, 1000), (0, -25)),
        Row("recurring_title", 0, (0, 1000, 2000, 4000), (0, -716, -1213, -1515)),
        Row("template", 0, (0, 1000), (0, -539)),
    ),
)
"""Points for two texts."""
LINE_WEIGHTS: Final = Weights(
    -3178,
    (
        Row(
            "subject", 0, (0, 100, 200, 300, 400, 500, 600, 750, 900), (0, -139, -218, -244, 304, 699, 914, 1580, 1727)
        ),
        Row(
            "shared_weight", 0, (0, 1000, 2000, 3500, 5000, 8000, 12000, 20000), (0, -64, 581, 648, 658, 631, 596, 579)
        ),
        Row("title", 611, (0, 200, 350, 500, 650, 800, 990), (0, 78, 411, 229, 242, 169, 138)),
        Row("title_weight", 0, (0, 700, 1500, 2500, 4000), (0, -33, 287, 416, 458)),
        Row("title_in_text", 611, (0, 200, 400, 600, 800, 1000), (0, 21, 292, 593, 1577, 1767)),
        Row("title_in_a_text", 611, (0, 200, 400, 600, 800, 1000), (0, -109, 166, 571, 1029, 995)),
        Row("opening", 637, (0, 340, 670, 1000), (0, 586, 952, 866)),
        Row("an_opening", 637, (0, 340, 670, 1000), (0, 263, 637, 44)),
        Row("first_words", 0, (0, 1000, 2000), (0, 1518, 2198)),
        Row("strange_weight", 0, (0, 200, 500, 1000, 1500), (0, 282, 45, -30, 3)),
        Row("strangest_weight", 0, (0, 200, 500, 1000, 1500, 2500), (0, 112, 213, 310, 285, 177)),
        Row("numbers", -236, (0, 170, 340, 500, 750, 1000), (0, 29, 68, 437, 782, 1162)),
        Row("any_numbers", 48, (0, 340, 670, 1000), (0, 438, 551, 82)),
        Row(
            "hours",
            0,
            (0, 250, 1000, 3000, 8000, 16000, 30000, 48000),
            (0, -595, -2273, -3974, -4749, -5517, -6069, -6128),
        ),
        Row("length", 0, (0, 100, 250, 500, 800, 1000), (0, -780, -1631, -1502, -2142, -2342)),
        Row("notice", 0, (0, 1000), (0, 0)),
        Row("recurring_title", 0, (0, 1000, 2000, 4000), (0, 218, 206, 200)),
    ),
)
"""Points for pairs with a line."""
