// What organisers look after: the checklist, the settings, people, codes, what they are told, the poster.

import { type Locator, type Page, type Town, enter, expect, join, joinWithCode, recoveryCode, takenOver, test } from "../fixtures";

/** That an act was done, as the page says. */
async function expectDone(page: Page, words: string | RegExp = /✓/) {
  await expect(page.locator(".banner--ok")).toContainText(words);
}

/** Who is on the list of people. */
function person(page: Page, name: string): Locator {
  return page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
}

/** Does something about somebody, behind “More” on the list of people. */
async function settle(page: Page, town: Town, name: string, button: string, reason?: string) {
  await page.goto(`${town.path}/organise/people`);
  await person(page, name).locator("summary").click();
  const form = person(page, name).locator("form", { has: page.getByRole("button", { name: button, exact: true }) });
  if (reason !== undefined) await form.getByLabel("Why?").fill(reason);
  await form.getByRole("button", { name: button, exact: true }).click();
  await expectDone(page);
}

/** Makes a code and gives it. */
async function makeCode(page: Page, town: Town, button = "Make a code for members"): Promise<string> {
  await page.goto(`${town.path}/organise/codes`);
  const before = await page.locator("li.card").count();
  await page.getByRole("button", { name: button }).click();
  await expectDone(page, "at the top of the list");
  await expect(page.locator("li.card")).toHaveCount(before + 1);
  return written(page.locator("li.card").first());
}

/** The code that stands somewhere, as one types it. */
async function written(where: Locator): Promise<string> {
  return (await where.locator("p.code").innerText()).replace(/\s/g, "");
}

async function raise(page: Page, town: Town, title: string): Promise<string> {
  await page.goto(`${town.path}/issues/new`);
  await page.getByLabel("What is wrong?").fill(title);
  await page.getByRole("button", { name: "Send to my community" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return page.url().split("?")[0];
}

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true });

test.describe("the organisers' page", () => {
  const steps = [
    ["Write words of welcome", "Name, welcome and contact"],
    ["Name a person to contact", "Name, welcome and contact"],
    ["Raise one real issue", "Raise an issue"],
    ["Find a second organiser", "People"],
    ["Print a poster", "Poster"],
  ];

  test("leads to everything that is still to be done, and to everything else", async ({ town, organiser }) => {
    const olive = await organiser(town);
    await olive.goto(town.path);
    await olive.getByRole("link", { name: "For organisers" }).click();
    await expect(heading(olive, "For organisers")).toBeVisible();
    await expect(olive.locator(".checklist a")).toHaveText(steps.map(([step]) => step));
    for (const [step, page] of steps) {
      await olive.getByRole("link", { name: step }).click();
      await expect(heading(olive, page)).toBeVisible();
      await olive.goto(`${town.path}/organise`);
    }
    const pages = [
      "People",
      "What people have told you",
      "Codes to join with",
      "Poster",
      "Name, welcome and contact",
      "Who can see it and join",
      "Categories of issues",
    ];
    await expect(olive.locator("ul.rows a")).toHaveText(pages);
    for (const page of pages) {
      await olive.locator("ul.rows").getByRole("link", { name: page, exact: true }).click();
      await expect(heading(olive, page)).toBeVisible();
      await olive.getByRole("link", { name: "Back to the organisers' page" }).click();
      await expect(heading(olive, "For organisers")).toBeVisible();
    }
  });

  test("ticks each step when it is done", async ({ town, organiser, phone }) => {
    const olive = await organiser(town);
    const expectLeft = async (left: number) => {
      for (const page of ["", "/organise"]) {
        await olive.goto(`${town.path}${page}`);
        await expect(olive.locator(".checklist a")).toHaveText(steps.slice(-left).map(([step]) => step));
        await expect(olive.locator(".checklist--done")).toHaveCount(steps.length - left);
      }
      await expect(olive.locator(".checklist--done").first(), "said to those who don't see the tick").toContainText("(Done)");
    };
    await olive.goto(`${town.path}/organise/details`);
    await olive.getByLabel("Words of welcome").fill("Welcome to the lane!");
    await olive.getByRole("button", { name: "Save" }).click();
    await expectDone(olive);
    await expectLeft(4);

    // A name alone is nobody to reach.
    await olive.goto(`${town.path}/organise/details`);
    await olive.getByLabel("Their name").fill("Olive");
    await olive.getByRole("button", { name: "Save" }).click();
    await expectDone(olive);
    await expectLeft(4);
    await olive.goto(`${town.path}/organise/details`);
    await olive.getByLabel("Their telephone number").fill("01632 960123");
    await olive.getByRole("button", { name: "Save" }).click();
    await expectDone(olive);
    await expectLeft(3);

    await raise(olive, town, "The tap drips");
    await expectLeft(2);

    const code = await makeCode(olive, town, "Make a code for an organiser");
    await joinWithCode(await phone(), code, "Otto");
    await expectLeft(1);

    await olive.getByRole("link", { name: "Print a poster" }).click();
    await olive.getByRole("button", { name: "Make a code for members" }).click();
    await olive.getByRole("button", { name: "I have printed it" }).click();
    await expectDone(olive, "Hang it where people pass by.");
    await olive.goto(`${town.path}/organise`);
    await expect(olive.getByText("Everything is set up. Thank you!")).toBeVisible();
    await olive.goto(town.path);
    await expect(olive.getByRole("heading", { name: "What needs you" })).toBeVisible();
    await expect(olive.getByRole("heading", { name: "Getting started" })).toHaveCount(0);
  });

  test("is for organisers only: nobody else finds a link to it, or anything on it", async ({
    town,
    organiser,
    resident,
    phone,
  }) => {
    const olive = await organiser(town);
    const code = await makeCode(olive, town);
    await resident(town, "Sam-on-the-list");
    const rosa = await resident(town, "Rosa");
    const stranger = await phone();
    const pages = ["", "/details", "/access", "/categories", "/people", "/codes", "/reports", "/votes/new"];
    const addresses = [...pages.map((page) => `${town.path}/organise${page}`), `${town.path}/print/poster`];
    for (const page of [rosa, stranger]) {
      await page.goto(town.path);
      await expect(page.getByRole("heading", { level: 1, name: town.name })).toBeVisible();
      await expect(page.getByRole("link", { name: "For organisers" })).toHaveCount(0);
      await expect(page.getByRole("heading", { name: "Getting started" })).toHaveCount(0);
      for (const address of addresses) {
        const answer = await page.goto(address);
        expect(answer?.status(), address).toBe(404);
        await expect(heading(page, "There is nothing here")).toBeVisible();
        expect(await answer?.text(), address).not.toMatch(new RegExp(`Sam-on-the-list|${code}|${town.organiserCode}`));
      }
    }
    // Nor does the server do what only organisers' pages ask for.
    const headers = { origin: new URL(rosa.url()).origin };
    const form = { act: "community.describe", id: crypto.randomUUID(), name: "Mine now" };
    const answer = await rosa.request.post(`${town.path}/organise/details`, { form, headers, maxRedirects: 0 });
    expect([404, 422]).toContain(answer.status());
    await rosa.goto(town.path);
    await expect(rosa.getByRole("heading", { level: 1, name: town.name })).toBeVisible();
  });

  test("a page that is not for somebody is one page, not one within another", async ({ town, resident }) => {
    const rosa = await resident(town, "Rosa");
    for (const address of ["/organise", "/nothing-at-all"]) {
      await rosa.goto(`${town.path}${address}`);
      await expect(heading(rosa, "There is nothing here")).toBeVisible();
      await expect(rosa.getByRole("main"), address).toHaveCount(1);
    }
  });
});

