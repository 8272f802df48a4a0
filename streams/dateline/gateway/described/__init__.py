"""Descriptions: the gateway and the topics, for programs.

* ``operation``: a path with all that is said of it
"""
