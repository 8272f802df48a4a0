"""The descriptions of the gateway and of the topics: committed as the code makes them, valid, complete and true."""

import json
from collections.abc import AsyncIterator, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft7Validator, Draft202012Validator  # type: ignore[import-untyped]  # ships no types
from pydantic import BaseModel

from dateline.core.alerts.delivery.progress import Progress
from dateline.gateway.api.admin.models import (
    GatewayList,
    GatewayRow,
    GroupRow,
    LagList,
    LetterList,
    PartitionEnds,
    TopicLag,
    TopicList,
    TopicRow,
)
from dateline.gateway.api.admin.operator import Operator
from dateline.gateway.api.delivery import Deliveries
from dateline.gateway.description.asyncapi import asyncapi
from dateline.gateway.description.catalogue import OPERATIONS
from dateline.gateway.description.openapi import openapi
from dateline.gateway.description.operation import JSON, Operation
from dateline.gateway.server.app import routes_of
from dateline.topics import ALIAS, GATEWAYS, REPLAY, TAKEDOWNS, TOPICS
from dateline_schemas import Story
from tests.contract.export import DESCRIPTIONS, FOLDER, to_json
from tests.copies import START, Log, alert
from tests.gateway_apps import App, app, tokens_file
from tests.versions import of, other, version

STANDARDS: Final = Path(__file__).parent / "standards"
HTTP: Final[dict[str, Any]] = openapi()
KAFKA: Final[dict[str, Any]] = asyncapi()


