"""What ``dateline demo`` plays: six hours of pages of three invented portals.

* ``pages``: the pages, from ``pages.jsonl``
* ``rules.toml``: alert rules for them
"""
