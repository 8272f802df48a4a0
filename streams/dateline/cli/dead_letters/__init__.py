"""Verbs for dead letters, the records that a stage could not process.

* ``verbs``: the table of the verbs.
* ``list``: counts the letters by stage and reason.
* ``show``: prints one letter: why it failed, what to do, and its record.
* ``retry``: sends letters to the topics that they came from, once, and reports what became of each.
* ``retry_run``: decides which letters can be sent, and sends them in transactions.
* ``export``: writes letters, or the values of their records, to a file.
* ``letters``: reads the letters and the notes of their retries.
* ``options``: the options that select letters.
"""
