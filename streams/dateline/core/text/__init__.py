"""Text: what the words of a text are and say, wherever they stand on a page.

``normal_form``  a page in normal form, and the way back to the page as given
``repairs/``     what the normal form repairs, as edits
``agencies``     news agencies as printed: ``ANP/RTR/AFP``
``notices``      paragraphs that say that a text was corrected, or a story is withdrawn
``withdrawals/``  whether a desk withdraws a story in a sentence
``signals``      words that mark an update, a correction or a withdrawal
``note_subjects`` what an editor's note says of its text
``language``     which language a text is in
``composed_numbers`` what composed ones mean: ``vijfentwintig`` is 25
``number_values`` what words for numbers mean: ``nineteen`` is 19
``printable``    text without the controls that steer a terminal
``field_errors`` what is wrong with a field, in words in place of a pattern
``pattern_code`` big patterns, compiled or taken from their code
``fingerprint``  a hash that is equal for two copies of one text

Characters and words that these modules look for are rows in ``core/data/text`` and ``core/data/wire``.
"""
