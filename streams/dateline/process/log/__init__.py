"""Log lines: how they look, and how often the same one is written.

* ``repeats``: what happens again and again, once and then once a minute with a count
* ``collapse``: the same for the lines of other libraries
* ``error_words``: an error in words
* ``lines``: a line as text with ``key=value``, or as JSON
"""
