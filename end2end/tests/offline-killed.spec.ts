import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "@playwright/test";
import { type Own, expect, issuesOf, sendIssue, signal, test } from "../own-server";
import type { Fault } from "../proxy";

test.use({ faults: true });

/** A browser with a folder of its own, which it finds again when it is started anew. */
class Killable {
  readonly folder = mkdtempSync(join(tmpdir(), "folkmoot-browser-"));

  async start(own: Own): Promise<BrowserContext> {
    const { launchOptions, viewport, isMobile, hasTouch } = test.info().project.use;
    return chromium.launchPersistentContext(this.folder, {
      ...launchOptions,
      viewport,
      isMobile,
      hasTouch,
      baseURL: own.url,
    });
  }

  /** Ends every process of it at once, as when the battery is pulled out. */
  kill(): void {
    execFileSync("pkill", ["-9", "-f", this.folder]);
  }
}

const moments: { when: string; fault: Fault; saved: boolean }[] = [
  { when: "as soon as it says that it is saved", fault: "broken", saved: true },
  { when: "while it is on its way", fault: "hangs", saved: false },
  { when: "when it is done and the phone does not know", fault: "lost-answer", saved: true },
];

for (const { when, fault, saved } of moments) {
  test(`an act outlives the browser that is killed ${when} @scripts`, async ({ own }) => {
    const browser = new Killable();
    let context = await browser.start(own);
    let page = await context.newPage();
    await own.joins(page, "Ann");
    // Browsers take up to half a minute to write down who is signed in.
    await context.close();
    context = await browser.start(own);
    page = await context.newPage();
    await page.goto(own.town.path);
    // The act, not the asking for news.
    own.proxy.hits = (method, path) => method === "POST" && path.startsWith("/c/") && !path.endsWith("/sync");
    own.proxy.fault = fault;
    own.proxy.met = 0;
    await sendIssue(page, own.town, "Deep pothole");
    await expect.poll(() => own.proxy.met, { timeout: 15_000 }).toBeGreaterThan(0);
    if (saved) await expect(page.getByText("Saved on this phone").first()).toBeVisible({ timeout: 15_000 });
    browser.kill();
    await context.close().catch(() => {});

    own.proxy.fault = "none";
    context = await browser.start(own);
    page = await context.newPage();
    await page.goto(own.town.path);
    await expect.poll(() => issuesOf(own), { timeout: 20_000 }).toEqual(["Deep pothole"]);
    await expect(signal(page)).toHaveCount(0);
    await page.goto(`${own.town.path}/issues`);
    await expect(page.locator("li.card", { hasText: "Deep pothole" })).toHaveCount(1);
    await context.close();
    rmSync(browser.folder, { recursive: true, force: true });
  });
}
