import { type Page, type Town, expect, test } from "../fixtures";

async function form(page: Page, town: Town, name: string, joining = "Any member joins") {
  await page.goto(`${town.path}/groups/new`);
  await page.getByLabel("What is the group called?").fill(name);
  await page.getByLabel("What is it for?").fill("Clear the snow by six in the morning.");
  await page.getByRole("radio", { name: joining }).check();
  await page.getByRole("button", { name: "Start the group" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function addJob(page: Page, what: string, more: { place?: string; when?: string; needed?: string } = {}) {
  await page.getByText("Add a job", { exact: true }).click();
  const add = page.locator("details", { hasText: "Add a job" }).first();
  await add.getByLabel("What is to be done?").fill(what);
  await add.getByLabel("Where?").fill(more.place ?? "");
  await add.getByLabel("When?").fill(more.when ?? "");
  await add.getByLabel("How many people does it need?").fill(more.needed ?? "");
  await add.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByRole("link", { name: what })).toBeVisible();
}

function job(page: Page, what: string) {
  return page.locator("li.card", { hasText: what });
}

test("a group is started, joined and left, and shows only those who choose it", async ({ town, resident, phone }) => {
  const rosa = await resident(town, "Rosa");
  await form(rosa, town, "Snow wardens");
  const group = rosa.url().split("?")[0];
  const sam = await resident(town, "Sam");
  await sam.goto(`${town.path}/groups`);
  await sam.getByRole("link", { name: "Snow wardens" }).click();
  await sam.getByRole("button", { name: "Join this group" }).click();
  await expect(sam.getByText("Only the coordinators see that you are in this group.")).toBeVisible();
  const people = (page: Page) => page.locator("section", { has: page.getByRole("heading", { name: "Who is in it" }) });
  const tara = await resident(town, "Tara");
  await tara.goto(group);
  await expect(people(tara)).toContainText("Rosa");
  await expect(people(tara)).not.toContainText("Sam");
  await rosa.goto(group);
  await expect(people(rosa)).toContainText("Sam");

  await sam.getByRole("button", { name: "Show my name on this page to members" }).click();
  await expect(sam.getByText("Members see your name on this page.")).toBeVisible();
  await tara.reload();
  await expect(people(tara)).toContainText("Sam");
  const stranger = await phone();
  const answer = await stranger.goto(group);
  await expect(people(stranger)).toContainText("Rosa");
  expect(await answer?.text(), "strangers see coordinators only").not.toContain("Sam");

  await sam.getByText("Leave this group", { exact: true }).first().click();
  await sam.getByRole("button", { name: "Leave this group" }).click();
  await expect(sam.getByRole("button", { name: "Join this group" })).toBeVisible();
});

test("a group by request lets in whom a coordinator says yes to", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await form(rosa, town, "Key holders", "People ask");
  const group = rosa.url().split("?")[0];
  const sam = await resident(town, "Sam");
  await sam.goto(group);
  // Coordinators are named to everybody: only those who choose to be shown can be made one.
  await sam.getByRole("checkbox", { name: "Show my name on this page to members" }).check();
  await sam.getByRole("button", { name: "Ask to join" }).click();
  await expect(sam.getByText("You have asked to join.")).toBeVisible();
  await rosa.goto(group);
  await rosa.locator("li", { hasText: "Sam" }).getByRole("button", { name: "Let in" }).click();
  await expect(rosa.getByText("2 people in it")).toBeVisible();
  await sam.reload();
  await expect(sam.getByText("You are in this group")).toBeVisible();
  // Somebody else can run it, too.
  await rosa.locator("li", { hasText: "Sam" }).getByRole("button", { name: "Make coordinator" }).click();
  await expect(rosa.locator("li", { hasText: "Sam" }).getByText("Coordinator", { exact: true })).toBeVisible();
  await sam.reload();
  await expect(sam.getByText("You are a coordinator of this group.")).toBeVisible();
});

test("jobs are added, taken on, handed back and finished", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await form(rosa, town, "Snow wardens");
  const group = rosa.url().split("?")[0];
  await addJob(rosa, "Grit the station steps", { place: "The station", when: "2031-01-15T06:00", needed: "2" });
  await expect(job(rosa, "Grit the station steps")).toContainText("2 people needed");

  const sam = await resident(town, "Sam");
  await sam.goto(group);
  await job(sam, "Grit the station steps").getByRole("button", { name: "I'll do it" }).click();
  await expect(sam.getByText("You have taken this job.")).toBeVisible();
  await expect(job(sam, "Grit the station steps")).toContainText("1 of 2 people");
  await sam.goto(`${town.path}/jobs`);
  await expect(sam.getByRole("link", { name: "Grit the station steps" })).toBeVisible();
  await sam.getByRole("button", { name: "Hand it back" }).click();
  await expect(sam.getByText("You have not taken any jobs.")).toBeVisible();

  await sam.goto(group);
  await job(sam, "Grit the station steps").getByRole("button", { name: "I'll do it" }).click();
  await expect(sam.getByText("You have taken this job.")).toBeVisible();
  await sam.getByRole("link", { name: "Grit the station steps" }).click();
  await sam.getByLabel("How did it go?").fill("All clear by half past six.");
  await sam.getByRole("button", { name: "It is done" }).click();
  await expect(sam.getByText("All clear by half past six.")).toBeVisible();
  await rosa.goto(group);
  await rosa.getByText("Jobs that are done or dropped").click();
  await expect(rosa.getByRole("link", { name: "Grit the station steps" })).toBeVisible();
});

