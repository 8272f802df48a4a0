"""Repairs: what the normal form of a page mends, as edits of the text as given.

``edits``     apply edits to a text, and find where a position was before them
``cleaning``  character references, letter spacing, invisible characters
``mojibake``  text that was decoded with the wrong charset
"""
