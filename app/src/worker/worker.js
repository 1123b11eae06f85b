// The service worker: stands between the pages and the server. `self.FOLKMOOT`, which the server writes
// before this, names the files of this version.
import { act } from "./acts.js";
import { CACHE, kit } from "./kit.js";
import * as network from "./network.js";
import { page } from "./pages.js";
import { nameAt, picture, tidy } from "./photos.js";
import { flush, onNews, picturesSent, sync, syncAll, underway } from "./sync.js";

const { files } = self.FOLKMOOT;
const quietly = (promise) => promise.catch(() => {});

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(files)));
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    const stale = (await caches.keys()).filter((name) => name.startsWith("folkmoot-") && name !== CACHE);
    await Promise.all(stale.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  const later = (work) => event.waitUntil(work);
  const isPage = request.mode === "navigate" || request.headers.get("Accept")?.includes("text/html");
  // Where something here is broken, all is as if this were not here: an act sent twice is done once.
  const answerWith = (answering) => event.respondWith(answering(request, later).catch(() => fetch(request)));
  if (request.method === "POST" && isPage) answerWith(act);
  else if (request.method !== "GET") return;
  else if (nameAt(url.pathname)) answerWith(picture);
  else if (isPage && !isFile(url.pathname)) answerWith(page);
  else if (files.includes(url.pathname)) event.respondWith(file(request));
});

/** Downloads and feeds are not pages, though one goes to them as to a page. */
const isFile = (path) => path.startsWith("/assets/") || /\.\w+$/.test(path) || path === "/me/download";

async function file(request) {
  return (await (await caches.open(CACHE)).match(request, { ignoreSearch: true })) ?? fetch(request);
}

self.addEventListener("message", (event) => {
  const { what, slug } = event.data ?? {};
  const start = () => syncAll(slug).finally(() => tidy());
  const work = { start, news: () => sync(slug), take_over: () => self.skipWaiting() }[what];
  // How it stands is told at once, and again when that has changed.
  if (work) event.waitUntil(Promise.allSettled([tellStatus(event.source), work()]).then(picturesSent));
});

self.addEventListener("sync", (event) => {
  if (event.tag === "outbox") event.waitUntil(flush().then(picturesSent));
});

async function status() {
  const { waiting, ...rest } = JSON.parse((await kit()).waiting());
  return { since: network.noSignalSince(), waiting: Math.max(0, waiting - underway.acts), sending: underway.sending, ...rest };
}

async function tellStatus(page) {
  page?.postMessage({ status: await status() });
}

async function tellAll(news) {
  const told = { ...news, status: await status() };
  for (const page of await self.clients.matchAll({ type: "window" })) page.postMessage(told);
}

onNews((news) => quietly(tellAll(news)));
network.onSignal(() => quietly(tellAll({})));
