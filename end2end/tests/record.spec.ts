// Seeing what happened: Home, the Record, search, feeds.

import { expect, join, raise, test } from "../fixtures";

const unnamed = { named: false };

test("Home shows what needs somebody and what is new", async ({ town, resident, organiser }) => {
  const rosa = await resident(town, "Rosa");
  await rosa.goto(town.path);
  await expect(rosa.getByText("Nothing needs you just now.")).toBeVisible();
  const issue = await raise(rosa, town, "The tap drips", unnamed);
  const olive = await organiser(town);
  await olive.goto(town.path);
  await expect(olive.getByRole("heading", { name: "Getting started" })).toBeVisible();
  await expect(olive.locator(".timeline")).toContainText("The tap drips");
  await olive.goto(issue);
  await olive.getByText("Say where it stands", { exact: true }).click();
  await olive.getByLabel("It is now").selectOption("Fixed");
  await olive.getByRole("button", { name: "Save" }).click();
  await expect(olive.locator(".card__meta .badge")).toHaveText("Fixed");
  await rosa.goto(town.path);
  const asked = rosa.locator(".card--ask", { hasText: "Is it fixed?" });
  await asked.getByRole("link", { name: "The tap drips" }).click();
  await rosa.getByRole("button", { name: "Yes, it is fixed" }).click();
  await expect(rosa.getByRole("heading", { name: "Is it fixed?" })).toBeHidden();
  await rosa.goto(town.path);
  await expect(rosa.getByText("Nothing needs you just now.")).toBeVisible();
});

test("Home gathers all that waits for somebody, and says so no longer once it is done", async ({ server, resident, organiser, phone }) => {
  const town = await server.town({ joining: "approval" });
  const olive = await organiser(town);
  await olive.goto(`${town.path}/groups/new`);
  await olive.getByLabel("What is the group called?").fill("Key holders");
  await olive.getByLabel("What is it for?").fill("Holding keys.");
  await olive.getByRole("radio", { name: "People ask" }).check();
  await olive.getByRole("button", { name: "Start the group" }).click();
  await expect(olive.getByRole("heading", { level: 1, name: "Key holders" })).toBeVisible();
  const group = olive.url().split("?")[0];
  await olive.goto(`${town.path}/organise/votes/new`);
  await olive.getByLabel("What do you ask?").fill("Shall we have a fair?");
  const tomorrow = new Date(Date.now() + 86_400_000).toLocaleString("sv-SE", { timeZone: "Europe/London" });
  await olive.getByLabel("When does it close?").fill(tomorrow.replace(" ", "T"));
  await olive.getByRole("button", { name: "Look it over" }).click();
  await olive.getByRole("button", { name: "Call this vote" }).click();
  await expect(olive.getByRole("heading", { level: 1, name: "Shall we have a fair?" })).toBeVisible();
  const rosa = await phone();
  await join(rosa, town, "Rosa");
  await expect(rosa.getByText("An organiser has not answered yet.")).toBeVisible();

  await olive.goto(town.path);
  const asks = olive.locator(".card--ask");
  await expect(asks.filter({ hasText: "Shall we have a fair?" })).toContainText("Closes");
  await asks.getByRole("link", { name: "1 person asks to join" }).click();
  await olive.getByRole("button", { name: "Let in" }).click();
  await expect(olive.getByRole("button", { name: "Let in" })).toHaveCount(0);
  await rosa.goto(group);
  await rosa.getByRole("button", { name: "Ask to join" }).click();
  await expect(rosa.getByRole("button", { name: "Ask to join" })).toHaveCount(0);
  await olive.goto(town.path);
  await expect(asks.getByRole("link", { name: "1 person asks to join" })).toHaveCount(0);
  await asks.filter({ hasText: "1 person asks to be in your group" }).getByRole("link", { name: "Key holders" }).click();
  await expect(olive.getByRole("heading", { level: 1, name: "Key holders" })).toBeVisible();

  // Whoever can't vote is not asked to, and sees what is new all the same.
  await rosa.goto(town.path);
  await expect(rosa.getByText("Nothing needs you just now.")).toBeVisible();
  await expect(rosa.locator(".timeline")).toContainText("Shall we have a fair?");
  await expect(rosa.locator(".timeline")).toContainText("Key holders");
  await rosa.getByRole("link", { name: "The whole Record" }).click();
  await expect(rosa.getByRole("heading", { level: 1, name: "The Record" })).toBeVisible();

  await olive.goto(town.path);
  await asks.getByRole("link", { name: "Shall we have a fair?" }).click();
  await olive.getByRole("radio", { name: "Yes", exact: true }).check();
  await olive.getByRole("button", { name: "Send my vote" }).click();
  await expect(olive.getByText("You have voted:")).toBeVisible();
  await olive.goto(town.path);
  await expect(asks.filter({ hasText: "Shall we have a fair?" })).toHaveCount(0);
});

