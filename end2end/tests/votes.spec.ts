import { createHash } from "node:crypto";
import { type Page, type Town, expect, hasScripts, takenOver, test } from "../fixtures";

/** So many seconds from now, as a field for date and time in Britain holds it. */
function inSeconds(seconds: number): string {
  const at = new Date(Date.now() + seconds * 1000);
  return at.toLocaleString("sv-SE", { timeZone: "Europe/London" }).replace(" ", "T");
}

interface Plan {
  question: string;
  options?: string[];
  chooseUpTo?: string;
  opens?: string;
  closes?: string;
  quorum?: string;
  confirmed?: boolean;
  belongs?: boolean;
  age?: string;
  grace?: RegExp;
}

/** Fills in the form to call a vote, and looks it over. */
async function plan(page: Page, town: Town, plan: Plan) {
  await page.goto(`${town.path}/organise/votes/new${plan.options ? "?kind=approval" : ""}`);
  await page.getByLabel("What do you ask?").fill(plan.question);
  if (plan.options) {
    await page.getByLabel("What can people choose?").fill(plan.options.join("\n"));
    await page.getByLabel("How many may each person choose?").fill(plan.chooseUpTo ?? "1");
  }
  if (plan.quorum) await page.getByLabel("At least how many must vote?").fill(plan.quorum);
  if (plan.confirmed) await page.getByRole("radio", { name: /Only members whom an organiser has confirmed/ }).check();
  if (plan.belongs) await page.getByRole("checkbox", { name: /belong in this place/ }).check();
  if (plan.age) await page.getByLabel("Must they say that they have reached an age?").fill(plan.age);
  if (plan.opens) await page.getByLabel("When does it open?").fill(plan.opens);
  if (plan.closes) await page.getByLabel("When does it close?").fill(plan.closes);
  await page.getByRole("radio", { name: /^All of them/ }).check();
  if (plan.grace) await page.getByRole("radio", { name: plan.grace }).check();
  await page.getByRole("button", { name: "Look it over" }).click();
}

async function call(page: Page, town: Town, what: Plan): Promise<string> {
  await plan(page, town, what);
  await expect(page.getByRole("heading", { name: "Is this what you ask?" })).toBeVisible();
  await page.getByRole("button", { name: "Call this vote" }).click();
  await expect(page.getByRole("heading", { level: 1, name: what.question })).toBeVisible();
  return page.url().split("?")[0];
}

async function cast(page: Page, vote: string, ...answers: string[]) {
  await page.goto(vote);
  for (const answer of answers) await page.getByLabel(answer, { exact: true }).check();
  await page.getByRole("button", { name: /^(Send|Change) my vote$/ }).click();
  await expect(page.getByText("You have voted:")).toContainText(answers.join(", "));
}

