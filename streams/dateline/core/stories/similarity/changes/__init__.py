"""Changes: what differs between a text and the one that it follows, as an editor would say it: ``14 → 23 dead``.

Of the earlier text only its traits are in memory: hashes of its words, its numbers and its names.

- ``summary``: all changes in order, as the strings of a relation's ``changed``; start here.
- ``comparison``: which tokens of the new text are new, and whether a guessed word stood in their place.
- ``token_flags``: which tokens are new words, parts of new rows, numbers and so on.
- ``place_rows``: the rows of five words around a place, by which a guess is checked.
- ``sentences``: where sentences end.
- ``figures``: which number came in the place of which.
- ``printed_times``: whether a number is part of a date, a clock time or an age.
- ``number_words/``: words that count and that the traits lack: those above twelve, and those for none.
- ``phrase``: a figure with the words beside it, which say what it counts.
- ``proper_names``: names that came, went, or came in the place of others.
- ``notes/``: what a text itself says that it changes, corrects, withdraws or denies, and the text without it.
- ``passages``: new figures with their sentence, reworded places, new paragraphs, and paragraphs that are gone.
- ``quote_start``: where the words in front of a figure begin that are quoted with it, and where no quote ends.
- ``moving_words``: words that differ between any two editions, and so are no change: signal words, days, months.
"""
