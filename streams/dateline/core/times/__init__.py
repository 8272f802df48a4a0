"""Times: printed times, event time, and windows of time.

A printed time is read in these steps:

``phrases/``                find time phrases on lines, and what belongs to them
``printed_time``            a time phrase → its parts: age, day, date, hour, zone
``publication_interval``    its parts, on a page fetched at a given time → the interval in which the item was published

``written_time``            a time written for programs, as in ``<time datetime>`` → its parts, and its interval

``interval_intersection``   intersect two intervals of one text, and the time by which a text is compared
``publication_order``       whether one text was published wholly before another
``clock``                   a stage's event-time clock: its watermark, and what is too old
``window``                  a window of time as commands ask for it, and where in the log its records are
``requested_time``          a time or a duration as a command or a query gives it

Words of ages, months and zones are rows in ``core/data/times``.
"""
