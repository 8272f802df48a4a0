"""Streams: the records of the topics as they come, for any number of clients that resume where they stopped.

* ``endpoints``: the paths of the streams, and what a request may ask for
* ``operations``: their paths and parameters, for their description
* ``event_id``: how far a client is, as short text
* ``filters``: which events a client wants
* ``hub``: the newest events, encoded once for all clients
* ``resume``: where in the copy a client begins, and what is missing before that
* ``encoding``: events as Server-Sent Events, and as lines of JSON
* ``subscriber``: one client's events, from the copy and then from the hub
* ``limits``: how many clients there may be
* ``response``: the HTTP response that never ends, and how it does end
"""
