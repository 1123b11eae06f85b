import { issuesOf, comment, expect, expectAccessible, raise, ready, sendIssue, signal, stored, test } from "../own-server";

test("a community opens with no network, at any of its addresses @scripts", async ({ page, own }) => {
  await own.joins(page, "Ann");
  const lamp = await raise(page, own.town, "Lamp out", { details: "Since Monday" });
  await comment(page, "Still dark");
  await page.goto(lamp);
  await expect(page.getByText("Since Monday")).toBeVisible();

  await own.server.halt();
  await page.goto(own.town.path);
  await expect(signal(page)).toContainText("No signal since");
  await expect(page.getByRole("link", { name: "Lamp out" }).first()).toBeVisible();
  await page.goto(`${own.town.path}/issues?q=lamp`);
  await expect(page.getByRole("link", { name: "Lamp out" })).toBeVisible();
  await page.goto(lamp);
  await expect(page.getByText("Since Monday")).toBeVisible();
  await expect(page.locator("article.comment")).toContainText("Still dark");
  await expectAccessible(page);
  for (const path of ["/ideas", "/ideas/new", "/groups", "/votes", "/meetings", "/record", "/search?q=lamp", "/about", "/jobs"]) {
    await page.goto(`${own.town.path}${path}`);
    await expect(page.getByRole("heading", { level: 1 }), path).toBeVisible();
    await expect(page.getByText("not on this phone"), path).toHaveCount(0);
  }
  await page.goto("/start");
  await expect(page.getByRole("heading", { name: "No signal" })).toBeVisible();
  await expect(page.getByRole("link", { name: own.town.name })).toBeVisible();
  await expectAccessible(page);
});

test("what is done with no network waits on the phone and arrives once @scripts", async ({ page, own }) => {
  await own.joins(page, "Ann");
  await own.server.halt();
  await sendIssue(page, own.town, "Deep pothole");
  await expect(page.getByRole("heading", { level: 1, name: "Deep pothole" })).toBeVisible();
  await expect(page.getByText("Saved on this phone").first()).toBeVisible();
  await comment(page, "Right by the school");
  await page.goto(`${own.town.path}/issues`);
  await expect(page.locator("li.card", { hasText: "Deep pothole" })).toContainText("Saved on this phone");
  await expect(signal(page)).toContainText("2 things wait on this phone");
  await page.getByRole("link", { name: "Look at it" }).click();
  await expect(page.getByText("You raised an issue")).toBeVisible();
  await expectAccessible(page);

  await own.server.resume();
  await page.goto(`${own.town.path}/issues`);
  await expect(page.locator("li.card", { hasText: "Deep pothole" })).not.toContainText("Saved on this phone");
  await expect(signal(page)).toHaveCount(0);
  await page.getByRole("link", { name: "Deep pothole" }).click();
  await expect(page.locator("article.comment")).toHaveCount(1);
  expect(await issuesOf(own)).toEqual(["Deep pothole"]);
});

test("a form with something wrong is sent back with no network too @scripts", async ({ page, own }) => {
  await own.joins(page, "Ann");
  await own.server.halt();
  await page.goto(`${own.town.path}/issues/new`);
  await page.getByLabel("Anything else to know?").fill("It is dark");
  await page.getByRole("button", { name: "Send to my community" }).click();
  await expect(page.getByText("Please fill this in.")).toBeVisible();
  await expect(page.getByLabel("Anything else to know?")).toHaveValue("It is dark");
  await expect(signal(page)).not.toContainText("wait");
});

test("what was refused is shown where it was done, to be mended there @scripts", async ({ page, own, phone }) => {
  const olive = await phone();
  await own.organises(olive, "Olive");
  const lamp = await raise(olive, own.town, "Lamp out");
  await own.joins(page, "Ann");
  await page.goto(lamp);
  await own.server.halt();
  await comment(page, "Still dark here");
  await own.server.resume();
  await olive.goto(lamp);
  await olive.getByText("More", { exact: true }).last().click();
  await olive.getByLabel("Why hide it?").fill("Raised twice");
  await olive.getByRole("button", { name: "Hide it" }).click();
  await expect(olive.getByText("Raised twice")).toBeVisible();
  await page.goto(`${own.town.path}/issues`);
  await expect(signal(page)).toContainText("was not accepted");
  await page.getByRole("link", { name: "Look at it" }).click();
  await expect(page.getByText("Not done:")).toBeVisible();
  await expect(page.getByText("Still dark here")).toBeVisible();
  await page.getByRole("button", { name: "Delete it" }).click();
  await expect(page.getByText("Nothing waits on this phone")).toBeVisible();
});

