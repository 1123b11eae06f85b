// Sending what waits and fetching what is new, one at a time for each community.
import { kit } from "./kit.js";
import * as network from "./network.js";
import * as store from "./store.js";

const syncing = new Map();
let flushing = null;
let tell = () => {};

/** Calls back with what the pages are to know: `sent`, `changed` (an address part) or nothing in particular. */
export const onNews = (callback) => (tell = callback);

/** One and the same run for all who ask for it while it lasts. */
function once(runs, key, run) {
  if (!runs.has(key)) runs.set(key, run().finally(() => runs.delete(key)));
  return runs.get(key);
}

/** Keeps the outbox on the disk. */
export const persist = async () => store.keepOutbox((await kit()).outbox());

/** Acts on their way for the first time: they don't wait yet, and most never will. */
export const underway = { acts: 0 };

/** Tells the pages how much waits. */
export const tellWaiting = () => tell({});

/** What came of sending an act, from the server's answer to it. */
async function replyOf(answer) {
  if (!answer.ok) return { reply: "later" };
  const { refusal } = await answer.json();
  return refusal ? { reply: "refused", refusal } : { reply: "done" };
}

async function send(entry) {
  const headers = { "Content-Type": "application/x-www-form-urlencoded", "X-Folkmoot-Member": entry.member };
  const options = { method: "POST", headers, body: entry.fields, signal: AbortSignal.timeout(10_000) };
  try {
    return await replyOf(await network.ask(`/c/${entry.slug}/commands`, options));
  } catch {
    return { reply: "later" };
  }
}

async function flushAll() {
  const at = await kit();
  const stalled = new Set();
  const settled = new Set();
  let sent = 0;
  let changed = false;
  for (let next; (next = at.next(JSON.stringify([...stalled]))); ) {
    const entry = JSON.parse(next);
    const reply = await send(entry);
    if (at.settle(entry.id, JSON.stringify(reply))) {
      changed = true;
      await persist();
    }
    if (reply.reply === "done") sent += 1;
    // What was held goes on being held; what had no answer is tried again another time.
    if (reply.reply === "later" || reply.refusal?.refusal === "waiting_for_approval") stalled.add(entry.slug);
    else settled.add(entry.slug);
  }
  // What is done is done, whether or not the news of it comes at once.
  for (const slug of settled) await fetchNews(slug).catch(() => {});
  if (changed) tell({ sent });
}

/** Sends what waits, in order. Only one worker of this browser does at a time. */
export function flush() {
  flushing ??= navigator.locks.request("folkmoot-outbox", flushAll).finally(() => (flushing = null));
  return flushing;
}

async function fetchNews(slug) {
  const at = await kit();
  const options = {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: at.have(slug),
    signal: AbortSignal.timeout(60_000),
  };
  const answer = await network.ask(`/c/${slug}/sync`, options);
  if (answer.status === 404 || answer.status === 403) {
    // Left, removed, or no longer to be seen: nothing of it stays but what waits.
    await drop(slug);
    return;
  }
  if (!answer.ok) return;
  const server = Date.parse(answer.headers.get("Date")) || Date.now();
  if (at.take(slug, await answer.text(), server, Date.now())) {
    await store.keep(slug, at.stored(slug));
    tell({ changed: slug });
  }
}

async function drop(slug) {
  (await kit()).forget(slug);
  await store.forget(slug);
}

/** Brings a community up to date: what waits goes out first, whatever else is under way. */
export async function sync(slug) {
  await flush();
  await once(syncing, slug, () => fetchNews(slug));
}

/** Brings everything up to date that this phone keeps: the holder's communities, and the one that is shown. */
export async function syncAll(shown) {
  await flush();
  await once(syncing, "", () => fetchAll(shown));
}

async function fetchAll(shown) {
  const answer = await network.ask("/me/memberships", { signal: AbortSignal.timeout(20_000) });
  if (!answer.ok || answer.redirected) return;
  const mine = await answer.json();
  const at = await kit();
  const wanted = new Set(shown ? [...mine, shown] : mine);
  for (const slug of JSON.parse(at.slugs())) if (!wanted.has(slug)) await drop(slug);
  for (const slug of wanted) await fetchNews(slug);
}

/** Signing out leaves nothing of any community here. */
export async function forgetAll(outboxToo) {
  const at = await kit();
  for (const slug of JSON.parse(at.slugs())) await drop(slug);
  if (outboxToo) {
    at.drop_all();
    await persist();
  }
}
