// Every page of the demonstration, as an organiser sees it: for people who can't see well, who need
// large letters, who like the dark. Leaves a picture of each page to look at.

import { type Page, type TestInfo, enter, expect, expectAccessible, recoveryCode, takenOver, test } from "../fixtures";

/** Pages that no link leads to. */
const unlinked = [
  "/",
  "/join",
  "/join?c=nowhere",
  "/join/WRONG-ONE",
  "/sign-in",
  "/sign-in/numbers",
  "/start",
  "/me",
  "/me/email",
  "/me/erase",
  "/me/move",
  "/me/recovery-code",
  "/c/nowhere",
];

/** Every address of a community (app/src/app.rs), and whether it is one's own: see the pages that come of doing something. */
const ofCommunity: [rest: string, own?: "own"][] = [
  [""],
  ["/about"],
  ["/record"],
  ["/record/:id"],
  ["/search"],
  ["/issues"],
  ["/issues/new"],
  ["/issues/:id"],
  ["/ideas"],
  ["/ideas/new"],
  ["/ideas/:id"],
  ["/ideas/:id/edit", "own"],
  ["/groups"],
  ["/groups/new"],
  ["/groups/:id"],
  ["/jobs"],
  ["/jobs/new"],
  ["/jobs/:id"],
  ["/votes"],
  ["/votes/:id"],
  ["/print/groups/:id/call-sheet", "own"],
  ["/meetings"],
  ["/meetings/:id"],
  ["/meetings/:id/check-in", "own"],
  ["/print/meeting/:id"],
  ["/organise/meetings/new"],
  ["/organise"],
  ["/organise/details"],
  ["/organise/access"],
  ["/organise/categories"],
  ["/organise/people"],
  ["/organise/codes"],
  ["/organise/reports"],
  ["/print/poster"],
  ["/organise/votes/new"],
  ["/nothing-at-all"],
];

/** Those of them that no link leads to, for sure. */
const unlinkedThere = ["/jobs", "/jobs/new", "/organise/votes/new", "/organise/votes/new?kind=approval", "/nothing-at-all"];

/** The questions when a community is started: what has been answered by then is in the address. */
const questions = [
  "form=name&name=Mill+Lane",
  "form=kinds&name=Mill+Lane&kinds=place",
  "form=address&name=Mill+Lane&kinds=place&slug=mill-lane-to-be",
  "form=zone&name=Mill+Lane&kinds=place&slug=mill-lane-to-be&zone=Europe/London",
  "form=see&name=Mill+Lane&kinds=place&slug=mill-lane-to-be&zone=Europe/London&visibility=public",
  "form=join&name=Mill+Lane&kinds=place&slug=mill-lane-to-be&zone=Europe/London&visibility=public&joining=anyone",
  "form=you&name=Mill+Lane&kinds=place&slug=mill-lane-to-be&zone=Europe/London&visibility=public&joining=anyone&founder=Olive",
  "form=zone&name=Mill+Lane&kinds=need&slug=mill-lane-to-be&zone=Europe/London",
  "form=name&name=",
].map((answers) => `/start?${answers}`);

/** Of pages that show the same kind of thing, so many are looked at. */
const ALIKE = 2;

