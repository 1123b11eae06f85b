// What the phone keeps, in IndexedDB: each community under its address part, and the outbox.
import { openDB } from "idb";

const opened = openDB("folkmoot", 1, {
  upgrade(db) {
    db.createObjectStore("kept");
    db.createObjectStore("outbox");
  },
});

/** Everything that is stored: [address part, what is kept of it] of every community, and the outbox. */
export async function all() {
  const db = await opened;
  const [slugs, kept, outbox] = await Promise.all([db.getAllKeys("kept"), db.getAll("kept"), db.get("outbox", "all")]);
  return { kept: slugs.map((slug, n) => [slug, kept[n]]), outbox };
}

/** Whether the outbox holds anything. */
export const hasOutbox = async () => ((await (await opened).get("outbox", "all")) ?? "[]") !== "[]";

export const keep = async (slug, kept) => (await opened).put("kept", kept, slug);
export const forget = async (slug) => (await opened).delete("kept", slug);

/** Comes back when the outbox is on the disk, and not before. */
export async function keepOutbox(outbox) {
  const writing = (await opened).transaction("outbox", "readwrite", { durability: "strict" });
  await Promise.all([writing.store.put(outbox, "all"), writing.done]);
}
