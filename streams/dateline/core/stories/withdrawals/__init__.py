"""Withdrawals: what is withdrawn by hand or by a notice, and which texts come back after one or stand.

- ``takedown``: withdraw a story by hand, for good.
- ``standing``: which texts of a withdrawn story the notice does not withdraw.
- ``returns``: which new texts bring a withdrawn story back, and which are copies of what was withdrawn.
- ``notices``: whether a text is a notice of withdrawal.
- ``close_languages``: in which of close languages a short notice is read.
- ``addresses``: under which address a text is the article.
- ``corrected_article``: which story a correction means in whose place it stands.
- ``own_removals``: whether a site takes away its own article alone, which other sites tell too.
- ``headlines``: which story a notice means that names no more than its headline.
- ``only_story``: which story a notice means that names its subject in words of its own.
- ``near_stories``: which words of that subject stand in each story of the notice's place and source.
- ``comeback``: what a text in memory is that comes again, and how it becomes the newest of its story once more.
"""
