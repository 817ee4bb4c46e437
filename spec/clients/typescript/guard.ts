/** A failure: the HTTP status, and the code and message of the server, if it sent them. */
export class ApiError extends Error {
  constructor(readonly status: number, readonly code: unknown, message: string) {
    super(message);
  }
}

/** Throws unless a response is a success: HTTP 200 and JSON whose code is 0. Failures are 200 too, and some have no code. */
export async function check(response: Response): Promise<void> {
  const text = await response.clone().text();
  let body: { code?: unknown; message?: unknown } | null = null;
  try {
    body = JSON.parse(text);
  } catch {}
  if (response.status !== 200 || body?.code !== 0) {
    throw new ApiError(response.status, body?.code, String(body?.message ?? text));
  }
}

/** The outcome of an item of a batch: "ok", or what is wrong. `entry` is a row, or the value under a name. */
export function outcome(entry: unknown): string {
  if (typeof entry !== "object" || entry === null) return String(entry);
  const row = entry as { result?: unknown; code?: unknown };
  return String(row.result ?? (row.code === 0 ? "ok" : row.code));
}
