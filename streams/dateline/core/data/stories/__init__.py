"""What the scorer of stories has learned from labelled pairs of a newswire.

- ``weight_table``: what a table of weights is.
- ``join_weights``: the points of each feature of two texts; written by ``python -m tests.stories.fit``.
"""
