"""Push: pages come over HTTP and go to the raw topic, each request in one Kafka transaction.

A request may have an idempotency key: its key, the hash of its body and its answer are a record of the topic of pushes,
written in the same transaction. A gateway decides on a key once it owns the key's partition, by the transactional id of
that partition, and has read it to its end. So a request that is sent again makes no second sighting, wherever it is
sent to, and whether or not its first answer came.

* ``endpoint``: ``POST /v1/pages``
* ``body``: a request's body, bounded, also once it is inflated
* ``pages``: the body's pages, checked as ``dateline ingest`` checks them, and an answer for each
* ``pusher``: decides on a request, and sends its pages
* ``fence``: one partition of the topic of pushes, as this gateway owns it
* ``producers``: transactional producers for requests without a key
* ``keys``: the keys of the last 24 hours, as the topic has them
* ``raw_partitions``: whether workers read all partitions of the raw topic
* ``push_note``: the record of a request with a key
"""
