"""Clock times of items that one line alone does not show, and the days above them.

``dotted_clocks``     read ``23.47`` above posts, and ``13:10 van Aert`` in a ticker, as times
``programmes``        tell a programme or an agenda from a ticker, by the fetch of the page
``tickers``           the next three, one after the other
``ticker_lines``      read a clock time above each line of a ticker, and mark the days above them
``ticker_posts``      mark the days above items that have a time, a headline and a text
``ticker_datelines``  mark the days above items that have a time and a dateline
``ticker_order``      the days and clock times of a ticker in their order: the latest first
"""
