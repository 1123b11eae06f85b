// How long a phone with no signal takes from its first touch to the list of issues: the browser is started
// anew each time, the server is stopped, and the processor four times as slow.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { expect, test } from "../own-server";

const ISSUES = 2000;
const TIMES = 5;
const SLOWER = 4;

const middle = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];

test("cold offline start", async ({ own }) => {
  const folder = mkdtempSync(join(tmpdir(), "folkmoot-cold-"));
  const { launchOptions, viewport, isMobile, hasTouch } = test.info().project.use;
  const start = () =>
    chromium.launchPersistentContext(folder, { ...launchOptions, viewport, isMobile, hasTouch, baseURL: own.url });
  const reports = Array.from({ length: ISSUES }, (_, n) => ({ title: `Street light ${n} has been out since Tuesday`, category: "Lighting" }));
  await own.server.imports(own.town, reports);
  let context = await start();
  await own.joins(await context.newPage(), "Ann");
  await context.close();
  await own.server.halt();

  const [all, kit]: number[][] = [[], []];
  for (let n = 0; n < TIMES; n++) {
    context = await start();
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await page.goto(`${own.town.path}/issues`, { waitUntil: "commit" });
    await expect(page.locator("li.card")).toHaveCount(50);
    const [painted, worker] = await page.evaluate(async () => {
      const paint = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
      while (paint() === undefined) await new Promise((done) => requestAnimationFrame(done));
      const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      const timing = navigation.serverTiming.reduce((sum, { duration }) => sum + duration, 0);
      return [paint() as number, timing];
    });
    // The browser slows its pages down, not its service workers: what the kit took counts four times.
    all.push(painted + (SLOWER - 1) * worker);
    kit.push(worker);
    await context.close();
  }
  rmSync(folder, { recursive: true, force: true });
  console.log(`COLD ${Math.round(middle(all))} ms, of which the kit ${Math.round(SLOWER * middle(kit))} ms`);
});
