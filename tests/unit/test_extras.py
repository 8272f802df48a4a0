"""Extras: each verb gets by with what its extra brings, and says which extra it lacks."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import distribution, packages_distributions
from pathlib import Path
from typing import Any, Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from dateline.cli.alerts import verbs as alerts
from dateline.cli.dead_letters import verbs as dead_letters
from dateline.cli.main import VERBS, main
from dateline.cli.options.verb import Verb
from dateline.cli.replay import verbs as replay
from dateline.cli.run import token_verbs as tokens
from dateline.cli.upgrade import verbs as upgrade
from dateline.extras import MODULES, Extra, MissingExtraError, is_installed, missing, require
from dateline.kafka.embedded_broker.broker import embedded_broker

PROJECT: Final[Mapping[str, Any]] = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
TABLES: Final[Mapping[str, Mapping[str, Verb]]] = {
    "": VERBS,
    "alerts ": alerts.VERBS,
    "dead-letters ": dead_letters.VERBS,
    "replay ": replay.VERBS,
    "tokens ": tokens.VERBS,
    "upgrade ": upgrade.VERBS,
}
EVERY_VERB: Final = {f"{group}{name}": verb for group, table in TABLES.items() for name, verb in table.items()}
NEEDING_AN_EXTRA: Final = {name: verb.extra for name, verb in EVERY_VERB.items() if verb.extra}
LAZY: Final = {"alerts deliver": ("dateline.cli.alerts.deliver_plan", "dateline.cli.alerts.deliver_run")}
"""What a verb imports when it runs."""
CLIENT: Final = ("dateline.client", "dateline.client.subscribe", "dateline_schemas")

WITHOUT: Final = """
import importlib, json, sys

absent, modules = json.loads(sys.argv[1])

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in absent:
            raise ModuleNotFoundError(f"{name} is of no distribution that the extra brings", name=name)

sys.meta_path.insert(0, Absent())
from dateline.files import pattern_cache
pattern_cache.use_cache()
for module in modules:
    importlib.import_module(module)
"""
"""Import modules as if the distributions of some packages were not installed, with the patterns that a command has."""


def distributions(extra: Extra | None) -> set[str]:
    """Return the distributions that an install with this extra brings, by their canonical names."""
    reached: set[str] = set()
    waiting = [*map(Requirement, PROJECT["dependencies"]), *([Requirement(f"dateline[{extra}]")] if extra else ())]
    seen = set()
    while waiting:
        requirement = waiting.pop()
        if str(requirement) in seen or not applies(requirement, ""):
            continue
        seen.add(str(requirement))
        if requirement.name == "dateline":
            extras = PROJECT["optional-dependencies"]
            waiting += [Requirement(text) for name in requirement.extras for text in extras[name]]
            continue
        reached.add(canonicalize_name(requirement.name))
        waiting += needed_by(requirement)
    return reached


def needed_by(requirement: Requirement) -> Iterator[Requirement]:
    for text in distribution(requirement.name).requires or ():
        needed = Requirement(text)
        if any(applies(needed, extra) for extra in ("", *requirement.extras)):
            needed.marker = None
            yield needed


def applies(requirement: Requirement, extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def top_level_modules_absent_beside(extra: Extra | None) -> list[str]:
    brought = distributions(extra) | {"dateline"}
    return [
        module
        for module, names in packages_distributions().items()
        if not brought & set(map(canonicalize_name, names)) and module not in sys.stdlib_module_names
    ]


@pytest.mark.parametrize("extra", [None, *sorted(set(NEEDING_AN_EXTRA.values()))])
def test_the_verbs_of_an_extra_import_nothing_that_it_does_not_bring(extra: Extra | None) -> None:
    modules = [
        f"dateline.cli.{verb.code.partition(':')[0]}" for name, verb in EVERY_VERB.items() if verb.extra == extra
    ]
    modules += [module for name, names in LAZY.items() for module in names if EVERY_VERB[name].extra == extra]
    modules += CLIENT if extra is None else ()
    asked = json.dumps([top_level_modules_absent_beside(extra), modules])
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", WITHOUT, asked], capture_output=True, check=False, text=True
    )
    assert run.returncode == 0, run.stderr


def test_the_peer_of_the_bench_has_the_version_that_its_environment_gets() -> None:
    pins = Path("tests/bench/peers/requirements.txt").read_text().splitlines()
    assert {*PROJECT["optional-dependencies"]["bench"]} <= {*pins}


def test_the_extras_are_those_of_pyproject() -> None:
    assert {*Extra, "all", "bench", "dev", "evaluation"} == set(PROJECT["optional-dependencies"])


@pytest.mark.parametrize("extra", Extra)
def test_the_extra_all_brings_what_each_other_brings(extra: Extra) -> None:
    (everything,) = map(Requirement, PROJECT["optional-dependencies"]["all"])
    chosen = set(everything.extras)
    included = {Extra.WORKER: Extra.EMBEDDED, Extra.PARSE: Extra.EMBEDDED}
    assert included.get(extra, extra) in chosen
    assert distributions(extra) <= set().union(*(distributions(Extra(name)) for name in chosen))


@pytest.mark.parametrize("extra", Extra)
def test_an_extra_is_noticed_by_what_it_alone_brings(extra: Extra) -> None:
    brought = {canonicalize_name(name) for name in packages_distributions()[MODULES[extra]]}
    with_it = {other for other in (None, *Extra) if brought & distributions(other)}
    containing = {Extra.PARSE: {Extra.WORKER, Extra.EMBEDDED}, Extra.WORKER: {Extra.EMBEDDED}}
    assert with_it == {extra} | containing.get(extra, set())


@pytest.mark.parametrize(("verb", "extra"), NEEDING_AN_EXTRA.items())
def test_a_verb_whose_extra_is_absent_says_so_in_one_line(
    verb: str, extra: Extra, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.extras.is_installed", lambda _: False)
    with pytest.raises(SystemExit) as exited:
        main(verb.split())
    printed = capsys.readouterr()
    assert exited.value.code == 2
    assert printed.out == ""
    assert printed.err == f"dateline: {missing(extra, f'`dateline {verb}`')}\n"


def test_a_missing_extra_is_installed_from_a_checkout_or_a_wheel_and_never_from_an_index(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda _: "7.8")
    assert missing(Extra.WORKER, "`dateline worker`") == (
        "`dateline worker` needs the extra 'worker', which is not installed: pip install '.[worker]' from a checkout, "
        "or pip install './dateline-7.8-py3-none-any.whl[worker]' from a wheel file"
    )


def test_require_passes_what_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert all(map(is_installed, Extra))
    require(Extra.PARSE, "`dateline parse`")
    monkeypatch.setattr("dateline.extras.is_installed", lambda _: False)
    with pytest.raises(MissingExtraError):
        require(Extra.PARSE, "`dateline parse`")


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("alerts", "--help"), ("upgrade", "--help")])
def test_help_needs_no_extra(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.extras.is_installed", lambda _: False)
    with pytest.raises(SystemExit) as exited:
        main(arguments)
    assert exited.value.code == 0
    assert "dateline" in capsys.readouterr().out


def test_the_embedded_broker_says_which_extra_it_needs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match="the embedded broker needs the extra 'embedded'"):
        embedded_broker(tmp_path).__enter__()
