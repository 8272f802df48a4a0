"""HTML to the page model, and its structure to drafts of briefs.

- ``document``: ``read_document``, the model of a page, and the titles in its head
- ``text``: ``extract``, the text of a page's HTML, in time that grows no faster than the page
- ``walk``: one walk over the tree: text, blocks and boxes
"""