for (const colorScheme of ["light", "dark"] as const) {
  test(`every page, ${colorScheme}`, async ({ demonstration, phone }, info) => {
    test.setTimeout(300_000);
    const page = await phone({ colorScheme, baseURL: demonstration.url });
    await signIn(page);
    const home = new URL(page.url()).pathname;
    const seen = new Map<string, number>();
    const waiting = [home, ...unlinked, ...unlinkedThere.map((rest) => home + rest), `/me${home}`];
    const wrong: string[] = [];
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const kind = kindOf(address);
      const count = seen.get(kind) ?? 0;
      if (count >= (kind.includes(":id") ? ALIKE : 1)) continue;
      seen.set(kind, count + 1);
      await page.goto(address);
      await takenOver(page);
      waiting.push(...(await linksOn(page)));
      await look(wrong, page, info, `${kind}${count ? `-${count + 1}` : ""}`, colorScheme);
    }
    expect.soft(wrong).toEqual([]);
    const all = ofCommunity.filter(([, own]) => !own).map(([rest]) => `/c/:slug${rest}`);
    expect(all.filter((kind) => !seen.has(kind)), "no address is left out").toEqual([]);
  });

  test(`the pages before one has joined, ${colorScheme}`, async ({ demonstration, phone }, info) => {
    test.setTimeout(120_000);
    const page = await phone({ colorScheme, baseURL: demonstration.url });
    const wrong: string[] = [];
    for (const address of [...unlinked.filter((address) => !address.startsWith("/me")), "/me"]) {
      await page.goto(address);
      await look(wrong, page, info, `stranger-${kindOf(address)}`, colorScheme);
    }
    for (const [n, question] of questions.entries()) {
      await page.goto(question);
      await look(wrong, page, info, `question-${n + 1}`, colorScheme);
    }
    expect(wrong).toEqual([]);
  });

  test(`the pages that come of doing something, ${colorScheme}`, async ({ server, phone }, info) => {
    test.setTimeout(240_000);
    const wrong: string[] = [];
    const town = await server.town({ name: "Mill Lane", joining: "approval" });
    const rosa = await phone({ colorScheme });
    const olive = await phone({ colorScheme });
    const see = (page: Page, name: string) => look(wrong, page, info, name, colorScheme);

    // The doors, and waiting before one.
    await olive.goto(`/join/${town.organiserCode}`);
    await see(olive, "door-organiser");
    await enterNot(olive);
    await see(olive, "door-refused");
    await olive.getByLabel("What shall we call you here?").fill("Olive");
    await olive.getByRole("button", { name: "Become an organiser" }).click();
    await expect(olive.getByRole("heading", { name: "Your recovery code" })).toBeVisible();
    await see(olive, "recovery-code-shown");
    await recoveryCode(olive);
    await see(olive, "home-with-checklist");
    await rosa.goto(`/join?c=${town.slug}`);
    await see(rosa, "door");
    await enter(rosa, "Rosa");
    await expect(rosa.getByText("An organiser has not answered yet.")).toBeVisible();
    await see(rosa, "door-waiting");
    for (const address of ["/", town.path, "/me", `/me/c/${town.slug}`]) {
      await rosa.goto(address);
      await see(rosa, `waiting-${kindOf(address)}`);
    }

    // An organiser's pages, as they fill.
    for (const [rest, own] of ofCommunity) {
      if (!rest.startsWith("/organise") || own) continue;
      await olive.goto(`${town.path}${rest}`);
      await see(olive, `fresh${rest}`);
    }
    await olive.goto(`${town.path}/organise/details`);
    await olive.getByLabel("What is the community called?").fill("");
    await olive.getByRole("button", { name: "Save" }).click();
    await expect(olive.getByText("Please fill this in.")).toBeVisible();
    await see(olive, "details-refused");
    await olive.goto(`${town.path}/organise/people`);
    await olive.getByRole("button", { name: "Let in" }).click();
    await expect(olive.getByRole("button", { name: "Let in" })).toHaveCount(0);
    await olive.goto(`${town.path}/organise/people`);
    for (const folded of await olive.locator("summary").all()) await folded.click();
    await see(olive, "people-unfolded");
    await olive.goto(`${town.path}/print/poster`);
    await see(olive, "poster-without-code");
    await olive.getByRole("button", { name: "Make a code for members" }).click();
    await expect(olive.locator("article.poster")).toBeVisible();
    await see(olive, "poster");
    await olive.goto(`${town.path}/organise/codes`);
    await see(olive, "codes");

    // What is one's own: to change an idea, to run a group, to be told the result of looking over.
    await rosa.goto(`${town.path}/ideas/new`);
    await rosa.getByRole("button", { name: "Propose it" }).click();
    await expect(rosa.getByText("Please fill this in.").first()).toBeVisible();
    await see(rosa, "idea-refused");
    await rosa.getByLabel("What is your idea?").fill("A bench by the pond");
    await rosa.getByLabel("Why?", { exact: true }).fill("To rest.");
    await rosa.getByRole("button", { name: "Propose it" }).click();
    await expect(rosa.getByRole("heading", { level: 1, name: "A bench by the pond" })).toBeVisible();
    await see(rosa, "idea-of-mine");
    await rosa.getByRole("link", { name: "Change the words" }).click();
    await expect(rosa.getByLabel("What is your idea?")).toHaveValue("A bench by the pond");
    expect(kindOf(rosa.url())).toBe("/c/:slug/ideas/:id/edit");
    await see(rosa, "idea-edit");
    await rosa.goto(`${town.path}/groups/new`);
    await rosa.getByLabel("What is the group called?").fill("Pond people");
    await rosa.getByLabel("What is it for?").fill("The pond.");
    await rosa.getByRole("button", { name: "Start the group" }).click();
    await expect(rosa.getByRole("heading", { level: 1, name: "Pond people" })).toBeVisible();
    const group = rosa.url().split("?")[0];
    await see(rosa, "group-of-mine");
    for (const folded of await rosa.locator("summary").all()) await folded.click();
    await see(rosa, "group-of-mine-unfolded");
    await rosa.goto(`${town.path}/print/groups/${group.split("/").pop()}/call-sheet`);
    await expect(rosa.getByRole("heading", { level: 1, name: "Call sheet: Pond people" })).toBeVisible();
    await see(rosa, "call-sheet-empty");
    await rosa.goto(`${town.path}/jobs/new`);
    await rosa.getByLabel("What is to be done?").fill("Rake the leaves");
    await rosa.getByRole("button", { name: "Add it" }).click();
    await expect(rosa.getByRole("heading", { level: 1, name: "Rake the leaves" })).toBeVisible();
    await see(rosa, "job-of-mine");
    await rosa.goto(`${town.path}/print/groups/${group.split("/").pop()}/call-sheet`);
    await expect(rosa.getByRole("row", { name: /Rake the leaves/ })).toBeVisible();
    await see(rosa, "call-sheet");
    await olive.goto(`${town.path}/organise/votes/new`);
    await olive.getByLabel("What do you ask?").fill("Shall we have a fair?");
    const tomorrow = new Date(Date.now() + 86_400_000).toLocaleString("sv-SE", { timeZone: "Europe/London" });
    await olive.getByLabel("When does it close?").fill(tomorrow.replace(" ", "T"));
    await olive.getByRole("button", { name: "Look it over" }).click();
    await expect(olive.getByRole("heading", { name: "Is this what you ask?" })).toBeVisible();
    await see(olive, "vote-looked-over");
    await olive.getByRole("button", { name: "Call this vote" }).click();
    await expect(olive.getByRole("heading", { level: 1, name: "Shall we have a fair?" })).toBeVisible();
    await see(olive, "vote-open");
    await olive.goto(`${town.path}/organise/meetings/new`);
    await olive.getByRole("button", { name: "Call this meeting" }).click();
    await expect(olive.getByText("Please fill this in.").first()).toBeVisible();
    await see(olive, "meeting-refused");
    await olive.getByLabel("What is the meeting called?").fill("Spring meeting");
    await olive.getByLabel("Where is it?").fill("The old hall");
    const now = new Date().toLocaleString("sv-SE", { timeZone: "Europe/London" });
    await olive.getByLabel("When does it begin?").fill(now.replace(" ", "T").slice(0, 16));
    await olive.getByRole("button", { name: "Call this meeting" }).click();
    await expect(olive.getByRole("heading", { level: 1, name: "Spring meeting" })).toBeVisible();
    await see(olive, "meeting-on");
    await olive.getByRole("link", { name: "Show the code to check in" }).click();
    const there = (await olive.locator("p.code span").allInnerTexts()).join("-");
    await see(olive, "meeting-sheet");
    const newcomer = await phone({ colorScheme });
    await newcomer.goto(`/join/${there}`);
    await see(newcomer, "door-meeting");
    await rosa.goto(`/join/${there}`);
    await expect(rosa.getByRole("button", { name: "Check in" })).toBeVisible();
    expect(kindOf(rosa.url())).toBe("/c/:slug/meetings/:id/check-in");
    await see(rosa, "check-in");
    await rosa.getByRole("button", { name: "Check in" }).click();
    await expect(rosa.getByText("You are checked in.")).toBeVisible();
    await see(rosa, "meeting-checked-in");
    await rosa.goto("/me/move");
    await rosa.getByRole("button", { name: "Show me a code" }).click();
    await expect(rosa.locator("p.code")).toBeVisible();
    await see(rosa, "move-code");

    // Where somebody is paused, or was, and what is not for them.
    await olive.goto(`${town.path}/organise/people`);
    const card = olive.getByRole("listitem").filter({ hasText: "Rosa" });
    await card.locator("summary").click();
    await card.getByRole("button", { name: "Pause", exact: true }).click();
    await expect(card.getByText("Paused", { exact: true })).toBeVisible();
    for (const address of [town.path, `/me/c/${town.slug}`, `${town.path}/organise`]) {
      await rosa.goto(address);
      await see(rosa, `paused-${kindOf(address)}`);
    }
    expect(wrong).toEqual([]);
  });
}

