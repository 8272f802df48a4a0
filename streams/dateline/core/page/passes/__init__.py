"""Passes over the list of a page's pieces, in the order in which ``split`` calls them.

Each pass looks at the page as a whole, and returns the pieces changed: cut, or made noise, rules or times. None
imports another.

``signatures``      find writers with their agency below a text, and agencies before a later paragraph
``record_names``    mark lines that repeat the page's section or source as noise
``masthead``        mark the lines at the page's end that repeat the site's name as noise
``page_furniture``  mark readers' comments, links, summary points and notices as noise
``column``          read a story in the narrow column of a news agency's printer
``teasers``         find the headlines with one paragraph each that follow an article
``article_core``    find the one article of a page between its menus, boxes and prompts
``glued_headlines`` cut headlines and photo credits off the text that they are glued to
``dividers``        mark lines that repeat between items, credits that close them, and wide gaps
``bare_places``     find datelines that are a place's name alone, on a line or in front of a text
``topics``          tell topics in capitals, ``OIL PRICES — ``, from places
``datelines``       decide which datelines to believe, and find those that one line alone does not show
``bulletin_intro``  mark what a bulletin prints about itself before its items
``signal_lines``    give a line such as ``CORRECTION`` to the item that it stands at

*Tuned*: halving, doubling or shifting it by one changes the result on the golden pages. *Chosen by hand*: it does not.
"""
