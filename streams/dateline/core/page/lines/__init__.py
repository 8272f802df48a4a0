"""The lines of a page: each is cut into pieces, and each piece has a kind by its own looks and words.

What the page as a whole shows is not asked here, but in ``passes`` and ``layout``.

``pieces``          the entry: read a page as pieces, with its ages cut out of its lines
``classify``        cut a line into pieces: text, a time, a marker, a rule, a credit or noise
``piece``           the type of a piece, and its kinds
``wording``         decide by its words alone what a line is
``brackets``        find remarks that stand wholly in brackets: an editor's note above a text
``caption``         recognise the caption of a picture
``closing_credit``  find the agencies that a text closes with
``sentence``        decide whether a line reads like running text
``announced_list``  find the lists that an article's text announces
``news_line``       decide whether a line that stands alone is news, or the page speaks of itself
``read_on``         find the link to read on that a line closes with
``topic_words``     the words of a text that show what it is about
``page_day``        the day that a page prints above its items, for their clock times
``reason``          the reasons that ``parse --explain`` prints

*Tuned*: halving, doubling or shifting it by one changes the result on the golden pages. *Chosen by hand*: it does not.
"""
