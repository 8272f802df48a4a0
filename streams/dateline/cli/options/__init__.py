"""What verbs share on their command lines: options, and reading the values that a person types.

``verb``          what the command line says about a verb before its module is imported
``pages``         files or standard input of pages, defaults for their fields, ``--rejects``
``archives``      ``--output``, and the files of stories that verbs read
``formats``       ``--format``: table or JSON, or the format of an archive
``topic``         a topic, ``--region`` and ``--country``
``times``         ``--from``, ``--to``, ``--since``; event times and how they are printed
``namespace``     the namespace that a verb works on; NAME and ``--as`` of replays and upgrades
``workers``       ``--workers``
``confirmation``  ``--yes`` and ``--dry-run``
``atlas``         the place index, with a progress bar while it is built
"""
