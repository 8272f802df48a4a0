"""Times: printed times, event time, and windows of time.

A printed time is read in these steps:

``timestamps``              a line, or a part of it, is a time phrase, with the credit beside it
``spans``                   whether a clock time that opens a line is one, or opens a range or says how long
``glued_ages``              ages that are glued to the text before or after them
``glued_days``              days by name at the edges of texts
``change_time``             the time behind a label of a change: ``Updated 10:05``
``printed_time``            a time phrase → its parts: age, day, date, hour, zone
``publication_interval``    its parts, on a page fetched at a given time → the interval in which the item was published

``written_time``            a time written for programs, as in ``<time datetime>`` → its parts, and its interval

``patterns``                the regular expressions of the first two
``interval_intersection``   intersect two intervals of one text, and the time by which a text is compared
``publication_order``       whether one text was published wholly before another
``clock``                   a stage's event-time clock: its watermark, and what is too old
``window``                  a window of time as commands ask for it, and where in the log its records are
``requested_time``          a time or a duration as a command or a query gives it

Words of ages, months and zones are rows in ``core/data/times``.
"""
