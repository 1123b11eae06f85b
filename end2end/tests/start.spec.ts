import { type Page, expect, recoveryCode, test } from "../fixtures";

/** A slug that no other test takes. */
let made = 0;
const slug = () => `founded-${test.info().workerIndex}-${++made}-${Date.now().toString(36)}`;

const next = async (page: Page) => {
  await page.getByRole("button", { name: "Next", exact: true }).click();
  // Until the answer is there, another press does nothing.
  await expect(page.locator("form[aria-busy]")).toHaveCount(0);
};
const asked = (page: Page, question: string) => expect(page.getByRole("heading", { level: 1, name: question })).toBeVisible();

test("a community of a place is started, one question a page, and ends in a checklist", async ({ page }) => {
  const address = slug();
  await page.goto("/start");
  await asked(page, "What is your community called?");
  await expect(page.getByText("Question 1 of 7")).toBeVisible();
  await next(page);
  await expect(page.getByText("Please fill this in.")).toBeVisible();
  await page.getByLabel("Name").fill("Mill Lane Neighbours");
  await next(page);
  await asked(page, "What brings you together?");
  await page.getByLabel("A place").check();
  await page.getByLabel("A shared interest").check();
  await next(page);
  await asked(page, "What shall its address be?");
  await expect(page.getByLabel("Address")).toHaveValue("mill-lane-neighbours");
  await page.getByLabel("Address").fill("Not An Address!");
  await next(page);
  await expect(page.locator(".field__error")).toBeVisible();
  await expect(page.getByLabel("Address")).toHaveValue("Not An Address!");
  await page.getByLabel("Address").fill(address);
  await next(page);
  await asked(page, "Which time zone are you in?");
  await expect(page.getByLabel("Time zone").locator("option:checked")).toHaveText("Europe / London");
  await next(page);
  await asked(page, "Who may see it?");
  await page.getByLabel("Members only").check();
  await next(page);
  await asked(page, "Who may join?");
  await expect(page.getByRole("radio", { name: /^Anyone They/ }), "what nobody sees nobody finds").toHaveCount(0);
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await asked(page, "Who may see it?");
  await expect(page.getByLabel("Members only")).toBeChecked();
  await page.getByLabel("Everybody").check();
  await next(page);
  await asked(page, "Who may join?");
  await page.getByRole("radio", { name: /^Anyone They/ }).check();
  await next(page);
  await asked(page, "What shall people call you here?");
  await page.getByLabel("You are known as").fill("Olive");
  await next(page);
  await asked(page, "Is this right?");
  await expect(page.locator("dl.facts")).toContainText("A place · A shared interest");
  await page.getByRole("button", { name: /^Change ?: Name$/ }).click();
  await asked(page, "What is your community called?");
  await page.getByLabel("Name").fill("Mill Lane and Around");
  await next(page);
  await asked(page, "Is this right?");
  await expect(page.locator("dl.facts")).toContainText("Mill Lane and Around");
  await page.getByRole("button", { name: "Start it" }).click();
  await recoveryCode(page);

  await page.goto(`/c/${address}`);
  for (const todo of [/welcome/i, /contact/i, /issue/i, /second organiser/i, /poster/i]) {
    await expect(page.getByRole("main").getByText(todo).first()).toBeVisible();
  }
});

test("a community of a shared need starts private", async ({ page, phone }) => {
  const address = slug();
  await page.goto("/start");
  await page.getByLabel("Name").fill("Carers of the Hill");
  await next(page);
  await page.getByLabel("A shared need").check();
  await next(page);
  await asked(page, "What shall its address be?");
  expect(await page.getByLabel("Address").inputValue(), "the address gives nothing away").not.toContain("carers");
  await page.getByLabel("Address").fill(address);
  await next(page);
  await asked(page, "Which time zone are you in?");
  await next(page);
  await asked(page, "It starts as private as can be");
  await next(page);
  await page.getByLabel("You are known as").fill("Olive");
  await next(page);
  await expect(page.locator("dl.facts")).toContainText("Members only");
  await expect(page.locator("dl.facts")).toContainText("Whoever an organiser says yes to");
  await page.getByRole("button", { name: "Start it" }).click();
  await recoveryCode(page);
  expect((await page.goto(`/c/${address}`))?.status()).toBe(200);

  const stranger = await phone();
  expect((await stranger.goto(`/c/${address}`))?.status()).toBe(404);
  await stranger.goto("/");
  await expect(stranger.getByText("Carers of the Hill")).toHaveCount(0);
  const robots = await stranger.request.get("/robots.txt");
  expect(await robots.text()).not.toContain(address);
});

test("an address that is taken is asked for again, with all that was answered", async ({ page, town }) => {
  await page.goto("/start");
  await page.getByLabel("Name").fill("Another one");
  await next(page);
  await page.getByLabel("A place").check();
  await next(page);
  await page.getByLabel("Address").fill(town.slug);
  await next(page);
  await expect(page.getByText("Somebody has taken this already.")).toBeVisible();
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await expect(page.getByLabel("A place")).toBeChecked();
});
