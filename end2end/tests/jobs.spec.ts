import { type Page, type Town, expect, expectAccessible, hasScripts, test } from "../fixtures";

/** Forms a group that anybody may join, and gives its address. */
async function group(page: Page, town: Town, name: string): Promise<string> {
  await page.goto(`${town.path}/groups/new`);
  await page.getByLabel("What is the group called?").fill(name);
  await page.getByLabel("What is it for?").fill("Helping out.");
  await page.getByRole("button", { name: "Start the group" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return page.url().split("?")[0];
}

/** Adds a job to the group of this page, and gives the job's address. */
async function add(page: Page, groupAddress: string, what: string, hours = ""): Promise<string> {
  await page.goto(groupAddress);
  await page.getByText("Add a job", { exact: true }).click();
  await page.getByLabel("What is to be done?").fill(what);
  await page.getByLabel("For how many hours may somebody hold it?").fill(hours);
  await page.getByRole("button", { name: "Add it" }).click();
  await page.getByRole("link", { name: what }).click();
  await expect(page.getByRole("heading", { level: 1, name: what })).toBeVisible();
  return page.url().split("?")[0];
}

test("of two who want the last place one gets it, and the other is offered the next job", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  const wardens = await group(rosa, town, "Snow wardens");
  await add(rosa, wardens, "Sweep the steps");
  const hall = await add(rosa, wardens, "Open the hall", "48");
  const sam = await resident(town, "Sam");
  const tess = await resident(town, "Tess");
  await sam.goto(hall);
  await tess.goto(hall);
  await expect(tess.getByText("Whoever takes it has 48 hours to do it")).toBeVisible();
  // Tess presses a page from before Sam was quicker, as somebody does who had no signal.
  const stale = await tess.locator("form", { has: tess.getByRole("button", { name: "I'll do it" }) }).evaluate((form) => {
    return Object.fromEntries([...new FormData(form as HTMLFormElement)].map(([name, value]) => [name, String(value)]));
  });
  await sam.getByRole("button", { name: "I'll do it" }).click();
  await expect(sam.getByText("It is yours until")).toBeVisible();
  await sam.getByRole("button", { name: "I'm still doing it" }).click();
  await expect(sam.getByText("It stays yours.")).toBeVisible();

  const answer = await tess.request.post(hall, { form: stale, headers: { origin: new URL(hall).origin } });
  expect(answer.status()).toBe(422);
  const body = await answer.text();
  expect(body).toContain("Somebody else has just taken this job, before you could.");
  expect(body).toContain("Sweep the steps");
  expect(body, "Tess is not in the group").not.toContain("Sam");
});

test("an address is shown to whoever has the job, once they ask, and the coordinator sees that they did", async ({
  town,
  resident,
}) => {
  const rosa = await resident(town, "Rosa");
  const wardens = await group(rosa, town, "Good neighbours");
  const meal = await add(rosa, wardens, "Bring a hot meal");
  await rosa.getByText("Add private details, such as an address").click();
  await rosa.getByLabel("What may only those know who do this job?").fill("Flat 6, 18 Mill Road");
  await rosa.locator("details", { hasText: "Add private details" }).getByRole("button", { name: "Save" }).click();
  await expect(rosa.getByText("Nobody has looked at the private details yet.")).toBeVisible();

  const sam = await resident(town, "Sam");
  await sam.goto(wardens);
  await sam.getByRole("button", { name: "Join this group" }).click();
  await expect(sam.getByText("You are in this group")).toBeVisible();
  await sam.goto(meal);
  await expect(sam.getByText("Only people who may be given addresses can take it.")).toBeVisible();
  await expect(sam.getByRole("button", { name: "I'll do it" })).toHaveCount(0);

  await rosa.goto(wardens);
  await rosa.locator("li", { hasText: "Sam" }).getByRole("button", { name: "Let them be given addresses" }).click();
  await expect(rosa.locator("li", { hasText: "Sam" }).getByText("May be given addresses")).toBeVisible();

  await sam.goto(meal);
  await sam.getByRole("button", { name: "I'll do it" }).click();
  await expect(sam.getByText("You have taken this job.")).toBeVisible();
  await expect(sam.getByText("Flat 6, 18 Mill Road")).toHaveCount(0);
  await sam.getByRole("button", { name: "Show the address" }).click();
  await expect(sam.getByText("Flat 6, 18 Mill Road")).toBeVisible();
  if (hasScripts()) await expectAccessible(sam);

  await rosa.goto(meal);
  await expect(rosa.getByRole("heading", { name: "Who looked at the private details" })).toBeVisible();
  await expect(rosa.locator("li", { hasText: "Sam" })).toBeVisible();
  await expect(rosa.getByText("Flat 6, 18 Mill Road")).toHaveCount(0);
  await rosa.getByRole("link", { name: "See or change the private details" }).click();
  await expect(rosa.getByLabel("What may only those know who do this job?")).toHaveValue("Flat 6, 18 Mill Road");
  if (hasScripts()) await expectAccessible(rosa);

  await sam.getByRole("button", { name: "Hand it back" }).click();
  await expect(sam.getByRole("button", { name: "I'll do it" })).toBeVisible();
  await expect(sam.getByText("Flat 6, 18 Mill Road")).toHaveCount(0);
});
