"""HTML to text.

- ``document``: ``read_document``, the text of a page, and the titles in its head
- ``text``: ``extract``, the text of a page's HTML, in time that grows no faster than the page
"""
