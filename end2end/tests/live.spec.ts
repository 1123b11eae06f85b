// What happens on one phone shows on another by itself. Without scripts there is nothing of this.

import type { Request } from "@playwright/test";
import { type Locator, type Page, comment, expect, raise, takenOver, test } from "../fixtures";

test.describe("live", { tag: "@scripts" }, () => {
  test("a new comment appears on another phone, and what is being read stays where it is", async ({ town, resident }) => {
    const rosa = await resident(town, "Rosa");
    await raise(rosa, town, "The path floods", { details: long("Puddle") });
    await comment(rosa, "It was worse last year.");
    const sam = await resident(town, "Sam");
    await open(sam, rosa.url());
    await sam.locator("article.comment").first().scrollIntoViewIfNeeded();
    const before = await place(sam.locator("article.comment").first());
    await comment(rosa, "A drain would help.");
    await expect(sam.locator("article.comment")).toHaveCount(2);
    await expect(sam.locator("article.comment").last()).toContainText("A drain would help.");
    expect(Math.abs((await place(sam.locator("article.comment").first())) - before)).toBeLessThan(2);
  });

  test("what somebody is typing stays when something new comes in", async ({ town, resident }) => {
    const rosa = await resident(town, "Rosa");
    await raise(rosa, town, "The clock is slow");
    const sam = await resident(town, "Sam");
    await open(sam, rosa.url());
    await sam.getByLabel("Your comment").fill("I could climb up and");
    await sam.getByLabel("Your comment").focus();
    await comment(rosa, "Ten minutes by now.");
    await expect(sam.locator("article.comment")).toContainText("Ten minutes by now.");
    await sam.getByLabel("Your comment").pressSequentially(" wind it.");
    await expect(sam.getByLabel("Your comment")).toHaveValue("I could climb up and wind it.");
    await expect(sam.getByLabel("Your comment")).toBeFocused();
    await sam.getByRole("button", { name: "Post comment" }).click();
    await expect(sam.locator("article.comment")).toHaveCount(2);
  });

  test("a new issue appears in a list without moving it, and says so", async ({ server, town, resident }) => {
    const reports = Array.from({ length: 30 }, (_, n) => ({ title: `Pothole number ${n}`, category: "Potholes" }));
    await server.imports(town, reports);
    const sam = await resident(town, "Sam");
    await open(sam, `${town.path}/issues`);
    const read = sam.locator(".cards > li", { hasText: "Pothole number 15" });
    await read.evaluate((card) => card.scrollIntoView({ block: "center" }));
    const before = await place(read);

    const rosa = await resident(town, "Rosa");
    await raise(rosa, town, "The newest of all");
    await expect(sam.getByText("31 issues", { exact: true })).toBeAttached();
    await expect(sam.getByRole("button", { name: "New above" })).toBeVisible();
    expect(Math.abs((await place(read)) - before)).toBeLessThan(2);
    await sam.getByRole("button", { name: "New above" }).click();
    await expect(sam.locator(".cards > li").first()).toContainText("The newest of all");
    await expect(sam.locator(".cards > li").first()).toBeInViewport();
    await expect(sam.getByRole("button", { name: "New above" })).toBeHidden();
  });

  test("the status of an issue changes on another phone, and its raiser is asked", async ({ town, resident, organiser }) => {
    const rosa = await resident(town, "Rosa");
    await raise(rosa, town, "The tap drips");
    await open(rosa, rosa.url());
    const olive = await organiser(town);
    await olive.goto(rosa.url());
    await olive.getByText("Say where it stands", { exact: true }).click();
    await olive.getByLabel("It is now").selectOption("Fixed");
    await olive.getByRole("button", { name: "Save" }).click();
    await expect(rosa.locator(".card__meta .badge")).toHaveText("Fixed");
    await expect(rosa.getByRole("heading", { name: "Is it fixed?" })).toBeVisible();
  });

  test("all pages of one browser share one stream, and the next takes over", async ({ town, resident }) => {
    const rosa = await resident(town, "Rosa");
    await raise(rosa, town, "The swing is stuck");
    const address = rosa.url();
    const sam = await resident(town, "Sam");
    const context = sam.context();
    const streams = new Set<Request>();
    const isStream = (address: string) => new URL(address).pathname === "/live";
    context.on("request", (request) => isStream(request.url()) && streams.add(request));
    context.on("requestfailed", (request) => streams.delete(request));
    context.on("requestfinished", (request) => streams.delete(request));
    const listening = () => [...streams].filter((request) => !request.frame().page().isClosed()).length;

    const first = sam;
    await open(first, address);
    const second = await context.newPage();
    await open(second, address);
    const third = await context.newPage();
    await open(third, `${town.path}/issues`);
    await comment(rosa, "It squeaks, too.");
    for (const page of [first, second]) await expect(page.locator("article.comment")).toHaveCount(1);
    await expect(third.getByText("1 comment")).toBeVisible();
    expect(listening()).toBe(1);

    await first.close();
    await expect.poll(listening).toBe(1);
    await comment(rosa, "And it is rusty.");
    await expect(second.locator("article.comment")).toHaveCount(2);
    await expect(third.getByText("2 comments")).toBeVisible();
    expect(listening()).toBe(1);
  });

  test("what happened while a phone was out of reach is there once it is back", async ({ town, resident }) => {
    const rosa = await resident(town, "Rosa");
    await raise(rosa, town, "The bin is full");
    const sam = await resident(town, "Sam");
    await open(sam, rosa.url());
    await sam.context().setOffline(true);
    await comment(rosa, "It smells.");
    await sam.context().setOffline(false);
    await expect(sam.locator("article.comment")).toHaveCount(1, { timeout: 20_000 });
  });
});

async function open(page: Page, address: string) {
  await page.goto(address);
  await takenOver(page);
}

/** Forty lines. */
function long(word: string): string {
  return Array.from({ length: 40 }, (_, n) => `${word} ${n}.`).join("\n");
}

/** Where something stands on the screen. */
async function place(what: Locator): Promise<number> {
  return what.evaluate((element) => element.getBoundingClientRect().top);
}
