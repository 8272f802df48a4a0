"""HTML to text.

- ``text``: ``extract``, the text of a page's HTML, in time that grows no faster than the page
"""
