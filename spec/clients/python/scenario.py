"""Tries the client: prints a line for each fact. GUARD=off shows what happens without the guard."""

import os
import sys
from collections.abc import Callable

import httpx
from emqx_client import AuthenticatedClient, Client
from emqx_client.api.auth import create_username, create_username_batch, get_username
from emqx_client.api.clients import get_client, kick_client, list_clients
from emqx_client.models import ConnState, UsernameCredentials
from guard import ApiError, guard, outcome

ADDRESS, APP_ID = os.environ["EMQX_CLOUD_API"], os.environ["EMQX_CLOUD_APP_ID"]
GUARDED = os.environ.get("GUARD") != "off"


def connect(secret: str) -> Client:
    args = {"auth": httpx.BasicAuth(APP_ID, secret), "event_hooks": {"response": [guard] if GUARDED else []}}
    return Client(ADDRESS, raise_on_unexpected_status=True, httpx_args=args)


client = connect(os.environ["EMQX_CLOUD_APP_SECRET"])


def user(name: str) -> UsernameCredentials:
    return UsernameCredentials(username=name, password="s3cret-password")


def error(call: Callable[[], object]) -> ApiError | None:
    """The error of a call; other exceptions are none."""
    try:
        call()
    except ApiError as found:
        return found
    return None


def looked_up(name: str) -> object:
    answer = get_username.sync(name, client=client)
    return answer.data.to_dict().get("username") if answer else None


def pages() -> list[str]:
    found: list[str] = []
    for page in range(1, 100):
        answer = list_clients.sync(client=client, field_page=page, field_limit=10)
        assert answer is not None
        found += [row.clientid for row in answer.data]
        if len(answer.data) < 10:
            break
    return found


def filtered() -> list[str]:
    answer = list_clients.sync(client=client, field_like_clientid="fleet-", username="guest", conn_state=ConnState.CONNECTED)
    assert answer is not None
    return sorted(row.clientid for row in answer.data)


def batch() -> list[str]:
    answer = create_username_batch.sync(client=client, body=[user("meter-1"), user("meter-2")])
    assert answer is not None
    entries = answer.data.to_dict()
    return [outcome(entries.get(name)) for name in ("meter-1", "meter-2")]


def kicked() -> list[object]:
    kick_client.sync("fleet-07", client=client)
    answer = get_client.sync("fleet-07", client=client)
    assert answer is not None
    return list(answer.data)


def status(call: Callable[[], object]) -> int | None:
    found = error(call)
    return found.status if found else None


NAME = "a/b %c 中文"


def renamed() -> object:
    create_username.sync(client=client, body=user(NAME))
    return looked_up(NAME)


def message(found: ApiError | None) -> str | None:
    return found.message if found else None


ODD = ["answers-nothing", "answers-text", "answers-without-code"]
FACTS: list[tuple[Callable[[], object], object]] = [
    (lambda: create_username.sync(client=client, body=user("meter-1")) is not None, True),
    (lambda: message(error(lambda: create_username.sync(client=client, body=user("meter-1")))), "existed"),
    (lambda: looked_up("nobody"), None),
    (filtered, ["fleet-guest-0", "fleet-guest-1", "fleet-guest-2"]),
    (lambda: len(set(pages())), 28),
    (batch, ["{error,existed}", "ok"]),
    (kicked, []),
    (lambda: status(lambda: list_clients.sync(client=connect("wrong"))), 401),
    (lambda: status(lambda: get_client.sync("answers-500", client=client)), 500),
    (lambda: status(lambda: get_client.sync("answers-204", client=client)), 204),
    (lambda: [status(lambda: get_client.sync(name, client=client)) for name in ODD], [200, 200, 200]),
    (renamed, NAME),
]
for number, (fact, expected) in enumerate(FACTS, 1):
    try:
        seen = fact()
    except Exception as raised:  # noqa: BLE001
        seen = repr(raised)
    print(f"ok {number}" if seen == expected else f"not ok {number} - {seen!r}")
sys.exit(0)
