// Papers of every kind: called, filled in wrongly and rightly, with and without JavaScript.
import { type Page, type Town, expect, expectAccessible, hasScripts, test } from "../fixtures";

/** axe is a script. */
const accessible = async (page: Page) => {
  if (hasScripts()) await expectAccessible(page);
};

type Fields = Record<string, string>;

async function call(page: Page, town: Town, kind: string, question: string, fields: Fields, chosen: string[] = []): Promise<string> {
  await page.goto(`${town.path}/organise/votes/new`);
  await page.getByRole("navigation", { name: "How people answer" }).getByRole("button", { name: kind, exact: true }).click();
  await expect(page.locator(".kinds [aria-current]")).toHaveText(kind);
  await page.getByLabel("What do you ask?").fill(question);
  for (const [label, value] of Object.entries(fields)) {
    const field = page.getByLabel(label, { exact: true });
    if ((await field.evaluate((element) => element.tagName)) === "SELECT") await field.selectOption({ label: value });
    else await field.fill(value);
  }
  for (const label of chosen) await page.getByLabel(label, { exact: true }).check();
  await page.getByRole("button", { name: "Look it over" }).click();
  await expect(page.getByRole("heading", { name: "Is this what you ask?" })).toBeVisible();
  await page.getByRole("button", { name: "Call this vote" }).click();
  await expect(page.getByRole("heading", { level: 1, name: question })).toBeVisible();
  return page.url().split("?")[0];
}

const send = (page: Page) => page.getByRole("button", { name: /^(Send|Change) my vote$/ }).click();
const mine = (page: Page) => page.getByText("You have voted:");

test("things are put in order, and a place given twice is sent back with all that was filled in", async ({ town, resident, organiser }) => {
  const olive = await organiser(town);
  const rosa = await resident(town, "Rosa");
  const choices = "Ford Street\nMill Road\nChurch Rise";
  const vote = await call(olive, town, "In order, in rounds", "Which street first?", { "What can people choose?": choices });
  await expect(olive.getByText("Only votes that at least 5 people cast alike are published afterwards.")).toBeVisible();

  await rosa.goto(vote);
  await accessible(rosa);
  await rosa.getByLabel("Ford Street").selectOption("1");
  await rosa.getByLabel("Mill Road").selectOption("1");
  await send(rosa);
  await expect(rosa.getByText("Two things have place 1.")).toBeVisible();
  await expect(rosa.getByLabel("Mill Road")).toHaveValue("1");
  await rosa.getByLabel("Mill Road").selectOption("3");
  await send(rosa);
  await expect(mine(rosa)).toContainText("1. Ford Street, 2. Mill Road");
  await rosa.reload();
  await expect(rosa.getByLabel("Mill Road")).toHaveValue("2");
  await expect(rosa.getByLabel("Church Rise")).toHaveValue("");
});

test("money is spent up to what there is, and the meter says how much is left", async ({ town, resident, organiser }) => {
  const olive = await organiser(town);
  const rosa = await resident(town, "Rosa");
  const vote = await call(olive, town, "Spend a budget", "What shall the £300 go to?", {
    "How much money is there?": "£300",
    "What else can it go to?": "Gloves £90\nA skip 210.50\nPaint 75",
    "How do people answer?": "They tick what they would spend it on: no more than there is",
  });
  await rosa.goto(vote);
  const meter = rosa.locator(".meter");
  await rosa.getByLabel("Gloves (£90)").check();
  if (hasScripts()) await expect(meter).toContainText("£90 of £300: £210 left");
  else await expect(meter).toBeHidden();
  await rosa.getByLabel("A skip (£210.50)").check();
  if (hasScripts()) await expect(meter).toContainText("£300.50 of £300: £0.50 too much");
  await accessible(rosa);
  await send(rosa);
  await expect(rosa.getByText("Together these cost 300.50, and there is only 300. Take something out.")).toBeVisible();
  await expect(rosa.getByLabel("A skip (£210.50)")).toBeChecked();
  await rosa.getByLabel("A skip (£210.50)").uncheck();
  await rosa.getByLabel("Paint (£75)").check();
  await send(rosa);
  await expect(mine(rosa)).toContainText("Gloves, Paint. Together £165 of £300.");
  if (hasScripts()) await expect(meter).toContainText("£165 of £300: £135 left");
});

test("points are given out, and not more than there are", async ({ town, resident, organiser }) => {
  const olive = await organiser(town);
  const rosa = await resident(town, "Rosa");
  const vote = await call(olive, town, "Spend a budget", "Where do your points go?", {
    "How much money is there?": "1000",
    "What else can it go to?": "Benches 450\nTrees 300",
    "How do people answer?": "They give out points",
    "How many points does each person give out?": "10",
  });
  await rosa.goto(vote);
  await rosa.getByLabel("Benches (£450)").selectOption("8");
  await rosa.getByLabel("Trees (£300)").selectOption("4");
  if (hasScripts()) await expect(rosa.locator(".meter")).toContainText("12 of 10 points: 2 too much");
  await send(rosa);
  await expect(rosa.getByText("These are too many points. You have 10 to give.")).toBeVisible();
  await expect(rosa.getByLabel("Benches (£450)")).toHaveValue("8");
  await rosa.getByLabel("Trees (£300)").selectOption("2");
  await send(rosa);
  await expect(mine(rosa)).toContainText("Benches: 8, Trees: 2");
});

