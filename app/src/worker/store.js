// What the phone keeps, in IndexedDB: each community under its address part, the outbox, and the pictures of acts.
import { openDB } from "idb";

let opening = null;

/** Opened when it is needed, and not before: a worker that still waits for its turn would change it under another. */
function opened() {
  opening ??= openDB("folkmoot", 2, {
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore("kept");
        db.createObjectStore("outbox");
      }
      if (before < 2) db.createObjectStore("files");
    },
    // A newer worker is to change it.
    blocking(_current, _wanted, event) {
      event.target.close();
      opening = null;
    },
    terminated() {
      opening = null;
    },
  }).catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

/** Everything that is stored: [address part, what is kept of it] of every community, and the outbox. */
export async function all() {
  const db = await opened();
  const [slugs, kept, outbox] = await Promise.all([db.getAllKeys("kept"), db.getAll("kept"), db.get("outbox", "all")]);
  return { kept: slugs.map((slug, n) => [slug, kept[n]]), outbox };
}

/** Whether the outbox holds anything. */
export const hasOutbox = async () => ((await (await opened()).get("outbox", "all")) ?? "[]") !== "[]";

export const keep = async (slug, kept) => (await opened()).put("kept", kept, slug);
export const forget = async (slug) => (await opened()).delete("kept", slug);

/** Writes, and comes back when it is on the disk and not before. */
async function write(name, change) {
  const writing = (await opened()).transaction(name, "readwrite", { durability: "strict" });
  await Promise.all([change(writing.store), writing.done]);
}

export const keepOutbox = (outbox) => write("outbox", (store) => store.put(outbox, "all"));

/** A picture under its name: its bytes and when it was kept. */
export const file = async (name) => (await opened()).get("files", name);
export const keepFile = (name, bytes) => write("files", (store) => store.put({ bytes, kept: Date.now() }, name));

/** Deletes the pictures that are not wanted. */
export async function dropFiles(isUnwanted) {
  const db = await opened();
  for (let at = await db.transaction("files", "readwrite").store.openCursor(); at; at = await at.continue()) {
    if (isUnwanted(at.key, at.value)) await at.delete();
  }
}
