// Everything that people do, by the keyboard alone: for those who can't point, or don't see where.

import { type Locator, type Page, type Town, expect, join, raise, takenOver, test } from "../fixtures";

/** More stops than any of these pages has before what is looked for. */
const MOST = 80;

/** Whether it has the focus. */
async function hasFocus(what: Locator): Promise<boolean> {
  return what.evaluate((element) => element === document.activeElement);
}

/** What is wrong with how the focus shows where it is now; nothing if all is well. */
async function hidden(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return "nothing has the focus";
    const name = `${at.tagName.toLowerCase()} “${(at.textContent?.trim() || at.getAttribute("name") || "").slice(0, 40)}”`;
    // What stands in a card or a choice may show it around the whole of it.
    const around = [getComputedStyle(at), getComputedStyle(at, "::after")];
    const choice = at.closest("label");
    if (choice) around.push(getComputedStyle(choice));
    const shows = ({ outlineStyle, outlineWidth, boxShadow }: CSSStyleDeclaration) =>
      (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
    if (!around.some(shows)) return `the focus does not show on ${name}`;
    // Nothing may lie over it, such as the menu at the bottom of a phone.
    const { left, right, top, bottom } = at.getBoundingClientRect();
    const points = [0.05, 0.5, 0.95].flatMap((x) => [0.05, 0.5, 0.95].map((y) => [left + x * (right - left), top + y * (bottom - top)]));
    const seen = points.some(([x, y]) => {
      const there = document.elementFromPoint(x, y);
      return !!there && (at.contains(there) || there.contains(at)) && there !== document.body && there !== document.documentElement;
    });
    return seen ? undefined : `something lies over ${name}`;
  });
}

/** Presses Tab until it has the focus, which must then show. */
async function tabTo(page: Page, what: Locator, key: "Tab" | "Shift+Tab" = "Tab") {
  await expect(what).toBeVisible();
  for (let n = 0; n < MOST; n++) {
    await page.keyboard.press(key);
    if (await hasFocus(what)) return expect(await hidden(page)).toBe(undefined);
  }
  throw new Error(`${key} does not reach ${what} on ${page.url()}`);
}

/** Types into a field, over what is there. */
async function write(page: Page, field: Locator, words: string) {
  await tabTo(page, field);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(words);
  await expect(field).toHaveValue(words);
}

/** Presses a button or follows a link. */
async function press(page: Page, what: Locator, key: "Enter" | "Space" = "Enter") {
  await tabTo(page, what);
  await page.keyboard.press(key);
}

/** Opens a page, and waits until the script has taken it over: the keyboard is quick. */
async function open(page: Page, address: string) {
  await page.goto(address);
  await takenOver(page);
}

const button = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true });
const link = (page: Page, name: string) => page.getByRole("main").getByRole("link", { name, exact: true });
const title = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true });

/** Starts a group with a job by any means. */
async function group(page: Page, town: Town, name: string, job: string): Promise<string> {
  await page.goto(`${town.path}/groups/new`);
  await page.getByLabel("What is the group called?").fill(name);
  await page.getByLabel("What is it for?").fill("Clear the snow.");
  await page.getByRole("button", { name: "Start the group" }).click();
  await expect(title(page, name)).toBeVisible();
  const address = page.url().split("?")[0];
  await page.getByText("Add a job", { exact: true }).click();
  await page.getByLabel("What is to be done?").fill(job);
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByRole("link", { name: job })).toBeVisible();
  return address;
}

test("the first stop leads past the menu, to the page", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  for (const address of [town.path, "/me"]) {
    await open(rosa, address);
    await rosa.keyboard.press("Tab");
    const skip = rosa.getByRole("link", { name: "Skip to the page" });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    expect(await hidden(rosa)).toBe(undefined);
    await rosa.keyboard.press("Enter");
    await expect(rosa.getByRole("main")).toBeFocused();
    await rosa.keyboard.press("Tab");
    await expect(rosa.locator("main :focus"), "the menu has been passed").toBeVisible();
  }
});

