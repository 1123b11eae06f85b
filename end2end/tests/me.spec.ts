// What is one's own: phones, codes, an address, a name, one's data, leaving, being forgotten.

import { type Page, type Town, expect, join, recoveryCode, test } from "../fixtures";

async function codeOn(page: Page): Promise<string> {
  return (await page.locator("p.code").innerText()).replace(/\s/g, "");
}

async function signIn(page: Page, code: string) {
  await page.goto("/sign-in");
  await page.getByLabel("Your code").fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** That somebody who was signing in is a member there. */
async function isMember(page: Page, town: Town) {
  await expect(page).not.toHaveURL(/sign-in/);
  await page.goto("/me");
  await expect(page.getByRole("link", { name: town.name, exact: true })).toBeVisible();
}

test("the old phone shows a code that moves the membership to a new one", async ({ town, resident, phone }) => {
  const rosa = await resident(town, "Rosa");
  await rosa.goto("/me");
  await rosa.getByRole("link", { name: "Move to a new phone" }).click();
  await rosa.getByRole("button", { name: "Show me a code" }).click();
  const code = await codeOn(rosa);
  const fresh = await phone();
  await signIn(fresh, code);
  await expect(fresh).toHaveURL(new RegExp(town.path));
  await isMember(fresh, town);
  const third = await phone();
  await signIn(third, code);
  await expect(third.getByText("We don't know this code."), "it works once").toBeVisible();

  await fresh.goto("/me");
  await fresh.getByRole("button", { name: "Sign out all the others" }).click();
  await expect(fresh.getByText("Only this one is signed in now.")).toBeVisible();
  await rosa.goto("/me");
  await expect(rosa).toHaveURL(/\/sign-in/);
});

test("an e-mail address signs somebody in by six digits", async ({ server, town, resident, phone }) => {
  const address = `rosa-${Date.now()}@example.org`;
  // Without a mail server letters are in the log, with no more of the address than one knows one's own by.
  const letters = () => [...server.log.matchAll(/To r…@example\.org:.*?\b(\d{3}) ?(\d{3})\b/g)].map(([, a, b]) => a + b);
  const digits = async (letter: number) => {
    await expect.poll(() => letters().length).toBe(letter);
    return letters()[letter - 1];
  };
  const rosa = await resident(town, "Rosa");
  await rosa.goto("/me");
  await rosa.getByLabel("Your e-mail address").fill("not an address");
  await rosa.getByRole("button", { name: "Add it" }).click();
  await expect(rosa.getByText("This is not an e-mail address.").or(rosa.locator(".field__error"))).toBeVisible();
  await rosa.getByLabel("Your e-mail address").fill(address);
  await rosa.getByRole("button", { name: "Add it" }).click();
  await expect(rosa.getByRole("heading", { name: "Type the six numbers" })).toBeVisible();
  await rosa.getByLabel("The six numbers").fill(await digits(1));
  await rosa.locator("main").getByRole("button").first().click();
  await expect(rosa.getByText("You can sign in with this address from now on.")).toBeVisible();

  const fresh = await phone();
  await fresh.goto("/sign-in");
  await fresh.getByLabel("E-mail address").fill(address);
  await fresh.getByRole("button", { name: "Send me the numbers" }).click();
  await expect(fresh.getByRole("heading", { name: "Type the six numbers" })).toBeVisible();
  await fresh.getByLabel("The six numbers").fill("000000");
  await fresh.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(fresh.getByText("We don't know this code.").or(fresh.locator(".form__error, .field__error")).first()).toBeVisible();
  await fresh.getByLabel("The six numbers").fill(await digits(2));
  await fresh.getByRole("button", { name: "Sign in", exact: true }).click();
  await isMember(fresh, town);

  // Whoever asks for an address that nobody has is answered the same, and no letter goes out.
  const nosy = await phone();
  await nosy.goto("/sign-in");
  await nosy.getByLabel("E-mail address").fill("nobody@example.org");
  await nosy.getByRole("button", { name: "Send me the numbers" }).click();
  await expect(nosy.getByRole("heading", { name: "Type the six numbers" })).toBeVisible();
  await isMember(fresh, town);
  expect(server.log).not.toContain("n…@example.org");
  expect(server.log).not.toContain(address);
});

test("a new recovery code ends the one before", async ({ town, phone }) => {
  const rosa = await phone();
  await rosa.goto(`/join?c=${town.slug}`);
  await rosa.getByLabel("What shall we call you here?").fill("Rosa");
  await rosa.getByRole("button", { name: "Join", exact: true }).click();
  const first = await recoveryCode(rosa);
  await rosa.goto("/me");
  await rosa.getByRole("button", { name: "Make a new recovery code" }).click();
  const second = await recoveryCode(rosa);
  expect(second).not.toBe(first);
  const fresh = await phone();
  await signIn(fresh, first);
  await expect(fresh.getByText("We don't know this code.")).toBeVisible();
  await signIn(fresh, second);
  await isMember(fresh, town);
});

test("somebody changes their name, and leaves", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await rosa.goto(`/me/c/${town.slug}`);
  await rosa.getByLabel("The name you are known by here").last().fill("Rosie");
  await rosa.locator("form", { hasText: "What you wrote before" }).getByRole("button", { name: "Save" }).click();
  await expect(rosa.getByText("You are known by your new name from now on.")).toBeVisible();
  await rosa.goto(`/me/c/${town.slug}`);
  await rosa.getByRole("button", { name: "Leave this community" }).click();
  await expect(rosa.getByText("You are no longer in this community.")).toBeVisible();
  await rosa.goto(`${town.path}/issues`);
  await expect(rosa.getByRole("link", { name: "Raise an issue" })).toHaveCount(0);
});