test("votes open, are cast and changed in secret, close by themselves, and can be counted again", async ({
  town,
  resident,
  organiser,
}) => {
  test.setTimeout(180_000);
  const rosa = await resident(town, "Rosa");
  const sam = await resident(town, "Sam");
  const olive = await organiser(town);
  const closes = inSeconds(85);
  const lane = await call(olive, town, { question: "Shall we close the lane on Sundays?", closes });
  const bench = await call(olive, town, {
    question: "Which bench first?",
    options: ["By the pond", "By the school", "By the shop"],
    chooseUpTo: "2",
    closes,
  });

  await rosa.goto(`${town.path}/votes`);
  await rosa.getByRole("link", { name: /Shall we close the lane/ }).click();
  await expect(rosa.getByRole("heading", { level: 1, name: /^Show of hands: / })).toBeVisible();
  await expect(rosa.getByText("Until then the server holds who voted what.")).toBeVisible();
  await expect(rosa.getByText("the result may show how you voted")).toBeVisible();
  await cast(rosa, lane, "No");
  await cast(rosa, lane, "Yes");
  await cast(sam, lane, "Yes");
  await cast(olive, lane, "No");
  await cast(rosa, bench, "By the pond", "By the shop");
  await cast(sam, bench, "By the shop");

  // More than may be chosen, and nothing at all.
  await olive.goto(bench);
  for (const answer of ["By the pond", "By the school", "By the shop"]) await olive.getByLabel(answer).check();
  await olive.getByRole("button", { name: "Send my vote" }).click();
  await expect(olive.getByText("These are too many. Use 2 at most.")).toBeVisible();
  await expect(olive.getByText("You have voted:")).toBeHidden();

  // Nobody sees numbers before the close, and whoever comes later can't vote.
  const late = await resident(town, "Late");
  await late.goto(lane);
  await expect(late.getByText("You joined after it opened.")).toBeVisible();
  await expect(late.getByRole("progressbar")).toHaveCount(0);
  await expect(olive.getByRole("progressbar")).toHaveCount(0);

  await rosa.goto(lane);
  if (hasScripts()) {
    await takenOver(rosa);
    await expect(rosa.getByRole("heading", { name: "The result of the show of hands" })).toBeVisible({ timeout: 100_000 });
  } else {
    await expect(async () => {
      await rosa.reload();
      await expect(rosa.getByRole("heading", { name: "The result of the show of hands" })).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 100_000 });
  }
  await expect(rosa.locator(".result__verdict")).toHaveText("Agreed");
  await expect(rosa.getByText("2 of the 3 who said yes or no said yes (66.7%).")).toBeVisible();
  await expect(rosa.getByText("3 of 3 (100.0%)")).toBeVisible();
  await expectPublished(rosa);

  await rosa.goto(bench);
  await expect(rosa.locator(".result__verdict")).toHaveText("Chosen: By the shop");
  await expect(rosa.getByText("2 of 3 (66.7%)")).toBeVisible();
  await expectPublished(rosa);
  await expect(rosa.getByRole("button", { name: /my vote/ })).toHaveCount(0);
});

/** The published file is the one whose hash is in the result, and says nothing of anybody. */
async function expectPublished(page: Page) {
  const address = await page.getByRole("link", { name: "ballots.txt" }).getAttribute("href");
  const file = await page.request.get(address ?? "");
  expect(file.status()).toBe(200);
  const bytes = await file.body();
  const hash = createHash("sha256").update(bytes).digest("hex");
  await expect(page.locator("dl.facts").filter({ hasText: "Fingerprint" })).toContainText(hash);
  expect(bytes.toString()).not.toMatch(/Rosa|Sam|Olive|[0-9a-f]{8}-[0-9a-f]{4}/);
}

test("what a vote comes to is looked over before it is called, and bad rules are sent back", async ({ town, organiser }) => {
  const olive = await organiser(town);
  await plan(olive, town, { question: "", closes: inSeconds(86_400) });
  await expect(olive.getByText("Please fill this in.")).toBeVisible();
  await plan(olive, town, { question: "Too late?", closes: "2020-01-01T10:00" });
  await expect(olive.getByText("This time has passed.")).toBeVisible();
  await expect(olive.getByLabel("What do you ask?")).toHaveValue("Too late?");
  await plan(olive, town, { question: "Same twice?", options: ["One", "one"], closes: inSeconds(86_400) });
  await expect(olive.getByText("The same thing is here twice.")).toBeVisible();
  await plan(olive, town, { question: "Is it well so?", quorum: "20", closes: inSeconds(86_400) });
  await expect(olive.getByText("At least 20 must vote, or nothing is decided.")).toBeVisible();
  await expect(olive.getByText("This is a show of hands: nobody has checked")).toBeVisible();
  await olive.goto(`${town.path}/votes`);
  await expect(olive.getByText("There have been no votes here yet."), "looking it over calls nothing").toBeVisible();
});

test("people say of themselves what a vote asks for before it opens", async ({ town, resident, organiser }) => {
  const olive = await organiser(town);
  const vote = await call(olive, town, {
    question: "Shall we have a youth council?",
    opens: inSeconds(3600),
    closes: inSeconds(86_400),
    belongs: true,
    age: "16",
  });
  const rosa = await resident(town, "Rosa");
  await rosa.goto(vote);
  await expect(rosa.getByRole("heading", { name: "You can't vote in this one" })).toBeVisible();
  await rosa.getByLabel("I live, work or otherwise belong in this place").check();
  await rosa.getByLabel("I am at least 16 years old").check();
  await rosa.getByRole("button", { name: "Say so" }).click();
  await expect(rosa.getByText("You can vote here as soon as it opens.")).toBeVisible();
});

