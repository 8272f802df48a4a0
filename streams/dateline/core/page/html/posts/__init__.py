"""The posts of a live blog, and other items in rows of boxes.

- ``post_boxes``: posts: boxes of one shape, each with a time and a text of its own
- ``item_boxes``: items beside an article, in such boxes: with a dateline, an age or a headline each
- ``datelined_texts``: texts beside an article that open with datelines of their own
- ``post_texts``: posts without boxes, by the clock times that open them
"""
