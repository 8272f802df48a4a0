"""Verbs that read topics: ``tail`` and ``replay read``.

* ``tail``: prints a topic's records, to its end or for ever.
* ``while_read``: ends both verbs when the reader of their output ends (``… | head``).
* ``record_at``: the one record at a position.
* ``follow_live``: a topic of the live namespace, across switches.
* ``replay_read``: writes a topic's records of a time window to a file.
* ``export``: exports records in event-time order, and can be continued after a kill.
* ``formats``: how a record is written as JSON lines, Parquet or ninjs.
"""
