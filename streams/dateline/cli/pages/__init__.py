"""Verbs that take pages.

* ``parse``: prints the briefs of pages, or explains how they were read.
* ``explain_view``: the explanation for people, in colours.
* ``no_briefs``: the pages that gave no brief, summed up on standard error.
* ``pipe``: runs pages through the whole flow without a broker.
* ``page_sink``: where ``pipe`` writes: standard output, or such a file.
* ``continued_file``: a file that it goes on with after a kill.
* ``parsing``: parses pages in this process, or in others beside it.
* ``parsing_process``: such a process.
* ``ingest``: sends pages to the raw topic.
* ``page_sender``: sends them in batches, and awaits the broker's acknowledgements.
"""
