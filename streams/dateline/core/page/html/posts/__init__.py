"""The posts of a live blog, and other items in rows of boxes.

- ``post_boxes``: posts, dispatches and aged items: boxes of one shape, each with a text of its own
- ``datelined_texts``: texts beside an article that open with datelines of their own
- ``post_texts``: posts without boxes, by the clock times that open them
"""
