"""What Dateline decides, as pure functions: no Kafka, no clock, no files, no environment.

Read it in the order of the flow; ``pipeline`` runs it in one process, without a broker:

``page``          a scraped page → its briefs
``stories``       briefs → distinct texts → story versions, and the regions that carry them
``alerts``        story versions → alerts, by the newsroom's rules

Beside the flow:

``sources``       whether a source has gone silent or gives fewer briefs
``replay``        run pages again and compare the outcome
``dead_letters``  why records failed, and what to do

Below all of them stand ``times``, ``text``, ``places`` and the rows of ``data``. ``versions`` has the versions that
records carry. Page, stories and alerts do not import one another: records pass between them.
"""
