"""The verbs of ``dateline alerts``.

``verbs``           the table of verbs
``check``           check a rules file, and show which alerts it would have raised
``check_warnings``  what is odd in rules and no fault
``explain``         ``check --explain``: why each rule alerted on a story version, or not
``run``             the worker that matches stories with rules and writes ``wire.alerts``
``deliver``         send alerts to targets: the options
``deliver_run``     deliver from the topic until the end or a signal; ``--test``
``deliver_plan``    ``--dry-run``: the messages that would be sent
``deliver_file``    ``--input``: send the alerts of a file as their stories stand now
``forget``          forget targets that get no alerts any more
``handed_over``     note that given-up alerts were sent from a file, so that their dead letters count as retried
"""
