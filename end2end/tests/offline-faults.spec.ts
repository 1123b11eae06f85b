import { expect, expectAccessible, issuesOf, raise, sendIssue, signal, stored, test } from "../own-server";

test.use({ faults: true, excused: / 500 / });

const posts = (method: string) => method === "POST";

for (const fault of ["broken", "hangs", "lost-answer"] as const) {
  test(`an act is kept and done once when the server ${fault} @scripts`, async ({ page, own }) => {
    await own.joins(page, "Ann");
    own.proxy.hits = posts;
    own.proxy.fault = fault;
    await sendIssue(page, own.town, "Deep pothole");
    await expect(page.getByRole("heading", { level: 1, name: "Deep pothole" })).toBeVisible({ timeout: 15_000 });
    await expect(page.getByText("Saved on this phone").first()).toBeVisible();
    own.proxy.fault = "none";
    await page.goto(`${own.town.path}/issues`);
    await expect(page.locator("li.card", { hasText: "Deep pothole" })).toHaveCount(1);
    await expect(signal(page)).toHaveCount(0, { timeout: 45_000 });
    expect(await issuesOf(own)).toEqual(["Deep pothole"]);
  });
}

test("a page of a server in trouble is shown from the phone @scripts", async ({ page, own }) => {
  await own.joins(page, "Ann");
  await raise(page, own.town, "Lamp out");
  for (const fault of ["broken", "hangs"] as const) {
    own.proxy.fault = fault;
    await page.goto(`${own.town.path}/issues`);
    await expect(page.getByRole("link", { name: "Lamp out" }), fault).toBeVisible({ timeout: 15_000 });
    own.proxy.fault = "none";
  }
});

test("signing out asks what shall become of what is not sent @scripts", async ({ page, own }) => {
  await own.joins(page, "Ann");
  own.proxy.hits = (method, path) => method === "POST" && path.startsWith("/c/");
  own.proxy.fault = "broken";
  for (const title of ["Deep pothole", "Lamp out"]) {
    await sendIssue(page, own.town, title);
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible({ timeout: 15_000 });
  }
  await page.goto("/me");
  await expect(page.locator("[data-outbox-here]").getByText("You raised an issue")).toHaveCount(2);
  await page.getByRole("button", { name: "Sign out of this one" }).click();
  await expect(page.getByRole("heading", { name: "Some things are not sent yet" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send it, then sign out" }).click();
  await expect(page.getByText("Not everything could be sent")).toBeVisible();
  await page.getByRole("button", { name: "Keep it here and sign out" }).click();
  await expect.poll(() => page.evaluate(stored, own.town.slug)).toBe(false);
  await page.goto("/outbox");
  await expect(page.getByText("Somebody else did this")).toHaveCount(2);
  await expect(page.getByText("Deep pothole")).toHaveCount(0);
  await page.getByRole("button", { name: "Delete it" }).first().click();
  await expect(page.getByText("Somebody else did this")).toHaveCount(1);
  expect(await issuesOf(own)).toEqual([]);
});

test("a new version is offered, and never while something is half-written @scripts", async ({ page, own }) => {
  await own.joins(page, "Ann");
  await page.goto(`${own.town.path}/issues/new`);
  await own.server.halt();
  own.server.isNewer();
  await own.server.resume();
  await page.getByLabel("What is wrong?").fill("Half a w");
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const offer = page.locator("[data-phone='new-version']");
  await expect(offer).toContainText("A new version is ready");
  await offer.getByRole("button", { name: "Use it" }).click();
  await expect(page.getByLabel("What is wrong?")).toHaveValue("Half a w");
  await page.getByLabel("What is wrong?").fill("");
  await offer.getByRole("button", { name: "Use it" }).click();
  await expect(offer).toHaveCount(0);
  await own.server.halt();
  await page.goto(`${own.town.path}/issues`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
