"""Write a chronology as JSON, and the JSON Schema (draft 2020-12) that says what is in it."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from dateline.exports.model import ChronologyData, EventData

SCHEMA_NAME = "chronology.schema.json"


BETWEEN_EVENTS = b",\n  "
"""What stands between two events."""
_EVENTS = b'\n "events": []'
"""An empty list of events where it stands: within a text there would be no line end, and a backslash before the quotation marks."""


def json_frame(chronology: ChronologyData, count: int) -> tuple[bytes, bytes]:
    """Return what stands before and after a chronology's events in its JSON, given the chronology without them, and how many they are.

    The JSON is indented so that versions can be compared line by line; keys stand in a fixed order.
    """
    whole: dict[str, Any] = {"$schema": SCHEMA_NAME}
    whole |= msgspec.to_builtins(msgspec.structs.replace(chronology, events=()))
    before, events, after = msgspec.json.format(msgspec.json.encode(whole), indent=1).partition(_EVENTS)
    around = (b"\n  ", b"\n ") if count else (b"", b"")
    return before + events.removesuffix(b"]") + around[0], around[1] + b"]" + after + b"\n"


def event_json(event: EventData) -> bytes:
    """Return an event as it stands in a chronology's JSON."""
    own = {key: json.loads(value) for key, value in event.extra}  # the last field, and pairs in the record
    record = msgspec.json.encode(msgspec.structs.replace(event, extra=()) if own else event)
    found = record.removesuffix(b"[]}") + msgspec.json.encode(own) + b"}"
    return msgspec.json.format(found, indent=1).replace(b"\n", b"\n  ")


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
