"""The ``dateline`` command, a folder for each group of verbs.

``__main__``      the process: signals first, then ``main``
``main``          the table of verbs
``first_start``   what is compiled and built at the installation, so that no first start does it
``pages``         parse, pipe, ingest
``run``           worker, up, demo
``read``          tail, replay read
``stories``       explain, takedown
``alerts``        alerts check, run, deliver
``dead_letters``  dead-letters list, show, retry, export
``replay``        replay run, diff, drop
``upgrade``       upgrade prepare, compare, switch, back, status
``status``        status, doctor, topics
``options``       options that several verbs share
``terminal``      tables, JSON lines, progress, exit codes
"""
