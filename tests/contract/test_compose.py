"""``docker-compose.yml`` agrees with the code: commands, settings, limits, and what is open to the outside.

``make check`` validates it against the specification of Compose.
"""

import re
from pathlib import Path
from typing import Any, Final

import pytest
import typer
from ruamel.yaml import YAML

from dateline.agents.exit_codes import FOR_A_PERSON
from dateline.cli.main import app
from dateline.process.stop_signals import MAX_LEAVE_SECONDS
from dateline.settings import PREFIX, Settings

ROOT: Final = Path(__file__).parents[2]
TEXT: Final = (ROOT / "docker-compose.yml").read_text("utf-8")
HANDBOOK: Final = (ROOT / "streams/dateline/agents/README.md").read_text("utf-8")
COMPOSE: Final[dict[str, Any]] = YAML(typ="safe", pure=True).load(TEXT)
SERVICES: Final[dict[str, dict[str, Any]]] = COMPOSE["services"]
OURS: Final = {name: service for name, service in SERVICES.items() if service["image"].startswith("dateline")}
LONG_RUNNING: Final = {"worker", "alerts-run", "alerts-deliver", "gateway"}
CODE_FOLDER: Final = "/var/cache/dateline"
FILE: Final = "_FILE"

every_service = pytest.mark.parametrize("name", SERVICES)
each_of_ours = pytest.mark.parametrize("name", OURS)


def parsed(arguments: list[str]) -> Any:  # noqa: ANN401 - a context of typer's own click
    """Read the arguments of a command line down to the verb that they call, without calling it."""
    command: Any = typer.main.get_command(app)
    context = command.make_context("dateline", [*arguments])
    while hasattr(command, "resolve_command"):
        rest = [*getattr(context, "_protected_args", ()), *context.args]
        name, command, rest = command.resolve_command(context, rest)
        context = command.make_context(name, rest, parent=context)
    return context


@each_of_ours
def test_the_command_is_one_of_the_command_line(name: str) -> None:
    parsed(OURS[name]["command"])


def test_a_wrong_option_would_be_noticed() -> None:
    with pytest.raises(Exception, match="No such option"):
        parsed([*OURS["alerts-run"]["command"], "--rulez"])


def test_every_setting_is_known_also_those_in_comments() -> None:
    named = set(re.findall(rf"^[ #]*({PREFIX}[A-Z_]+): ", TEXT, re.MULTILINE))
    known = {PREFIX + field.upper() for field in Settings.model_fields}
    assert len(named) > 5
    assert {one for one in named if one not in known and one.removesuffix(FILE) not in known} == set()


def test_a_service_manager_does_not_start_again_what_needs_a_person() -> None:
    unit = HANDBOOK.partition("```ini\n")[2].partition("```")[0]
    lines = dict(line.split("=", 1) for line in unit.splitlines() if "=" in line)
    assert {int(code) for code in lines["RestartPreventExitStatus"].split()} == FOR_A_PERSON
    assert (lines["Restart"], int(lines["RestartSec"]) >= 5) == ("on-failure", True)
    assert int(lines["TimeoutStopSec"]) > MAX_LEAVE_SECONDS


@every_service
def test_every_service_has_limits_and_rotates_its_log(name: str) -> None:
    service = SERVICES[name]
    assert {"cpus", "memory"} <= service["deploy"]["resources"]["limits"].keys()
    assert {"max-size", "max-file"} <= service["logging"]["options"].keys()


@every_service
def test_no_port_is_open_beyond_this_machine(name: str) -> None:
    assert all(port.startswith("127.0.0.1:") for port in SERVICES[name].get("ports", ()))
    assert SERVICES[name].get("network_mode") != "host"


@each_of_ours
def test_every_setting_that_a_new_cluster_needs_is_passed_on(name: str) -> None:
    for setting, default in {
        "DATELINE_NAMESPACE": "wire",
        "DATELINE_PARTITIONS": "4",
        "DATELINE_REPLICATION": "1",
    }.items():
        assert OURS[name]["environment"][setting] == f"${{{setting}:-{default}}}"


