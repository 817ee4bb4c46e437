"""Makes every response that is not a success an error: pass it to the client as shown in scenario.py."""

import json
from typing import Any

import httpx


class ApiError(Exception):
    """A failure: the HTTP status, and the code and message of the server, if it sent them."""

    def __init__(self, status: int, code: Any, message: str) -> None:
        super().__init__(f"HTTP {status}, code {code}: {message}")
        self.status, self.code, self.message = status, code, message


def guard(response: httpx.Response) -> None:
    """A success is HTTP 200 and JSON whose code is 0. Failures are 200 too, and some have no code."""
    text = response.read().decode(errors="replace")
    try:
        body = json.loads(text)
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise ApiError(response.status_code, None, text)
    code = body.get("code")
    if response.status_code != 200 or type(code) is not int or code != 0:
        raise ApiError(response.status_code, code, str(body.get("message", text)))


def outcome(entry: Any) -> str:
    """The outcome of an item of a batch: "ok", or what is wrong. `entry` is a row, or the value under a name."""
    row = entry.to_dict() if hasattr(entry, "to_dict") else entry
    if not isinstance(row, dict):
        return str(row)
    code = row.get("code")
    return str(row.get("result", "ok" if type(code) is int and code == 0 else code))
