// Node.js with fetch: contender.mjs WORK CALLS WARM_UPS URL.
const [work, calls, warmUps, url] = [process.argv[2], +process.argv[3], +process.argv[4], process.argv[5]];
const { EMQX_CLOUD_APP_ID: id = "app-id", EMQX_CLOUD_APP_SECRET: secret = "app-secret" } = process.env;
const authorization = "Basic " + Buffer.from(`${id}:${secret}`).toString("base64");
const ROWS = { "page-100": 100, "page-10000": 10_000, "page-10000-extra": 10_000 };
const USER = "meter-1";

async function send(path, body) {
  const headers = body ? { authorization, "content-type": "application/json" } : { authorization };
  const init = { method: body ? "POST" : "GET", headers, body, redirect: "error", signal: AbortSignal.timeout(15_000) };
  const response = await fetch(url + path, init);
  if (!response.ok) throw new Error(`status ${response.status}`);
  const answer = await response.json();
  if (answer.code !== 0) throw new Error(JSON.stringify(answer));
  return answer.data;
}

async function small() {
  const user = await send(`/auth_username/${USER}`);
  if (user.username !== USER) throw new Error("another user");
  return [1, user.created_at];
}

async function page() {
  const rows = (await send(`/clients?_page=1&_limit=${ROWS[work]}`)).filter(
    (row) => row.connected && row.clientid && row.username && row.ip_address,
  );
  return [rows.length, rows.reduce((sum, row) => sum + row.port, 0)];
}

async function batch() {
  const messages = Array.from({ length: 1_000 }, (_, n) => ({
    topic: `meters/meter-${String(n).padStart(6, "0")}/price`,
    payload: `{"price":0.31,"sequence":${n}}`,
    qos: 1,
  }));
  const outcomes = await send("/mqtt/publish_batch", JSON.stringify(messages));
  if (outcomes.length !== messages.length) throw new Error("outcomes are missing");
  return [outcomes.filter((outcome) => outcome.code === 0).length, 0];
}

async function measure(count) {
  let rows = 0, sum = 0;
  const add = (found) => ((rows += found[0]), (sum += found[1]));
  if (work === "small-64") {
    for (let n = 0; n < count; n += 64) (await Promise.all(Array.from({ length: 64 }, small))).forEach(add);
  } else {
    const call = { small, batch }[work] ?? page;
    for (let n = 0; n < count; n++) add(await call());
  }
  return [rows, sum];
}

await measure(warmUps);
const started = process.hrtime.bigint();
const found = await measure(calls);
console.log(`${found[0]} ${found[1]} ${process.hrtime.bigint() - started}`);
process.exit();
