"""The verbs ``dateline replay run``, ``diff`` and ``drop``; ``replay read`` is in ``cli/read``.

``verbs``           the table of verbs
``run``             ``replay run``: the options
``plan``            fix which offsets are read, mark the new namespace
``execution``       feed the pages, and wait until all records have passed all stages
``pages_in_order``  the raw pages in the order of their event times, in bounded memory
``feeder``          send the pages to the new namespace, not too far ahead of its stages
``workers``         the replay's own worker processes
``marker``          the records that mark a namespace as a replay's
``diff``            ``replay diff``, and its tables
``join``            the records of live and replay, joined on disk
``drop``            ``replay drop``
"""
