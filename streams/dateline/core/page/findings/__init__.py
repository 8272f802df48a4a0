"""Why each part of a page and each field of a brief was read as it was: what ``parse --explain`` shows.

Nothing is decided here. The reasons are those that the deciding code stored with its decisions; the rest
is asked of the same functions again, with and without one piece of evidence.

- ``explain``: the entry: parse a page, and give its findings in page order
- ``finding``: ``Finding``, one part or field with its reason
- ``parts``: what each character of the page was read as
- ``structure``: why a block of an HTML page is in no brief
- ``fields``: why each field of a brief has its value
"""
