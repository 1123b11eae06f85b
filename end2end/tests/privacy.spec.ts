// Who learns what about whom: nobody gets anything of what is not for them.

import { expect, raise, test } from "../fixtures";

const queries = [
  "community.frame",
  "community.about",
  "community.door",
  "community.checklist",
  "community.settings",
  "home.show",
  "issues.list",
  "issues.similar?title=light",
  "ideas.list",
  "groups.list",
  "jobs.mine",
  "votes.list",
  "members.list",
  "members.me",
  "members.codes",
  "posts.reports",
  "record.list",
  "search.all?q=secret",
];

const pages = [
  "",
  "/issues",
  "/issues/new",
  "/ideas",
  "/groups",
  "/jobs",
  "/votes",
  "/record",
  "/record.atom",
  "/search?q=secret",
  "/about",
  "/organise",
  "/organise/members",
  "/organise/codes",
  "/organise/settings",
  "/print/poster",
  "/nothing-at-all",
];

test("to a stranger a members-only community and a missing one look the same", async ({ server, phone, organiser }) => {
  const town = await server.town({ name: "The Secret Garden", visibility: "members", joining: "code" });
  const olive = await organiser(town);
  const issue = await raise(olive, town, "A secret of ours");
  const stranger = await phone();
  const missing = { ...town, slug: "nowhere", path: "/c/nowhere" };

  const see = async (address: string) => {
    const answer = await stranger.request.get(address, { maxRedirects: 0 });
    const text = (await answer.text()).replaceAll(/ (nonce|data-rendered)="[^"]*"/g, "");
    return { status: answer.status(), type: answer.headers()["content-type"], text };
  };
  const both = async (part: string) => {
    const there = await see(`${town.path}${part}`);
    const nowhere = await see(`${missing.path}${part}`);
    expect(there.text, part).not.toMatch(/secret/i);
    expect(there.status, part).toBe(404);
    expect({ ...there, text: there.text.replaceAll(town.slug, "nowhere") }, part).toEqual(nowhere);
  };
  for (const page of [...pages, issue.replace(/.*\/issues/, "/issues")]) await both(page);
  for (const query of queries) await both(`/views/${query}`);
  await both(`/views/issues.show?id=${issue.split("/").pop()}`);

  const door = await see(`/join?c=${town.slug}`);
  expect(door.status).toBe(404);
  expect(door.text).not.toMatch(/secret/i);
  expect((await see("/")).text).not.toMatch(/secret/i);
});

test("nor does a stranger learn of it by trying to act there", async ({ server, phone, organiser }) => {
  const town = await server.town({ name: "The Secret Garden", visibility: "members", joining: "code" });
  const olive = await organiser(town);
  const issue = (await raise(olive, town, "A secret of ours")).split("/").pop();
  const stranger = await phone();
  await stranger.goto("/join");
  const origin = new URL(stranger.url()).origin;
  const acts = [
    { act: "issue.me_too", with: { issue, yes: true } },
    { act: "member.join", with: { name: "Rosa", code: "" } },
    { act: "member.leave", with: {} },
    // More of them than one phone may try.
    ...Array(12).fill({ act: "member.join", with: { name: "Rosa", code: "WRONG-CODE" } }),
    { act: "comment.post", with: { on: `issue/${issue}`, body: "Hello?" } },
    { act: "community.settle", with: {} },
  ];
  for (const act of acts) {
    const answers = [];
    for (const path of [town.path, "/c/nowhere"]) {
      const data = { id: crypto.randomUUID(), ...act };
      const answer = await stranger.request.post(`${path}/commands`, { data, headers: { origin } });
      answers.push({ status: answer.status(), text: await answer.text() });
    }
    expect(answers[0], JSON.stringify(act)).toEqual(answers[1]);
    const posts = [];
    for (const path of [town.path, "/c/nowhere"]) {
      const form = { act: act.act, id: crypto.randomUUID(), issue: issue ?? "", yes: "yes", name: "Rosa", code: "" };
      const answer = await stranger.request.post(`${path}/issues`, { form, headers: { origin }, maxRedirects: 0 });
      const text = (await answer.text()).replaceAll(/ (nonce|data-rendered)="[^"]*"/g, "").replaceAll(town.slug, "nowhere");
      posts.push({ status: answer.status(), text });
    }
    expect(posts[0], act.act).toEqual(posts[1]);
  }
});

test("the live stream tells a stranger nothing", { tag: "@scripts" }, async ({ server, town, phone, organiser }) => {
  const secret = await server.town({ name: "The Secret Garden", visibility: "members", joining: "code" });
  const olive = await organiser(secret);
  const otto = await organiser(town, "Otto");
  const stranger = await phone();
  await stranger.goto("/join");
  await stranger.evaluate(
    ([secret, town]) => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      new EventSource(`/live?c=${secret}&c=${town}&c=nowhere`).onmessage = (event) => heard.push(event.data);
    },
    [secret.slug, town.slug],
  );
  const heard = () => stranger.evaluate(() => (window as unknown as { heard: string[] }).heard);
  await expect.poll(async () => (await heard()).length).toBe(1);
  await raise(olive, secret, "A secret of ours");
  // What happens later elsewhere arrives: what happened before it would have, too.
  await raise(otto, town, "Known to all");
  await expect.poll(async () => (await heard()).length).toBe(2);
  expect((await heard()).join("\n")).not.toContain(secret.slug);
});

test("nothing is written in an address, a header or a cookie that scripts could read", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  const answer = await rosa.goto(town.path);
  const headers = answer?.headers() ?? {};
  expect(headers["referrer-policy"]).toBe("same-origin");
  expect(headers["cache-control"]).toContain("no-store");
  expect(headers["content-security-policy"]).toMatch(/default-src 'self'.*object-src 'none'.*frame-ancestors 'none'/);
  expect(headers["content-security-policy"]).not.toContain("unsafe-inline");
  const cookies = await rosa.context().cookies();
  expect(cookies.map((cookie) => [cookie.name, cookie.httpOnly, cookie.sameSite])).toEqual([["session", true, "Lax"]]);
});

test("what another site sends is refused", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  const form = { act: "issue.raise", id: crypto.randomUUID(), title: "Forged" };
  for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }, {}]) {
    const answer = await rosa.request.post(`${town.path}/issues/new`, { form, headers: headers as Record<string, string>, maxRedirects: 0 });
    expect(answer.status()).toBe(403);
  }
  await rosa.goto(`${town.path}/issues`);
  await expect(rosa.getByText("Forged")).toBeHidden();
});

