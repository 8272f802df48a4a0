"""The HTTP server: its application, each connection, and how it listens and ends.

* ``app``: the application, with all paths
* ``connection``: limits of one connection, and how it is cut off
* ``server``: listens, and ends in order
"""
