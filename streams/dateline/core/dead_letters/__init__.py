"""Dead letters for people: why a record failed, what to do about it, and which letters a command means.

``diagnosis``     from an error's message: the fields at fault, and what to do
``groups``        dead letters grouped by stage and cause, with counts; what a cause is
``selection``     which letters ``--stage``, ``--reason``, ``--id`` and the like select
``faulty_value``  a record's value as lines of text, its faults marked

What to do about each kind of error stands in ``core/data/remedies.py``, a row each.
"""
