"""Descriptions: the gateway and the topics, for programs. ``tests/contract/export.py`` writes them to ``schemas/``.

* ``operation``: a path with all that is said of it
* ``catalogue``: all operations
* ``openapi``: the gateway, as OpenAPI 3.1
* ``asyncapi``: the topics, as AsyncAPI 3
* ``endpoints``: the paths at which both are served
"""
