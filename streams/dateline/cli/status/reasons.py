"""Every reason of a finding or a note of ``dateline status``: what it means, and what to do.

``REASONS`` makes the table of the operator's handbook.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from dateline.kafka.topic_admin import REASSIGN
from dateline.settings import BUSY_TIMEOUTS


class Reason(StrEnum):
    """Why something is wrong. The words are stable: programs compare them."""

    PARTITION_UNANSWERED = "partition-unanswered"
    DISK_FULL = "disk-full"
    SWITCH_UNFINISHED = "switch-unfinished"
    NO_WORKER = "no-worker"
    OTHER_VERSION = "other-version"
    PARTITIONS_WITHOUT_WORKER = "partitions-without-worker"
    STAGE_WITHOUT_PROGRESS = "stage-without-progress"
    STATE_UNREADABLE = "state-unreadable"
    RECORDS_DELETED = "records-deleted"
    LAG = "lag"
    BUSY_SOURCE = "busy-source"
    DEAD_LETTERS = "dead-letters"
    FOREIGN_RECORDS = "foreign-records"
    GROUP_REBALANCING = "group-rebalancing"
    GROUP_WITHOUT_MEMBERS = "group-without-members"
    TARGET_FAILING = "target-failing"
    TARGET_BEHIND = "target-behind"
    GATEWAY_SILENT = "gateway-silent"
    TOKENS_REFUSED = "tokens-refused"
    RULES_REFUSED = "rules-refused"
    SOURCE_SILENT = "source-silent"
    SOURCE_YIELD_FELL = "source-yield-fell"
    SOURCE_WITHOUT_BRIEFS = "source-without-briefs"
    REPLICATION_BELOW_SETTING = "replication-below-setting"
    REPLICAS_OUT_OF_SYNC = "replicas-out-of-sync"


class Explanation(NamedTuple):
    """What a reason means, and what to do about it."""

    meaning: str
    remedy: str


REASONS: Final[Mapping[Reason, Explanation]] = {
    Reason.PARTITION_UNANSWERED: Explanation(
        "partitions have no leader, or theirs does not answer: whoever reads or writes them waits, and `status` shows "
        "the rest",
        "look for a broker that is down or hangs, and start it again: the replicas of these partitions are on it",
    ),
    Reason.DISK_FULL: Explanation(
        "the embedded broker's disk is too full for it to save its data: `ingest` and the gateway's push refuse pages",
        "free some space, or let DATELINE_DATA_DIR name another disk",
    ),
    Reason.SWITCH_UNFINISHED: Explanation(
        "`dateline upgrade switch` or `back` is at work, or was interrupted: new pages wait until it has finished",
        "if the command does not run any more, finish it with the command that the finding names; the workers of the "
        "former namespace must run meanwhile",
    ),
    Reason.NO_WORKER: Explanation(
        "no worker is a member of the namespace's group",
        "start `dateline worker`; one that was started just now may still compile or read the place index: its log "
        "says so, and `dateline up` shows it. Where it ends with 78, see the handbook (Exit codes)",
    ),
    Reason.OTHER_VERSION: Explanation(
        "another version of Dateline made the namespace, and this one cannot run a worker there: it ends with 1 or 78. "
        "While workers of the other version run, it is a note, and no finding",
        "start `dateline worker` of the version that made the namespace; or take the namespace over with this one: "
        "`dateline upgrade prepare --as NAME`, then `dateline upgrade switch NAME` while workers of the other one run",
    ),
    Reason.PARTITIONS_WITHOUT_WORKER: Explanation(
        "some partitions of a stage have no worker, or are changing hands",
        "run it again after a minute; if it stays, start more workers, or look at the exit codes of those that ended",
    ),
    Reason.STAGE_WITHOUT_PROGRESS: Explanation(
        "records wait for a worker that processed none of any partition while `status` watched; or none of a partition "
        f"was processed for {BUSY_TIMEOUTS} times DATELINE_STALL_TIMEOUT, though its worker processes others",
        "look at the log of the worker that the finding names: it may be reading its state back, or hang; a dead one "
        "counts as a member until DATELINE_SESSION_TIMEOUT is over: run it again then; on the embedded broker, end one "
        "that hangs, and restart `dateline up` if that does not help",
    ),
    Reason.STATE_UNREADABLE: Explanation(
        "a record of state cannot be read: the worker that runs goes on, and the next one to start there ends with 78",
        "something else wrote to the state's topic, or a newer version did: find the writer by the record's key; "
        "delete the key of a record that is not Dateline's (the handbook, Exit codes, has the command); else run the "
        "version that wrote it, or replay into a new namespace",
    ),
    Reason.RECORDS_DELETED: Explanation(
        "the broker deleted records, by retention or by command, before a stage read them; it is found until the stage "
        "has processed a later record, and each worker that starts there logs it",
        "pages (before split): send them again from where they came. Briefs, texts and stories: `dateline upgrade "
        "prepare` reads the raw pages again into a new namespace. Before match and alert: look at the stories",
    ),
    Reason.LAG: Explanation(
        "more records wait before a partition than DATELINE_LAG_LIMIT",
        "start more workers, up to DATELINE_PARTITIONS; if one partition lags alone, its key is busy",
    ),
    Reason.BUSY_SOURCE: Explanation(
        "200 records or more wait before a partition, and most of those that were looked at are of one source, whose "
        "texts hold up those of others: a note, and no finding",
        "nothing, if the number falls from one `status` to the next; else look at the pages of this source: an archive "
        "belongs into a namespace of its own",
    ),
    Reason.DEAD_LETTERS: Explanation(
        "records could not be processed since `--since`",
        "`dateline dead-letters list`, then `dateline dead-letters show ID`, which says what to do",
    ),
    Reason.FOREIGN_RECORDS: Explanation(
        "something other than Dateline wrote to the dead-letter topic since `--since`: a note, and no finding. The "
        "record is counted as no dead letter, and every command passes it over",
        "find what writes there by the record's key and headers; with Apache Kafka, let its ACL name Dateline alone",
    ),
    Reason.GROUP_REBALANCING: Explanation(
        "a group stays in a rebalance for longer than the broker waits for a member: records wait, and its members get "
        "none. One that ends by itself is a note, and no finding",
        "look for a member that hangs, and end it; on the embedded broker, restart `dateline up` if that does not help",
    ),
    Reason.GROUP_WITHOUT_MEMBERS: Explanation(
        "records wait for a group that has no member",
        "start its reader; if nobody needs the group, delete it (kafka-consumer-groups.sh --delete --group NAME); "
        "a reader that runs now and then, with `follow=False`, is reported between its runs",
    ),
    Reason.TARGET_FAILING: Explanation(
        "a target of alerts refuses a message, and its later alerts wait",
        "repair the target; `dateline alerts deliver --targets FILE --only NAME --test` sends it a test message; "
        "start `dateline alerts deliver --targets FILE` if it does not run",
    ),
    Reason.TARGET_BEHIND: Explanation(
        "a target has not received alerts that were due more than 30 s ago",
        "if the number falls from one `status` to the next, wait: the target catches up; else start `dateline alerts "
        "deliver --targets FILE`, or look at its log; if the target is gone for good, or has another name, "
        "`dateline alerts forget TARGET`",
    ),
    Reason.GATEWAY_SILENT: Explanation(
        "a gateway was not heard from for three minutes, and did not stop in order; a day later it is forgotten",
        "start `dateline serve` again where it ran, or look at its log: it may hang, or not reach the broker",
    ),
    Reason.TOKENS_REFUSED: Explanation(
        "a gateway cannot use its file of tokens and keeps the former ones, or the file is gone or has no token, and "
        "nobody is let in",
        "`dateline tokens check --file FILE` names each error, and `dateline tokens new NAME --file FILE` begins a new "
        "file; the gateway reads it within seconds",
    ),
    Reason.RULES_REFUSED: Explanation(
        "`dateline alerts run` cannot use its changed rules file, and the former rules stay in force",
        "correct the file; `dateline alerts check FILE` names each error; it is read within a second",
    ),
    Reason.SOURCE_SILENT: Explanation(
        "many pages of a source were due, and none came",
        "check its scraper: a block, a moved address, an expired certificate",
    ),
    Reason.SOURCE_YIELD_FELL: Explanation(
        "a source's newest pages give far fewer briefs than before",
        "its layout probably changed: run `dateline parse --explain` on the page that the finding names",
    ),
    Reason.SOURCE_WITHOUT_BRIEFS: Explanation(
        "a source's pages give no brief more than twice as often as usual",
        "look at the page that the finding names: a wall before the text, an error page, or a changed layout",
    ),
    Reason.REPLICATION_BELOW_SETTING: Explanation("topics have fewer replicas than DATELINE_REPLICATION", REASSIGN),
    Reason.REPLICAS_OUT_OF_SYNC: Explanation(
        "topics have replicas that lack records",
        "look for a broker that is down or slow; until it catches up, the failure of another can lose records",
    ),
}
"""Every reason, in the order of the handbook's table."""