test.describe("details", () => {
  test("the name, the welcome, whom to contact and the words above the issue form stand where people read them", async ({
    town,
    organiser,
    resident,
    phone,
  }) => {
    const notice = "Big holes: ring the council, too.\nWe meet on Mondays.";
    const rosa = await resident(town, "Rosa");
    const olive = await organiser(town);
    await olive.goto(`${town.path}/organise/details`);
    await expect(olive.getByLabel("What is the community called?")).toHaveValue(town.name);
    await expect(olive.getByText("It has not been sent to the council."), "what is said while it is empty").toBeVisible();
    await olive.getByLabel("What is the community called?").fill("Mill Lane and Around");
    await olive.getByLabel("Words of welcome").fill("We mend things.\nCome along!");
    await olive.getByLabel("Their name").fill("Olive Oduya");
    await olive.getByLabel("Their telephone number").fill("01632 960123");
    await olive.getByLabel("Where to find them").fill("The library");
    await olive.getByLabel("When to find them there").fill("Fridays at four");
    await olive.getByLabel("What people read above the form for issues").fill(notice);
    await olive.getByRole("button", { name: "Save" }).click();
    await expectDone(olive, "Saved ✓");
    await expect(olive.getByLabel("Words of welcome")).toHaveValue("We mend things.\nCome along!");
    await expect(olive.locator(".top-bar__place")).toHaveText("Mill Lane and Around");

    await rosa.goto(`${town.path}/about`);
    for (const words of ["Mill Lane and Around", "We mend things.", "Olive Oduya", "The library", "Fridays at four"]) {
      await expect(rosa.getByRole("main")).toContainText(words);
    }
    await expect(rosa.getByRole("link", { name: "01632 960123" })).toHaveAttribute("href", "tel:01632960123");
    await rosa.goto(`${town.path}/issues/new`);
    await expect(rosa.locator(".banner--info")).toHaveText(notice);

    const stranger = await phone();
    for (const page of [`/join?c=${town.slug}`, town.path]) {
      await stranger.goto(page);
      await expect(heading(stranger, "Mill Lane and Around")).toBeVisible();
      await expect(stranger.getByRole("main")).toContainText("Come along!");
    }
    await stranger.goto(`/join?c=${town.slug}`);
    await expect(stranger.getByRole("main")).toContainText("Olive Oduya");

    // Emptied again, our own words stand above the form.
    await olive.getByLabel("What people read above the form for issues").fill("");
    await olive.getByRole("button", { name: "Save" }).click();
    await expect(olive.getByLabel("What people read above the form for issues")).toHaveValue("");
    await expectDone(olive, "Saved ✓");
    await expect.poll(async () => (await (await rosa.request.get(`${town.path}/issues/new`)).text()).includes("Big holes")).toBe(false);
  });

  test("lines of the words above the issue form stay lines", async ({ town, organiser }) => {
    const olive = await organiser(town);
    await olive.goto(`${town.path}/organise/details`);
    await olive.getByLabel("What people read above the form for issues").fill("One.\nTwo.");
    await olive.getByRole("button", { name: "Save" }).click();
    await expectDone(olive, "Saved ✓");
    await olive.goto(`${town.path}/issues/new`);
    await expect(olive.locator(".banner--info")).toHaveText("One.\nTwo.", { useInnerText: true });
  });

  test("a name that is missing or too long is refused, and what was typed stays", async ({ town, organiser }) => {
    const olive = await organiser(town);
    await olive.goto(`${town.path}/organise/details`);
    const name = olive.getByLabel("What is the community called?");
    await olive.getByLabel("Words of welcome").fill("\n  Half-written words");
    for (const [typed, refusal] of [
      ["", "Please fill this in."],
      ["   ", "Please fill this in."],
      // Our own field takes no more than fits; another sender's might.
      ["x".repeat(121), "This is too long. Use 120 letters at most."],
    ]) {
      await name.evaluate((field) => field.removeAttribute("maxlength"));
      await name.fill(typed);
      await olive.getByRole("button", { name: "Save" }).click();
      await expect(olive.getByText(refusal)).toBeVisible();
      await expect(name).toHaveAttribute("aria-invalid", "true");
      await expect(name).toHaveValue(typed);
      await expect(olive.getByLabel("Words of welcome")).toHaveValue("\n  Half-written words");
      await expect(olive.locator(".top-bar__place")).toHaveText(town.name);
    }
    await olive.goto(town.path);
    await expect(heading(olive, town.name)).toBeVisible();
  });
});

