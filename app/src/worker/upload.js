// Bringing pictures to the server, a part at a time: what has arrived is never sent again.
import * as network from "./network.js";
import * as store from "./store.js";

const PART = 32 * 1024;
/** How long a part may take: even a very slow line brings one in that time. */
const PATIENCE = 30_000;
/** How often the server may disagree on what it has before it is tried another time. */
const TRIES = 3;

/** The server says that it is no picture. */
export class Refused extends Error {
  constructor(name, fault) {
    super(fault);
    Object.assign(this, { name, fault });
  }
}

/** Comes back when the server has every picture; throws if it has no more than a part. `tell` hears how far it is. */
export async function bring({ slug, member }, names, tell) {
  for (const [n, name] of names.entries()) {
    const file = await store.file(name);
    // One that is not here came from the server.
    if (file) await bringOne(`/c/${slug}/uploads/${name}`, member, name, file.bytes, (part) => tell(n + 1, names.length, part));
  }
}

async function bringOne(address, member, name, bytes, tell) {
  const total = bytes.byteLength;
  const ask = (method, headers, body) =>
    network.ask(address, {
      method,
      headers: { "X-Folkmoot-Member": member, ...headers },
      body,
      signal: AbortSignal.timeout(PATIENCE),
    });
  let tries = 0;
  let at = await standing(await ask("HEAD", {}), name);
  while (at !== null) {
    tell(at / total);
    const headers = { "Content-Type": "application/octet-stream", "Upload-Offset": at, "Upload-Length": total };
    const next = await standing(await ask("PATCH", headers, bytes.slice(at, at + PART)), name);
    if (next !== null && next <= at && ++tries > TRIES) throw new Error("the server does not take it");
    at = next;
  }
}

/** How much the server says that it has; null if it has all of it. */
async function standing(answer, name) {
  const { status, headers } = answer;
  if (status === 422) throw new Refused(name, (await answer.json()).fault);
  // Whoever may send no pictures may not act either: the answer to the act says so.
  if ([401, 403, 404].includes(status)) return null;
  const at = headers.get("Upload-Offset");
  if ((status !== 204 && status !== 409) || at === null) throw new Error(`not now: ${status}`);
  return headers.get("Upload-Complete") === "?1" ? null : Number(at);
}
