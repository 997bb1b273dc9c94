"""Small parts of a description."""

from typing import Any

from api.problems import TITLES

Schema = dict[str, Any]
"""A piece of an OpenAPI document: what FastAPI and pydantic give and take."""


def ref(name: str) -> Schema:
    """A reference to a schema of the document."""
    return {"$ref": f"#/components/schemas/{name}"}


def json_answer(schema: Schema, description: str, headers: Schema | None = None) -> Schema:
    """An answer in JSON."""
    found = {"description": description, "content": {"application/json": {"schema": schema}}}
    return found if headers is None else {**found, "headers": headers}


def problems(*statuses: int) -> dict[int | str, Schema]:
    """The answers that are problem details, by status."""
    content = {"application/problem+json": {"schema": ref("Problem")}}
    wait = {"Retry-After": {"schema": {"type": "string"}, "description": "Seconds to wait."}}
    return {
        status: {
            "description": TITLES[status],
            "content": content,
            **({"headers": wait} if status in (429, 503) else {}),
        }
        for status in statuses
    }


def text(most: int = 255, **more: str | int) -> Schema:
    """Text of 1 to `most` characters."""
    return {"type": "string", "minLength": 1, "maxLength": most, **more}
