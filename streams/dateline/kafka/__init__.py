"""Kafka: everything that speaks to a broker and is not a stage.

* ``clients``: producers, consumers and admin clients, and their options (login, fetch pacing)
* ``connection``: whether the broker answers, and pauses between attempts to connect
* ``groups``: how a consumer stays a member of its group, and when the broker lets none join
* ``answer_limit``: how long a new connection may wait for a broker's first answer
* ``tls``: the TLS context, and what is wrong with the files that it is made of
* ``compression``: the codec of the batches that are sent, and how large a value is in it
* ``codec``: a record's bytes to a model and back; its headers
* ``transactions``: send a batch's records in one transaction
* ``dead_letters``: a record that failed, written, read back, and sent again
* ``envelope``: a record with all its metadata as one line of JSON
* ``topic_admin``: create topics, and compare the table of topics with the broker
* ``alias``: which namespace is live under a name, looked up and watched
* ``topic_reader``: a topic's committed records from a time on, to its end or for ever
* ``embedded_broker``: the small broker for a laptop and for tests
"""
