"""What the lines of a heading are to one another.

- ``kickers``: whether a line is the kicker of the headline below it
- ``broken_headlines``: headlines of several lines made one
"""
