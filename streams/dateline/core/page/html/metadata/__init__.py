"""What a page says of its article for programs, in its head and its JSON-LD.

- ``page_metadata``: ``read_metadata``: titles, times, authors, address
- ``headline_side``: ``is_beside``, whether a time stands beside the headline
- ``json_ld``: ``page_article``, the article in a page's JSON-LD
- ``element_times``: ``element_publication``, when an item was published by the element of its printed time
- ``publication``: ``article_publication``, by metadata or by the printed time when they differ
- ``title_parts``: ``openings``, a title without the parts behind its headline
"""
