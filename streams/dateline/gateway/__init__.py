"""The gateway: stories and alerts over HTTP, from a copy of the topics that this process holds on disk.

* ``copy/``: the copy, in SQLite: story versions, alerts, the index of words, and how far the topics were read
"""