test.describe("access", () => {
  test("who can join changes what stands at the door", async ({ town, organiser, phone }) => {
    const olive = await organiser(town);
    const stranger = await phone();
    const choose = async (joining: string, visibility = "Everybody, also without joining") => {
      await olive.goto(`${town.path}/organise/access`);
      await olive.getByRole("radio", { name: visibility }).check();
      await olive.getByRole("radio", { name: joining, exact: true }).check();
      await olive.getByRole("button", { name: "Save" }).first().click();
      await expectDone(olive, "Saved ✓");
      await expect(olive.getByRole("radio", { name: joining, exact: true })).toBeChecked();
    };
    await stranger.goto(`/join?c=${town.slug}`);
    await expect(stranger.getByRole("button", { name: "Join", exact: true })).toBeVisible();

    await choose("Whoever has a code");
    await stranger.goto(`/join?c=${town.slug}`);
    await expect(stranger.getByText("You need a code to join this community.")).toBeVisible();
    await expect(stranger.getByLabel("What shall we call you here?")).toHaveCount(0);
    await stranger.goto(`${town.path}/about`);
    await expect(stranger.getByText("With a code from an organiser or a poster")).toBeVisible();

    await choose("Whoever an organiser says yes to");
    await stranger.goto(`/join?c=${town.slug}`);
    await expect(stranger.getByRole("button", { name: "Ask to join" })).toBeVisible();
    await expect(stranger.getByText("You ask now, and wait for the answer.")).toBeVisible();

    await choose("Anyone");
    await join(stranger, town, "Rosa");
    await expect(stranger).toHaveURL(new RegExp(`${town.path}(\\?|$)`));

    const other = await phone();
    await choose("Whoever has a code", "Members only. To others it looks as if it did not exist");
    expect((await other.goto(`/join?c=${town.slug}`))?.status()).toBe(404);
    expect((await other.goto(town.path))?.status()).toBe(404);
    expect((await stranger.goto(`${town.path}/record`))?.status(), "members stay in").toBe(200);
    await expect(stranger.locator(".timeline__entry").first()).toContainText(/see|members/i);
  });

  test("a community of a shared need can't be shown to all, and is not asked about it", async ({ server, organiser, phone }) => {
    const town = await server.town({ name: "In Recovery", kind: "need" });
    const olive = await organiser(town);
    await olive.goto(`${town.path}/organise/access`);
    await expect(olive.getByText("People here share a need, so only members can see it. That stays so.")).toBeVisible();
    await expect(olive.getByRole("radio", { name: "Everybody, also without joining" })).toHaveCount(0);
    await expect(olive.getByRole("radio")).toHaveCount(3);

    // Who it can be joined by may change, without a word about who sees it.
    await olive.getByRole("radio", { name: "Whoever has a code" }).check();
    await olive.getByRole("button", { name: "Save" }).first().click();
    await expectDone(olive, "Saved ✓");
    await expect(olive.getByRole("radio", { name: "Whoever has a code" })).toBeChecked();

    // The need, once there, can't be taken off.
    await olive.getByRole("checkbox", { name: /^A place/ }).check();
    await olive.getByRole("checkbox", { name: /^A shared need/ }).uncheck();
    await olive.getByRole("button", { name: "Save" }).last().click();
    await expect(olive.getByRole("alert")).toContainText("People here share a need, so only members can see it.");
    await expect(olive.getByRole("checkbox", { name: /^A place/ }), "what was chosen stays").toBeChecked();

    // Nor does a form that was tampered with open it.
    const headers = { origin: new URL(olive.url()).origin };
    const form = { act: "community.set_access", id: crypto.randomUUID(), visibility: "public", joining: "anyone" };
    const answer = await olive.request.post(`${town.path}/organise/access`, { form, headers, maxRedirects: 0 });
    expect(answer.status()).toBe(422);
    const stranger = await phone();
    expect((await stranger.goto(town.path))?.status()).toBe(404);
  });

  test("what holds it together is one thing at least", async ({ town, organiser }) => {
    const olive = await organiser(town);
    await olive.goto(`${town.path}/organise/access`);
    await olive.getByRole("checkbox", { name: /^A place/ }).uncheck();
    await olive.getByRole("button", { name: "Save" }).last().click();
    await expect(olive.locator(".field__error")).toBeVisible();
    await olive.getByRole("checkbox", { name: /^A place/ }).check();
    await olive.getByRole("checkbox", { name: /^A shared interest/ }).check();
    await olive.getByRole("button", { name: "Save" }).last().click();
    await expectDone(olive, "Saved ✓");
    await olive.goto(`${town.path}/about`);
    await expect(olive.locator("dl.facts").first()).toContainText(/place.*interest/i);
  });
});

test.describe("categories", () => {
  const lines = (page: Page) => page.getByLabel("The categories, one a line");
  const offered = (page: Page) => page.getByLabel("Category").locator("option:not([value=''])");

  test("are pasted, one a line, and offered in that order", async ({ town, organiser, resident }) => {
    const rosa = await resident(town, "Rosa");
    await rosa.goto(`${town.path}/issues/new`);
    await rosa.getByLabel("What is wrong?").fill("A hole in the road");
    await rosa.getByLabel("Category").selectOption("Roads and paths");
    await rosa.getByRole("button", { name: "Send to my community" }).click();
    await expect(rosa.locator("dl.facts")).toContainText("Roads and paths");
    const issue = rosa.url().split("?")[0];

    const olive = await organiser(town);
    await olive.goto(`${town.path}/organise/categories`);
    await expect(lines(olive)).toHaveValue("Lighting\nRoads and paths");
    await lines(olive).fill("\nWater & drains\n\n  Trees   and hedges \nRoads and paths\nAnything else\n");
    await olive.getByRole("button", { name: "Save" }).click();
    await expectDone(olive, "Saved ✓");
    const tidy = ["Water & drains", "Trees and hedges", "Roads and paths", "Anything else"];
    await expect(lines(olive)).toHaveValue(tidy.join("\n"));
    await rosa.goto(`${town.path}/issues/new`);
    await expect(offered(rosa)).toHaveText(tidy);
    await rosa.goto(issue);
    await expect(rosa.locator("dl.facts"), "issues of one that stays keep it").toContainText("Roads and paths");

    // One that is taken off leaves its issues without.
    await olive.goto(`${town.path}/organise/categories`);
    await lines(olive).fill("Water & drains");
    await olive.getByRole("button", { name: "Save" }).click();
    await expectDone(olive, "Saved ✓");
    await rosa.goto(issue);
    await expect(heading(rosa, "A hole in the road")).toBeVisible();
    await expect(rosa.locator("dl.facts")).not.toContainText("Roads and paths");
  });

  test("twice the same, or too many, are refused and stay to be mended", async ({ town, organiser }) => {
    const olive = await organiser(town);
    await olive.goto(`${town.path}/organise/categories`);
    const many = Array.from({ length: 61 }, (_, n) => `Category ${n}`).join("\n");
    for (const [typed, refusal] of [
      ["Trees\nWater\ntrees", "The same thing is here twice."],
      [many, "These are too many. Use 60 at most."],
      [`Trees\n${"x".repeat(121)}`, "This is too long. Use 120 letters at most."],
    ]) {
      await lines(olive).fill(typed);
      await olive.getByRole("button", { name: "Save" }).click();
      await expect(olive.getByText(refusal)).toBeVisible();
      await expect(lines(olive)).toHaveAttribute("aria-invalid", "true");
      await expect(lines(olive)).toHaveValue(typed);
    }
    await olive.goto(`${town.path}/issues/new`);
    await expect(offered(olive)).toHaveText(["Lighting", "Roads and paths"]);
  });
});