test("where there is nothing yet, a page says what to do next", async ({ town, resident, phone }) => {
  const rosa = await resident(town, "Rosa");
  for (const [page, words, next] of [
    ["/issues", "There are no issues here.", "Raise an issue"],
    ["/ideas", "There are no ideas here.", "Propose an idea"],
    ["/groups", "There are no groups here.", "Start a group"],
    ["/votes", "There have been no votes here yet.", "Look at the ideas"],
    ["/jobs", "You have not taken any jobs.", "Look at the groups"],
    ["/jobs/new", "A job belongs to a group", "Start a group"],
  ]) {
    await rosa.goto(`${town.path}${page}`);
    await expect(rosa.locator(".empty"), page).toContainText(words);
    await expect(rosa.getByRole("main").getByRole("link", { name: next }).first(), page).toBeVisible();
  }
  await rosa.goto(`${town.path}/record?about=votes`);
  await expect(rosa.getByText("Nothing like that has happened yet.")).toBeVisible();
  // Those who can't raise an issue yet find the way in.
  const stranger = await phone();
  await stranger.goto(`${town.path}/issues`);
  await expect(stranger.locator(".empty")).toBeVisible();
  await stranger.getByRole("link", { name: "Join", exact: true }).first().click();
  await expect(stranger.getByRole("heading", { level: 1, name: town.name })).toBeVisible();
  const fresh = await phone();
  await fresh.goto("/");
  await expect(fresh.getByRole("link", { name: "Start a community" }).first()).toBeVisible();
});

test("the Record says what happened, entry by entry, and can be narrowed", async ({ town, resident, phone }) => {
  const rosa = await resident(town, "Rosa");
  await raise(rosa, town, "The tap drips", unnamed);
  await rosa.getByLabel("Your comment").fill("It has dripped since May.");
  await rosa.getByRole("checkbox", { name: "Show my name" }).check();
  await rosa.getByRole("button", { name: "Post comment" }).click();
  await expect(rosa.locator("article.comment")).toBeVisible();
  const stranger = await phone();
  await stranger.goto(`${town.path}/record`);
  const entries = stranger.locator(".timeline__entry");
  await expect(entries.first()).toContainText("Rosa commented on the issue The tap drips.");
  await expect(entries.nth(1)).toContainText("A member raised the issue The tap drips.");
  await expect(entries.last()).toContainText("The community began.");
  const all = await entries.count();
  await stranger.getByRole("link", { name: "Issues", exact: true }).last().click();
  await expect(stranger).toHaveURL(/about=issues/);
  await expect(entries).toHaveCount(1);
  await stranger.goto(`${town.path}/record`);
  await expect(entries).toHaveCount(all);
  await entries.first().getByRole("link", { name: /^Entry/ }).click();
  await expect(stranger.getByText("It has dripped since May.")).toBeVisible();
  await stranger.getByRole("link", { name: "The entry before" }).click();
  await expect(stranger.getByText("A member raised the issue")).toBeVisible();
  await expect(stranger.getByRole("link", { name: "The entry after" })).toBeVisible();
});

