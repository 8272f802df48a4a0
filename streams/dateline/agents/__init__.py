"""Agents: the Faust worker, a thin shell around ``core``: decode a batch, decide, deliver in one transaction.

* ``app``: ``build_app``, the only place that makes a Faust app
* ``stage``: what a stage is, and the table of all stages
* ``consumer``: Faust's Kafka consumer, changed to read committed records only, after the last settled one
* ``exit_codes``: what each end of a worker means to a scheduler
* ``instance``: a worker's own name in its group, under which it takes its partitions back
* ``runner``: Faust's worker, exiting with our exit codes
* ``rules_notes``: what `alerts run` notes on a topic of a rules file that is refused
* ``alerting``: in which namespace the alerting stages work while the alias is switched
* ``stages/``: one module per stage
* ``partitions/``: one source partition of one stage, from assignment to revocation
* ``state/``: the state records of the stages, written and read back
* ``monitoring/``: lag, event time, health and metrics
"""
