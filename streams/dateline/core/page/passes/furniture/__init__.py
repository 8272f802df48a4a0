"""Furniture: the passes that decide what a page says of itself, and mark it as noise.

``record_names``    mark lines that repeat the page's section or source
``invitations``     give back headlines that read like an invitation to sign up
``masthead``        mark the lines at the page's end that repeat the site's name
``notices``         mark readers' comments, links, summary points and notices
``echoes``          mark headlines that are printed again in front of their texts
``bulletin_intro``  mark what a bulletin prints about itself before its items
"""
