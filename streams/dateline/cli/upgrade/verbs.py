"""``dateline upgrade``: another version of the code goes live, and alerts nobody by having read everything anew.

The protocol
------------
All namespaces under a name, ``wire`` say, read the raw topic ``wire.raw``. So no page is ever moved, and who
writes pages notices nothing. A new namespace is warmed by workers that begin 48 hours back in the raw topic and put
a mark, the header ``dateline-replay``, on all that they make; rules and readers pass over what is marked.

A switch has to see to it that of each page exactly one namespace speaks, that is, makes records without a mark:

1.  The warming workers catch up, and are stopped. The new namespace has split the raw pages before offset D.
2.  Live gets as far as D itself, so that nothing before D is left to nobody.
3.  The alias (a record on ``wire.alias``) names the new namespace, ``switching``. A worker of the former sees it within
    seconds and leaves; started again, it runs the later stages of the former alone.
4.  The transactional producers of the former's ``split`` are taken over. One that had not left is fenced by that;
    one that opens a partition after it reads the alias after it, and leaves. So the former's position C, with
    D <= C, is final.
5.  The later stages of the former go on until no record is left before them: by its own workers, since its state
    is that of its own version of the code. Then every takedown that was ever ordered under the name is ordered of the
    new namespace, with the mark: it was warmed with pages, and pages know nothing of takedowns.
6.  The alias is ``live``, and tells C. Workers that are started now go on in the new namespace from D, mark what
    they make of pages before C, of which the former spoke, and speak from C on.

A switch that dies between 3 and 6 leaves pages waiting in the raw topic, and is finished by the same command. Going
back is the same with the roles changed: the former is warmed from where it was stopped.

Readers that follow a topic see the alias turn ``live``: then the former's topics are complete. They read those to
their end, then the new namespace's from where they ended before step 6, passing over what is marked.
"""

from collections.abc import Mapping
from typing import Final

from dateline.cli.options.verb import Verb
from dateline.extras import Extra

_PANEL: Final = "Upgrade"

VERBS: Final[Mapping[str, Verb]] = {
    "prepare": Verb(
        "upgrade.prepare:prepare", _PANEL, "Warm a new namespace with the last 48 hours, in silence.", Extra.WORKER
    ),
    "compare": Verb("replay.diff:diff", _PANEL, "Compare what it made with what live made of the same pages."),
    "switch": Verb("upgrade.switch:switch", _PANEL, "Make it live: workers and readers go over to it.", Extra.WORKER),
    "back": Verb("upgrade.switch:back", _PANEL, "Make the former namespace live again.", Extra.WORKER),
    "status": Verb("upgrade.status:status", _PANEL, "Say what is live, and what is prepared."),
}
"""In the order of the help."""
