"""A gateway's copy of its topics in SQLite. It can be lost at any time: the topics fill it again.

* ``store``: the copy as the gateway uses it; one thread writes, a few read
* ``schema``: the tables, connections to them, and what stops a read that takes too long
* ``batch``: what is applied in one transaction, and the rows that come of it
* ``decode``: records to stories and alerts
* ``writer``: records to rows, with the positions after them, in one transaction
* ``story_rows``: the row of each story: what it is now, for lists and searches
* ``facets``: what a story can be chosen by: regions, countries, languages and so on
* ``terms``: text to terms of the index, and what a person searches for to a query of it
* ``text_index``: the index of words, in parts of bounded size
* ``erase``: withdrawn stories lose their texts
* ``retention``: what the topics have deleted is deleted here
* ``events``: rows in the order in which they came, for streams
* ``lists``: the rows that answers are made of
* ``search``: stories by region, time and words, newest or best first
"""
