"""Read a dateline: ``MOSKOU (ANP/RTR/AFP) - ``.

A reader of one position in the text. ``passes/datelines.py`` decides whether the page confirms a doubtful dateline.

- ``model``: ``DatelineMatch``, a dateline as printed
- ``dateline``: the entry: read a dateline at a position, with its places, agencies and dash
- ``date``: the date or weekday in it
- ``labels``: the word in front of it: ``WITHDRAWN: ``, ``UPDATE 2-``
- ``place_list``: the places at its head, up to six
- ``stop_patterns``: the punctuation marks that end it, as patterns
- ``rare_forms``: after a byline, in parentheses, in lower case, and the East Asian forms
- ``slips``: datelines with a slip of their writer: a misspelt month, blanks too many
- ``midline``: datelines glued into the middle of a line
- ``location``: where a brief is: its dateline's places, and its countries and regions
"""
