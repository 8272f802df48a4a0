"""What the scorer of stories has learned from labelled pairs of a newswire.

- ``join_weights``: the points of each feature of two texts; written by ``python -m tests.stories.fit``.
"""