test("an organiser calls a vote off, and says why", async ({ town, resident, organiser }) => {
  const rosa = await resident(town, "Rosa");
  const olive = await organiser(town);
  const vote = await call(olive, town, { question: "Shall we paint it blue?", closes: inSeconds(86_400) });
  await cast(rosa, vote, "Yes");
  await olive.goto(vote);
  await olive.getByText("Call this vote off", { exact: true }).first().click();
  await olive.getByRole("button", { name: "Call this vote off" }).click();
  await expect(olive.getByText("Please fill this in.")).toBeVisible();
  await olive.getByLabel("Why?").fill("It must stay green by law.");
  await olive.getByRole("button", { name: "Call this vote off" }).click();
  await expect(olive.getByText("It must stay green by law.")).toBeVisible();
  await rosa.reload();
  await expect(rosa.getByText("No votes were counted, and those already given have been destroyed.")).toBeVisible();
  await expect(rosa.getByRole("button", { name: /my vote/ })).toHaveCount(0);
});

test("an idea that a group has taken up is put to a vote", async ({ town, organiser }) => {
  const olive = await organiser(town);
  await olive.goto(`${town.path}/ideas/new`);
  await olive.getByLabel("What is your idea?").fill("A bench by the bus stop");
  await olive.getByLabel("Why?", { exact: true }).fill("To rest.");
  await olive.getByRole("button", { name: "Propose it" }).click();
  await expect(olive.getByRole("heading", { level: 1, name: "A bench by the bus stop" })).toBeVisible();
  const idea = olive.url().split("?")[0];
  await olive.goto(`${town.path}/groups/new`);
  await olive.getByLabel("What is the group called?").fill("Bench builders");
  await olive.getByLabel("What is it for?").fill("Building benches.");
  await olive.getByRole("button", { name: "Start the group" }).click();
  await expect(olive.getByRole("heading", { level: 1, name: "Bench builders" })).toBeVisible();
  await olive.goto(idea);
  await olive.getByRole("button", { name: "Take it up for Bench builders" }).click();
  await expect(olive.locator(".card__meta .badge")).toHaveText("Taken up by a group");
  await olive.getByRole("link", { name: /vote/i }).and(olive.locator("main a")).click();
  await expect(olive.getByLabel("What do you ask?")).toHaveValue("A bench by the bus stop");
  await olive.getByLabel("When does it close?").fill(inSeconds(86_400));
  await olive.getByRole("button", { name: "Look it over" }).click();
  await olive.getByRole("button", { name: "Call this vote" }).click();
  await expect(olive.getByText("Decides on the idea", { exact: true })).toBeVisible();
  await olive.goto(idea);
  await expect(olive.locator(".card__meta .badge")).toHaveText("Put to a vote");
  await expect(olive.getByRole("link", { name: "Look at the vote" })).toBeVisible();
});

test("votes from phones without signal count for a day after a meeting, and no numbers show before", async ({
  town,
  resident,
  organiser,
}) => {
  test.setTimeout(150_000);
  const rosa = await resident(town, "Rosa");
  const olive = await organiser(town);
  const what = { question: "Shall we meet monthly?", closes: inSeconds(70), grace: /24 hours after the close/ };
  await plan(olive, town, what);
  await expect(olive.getByText("still count if they get here within 24 hours of the close.")).toBeVisible();
  const vote = await call(olive, town, what);
  await cast(olive, vote, "Yes");
  await expect(async () => {
    await rosa.goto(vote);
    await expect(rosa.getByText("Voting is over, late votes still count")).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 100_000 });
  await expect(rosa.getByText("Nobody is shown any numbers before that.")).toBeVisible();
  await expect(rosa.getByRole("progressbar")).toHaveCount(0);
  await rosa.getByText("I had no signal: send my vote now").click();
  await rosa.getByLabel("No", { exact: true }).check();
  await rosa.getByRole("button", { name: "Send my vote" }).click();
  await expect(rosa.getByText("You have voted:")).toContainText("No");
  await olive.goto(vote);
  await expect(olive.getByRole("button", { name: "Call this vote off" })).toHaveCount(0);
});
