"""What the layout's scores have learned from real pages and golden ones: written by their fits, and not by hand.

- ``list_weights``: what tells a list from an article; written by ``python -m tests.golden.fit_lists``.
- ``part_weights``: what tells an article's part from an item; written by ``python -m tests.golden.fit_parts``.
- ``shape_weights``: what tells the shape of a list's items; written by ``python -m tests.golden.fit_shapes``.
"""
