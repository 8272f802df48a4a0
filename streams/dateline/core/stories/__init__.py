"""Stories: distinct texts in, story versions out. Which texts tell one story, and which regions get it.

The flow is collapse, thread, route; what the other modules hold is used on the way.

- ``collapse``: exact repeats of a text; only a sighting that adds something passes.
- ``thread``: whether a text starts a story or is a version of one; which stories are one.
- ``kinship``: the texts in memory that tell the same event as a new one.
- ``join_rules``: from which score on two texts tell one event, the hard rules, and what one is to the other.
- ``head``: a story as it stands, and everything that changes it: next version, merge, takedown.
- ``newest_words``: which text of a story is its newest, and which later one is an earlier text.
- ``state``: the texts and heads that threading has in memory, and when they are freed.
- ``retention``: how long they are held.
- ``route``: which regions carry a story, and the topics that a version goes to.
- ``history``: a story's versions in order, and what each changed; for ``dateline explain``.
- ``subscription``: which events a reader gets, each once.
- ``ninjs``: a story version as IPTC ninjs 3.
- ``withdrawals/``: what is withdrawn by hand or by a notice, and which texts come back after one or stand.
- ``similarity/``: how alike two texts are, and which texts are worth comparing.
"""
