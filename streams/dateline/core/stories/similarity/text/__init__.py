"""Text: what a text's traits are made of.

- ``names``: the names in it, as printed.
- ``tokenized_text``: its tokens with those of its headline and names, read in one compiled call.
"""