test.describe("people", () => {
  test("somebody asks to join, and is let in", async ({ server, organiser, phone }) => {
    const town = await server.town({ joining: "approval" });
    const olive = await organiser(town);
    const rosa = await phone();
    await join(rosa, town, "Rosa");
    await expect(rosa.getByText("You have asked to join. An organiser has not answered yet.")).toBeVisible();
    await rosa.goto(town.path);
    await expect(rosa.getByText("An organiser has not said yes yet.")).toBeVisible();
    await rosa.goto("/");
    await expect(rosa.getByText("Waiting for an organiser's yes")).toBeVisible();

    await olive.goto(`${town.path}/organise`);
    await expect(olive.locator("ul.rows li").first()).toContainText("1 person asks to join");
    await olive.getByRole("link", { name: "People", exact: true }).click();
    await expect(person(olive, "Rosa")).toContainText("Asks to join");
    await person(olive, "Rosa").getByRole("button", { name: "Let in" }).click();
    await expectDone(olive, "They are a member now.");
    await expect(person(olive, "Rosa").getByText("Asks to join")).toHaveCount(0);

    await rosa.goto(`/join?c=${town.slug}`);
    await expect(rosa, "the door takes them in").toHaveURL(new RegExp(`${town.path}$`));
    await expect(rosa.getByRole("heading", { name: "What needs you" })).toBeVisible();
    await raise(rosa, town, "The tap drips");
  });

  test("somebody who is not let in is told so kindly, and may ask again", async ({ server, organiser, phone }) => {
    const town = await server.town({ joining: "approval" });
    const olive = await organiser(town);
    const rosa = await phone();
    await join(rosa, town, "Rosa");
    await expect(rosa.getByText("An organiser has not answered yet.")).toBeVisible();
    await olive.goto(`${town.path}/organise/people?standing=waiting`);
    await person(olive, "Rosa").getByRole("button", { name: "Say no" }).click();
    await expectDone(olive, "They are not let in. They may ask again.");
    await expect(person(olive, "Rosa")).toHaveCount(0);
    await rosa.goto(`/join?c=${town.slug}`);
    await expect(rosa.getByText("An organiser has not answered yet.")).toHaveCount(0);
    await expect(rosa.getByRole("button", { name: "Ask to join" })).toBeVisible();
    await rosa.goto("/");
    await expect(rosa.getByText("Waiting for an organiser's yes")).toHaveCount(0);

    await rosa.goto(`/join?c=${town.slug}`);
    await rosa.getByLabel("What shall we call you here?").fill("Rosa from number 5");
    await rosa.getByRole("button", { name: "Ask to join" }).click();
    await expect(rosa.getByText("An organiser has not answered yet.")).toBeVisible();
    await olive.goto(`${town.path}/organise/people`);
    await expect(person(olive, "Rosa from number 5")).toContainText("Asks to join");
  });

  test("somebody who waits no longer wants to", async ({ server, organiser, phone }) => {
    const town = await server.town({ joining: "approval" });
    const olive = await organiser(town);
    const rosa = await phone();
    await join(rosa, town, "Rosa");
    await rosa.getByRole("button", { name: "I don't want to join any more" }).click();
    await expect(rosa.getByText("Waiting for an organiser's yes")).toHaveCount(0);
    await olive.goto(`${town.path}/organise/people`);
    await expect(person(olive, "Olive")).toBeVisible();
    await expect(person(olive, "Rosa")).toHaveCount(0);
  });

  test("somebody is confirmed for votes, and no longer", async ({ town, organiser, resident }) => {
    const olive = await organiser(town);
    const rosa = await resident(town, "Rosa");
    await rosa.goto(`/me/c/${town.slug}`);
    await expect(rosa.getByText("An organiser has confirmed that you belong here.")).toHaveCount(0);
    await settle(olive, town, "Rosa", "Confirm for votes");
    await expect(person(olive, "Rosa").getByText("Confirmed", { exact: true })).toBeVisible();
    await rosa.reload();
    await expect(rosa.getByText("An organiser has confirmed that you belong here.")).toBeVisible();
    await settle(olive, town, "Rosa", "No longer confirmed");
    await expect(person(olive, "Rosa").getByText("Confirmed", { exact: true })).toHaveCount(0);
    await rosa.reload();
    await expect(rosa.getByText("An organiser has confirmed that you belong here.")).toHaveCount(0);
  });

  test("a member is made an organiser, who then stands down, and the Record tells both", async ({ town, organiser, resident }) => {
    const olive = await organiser(town);
    const rosa = await resident(town, "Rosa");
    await olive.goto(`${town.path}/organise/people`);
    await person(olive, "Olive").locator("summary").click();
    await expect(person(olive, "Olive").getByRole("button", { name: "Stop being an organiser" }), "the last one can't").toHaveCount(0);

    await settle(olive, town, "Rosa", "Make an organiser");
    await expect(person(olive, "Rosa").getByText("Organiser", { exact: true })).toBeVisible();
    await rosa.goto(town.path);
    await rosa.getByRole("link", { name: "For organisers" }).click();
    await expect(heading(rosa, "For organisers")).toBeVisible();
    await person(olive, "Rosa").locator("summary").click();
    for (const button of ["Pause", "Remove"]) {
      await expect(person(olive, "Rosa").getByRole("button", { name: button, exact: true }), "an organiser stands down first").toHaveCount(0);
    }

    await settle(olive, town, "Rosa", "No longer an organiser");
    await expect(person(olive, "Rosa").getByText("Organiser", { exact: true })).toHaveCount(0);
    expect((await rosa.goto(`${town.path}/organise`))?.status()).toBe(404);
    await rosa.goto(`${town.path}/record`);
    const entries = rosa.locator(".timeline__entry");
    await expect(entries.nth(0)).toContainText("Rosa");
    await expect(entries.nth(1)).toContainText("Rosa");
    await expect(entries.nth(1)).toContainText("organiser");
  });

  test("the last organiser can neither stand down nor leave", async ({ town, organiser, resident }) => {
    const olive = await organiser(town);
    await resident(town, "Rosa");
    await olive.goto(`/me/c/${town.slug}`);
    await expect(olive.getByText("You are its only organiser.")).toBeVisible();
    await expect(olive.getByRole("button", { name: "Leave this community" })).toHaveCount(0);
    // Not even with a form from a page that is older than the last change.
    await olive.goto(`${town.path}/organise/people`);
    const id = await person(olive, "Olive").locator("input[name=member]").first().getAttribute("value");
    const headers = { origin: new URL(olive.url()).origin };
    const form = { act: "member.stand_down", about: id ?? "", id: crypto.randomUUID(), member: id ?? "" };
    const answer = await olive.request.post(`${town.path}/organise/people`, { form, headers, maxRedirects: 0 });
    expect(answer.status()).toBe(422);
    await olive.reload();
    await expect(person(olive, "Olive").getByText("Organiser", { exact: true })).toBeVisible();
  });

  test("an organiser who stops being one is told so, and not sent to a page that is no longer theirs", async ({
    town,
    organiser,
    phone,
  }) => {
    const olive = await organiser(town);
    await joinWithCode(await phone(), await makeCode(olive, town, "Make a code for an organiser"), "Otto");
    await settle(olive, town, "Olive", "Stop being an organiser");
    await expect(heading(olive, "There is nothing here")).toHaveCount(0);
    await olive.goto(town.path);
    await expect(olive.getByRole("link", { name: "For organisers" })).toHaveCount(0);
    await expect(olive.getByRole("link", { name: "Raise an issue" }), "still a member").toBeVisible();
  });

  test("somebody who is paused reads why, can't take part, and can again when it ends", async ({ town, organiser, resident }) => {
    const reason = "Please talk to us first.";
    const olive = await organiser(town);
    const rosa = await resident(town, "Rosa");
    const issue = await raise(olive, town, "The tap drips");
    await settle(olive, town, "Rosa", "Pause", reason);
    await expect(person(olive, "Rosa")).toContainText(reason);
    await expect(person(olive, "Rosa").getByText("Paused", { exact: true })).toBeVisible();

    await rosa.goto(town.path);
    await expect(rosa.getByText("An organiser has paused your membership.")).toBeVisible();
    await rosa.goto(`/me/c/${town.slug}`);
    await expect(rosa.getByText("you can read, but not post")).toBeVisible();
    await expect(rosa.getByText(reason)).toBeVisible();
    await rosa.goto(issue);
    await expect(heading(rosa, "The tap drips")).toBeVisible();
    await expect(rosa.getByRole("button", { name: "Me too" })).toHaveCount(0);
    await expect(rosa.getByLabel("Your comment")).toHaveCount(0);
    await rosa.goto(`${town.path}/issues`);
    await expect(rosa.getByRole("link", { name: "Raise an issue" })).toHaveCount(0);
    const sam = await resident(town, "Sam");
    const seen = await Promise.all(["", "/record", "/about"].map(async (page) => (await sam.request.get(`${town.path}${page}`)).text()));
    expect(seen.join("\n"), "the reason is between them and organisers").not.toContain(reason);

    await olive.goto(`${town.path}/organise/people?standing=paused`);
    await expect(person(olive, "Rosa")).toBeVisible();
    await settle(olive, town, "Rosa", "End the pause");
    await expect(person(olive, "Rosa").getByText("Paused", { exact: true })).toHaveCount(0);
    await rosa.goto(issue);
    await rosa.getByRole("button", { name: "Me too" }).click();
    await expect(rosa.locator(".card__meta")).toContainText("1 person has this too");
  });

  test("somebody who was removed is out, and comes back only when an organiser says yes", async ({ server, organiser, phone }) => {
    const town = await server.town({ visibility: "members", joining: "code" });
    const code = await server.code(town);
    const olive = await organiser(town);
    const rosa = await phone();
    await joinWithCode(rosa, code, "Rosa");
    await raise(rosa, town, "The tap drips");
    await settle(olive, town, "Rosa", "Remove", "A reason for organisers alone.");
    await expect(person(olive, "Rosa")).toHaveCount(0);
    await olive.goto(`${town.path}/organise/people?standing=removed`);
    await expect(person(olive, "Rosa")).toContainText("A reason for organisers alone.");

    expect((await rosa.goto(town.path))?.status()).toBe(404);
    await rosa.goto("/me");
    await expect(rosa.getByRole("link", { name: town.name, exact: true })).toHaveCount(0);
    await rosa.goto(`/join/${code}`);
    await rosa.getByLabel("What shall we call you here?").fill("Rosa again");
    await rosa.getByRole("button", { name: /^(Join|Ask to join)$/ }).click();
    await expect(rosa.getByText("You have asked to join. An organiser has not answered yet.")).toBeVisible();
    expect((await rosa.goto(town.path))?.status(), "not before the yes").toBe(404);

    await olive.goto(`${town.path}/organise/people?standing=waiting`);
    await expect(person(olive, "Rosa again")).toContainText("Was paused or removed before");
    await expect(person(olive, "Rosa again")).toContainText("A reason for organisers alone.");
    await person(olive, "Rosa again").getByRole("button", { name: "Let in" }).click();
    await expectDone(olive, "They are a member now.");
    await rosa.goto(`${town.path}/issues`);
    await rosa.getByRole("link", { name: "The tap drips" }).click();
    await expect(rosa.getByText("Take it back", { exact: true }).first(), "the same member as before").toBeVisible();
  });

  test("why somebody was removed stays with organisers when they ask to come back", async ({ town, organiser, resident }) => {
    const olive = await organiser(town);
    const rosa = await resident(town, "Rosa");
    await settle(olive, town, "Rosa", "Remove", "A reason for organisers alone.");
    await rosa.goto(`/join?c=${town.slug}`);
    await rosa.getByLabel("What shall we call you here?").fill("Rosa again");
    await rosa.getByRole("button", { name: /^(Join|Ask to join)$/ }).click();
    await expect(rosa.getByText("An organiser has not answered yet.")).toBeVisible();
    await rosa.goto(`/me/c/${town.slug}`);
    await expect(rosa.getByText("An organiser has not said yes to you yet.")).toBeVisible();
    await expect(rosa.getByText("A reason for organisers alone.")).toHaveCount(0);
  });

  test("somebody who lost their phone goes on as the same member on a new one", async ({ town, organiser, resident, phone }) => {
    const olive = await organiser(town);
    const rosa = await resident(town, "Rosa");
    const issue = await raise(rosa, town, "The tap drips");
    await settle(olive, town, "Rosa", "Make a code for their new phone");
    await expect(heading(olive, "Codes to join with")).toBeVisible();
    const card = olive.locator("li.card").first();
    await expect(card.getByRole("heading")).toHaveText("For the new phone of Rosa");
    const code = await written(card);

    const fresh = await phone();
    await fresh.goto("/join");
    await fresh.getByLabel("Your code").fill(code);
    await fresh.getByRole("button", { name: "Find it" }).click();
    await expect(fresh.getByText("This code moves your membership to this phone")).toBeVisible();
    await expect(fresh.getByLabel("What shall we call you here?"), "the name stays").toHaveCount(0);
    await fresh.getByRole("button", { name: "Move my membership here" }).click();
    await recoveryCode(fresh);
    await fresh.goto(issue);
    await expect(fresh.getByText("Take it back", { exact: true }).first()).toBeVisible();
    await fresh.goto(`/me/c/${town.slug}`);
    await expect(fresh.getByLabel("The name you are known by here").last()).toHaveValue("Rosa");

    // Whoever found the old one is nobody here.
    await rosa.goto(issue);
    await expect(rosa.getByText("Take it back", { exact: true })).toHaveCount(0);
    await expect(rosa.getByRole("button", { name: "Me too" })).toHaveCount(0);
    await rosa.goto("/me");
    await expect(rosa.getByRole("link", { name: town.name, exact: true })).toHaveCount(0);

    const third = await phone();
    await third.goto(`/join/${code}`);
    await expect(third.getByText("We don't know this code.").first(), "it works once").toBeVisible();
    await olive.goto(`${town.path}/organise/people`);
    await expect(person(olive, "Rosa")).toHaveCount(1);
  });

  test("what is refused stays open, with what was typed", async ({ town, organiser, resident }) => {
    const olive = await organiser(town);
    await resident(town, "Rosa");
    await olive.goto(`${town.path}/organise/people`);
    await person(olive, "Rosa").locator("summary").click();
    const form = person(olive, "Rosa").locator("form", { has: olive.getByRole("button", { name: "Pause", exact: true }) });
    await form.getByLabel("Why?").evaluate((field) => field.removeAttribute("maxlength"));
    await form.getByLabel("Why?").fill("x".repeat(4001));
    await form.getByRole("button", { name: "Pause", exact: true }).click();
    await expect(form.getByText("This is too long. Use 4000 letters at most.")).toBeVisible();
    await expect(form.getByLabel("Why?")).toHaveValue("x".repeat(4001));
    await expect(person(olive, "Rosa").getByText("Paused", { exact: true })).toHaveCount(0);
  });

  test("a long list is cut into pages, searched and narrowed", async ({ server, town, organiser }) => {
    const names = [...Array(50).fill("Neighbour"), ...Array(10).fill("Gardener")].map((name, n) => `${name} ${n}`);
    await Promise.all(names.map((name) => enrol(server.url, town, name)));
    const olive = await organiser(town, "Olive");
    await olive.goto(`${town.path}/organise/people`);
    await expect(olive.getByText("61 people", { exact: true })).toBeVisible();
    await expect(olive.locator(".cards > li")).toHaveCount(50);
    await olive.getByRole("link", { name: "Next" }).click();
    await expect(olive.getByText("Page 2 of 2")).toBeVisible();
    await expect(olive.locator(".cards > li")).toHaveCount(11);
    await expect(person(olive, "Olive")).toContainText("You");
    await olive.getByRole("link", { name: "Previous" }).click();
    await expect(olive.getByText("Page 1 of 2")).toBeVisible();

    await olive.getByLabel("Look for").fill("GARDEN");
    await olive.getByRole("button", { name: "Show", exact: true }).click();
    await expect(olive.getByText("10 people", { exact: true })).toBeVisible();
    await expect(olive.getByLabel("Look for")).toHaveValue("GARDEN");
    await olive.getByLabel("Which ones").selectOption("Organisers");
    await olive.getByRole("button", { name: "Show", exact: true }).click();
    await expect(olive.getByText("There is nobody like that here.")).toBeVisible();
    await olive.getByLabel("Look for").fill("");
    await olive.getByRole("button", { name: "Show", exact: true }).click();
    await expect(olive.getByText("1 person", { exact: true })).toBeVisible();
    await expect(olive.getByLabel("Which ones").locator("option:checked")).toHaveText("Organisers");
    await expect(person(olive, "Olive")).toContainText("Organiser");
  });

  test("after something was done, the list is as narrow as it was", async ({ server, organiser, phone }) => {
    const town = await server.town({ joining: "approval" });
    const olive = await organiser(town);
    await join(await phone(), town, "Rosa");
    await join(await phone(), town, "Sam");
    await olive.goto(`${town.path}/organise/people?standing=waiting`);
    await expect(olive.locator(".cards > li")).toHaveCount(2);
    await person(olive, "Rosa").getByRole("button", { name: "Let in" }).click();
    await expectDone(olive, "They are a member now.");
    await expect(olive.getByLabel("Which ones").locator("option:checked")).toHaveText("Asking to join");
    await expect(olive.locator(".cards > li")).toHaveCount(1);
  });
});