test("an address where nothing is, outside every community, shows a page that helps", async ({ demonstration, phone }, info) => {
  const page = await phone({ baseURL: demonstration.url });
  const answer = await page.goto("/nothing-at-all");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1, name: "There is nothing here" })).toBeVisible();
  const wrong: string[] = [];
  await look(wrong, page, info, "nothing-at-all", "light");
  expect(wrong).toEqual([]);
});

/** Sends a door's form with nothing in it. */
async function enterNot(page: Page) {
  await page.getByRole("button", { name: /^(Join|Ask to join|Become an organiser)$/ }).click();
  await expect(page.getByText("Please fill this in.")).toBeVisible();
}

async function signIn(page: Page) {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in as an organiser" }).click();
  await expect(page).toHaveURL(/\/c\/[^/]+/);
}

/** Looks at a page in every way, takes a picture, and notes what is wrong. */
async function look(wrong: string[], page: Page, info: TestInfo, name: string, scheme: string) {
  for (const check of [expectAccessible, expectRoomForLargeText]) {
    await check(page).catch((error: Error) => wrong.push(`${name}: ${error.message}`));
  }
  await picture(page, info, name, scheme);
}

/** What an address has in common with those of the same kind. */
function kindOf(address: string): string {
  const { pathname, search } = new URL(address, "http://here");
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
  const asked = [...new URLSearchParams(search).keys()].filter((name) => ["kind", "step"].includes(name));
  const query = asked.map((name) => `?${name}=${new URLSearchParams(search).get(name)}`).join("");
  const numbered = pathname.replaceAll(id, ":id").replace(/\/record\/\d+$/, "/record/:id").replace(/^\/join\/.+/, "/join/:id");
  return numbered.replace(/^(\/me)?\/c\/(?!nowhere)[^/]+/, "$1/c/:slug") + query;
}

