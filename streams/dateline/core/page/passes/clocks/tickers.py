"""Read the clock times of a ticker and the days above them: ``Wednesday 2 December``, ``Yesterday``."""

from dateline.core.page.lines.piece import Piece
from dateline.core.page.passes.clocks.ticker_datelines import mark_days_of_datelines
from dateline.core.page.passes.clocks.ticker_lines import join_clocks, mark_days_of_lines
from dateline.core.page.passes.clocks.ticker_posts import mark_days_of_posts


def mark_tickers(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: a ticker's lines have the times above them, and the days above its items are noise."""
    marked = mark_days_of_posts(text, mark_days_of_lines(text, join_clocks(text, pieces)))
    return mark_days_of_datelines(text, marked)