@each_of_ours
def test_our_containers_have_few_rights_and_a_place_for_compiled_code(name: str) -> None:
    service = OURS[name]
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    (volume,) = [volume for volume in service["volumes"] if volume.endswith(f":{CODE_FOLDER}")]
    assert volume.split(":")[0] in COMPOSE["volumes"]
    assert service["environment"]["NUMBA_CACHE_DIR"].startswith(f"{CODE_FOLDER}/")
    # A new volume takes over the folder of the image with its owner.
    image = SERVICES["topics"]["build"]["dockerfile_inline"]
    assert f"chown -R dateline {CODE_FOLDER}" in image
    assert image.index("chown") < image.index("USER dateline")
    compiled = f"NUMBA_CACHE_DIR={service['environment']['NUMBA_CACHE_DIR']} python -m dateline.cli.first_start"
    assert image.index("USER dateline") < image.index(compiled)


@each_of_ours
def test_what_runs_on_is_restarted_and_what_checks_is_not(name: str) -> None:
    """After a reboot of the host too: a shutdown ends a worker with exit code 0, so ``on-failure`` would leave it."""
    service = OURS[name]
    assert service["restart"] == ("unless-stopped" if name in LONG_RUNNING else "no")
    assert ("healthcheck" in service) == (name in LONG_RUNNING)


@pytest.mark.parametrize("name", sorted(LONG_RUNNING))
def test_wrong_settings_are_told_once_by_a_check_before(name: str) -> None:
    """A service that is restarted waits for one that is not and reads the same settings, rules or targets."""
    service = OURS[name]
    (check,) = [
        before for before, how in service["depends_on"].items() if how["condition"] == "service_completed_successfully"
    ]
    assert OURS[check]["restart"] == "no"
    assert OURS[check]["environment"] == service["environment"]
    assert OURS[check].get("secrets", []) == service.get("secrets", [])
    assert OURS[check].get("env_file", []) == service.get("env_file", [])


def test_alerts_start_only_with_their_profile_and_their_files_are_secrets() -> None:
    with_profile = {name for name, service in SERVICES.items() if service.get("profiles") == ["alerts"]}
    assert with_profile == {"check-rules", "check-targets", "alerts-run", "alerts-deliver"}
    for name in with_profile:
        used = [argument for argument in OURS[name]["command"] if argument.startswith("/run/secrets/")]
        assert used == [f"/run/secrets/{secret}" for secret in OURS[name]["secrets"]]
        assert set(OURS[name]["secrets"]) <= COMPOSE["secrets"].keys()


def test_the_gateway_starts_only_with_its_profile_and_never_without_tokens() -> None:
    with_profile = {name for name, service in SERVICES.items() if service.get("profiles") == ["gateway"]}
    assert with_profile == {"check-tokens", "gateway"}
    gateway = OURS["gateway"]
    assert gateway["secrets"] == ["tokens.toml"]
    assert gateway["environment"]["DATELINE_GATEWAY_TOKENS"] == OURS["check-tokens"]["command"][-1]
    (port,) = gateway["ports"]
    assert port.endswith(f":{gateway['environment']['DATELINE_GATEWAY_PORT']}")
    # Its copy outlives the container, and a new volume takes over the folder of the image with its owner.
    folder = str(Path(gateway["environment"]["DATELINE_GATEWAY_COPY"]).parent)
    assert any(volume.endswith(f":{folder}") for volume in gateway["volumes"])
    assert f"chown -R dateline {CODE_FOLDER} {folder}" in SERVICES["topics"]["build"]["dockerfile_inline"]


def test_files_of_secrets_are_kept_out_of_the_repository() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert {"/rules.toml", "/targets.toml", "/targets.env", "/tokens.toml", "/sasl_password"} <= set(ignored)
