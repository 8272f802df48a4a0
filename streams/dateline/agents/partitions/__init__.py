"""Partitions: one source partition of one stage, from assignment to revocation.

* ``assignment``: the partitions of one stage that the group assigned to this worker
* ``fetches``: makes all that one poll returned of a partition one event of Faust
* ``partition``: decide on a batch and commit it in one transaction
* ``reorder_buffer``: records ahead of event time wait here until it is their turn
* ``guard``: an error that no record caused ends the process before anything is acknowledged
"""
