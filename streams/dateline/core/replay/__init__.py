"""Run live's raw pages through the pipeline again, into a namespace of their own, and compare the outcome.

``job``          a replay's marker, its progress, and whether it may write to a namespace
``event_order``  the order in which pages are fed, and a merge of several logs by event time
``rate``         how fast pages are fed
``diff``         what live and a replay made of the same pages: the differences, brief by brief and story by story
``alias``        which namespace is live after ``dateline upgrade switch``

Read ``job`` first. The commands that read and write Kafka are in ``cli/replay`` and ``cli/upgrade``.
"""
