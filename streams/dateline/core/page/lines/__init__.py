"""The lines of a page: each is cut into pieces, and each piece has a kind by its own looks and words.

What the page as a whole shows is not asked here, but in ``passes`` and ``layout``.

``pieces``          the entry: read a page as pieces, with its ages cut out of its lines
``text_nodes``      put sentences together that a scraper broke at each link
``classify``        cut a line into pieces: text, a time, a marker, a rule, a credit or noise
``piece``           the type of a piece, and its kinds
``kinds/``          decide what a line is by its words
``sentence``        decide whether a line reads like running text
``topic_words``     the words of a text that show what it is about
``page_day``        the day that a page prints above its items, for their clock times
``reason``          the reasons that ``parse --explain`` prints

*Tuned*: halving, doubling or shifting it by one changes the result on the golden pages. *Chosen by hand*: it does not.
"""
