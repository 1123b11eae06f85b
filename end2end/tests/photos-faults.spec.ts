import { rmSync } from "node:fs";
import { join } from "node:path";
import { choose, expect, file, held, isReady, issuesOf, opensForm, ready, sends, shown, signal, test } from "../pictures";

test.use({ faults: true, excused: / 500 / });

const toUploads = (method: string, path: string) => method === "PATCH" && path.includes("/uploads/");

for (const tenth of [1, 3, 5, 8]) {
  test(`an upload that breaks off at ${tenth} tenths goes on from there @scripts`, async ({ page, own, studio }) => {
    await own.joins(page, "Ann");
    await opensForm(page, own);
    await choose(page, file(await studio.shoot({ width: 1600, height: 1200, noise: true })));
    await isReady(page);
    const size = await page.locator("input[type=file]").first().evaluate((input: HTMLInputElement) => input.files![0]!.size);
    own.proxy.hits = toUploads;
    own.proxy.fault = "cut";
    own.proxy.passes = Math.floor((size * tenth) / 10);
    await sends(page);
    await expect(page.getByText("Saved on this phone").first()).toBeVisible();
    expect(await shown(page)).toHaveLength(1);
    expect(await issuesOf(own)).toEqual([]);
    let resent = 0;
    own.proxy.hits = (method, path) => {
      if (toUploads(method, path)) resent += 1;
      return false;
    };
    own.proxy.fault = "none";
    await page.goto(`${own.town.path}/issues`);
    await expect.poll(() => issuesOf(own), { timeout: 30_000 }).toEqual(["Deep pothole"]);
    // What had arrived was not sent again: only whole parts and what was cut off.
    const parts = Math.ceil(size / 32768);
    expect(resent).toBeLessThanOrEqual(parts - Math.floor((parts * tenth) / 10) + 1);
    await expect(signal(page)).toHaveCount(0, { timeout: 30_000 });
    await page.getByRole("link", { name: "Deep pothole" }).click();
    expect(await shown(page)).toHaveLength(1);
    await expect.poll(() => held(page)).toEqual([]);
  });
}

test("a slow picture says how far it is, and holds up no other community @scripts", async ({ page, own, studio }) => {
  await own.joins(page, "Ann");
  const other = await own.server.town();
  await page.goto(`/join?c=${other.slug}`);
  await page.getByLabel("What shall we call you here?").fill("Ann");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page).toHaveURL(new RegExp(`${other.path}(\\?|$)`));
  await ready(page, other);
  await opensForm(page, own);
  await choose(page, file(await studio.shoot({ width: 1600, height: 1200, noise: true })));
  await isReady(page);
  own.proxy.hits = toUploads;
  own.proxy.fault = "hangs";
  await sends(page);
  await expect(signal(page)).toContainText("Sending picture 1 of 1: 0 %");
  await page.goto(`${other.path}/issues/new`);
  await page.getByLabel("What is wrong?").fill("Lamp out");
  await sends(page, "Lamp out");
  await expect(page.getByText("Saved on this phone")).toHaveCount(0);
  own.proxy.fault = "none";
  await page.goto(own.town.path);
  await expect.poll(() => issuesOf(own), { timeout: 60_000 }).toEqual(["Deep pothole"]);
});

test("a picture that the server has lost is sent again @scripts", async ({ page, own, studio }) => {
  await own.joins(page, "Ann");
  own.proxy.hits = (method, path) => method === "POST" && path.startsWith("/c/") && !path.endsWith("/sync");
  own.proxy.fault = "broken";
  await opensForm(page, own);
  await choose(page, file(await studio.shoot()));
  await isReady(page);
  await sends(page);
  await expect(page.getByText("Saved on this phone").first()).toBeVisible();
  // The picture has arrived, and what it was for has not.
  await own.server.halt();
  for (const folder of ["photos", "uploads"]) rmSync(join(own.server.folder, folder), { recursive: true, force: true });
  own.proxy.fault = "none";
  await own.server.resume();
  await page.goto(own.town.path);
  await expect.poll(() => issuesOf(own), { timeout: 40_000 }).toEqual(["Deep pothole"]);
  await page.goto(`${own.town.path}/issues`);
  await page.getByRole("link", { name: "Deep pothole" }).click();
  expect(await shown(page)).toHaveLength(1);
});
