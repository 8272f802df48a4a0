"""AsyncAPI 3: the topics on Kafka, made from the table of topics and the models of their records."""

from typing import Any, Final

from dateline.core.data.places.regions import REGION_SLUGS
from dateline.gateway.description.openapi import REF, Schema, model_schemas
from dateline.settings import Settings
from dateline.topics import ALIAS, GATEWAYS, RAW, REGIONS, REPLAY, TAKEDOWNS, TOPICS, Topic

_BINDING_VERSION: Final = "0.5.0"
_BESIDE_THE_TABLE: Final = (ALIAS, REPLAY, TAKEDOWNS, GATEWAYS)
_FIRST_REGION: Final = next(iter(REGIONS.values()))
_HEADERS: Final[Schema] = {
    "type": "object",
    "description": "CloudEvents 1.0, binary mode.",
    "properties": {
        "ce_specversion": {"const": "1.0"},
        "ce_id": {"type": "string"},
        "ce_source": {"type": "string"},
        "ce_type": {"type": "string", "description": "`dateline.story.v1`, and so on."},
        "ce_time": {"type": "string", "format": "date-time", "description": "Event time."},
        "ce_subject": {"type": "string"},
        "content-type": {"const": "application/json"},
        "traceparent": {"type": "string"},
        "dateline-replay": {"type": "string", "description": "The replay that made the record; absent from live ones."},
    },
}


def asyncapi() -> Schema:
    """Return the description."""
    topics = [*(topic for topic in TOPICS if topic not in REGIONS.values()), *_BESIDE_THE_TABLE]
    channels = {_name(topic): _channel(topic) for topic in topics}
    channels["region"] = _region_channel()
    names = {"region": _FIRST_REGION, **{_name(topic): topic for topic in topics}}
    models = {topic.model for topic in names.values() if topic.model is not None}
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Dateline's topics",
            "version": "1",
            "description": "Readers take committed records only (`isolation.level=read_committed`), and ignore fields "
            "that they do not know. Topics of `state` are Dateline's own.",
            "license": {"name": "Apache License 2.0"},
        },
        "defaultContentType": "application/json",
        "servers": {"kafka": {"host": Settings.model_fields["broker"].default, "protocol": "kafka"}},
        "channels": dict(sorted(channels.items())),
        "operations": {
            f"{'receive' if topic is RAW else 'send'}-{name}": {
                "action": "receive" if topic is RAW else "send",
                "channel": {"$ref": f"#/channels/{name}"},
            }
            for name, topic in sorted(names.items())
        },
        "components": {
            "schemas": dict(model_schemas(models)),
            "messages": {
                model.__name__: _message(model.__name__) for model in sorted(models, key=lambda m: m.__name__)
            },
            "parameters": {"namespace": {"description": "The namespace.", "default": _namespace()}},
        },
    }


def _name(topic: Topic) -> str:
    return topic.suffix.replace(".", "-")


def _namespace() -> str:
    return str(Settings.model_fields["namespace"].default)


def _channel(topic: Topic) -> Schema:
    channel: Schema = {
        "address": f"{{namespace}}.{topic.suffix}",
        "title": f"{_namespace()}.{topic.suffix}",
        "description": f"Keyed by {topic.key}.",
        "parameters": {"namespace": {"$ref": "#/components/parameters/namespace"}},
        "bindings": {"kafka": _binding(topic)},
    }
    if topic.model is not None:
        name = topic.model.__name__
        channel["messages"] = {name: {"$ref": f"#/components/messages/{name}"}}
    return channel


def _region_channel() -> Schema:
    """Return the channel of all regions' topics, which differ by the region alone."""
    channel = _channel(_FIRST_REGION)
    channel["address"] = "{namespace}.region.{region}"
    channel["title"] = f"{_namespace()}.region.{{region}}"
    channel["parameters"]["region"] = {"description": "A region's slug.", "enum": list(REGION_SLUGS)}
    return channel


def _binding(topic: Topic) -> Schema:
    config: dict[str, Any] = {"cleanup.policy": topic.cleanup.split(",")}
    if topic.retention_ms is not None:
        config["retention.ms"] = topic.retention_ms
    config["max.message.bytes"] = int(topic.config()["max.message.bytes"])
    partitions = Settings.model_fields["partitions"].default if topic.spread else 1
    return {"partitions": partitions, "topicConfiguration": config, "bindingVersion": _BINDING_VERSION}


def _message(name: str) -> Schema:
    return {
        "name": name,
        "title": name,
        "contentType": "application/json",
        "headers": _HEADERS,
        "payload": {"$ref": REF.format(model=name)},
        "bindings": {"kafka": {"key": {"type": "string"}, "bindingVersion": _BINDING_VERSION}},
    }
