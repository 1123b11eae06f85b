// What every test begins with: a server, a community, and people with phones.

import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, type Page, test as base, expect } from "@playwright/test";
import { Server, type Town, type TownOptions } from "./server";

export { expect };
export type { Page, Town, TownOptions };

interface Options {
  /** What phones may complain about besides, where a test has the server fail. */
  excused: RegExp;
}

interface People {
  /** A community of one's own, which nobody has joined yet. Everybody can see and join it. */
  town: Town;
  /** Another phone, with nothing on it. At the end of the test nothing may have gone wrong on it. */
  phone: (options?: BrowserContextOptions) => Promise<Page>;
  /** Somebody new, on their own phone, who has joined. */
  resident: (town: Town, name: string) => Promise<Page>;
  /** Somebody new, on their own phone, who has become an organiser. */
  organiser: (town: Town, name?: string) => Promise<Page>;
}

interface Servers {
  /** A server with nothing on it but the communities that tests start. */
  server: Server;
  /** One with the demonstration, which tests only look at. */
  demonstration: Server;
}

export const test = base.extend<People & Options, Servers>({
  excused: [/^$/, { option: true }],
  server: [
    async ({}, use, worker) => {
      const server = await Server.start(`server-${worker.workerIndex}`);
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  demonstration: [
    async ({}, use, worker) => {
      const server = await Server.start(`demonstration-${worker.workerIndex}`, "--demo");
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  town: async ({ server }, use) => use(await server.town()),
  phone: async ({ browser, excused }, use) => {
    const complaints: string[] = [];
    const phones: Page[] = [];
    await use(async (options) => {
      const page = await newPhone(browser, complaints, excused, options);
      phones.push(page);
      return page;
    });
    expect(complaints, "what phones complained about").toEqual([]);
    await Promise.all(phones.map((page) => page.context().close()));
  },
  page: async ({ phone }, use) => use(await phone()),
  resident: async ({ phone }, use) =>
    use(async (town, name) => {
      const page = await phone();
      await join(page, town, name);
      return page;
    }),
  organiser: async ({ phone }, use) =>
    use(async (town, name = "Olive") => {
      const page = await phone();
      await joinWithCode(page, town.organiserCode, name);
      return page;
    }),
});

async function newPhone(browser: Browser, complaints: string[], excused: RegExp, options?: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  context.on("weberror", (error) => complaints.push(`error: ${error.error().message}`));
  context.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  context.on("console", (message) => {
    // An answer that says no is the server's good right, and being out of reach no fault; the phone itself says 504.
    const fine = /^Failed to load resource:.*( 4\d\d | 504 |net::ERR_)/;
    if (message.type() === "error" && !fine.test(message.text()) && !excused.test(message.text())) {
      complaints.push(`console: ${message.text()}`);
    }
  });
  return context.newPage();
}

/** Joins a community that is open to all, through its door. */
export async function join(page: Page, town: Town, name: string): Promise<void> {
  await page.goto(`/join?c=${town.slug}`);
  await enter(page, name);
}

/** Joins by typing a code. */
export async function joinWithCode(page: Page, code: string, name: string): Promise<void> {
  await page.goto("/join");
  await page.getByLabel("Your code").fill(code);
  await page.getByRole("button", { name: "Find it" }).click();
  await enter(page, name);
}

/** Says who one is at the door, and goes in. */
export async function enter(page: Page, name: string): Promise<void> {
  await page.getByLabel("What shall we call you here?").fill(name);
  await page.getByRole("button", { name: /^(Join|Ask to join|Become an organiser)$/ }).click();
  await recoveryCode(page);
}

/** What may be said of an issue beside its title; the rest stays as the form has it. */
export interface More {
  category?: string;
  place?: string;
  details?: string;
  /** Whether to show who raises it. */
  named?: boolean;
}

/** Raises an issue, stays on its page and gives its address. */
export async function raise(page: Page, town: Town, title: string, more: More = {}): Promise<string> {
  await page.goto(`${town.path}/issues/new`);
  await page.getByLabel("What is wrong?").fill(title);
  if (more.category) await page.getByLabel("Category").selectOption(more.category);
  if (more.place) await page.getByLabel("Where is it?").fill(more.place);
  if (more.details) await page.getByLabel("Anything else to know?").fill(more.details);
  if (more.named !== undefined) await page.getByRole("checkbox", { name: "Show my name" }).setChecked(more.named);
  await page.getByRole("button", { name: "Send to my community" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return page.url().split("?")[0];
}

/** Comments on what the page shows. */
export async function comment(page: Page, words: string): Promise<void> {
  await page.getByLabel("Your comment").fill(words);
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(page.locator("article.comment", { hasText: words })).toBeVisible();
}

/** The recovery code that is shown, once it has been written down. */
export async function recoveryCode(page: Page): Promise<string> {
  await expect(page.getByRole("heading", { name: "Your recovery code" })).toBeVisible();
  const code = (await page.locator("p.code").innerText()).replace(/\s/g, "");
  await page.getByRole("link", { name: "I have written it down" }).click();
  await expect(page.getByRole("heading", { name: "Your recovery code" })).toBeHidden();
  return code;
}

/** Waits until the script on the phone has taken the page over from the browser. */
export async function takenOver(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-taken-over");
}

/** Whether scripts run on this phone. */
export function hasScripts(): boolean {
  return test.info().project.use.javaScriptEnabled !== false;
}

/** That somebody who can't see, or can't see well, is not shut out. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.map(({ id, help, nodes }) => `${id} (${help}): ${nodes.map((node) => node.html).join(" ")}`);
  expect(found, `axe at ${page.url()}`).toEqual([]);
}
