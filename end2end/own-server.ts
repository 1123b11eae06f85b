// Tests that stop their server, or stand in its way: each has one of its own.

import type { Page } from "@playwright/test";
import { test as base, enter, expect } from "./fixtures";
import { Proxy } from "./proxy";
import { Server, type Town } from "./server";

export * from "./fixtures";

export interface Own {
  server: Server;
  /** Where phones find it. */
  url: string;
  town: Town;
  /** What stands between phones and the server. Only for tests that ask for faults. */
  proxy: Proxy;
  /** Joins the town, and waits until the phone keeps it. */
  joins: (page: Page, name: string) => Promise<void>;
  /** Becomes its organiser; the same. */
  organises: (page: Page, name: string) => Promise<void>;
}

export const test = base.extend<{ own: Own; faults: boolean }>({
  faults: [false, { option: true }],
  own: async ({ faults }, use, info) => {
    let server: Server | undefined;
    const proxy = await Proxy.before(() => Number(new URL(server?.url ?? "http://x:1").port));
    const url = faults ? `http://127.0.0.1:${proxy.port}` : undefined;
    server = await Server.start(`own-${info.testId}`, ...(url ? ["--origin", url] : []));
    const town = await server.town();
    const own: Own = {
      server,
      url: url ?? server.url,
      town,
      proxy,
      joins: async (page, name) => {
        await page.goto(`/join?c=${town.slug}`);
        await enter(page, name);
        await ready(page, town);
      },
      organises: async (page, name) => {
        await page.goto(`/join/${town.organiserCode}`);
        await enter(page, name);
        await ready(page, town);
      },
    };
    await use(own);
    await proxy.stop();
    await server.stop();
  },
  baseURL: async ({ own }, use) => use(own.url),
});

/** Waits until the service worker is at work and the phone keeps the town. */
export async function ready(page: Page, town: Town): Promise<void> {
  await page.goto(town.path);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
    }
  });
  await expect.poll(() => page.evaluate(stored, town.slug), { timeout: 20_000 }).toBe(true);
}

/** Runs in the page: whether the phone keeps a community. */
export function stored(slug: string): Promise<boolean> {
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

/** What the phone says of its signal and of what waits. */
export const signal = (page: Page) => page.locator("[data-phone='signal']");

/** Fills in the form for an issue and sends it, whatever comes of it. */
export async function sendIssue(page: Page, town: Town, title: string): Promise<void> {
  await page.goto(`${town.path}/issues/new`);
  await page.getByLabel("What is wrong?").fill(title);
  await page.getByRole("button", { name: "Send to my community" }).click();
}

/** The titles of the issues that everybody can see. */
export async function issuesOf(own: Own): Promise<string[]> {
  const answer = await fetch(`${own.server.url}${own.town.path}/views/issues.list?status=all`);
  const { cards } = (await answer.json()) as { cards: { title: string }[] };
  return cards.map((card) => card.title).sort();
}