def standard(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((STANDARDS / name).read_bytes())
    return document


OF_HTTP: Final = Draft202012Validator(standard("openapi-3.1.schema.json"))
OF_KAFKA: Final = Draft7Validator(standard("asyncapi-3.0.schema.json"))


def references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


@pytest.mark.parametrize("file", DESCRIPTIONS)
def test_the_committed_file_is_what_the_code_says(file: str) -> None:
    assert (FOLDER / file).read_bytes() == to_json(DESCRIPTIONS[file]()), "run: python -m tests.contract.export"


@pytest.mark.parametrize(("description", "valid"), [(HTTP, OF_HTTP), (KAFKA, OF_KAFKA)], ids=["http", "kafka"])
def test_it_is_valid_and_each_reference_leads_somewhere(description: dict[str, Any], valid: Any) -> None:  # noqa: ANN401
    valid.validate(description)
    for reference in references(description):
        node: Any = description
        for step in reference.removeprefix("#/").split("/"):
            node = node[step]
    for schema in description["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_what_is_wrong_would_be_noticed() -> None:
    for path in (["info"], ["openapi"], ["paths", "/v1/stories", "get", "parameters", 0, "name"]):
        assert not OF_HTTP.is_valid(without(HTTP, *path))
    for path in (
        ["info"],
        ["channels", "stories", "bindings", "kafka", "bindingVersion"],
        ["servers", "kafka", "host"],
    ):
        broken = without(KAFKA, *path)
        if path[-1] == "bindingVersion":
            broken["channels"]["stories"]["bindings"]["kafka"]["partitions"] = "four"
        assert not OF_KAFKA.is_valid(broken)


def without(description: Mapping[str, Any], *path: Any) -> dict[str, Any]:  # noqa: ANN401
    changed = deepcopy(dict(description))
    node: Any = changed
    for step in path[:-1]:
        node = node[step]
    del node[path[-1]]
    return changed


def test_each_topic_is_described_with_its_settings() -> None:
    addresses = {channel["address"] for channel in KAFKA["channels"].values()}
    for topic in (*TOPICS, ALIAS, REPLAY, TAKEDOWNS, GATEWAYS):
        name = "region.{region}" if topic.suffix.startswith("region.") else topic.suffix
        assert f"{{namespace}}.{name}" in addresses
    stories = KAFKA["channels"]["stories"]["bindings"]["kafka"]
    assert stories["partitions"] == 4
    assert stories["topicConfiguration"]["retention.ms"] == 30 * 24 * 3600 * 1000
    assert KAFKA["operations"]["receive-raw"]["action"] == "receive"


PROGRESS: Final = {"desk": Progress(1), "night": Progress(0, failing=0, tries=2, since=START, reason="refused")}


WAITING: Final = TopicLag(topic="wire.raw", records=2, exact=True)
OF_THE_BROKER: Final[Mapping[str, BaseModel]] = {
    "dead letters": LetterList(namespace="wire", since=START, letters=0, groups=()),
    "topics": TopicList(
        namespace="wire",
        topics=(
            TopicRow(
                topic="wire.raw", record="RawArticle", key="source", cleanup="delete", retention_ms=None, exists=True,
                replication=1, partitions=(PartitionEnds(partition=0, first=0, end=2),),
            ),
        ),
    ),
    "lag": LagList(
        namespace="wire",
        stages={"split": WAITING},
        groups=(GroupRow(group="wire", state="Stable", members=1, lag=(WAITING,)),),
    ),
    "gateways": GatewayList(
        gateways=(
            GatewayRow(
                gateway="a-1", address="127.0.0.1:8480", version="1", state="ready", at=START, clients=0, copy_bytes=9
            ),
        )
    ),
}  # fmt: skip


@pytest.fixture
async def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[App]:
    async def ask(_: Deliveries) -> Mapping[str, Progress]:
        return PROGRESS

    async def ask_broker(_: Operator, question: Any, __: object) -> BaseModel:  # noqa: ANN401
        return OF_THE_BROKER[question if isinstance(question, str) else question[0]]

    monkeypatch.setattr(Deliveries, "_ask", ask)
    monkeypatch.setattr(Operator, "_ask", ask_broker)
    example = Story.read((FOLDER / "examples" / "story.json").read_bytes())
    stories = [
        example.model_copy(update={"story_id": "example"}),
        version("a", text="one", regions=of("western-asia")),
        version("a", 2, "update", text="two", regions=of("western-asia")),
        other("withdrawn", "b", 3, "withdrawal", regions=of("polynesia")),
    ]
    log = Log()
    async with app(tmp_path) as opened:
        await opened.apply(log.stories(stories), log.alerts([alert(stories[0]), alert(stories[1])]))
        yield opened


async def test_each_path_is_described(filled: App) -> None:
    routes = {
        (route.path, method.lower())
        for route in routes_of(filled.service)
        for method in (route.methods or ())
        if method != "HEAD"
    }
    described = {(path, method) for path, item in HTTP["paths"].items() for method in item}
    assert routes == described
    names = [operation["operationId"] for item in HTTP["paths"].values() for operation in item.values()]
    assert len(names) == len(set(names))


REFUSALS: Final = frozenset({400, 401, 403, 421, 429})
"""Refusals that come before a path sees a request."""


@pytest.mark.parametrize(
    ("path", "method"), [(path, method) for path, item in HTTP["paths"].items() for method in item]
)
async def test_the_refusals_of_a_path_are_those_described(tmp_path: Path, path: str, method: str) -> None:
    tokens_file(tmp_path / "tokens.toml", reader=["read"])
    url = path.format(story_id="a", region="polynesia", alert_id="a")
    hostile = [{"host": "a b"}, {"host": "evil.example"}, {"origin": "https://evil.example"}, {}, {}]
    async with app(tmp_path, gateway_tokens=tmp_path / "tokens.toml", gateway_requests_each=1) as opened:
        answers = [await opened.http.request(method, url, headers=headers) for headers in hostile]
    described = HTTP["paths"][path][method]["responses"]
    for answer in answers:
        assert answer.headers.get("content-type", "").partition(";")[0] in [
            *described[str(answer.status_code)].get("content", {}),
            *[""][: answer.status_code == 303],
        ]
    answered = {answer.status_code for answer in answers}
    assert answered & REFUSALS == {int(status) for status in described if status.isdigit()} & REFUSALS


ADDRESSES: Final = {
    "/v1/stories/{story_id}": ["/v1/stories/a", "/v1/stories/example", "/v1/stories/b"],
    "/v1/stories": ["/v1/stories", "/v1/stories?q=two&order=rank", "/v1/stories?limit=1"],
    "/v1/sources": ["/v1/sources", "/v1/sources?region=western-asia"],
}
WITH_MODELS: Final = [
    each for each in OPERATIONS if each.method == "GET" and not isinstance(each.answers.get(JSON, ""), str)
]


@pytest.mark.parametrize("operation", WITH_MODELS, ids=lambda operation: operation.name)
async def test_answers_are_as_described(filled: App, operation: Operation) -> None:
    schema = HTTP["paths"][operation.path]["get"]["responses"]["200"]["content"][JSON]["schema"]
    validator = Draft202012Validator({**schema, "components": HTTP["components"]})
    for address in ADDRESSES.get(operation.path, [operation.path]):
        validator.validate(await filled.json(address))
    refused = await filled.json(f"{ADDRESSES.get(operation.path, [operation.path])[0]}?no-such=1", 400)
    Draft202012Validator(HTTP["components"]["schemas"]["Problem"]).validate(refused)


@pytest.mark.parametrize("operation", [each for each in OPERATIONS if each.parameters], ids=lambda each: each.name)
async def test_each_parameter_is_taken(filled: App, operation: Operation) -> None:
    address = operation.path.replace("{story_id}", "a").replace("{region}", "western-asia")
    for parameter in operation.parameters:
        value = parameter.values[-1] if parameter.values else "1" if parameter.form == "integer" else "true"
        answer = await filled.http.head(address, params={parameter.name: value})
        assert "there is no parameter" not in answer.text


async def test_both_are_served_as_they_are_committed(filled: App) -> None:
    for file in DESCRIPTIONS:
        answer = await filled.get(f"/v1/{file}")
        assert answer.json() == json.loads((FOLDER / file).read_bytes())
        assert (await filled.get(f"/v1/{file}", if_none_match=answer.headers["etag"])).status_code == 304
