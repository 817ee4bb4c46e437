"""Python with httpx: contender.py WORK CALLS WARM_UPS URL."""

import asyncio
import os
import sys
import time

import httpx

work, calls, warm_ups, url = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
auth = (os.environ.get("EMQX_CLOUD_APP_ID", "app-id"), os.environ.get("EMQX_CLOUD_APP_SECRET", "app-secret"))
settings = {"auth": auth, "timeout": 15, "trust_env": False}
ROWS = {"page-100": 100, "page-10000": 10_000, "page-10000-extra": 10_000}
USER = "meter-1"


def data(response):
    response.raise_for_status()
    answer = response.json()
    if answer.get("code") != 0:
        raise RuntimeError(answer)
    return answer["data"]


def user(response):
    found = data(response)
    if found["username"] != USER:
        raise RuntimeError("another user")
    return 1, found["created_at"]


def small(client):
    return user(client.get(f"{url}/auth_username/{USER}"))


def page(client):
    rows = data(client.get(f"{url}/clients", params={"_page": 1, "_limit": ROWS[work]}))
    rows = [row for row in rows if row["connected"] and row["clientid"] and row["username"] and row["ip_address"]]
    return len(rows), sum(row["port"] for row in rows)


def batch(client):
    messages = [
        {"topic": f"meters/meter-{n:06}/price", "payload": f'{{"price":0.31,"sequence":{n}}}', "qos": 1} for n in range(1_000)
    ]
    outcomes = data(client.post(f"{url}/mqtt/publish_batch", json=messages))
    if len(outcomes) != len(messages):
        raise RuntimeError("outcomes are missing")
    return sum(outcome["code"] == 0 for outcome in outcomes), 0


def measure(call, count):
    rows = total = 0
    for _ in range(count):
        found = call()
        rows, total = rows + found[0], total + found[1]
    return rows, total


def one_by_one():
    call = {"small": small, "batch": batch}.get(work, page)
    with httpx.Client(**settings) as client:
        measure(lambda: call(client), warm_ups)
        started = time.perf_counter_ns()
        found = measure(lambda: call(client), calls)
        return *found, time.perf_counter_ns() - started


async def at_once(size=64):
    async with httpx.AsyncClient(**settings) as client:

        async def one():
            return user(await client.get(f"{url}/auth_username/{USER}"))

        async def run(count):
            found = []
            for _ in range(count // size):
                found += await asyncio.gather(*(one() for _ in range(size)))
            return sum(rows for rows, _ in found), sum(total for _, total in found)

        await run(warm_ups)
        started = time.perf_counter_ns()
        found = await run(calls)
        return *found, time.perf_counter_ns() - started


print(*(asyncio.run(at_once()) if work == "small-64" else one_by_one()))
