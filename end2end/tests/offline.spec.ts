import { type Page, comment, expect, expectAccessible, raise, test } from "../own-server";

/** Until the service worker is at work and has everything that is there to have. */
async function ready(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50));
  });
  await kept(page, path.split("/")[2]);
}

/** Until the phone keeps a community. */
async function kept(page: Page, slug: string): Promise<void> {
  await expect.poll(() => page.evaluate(stored, slug), { timeout: 20_000 }).toBe(true);
}

/** Runs in the page: whether the phone keeps a community. */
function stored(slug: string): Promise<boolean> {
  return new Promise((found) => {
    const opening = indexedDB.open("folkmoot");
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = () => found(false);
    opening.onsuccess = () => {
      const asking = opening.result.transaction("kept").objectStore("kept").get(slug);
      asking.onsuccess = () => {
        opening.result.close();
        found(Boolean(asking.result));
      };
    };
  });
}

test("a community opens with no network, at any of its addresses @scripts", async ({ page, own }) => {
  await own.joins(page, "Ann");
  const lamp = await raise(page, own.town, "Lamp out", { details: "Since Monday" });
  await comment(page, "Still dark");
  await ready(page, own.town.path);
  await page.goto(lamp);
  await expect(page.getByText("Since Monday")).toBeVisible();

  await own.server.halt();
  await page.goto(own.town.path);
  await expect(page.locator("[data-phone='signal']")).toContainText("No signal since");
  await expect(page.getByRole("link", { name: "Lamp out" }).first()).toBeVisible();
  await page.goto(`${own.town.path}/issues?q=lamp`);
  await expect(page.getByRole("link", { name: "Lamp out" })).toBeVisible();
  await page.goto(lamp);
  await expect(page.getByText("Since Monday")).toBeVisible();
  await expect(page.getByText("Still dark")).toBeVisible();
  for (const path of ["/ideas", "/groups", "/votes", "/record", "/search?q=lamp", "/about", "/jobs"]) {
    await page.goto(`${own.town.path}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("is not on this phone")).toHaveCount(0);
  }
  await expectAccessible(page);
  await page.goto("/start");
  await expect(page.getByRole("heading", { name: "No signal" })).toBeVisible();
  await expect(page.getByRole("link", { name: own.town.name })).toBeVisible();
  await expectAccessible(page);
});

test("what is done with no network waits on the phone and arrives once @scripts", async ({ page, own, phone }) => {
  await own.joins(page, "Ann");
  await ready(page, own.town.path);
  await own.server.halt();
  await page.goto(`${own.town.path}/issues/new`);
  await page.getByLabel("What is wrong?").fill("Deep pothole");
  await page.getByRole("button", { name: "Send to my community" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Deep pothole" })).toBeVisible();
  await expect(page.getByText("Saved on this phone").first()).toBeVisible();
  await comment(page, "Right by the school");
  await page.goto(`${own.town.path}/issues`);
  await expect(page.locator("li.card", { hasText: "Deep pothole" })).toContainText("Saved on this phone");
  await expect(page.locator("[data-phone='signal']")).toContainText("2 things wait on this phone");
  await page.getByRole("link", { name: "Look at it" }).click();
  await expect(page.getByText("You raised an issue")).toBeVisible();
  await expectAccessible(page);

  await own.server.resume();
  await page.goto(`${own.town.path}/issues`);
  await expect(page.locator("li.card", { hasText: "Deep pothole" })).not.toContainText("Saved on this phone");
  await expect(page.locator("[data-phone='signal']")).toHaveCount(0);
  const neighbour = await phone();
  await neighbour.goto(`${own.server.url}${own.town.path}/issues`);
  await expect(neighbour.locator("li.card")).toHaveCount(1);
  await neighbour.getByRole("link", { name: "Deep pothole" }).click();
  await expect(neighbour.locator("article.comment")).toHaveCount(1);
});
