// What is taken away: by its author, by organisers with a public reason, for good.

import { type Page, type Town, comment, expect, raise, test } from "../fixtures";

/** Everywhere somebody could come across the words. */
async function expectNowhere(page: Page, town: Town, issue: string, words: string, feed = true) {
  const id = issue.split("/").pop();
  const places = [
    "",
    "/issues?status=all",
    `/issues/${id}`,
    "/record",
    `/search?q=${encodeURIComponent(words)}`,
    `/views/issues.show?id=${id}`,
    "/views/issues.list?status=all",
    "/views/record.list",
    "/views/home.show",
    `/views/search.all?q=${encodeURIComponent(words)}`,
    `/views/issues.similar?title=${encodeURIComponent(words)}`,
    ...(feed ? ["/feeds/record.atom"] : []),
  ];
  for (const place of places) {
    const answer = await page.request.get(`${town.path}${place}`);
    const text = (await answer.text()).replaceAll(/value="[^"]*"/g, "");
    expect(text, place).not.toContain(words);
  }
}

test("somebody tells an organiser, who hides it with a reason and shows it again", async ({ town, resident, organiser, phone }) => {
  const words = "unkind-words-about-somebody";
  const rosa = await resident(town, "Rosa");
  const issue = await raise(rosa, town, "The gate is open");
  const sam = await resident(town, "Sam");
  await sam.goto(issue);
  await comment(sam, words);
  await rosa.goto(issue);
  const post = (page: Page) => page.locator("article.comment");
  await post(rosa).getByText("Tell an organiser").first().click();
  await post(rosa).getByLabel("What is wrong with it?").fill("This is about me.");
  await post(rosa).getByRole("button", { name: "Tell an organiser" }).click();
  await expect(rosa.getByRole("status").filter({ hasText: /✓/ }).first()).toBeVisible();

  const olive = await organiser(town);
  await olive.goto(town.path);
  await expect(olive.getByText("1 message to organisers waits for an answer")).toBeVisible();
  await olive.goto(issue);
  await post(olive).getByText("More", { exact: true }).click();
  await post(olive).getByRole("button", { name: "Hide it" }).click();
  await expect(post(olive).getByText("Please fill this in.")).toBeVisible();
  await post(olive).getByLabel("Why hide it?").fill("It is about a person.");
  await post(olive).getByRole("button", { name: "Hide it" }).click();
  await expect(post(olive).getByText("It is about a person.")).toBeVisible();

  const stranger = await phone();
  for (const page of [rosa, stranger]) {
    await page.goto(issue);
    await expect(post(page)).toContainText("It is about a person.");
    await expectNowhere(page, town, issue, words);
  }
  await sam.goto(issue);
  await expect(post(sam), "its author still sees it").toContainText(words);

  await olive.goto(issue);
  await post(olive).getByText("More", { exact: true }).click();
  await post(olive).getByRole("button", { name: "Show it again" }).click();
  await expect(post(olive).getByText("It is about a person.")).toHaveCount(0);
  await stranger.goto(issue);
  await expect(post(stranger)).toContainText(words);
});

test("an author takes back what they wrote", async ({ server, town, resident }) => {
  const words = "words-that-shall-be-taken-back";
  const rosa = await resident(town, "Rosa");
  const issue = await raise(rosa, town, words);
  await rosa.getByText("Take it back", { exact: true }).first().click();
  await rosa.getByRole("button", { name: "Take it back" }).click();
  await expect(rosa.getByText("Its author took this back.")).toBeVisible();
  await expectNowhere(rosa, town, issue, words);
  expect(await server.types("minutes", "export", "--community", town.slug)).not.toContain(words);
  await server.types("minutes", "verify", "--community", town.slug);
});

test("an organiser erases words for good, and the Record says so", async ({ server, town, resident, organiser }) => {
  const words = "somebody's-telephone-number";
  const rosa = await resident(town, "Rosa");
  const issue = await raise(rosa, town, words);
  const olive = await organiser(town);
  await olive.goto(issue);
  await olive.getByText("More", { exact: true }).click();
  await olive.getByLabel("Why erase it?").fill("It told a number.");
  await olive.getByRole("button", { name: "Erase its words" }).click();
  await expect(olive.getByText("This was erased: It told a number.")).toBeVisible();
  for (const page of [olive, rosa]) await expectNowhere(page, town, issue, words);
  expect(await server.types("minutes", "export", "--community", town.slug)).not.toContain(words);
  await server.types("minutes", "verify", "--community", town.slug);
  await olive.goto(`${town.path}/record`);
  await expect(olive.locator(".timeline__entry").first()).toContainText("The words were erased of the issue");
});
