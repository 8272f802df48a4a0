"""Numbers: words that count, as data.

- ``number_words``: words for numbers above twelve (``nineteen``).
- ``number_grammar``: how languages compose words for numbers (``vijfentwintig``).
"""
