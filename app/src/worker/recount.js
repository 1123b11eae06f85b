// Counting a vote again: by this phone, from the published ballots, which stay here once they were fetched.
import { answer, kit, render } from "./kit.js";
import * as network from "./network.js";
import * as store from "./store.js";

const RECOUNT = /^\/c\/([^/]+)\/votes\/([^/]+)\/recount$/;

/** The page of a recount as this phone counts; null for another page, and where only the server can. */
export async function recount({ pathname, search }) {
  const [, slug, vote] = RECOUNT.exec(pathname) ?? [];
  if (!vote) return null;
  const at = await kit();
  if (!at.keeps(slug)) return null;
  if (!at.has_ballots(slug, vote)) await fetchBallots(at, slug, vote);
  if (!at.has_ballots(slug, vote)) return null;
  const page = render(() => at.page(slug, pathname + search, Date.now()));
  if (page.status === 200) return answer(page);
  page.free();
  return null;
}

async function fetchBallots(at, slug, vote) {
  try {
    const signal = AbortSignal.timeout(network.PATIENCE);
    const got = await network.ask(`/c/${slug}/votes/${vote}/ballots.txt`, { signal });
    if (got.ok && at.take_ballots(slug, vote, await got.text())) await store.keep(slug, at.stored(slug));
  } catch {
    // Without them the server is asked, or the page says that they are not here.
  }
}
