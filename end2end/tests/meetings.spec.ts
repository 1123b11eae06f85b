import { type Page, type Town, expect, raise, recoveryCode, test } from "../fixtures";

/** So many minutes from now, as a field for date and time in Britain holds it. */
function inMinutes(minutes: number): string {
  const at = new Date(Date.now() + minutes * 60_000);
  return at.toLocaleString("sv-SE", { timeZone: "Europe/London" }).replace(" ", "T").slice(0, 16);
}

/** An organiser calls a meeting; gives the address of its page. */
async function call(page: Page, town: Town, title: string, begins: string): Promise<string> {
  await page.goto(`${town.path}/organise`);
  await page.getByRole("link", { name: "Call a meeting" }).click();
  await page.getByLabel("What is the meeting called?").fill(title);
  await page.getByLabel("Where is it?").fill("The old hall");
  await page.getByLabel("When does it begin?").fill(begins);
  await page.getByLabel("How long does it last?").selectOption("1 hour");
  await page.getByLabel("What do you talk about?").fill("Tea\nThe bridge");
  await page.getByRole("button", { name: "Call this meeting" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return page.url().split("?")[0];
}

/** The code on the page that is printed or shown in the room. */
async function code(page: Page, meeting: string): Promise<string> {
  await page.goto(meeting);
  await page.getByRole("link", { name: "Show the code to check in" }).click();
  await expect(page.getByRole("img", { name: "Square code with the address to check in" })).toBeVisible();
  const groups = await page.locator("p.code span").allInnerTexts();
  return groups.join("-");
}

/** A member's phone follows the square code in the room. */
async function checkIn(page: Page, code: string) {
  await page.goto(`/join/${code}`);
  await page.getByRole("button", { name: "Check in", exact: true }).click();
  await expect(page.getByText("You are checked in.")).toBeVisible();
}

test("people scan a code in the room, newcomers too, and those who are there vote", async ({ server, phone, resident, organiser }) => {
  test.setTimeout(180_000);
  const town = await server.town({ name: "Mill Lane" });
  const sam = await resident(town, "Sam");
  const away = await resident(town, "Ada");
  const olive = await organiser(town);
  const meeting = await call(olive, town, "Spring meeting", inMinutes(0));
  await expect(olive.getByText("On now")).toBeVisible();
  const there = await code(olive, meeting);
  expect(there.replaceAll("-", "")).toHaveLength(8);

  // Somebody who has never been here gives a name, and nothing else.
  const rosa = await phone();
  await rosa.goto(`/join/${there}`);
  await expect(rosa.getByText("This code checks you in at the meeting:")).toBeVisible();
  await expect(rosa.getByText("Everybody can read what is posted here, also people who are not members.")).toBeVisible();
  await rosa.getByLabel("What shall we call you here?").fill("Rosa");
  await rosa.getByRole("button", { name: "Join and check in" }).click();
  await recoveryCode(rosa);
  await expect(rosa.getByText("You are a member and checked in ✓")).toBeVisible();
  await expect(rosa.getByText("1 person", { exact: true })).toBeVisible();
  await raise(rosa, town, "The hall door sticks");

  // A member gives nothing at all, and may take it back.
  await checkIn(sam, there);
  await expect(sam.getByText("2 people", { exact: true })).toBeVisible();
  await sam.getByRole("button", { name: "Check out" }).click();
  await expect(sam.getByText("1 person", { exact: true })).toBeVisible();
  await checkIn(sam, there);

  // Whoever has no camera types it; a wrong code is told kindly and given back.
  await away.goto(town.path);
  await away.getByRole("link", { name: "Spring meeting", exact: true }).first().click();
  await away.getByLabel("The code in the room").fill("WRONG-ONE");
  await away.getByRole("button", { name: "Check in", exact: true }).click();
  await expect(away.getByText("We don't know this code.")).toBeVisible();
  await expect(away.getByLabel("The code in the room")).toHaveValue("WRONG-ONE");

  // A vote of those who are there.
  await olive.goto(meeting);
  await olive.getByRole("link", { name: "Call a vote for those who are here" }).click();
  await expect(olive.getByLabel("Only those at a meeting?").locator("option:checked")).toHaveText(/Those at: Spring meeting/);
  await olive.getByLabel("What do you ask?").fill("Shall we mend the bridge?");
  await olive.getByLabel("When does it close?").fill(inMinutes(60));
  await olive.getByRole("button", { name: "Look it over" }).click();
  await expect(olive.getByText("Everybody may vote who is checked in at the meeting when it opens.")).toBeVisible();
  await olive.getByRole("button", { name: "Call this vote" }).click();
  await expect(olive.getByRole("heading", { level: 1, name: /Shall we mend the bridge\?/ })).toBeVisible();
  const vote = olive.url().split("?")[0];
  await expect(olive.getByText("Only those who were checked in at the meeting when it opened can vote, and you were not.")).toBeVisible();
  for (const page of [rosa, sam]) {
    await page.goto(vote);
    await page.getByLabel("Yes", { exact: true }).check();
    await page.getByRole("button", { name: "Send my vote" }).click();
    await expect(page.getByText("You have voted:")).toContainText("Yes");
  }
  await away.goto(vote);
  await expect(away.getByRole("button", { name: "Send my vote" })).toHaveCount(0);
  await away.getByRole("link", { name: "Spring meeting" }).click();
  await expect(away.getByRole("link", { name: "Shall we mend the bridge?" })).toBeVisible();

  // The close says how many were there, and ends the code.
  await olive.goto(meeting);
  await olive.getByRole("button", { name: "Close the meeting" }).click();
  await expect(olive.getByText("Closed ✓")).toBeVisible();
  await expect(olive.getByText("2 people", { exact: true })).toBeVisible();
  await sam.goto(meeting);
  await expect(sam.getByText("You are checked in.")).toHaveCount(0);
  await sam.goto(`${town.path}/record?about=gatherings`);
  await expect(sam.getByText("closed. 2 people were there.")).toBeVisible();
  const late = await phone();
  await late.goto(`/join/${there}`);
  await expect(late.getByText("A meeting's code works while the meeting is on.")).toBeVisible();
});

test("a meeting that is to come is on Home and in the list, and can be called off", async ({ town, resident, organiser }) => {
  const rosa = await resident(town, "Rosa");
  const olive = await organiser(town);
  const meeting = await call(olive, town, "Summer meeting", inMinutes(3 * 24 * 60));
  await rosa.goto(town.path);
  await rosa.getByRole("link", { name: "Summer meeting", exact: true }).first().click();
  await expect(rosa.getByText("The old hall")).toBeVisible();
  await expect(rosa.getByRole("listitem").filter({ hasText: "The bridge" })).toBeVisible();
  await expect(rosa.getByRole("button", { name: "Check in" })).toHaveCount(0);
  await olive.goto(meeting);
  await olive.locator("summary", { hasText: "Call this meeting off" }).click();
  await olive.getByLabel("Why?", { exact: true }).first().fill("The hall is flooded.");
  await olive.getByRole("button", { name: "Call this meeting off" }).click();
  await expect(olive.getByText("Called off ✓")).toBeVisible();
  await rosa.goto(`${town.path}/meetings`);
  await expect(rosa.getByRole("heading", { level: 2, name: "Past" })).toBeVisible();
  await rosa.getByRole("link", { name: "Summer meeting" }).click();
  await expect(rosa.getByText("The hall is flooded.")).toBeVisible();
});