test("somebody joins by a code", async ({ server, page }) => {
  const town = await server.town({ visibility: "members", joining: "code" });
  const code = await server.code(town);
  await open(page, "/join");
  await write(page, page.getByLabel("Your code"), code.toLowerCase());
  await page.keyboard.press("Enter");
  await expect(title(page, town.name)).toBeVisible();
  await takenOver(page);
  await write(page, page.getByLabel("What shall we call you here?"), "Rosa");
  await press(page, button(page, "Join"));
  await expect(page.getByRole("heading", { name: "Your recovery code" })).toBeVisible();
  await takenOver(page);
  await press(page, link(page, "I have written it down"));
  await expect(title(page, town.name)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(town.path));
});

test("somebody goes to the issues by the menu, raises one, and learns what was missing", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await open(rosa, town.path);
  await press(rosa, rosa.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Issues" }));
  await expect(title(rosa, "Issues")).toBeVisible();
  await takenOver(rosa);
  await press(rosa, link(rosa, "Raise an issue").first());
  await expect(title(rosa, "Raise an issue")).toBeVisible();
  await takenOver(rosa);
  await press(rosa, button(rosa, "Send to my community"));
  const what = rosa.getByLabel("What is wrong?");
  await expect(what, "where something is missing").toBeFocused();
  expect(await hidden(rosa)).toBe(undefined);
  await expect(what).toHaveAttribute("aria-invalid", "true");
  await rosa.keyboard.type("The street light is out");
  await tabTo(rosa, rosa.getByLabel("Category"));
  await rosa.keyboard.type("Lig");
  await expect(rosa.getByLabel("Category").locator("option:checked")).toHaveText("Lighting");
  await rosa.keyboard.press("ArrowDown");
  await expect(rosa.getByLabel("Category").locator("option:checked")).toHaveText("Roads and paths");
  await rosa.keyboard.press("ArrowUp");
  await write(rosa, rosa.getByLabel("Anything else to know?"), "Since Monday.");
  const named = rosa.getByRole("checkbox", { name: "Show my name" });
  await tabTo(rosa, named);
  const before = await named.isChecked();
  await rosa.keyboard.press("Space");
  await expect(named).toBeChecked({ checked: !before });
  await press(rosa, button(rosa, "Send to my community"));
  await expect(title(rosa, "The street light is out")).toBeVisible();
  await expect(rosa.locator("dl.facts")).toContainText("Lighting");
  await rosa.keyboard.press("Tab");
  await expect(rosa.locator("main :focus"), "one goes on in the new page, not at its very top").toBeVisible();
});

test("somebody says me too, comments and takes the comment back", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  const issue = await raise(rosa, town, "The bench is broken");
  const sam = await resident(town, "Sam");
  await open(sam, issue);
  await press(sam, button(sam, "Me too"), "Space");
  const after = button(sam, "Not me after all");
  await expect(after).toHaveAttribute("aria-pressed", "true");
  await expect(after, "what was pressed keeps the focus").toBeFocused();
  await sam.keyboard.press("Enter");
  await expect(button(sam, "Me too")).toBeFocused();

  await write(sam, sam.getByLabel("Your comment"), "I have wood.");
  await press(sam, button(sam, "Post comment"));
  const comment = sam.locator("article.comment");
  await expect(comment).toContainText("I have wood.");
  await expect(sam.getByLabel("Your comment")).toHaveValue("");
  await tabTo(sam, sam.getByLabel("Your comment"), "Shift+Tab");

  await tabTo(sam, comment.locator("summary"), "Shift+Tab");
  await sam.keyboard.press("Enter");
  await press(sam, comment.getByRole("button", { name: "Take it back" }));
  await expect(comment).toContainText("Its author took this back.");
  await expect(comment).not.toContainText("I have wood.");
});

