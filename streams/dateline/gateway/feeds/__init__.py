"""Feeds: a region's newest stories, or those of any search, for feed readers.

* ``endpoints``: the paths, and what a request may ask for
* ``entry``: a story as an entry, updated as the story is
* ``atom``: entries as Atom (RFC 4287)
* ``json_feed``: entries as JSON Feed 1.1
* ``changes``: when a feed last changed, for readers that know no ETag
"""
