// Forms: an act of a member is on the disk before anything else happens to it.
import { answer, kit } from "./kit.js";
import * as network from "./network.js";
import { slugOf } from "./pages.js";
import * as photos from "./photos.js";
import { bring, flush, forgetAll, persist, picturesSent, sync, syncAll, tellWaiting, underway } from "./sync.js";

const FORM = "application/x-www-form-urlencoded";
const WITH_FILES = "multipart/form-data";
const quietly = (promise) => promise.catch(() => {});

/** Answers a form that was posted. `later` takes work to be done after the answer. */
export async function act(request, later) {
  const { pathname, search } = new URL(request.url);
  const address = pathname + search;
  const type = request.headers.get("Content-Type") ?? "";
  if (pathname === "/go/share") return photos.share(request.clone());
  const at = await kit();
  if (type.startsWith(WITH_FILES) && at.keeps(slugOf(pathname) ?? "")) return actWithFiles(at, request, address, later);
  if (!type.startsWith(FORM)) return fetch(request);
  const fields = await request.clone().text();
  if (pathname === "/outbox") return outbox(at, fields);
  if (pathname === "/me" && new URLSearchParams(fields).get("form") === "sign-out") return signOut(at, request, fields);
  return acting(at, () => keepAndSend(at, request, { slug: slugOf(pathname), address, fields }, later));
}

/** A form that may have pictures: they are kept first, and then it is as any other. */
function actWithFiles(at, request, address, later) {
  return acting(at, async () => {
    const fields = await photos.fieldsOf(request.clone());
    return keepAndSend(at, request, { slug: slugOf(address), address, fields, hasFiles: true }, later);
  });
}

async function acting(at, act) {
  underway.acts += 1;
  try {
    return await act();
  } finally {
    underway.acts -= 1;
    if (at.outbox() !== "[]") tellWaiting();
  }
}

async function keepAndSend(at, request, { slug, address, fields, hasFiles }, later) {
  const kept = slug ? JSON.parse(at.keep(slug, address, fields, Date.now())) : { kept: "no" };
  if (kept.kept === "yes") {
    await persist();
    return send(at, request, address, fields, kept, later);
  }
  const returned = () => answer(at.returned(slug, address, fields, Date.now()));
  // The server has not seen these pictures, so it can't say what is right about them.
  if (kept.kept === "blocked" && hasFiles) return returned();
  try {
    // Pictures go with the form where it can't be kept.
    const done = await network.ask(hasFiles ? request : forward(request, fields));
    if (hasFiles) later(quietly(photos.tidy({ fields })));
    // Joining, leaving and signing in change what is to be kept.
    later(quietly(syncAll(slug)));
    return done;
  } catch {
    return kept.kept === "blocked" ? returned() : answer(at.no_signal(true, Date.now()));
  }
}

/** The same form again, for the server. */
function forward(request, fields, member) {
  const headers = { "Content-Type": FORM };
  if (member) headers["X-Folkmoot-Member"] = member;
  // A browser that shows the page itself follows where it leads by itself.
  const redirect = request.mode === "navigate" ? "manual" : "follow";
  return new Request(request.url, { method: "POST", headers, body: fields, redirect, credentials: "same-origin" });
}

/** Sends an act that is kept; shows it as saved if there is no word in time. */
async function send(at, request, address, fields, kept, later) {
  const saved = () => showSaved(at, request, kept);
  if (!kept.first) {
    // What was done before goes first.
    await network.within(network.PATIENCE, quietly(flush()), () => {});
    later(quietly(sync(kept.slug)));
    return saved();
  }
  const pictures = await bringFirst(at, address, fields, kept, later);
  if (pictures.refused) return pictures.refused;
  if (!pictures.there) return saved();
  const sending = navigator.locks.request("folkmoot-outbox", async () => {
    // Whoever is slower than that is asked again later, so that what waits behind is not held up.
    const patience = AbortSignal.timeout(network.PATIENCE);
    const got = await network.ask(forward(request, fields, kept.member), { signal: patience });
    // A page that says yes, or why not: both leave nothing to be sent. All else is tried again.
    const done = isYes(got) || [400, 404, 413, 422].includes(got.status);
    if (done && (isYes(got) ? at.settle(kept.id, '{"reply":"done"}') : at.drop_act(kept.id))) await persist();
    if (isYes(got)) await photos.tidy({ fields });
    return done ? got : null;
  });
  try {
    // Another tab may be sending what was done there.
    const got = await network.within(2 * network.PATIENCE, sending, network.slow);
    later(quietly(sending.then(() => sync(kept.slug))));
    if (got) return got;
  } catch {
    // It waits.
  }
  askToBeWoken();
  return saved();
}

/** Whether the server did it: a page that was asked for by a browser comes with where it leads. */
const isYes = (got) => got.type === "opaqueredirect" || got.ok;

/** Brings the pictures of an act to the server before it is sent. Where that takes long, all goes on in the background. */
async function bringFirst(at, address, fields, kept, later) {
  if (photos.namesIn(fields).length === 0) return { there: true };
  const bringing = bring({ ...kept, fields });
  const { came, name, fault } = await network.within(network.PATIENCE, bringing, () => ({ came: "later" }));
  if (came === "refused") {
    if (at.drop_act(kept.id)) await persist();
    const changed = photos.withFault(fields, name, fault);
    return { refused: answer(at.returned(kept.slug, address, changed, Date.now())) };
  }
  if (came === "later") {
    later(quietly(bringing.then(() => sync(kept.slug)).then(picturesSent)));
    askToBeWoken();
  }
  return { there: came === "there" };
}

/** The page after an act that waits. */
function showSaved(at, request, { slug, next }) {
  if (request.mode === "navigate") return Response.redirect(next, 303);
  return answer(at.page(slug, next, Date.now()), next);
}

/** Where the browser can, it wakes this worker when there is a signal, though no page is open. */
function askToBeWoken() {
  quietly(Promise.resolve(self.registration.sync?.register("outbox")));
}

async function outbox(at, fields) {
  const typed = new URLSearchParams(fields);
  const dropped = JSON.parse(at.outbox()).find((entry) => entry.id === typed.get("entry"));
  if (typed.get("form") === "drop" && at.drop_act(typed.get("entry"))) {
    await persist();
    await photos.tidy(dropped);
  }
  tellWaiting();
  if (typed.get("form") === "send") await network.within(network.PATIENCE, quietly(flush()), () => {});
  return answer(at.outbox_page(Date.now()), "/outbox");
}

async function signOut(at, request, fields) {
  const left = () => Object.values(JSON.parse(at.waiting())).some((n) => n > 0);
  const how = new URLSearchParams(fields).get("unsent");
  if (how === "send") await network.within(10_000, quietly(flush()), () => {});
  if (left() && how !== "keep" && how !== "delete") return answer(at.sign_out_page(how === "send", Date.now()), "/me");
  try {
    const done = await network.ask(forward(request, fields));
    if (isYes(done)) await forgetAll(how === "delete");
    return done;
  } catch {
    return answer(at.no_signal(true, Date.now()));
  }
}