/** Makes somebody a member by the form alone, where many are needed. */
async function enrol(origin: string, town: Town, name: string) {
  const body = new URLSearchParams({ form: "join", id: crypto.randomUUID(), c: town.slug, code: "", name });
  const answer = await fetch(`${origin}/join?c=${town.slug}`, { method: "POST", body, headers: { origin }, redirect: "manual" });
  expect(answer.status).toBe(303);
}

test.describe("codes", () => {
  test("one for members is made, used by many, and ended", async ({ server, organiser, phone }) => {
    const town = await server.town({ visibility: "members", joining: "code" });
    const olive = await organiser(town);
    await olive.goto(`${town.path}/organise/codes`);
    await expect(olive.getByText("There are no codes. Make one, and people can join with it.")).toBeVisible();
    const code = await makeCode(olive, town);
    const card = olive.locator("li.card");
    await expect(card.getByRole("heading")).toHaveText("To join as a member");
    await expect(card.getByText("Used 0 times")).toBeVisible();
    const link = await card.getByRole("link").getAttribute("href");
    expect(link?.replaceAll("-", "")).toBe(`${server.url}/join/${code}`);

    const rosa = await phone();
    await joinWithCode(rosa, code, "Rosa");
    await expect(rosa).toHaveURL(new RegExp(town.path));
    const sam = await phone();
    await sam.goto(link ?? "");
    await enter(sam, "Sam");
    await expect(sam).toHaveURL(new RegExp(town.path));
    await olive.goto(`${town.path}/organise/codes`);
    await expect(card.getByText("Used 2 times")).toBeVisible();

    await card.getByRole("button", { name: "End this code" }).click();
    await expectDone(olive, "The code does not work any more.");
    await expect(card).toHaveCount(0);
    const late = await phone();
    await late.goto(`/join/${code}`);
    await expect(late.getByText("It may have been used or ended.")).toBeVisible();
    await expect(late.getByLabel("Your code"), "to be looked over").toHaveValue(new RegExp(`^${code.match(/..../g)?.join("-?")}$`));
    await late.goto("/join");
    await late.getByLabel("Your code").fill(code);
    await late.getByRole("button", { name: "Find it" }).click();
    await expect(late.getByText("It may have been used or ended.")).toBeVisible();
    expect((await rosa.goto(`${town.path}/issues`))?.status(), "who came in with it stays").toBe(200);
  });

  test("one for an organiser works once", async ({ town, organiser, phone, resident }) => {
    const olive = await organiser(town);
    const code = await makeCode(olive, town, "Make a code for an organiser");
    const card = olive.locator("li.card");
    await expect(card.getByRole("heading")).toHaveText("To become an organiser");
    await expect(card.getByText("Works until")).toBeVisible();

    // A member may use it, too, and stays the same one.
    const rosa = await resident(town, "Rosa");
    await rosa.goto("/join");
    await rosa.getByLabel("Your code").fill(code);
    await rosa.getByRole("button", { name: "Find it" }).click();
    await expect(rosa.getByText("This code makes you an organiser of this community.")).toBeVisible();
    await expect(rosa.getByLabel("What shall we call you here?")).toHaveValue("Rosa");
    await rosa.getByRole("button", { name: "Become an organiser" }).click();
    await expect(rosa).toHaveURL(new RegExp(town.path));
    await rosa.goto(`${town.path}/organise/people`);
    await expect(person(rosa, "Rosa").getByText("Organiser", { exact: true })).toBeVisible();
    await rosa.goto(`${town.path}/organise/codes`);
    await expect(rosa.locator("li.card")).toHaveCount(0);

    const other = await phone();
    await other.goto(`/join/${code}`);
    await expect(other.getByText("It may have been used or ended.")).toBeVisible();
  });

  test("sent twice, one code is made", async ({ town, organiser }) => {
    const olive = await organiser(town);
    await olive.goto(`${town.path}/organise/codes`);
    const form = olive.locator("form", { has: olive.getByRole("button", { name: "Make a code for members" }) });
    const id = (await form.locator("input[name=id]").getAttribute("value")) ?? "";
    const fields = { act: "member.make_code", about: "members", id, opens: "membership" };
    const headers = { origin: new URL(olive.url()).origin };
    for (const status of [303, 303]) {
      const answer = await olive.request.post(`${town.path}/organise/codes`, { form: fields, headers, maxRedirects: 0 });
      expect(answer.status()).toBe(status);
    }
    await olive.reload();
    await expect(olive.locator("li.card")).toHaveCount(1);
  });
});

