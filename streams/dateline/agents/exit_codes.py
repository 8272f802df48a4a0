"""Exit codes of ``dateline worker`` and ``dateline alerts run``, from 70 on as ``sysexits.h`` numbers them."""

from typing import Final

EXIT_NOT_LET_IN: Final = 1
"""Exit code: the broker lets nobody of this login join the group. A person must change its rights, or the name."""
EXIT_TOPICS: Final = 1
"""Exit code: a topic has gone, or has got other partitions, as at a start. A person must mend the topics."""
EXIT_SETTING: Final = 2
"""Exit code: the broker does not allow what a setting says. A person must change the setting."""
EXIT_DELIVERY: Final = 70
"""Exit code: the worker was fenced, a transaction failed, the broker is gone, or nothing fetches records any more.
Start the worker again."""
EXIT_INSTANCE: Final = 73
"""Exit code: another process has this worker's name in the group. A person must give each a name of its own."""
EXIT_STALLED: Final = 75
"""Exit code: records wait and none is settled. Start the worker again."""
EXIT_REFUSED: Final = 78
"""Exit code: the state, or nearly every record, cannot be read. A person must look."""
FOR_A_PERSON: Final = frozenset({EXIT_SETTING, EXIT_INSTANCE, EXIT_REFUSED})
"""Exit codes that another start would only repeat. After any other code but 0, and after a kill, the worker is started
again."""
POISONED: Final = "records in a row failed"
"""What the reason of ``worker_died`` says after EXIT_REFUSED where the records are at fault, and not the state."""
EXIT_SWITCHED: Final = 75
"""Exit code: the alias names another namespace. Start the worker again to work there."""
