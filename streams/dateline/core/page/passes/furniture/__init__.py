"""Furniture: the passes that mark as noise what a page says of itself, and no item.

``record_names``    mark lines that repeat the page's section or source
``masthead``        mark the lines at the page's end that repeat the site's name
``notices``         mark readers' comments, links, summary points and notices
``bulletin_intro``  mark what a bulletin prints about itself before its items
"""
