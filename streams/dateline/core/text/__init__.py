"""Text: what the words of a text are and say, wherever they stand on a page.

``normal_form``  a page in normal form, and the way back to the page as given
``cleaning``     the repairs that make the normal form: mojibake, references, letter spacing, invisible characters
``edits``        apply edits to a text, and find where a position was before them
``agencies``     news agencies as printed: ``ANP/RTR/AFP``
``signals``      words that mark an update, a correction or a withdrawal
``language``     which language a text is in
``fingerprint``  a hash that is equal for two prints of one text

Characters and words that these modules look for are rows in ``core/data/text`` and ``core/data/wire``.
"""
