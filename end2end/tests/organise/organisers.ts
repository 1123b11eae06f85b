// What organisers do again and again.

import { type Locator, type Page, type Town, expect } from "../../fixtures";

/** That an act was done, as the page says. */
export async function expectDone(page: Page, words: string | RegExp = /✓/) {
  await expect(page.locator(".banner--ok")).toContainText(words);
}

/** Who is on the list of people. */
export function person(page: Page, name: string): Locator {
  return page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
}

/** Does something about somebody, behind “More” on the list of people. */
export async function settle(page: Page, town: Town, name: string, button: string, reason?: string) {
  await page.goto(`${town.path}/organise/people`);
  await person(page, name).locator("summary").click();
  const form = person(page, name).locator("form", { has: page.getByRole("button", { name: button, exact: true }) });
  if (reason !== undefined) await form.getByLabel("Why?").fill(reason);
  await form.getByRole("button", { name: button, exact: true }).click();
  await expectDone(page);
}

/** Makes a code and gives it. */
export async function makeCode(page: Page, town: Town, button = "Make a code for members"): Promise<string> {
  await page.goto(`${town.path}/organise/codes`);
  const before = await page.locator("li.card").count();
  await page.getByRole("button", { name: button }).click();
  await expectDone(page, "at the top of the list");
  await expect(page.locator("li.card")).toHaveCount(before + 1);
  return written(page.locator("li.card").first());
}

/** The code that stands somewhere, as one types it. */
export async function written(where: Locator): Promise<string> {
  return (await where.locator("p.code").innerText()).replace(/\s/g, "");
}

/** A page's heading. */
export const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true });