test("somebody proposes an idea, and somebody else is for it", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await open(rosa, `${town.path}/ideas`);
  await press(rosa, link(rosa, "Propose an idea").first());
  await expect(rosa.getByLabel("What is your idea?")).toBeVisible();
  await takenOver(rosa);
  await write(rosa, rosa.getByLabel("What is your idea?"), "A bench by the pond");
  await write(rosa, rosa.getByLabel("Why?", { exact: true }), "To rest.");
  await write(rosa, rosa.getByLabel("What would it cost, roughly, in pounds?"), "150");
  await press(rosa, button(rosa, "Propose it"));
  await expect(title(rosa, "A bench by the pond")).toBeVisible();

  const sam = await resident(town, "Sam");
  await open(sam, `${town.path}/ideas`);
  await press(sam, link(sam, "A bench by the pond"));
  await expect(title(sam, "A bench by the pond")).toBeVisible();
  await takenOver(sam);
  await press(sam, button(sam, "I am for it"));
  await expect(sam.getByText("1 person is for it")).toBeVisible();
  await expect(button(sam, "I am not for it after all")).toBeFocused();
});

test("somebody joins a group and takes on a job", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  const address = await group(rosa, town, "Snow wardens", "Grit the steps");
  const sam = await resident(town, "Sam");
  await open(sam, address);
  await press(sam, button(sam, "Join this group"));
  await expect(sam.getByText("Only the coordinators see that you are in this group.")).toBeVisible();
  await press(sam, button(sam, "I'll do it"));
  await expect(sam.getByText("You have taken this job.")).toBeVisible();
  await open(sam, `${town.path}/jobs`);
  await press(sam, link(sam, "Grit the steps"));
  await expect(title(sam, "Grit the steps")).toBeVisible();
  await takenOver(sam);
  await write(sam, sam.getByLabel("How did it go?"), "All clear.");
  await press(sam, button(sam, "It is done"));
  await expect(sam.getByText("All clear.")).toBeVisible();
});

test("somebody casts a ballot, and changes it", async ({ town, resident, organiser }) => {
  const rosa = await resident(town, "Rosa");
  const olive = await organiser(town);
  await olive.goto(`${town.path}/organise/votes/new`);
  await olive.getByLabel("What do you ask?").fill("Shall we close the lane?");
  await olive.getByLabel("When does it close?").fill(tomorrow());
  await olive.getByRole("button", { name: "Look it over" }).click();
  await olive.getByRole("button", { name: "Call this vote" }).click();
  await expect(olive.getByRole("heading", { level: 1, name: /Shall we close the lane\?$/ })).toBeVisible();

  await open(rosa, olive.url().split("?")[0]);
  await tabTo(rosa, rosa.getByRole("radio").first());
  await rosa.keyboard.press("ArrowDown");
  const no = rosa.getByRole("radio", { name: "No", exact: true });
  await expect(no).toBeFocused();
  await expect(no).toBeChecked();
  expect(await hidden(rosa)).toBe(undefined);
  await press(rosa, button(rosa, "Send my vote"));
  await expect(rosa.getByText("You have voted:")).toContainText("No");
  await tabTo(rosa, no, "Shift+Tab");
  await rosa.keyboard.press("ArrowUp");
  await expect(rosa.getByRole("radio", { name: "Yes", exact: true })).toBeChecked();
  await press(rosa, button(rosa, "Change my vote"));
  await expect(rosa.getByText("You have voted:")).toContainText("Yes");
});

/** This time tomorrow, as a field for date and time holds it. */
function tomorrow(): string {
  const at = new Date(Date.now() + 86_400_000);
  return at.toLocaleString("sv-SE", { timeZone: "Europe/London" }).replace(" ", "T");
}

test("an organiser changes what the community says of itself, and lets somebody in", async ({ server, organiser, phone }) => {
  const town = await server.town({ joining: "approval" });
  await join(await phone(), town, "Rosa");
  const olive = await organiser(town);
  await open(olive, town.path);
  await press(olive, olive.getByRole("link", { name: "For organisers" }));
  await expect(title(olive, "For organisers")).toBeVisible();
  await takenOver(olive);
  await press(olive, link(olive, "Name, welcome and contact"));
  await expect(title(olive, "Name, welcome and contact")).toBeVisible();
  await takenOver(olive);
  await write(olive, olive.getByLabel("What is the community called?"), "Mill Lane and Around");
  await write(olive, olive.getByLabel("Words of welcome"), "Come along!");
  await press(olive, button(olive, "Save"));
  await expect(olive.locator(".top-bar__place")).toHaveText("Mill Lane and Around");

  await open(olive, `${town.path}/organise/access`);
  await tabTo(olive, olive.getByRole("radio", { name: "Whoever an organiser says yes to" }));
  await olive.keyboard.press("ArrowUp");
  await expect(olive.getByRole("radio", { name: "Whoever has a code" })).toBeChecked();
  await press(olive, button(olive, "Save").first());
  await open(olive, `${town.path}/about`);
  await expect(olive.getByText("With a code from an organiser or a poster")).toBeVisible();

  await open(olive, `${town.path}/organise/people`);
  const rosa = olive.getByRole("listitem").filter({ hasText: "Rosa" });
  await press(olive, rosa.getByRole("button", { name: "Let in" }));
  await expect(rosa.getByText("Asks to join")).toHaveCount(0);
  await press(olive, rosa.locator("summary"));
  await press(olive, rosa.getByRole("button", { name: "Confirm for votes" }));
  await expect(rosa.getByText("Confirmed", { exact: true })).toBeVisible();
});

