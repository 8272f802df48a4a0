"""The layout of a page: where one item ends and the next begins, and which line is its headline.

A page is cut at its markers into sections, a section at its times and rules into blocks, and a block as a rule
holds one item. What repeats in a section shows how it is laid out.

``segment``        the entry: cut a page into sections, and draft the items of each
``own_article``    the page's own article above briefs that have datelines, where it has none
``article``        the one item of a page that is one article among menus and boxes, or a story in a column
``time_position``  which times count, and whether they stand above, inside or below their items
``lists/``         the items of a list that has neither times nor rules
``blocks``         cut a section at times, rules and closing credits
``headlines``      how a section prints its headlines, and which line is one
``page_line``      a line above the first item that names the page or a section
``headline/``      the likeliest headline of each item, without what pages print around it
``drafts``         the items of a block, as pieces
``misfits``        what looks like an item beside the others and is a prompt or a link
``text_end``       where the text of an item ends, above headlines, captions and prompts
``paragraphs``     the lines of a body as paragraphs
``drawn``          the items that the structure of an HTML page draws

*Tuned*: halving, doubling or shifting it by one changes the result on the golden pages. *Chosen by hand*: it does not.
"""