test("the operator can check that nobody changed the Record", async ({ server, town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await raise(rosa, town, "The tap drips", unnamed);
  const minutes = (await server.types("minutes", "export", "--community", town.slug)).split("\n");
  expect(minutes.map((minute) => JSON.parse(minute).seq)).toEqual(minutes.map((_, n) => n + 1));
  expect(await server.types("minutes", "verify", "--community", town.slug)).toContain(String(minutes.length));
});

test("search finds issues, ideas and groups by their words", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await raise(rosa, town, "The pond is dirty", { ...unnamed, details: "Ducks get ill from it." });
  await rosa.goto(`${town.path}/ideas/new`);
  await rosa.getByLabel("What is your idea?").fill("Clean the pond together");
  await rosa.getByLabel("Why?", { exact: true }).fill("For the ducks.");
  await rosa.getByRole("button", { name: "Propose it" }).click();
  await expect(rosa.getByRole("heading", { level: 1, name: "Clean the pond together" })).toBeVisible();
  await rosa.goto(`${town.path}/groups/new`);
  await rosa.getByLabel("What is the group called?").fill("Friends of the pond");
  await rosa.getByLabel("What is it for?").fill("We like ducks.");
  await rosa.getByRole("button", { name: "Start the group" }).click();
  await expect(rosa.getByRole("heading", { level: 1, name: "Friends of the pond" })).toBeVisible();

  await rosa.goto(town.path);
  await rosa.getByRole("link", { name: "Search", exact: true }).click();
  await rosa.getByLabel("What are you looking for?").fill("POND");
  await rosa.locator("main").getByRole("button", { name: "Search", exact: true }).click();
  await expect(rosa.getByText("3 things found")).toBeVisible();
  await rosa.getByLabel("What are you looking for?").fill("ducks ill");
  await rosa.locator("main").getByRole("button", { name: "Search", exact: true }).click();
  await expect(rosa.getByText("1 thing found")).toBeVisible();
  await rosa.getByRole("link", { name: "The pond is dirty" }).click();
  await expect(rosa.getByRole("heading", { level: 1, name: "The pond is dirty" })).toBeVisible();
});

test("search takes whatever is typed", async ({ town, resident, phone }) => {
  const rosa = await resident(town, "Rosa");
  await raise(rosa, town, "Café de la Paix: 100% full!", unnamed);
  const stranger = await phone();
  const found = stranger.locator(".cards > li");
  const look = async (words: string) => {
    await stranger.goto(`${town.path}/search`);
    const field = stranger.getByLabel("What are you looking for?");
    await field.fill(words);
    await stranger.locator("main").getByRole("button", { name: "Search", exact: true }).click();
    await expect(stranger).toHaveURL(/[?&]q=/);
    await expect(field).toHaveValue(words);
  };
  for (const words of ["café PAIX", "100%", "  full  "]) {
    await look(words);
    await expect(found, words).toHaveCount(1);
  }
  for (const words of ["elephant", "café elephant", "%", "'; drop table issues; --", "\\", "🦆", "a".repeat(120)]) {
    await look(words);
    if (words !== "%") await expect(stranger.getByText("Nothing here has all of these words."), words).toBeVisible();
  }
  // Nothing is asked for: nothing is found, and nothing is said to be missing.
  await look("   ");
  await expect(stranger.getByText("It looks through issues, ideas and groups.")).toBeVisible();
  await expect(found).toHaveCount(0);

  // More than the field takes, and what no form of ours sends.
  for (const query of [`q=${"elephant+".repeat(600)}`, "q=%FF%FE", "q=a&q=b", "page=0&q=paix", "page=99999999999999&q=paix", "page=x", "nothing"]) {
    const answer = await stranger.goto(`${town.path}/search?${query}`);
    expect(answer?.status(), query.slice(0, 40)).toBe(200);
    await expect(stranger.getByLabel("What are you looking for?")).toBeVisible();
  }
  await stranger.goto(`${town.path}/search?page=7&q=paix`);
  await expect(found, "the nearest page there is").toHaveCount(1);
});