test("somebody who leaves takes everything of it off the phone @scripts", async ({ page, own }) => {
  await own.joins(page, "Ann");
  expect(await page.evaluate(stored, own.town.slug)).toBe(true);
  await page.goto(`/me/c/${own.town.slug}`);
  await page.getByRole("button", { name: "Leave this community" }).click();
  await expect(page.getByText("You are no longer in this community.")).toBeVisible();
  await expect.poll(() => page.evaluate(stored, own.town.slug)).toBe(false);
});

test("with no network, Me says what waits; with one, signing out empties the phone @scripts", async ({ page, own }) => {
  await own.joins(page, "Ann");
  await own.server.halt();
  await sendIssue(page, own.town, "Deep pothole");
  await expect(page.getByText("Saved on this phone").first()).toBeVisible();
  await page.goto("/me");
  await expect(page.getByRole("heading", { name: "No signal" })).toBeVisible();
  await expect(page.getByText("You raised an issue")).toBeVisible();
  await own.server.resume();
  await page.goto("/me");
  await expect(page.getByText("Nothing waits on this phone")).toBeVisible();
  await page.getByRole("button", { name: "Sign out of this one" }).click();
  await expect(page).not.toHaveURL(/\/me$/);
  await expect.poll(() => page.evaluate(stored, own.town.slug)).toBe(false);
  expect(await issuesOf(own)).toEqual(["Deep pothole"]);
});

test("two tabs send what waits once @scripts", async ({ page, own }) => {
  await own.joins(page, "Ann");
  const second = await page.context().newPage();
  await second.goto(own.town.path);
  await own.server.halt();
  await sendIssue(page, own.town, "Deep pothole");
  await expect(page.getByText("Saved on this phone").first()).toBeVisible();
  await expect(signal(second)).toContainText("1 thing waits");
  await own.server.resume();
  await Promise.all([page.goto(own.town.path), second.goto(own.town.path)]);
  await expect(signal(page)).toHaveCount(0);
  await expect(signal(second)).toHaveCount(0);
  expect(await issuesOf(own)).toEqual(["Deep pothole"]);
});

test("a form posted before the page's own script is there is kept all the same @scripts", async ({ page, own }) => {
  await own.joins(page, "Ann");
  await page.goto(`${own.town.path}/issues/new`);
  await own.server.halt();
  // As the browser sends it by itself.
  await page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>("form[method=post]");
    const title = form?.querySelector<HTMLInputElement>("[name=title]");
    if (title) title.value = "Deep pothole";
    form?.submit();
  });
  await expect(page.getByRole("heading", { level: 1, name: "Deep pothole" })).toBeVisible();
  await expect(page.getByText("Saved on this phone").first()).toBeVisible();
  await own.server.resume();
  await page.goto(own.town.path);
  await expect.poll(() => issuesOf(own)).toEqual(["Deep pothole"]);
});

test("the phone finds its way after the server went back to an older backup @scripts", async ({ page, own }) => {
  await own.joins(page, "Ann");
  await raise(page, own.town, "Lamp out");
  const backup = `${own.server.folder}/backup.db`;
  await own.server.types("backup", backup);
  await raise(page, own.town, "Deep pothole");
  await page.goto(`${own.town.path}/issues`);
  await expect(page.locator("li.card")).toHaveCount(2);
  await own.server.halt();
  await sendIssue(page, own.town, "Loose stone");
  await expect(page.getByText("Saved on this phone").first()).toBeVisible();
  await own.server.restore(backup);
  await own.server.resume();
  await page.goto(`${own.town.path}/issues`);
  await expect.poll(() => issuesOf(own)).toEqual(["Lamp out", "Loose stone"]);
  await ready(page, own.town);
  await own.server.halt();
  await page.goto(`${own.town.path}/issues`);
  await expect(page.locator("li.card")).toHaveCount(2);
});
