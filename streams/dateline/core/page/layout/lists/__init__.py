"""The items of a list that has neither times nor rules.

``headline_groups``  the entry: headlines with their texts in turn
``paragraph_items``  items without headlines: paragraphs, or sentences after bullets
``parts``            the parts of one article that look like items: they share words
``score``            whether texts are a list's items or an article's parts, by the words that they share
``shape``            the same by their shape as well: how alike their lengths and headlines are
"""