test("somebody tells an organiser about a post, and reads the answer under Me", async ({ town, resident, organiser, phone }) => {
  const olive = await organiser(town);
  await olive.goto(`${town.path}/organise/reports`);
  await expect(olive.getByText("Nobody has told organisers anything.")).toBeVisible();
  const sam = await resident(town, "Sam");
  const issue = await raise(sam, town, "The neighbour at number 9");
  const rosa = await resident(town, "Rosa");
  await rosa.goto(issue);
  await rosa.getByText("Tell an organiser").first().click();
  await rosa.getByRole("button", { name: "Tell an organiser" }).click();
  await expect(rosa.getByText("Please fill this in.")).toBeVisible();
  await rosa.getByLabel("What is wrong with it?").fill("This is about a person.\nPlease look.");
  await rosa.getByRole("button", { name: "Tell an organiser" }).click();
  await expectDone(rosa, "Under Me you see what became of it.");
  await rosa.goto(`/me/c/${town.slug}`);
  await expect(rosa.getByText("This is about a person.")).toBeVisible();
  await expect(rosa.getByText("They have not answered yet.")).toBeVisible();

  await olive.goto(town.path);
  await olive.getByRole("link", { name: "For organisers" }).click();
  await expect(olive.getByText("1 waits for an answer")).toBeVisible();
  await olive.getByRole("link", { name: "What people have told you" }).click();
  const report = olive.getByRole("listitem").filter({ hasText: "This is about a person." });
  await expect(report).toContainText("Told by Rosa");
  await expect(report).toContainText("Waits for an answer");
  await expect(report.getByRole("link", { name: "The neighbour at number 9" })).toHaveAttribute("href", new URL(issue).pathname);
  await report.getByRole("button", { name: "Send the answer" }).click();
  await expect(report.getByText("Please fill this in.")).toBeVisible();
  await report.getByLabel("What did you do about it?").fill("We talked to Sam.");
  await report.getByRole("button", { name: "Send the answer" }).click();
  await expectDone(olive, "Whoever told you sees your answer under Me.");
  await expect(report).toContainText("Your answer: We talked to Sam.");
  await expect(report.getByText("Waits for an answer")).toHaveCount(0);
  await olive.goto(`${town.path}/organise`);
  await expect(olive.getByText("waits for an answer")).toHaveCount(0);

  await rosa.goto(`/me/c/${town.slug}`);
  await expect(rosa.getByText("We talked to Sam.")).toBeVisible();
  await expect(rosa.getByText("They have not answered yet.")).toHaveCount(0);

  // Nobody else learns of it, and least of all whom it is about.
  await sam.goto(`/me/c/${town.slug}`);
  await expect(sam.getByRole("heading", { name: "What you told the organisers" })).toHaveCount(0);
  for (const page of [sam, await phone()]) {
    for (const address of ["", "/record", `/issues/${issue.split("/").pop()}`]) {
      const text = await (await page.request.get(`${town.path}${address}`)).text();
      expect(text).not.toMatch(/about a person|talked to Sam/);
    }
  }
});

