// Tries the client: prints a line for each fact. GUARD=off shows what happens without the guard.
import { createClient, createConfig } from "./client/client";
import * as api from "./client/sdk.gen";
import { ApiError, check, outcome } from "./guard";

const { EMQX_CLOUD_API, EMQX_CLOUD_APP_ID: id, EMQX_CLOUD_APP_SECRET: secret, GUARD } = process.env;

function connect(secret: string | undefined) {
  const client = createClient(createConfig({ baseUrl: EMQX_CLOUD_API ?? "", auth: `${id}:${secret}` }));
  if (GUARD !== "off") {
    client.interceptors.response.use(async (response) => {
      await check(response);
      return response;
    });
  }
  return client;
}

const client = connect(secret);
const user = (username: string) => ({ username, password: "s3cret-password" });
const create = (username: string) => api.createUsername({ client, throwOnError: true, body: user(username) });
const lookUp = async (username: string) =>
  (await api.getUsername({ client, throwOnError: true, path: { username } })).data.data.username;
const getClient = (clientid: string) => api.getClient({ client, throwOnError: true, path: { clientid } });

/** The error of a call; anything else that is thrown is none. */
async function error(call: () => Promise<unknown>): Promise<ApiError | undefined> {
  try {
    await call();
  } catch (thrown) {
    if (thrown instanceof ApiError) return thrown;
    throw thrown;
  }
}
const status = async (call: () => Promise<unknown>) => (await error(call))?.status;

async function all(): Promise<number> {
  const found = new Set<string>();
  for (let page = 1; page < 100; page++) {
    const { data } = await api.listClients({ client, throwOnError: true, query: { _page: page, _limit: 10 } });
    for (const row of data.data) found.add(row.clientid);
    if (data.data.length < 10) break;
  }
  return found.size;
}

async function filtered() {
  const query = { _like_clientid: "fleet-", username: "guest", conn_state: "connected" } as const;
  const { data } = await api.listClients({ client, throwOnError: true, query });
  return data.data.map((row) => row.clientid).sort();
}

async function batch() {
  const body = [user("meter-1"), user("meter-2")];
  const { data } = await api.createUsernameBatch({ client, throwOnError: true, body });
  return ["meter-1", "meter-2"].map((name) => outcome(data.data[name]));
}

async function kicked() {
  await api.kickClient({ client, throwOnError: true, path: { clientid: "fleet-07" } });
  return (await getClient("fleet-07")).data.data;
}

const name = "a/b %c 中文";
const odd = ["answers-nothing", "answers-text", "answers-without-code"];
const facts: [() => Promise<unknown>, unknown][] = [
  [async () => (await create("meter-1")).data.code, 0],
  [async () => (await error(() => create("meter-1")))?.message, "existed"],
  [() => lookUp("nobody"), undefined],
  [filtered, ["fleet-guest-0", "fleet-guest-1", "fleet-guest-2"]],
  [all, 28],
  [batch, ["{error,existed}", "ok"]],
  [kicked, []],
  [() => status(() => api.listClients({ client: connect("wrong"), throwOnError: true })), 401],
  [() => status(() => getClient("answers-500")), 500],
  [() => status(() => getClient("answers-204")), 204],
  [() => Promise.all(odd.map((id) => status(() => getClient(id)))), [200, 200, 200]],
  [async () => (await create(name), await lookUp(name)), name],
];
for (const [index, [fact, expected]] of facts.entries()) {
  const seen = await fact().catch((thrown) => `thrown: ${thrown}`);
  const holds = JSON.stringify(seen) === JSON.stringify(expected);
  console.log(holds ? `ok ${index + 1}` : `not ok ${index + 1} - ${JSON.stringify(seen)}`);
}
