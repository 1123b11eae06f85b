import { type Page, type Town, expect, test } from "../fixtures";

async function propose(page: Page, town: Town, title: string) {
  await page.goto(`${town.path}/ideas/new`);
  await page.getByLabel("What is your idea?").fill(title);
  await page.getByLabel("Why?", { exact: true }).fill("Old people could rest.\nAnd young ones, too.");
  await page.getByLabel("What would it take?").fill("Wood and a drill.");
  await page.getByLabel("What would it cost, roughly, in pounds?").fill("1,250");
  await page.getByLabel("Anything to add about the cost?").fill("plus paint");
  await page.getByRole("button", { name: "Propose it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

test("an idea is proposed, supported and talked over", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await propose(rosa, town, "A bench by the bus stop");
  await expect(rosa.locator("dl.facts")).toContainText("About £1,250: plus paint");
  const sam = await resident(town, "Sam");
  await sam.goto(`${town.path}/ideas`);
  await sam.getByRole("link", { name: "A bench by the bus stop" }).click();
  await expect(sam.getByText("Old people could rest.")).toBeVisible();
  await sam.getByRole("button", { name: "I am for it" }).click();
  await expect(sam.getByText("1 person is for it")).toBeVisible();
  await sam.getByLabel("Your comment").fill("With a back, please.");
  await sam.getByRole("button", { name: "Post comment" }).click();
  await expect(sam.locator("article.comment")).toContainText("With a back, please.");
  await rosa.reload();
  await expect(rosa.getByText("1 person is for it")).toBeVisible();
  await sam.getByRole("button", { name: "I am not for it after all" }).click();
  await expect(sam.getByText("0 people are for it")).toBeVisible();
});

test("the words of an idea change in the open", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await propose(rosa, town, "A bench by the bus stop");
  const address = rosa.url();
  await rosa.getByRole("link", { name: "Change the words" }).click();
  await expect(rosa.getByLabel("What is your idea?")).toHaveValue("A bench by the bus stop");
  await expect(rosa.getByLabel("What would it cost, roughly, in pounds?")).toHaveValue("1250");
  await rosa.getByLabel("What is your idea?").fill("Two benches by the bus stop");
  await rosa.getByRole("button", { name: "Save" }).click();
  await expect(rosa.getByRole("heading", { level: 1, name: "Two benches by the bus stop" })).toBeVisible();

  const sam = await resident(town, "Sam");
  await sam.goto(address);
  await expect(sam.getByRole("link", { name: "Change the words" })).toBeHidden();
  await sam.getByText("What it said before").click();
  await expect(sam.getByRole("heading", { level: 3, name: "A bench by the bus stop" })).toBeVisible();
});

test("issues are linked to an idea and taken off it", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await rosa.goto(`${town.path}/issues/new`);
  await rosa.getByLabel("What is wrong?").fill("Nowhere to sit");
  await rosa.getByRole("button", { name: "Send to my community" }).click();
  await expect(rosa.getByRole("heading", { level: 1, name: "Nowhere to sit" })).toBeVisible();
  const issue = rosa.url().split("?")[0];
  await propose(rosa, town, "A bench by the bus stop");
  await rosa.getByText("Add an issue that it would help with").click();
  await rosa.getByLabel("The address of the issue's page").fill("https://elsewhere.example/nothing");
  await rosa.getByRole("button", { name: "Add", exact: true }).click();
  await expect(rosa.locator(".field__error")).toBeVisible();
  await rosa.getByLabel("The address of the issue's page").fill(issue);
  await rosa.getByRole("button", { name: "Add", exact: true }).click();
  await expect(rosa.getByRole("link", { name: "Nowhere to sit" })).toBeVisible();
  await rosa.getByRole("button", { name: "Take this issue off" }).click();
  await expect(rosa.getByRole("link", { name: "Nowhere to sit" })).toBeHidden();
});

test("a group takes an idea up, and says how far it has come", async ({ town, resident, organiser }) => {
  const rosa = await resident(town, "Rosa");
  await propose(rosa, town, "A bench by the bus stop");
  const idea = rosa.url();
  const olive = await organiser(town);
  await olive.goto(`${town.path}/groups/new`);
  await olive.getByLabel("What is the group called?").fill("Bench builders");
  await olive.getByLabel("What is it for?").fill("Building benches.");
  await olive.getByRole("button", { name: "Start the group" }).click();
  await expect(olive.getByRole("heading", { level: 1, name: "Bench builders" })).toBeVisible();
  const group = olive.url().split("?")[0];
  await olive.goto(idea);
  await olive.getByRole("button", { name: "Take it up for Bench builders" }).click();
  await expect(olive.locator(".card__meta .badge")).toHaveText("Taken up by a group");
  await expect(olive.locator("dl.facts")).toContainText("Bench builders");

  await rosa.goto(group);
  await expect(rosa.getByRole("link", { name: "A bench by the bus stop" })).toBeVisible();
  await rosa.goto(`${town.path}/ideas`);
  await rosa.getByLabel("How far it has come").selectOption("Taken up by a group");
  await rosa.getByRole("button", { name: "Show", exact: true }).click();
  await expect(rosa.getByText("1 idea", { exact: true })).toBeVisible();
  await rosa.getByLabel("How far it has come").selectOption("Done");
  await rosa.getByRole("button", { name: "Show", exact: true }).click();
  await expect(rosa.getByText("0 ideas", { exact: true })).toBeVisible();
});

test("a cost that is no number is asked for again, and nothing is lost", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await rosa.goto(`${town.path}/ideas/new`);
  await rosa.getByLabel("What is your idea?").fill("A pond");
  await rosa.getByLabel("Why?", { exact: true }).fill("Ducks.");
  await rosa.getByLabel("What would it cost, roughly, in pounds?").fill("a lot");
  await rosa.getByRole("button", { name: "Propose it" }).click();
  await expect(rosa.getByText("Please use a whole number, such as 12.")).toBeVisible();
  await expect(rosa.getByLabel("Why?", { exact: true })).toHaveValue("Ducks.");
});