test.describe("the poster", () => {
  test("shows the name, the square, the address and the code, and nothing else on paper", async ({ server, town, organiser, phone }) => {
    const olive = await organiser(town);
    await olive.goto(`${town.path}/print/poster`);
    await expect(olive.getByText("A poster needs a code to join with. Make one first.")).toBeVisible();
    await olive.getByRole("button", { name: "Make a code for members" }).click();
    const poster = olive.locator("article.poster");
    await expect(poster.getByRole("heading", { name: town.name })).toBeVisible();
    await expect(poster.getByRole("img", { name: "Square code with the address to join" })).toBeVisible();
    await expect(poster.locator("svg path").last()).toHaveAttribute("d", /^M4 4h7v1h-7z/);
    await expect(poster).toContainText(`${server.url.replace("http://", "")}/join`);
    const code = await written(poster);

    const around = [
      olive.getByRole("banner"),
      olive.getByRole("navigation", { name: "Main menu" }),
      olive.getByRole("contentinfo"),
      olive.getByRole("link", { name: "Back to the organisers' page" }),
      olive.getByRole("button", { name: "I have printed it" }),
      olive.getByText("Print this page and hang it where people pass by."),
    ];
    for (const part of around) await expect(part).toBeVisible();
    await olive.emulateMedia({ media: "print" });
    for (const part of around) await expect(part).toBeHidden();
    await expect(poster.getByRole("heading", { name: town.name })).toBeVisible();
    await expect(poster.getByRole("img")).toBeVisible();
    await expect(poster.locator("p.code")).toBeVisible();
    // A dark screen makes no dark paper: the square would not scan.
    await olive.emulateMedia({ media: "print", colorScheme: "dark" });
    const [paper, ink] = await poster.evaluate((element) => {
      const { backgroundColor, color } = getComputedStyle(element);
      return [backgroundColor, color].map((colour) => Math.max(...(colour.match(/\d+/g) ?? []).map(Number)));
    });
    expect(paper).toBe(255);
    expect(ink).toBeLessThan(64);
    await olive.emulateMedia({ media: "screen", colorScheme: null });

    const rosa = await phone();
    await joinWithCode(rosa, code, "Rosa");
    await expect(rosa).toHaveURL(new RegExp(town.path));
  });

  test("is one sheet of paper", async ({ server, organiser }) => {
    const town = await server.town({ name: "The Residents and Friends of Upper and Lower Mill Lane with Church Street" });
    await server.code(town);
    const olive = await organiser(town);
    await olive.goto(`${town.path}/print/poster`);
    await expect(olive.locator("article.poster")).toBeVisible();
    const pdf = (await olive.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
  });

  test("names whom to ask, and warns where people share a need", async ({ server, organiser }) => {
    const town = await server.town({ name: "In Recovery", kind: "need" });
    await server.code(town);
    const olive = await organiser(town);
    await olive.goto(`${town.path}/organise/details`);
    await olive.getByLabel("Their name").fill("Olive");
    await olive.getByLabel("Where to find them").fill("The library");
    await olive.getByRole("button", { name: "Save" }).click();
    await expectDone(olive);
    await olive.goto(`${town.path}/print/poster`);
    await expect(olive.getByText("Hang it only where nobody is given away by looking at it.")).toBeVisible();
    await expect(olive.locator("article.poster")).toContainText("To ask somebody: Olive, The library.");
    await olive.emulateMedia({ media: "print" });
    await expect(olive.getByText("Hang it only where nobody is given away by looking at it.")).toBeHidden();
  });
});

test("what organisers write is shown as it was typed", async ({ town, organiser, resident }) => {
  const worst = `</textarea></title></script>"'><img src=x onerror=alert(1)>`;
  const olive = await organiser(town);
  await olive.goto(`${town.path}/organise/details`);
  for (const label of ["What is the community called?", "Words of welcome", "Where to find them", "What people read above the form for issues"]) {
    await olive.getByLabel(label).fill(worst);
  }
  await olive.getByLabel("Their name").fill(worst.slice(0, 40));
  await olive.getByRole("button", { name: "Save" }).click();
  await expectDone(olive);
  await expect(olive.getByLabel("Words of welcome")).toHaveValue(worst);
  await olive.goto(`${town.path}/organise/categories`);
  await olive.getByLabel("The categories, one a line").fill(worst);
  await olive.getByRole("button", { name: "Save" }).click();
  await expectDone(olive);
  await makeCode(olive, town);
  const rosa = await resident(town, worst.slice(0, 40));
  const own = ["/organise", "/organise/details", "/organise/categories", "/organise/people", "/organise/codes", "/print/poster"];
  for (const page of [...own, "", "/about", "/issues/new", "/record"]) {
    await olive.goto(`${town.path}${page}`);
    await expect(olive.locator("img, [onerror]")).toHaveCount(0);
  }
  for (const page of [`/join?c=${town.slug}`, "/", `/me/c/${town.slug}`]) {
    await rosa.goto(page);
    await expect(rosa.locator("img, [onerror]")).toHaveCount(0);
  }
});

test("what organisers do happens without a page load", { tag: "@scripts" }, async ({ town, organiser, resident }) => {
  await resident(town, "Rosa");
  const olive = await organiser(town);
  await olive.goto(`${town.path}/organise/people`);
  await takenOver(olive);
  // A page that is loaded anew forgets this.
  await olive.evaluate(() => Object.assign(window, { stillHere: true }));
  await person(olive, "Rosa").locator("summary").click();
  await person(olive, "Rosa").getByRole("button", { name: "Confirm for votes" }).click();
  await expectDone(olive, "It counts from the next vote that opens.");
  await expect(person(olive, "Rosa").getByText("Confirmed", { exact: true })).toBeVisible();
  expect(await olive.evaluate(() => "stillHere" in window)).toBe(true);
  await expect(olive).toHaveURL(new RegExp(`${town.path}/organise/people$`));
});
