"""Passes over the list of a page's pieces, in the order in which ``split`` calls them.

Each pass looks at the page as a whole, and returns the pieces changed: cut, or made noise, rules or times. None
imports another.

``furniture/``      mark what the page says of itself as noise; its passes run between the others
``clocks/``         read ``23.47`` above posts as a time, and the clocks and days above the lines of a ticker
``unread_times``    mark lines where the other items have their times, and that are not understood
``signatures``      find writers with their agency below a text, and agencies before a later paragraph
``column``          read a story in the narrow column of a news agency's printer
``teasers``         find the headlines with one paragraph each that follow an article
``article_core``    find the one article of a page between its menus, boxes and prompts
``article_parts/``  what it asks of the paragraphs: their topic and their times
``glued_headlines`` cut headlines and photo credits off the text that they are glued to
``dividers``        mark lines that repeat between items, credits that close them, and wide gaps
``bare_places``     find datelines that are a place's name alone, on a line or in front of a text
``topics``          tell topics in capitals, ``OIL PRICES — ``, from places
``datelines``       decide which datelines to believe, and find those that one line alone does not show
``signal_lines``    give a line such as ``CORRECTION`` to the item that it stands at

*Tuned*: halving, doubling or shifting it by one changes the result on the golden pages. *Chosen by hand*: it does not.
"""
