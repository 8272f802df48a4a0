"""Alerts: which stories a newsroom's rules ask for, and when a rule alerts.

Match, then decide: a story version is compared with all rules at once, then each rule that it meets may alert.

- ``rule``: a rule as an editor writes it; its words, its spans of time, and its summary for people.
- ``field_values``: the regions, countries, agencies and signals that a rule's fields may name.
- ``silence``: until when an editor wants no alerts of some rules.
- ``rule_document``: the rules and silences of a TOML or YAML document, and every fault with its path.
- ``line_numbers``: the line on which each value of a document is.
- ``ruleset``: all rules as one search.
- ``match``: a story version compared with all rules; and a trial run without a broker.
- ``decide``: whether a rule alerts now.
- ``explain/``: why a rule alerted on a version, or not, in words.
- ``changes/``: what an alert says of what changed over several versions of a story.
- ``title``: the words that stand for a headline in an alert on a version without one.
- ``spacing``: whether a page's time is far enough from those of earlier alerts.
- ``state``: the stories that rules alerted on, and the cooldowns.
- ``delivery/``: an alert as a message, and when a target gets it.
"""
