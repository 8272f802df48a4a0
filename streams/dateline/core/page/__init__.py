"""A scraped page in, its briefs out.

- ``parse``: the entry: items with their places, language, fingerprint and interval, as briefs
- ``split``: a page to items; it calls the folders below in their order
- ``flash``: a page of one line: a flash, or a page that speaks of itself
- ``page_title``: the title of a page as the headline of its article
- ``model``: the page model: text, and the blocks and boxes that an HTML tree shows
- ``html/``: HTML to the page model, and its structure to drafts of briefs
- ``lines/``: what one line is: text, time, marker, rule, credit or noise
- ``dateline/``: read a dateline: places, date, agencies, dash
- ``passes/``: steps over the list of pieces, by what the whole page shows
- ``layout/``: where one item ends and the next begins
- ``note``: the wire's note between headline and text
- ``credits``: which agencies an item is credited to, where its dateline names none
- ``findings/``: why each part and field was read so: ``parse --explain``
- ``text_search``: whether a record holds the texts of a story, for ``takedown``
"""
