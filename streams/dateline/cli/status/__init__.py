"""How Dateline stands: its topics, workers, lag and sources.

* ``status``: the verb, and its tables.
* ``snapshot/``: what the broker answers when it is asked how a namespace stands.
* ``findings``: what is wrong, in sentences, and what to do.
* ``reasons``: the reasons of findings: what each means.
* ``deliveries``: the targets of alerts: what is wrong with them, their table and JSON.
* ``gateways``: the gateways: what is wrong with them, their table and JSON.
* ``report``: the whole snapshot as JSON.
* ``doctor``: the verb that checks settings, broker, topics, place index and folders.
* ``topics``: the verb that creates, lists and checks the topics of the table.
"""
