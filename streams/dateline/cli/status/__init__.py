"""How Dateline stands: its topics, workers, lag and sources.

* ``status``: the verb, and its tables.
* ``snapshot``: asks the broker how a namespace stands.
* ``progress``: the part of it about workers that own partitions and do not get on.
* ``rebalances``: the part of it about groups in a rebalance: whether it ends by itself.
* ``newest``: the part of it about the newest event of each topic.
* ``leaders``: the part of it that cannot be read: partitions without a leader that answers.
* ``damaged_state``: which records of state cannot be read, and how a person sees one.
* ``deliveries``: the targets of alerts: what is wrong with them, their table and JSON.
* ``gateways``: the gateways: what is wrong with them, their table and JSON.
* ``findings``: what is wrong, in sentences, and what to do.
* ``reasons``: the reasons of findings: what each means.
* ``report``: the whole snapshot as JSON.
* ``doctor``: checks settings, broker, topics, place index and folders.
* ``topics``: creates, lists and checks the topics of the table.
"""
