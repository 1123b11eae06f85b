// How long a phone takes to count a real vote of 6,586 ballots again: equal shares with add1, with its processor
// four times as slow. Offline, so that nothing but the phone is measured.

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { expect, ready, test } from "../own-server";

const FILE = resolve(process.env.FOLKMOOT_DATA ?? "../../shared/data", "pabulib/wieliczka_2023.pb");
const TIMES = 5;
const SLOWER = 4;

const middle = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];

test("recount of a real budget", async ({ page, own }) => {
  if (!existsSync(FILE)) {
    console.log(`NOT MEASURED: the recount, for ${FILE} is not there`);
    return;
  }
  await own.organises(page, "Olive");
  const said = await own.server.types("import", "pabulib", "--community", own.town.slug, FILE);
  console.log(said);
  const recount = `${said.split("\n").at(-1)}/recount`;
  await ready(page, own.town);
  await expect(async () => {
    await page.goto(recount);
    await expect(page.getByText("This phone has counted every vote")).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(page.getByText("It comes to the same, in every figure.")).toBeVisible();
  await own.server.halt();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const [all, kit]: number[][] = [[], []];
  for (let n = 0; n < TIMES; n++) {
    await page.goto(recount, { waitUntil: "load" });
    const [page_, worker] = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      const timing = navigation.serverTiming.filter(({ name }) => name === "render");
      return [navigation.responseEnd - navigation.startTime, timing.reduce((sum, { duration }) => sum + duration, 0)];
    });
    // The browser slows its pages down, not its service workers: what the kit took counts four times.
    all.push(page_ + (SLOWER - 1) * worker);
    kit.push(worker);
  }
  console.log(`RECOUNT ${Math.round(middle(all))} ms to the page, of which the counting and drawing ${Math.round(SLOWER * middle(kit))} ms`);
});
