"""Clock times of items that one line alone does not show, and the days above them.

``dotted_clocks``  read ``23.47`` above posts, and ``13:10 van Aert`` in a ticker, as times
``tickers``        read a clock time above each line of a ticker, and mark the days above them
"""
