import { type Page, expect, raise, takenOver, test } from "../fixtures";

async function sayWhereItStands(page: Page, status: string, reason = "") {
  await page.getByText("Say where it stands", { exact: true }).click();
  await page.getByLabel("It is now").selectOption(status);
  await page.getByLabel("Why, or whose is it?").fill(reason);
  await page.getByRole("button", { name: "Save" }).click();
}

/** A corner of the town. */
const corner = { category: "Lighting", place: "The corner of Mill Lane", named: false };

test("an issue is raised on one phone and read on another", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await rosa.goto(`${town.path}/issues/new`);
  const notice = "Your community sees this. It has not been sent to the council. In danger, call 999.";
  await expect(rosa.getByText(notice)).toBeVisible();
  await raise(rosa, town, "Street light out by the school", { ...corner, details: "Since Monday.\nIt is very dark.", named: true });
  await expect(rosa.getByRole("status").filter({ hasText: "It has not been sent to the council" })).toBeVisible();

  const sam = await resident(town, "Sam");
  await sam.goto(`${town.path}/issues`);
  await expect(sam.getByText("1 issue", { exact: true })).toBeVisible();
  await sam.getByRole("link", { name: "Street light out by the school" }).click();
  await expect(sam.getByText("Since Monday.")).toBeVisible();
  const facts = sam.locator("dl.facts");
  await expect(facts).toContainText("Lighting");
  await expect(facts).toContainText("The corner of Mill Lane");
  await expect(facts).toContainText("Rosa");
});

test("nobody learns who raised an issue without a name", async ({ town, resident, phone }) => {
  const rosa = await resident(town, "Rosa-Whom-Nobody-Knows");
  await raise(rosa, town, "Glass on the path", corner);
  const address = rosa.url();
  const sam = await resident(town, "Sam");
  for (const page of [sam, await phone()]) {
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(200);
    await expect(page.locator("dl.facts")).toContainText("A member");
    expect(await answer?.text()).not.toContain("Rosa-Whom-Nobody-Knows");
  }
});

test("what was typed stays when something is missing", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await rosa.goto(`${town.path}/issues/new`);
  await rosa.getByLabel("Category").selectOption("Roads and paths");
  await rosa.getByLabel("Anything else to know?").fill("It has been so for weeks.");
  await rosa.getByRole("checkbox", { name: "Show my name" }).check();
  await rosa.getByRole("button", { name: "Send to my community" }).click();
  await expect(rosa.getByText("Please fill this in.")).toBeVisible();
  await expect(rosa.getByLabel("What is wrong?")).toHaveAttribute("aria-invalid", "true");
  await expect(rosa.getByLabel("Anything else to know?")).toHaveValue("It has been so for weeks.");
  await expect(rosa.getByLabel("Category").locator("option:checked")).toHaveText("Roads and paths");
  await expect(rosa.getByRole("checkbox", { name: "Show my name" })).toBeChecked();
  await rosa.getByLabel("What is wrong?").fill("A hole in the road");
  await rosa.getByRole("button", { name: "Send to my community" }).click();
  await expect(rosa.getByRole("heading", { level: 1, name: "A hole in the road" })).toBeVisible();
});

test("similar open issues are shown before another one is sent", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await raise(rosa, town, "Street light out by the school", corner);
  const sam = await resident(town, "Sam");
  await sam.goto(`${town.path}/issues/new`);
  await sam.getByLabel("What is wrong?").fill("The street light by the school is out");
  await sam.getByLabel("Where is it?").fill("Beside the crossing");
  await sam.getByRole("button", { name: "Send to my community" }).click();
  const similar = sam.getByRole("region", { name: "Is it one of these?" });
  await expect(similar.getByRole("link", { name: "Street light out by the school" })).toBeVisible();
  await expect(sam.getByLabel("Where is it?")).toHaveValue("Beside the crossing");
  await similar.getByRole("button", { name: "Mine is another one: send it" }).click();
  await expect(sam.getByRole("heading", { level: 1, name: "The street light by the school is out" })).toBeVisible();
  await sam.goto(`${town.path}/issues`);
  await expect(sam.getByText("2 issues", { exact: true })).toBeVisible();
});

