// Pages: from the server if it answers in time, else from what the phone keeps.
import { answer, anythingWaits, kit, render } from "./kit.js";
import * as network from "./network.js";
import { recount } from "./recount.js";
import { flush, sync } from "./sync.js";

/** The address part of the community that a path is of. */
export const slugOf = (path) => /^\/c\/([^/]+)/.exec(path)?.[1];

const quietly = (promise) => promise.catch(() => {});

/** Answers a request for a page. `later` takes work to be done after the answer. */
export async function page(request, later) {
  const { pathname, search } = new URL(request.url);
  const slug = slugOf(pathname);
  if (pathname === "/outbox") return answer((await kit()).outbox_page(Date.now()));
  const own = slug && (await anythingWaits()) ? await whatWaits(slug, pathname, search) : null;
  if (own) return own;
  const counted = await quietly(recount(new URL(request.url)));
  if (counted) return counted;
  const asked = network.ask(request);
  try {
    const got = await network.within(network.PATIENCE, asked, () => null);
    // A server in trouble is as good as none, for a page that is on the phone.
    if (got !== null && (got.status < 500 || !(await keeps(slug)))) {
      if (got.ok && slug) later(quietly(opened(slug, pathname)));
      return got;
    }
    if (got === null) {
      network.slow();
      // What is not on the phone can only be waited for.
      if (!(await keeps(slug))) return await asked;
      quietly(asked);
    }
    return fromHere(slug, pathname, search);
  } catch {
    return fromHere(slug, pathname, search);
  }
}

const keeps = async (slug) => Boolean(slug) && (await kit()).keeps(slug);

/** The page with what waits in its place, unless that can be sent right now. */
async function whatWaits(slug, pathname, search) {
  const at = await kit();
  const waits = () => at.keeps(slug) && at.shows_own(slug, pathname);
  if (!waits()) return null;
  at.note_opened(slug, pathname);
  await network.within(network.PATIENCE, quietly(sync(slug)), network.slow);
  return waits() ? fromHere(slug, pathname, search) : null;
}

/** Where the shortcuts of the installed app lead. */
const SHORTCUTS = { "/go/raise": "issues/new", "/go/jobs": "jobs" };

async function fromHere(slug, pathname, search) {
  const at = await kit();
  const kept = JSON.parse(at.slugs());
  if (SHORTCUTS[pathname] && kept.length > 0) {
    const rest = SHORTCUTS[pathname] + search;
    return kept.length === 1 ? Response.redirect(`/c/${kept[0]}/${rest}`, 303) : answer(at.choose_page(rest, Date.now()));
  }
  if (!slug || !at.keeps(slug)) return answer(at.no_signal(false, Date.now()));
  at.note_opened(slug, pathname);
  return answer(render(() => at.page(slug, pathname + search, Date.now())));
}

/** A page was opened: what it shows is kept, in full. */
async function opened(slug, pathname) {
  const at = await kit();
  if (!at.keeps(slug) || at.note_opened(slug, pathname)) await sync(slug);
  else await flush();
}
