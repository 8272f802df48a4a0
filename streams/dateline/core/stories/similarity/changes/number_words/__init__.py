"""Number words: what changed in words that count, and that the numbers of a text's traits lack.

- ``large_numbers``: words for numbers above twelve, and forms in which ages are not printed.
- ``asked_words``: the words that are looked for among the fresh tokens, in one pass.
- ``counterparts``: what stood in the text before in the place of a new number or a row of new words.
- ``compositions``: numbers of several words or groups of digits: ``a dozen → nine``.
- ``longer_numbers``: whether one was or is a part of a longer one.
- ``word_forms``: whether two words are forms of one, and which forms the text before had.
- ``spelled_values``: what a number means, in words or figures, and whether two are one.
- ``casualties``: the first one dead, hurt or missing, and numbers of people in a state that is new.
- ``ones``: a word for one in the place of a number.
- ``scales``: a word for another power of ten behind the same figure.
- ``negations``: a word for none in the place of one or of a number, and the other way.
"""