test("signing out ends it, on this phone", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await rosa.goto("/me");
  await rosa.getByRole("button", { name: "Sign out of this one" }).click();
  await expect(rosa).not.toHaveURL(/\/me/);
  await rosa.goto("/me");
  await expect(rosa).toHaveURL(/\/sign-in/);
  expect((await rosa.context().cookies()).filter((cookie) => cookie.value)).toHaveLength(1);
});

test("somebody takes their data away, and is forgotten", async ({ server, town, page }) => {
  const other = await server.town();
  await join(page, town, "Rosa-to-forget");
  await page.goto(`/join?c=${other.slug}`);
  await page.getByLabel("What shall we call you here?").fill("Rosa-elsewhere");
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(other.path));
  await page.goto(`${town.path}/issues/new`);
  await page.getByLabel("What is wrong?").fill("Words that shall be gone");
  await page.getByRole("checkbox", { name: "Show my name" }).check();
  await page.getByRole("button", { name: "Send to my community" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Words that shall be gone" })).toBeVisible();
  const issue = page.url();

  await page.goto("/me");
  const address = await page.getByRole("link", { name: "Download my data" }).getAttribute("href");
  const file = await page.request.get(address ?? "");
  expect(file.headers()["content-type"]).toContain("application/json");
  const data = await file.text();
  for (const mine of ["Rosa-to-forget", "Rosa-elsewhere", "Words that shall be gone"]) expect(data).toContain(mine);

  await page.getByRole("link", { name: "Erase me" }).click();
  await page.getByRole("button", { name: "Erase me now" }).click();
  await expect(page.locator(".field__error"), "one must say what becomes of one's posts").toBeVisible();
  await page.getByLabel("Destroy the words too").check();
  await page.getByRole("button", { name: "Erase me now" }).click();
  await expect(page.getByText("What was kept of you here is destroyed.")).toBeVisible();
  const answer = await page.goto(issue);
  expect(await answer?.text()).not.toMatch(/Rosa-to-forget|Words that shall be gone/);
  const minutes = await server.types("minutes", "export", "--community", town.slug);
  expect(minutes).not.toMatch(/Rosa-to-forget|Words that shall be gone/);
  expect(await server.types("minutes", "verify", "--community", town.slug)).toBeTruthy();
});
