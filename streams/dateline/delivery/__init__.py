"""Delivery: alerts to mail, chat and web hooks, at least once and in order for each target.

* ``dispatcher``: takes one target through the alerts, pass after pass
* ``handover``: decides what to do with an alert: skip, hold, send, try again, give up
* ``reports``: what the log says of a target: joined and refused alerts
* ``terms``: the options of a run, and its counts of what became of a target's alerts
* ``rehearsal``: takes a target through the alerts without sending or committing: what would be sent, and when
* ``bundle_queue``: the alerts that are not sent yet, by story version
* ``sent_versions``: the story versions that a target was told of, and how stories stand
* ``late_alerts``: the alerts of a file, as their stories stand now
* ``checkpoint``: the right to deliver to a target, and the committed progress
* ``notifier``: sends one message through Apprise, with no secret in any message of ours
* ``targets``: the file of targets, and the secrets in their URLs
* ``standings``: how each target stands, asked of the broker
* ``health``: whether the deliveries of this process are alive and ready, and their gauges
"""
