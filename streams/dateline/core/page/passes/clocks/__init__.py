"""Clock times of items that one line alone does not show, and the days above them.

``dotted_clocks``  read ``23.47`` above posts, and ``13:10 van Aert`` in a ticker, as times
``day_lines``      mark the lines of a day above a ticker, whose times are of that day
"""
