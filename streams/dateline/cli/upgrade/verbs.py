"""The table of verbs of ``dateline upgrade``, and the protocol of a switch.

Another version of the code goes live in a namespace of its own. That namespace first reads all recent texts
without sending alerts, so that nobody is alerted again.

The protocol
------------
All namespaces under one name, for instance ``wire``, read the raw topic ``wire.raw``. So no page is ever moved, and
writers of pages notice nothing. A new namespace is warmed by workers that begin 72 hours back in the raw topic, and
mark every record that they make with the header ``dateline-replay``; rules and readers skip marked records.

A switch must ensure that for each page exactly one namespace makes records without the mark:

1.  The warming workers catch up, and are stopped. The new namespace has split the raw pages before offset D.
2.  Live reaches D too, so that every page before D has unmarked records of live.
3.  The alias (a record on ``wire.alias``) names the new namespace, in the phase ``switching``. A worker of the former
    namespace sees it within seconds and exits; when it is started again, it runs the former's later stages only.
4.  The transactional producers of the former's ``split`` are taken over. That fences a worker that had not exited. A
    worker that opens a partition afterwards reads the alias after fencing, and exits. So the former's position C is
    final, and D <= C.
5.  The later stages of the former go on until no record waits before them. The former's own workers do this, because
    its state belongs to its own version of the code. Then every takedown that was ever ordered under the name is
    ordered in the new namespace, with the mark: that namespace was warmed with pages, which hold no takedowns.
6.  The alias is in the phase ``live``, and holds C. Workers that are started now go on in the new namespace from D, and
    mark what they make of pages before C, for which the former made unmarked records. From C on they do not mark.

A switch that is interrupted between 3 and 6 leaves pages waiting in the raw topic; the same command finishes it. Going
back is the same with the roles exchanged: the former namespace catches up from where it was stopped.

Readers that follow a topic see the alias become ``live``; from then on the former's topics are complete. They read
those to their end, then the new namespace's from where these ended before step 6, and skip marked records.
"""

from collections.abc import Mapping
from typing import Final

from dateline.cli.options.verb import Verb
from dateline.extras import Extra

_PANEL: Final = "Upgrade"

VERBS: Final[Mapping[str, Verb]] = {
    "prepare": Verb(
        "upgrade.prepare:prepare", _PANEL, "Warm a new namespace with the last 72 hours, without alerts.", Extra.WORKER
    ),
    "compare": Verb("replay.diff:diff", _PANEL, "Compare what it made with what live made of the same pages."),
    "switch": Verb("upgrade.switch:switch", _PANEL, "Make it live: workers and readers change over.", Extra.WORKER),
    "back": Verb("upgrade.switch:back", _PANEL, "Make the former namespace live again.", Extra.WORKER),
    "status": Verb("upgrade.status:status", _PANEL, "Show which namespace is live, and which are prepared."),
}
"""In the order of the help."""
