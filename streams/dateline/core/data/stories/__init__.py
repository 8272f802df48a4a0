"""What the scorer of stories has learned from labelled pairs of a newswire, and words by which places are found.

- ``weight_table``: what a table of weights is.
- ``place_words``: words in front of the place where something happened.
- ``join_weights``: the points of each feature of two texts; written by ``python -m tests.stories.fit``.
"""
