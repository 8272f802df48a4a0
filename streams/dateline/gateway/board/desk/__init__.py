"""Pages of the desk: alerts and what became of them, how sources do, and what an operator looks at.

* ``alert_page``: alerts, what each target had of them, and who acknowledged them
* ``source_page``: the rhythm, silence and yield of each source
* ``source_look``: the counts of sources, asked of the broker
* ``operator_page``: dead letters by reason, topics, lag and gateways
* ``findings``: what is wrong, by the code of `dateline status`
* ``bars``: a row of numbers as bars of a small drawing
"""
