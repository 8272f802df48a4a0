"""How Dateline stands: its topics, workers, lag and sources.

* ``status``: the verb, and its tables.
* ``snapshot``: asks the broker how a namespace stands.
* ``findings``: what is wrong, in sentences, and the whole snapshot as JSON.
* ``doctor``: checks settings, broker, topics, place index and folders.
* ``topics``: creates, lists and checks the topics of the table.
"""