test("a list of jobs is pasted, and a call sheet printed", async ({ town, resident, phone }) => {
  const rosa = await resident(town, "Rosa");
  await form(rosa, town, "Snow wardens");
  const group = rosa.url().split("?")[0];
  await rosa.getByText("Add many jobs at once").click();
  await rosa.getByLabel("Your list, one job a line").fill("Mill Lane, odd side\nMill Lane, even side\n\nChurch Street");
  await rosa.getByRole("button", { name: "Add them all" }).click();
  for (const what of ["Mill Lane, odd side", "Mill Lane, even side", "Church Street"]) {
    await expect(rosa.getByRole("link", { name: what })).toBeVisible();
  }
  const sam = await resident(town, "Sam");
  await sam.goto(group);
  await job(sam, "Church Street").getByRole("button", { name: "I'll do it" }).click();
  await expect(sam.getByText("You have taken this job.")).toBeVisible();

  await rosa.reload();
  await rosa.getByRole("link", { name: "Call sheet to print" }).click();
  await expect(rosa.getByRole("heading", { level: 1, name: "Call sheet: Snow wardens" })).toBeVisible();
  const row = rosa.getByRole("row", { name: /Church Street/ });
  await expect(row).toContainText("Sam");
  const sheet = rosa.url();
  const stranger = await phone();
  expect((await stranger.goto(sheet))?.status(), "who does what is nobody else's to know").not.toBe(200);
});

test("a group is described anew, closed with a reason and opened again", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await form(rosa, town, "Snow wardens");
  await rosa.getByText("Change what the group says of itself").click();
  await rosa.getByLabel("What is it for?").fill("Snow and ice.");
  await rosa.getByRole("button", { name: "Save" }).click();
  await expect(rosa.locator("main > p.prose, main p.prose").first()).toHaveText("Snow and ice.");
  await rosa.getByText("Close this group", { exact: true }).first().click();
  await rosa.getByLabel("Why does it close?").fill("The winter is over.");
  await rosa.getByRole("button", { name: "Close this group" }).click();
  await expect(rosa.getByText("The winter is over.")).toBeVisible();
  await rosa.getByRole("button", { name: "Open this group again" }).click();
  await expect(rosa.getByText("The winter is over.")).toBeHidden();
});
