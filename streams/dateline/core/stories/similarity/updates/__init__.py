"""Updates: whether a text is a later version of another one, whatever their headlines and the scorer say.

- ``new_figures``: one text is in the other word for word but for a figure or two.
- ``same_report``: both are from one place and have most words and the same names, and only counts are others.
- ``edited_copy``: a text is an earlier one in another house's style, and tells nothing that it did not.
- ``teaser``: a text is shorter, under the headline of an article, and tells nothing new.
- ``spellings``: in which other ways a word may be written.
"""