test("agreeing, scores and places have papers of their own", async ({ town, resident, organiser }) => {
  const olive = await organiser(town);
  const rosa = await resident(town, "Rosa");
  const gate = await call(olive, town, "Can all of us live with it?", "Shall the gate be locked?", {});
  await rosa.goto(gate);
  await accessible(rosa);
  await send(rosa);
  await expect(rosa.getByText("Please fill this in.")).toBeVisible();
  await rosa.getByLabel(/^I stand aside/).check();
  await send(rosa);
  await expect(mine(rosa)).toContainText("Stood aside");

  const colours = { "What can people choose?": "Green\nBlue", "What is the most points for one thing?": "5" };
  const hall = await call(olive, town, "Points for each", "Which colour?", colours);
  await rosa.goto(hall);
  await rosa.getByLabel("Green").selectOption("4");
  await rosa.getByLabel("Blue").selectOption("0");
  await send(rosa);
  await expect(mine(rosa)).toContainText("Green: 4, Blue: 0");

  const three = ["Only the first three count: 3 points, 2 points and 1 point"];
  const books = await call(olive, town, "In order, by points", "Which books?", { "What can people choose?": "A\nB\nC\nD" }, three);
  await rosa.goto(books);
  await expect(rosa.getByText("Up to 3 count.")).toBeVisible();
  await rosa.getByLabel("C", { exact: true }).selectOption("1");
  await send(rosa);
  await expect(mine(rosa)).toContainText("1. C");
});

test("what is wrong with a budget is said where it is typed", async ({ town, organiser }) => {
  const olive = await organiser(town);
  await olive.goto(`${town.path}/organise/votes/new?kind=budget`);
  await accessible(olive);
  await olive.getByLabel("What do you ask?").fill("What first?");
  await olive.getByLabel("How much money is there?").fill("plenty");
  await olive.getByLabel("What else can it go to?").fill("Benches 450\nTrees");
  await olive.getByRole("button", { name: "Look it over" }).click();
  await expect(olive.getByText("Please use an amount of money, such as 5000 or 120.50.")).toBeVisible();
  await olive.getByLabel("How much money is there?").fill("1000");
  await olive.getByRole("button", { name: "Look it over" }).click();
  await expect(olive.getByText("Line 2 does not end with what it costs.")).toBeVisible();
  await expect(olive.getByLabel("What else can it go to?")).toHaveValue("Benches 450\nTrees");
});

test("another way to answer keeps what was filled in, and Enter does not choose one", async ({ town, organiser }) => {
  const olive = await organiser(town);
  await olive.goto(`${town.path}/organise/votes/new`);
  await olive.getByLabel("What do you ask?").fill("Which street first?");
  await olive.getByRole("button", { name: "In order, in rounds", exact: true }).click();
  await expect(olive.locator(".kinds [aria-current]")).toHaveText("In order, in rounds");
  await expect(olive.getByLabel("What do you ask?")).toHaveValue("Which street first?");
  await accessible(olive);
  await olive.getByLabel("What can people choose?", { exact: true }).fill("Ford Street\nMill Road");
  await olive.getByRole("button", { name: "Points for each", exact: true }).click();
  await expect(olive.getByLabel("What can people choose?", { exact: true })).toHaveValue("Ford Street\nMill Road");
  await olive.getByRole("button", { name: "Spend a budget", exact: true }).click();
  await olive.getByLabel("How much money is there?").fill("£500");
  await olive.getByLabel("How do people answer?").selectOption({ label: "They give out points" });
  await olive.getByRole("button", { name: "Yes or no", exact: true }).click();
  await expect(olive.getByLabel("How much money is there?")).toHaveCount(0);
  await olive.getByRole("button", { name: "Spend a budget", exact: true }).click();
  await expect(olive.getByLabel("How much money is there?")).toHaveValue("£500");
  await expect(olive.getByLabel("How do people answer?").locator(":checked")).toHaveText("They give out points");
  await olive.getByRole("button", { name: "Points for each", exact: true }).click();
  await expect(olive.locator(".kinds [aria-current]")).toHaveText("Points for each");
  await olive.getByLabel("What do you ask?").press("Enter");
  await expect(olive.getByRole("heading", { name: "Is this what you ask?" })).toBeVisible();
  await expect(olive.getByText("Ford Street").first()).toBeVisible();
});
