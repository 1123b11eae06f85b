// Sending what waits and fetching what is new, one at a time for each community.
import { kit } from "./kit.js";
import * as network from "./network.js";
import { namesIn, tidy } from "./photos.js";
import * as store from "./store.js";
import * as upload from "./upload.js";

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

/** Acts on their way for the first time: they don't wait yet, and most never will. And the picture that is being sent. */
export const underway = { acts: 0, sending: null };

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

const bringing = new Map();
const later = new Map();
/** All that goes on beside the answers to pages. */
const beside = new Set();
/** Acts whose pictures the server has, and those whose it once had and lost. */
const brought = new Set();
const broughtAgain = new Set();

function tellSending(picture, of, part) {
  const percent = Math.floor(part * 10) * 10;
  const { sending } = underway;
  // By tenths: whoever has it read out hears enough.
  if (sending?.picture === picture && sending.percent === percent) return;
  underway.sending = { picture, of, percent };
  tell({});
}

/** Brings an act's pictures to the server. Says whether they are `there`, or wait for `later`, or what is wrong with one. */
export function bring(entry) {
  const run = async () => {
    try {
      await upload.bring(entry, namesIn(entry.fields), tellSending);
      brought.add(entry.id);
      return { came: "there" };
    } catch (error) {
      return error instanceof upload.Refused ? { came: "refused", name: error.name, fault: error.fault } : { came: "later" };
    } finally {
      underway.sending = null;
      tell({});
    }
  };
  return once(bringing, entry.id, () => navigator.locks.request(`folkmoot-pictures-${entry.slug}`, run));
}

/** What the server calls what its answer to a picture calls so. */
const FAULTS = { "not-a-picture": "not_a_picture", heic: "unknown_picture", "too-large": "picture_too_large" };

/** Brings an act's pictures and then sends it, beside all that is sent meanwhile. */
function bringLater(entry) {
  if (later.has(entry.id)) return;
  const run = async () => {
    const { came, fault } = await bring(entry);
    if (came === "refused") {
      const refusal = { refusal: "invalid", field: "photo", fault: { fault: FAULTS[fault] ?? FAULTS["not-a-picture"] } };
      if ((await kit()).settle(entry.id, JSON.stringify({ reply: "refused", refusal }))) await persist();
      tell({});
    }
    return came;
  };
  const send = async (came) => {
    if (came === "later") return;
    // The run that left it out knows nothing of this.
    await flushing;
    await flush();
  };
  const all = once(later, entry.id, run).then(send).catch(() => {}).finally(() => beside.delete(all));
  beside.add(all);
}

/** Comes back when no more pictures are being sent. */
export async function picturesSent() {
  while (beside.size > 0) await Promise.all(beside);
  await Promise.all(bringing.values());
}

/** Whether an act can be sent at once. If its pictures must go first, they do from now on. */
function isReady(entry) {
  if (brought.has(entry.id) || namesIn(entry.fields).length === 0) return true;
  bringLater(entry);
  return false;
}

/** Whether a refusal only says that the server has lost a picture, for the first time. */
function mayBringAgain(entry, { refusal }) {
  if (refusal?.fault?.fault !== "picture_missing" || broughtAgain.has(entry.id)) return false;
  broughtAgain.add(entry.id);
  return true;
}

async function flushAll() {
  const at = await kit();
  const stalled = new Set();
  const settled = new Set();
  let sent = 0;
  let changed = false;
  for (let next; (next = at.next(JSON.stringify([...stalled]))); ) {
    const entry = JSON.parse(next);
    if (!isReady(entry)) {
      stalled.add(entry.slug);
      continue;
    }
    const reply = await send(entry);
    brought.delete(entry.id);
    if (mayBringAgain(entry, reply)) {
      stalled.add(entry.slug);
      bringLater(entry);
      continue;
    }
    if (at.settle(entry.id, JSON.stringify(reply))) {
      changed = true;
      await persist();
    }
    if (reply.reply === "done") {
      sent += 1;
      await tidy(entry);
    }
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
  await tidy({ all: true });
}
