"""What belongs to a text by where it stands.

- ``next_text``: the text that follows another on its line
- ``short_paragraphs``: sentences among the paragraphs of an article, or in a card, however short
"""
