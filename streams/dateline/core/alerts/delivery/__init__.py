"""Delivery: what a target receives of an alert, and when. The sending itself is in ``dateline.delivery``.

- ``target``: a target as its file has it: which alerts it takes, and at what hours.
- ``quiet_hours``: whether a time is in quiet hours, and when they end.
- ``bundle``: the alerts of one story version, which go out as one message.
- ``changes_since``: what changed in a story since the version that a target was last told of.
- ``story_now``: what later alerts say of a story, for a bundle that comes late.
- ``message``: a bundle or a digest as text, and the key by which a repeat is recognised.
- ``occasion_words``: what a message says of its occasion, and what its reader should do.
- ``wording``: which words of a story are the title, and which the text.
- ``markup``: text of pages made harmless: no pings, no Markdown, no HTML.
- ``progress``: which alerts a target has received, as the metadata of an offset.
- ``standing``: how a target stands, from its progress and the alerts that it has not received.
- ``retry``: how long to wait after a failure, and the limit of alerts a minute.
"""
