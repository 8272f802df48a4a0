"""Counterparts: what stood in the text before where a number or a row of words is new.

- ``alignment``: which numbers stand in each other's place, by the order of both texts.
- ``former_words``: which words for numbers the text before had, and in whose place.
- ``former_figures``: the numbers, and words for one, in whose place others came where the words beside them bend.
- ``former_rows``: what stood in the place of a row of new words, read back word by word.
"""
