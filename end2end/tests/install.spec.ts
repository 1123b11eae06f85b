import { expect, expectAccessible, raise, ready, sendIssue, signal, test } from "../own-server";

test("the manifest names the app, its icons, its shortcuts and how it looks", async ({ page, own }) => {
  const manifest = await (await page.request.get("/manifest.webmanifest")).json();
  expect([manifest.id, manifest.start_url, manifest.scope, manifest.display]).toEqual(["/", "/", "/", "standalone"]);
  expect(manifest.shortcuts.map((shortcut: { name: string }) => shortcut.name)).toEqual(["Raise an issue", "My jobs"]);
  expect(manifest.icons.some((icon: { purpose: string }) => icon.purpose === "maskable")).toBe(true);
  expect(manifest.screenshots.map((shot: { form_factor: string }) => shot.form_factor)).toEqual(["narrow", "narrow", "wide"]);
  for (const { src } of [...manifest.icons, ...manifest.screenshots]) {
    expect((await page.request.get(src)).ok(), src).toBe(true);
  }
  expect(own.url).toBeTruthy();
});

test("shortcuts lead to one's community, and ask which where there are several @scripts", async ({ page, own }) => {
  await own.joins(page, "Ann");
  await page.goto("/go/raise");
  await expect(page).toHaveURL(`${own.town.path}/issues/new`);
  await own.server.halt();
  await page.goto("/go/jobs");
  await expect(page).toHaveURL(`${own.town.path}/jobs`);
  await own.server.resume();
  const other = await own.server.town();
  await page.goto(`/join?c=${other.slug}`);
  await page.getByLabel("What shall we call you here?").fill("Annie");
  await page.getByRole("button", { name: "Join" }).click();
  await page.goto("/go/raise");
  await expect(page.getByRole("heading", { name: "Which community?" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: other.name }).click();
  await expect(page).toHaveURL(`${other.path}/issues/new`);
  expect((await page.goto("/go/elsewhere"))?.status()).toBe(404);
});

test("the home screen is offered once, to members @scripts", async ({ page, own }) => {
  const ask = () => page.evaluate(() => window.dispatchEvent(new Event("beforeinstallprompt")));
  const hint = page.locator("[data-phone='install']");
  await page.goto(own.town.path);
  await expect(page.locator("html")).toHaveAttribute("data-taken-over");
  await ask();
  await expect(hint).toHaveCount(0);
  await own.joins(page, "Ann");
  await expect(page.locator("html")).toHaveAttribute("data-taken-over");
  await ask();
  await expect(hint).toContainText("home screen");
  await expectAccessible(page);
  await hint.getByRole("button", { name: "Not now" }).click();
  await expect(hint).toHaveCount(0);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-taken-over");
  await ask();
  await expect(hint).toHaveCount(0);
});

test("an iPhone is told how, and what may be lost in a tab; storage that lasts is asked for @scripts", async ({ page, own }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "standalone", { value: false });
    Object.defineProperty(navigator.storage, "persist", {
      value: async () => {
        localStorage.setItem("asked-to-persist", "yes");
        return true;
      },
    });
  });
  await own.joins(page, "Ann");
  await expect(page.locator("[data-phone='install']")).toContainText("Share");
  await raise(page, own.town, "Lamp out");
  await ready(page, own.town);
  expect(await page.evaluate(() => localStorage.getItem("asked-to-persist"))).toBeNull();
  await own.server.halt();
  await sendIssue(page, own.town, "Deep pothole");
  await expect(signal(page)).toContainText("after seven days");
  expect(await page.evaluate(() => localStorage.getItem("asked-to-persist"))).toBe("yes");
});
