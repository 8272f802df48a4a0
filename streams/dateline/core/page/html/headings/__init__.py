"""What the lines of a heading are to one another.

- ``kickers``: whether a line is the kicker of the headline below it
- ``short_headlines``: whether a line as short as a section's name is a headline
- ``broken_headlines``: headlines of several lines made one
- ``page_headline``: whether a text is that of the page's headline, on a page of cards
"""
