"""Find the time phrases that a page prints, wherever they stand on its lines.

* ``timestamps``: a line, or a part of it, is a time phrase, with the credit beside it
* ``spans``: whether a clock time that opens a line is one, or opens a range or says how long
* ``glued_ages``: ages that are glued to the text before or after them
* ``glued_days``: days by name at the edges of texts
* ``wrapped_lines``: whether lines are broken for want of room
* ``change_time``: the time behind a label of a change: ``Updated 10:05``
* ``openings``: whether a phrase may begin at a place, a quick test before the regular expressions
* ``patterns``: the regular expressions of all these

What a phrase means on a page is decided beside this folder: ``printed_time`` and ``publication_interval``.
"""
