"""A gateway's copy of its topics in SQLite. It can be lost at any time: the topics fill it again.

* ``store``: the copy as the gateway uses it; one thread writes, a few read
* ``schema``: the tables, connections to them, and what stops a read that takes too long
* ``batch``: what is applied in one transaction, and the rows that come of it
* ``keys``: the order of stories by time, the same in every copy
* ``decode``: records to stories and alerts
* ``writer``: records to rows, with the positions after them, in one transaction
* ``story_rows``: the row of each story: what it is now, for lists and searches
* ``erase``: deletes the texts of withdrawn stories
* ``retention``: deletes here what the topics have deleted
* ``events``: rows in the order in which they came, for streams
* ``lists``: the rows that answers are made of
* ``search/``: stories by what they are, by their time and by their words
"""
