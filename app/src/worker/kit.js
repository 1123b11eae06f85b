// The rules and the pages, in wasm: loaded when they are first needed, with all that is stored.
import init, { Kit } from "folkmoot-kit";
import * as store from "./store.js";

const { assets, origin, policy, version } = self.FOLKMOOT;
export const CACHE = `folkmoot-${version}`;

let ready = null;

/** How long things took, for whoever measures; loading counts for the first page only. */
const took = {};

/** The kit, with everything that is stored in it. */
export function kit() {
  ready ??= load().catch((error) => {
    ready = null;
    throw error;
  });
  return ready;
}

/** Whether anything waits to be sent; asked without the kit, which takes a moment to load. */
export async function anythingWaits() {
  return ready !== null ? (await ready).outbox() !== "[]" : store.hasOutbox();
}

async function load() {
  const began = performance.now();
  const wasm = (async () => (await (await caches.open(CACHE)).match(`/${assets.kit_wasm}`)) ?? fetch(`/${assets.kit_wasm}`))();
  const [stored] = await Promise.all([store.all(), init({ module_or_path: wasm })]);
  const kit = new Kit(JSON.stringify({ assets, origin }), crypto.getRandomValues(new Uint8Array(32)));
  for (const [slug, kept] of stored.kept) kit.load(slug, kept);
  if (stored.outbox) kit.load_outbox(stored.outbox);
  took.load = performance.now() - began;
  return kit;
}

/** Has the kit render a page, and notes how long that took. */
export function render(draw) {
  const began = performance.now();
  const page = draw();
  took.render = performance.now() - began;
  return page;
}

/** The answer to a request for a page that the kit has rendered; `address` if it is another than was asked for. */
export function answer(page, address) {
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": policy,
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Folkmoot-From": "phone",
    "Server-Timing": Object.entries(took).map(([what, millis]) => `${what};dur=${millis}`).join(),
  };
  if (address) headers["X-Folkmoot-Address"] = address;
  const answer = new Response(page.html, { status: page.status, headers });
  delete took.load;
  page.free();
  return answer;
}
