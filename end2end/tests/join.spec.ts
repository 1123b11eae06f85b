import { type Page, enter, expect, join, joinWithCode, raise, recoveryCode, test } from "../fixtures";

test("a link opens the door, which says what this is and who will see you", async ({ server, phone }) => {
  const town = await server.town({ name: "Mill Lane" });
  const rosa = await phone();
  await rosa.goto(`/join?c=${town.slug}`);
  await expect(rosa.getByRole("heading", { level: 1, name: "Mill Lane" })).toBeVisible();
  await expect(rosa.getByText("A community of people who share a place.")).toBeVisible();
  await expect(rosa.getByText("Everybody can read what is posted here, also people who are not members.")).toBeVisible();
  await expect(rosa.getByText("Nobody sees what you support or how you vote.")).toBeVisible();
  await enter(rosa, "Rosa");
  await expect(rosa).toHaveURL(new RegExp(`${town.path}(\\?|$)`));
  await rosa.goto(`/join?c=${town.slug}`);
  await expect(rosa, "a member is not asked again").toHaveURL(new RegExp(`${town.path}$`));
});

test("a name is needed, and a wrong one is given back", async ({ town, page }) => {
  await page.goto(`/join?c=${town.slug}`);
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await expect(page.getByText("Please fill this in.")).toBeVisible();
  await expect(page.getByLabel("What shall we call you here?")).toHaveAttribute("aria-invalid", "true");
});

test("a code that was typed opens a community that nobody else can see", async ({ server, phone }) => {
  const town = await server.town({ name: "Quiet Corner", visibility: "members", joining: "code" });
  const code = await server.code(town);
  const rosa = await phone();
  const stranger = await rosa.goto(`/join?c=${town.slug}`);
  expect(stranger?.status()).toBe(404);
  await expect(rosa.getByText("Quiet Corner")).toBeHidden();
  await rosa.goto("/join");
  await rosa.getByLabel("Your code").fill("WRONGONE");
  await rosa.getByRole("button", { name: "Find it" }).click();
  await expect(rosa.getByText("We don't know this code.")).toBeVisible();
  await expect(rosa.getByLabel("Your code")).toHaveValue("WRONGONE");
  // As somebody types it who reads it from a poster.
  await joinWithCode(rosa, ` ${code.toLowerCase().replaceAll("-", " ")} `, "Rosa");
  await expect(rosa).toHaveURL(new RegExp(town.path));

  // The square on the poster leads to the same code.
  const sam = await phone();
  await sam.goto(`/join/${code}`);
  await expect(sam.getByRole("heading", { level: 1, name: "Quiet Corner" })).toBeVisible();
  await enter(sam, "Sam");
  await expect(sam).toHaveURL(new RegExp(town.path));
});

test("where people share a need, nobody outside learns of it and an organiser says yes", async ({ server, phone, organiser }) => {
  const town = await server.town({ name: "In Recovery", kind: "need" });
  const code = await server.code(town);
  const rosa = await phone();
  expect((await rosa.goto(town.path))?.status()).toBe(404);
  expect((await rosa.goto(`/join?c=${town.slug}`))?.status()).toBe(404);
  await rosa.goto(`/join/${code}`);
  await expect(rosa.getByText("Nobody outside can see that this community exists.")).toBeVisible();
  await enter(rosa, "Rosa");
  await expect(rosa.getByText("You have asked to join. An organiser has not answered yet.")).toBeVisible();
  expect((await rosa.goto(`${town.path}/issues`))?.status(), "not before the yes").toBe(404);

  const olive = await organiser(town);
  await olive.goto(town.path);
  await olive.getByRole("link", { name: /asks? to join/ }).click();
  await olive.getByRole("listitem").filter({ hasText: "Rosa" }).getByRole("button", { name: "Let in" }).click();
  await expect(olive.getByRole("button", { name: "Let in" })).toHaveCount(0);
  expect((await rosa.goto(`${town.path}/issues`))?.status()).toBe(200);
});

test("an organiser's code works once", async ({ town, phone }) => {
  const olive = await phone();
  await joinWithCode(olive, town.organiserCode, "Olive");
  await expect(olive).toHaveURL(new RegExp(town.path));
  const other = await phone();
  await other.goto("/join");
  await other.getByLabel("Your code").fill(town.organiserCode);
  await other.getByRole("button", { name: "Find it" }).click();
  await expect(other.getByText("We don't know this code.")).toBeVisible();
});

test("the recovery code brings somebody back on another phone, as the same member", async ({ town, phone }) => {
  const rosa = await phone();
  await rosa.goto(`/join?c=${town.slug}`);
  await rosa.getByLabel("What shall we call you here?").fill("Rosa");
  await rosa.getByRole("button", { name: "Join", exact: true }).click();
  const code = await recoveryCode(rosa);
  expect(code.replaceAll("-", "").length).toBeGreaterThanOrEqual(20);
  await raise(rosa, town, "The wall crumbles");
  const issue = rosa.url();

  const other = await phone();
  await signIn(other, code);
  await expect(other).toHaveURL(new RegExp(town.path));
  await expectMine(other, issue);
});

test("somebody is in several communities with one account, under another name in each", async ({ server, town, page }) => {
  const other = await server.town({ name: "Chess club", kind: "interest" });
  await join(page, town, "Rosa");
  await page.goto(`/join?c=${other.slug}`);
  await page.getByLabel("What shall we call you here?").fill("Rook");
  await page.getByRole("button", { name: "Join", exact: true }).click();
  // There is a recovery code already.
  await expect(page).toHaveURL(new RegExp(other.path));
  await page.goto("/");
  await expect(page.getByRole("link", { name: town.name, exact: true }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Chess club" }).first()).toBeVisible();
});

async function signIn(page: Page, code: string) {
  await page.goto("/sign-in");
  await page.getByLabel("Your code").fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Only its author can take a post back. */
async function expectMine(page: Page, address: string) {
  await page.goto(address);
  await expect(page.getByText("Take it back", { exact: true }).first()).toBeVisible();
}
