"""Notes: what a text itself says of the one before: that it is changed, corrected, withdrawn or denied.

- ``note``: what the wire says that it changed, and the text without it.
- ``sentences``: sentences in which a desk says what it got wrong.
- ``standing_note``: a note that a page goes on printing below newer words.
- ``denials``: a text that denies what the one before said.
- ``denial_words``: the words of one language with which texts deny.
- ``inserted_negations``: a word for *not* that came into a sentence as it stood.
- ``reasons``: what a notice of withdrawal says of why.
"""