test("search finds nothing that is not for whoever searches", async ({ town, resident, organiser, phone }) => {
  const rosa = await resident(town, "Rosa");
  const issue = await raise(rosa, town, "Unkind pelican words", unnamed);
  const olive = await organiser(town);
  await olive.goto(issue);
  await olive.getByText("More", { exact: true }).click();
  await olive.getByLabel("Why hide it?").fill("It is unkind.");
  await olive.getByRole("button", { name: "Hide it" }).click();
  await expect(olive.getByText("It is unkind.").first()).toBeVisible();
  for (const [page, count] of [[await phone(), 0], [await resident(town, "Sam"), 0], [rosa, 1], [olive, 1]] as const) {
    await page.goto(`${town.path}/search?q=pelican`);
    await expect(page.locator(".cards > li")).toHaveCount(count);
  }
});

test("feeds carry the Record to news readers, a members-only one at a secret address", async ({ server, town, resident, phone, organiser }) => {
  const rosa = await resident(town, "Rosa");
  await raise(rosa, town, "The tap & the <drain>", unnamed);
  await rosa.goto(`${town.path}/record`);
  const open = await rosa.getByRole("link", { name: "Follow the Record with a feed reader" }).getAttribute("href");
  const reader = await phone();
  const feed = await reader.request.get(`${server.url}${open}`);
  expect(feed.status()).toBe(200);
  expect(feed.headers()["content-type"]).toContain("application/atom+xml");
  const atom = await feed.text();
  expect(atom).toContain("The tap &amp; the &lt;drain&gt;");
  await reader.setContent("<p>A reader</p>");
  const wrong = await reader.evaluate((xml) => {
    const parsed = new DOMParser().parseFromString(xml, "application/xml");
    return parsed.querySelector("parsererror")?.textContent ?? (parsed.documentElement.localName === "feed" ? "" : "no feed");
  }, atom);
  expect(wrong).toBe("");

  const secret = await server.town({ name: "The Secret Garden", visibility: "members", joining: "code" });
  const olive = await organiser(secret);
  await raise(olive, secret, "A secret of ours", unnamed);
  const address = async () => {
    await olive.goto(`${secret.path}/record`);
    await olive.getByText("A feed of your own").click();
    return (await olive.getByRole("link", { name: "Address of the feed" }).getAttribute("href")) ?? "";
  };
  await olive.goto(`${secret.path}/record`);
  await olive.getByText("A feed of your own").click();
  await olive.getByRole("button", { name: "Make my feed" }).click();
  await expect(olive.getByText("Copy the address below")).toBeVisible();
  const first = await address();
  const get = async (address: string) => reader.request.get(new URL(address, server.url).href);
  expect(await (await get(first)).text()).toContain("A secret of ours");
  await olive.getByRole("button", { name: "Make a new address" }).click();
  await expect.poll(address).not.toBe(first);
  expect((await get(first)).status(), "the old address has ended").toBe(404);
  expect((await get(await address())).status()).toBe(200);
  const hidden = await reader.request.get(`${secret.path}/feeds/record.atom`);
  const missing = await reader.request.get("/c/nowhere/feeds/record.atom");
  expect([hidden.status(), missing.status()]).toEqual([404, 404]);
});

test("whoever makes a feed of their own has its address before them", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await rosa.goto(`${town.path}/record`);
  await rosa.getByText("A feed of your own").click();
  await rosa.getByRole("button", { name: "Make my feed" }).click();
  await expect(rosa.getByText("Copy the address below")).toBeVisible();
  await expect(rosa.getByRole("link", { name: "Address of the feed" })).toBeVisible();
});
