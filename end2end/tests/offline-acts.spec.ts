import { randomUUID } from "node:crypto";
import { type Own, type Page, expect, raise, signal, test } from "../own-server";

type Fields = Record<string, string>;

/** Posts a form as the page's own script does, and says where it led. */
async function post(page: Page, own: Own, path: string, act: string, fields: Fields, id = randomUUID()): Promise<string> {
  const body = new URLSearchParams({ act, id, ...fields }).toString();
  const led = await page.evaluate(
    async ([address, body]) => {
      const headers = { Accept: "text/html", "Content-Type": "application/x-www-form-urlencoded" };
      const answer = await fetch(address, { method: "POST", headers, body });
      return `${answer.status} ${answer.headers.get("X-Folkmoot-Address") ?? answer.url}`;
    },
    [`${own.town.path}${path}`, body],
  );
  expect(led, `${act} with ${body}`).toMatch(/^(200|404) /);
  return id;
}

/** Does something with a signal. */
async function does(page: Page, own: Own, act: string, fields: Fields): Promise<string> {
  const id = randomUUID();
  const answer = await page.request.post(`${own.town.path}/commands`, {
    form: { act, id, ...fields },
    headers: { Origin: own.url },
  });
  expect(await answer.json(), act).toEqual({ refusal: null });
  return id;
}

async function view(own: Own, name: string, asked = ""): Promise<any> {
  return (await fetch(`${own.server.url}${own.town.path}/views/${name}?${asked}`)).json();
}

