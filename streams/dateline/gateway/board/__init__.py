"""The board: the stories of the gateway as pages for a browser, made here, readable without JavaScript.

The pages read the copy by the functions of ``api/`` and ``copy/``; a browser follows ``/v1/stream`` like any client.
Text of scraped pages is text everywhere: templates escape it, and no page runs a script that is not of ``static/``.

* ``routes``: the paths of all pages and of their files
* ``page``: a template as an answer, with what every page has around it, and problems as pages
* ``moments``: times and intervals, in words
* ``wording``: names of regions, relations and sources, in words
* ``world/``: the map of the regions, and the first page
* ``stories/``: lists of stories, a story's life, and how a search is followed
* ``desk/``: alerts, sources, and what an operator looks at
* ``templates/``: the pages, for Jinja
* ``static/``: the style and the modules of JavaScript, which are sent as they are
"""
