"""Delivery: what a target receives of an alert, and when. The sending itself is in ``dateline.delivery``.

- ``target``: a target as its file has it: which alerts it takes, and at what hours.
- ``quiet_hours``: whether a time is in quiet hours, and when they end.
- ``message``: an alert as plain text, and the key by which a repeat is recognised.
- ``progress``: which alerts a target has received, as the metadata of an offset.
- ``retry``: how long to wait after a failure, and the limit of alerts a minute.
"""
