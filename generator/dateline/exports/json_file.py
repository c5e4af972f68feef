"""Write a chronology as JSON, and the JSON Schema (draft 2020-12) that says what is in it."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from dateline.exports.model import ChronologyData, EventData

SCHEMA_NAME = "chronology.schema.json"


def chronology_json(chronology: ChronologyData) -> bytes:
    """Return a chronology as JSON, indented so that versions can be compared line by line; keys stand in a fixed order."""
    whole: dict[str, Any] = {"$schema": SCHEMA_NAME}
    whole |= msgspec.to_builtins(chronology)
    for event in whole["events"]:
        event["extra"] = {key: json.loads(value) for key, value in event["extra"]}
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def chronology_schema() -> bytes:
    """Return the JSON Schema of that file."""
    schema = msgspec.json.schema(ChronologyData)
    event = schema["$defs"][EventData.__name__]
    # In the records the author's own keys are pairs, which hash; in the file they are an object.
    event["properties"]["extra"] = {"type": "object", "description": event["properties"]["extra"]["description"]}
    top = schema["$defs"][ChronologyData.__name__]
    top["properties"] = {"$schema": {"type": "string"}, **top["properties"]}
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A Dateline chronology", **schema}
    return json.dumps(whole, indent=1, ensure_ascii=False).encode() + b"\n"