/** The addresses of pages of ours that a page links to. */
async function linksOn(page: Page): Promise<string[]> {
  const links = await page.locator("a[href]").evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  const ours = links.map((link) => new URL(link)).filter((link) => link.origin === new URL(page.url()).origin);
  const isPage = (link: URL) => !/\.\w{2,4}$|\/(feed|download)\b/.test(link.pathname);
  return ours.filter(isPage).map((link) => link.pathname + link.search);
}

async function picture(page: Page, info: TestInfo, kind: string, scheme: string) {
  const name = kind.replaceAll(/[^a-z0-9]+/gi, "-").replaceAll(/^-|-$/g, "") || "front";
  const path = `test-results/screens/${info.project.name}-${scheme}/${name}.png`;
  await page.screenshot({ path, fullPage: true, animations: "disabled" });
}

/** With letters twice as large nothing is cut off, and nothing is to be scrolled sideways. */
async function expectRoomForLargeText(page: Page) {
  const width = page.viewportSize()?.width ?? 0;
  const found = await page.evaluate((width) => {
    document.documentElement.style.fontSize = "200%";
    const wrong: string[] = [];
    const wide = document.documentElement.scrollWidth;
    if (wide > width) wrong.push(`scrolls sideways: ${wide} > ${width}`);
    for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
      const style = getComputedStyle(element);
      if (style.display === "none" || style.visibility === "hidden" || !element.textContent?.trim()) continue;
      const name = `${element.tagName.toLowerCase()}.${element.className} “${element.textContent.trim().slice(0, 40)}”`;
      const box = element.getBoundingClientRect();
      const hides = ["hidden", "clip"];
      const isReadAloudOnly = style.clipPath !== "none" || box.width <= 1;
      if (isReadAloudOnly || element.closest(".table-scroll, .skip-link, option, script, svg")) continue;
      if (hides.includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1) wrong.push(`cut off: ${name}`);
      if (hides.includes(style.overflowY) && element.scrollHeight > element.clientHeight + 1) wrong.push(`cut off: ${name}`);
      if (box.width > 0 && (box.right > width + 1 || box.left < -1)) wrong.push(`sticks out: ${name}`);
    }
    document.documentElement.style.fontSize = "";
    return wrong;
  }, width);
  expect(found, `200 % text at ${page.url()}`).toEqual([]);
}
