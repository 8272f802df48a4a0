"""HTML to the page model, its structure to drafts of briefs, and the metadata of its article.

- ``document``: ``read_document``, the model of a page, and its metadata
- ``metadata/``: what a page says of its article for programs
- ``guard``: ``guarded``, which bounds what a parser takes for a hostile page
- ``shedding``: ``shed``, a large page without what has no text
- ``text``: ``extract``, the text of a page's HTML, in time that grows no faster than the page
- ``walk``: one walk over the tree: text, blocks and boxes
- ``texts/``: what belongs to a text by where it stands: what follows on its line, and short paragraphs
- ``reader``: ``draw``, the items that the structure shows: the article, and the cards beside it
- ``evidence``: what each block shows by itself, and by the boxes around it
- ``lead``: the article: its headline, the box of its text, and its body
- ``cards``: boxes of one shape, each with a linked headline and a text
- ``headings``: what the lines of a heading are to one another: kickers, and headlines of several lines
- ``promotions``: cards that are no items: boxes of the site itself, of a writer, or that lead to no article
- ``posts/``: the posts of a live blog
"""
