"""Log lines: how they look, and how often the same one is written.

* ``repeats``: logs an event that repeats once, and then once a minute with a count
* ``collapse``: the same for the lines of other libraries
* ``error_words``: an error in words
* ``lines``: a line as text with ``key=value``, or as JSON
"""