test("twenty acts of every kind wait and arrive in order, each once @scripts", async ({ page, own, phone }) => {
  const olive = await phone();
  await own.organises(olive, "Olive");
  const lamp = (await raise(olive, own.town, "Lamp out")).split("/").pop()!;
  const trees = await does(olive, own, "idea.propose", { title: "Plant trees", why: "Shade" });
  const wardens = await does(olive, own, "group.form", { name: "Wardens", purpose: "Clear the snow", joining: "open" });
  const street = await does(olive, own, "job.add", { group: wardens, what: "Clear Mill Street" });
  const lane = await does(olive, own, "job.add", { group: wardens, what: "Clear Hill Lane" });
  await own.joins(page, "Ann");
  const closes = new Date(Date.now() + 3 * 3600e3).toISOString().slice(0, 16);
  const vote = await does(olive, own, "vote.call", { question: "A new bench?", share: "1", out_of: "2", closes });
  await page.reload();
  await expect(page.getByText("A new bench?").first()).toBeVisible();
  await expect.poll(async () => (await view(own, "votes.list")).open.length).toBe(1);
  // All of it is on the phone before the signal goes.
  await page.goto(`${own.town.path}/votes/${vote}`);
  await page.goto(`${own.town.path}/groups/${wardens}`);
  await page.goto(`${own.town.path}/ideas/${trees}`);
  await page.goto(`${own.town.path}/issues/${lamp}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.evaluate(() => fetch(location.href, { headers: { Accept: "text/html" } }));

  await own.server.halt();
  const queue = (path: string, act: string, fields: Fields) => post(page, own, path, act, fields);
  const hole = await queue("/issues/new", "issue.raise", { title: "Deep pothole", looked: "on" });
  await queue(`/issues/${hole}`, "comment.post", { on: `issue/${hole}`, body: "By the school" });
  await queue(`/issues/${lamp}`, "issue.me_too", { issue: lamp, yes: "on" });
  await queue(`/issues/${lamp}`, "issue.offer_help", { issue: lamp, yes: "on" });
  const said = await queue(`/issues/${lamp}`, "comment.post", { on: `issue/${lamp}`, body: "Still dark" });
  await queue(`/issues/${lamp}`, "post.withdraw", { subject: `comment/${said}` });
  const bench = await queue("/ideas/new", "idea.propose", { title: "A bench", why: "To rest" });
  await queue(`/ideas/${bench}/edit`, "idea.edit", { idea: bench, title: "A long bench", why: "To rest" });
  await queue(`/ideas/${bench}`, "idea.link_issue", { idea: bench, issue: lamp, yes: "on" });
  await queue(`/ideas/${trees}`, "idea.support", { idea: trees, yes: "on" });
  await queue(`/groups/${wardens}`, "group.join", { group: wardens, show_me: "on" });
  await queue(`/jobs/${street}`, "job.take", { job: street });
  await queue(`/jobs/${street}`, "job.finish", { job: street, words: "All clear" });
  await queue(`/jobs/${lane}`, "job.take", { job: lane });
  await queue(`/jobs/${lane}`, "job.hand_back", { job: lane });
  const singers = await queue("/groups/new", "group.form", { name: "Singers", purpose: "To sing", joining: "open" });
  await queue("/jobs/new", "job.add_list", { group: singers, list: "Bring chairs\nBring tea" });
  await queue(`/ideas/${bench}`, "idea.take_up", { idea: bench, group: singers });
  await queue(`/votes/${vote}`, "vote.cast", { vote, choice: "yes" });
  await queue(`/issues/${lamp}`, "post.tell_organiser", { subject: `issue/${lamp}`, words: "Who owns the lamp?" });
  await page.goto(`${own.town.path}/groups/${singers}`);
  await expect(page.getByText("Bring chairs")).toBeVisible();
  await expect(signal(page)).toContainText("20 things wait");

  await own.server.resume();
  await page.goto(own.town.path);
  await expect(signal(page)).toHaveCount(0, { timeout: 30_000 });
  await page.goto("/outbox");
  await expect(page.getByText("Nothing waits on this phone")).toBeVisible();
  expect((await view(own, "issues.list")).cards.map((card: { title: string }) => card.title)).toEqual(["Deep pothole", "Lamp out"]);
  const issue = await view(own, "issues.show", `id=${lamp}`);
  expect([issue.card.me_too, issue.help, issue.comments.length, issue.ideas.length]).toEqual([1, 1, 1, 1]);
  const idea = await view(own, "ideas.show", `id=${bench}`);
  expect([idea.card.title, idea.card.stage, idea.versions.length]).toEqual(["A long bench", "taken_up", 2]);
  expect((await view(own, "ideas.show", `id=${trees}`)).card.support).toBe(1);
  const group = await view(own, "groups.show", `id=${wardens}`);
  expect([group.card.members, group.jobs.length, group.ended[0].people]).toEqual([2, 1, 1]);
  expect((await view(own, "groups.show", `id=${singers}`)).jobs).toHaveLength(2);
  await page.goto(`${own.town.path}/votes/${vote}`);
  await expect(page.getByRole("radio", { name: "Yes" })).toBeChecked();
});

test("two wardens take the last place: one has it, the other is told who and offered the next @scripts", async ({ page, own, phone }) => {
  const olive = await phone();
  await own.organises(olive, "Olive");
  const wardens = await does(olive, own, "group.form", { name: "Wardens", purpose: "Clear the snow", joining: "open" });
  const street = await does(olive, own, "job.add", { group: wardens, what: "Clear Mill Street" });
  await does(olive, own, "job.add", { group: wardens, what: "Clear Hill Lane" });
  const bo = await phone();
  for (const [warden, name] of [[page, "Ann"], [bo, "Bo"]] as const) {
    await own.joins(warden, name);
    await does(warden, own, "group.join", { group: wardens, show_me: "on" });
    await warden.goto(`${own.town.path}/jobs/${street}`);
    await expect(warden.getByRole("button", { name: "I'll do it" })).toBeVisible();
  }
  await own.server.halt();
  for (const warden of [page, bo]) {
    await post(warden, own, `/jobs/${street}`, "job.take", { job: street, about: street });
    await warden.goto(`${own.town.path}/jobs/${street}`);
    await expect(warden.getByText("Saved on this phone").first()).toBeVisible();
  }
  await own.server.resume();
  await page.goto(own.town.path);
  await expect(signal(page)).toHaveCount(0);
  await bo.goto(own.town.path);
  await expect(signal(bo)).toContainText("was not accepted");
  await bo.goto(`${own.town.path}/jobs/${street}`);
  await expect(bo.getByRole("alert").first()).toContainText("Ann");
  await expect(bo.getByText("Clear Hill Lane").first()).toBeVisible();
});
