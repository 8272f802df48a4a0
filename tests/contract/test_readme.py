"""README shows what is: its tables are fresh, its commands print what it says they print."""

import re

import pytest

from dateline.cli.main import VERBS
from dateline.settings import Settings
from dateline.topics import TOPICS
from tests.contract.readme import README, Block, blocks, shown
from tests.contract.reference import reference, renewed

TEXT = README.read_text("utf-8")
RUN = [block for block in blocks(TEXT) if block.mark == "run"]


def test_its_tables_are_fresh() -> None:
    assert renewed(TEXT) == TEXT, "run: python -m tests.contract.readme"
    assert all(f"<!-- {name} -->" in TEXT for name in reference())


def test_its_tables_hold_every_setting_and_every_topic() -> None:
    tables = reference()
    assert all(f"`DATELINE_{name.upper()}`" in tables["settings"] for name in Settings.model_fields)
    for topic in TOPICS:
        family = topic.suffix.split(".")[0]
        assert f"`wire.{topic.suffix}`" in tables["topics"] or f"`wire.{family}.<" in tables["topics"]


def test_a_stale_table_is_noticed() -> None:
    stale = TEXT.replace("| `DATELINE_NAMESPACE`", "| `DATELINE_PREFIX`")
    assert renewed(stale) == TEXT != stale


@pytest.mark.parametrize("block", RUN, ids=lambda block: block.commands[0])
def test_its_commands_print_what_it_shows(block: Block) -> None:
    assert shown(block) == block.body, "run: python -m tests.contract.readme"


def test_it_shows_what_the_commands_print() -> None:
    assert len(RUN) >= 4
    assert all(len(block.body.splitlines()) > len(block.commands) for block in RUN)


def test_it_has_a_section_for_every_verb_and_for_no_other() -> None:
    assert sorted(re.findall(r"^### dateline ([\w-]+)$", TEXT, re.MULTILINE)) == sorted(VERBS)


def test_it_names_no_file_that_is_not_there() -> None:
    named = re.findall(r"`((?:streams|schemas|tests)/[\w/.]*)`", TEXT)
    assert named
    assert not [path for path in named if not (README.parent / path).exists()]


def test_it_names_no_machine_of_ours() -> None:
    assert not re.findall(r"/(?:work|root|home|tmp)/|localhost:(?!9092)\d+", TEXT)
