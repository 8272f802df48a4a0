"""The module that holds the weights of a fit, as text."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import dateline.core.data.stories.join_weights as current
from dateline.core.data.stories.weight_table import Knot, Weights
from tests.stories.calibration import is_sampled

if TYPE_CHECKING:
    from tests.stories.fit import Fold
    from tests.stories.newswire import MeasuredPair

WEIGHTS_PATH: Final = Path(current.__file__)
_HEAD: Final = '''"""Weights of the scorer of stories: the points of each feature, and the probability of their sum.

Written by tests/stories/fit.py, which fitted them on {today} to {labelled:,} labelled pairs of a newswire of
{days} days and to {others:,} pairs that nobody labelled. A feature adds the height of the line between its knots,
which are in thousandths; ``missing`` where there is nothing to compare. ``similarity/scorer.py`` has the features.
``SCORES`` are from {sampled:,} pairs of a random sample, scored by fits that had not seen their days.
"""

from typing import Final

from dateline.core.data.stories.weight_table import Knot, Row, Weights

'''


def module_of(fold: "Fold", knots: Sequence[Knot], pairs: "Sequence[MeasuredPair]", today: date | None = None) -> str:
    """Return the text of the module of weights; which holds all tables."""
    pairs = [pair for pair in pairs if not pair.bare]
    labelled = sum(pair.label is not None for pair in pairs)
    days = {day for pair in pairs for day in pair.days}
    head = _HEAD.format(
        today=today or date.today(),  # noqa: DTZ011 - the date of the fit, for people
        labelled=labelled,
        others=len(pairs) - labelled,
        days=max(days) - min(days) + 1,
        sampled=sum(is_sampled(pair) for pair in pairs),
    )
    tables = (("TEXT_WEIGHTS", fold.texts, "two texts"), ("LINE_WEIGHTS", fold.lines, "pairs with a line"))
    return head + "".join(_table(*table) for table in tables) + _scores(knots)


def _table(name: str, weights: Weights, meaning: str) -> str:
    rows = "".join(f'        Row("{row.feature}", {row.missing}, {row.knots}, {row.points}),\n' for row in weights.rows)
    return f'{name}: Final = Weights(\n    {weights.bias},\n    (\n{rows}    ),\n)\n"""Points for {meaning}."""\n'


def _scores(knots: Sequence[Knot]) -> str:
    rows = "".join(f"    Knot({knot.points}, {knot.score}),\n" for knot in knots)
    return f'SCORES: Final = (\n{rows})\n"""The probability of points, in thousandths."""\n'
