"""Weights of the scorer of stories: the points of each feature, in thousandths of log-odds.

Written by tests/stories/fit.py, which fitted them on 2026-11-29 to 871 labelled pairs of a newswire of
29 days and to 13,324 pairs that nobody labelled. A feature adds the height of the line between its knots,
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
    -16475,
    (
        Row("jaccard", 0, (0, 50, 100, 200, 350, 500, 700, 850), (0, 584, 1364, 1753, 1450, 1031, 1142, 1330)),
        Row("contained", 0, (0, 50, 100, 250, 400, 600, 800, 1000), (0, -212, 745, 441, 618, 1530, 2066, 2814)),
        Row(
            "subject",
            0,
            (0, 100, 200, 300, 400, 500, 600, 750, 900),
            (0, -630, -840, -205, -201, 363, 1145, 1188, 1676),
        ),
        Row(
            "shared_weight",
            0,
            (0, 1000, 2000, 3500, 5000, 8000, 12000, 20000),
            (0, -421, -590, 50, 1379, 1049, 828, 1678),
        ),
        Row("title", 524, (0, 200, 350, 500, 650, 800, 990), (0, -170, -338, -47, 600, 1335, 2052)),
        Row("title_weight", 0, (0, 700, 1500, 2500, 4000), (0, -63, 67, 758, 858)),
        Row("title_in_text", 524, (0, 200, 400, 600, 800, 1000), (0, -54, 46, -48, 543, 726)),
        Row("opening", 524, (0, 340, 670, 1000), (0, 328, 300, 1096)),
        Row("an_opening", 524, (0, 340, 670, 1000), (0, 6, 29, 321)),
        Row("first_words", 0, (0, 1000, 2000), (0, 187, 837)),
        Row("strange_weight", 0, (0, 200, 500, 1000, 1500), (0, -158, -939, -1138, -1169)),
        Row("strangest_weight", 0, (0, 200, 500, 1000, 1500, 2500), (0, 122, 579, 690, 111, -384)),
        Row("names", 1653, (0, 170, 340, 500, 750, 1000), (0, 198, -302, -1250, -292, 805)),
        Row("names_weight", 0, (0, 500, 1500, 3000, 6000), (0, -1038, 534, 1010, 1363)),
        Row("numbers", 2909, (0, 170, 340, 500, 750, 1000), (0, -542, -296, 1242, 3334, 4323)),
        Row("places", -237, (0, 1000), (0, 301)),
        Row("hours", 0, (0, 250, 1000, 3000, 8000, 16000, 30000, 48000), (0, 1406, 1906, 2581, 3525, 3068, 1893, 1867)),
        Row("length", 0, (0, 100, 250, 500, 800, 1000), (0, -155, -155, 330, 1096, 509)),
        Row("shorter", 0, (0, 100, 300, 640, 1200, 2560), (0, -91, 815, 930, -718, -733)),
        Row("notice", 0, (0, 1000), (0, 1131)),
        Row("daily", 2932, (0, 500, 1000, 3000, 12000), (0, 402, 524, 972, 1829)),
        Row("same_title_later", 0, (0, 1000), (0, -324)),
        Row("recurring_title", 0, (0, 1000, 2000, 4000), (0, -661, -1022, -1215)),
        Row("template", 0, (0, 1000), (0, -829)),
    ),
)
"""Points for two texts."""
LINE_WEIGHTS: Final = Weights(
    -2720,
    (
        Row(
            "subject",
            0,
            (0, 100, 200, 300, 400, 500, 600, 750, 900),
            (0, -375, -817, -965, -356, 1177, 1602, 1462, 2027),
        ),
        Row(
            "shared_weight", 0, (0, 1000, 2000, 3500, 5000, 8000, 12000, 20000), (0, -306, 243, 512, 375, 312, 262, 238)
        ),
        Row("title", 425, (0, 200, 350, 500, 650, 800, 990), (0, -314, -359, 517, 95, 164, 546)),
        Row("title_weight", 0, (0, 700, 1500, 2500, 4000), (0, -307, -44, 143, 323)),
        Row("title_in_text", 425, (0, 200, 400, 600, 800, 1000), (0, -480, -599, 146, 1388, 1438)),
        Row("title_in_a_text", 425, (0, 200, 400, 600, 800, 1000), (0, -174, -125, 9, 655, 738)),
        Row("opening", 428, (0, 340, 670, 1000), (0, 1053, 1287, 757)),
        Row("an_opening", 428, (0, 340, 670, 1000), (0, 87, 631, 414)),
        Row("first_words", 0, (0, 1000, 2000), (0, 1418, 2431)),
        Row("strange_weight", 0, (0, 200, 500, 1000, 1500), (0, 326, 47, -112, -208)),
        Row("strangest_weight", 0, (0, 200, 500, 1000, 1500, 2500), (0, 201, 535, -271, 1, 237)),
        Row("numbers", -2046, (0, 170, 340, 500, 750, 1000), (0, 132, 309, 1136, 1744, 1993)),
        Row("any_numbers", 1017, (0, 340, 670, 1000), (0, 394, 1116, 845)),
        Row(
            "hours",
            0,
            (0, 250, 1000, 3000, 8000, 16000, 30000, 48000),
            (0, 265, -1934, -3746, -4904, -4982, -5368, -5191),
        ),
        Row("length", 0, (0, 100, 250, 500, 800, 1000), (0, -136, -1228, -1603, -1786, -1420)),
        Row("notice", 0, (0, 1000), (0, -13)),
        Row("recurring_title", 0, (0, 1000, 2000, 4000), (0, 161, 136, 123)),
    ),
)
"""Points for pairs with a line."""