test("what is folded away opens and closes", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await open(rosa, `${town.path}/record`);
  const folded = rosa.locator("details", { hasText: "A feed of your own" });
  await press(rosa, folded.locator("summary"));
  await expect(folded).toHaveAttribute("open");
  await rosa.keyboard.press("Space");
  await expect(folded).not.toHaveAttribute("open");
  await rosa.keyboard.press("Space");
  await tabTo(rosa, folded.getByRole("button", { name: "Make my feed" }));
});

test("a list is narrowed, and searched", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await raise(rosa, town, "The bench is broken");
  await open(rosa, `${town.path}/issues`);
  await tabTo(rosa, rosa.getByLabel("Which ones"));
  await rosa.keyboard.type("Clos");
  await press(rosa, button(rosa, "Show"));
  await expect(rosa.getByText("0 issues", { exact: true })).toBeVisible();
  await open(rosa, town.path);
  await press(rosa, rosa.getByRole("link", { name: "Search", exact: true }));
  await expect(title(rosa, "Search")).toBeVisible();
  await takenOver(rosa);
  await write(rosa, rosa.getByLabel("What are you looking for?"), "bench");
  await rosa.keyboard.press("Enter");
  await expect(rosa.getByText("1 thing found")).toBeVisible();
  await press(rosa, link(rosa, "The bench is broken"));
  await expect(title(rosa, "The bench is broken")).toBeVisible();
});

test("every stop of the Tab key shows, in the order one reads, and there is a way out", async ({ demonstration, phone }) => {
  test.setTimeout(180_000);
  const page = await phone({ baseURL: demonstration.url });
  const wrong: string[] = [];
  const walk = async (address: string) => {
    await open(page, address);
    let stops = 0;
    for (; stops < 4 * MOST; stops++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const before = document.querySelector("[data-was-here]");
        const now = document.activeElement;
        if (!now || now === document.body || now.hasAttribute("data-been-here")) return "end";
        const backwards = before && now.compareDocumentPosition(before) & Node.DOCUMENT_POSITION_FOLLOWING;
        before?.removeAttribute("data-was-here");
        now.setAttribute("data-was-here", "");
        now.setAttribute("data-been-here", "");
        return backwards ? "backwards" : "on";
      });
      if (at === "end") break;
      const why = (await hidden(page)) ?? (at === "backwards" ? "the order is another than one reads" : undefined);
      if (why) wrong.push(`${address}: ${why}`);
    }
    expect(stops, `stops on ${address}`).toBeGreaterThan(5);
    expect(stops, `a way out of ${address}`).toBeLessThan(4 * MOST);
  };
  for (const address of ["/", "/join", "/start", "/sign-in"]) await walk(address);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in as an organiser" }).click();
  await expect(page).toHaveURL(/\/c\/[^/]+/);
  const home = new URL(page.url()).pathname;
  await page.goto(`${home}/issues`);
  const issue = await page.locator(".cards a").first().getAttribute("href");
  const pages = ["", "/issues", "/issues/new", "/ideas/new", "/votes", "/record", "/organise", "/organise/details", "/organise/people"];
  for (const address of ["/me", `/me${home}`, issue ?? "", ...pages.map((rest) => home + rest)]) await walk(address);
  expect(wrong).toEqual([]);
});
