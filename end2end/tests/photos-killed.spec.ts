import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "@playwright/test";
import { choose, expect, file, isReady, issuesOf, opensForm, sends, shown, signal, test } from "../pictures";

test.use({ faults: true });

test("a picture outlives the browser that is killed while it is sent @scripts", async ({ own, studio }) => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "folkmoot-browser-"));
  const { launchOptions, viewport, isMobile, hasTouch } = test.info().project.use;
  const start = (): Promise<BrowserContext> =>
    chromium.launchPersistentContext(folder, { ...launchOptions, viewport, isMobile, hasTouch, baseURL: own.url });
  let context = await start();
  let page = await context.newPage();
  await own.joins(page, "Ann");
  // Browsers take up to half a minute to write down who is signed in.
  await context.close();
  context = await start();
  page = await context.newPage();
  await opensForm(page, own);
  await choose(page, file(await studio.shoot({ width: 1600, height: 1200, noise: true })));
  await isReady(page);
  own.proxy.hits = (method, path) => method === "PATCH" && path.includes("/uploads/");
  own.proxy.fault = "cut";
  own.proxy.passes = 100_000;
  await page.getByRole("button", { name: "Send to my community" }).click();
  await expect.poll(() => own.proxy.met, { timeout: 15_000 }).toBeGreaterThan(3);
  for (const id of execFileSync("pgrep", ["-f", folder], { encoding: "utf8" }).split("\n").filter(Boolean)) {
    try {
      process.kill(Number(id), "SIGKILL");
    } catch {
      // It went with the one before.
    }
  }
  await context.close().catch(() => {});

  own.proxy.fault = "none";
  context = await start();
  page = await context.newPage();
  await page.goto(own.town.path);
  await expect.poll(() => issuesOf(own), { timeout: 30_000 }).toEqual(["Deep pothole"]);
  await expect(signal(page)).toHaveCount(0, { timeout: 20_000 });
  await page.goto(`${own.town.path}/issues`);
  await page.getByRole("link", { name: "Deep pothole" }).click();
  expect(await shown(page)).toHaveLength(1);
  await context.close();
  rmSync(folder, { recursive: true, force: true });
});
