"""The stages, one module each, in the order of the flow: decode a record, let ``core`` decide, encode the outputs.

* ``split``: a page into its briefs
* ``collapse``: briefs of equal text into distinct texts
* ``thread``: distinct texts into versions of stories
* ``route``: a story version to its regions
* ``match``: a story version against the rules
* ``alert``: matches into alerts
* ``rulebook``: the rules file of ``match``, read again when it changes
"""
