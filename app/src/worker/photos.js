// The pictures of forms: on the disk, small and bare, before anything else happens to their form.
import { NoPicture, shrink } from "../phone/photos/shrink.js";
import { kit } from "./kit.js";
import * as store from "./store.js";

/** How long a picture stays that belongs to no act: it was shared, or came back with its form. */
const A_DAY = 24 * 3600e3;
const MOST = 4;

const isName = (value) => /^[0-9a-f]{64}$/.test(value);
/** What stands in the place of a file that is no picture. */
const isFault = (value) => value !== "" && !isName(value);

const photosIn = (fields) => new URLSearchParams(fields).getAll("photo");

/** The names of the pictures that a form brings. */
export function namesIn(fields) {
  const dropped = new URLSearchParams(fields).getAll("photo_drop");
  return photosIn(fields).filter((value) => isName(value) && !dropped.includes(value));
}

/** Whether something that was chosen is no picture. */
export const anyFault = (fields) => photosIn(fields).some(isFault);

/** The form as it would be if the picture of that name had been none. */
export function withFault(fields, name, fault) {
  const changed = [...new URLSearchParams(fields)].map(([key, value]) =>
    key === "photo" && value === name ? [key, fault] : [key, value],
  );
  return new URLSearchParams(changed).toString();
}

/** Keeps a picture. Gives its name, or the word for what is wrong with it; nothing if there is none. */
async function take(file) {
  if (file.size === 0) return file.name ? "not-a-picture" : "";
  try {
    const bytes = await (await shrink(file)).arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const name = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    await store.keepFile(name, bytes);
    return name;
  } catch (error) {
    if (error instanceof NoPicture) return error.fault;
    throw error;
  }
}

/** The fields of a form with files, each picture kept and its name in its place. */
export async function fieldsOf(request) {
  const fields = new URLSearchParams();
  for (const [name, value] of await request.formData()) {
    fields.append(name, typeof value === "string" ? value : await take(value));
  }
  return fields.toString();
}

/** What another app shares: kept, and on to the form for an issue. */
export async function share(request) {
  const shared = await request.formData();
  const words = (name) => (typeof shared.get(name) === "string" ? shared.get(name).trim() : "");
  const details = [words("text"), words("url")].filter((part, n, all) => part && !(n > 0 && all[0].includes(part)));
  const asked = new URLSearchParams();
  // As much as an address has room for.
  if (words("title")) asked.append("title", words("title").slice(0, 200));
  if (details.length > 0) asked.append("details", details.join("\n").slice(0, 1500));
  const files = shared.getAll("photo").filter((file) => typeof file !== "string" && file.size > 0);
  for (const file of files.slice(0, MOST)) asked.append("photo", await take(file));
  return Response.redirect(`/go/raise?${asked}`, 303);
}

const ADDRESS = /^\/c\/[^/]+\/(?:photos\/[^/]+\/[^/]+|uploads)\/([0-9a-f]{64})\/(?:small|large)\.jpg$/;

/** The name of the picture at an address, if one is there. */
export const nameAt = (path) => ADDRESS.exec(path)?.[1];

/** A picture that is not sent yet, or else the server's. */
export async function picture(request) {
  const kept = await store.file(nameAt(new URL(request.url).pathname));
  if (!kept) return fetch(request);
  const headers = {
    "Content-Type": "image/jpeg",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
  };
  return new Response(kept.bytes, { headers });
}

/** Deletes the pictures that no act waits with: those of `fields` at once, others after a day, or all at once. */
export async function tidy({ fields, all } = {}) {
  const named = new Set(JSON.parse((await kit()).outbox()).flatMap((entry) => photosIn(entry.fields)));
  const done = new Set(fields ? photosIn(fields) : []);
  const isOld = ({ kept }) => kept < Date.now() - A_DAY;
  await store.dropFiles((name, file) => !named.has(name) && (all || done.has(name) || isOld(file)));
}
