"""The verbs about one story: ``explain`` and ``takedown``.

``explain``         ``dateline explain``: a story's versions
``explain_table``   its table
``sources``         story versions from a broker or from an archive
``takedown``        ``dateline takedown``: withdraw a story, and list the records that still hold its text
``takedown_order``  find the whole story, order its takedown, wait for the withdrawal
``namespaces``      the namespaces of a name that are kept: live, former, prepared, replays
``gateway_copies``  which gateways' copies a takedown has reached
``copies``          the records on the broker that still hold a story's text
"""