test("a neighbour says me too, offers help and comments, and takes two of them back", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await raise(rosa, town, "The bench is broken", corner);
  const sam = await resident(town, "Sam");
  await sam.goto(rosa.url());
  const meta = sam.locator(".card__meta");
  await sam.getByRole("button", { name: "Me too" }).click();
  await expect(meta).toContainText("1 person has this too");
  await sam.getByRole("button", { name: "I can help", exact: true }).click();
  await expect(meta).toContainText("1 person can help");
  await sam.getByLabel("Your comment").fill("I have wood and screws.\nAnd paint.");
  await sam.getByRole("checkbox", { name: "Show my name" }).check();
  await sam.getByRole("button", { name: "Post comment" }).click();
  const comment = sam.locator("article.comment");
  await expect(comment).toContainText("I have wood and screws.");
  await expect(comment).toContainText("Sam");
  await expect(sam.getByLabel("Your comment")).toHaveValue("");

  await rosa.reload();
  await expect(rosa.locator(".card__meta")).toContainText("1 person has this too");
  await expect(rosa.locator("article.comment")).toHaveCount(1);

  await sam.getByRole("button", { name: "Not me after all" }).click();
  await expect(meta).toContainText("0 people have this too");
  await sam.getByRole("button", { name: "I can't help after all" }).click();
  await expect(meta).toContainText("0 people can help");
});

test("an organiser says where it stands, and must say why it won't be done", async ({ town, resident, organiser }) => {
  const olive = await organiser(town);
  const rosa = await resident(town, "Rosa");
  await raise(rosa, town, "The hedge is too high", corner);
  await expect(rosa.getByText("Say where it stands", { exact: true })).toBeHidden();
  await olive.goto(rosa.url());
  await sayWhereItStands(olive, "Being worked on");
  await expect(olive.locator(".card__meta .badge")).toHaveText("Being worked on");
  await sayWhereItStands(olive, "Won't be done");
  await expect(olive.getByText("Please fill this in.")).toBeVisible();
  await olive.getByLabel("Why, or whose is it?").fill("Birds nest in it until July.");
  await olive.getByRole("button", { name: "Save" }).click();
  await expect(olive.locator(".card__meta .badge")).toHaveText("Won't be done");
  await rosa.reload();
  await expect(rosa.locator(".timeline")).toContainText("Birds nest in it until July.");
});

test("the one who raised it is asked whether it is fixed, and can open it again", async ({ town, resident, organiser }) => {
  const olive = await organiser(town);
  const rosa = await resident(town, "Rosa");
  await raise(rosa, town, "The tap drips", corner);
  const sam = await resident(town, "Sam");
  await olive.goto(rosa.url());
  await sayWhereItStands(olive, "Fixed", "New washer.");
  await expect(olive.locator(".card__meta .badge")).toHaveText("Fixed");

  await sam.goto(rosa.url());
  await expect(sam.locator(".card__meta .badge")).toHaveText("Fixed");
  await expect(sam.getByRole("heading", { name: "Is it fixed?" })).toBeHidden();

  await rosa.reload();
  await expect(rosa.getByRole("heading", { name: "Is it fixed?" })).toBeVisible();
  await rosa.getByLabel("Anything to add?").fill("It still drips at night.");
  await rosa.getByRole("button", { name: "No, open it again" }).click();
  await expect(rosa.locator(".card__meta .badge")).toHaveText("Open");
  await expect(rosa.getByText("It still drips at night.")).toBeVisible();

  await olive.reload();
  await sayWhereItStands(olive, "Fixed", "A new tap.");
  await expect(olive.locator(".card__meta .badge")).toHaveText("Fixed");
  await rosa.reload();
  await rosa.getByRole("button", { name: "Yes, it is fixed" }).click();
  await expect(rosa.getByRole("heading", { name: "Is it fixed?" })).toBeHidden();
  await expect(rosa.locator(".card__meta .badge")).toHaveText("Fixed");
});

test("a long list is cut into pages, narrowed and searched", async ({ server, town, phone }) => {
  const reports = Array.from({ length: 120 }, (_, n) =>
    n % 40 === 7
      ? { title: `Wobbly lamp post ${n}`, category: "Street lights" }
      : { title: `Pothole number ${n}`, category: "Potholes" },
  );
  await server.imports(town, reports);
  const page = await phone();
  await page.goto(`${town.path}/issues`);
  await expect(page.getByText("120 issues", { exact: true })).toBeVisible();
  await expect(page.locator(".cards > li")).toHaveCount(50);
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByText("Page 2 of 3")).toBeVisible();
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByText("Page 3 of 3")).toBeVisible();
  await expect(page.locator(".cards > li")).toHaveCount(20);

  await page.goto(`${town.path}/issues`);
  await page.getByLabel("Look for").fill("wobbly lamp");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByText("3 issues", { exact: true })).toBeVisible();
  await page.getByLabel("Look for").fill("");
  await page.getByLabel("Category").selectOption("Potholes");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByText("117 issues", { exact: true })).toBeVisible();
  await page.getByLabel("Which ones").selectOption("Closed");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByText("0 issues", { exact: true })).toBeVisible();
});

