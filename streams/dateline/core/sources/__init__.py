"""Whether a source has gone silent or its pages give fewer briefs, judged from counts of its pages.

``activity``  what a partition counts for each source: pages by hour and by yield, and the newest pages
``silence``   a source's weekly rhythm, and whether too many pages are overdue
``yields``    briefs per page, and whether the newest pages give fewer than before
``emptiness`` the share of pages without a brief, and whether it is more than twice the usual
``no_briefs`` the pages that give no brief, by source and reason, for the summaries of commands
``rhythm``    pages by hour of the week and by day, for people to look at
``health``    all of it put together over all partitions: one ``Standing`` for each source

The stage split counts (``agents/stages/split.py``), and ``agents/state/source_records.py`` stores the counts.
"""
