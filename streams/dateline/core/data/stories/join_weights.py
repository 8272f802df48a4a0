"""Weights of the scorer of stories: the points of each feature, in thousandths of log-odds.

Written by tests/stories/fit.py, which fitted them on 2026-11-29 to 868 labelled pairs of a newswire of
29 days and to 13,349 pairs that nobody labelled. A feature adds the height of the line between its knots,
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
    -16421,
    (
        Row("jaccard", 0, (0, 50, 100, 200, 350, 500, 700, 850), (0, 585, 1354, 1736, 1450, 1035, 1145, 1326)),
        Row("contained", 0, (0, 50, 100, 250, 400, 600, 800, 1000), (0, -214, 743, 442, 621, 1537, 2072, 2818)),
        Row(
            "subject",
            0,
            (0, 100, 200, 300, 400, 500, 600, 750, 900),
            (0, -644, -830, -212, -213, 373, 1172, 1193, 1701),
        ),
        Row(
            "shared_weight",
            0,
            (0, 1000, 2000, 3500, 5000, 8000, 12000, 20000),
            (0, -417, -614, 12, 1341, 1027, 802, 1651),
        ),
        Row("title", 514, (0, 200, 350, 500, 650, 800, 990), (0, -170, -340, -35, 598, 1334, 2046)),
        Row("title_weight", 0, (0, 700, 1500, 2500, 4000), (0, -54, 58, 730, 835)),
        Row("title_in_text", 514, (0, 200, 400, 600, 800, 1000), (0, -52, 50, -50, 529, 711)),
        Row("opening", 514, (0, 340, 670, 1000), (0, 310, 297, 1107)),
        Row("an_opening", 514, (0, 340, 670, 1000), (0, 7, 28, 317)),
        Row("first_words", 0, (0, 1000, 2000), (0, 204, 893)),
        Row("strange_weight", 0, (0, 200, 500, 1000, 1500), (0, -168, -950, -1146, -1175)),
        Row("strangest_weight", 0, (0, 200, 500, 1000, 1500, 2500), (0, 119, 584, 685, 78, -412)),
        Row("names", 1620, (0, 170, 340, 500, 750, 1000), (0, 214, -267, -1203, -312, 780)),
        Row("names_weight", 0, (0, 500, 1500, 3000, 6000), (0, -1035, 523, 979, 1344)),
        Row("numbers", 2922, (0, 170, 340, 500, 750, 1000), (0, -537, -293, 1244, 3334, 4314)),
        Row("places", -746, (0, 1000), (0, 303)),
        Row("hours", 0, (0, 250, 1000, 3000, 8000, 16000, 30000, 48000), (0, 1404, 1921, 2585, 3511, 3061, 1872, 1870)),
        Row("length", 0, (0, 100, 250, 500, 800, 1000), (0, -154, -160, 320, 1091, 521)),
        Row("shorter", 0, (0, 100, 300, 640, 1200, 2560), (0, -90, 822, 921, -723, -726)),
        Row("notice", 0, (0, 1000), (0, 1137)),
        Row("daily", 2916, (0, 500, 1000, 3000, 12000), (0, 404, 525, 943, 1824)),
        Row("same_title_later", 0, (0, 1000), (0, -309)),
        Row("recurring_title", 0, (0, 1000, 2000, 4000), (0, -617, -1090, -1352)),
        Row("template", 0, (0, 1000), (0, -816)),
    ),
)
"""Points for two texts."""
LINE_WEIGHTS: Final = Weights(
    -2869,
    (
        Row(
            "subject",
            0,
            (0, 100, 200, 300, 400, 500, 600, 750, 900),
            (0, -379, -826, -968, -362, 1162, 1604, 1455, 2103),
        ),
        Row(
            "shared_weight", 0, (0, 1000, 2000, 3500, 5000, 8000, 12000, 20000), (0, -281, 239, 461, 310, 261, 219, 199)
        ),
        Row("title", 440, (0, 200, 350, 500, 650, 800, 990), (0, -290, -301, 568, 94, 154, 537)),
        Row("title_weight", 0, (0, 700, 1500, 2500, 4000), (0, -268, -32, 175, 368)),
        Row("title_in_text", 440, (0, 200, 400, 600, 800, 1000), (0, -453, -538, 170, 1396, 1426)),
        Row("title_in_a_text", 440, (0, 200, 400, 600, 800, 1000), (0, -172, -114, 4, 622, 714)),
        Row("opening", 444, (0, 340, 670, 1000), (0, 1064, 1267, 754)),
        Row("an_opening", 444, (0, 340, 670, 1000), (0, 86, 643, 420)),
        Row("first_words", 0, (0, 1000, 2000), (0, 1418, 2455)),
        Row("strange_weight", 0, (0, 200, 500, 1000, 1500), (0, 338, 29, -126, -190)),
        Row("strangest_weight", 0, (0, 200, 500, 1000, 1500, 2500), (0, 197, 503, -292, 1, 204)),
        Row("numbers", -2033, (0, 170, 340, 500, 750, 1000), (0, 127, 301, 1136, 1747, 1989)),
        Row("any_numbers", 1013, (0, 340, 670, 1000), (0, 401, 1157, 921)),
        Row(
            "hours",
            0,
            (0, 250, 1000, 3000, 8000, 16000, 30000, 48000),
            (0, 285, -1930, -3767, -4846, -4767, -5089, -4973),
        ),
        Row("length", 0, (0, 100, 250, 500, 800, 1000), (0, -100, -1181, -1570, -1763, -1411)),
        Row("notice", 0, (0, 1000), (0, -13)),
        Row("recurring_title", 0, (0, 1000, 2000, 4000), (0, 164, 138, 125)),
    ),
)
"""Points for pairs with a line."""
