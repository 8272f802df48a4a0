"""What the broker answers when it is asked how a namespace stands. Nothing here joins a group or commits.

* ``snapshot``: asks for everything, and puts it together. Each other module asks for one part of it.
* ``progress``: workers that own partitions and do not get on.
* ``busy_sources``: whose records wait before a partition.
* ``rebalances``: groups in a rebalance that does not end by itself.
* ``newest``: the newest event of each topic.
* ``leaders``: partitions that cannot be read, because no leader answers.
* ``deleted_records``: what the broker deleted before a stage read it.
* ``damaged_state``: records of state that cannot be read, and how a person sees one.
"""
