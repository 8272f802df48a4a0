"""Weights of the scorer of stories: the points of each feature, and the probability of their sum.

Written by tests/stories/fit.py, which fitted them on 2026-11-30 to 1,132 labelled pairs of a newswire of
29 days and to 13,103 pairs that nobody labelled. A feature adds the height of the line between its knots,
which are in thousandths; ``missing`` where there is nothing to compare. ``similarity/scorer.py`` has the features.
``SCORES`` are from 320 pairs of a random sample, scored by fits that had not seen their days.
"""

from typing import Final

from dateline.core.data.stories.weight_table import Knot, Row, Weights

TEXT_WEIGHTS: Final = Weights(
    -16109,
    (
        Row("jaccard", 0, (0, 50, 100, 200, 350, 500, 700, 850), (0, 504, 1187, 1621, 1358, 1049, 1356, 1459)),
        Row("contained", 0, (0, 50, 100, 250, 400, 600, 800, 1000), (0, -363, 283, -174, -312, 489, 1178, 1789)),
        Row(
            "subject", 0, (0, 100, 200, 300, 400, 500, 600, 750, 900), (0, -680, -992, -524, 198, 599, 1405, 1554, 1990)
        ),
        Row(
            "shared_weight",
            0,
            (0, 1000, 2000, 3500, 5000, 8000, 12000, 20000),
            (0, -367, -353, 103, 1114, 887, 869, 1625),
        ),
        Row("title", 677, (0, 200, 350, 500, 650, 800, 990), (0, 18, -23, 421, 514, 972, 1443)),
        Row("title_weight", 0, (0, 700, 1500, 2500, 4000), (0, -168, 234, 991, 1229)),
        Row("title_in_text", 677, (0, 200, 400, 600, 800, 1000), (0, -30, 259, 473, 907, 987)),
        Row("opening", 677, (0, 340, 670, 1000), (0, 485, 612, 1059)),
        Row("an_opening", 677, (0, 340, 670, 1000), (0, 41, 254, 356)),
        Row("first_words", 0, (0, 1000, 2000), (0, 384, 726)),
        Row("strange_weight", 0, (0, 200, 500, 1000, 1500), (0, -118, -662, -714, -787)),
        Row("strangest_weight", 0, (0, 200, 500, 1000, 1500, 2500), (0, 88, 350, 551, 43, -149)),
        Row("names", 1294, (0, 170, 340, 500, 750, 1000), (0, -235, -764, -876, -277, 424)),
        Row("names_weight", 0, (0, 500, 1500, 3000, 6000), (0, -1114, 378, 915, 756)),
        Row("numbers", 2908, (0, 170, 340, 500, 750, 1000), (0, 31, 514, 2233, 3469, 4319)),
        Row("places", 0, (0, 1000), (0, 530)),
        Row("hours", 0, (0, 250, 1000, 3000, 8000, 16000, 30000, 48000), (0, 1806, 2211, 2423, 3099, 3221, 2593, 2539)),
        Row("length", 0, (0, 100, 250, 500, 800, 1000), (0, -27, -67, 546, 858, 99)),
        Row("shorter", 0, (0, 100, 300, 640, 1200, 2560), (0, -170, 402, 264, -997, -1255)),
        Row("notice", 0, (0, 1000), (0, 991)),
        Row("daily", 3725, (0, 500, 1000, 3000, 12000), (0, 697, 980, 1493, 2299)),
        Row("same_title_later", 0, (0, 1000), (0, -2)),
        Row("recurring_title", 0, (0, 1000, 2000, 4000), (0, -661, -1170, -1474)),
        Row("template", 0, (0, 1000), (0, -520)),
    ),
)
"""Points for two texts."""
LINE_WEIGHTS: Final = Weights(
    -2526,
    (
        Row(
            "subject", 0, (0, 100, 200, 300, 400, 500, 600, 750, 900), (0, -148, -237, -230, 324, 724, 980, 1673, 1840)
        ),
        Row(
            "shared_weight", 0, (0, 1000, 2000, 3500, 5000, 8000, 12000, 20000), (0, -51, 580, 636, 685, 656, 619, 601)
        ),
        Row("title", 574, (0, 200, 350, 500, 650, 800, 990), (0, 58, 355, 153, 205, 158, 166)),
        Row("title_weight", 0, (0, 700, 1500, 2500, 4000), (0, -66, 238, 370, 416)),
        Row("title_in_text", 574, (0, 200, 400, 600, 800, 1000), (0, 12, 283, 634, 1613, 1789)),
        Row("title_in_a_text", 574, (0, 200, 400, 600, 800, 1000), (0, -91, 177, 419, 818, 807)),
        Row("opening", 602, (0, 340, 670, 1000), (0, 608, 919, 884)),
        Row("an_opening", 602, (0, 340, 670, 1000), (0, 262, 740, 123)),
        Row("first_words", 0, (0, 1000, 2000), (0, 1485, 2094)),
        Row("strange_weight", 0, (0, 200, 500, 1000, 1500), (0, 254, 48, -15, 69)),
        Row("strangest_weight", 0, (0, 200, 500, 1000, 1500, 2500), (0, 117, 163, 296, 295, 181)),
        Row("numbers", -24, (0, 170, 340, 500, 750, 1000), (0, 32, 83, 538, 943, 1335)),
        Row("any_numbers", 48, (0, 340, 670, 1000), (0, 358, 513, 54)),
        Row(
            "hours",
            0,
            (0, 250, 1000, 3000, 8000, 16000, 30000, 48000),
            (0, -517, -2196, -3939, -4749, -5511, -6025, -6034),
        ),
        Row("length", 0, (0, 100, 250, 500, 800, 1000), (0, -830, -1643, -1539, -2166, -2359)),
        Row("notice", 0, (0, 1000), (0, 0)),
        Row("recurring_title", 0, (0, 1000, 2000, 4000), (0, 220, 208, 202)),
    ),
)
"""Points for pairs with a line."""
SCORES: Final = (
    Knot(-10163, 0),
    Knot(-2571, 35),
    Knot(-1993, 66),
    Knot(-1382, 230),
    Knot(77, 282),
    Knot(758, 312),
    Knot(821, 333),
    Knot(928, 498),
    Knot(1109, 618),
    Knot(1629, 777),
    Knot(2166, 872),
    Knot(2914, 974),
    Knot(4621, 990),
)
"""The probability of points, in thousandths."""