test("an issue becomes an idea and a job", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await raise(rosa, town, "Nowhere to sit by the pond", { ...corner, place: "The pond" });
  const issue = rosa.url();
  await rosa.getByRole("link", { name: "Turn this into an idea" }).click();
  await expect(rosa.getByLabel("What is your idea?")).toHaveValue("Nowhere to sit by the pond");
  await rosa.getByLabel("What is your idea?").fill("A bench by the pond");
  await rosa.getByLabel("Why?", { exact: true }).fill("So that people can rest.");
  await rosa.getByRole("button", { name: "Propose it" }).click();
  await expect(rosa.getByRole("heading", { level: 1, name: "A bench by the pond" })).toBeVisible();
  await expect(rosa.getByRole("link", { name: "Nowhere to sit by the pond" })).toBeVisible();
  await rosa.goto(issue);
  await expect(rosa.getByRole("link", { name: "A bench by the pond" })).toBeVisible();

  await rosa.goto(`${town.path}/groups/new`);
  await rosa.getByLabel("What is the group called?").fill("Pond people");
  await rosa.getByLabel("What is it for?").fill("We look after the pond.");
  await rosa.getByRole("button", { name: "Start the group" }).click();
  await expect(rosa.getByRole("heading", { level: 1, name: "Pond people" })).toBeVisible();
  await rosa.goto(issue);
  await rosa.getByRole("link", { name: "Make it a job" }).click();
  await expect(rosa.getByLabel("Where?", { exact: true })).toHaveValue("The pond");
  await rosa.getByRole("button", { name: "Add it" }).click();
  await expect(rosa.getByRole("heading", { level: 1, name: "Nowhere to sit by the pond" })).toBeVisible();
  await rosa.goto(issue);
  await expect(rosa.getByRole("heading", { name: "Jobs for this" })).toBeVisible();
});

test("acts happen without a page load", { tag: "@scripts" }, async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await rosa.goto(`${town.path}/issues/new`);
  await takenOver(rosa);
  // A page that is loaded anew forgets this.
  await rosa.evaluate(() => Object.assign(window, { stillHere: true }));
  await rosa.getByRole("button", { name: "Send to my community" }).click();
  await expect(rosa.getByText("Please fill this in.")).toBeVisible();
  await expect(rosa.getByLabel("What is wrong?")).toBeFocused();
  await rosa.getByLabel("What is wrong?").fill("The gate squeaks");
  await rosa.getByRole("button", { name: "Send to my community" }).click();
  await expect(rosa.getByRole("heading", { level: 1, name: "The gate squeaks" })).toBeVisible();
  await expect(rosa).toHaveURL(/\/issues\/[0-9a-f-]{36}$/);
  await expect(rosa).toHaveTitle("The gate squeaks · Folkmoot");
  await rosa.getByRole("button", { name: "Me too" }).click();
  await expect(rosa.locator(".card__meta")).toContainText("1 person has this too");
  await rosa.getByLabel("Your comment").fill("Some oil would do.");
  await rosa.getByRole("button", { name: "Post comment" }).click();
  await expect(rosa.locator("article.comment")).toContainText("Some oil would do.");
  await expect(rosa.getByLabel("Your comment")).toHaveValue("");
  await rosa.getByLabel("Your comment").fill("And a new hinge.");
  await rosa.getByRole("button", { name: "Post comment" }).click();
  await expect(rosa.locator("article.comment")).toHaveCount(2);
  expect(await rosa.evaluate(() => "stillHere" in window)).toBe(true);
  await rosa.goBack();
  await expect(rosa.getByRole("heading", { level: 1, name: "Raise an issue" })).toBeVisible();
});

test("a form sent twice does it once", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await rosa.goto(`${town.path}/issues/new`);
  const form = rosa.locator("form", { has: rosa.locator("input[name=act][value='issue.raise']") });
  const id = await form.locator("input[name=id]").getAttribute("value");
  const fields = { act: "issue.raise", about: "", id: id ?? "", title: "Sent twice", details: "", place: "", category: "" };
  const headers = { origin: new URL(rosa.url()).origin };
  for (const status of [303, 303]) {
    const answer = await rosa.request.post(`${town.path}/issues/new`, { form: fields, headers, maxRedirects: 0 });
    expect(answer.status()).toBe(status);
  }
  await rosa.goto(`${town.path}/issues`);
  await expect(rosa.getByText("1 issue", { exact: true })).toBeVisible();
});
