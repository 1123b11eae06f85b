// The page that organisers begin at, and what holds for all of theirs.

import { expect, joinWithCode, raise, takenOver, test } from "../../fixtures";
import { expectDone, heading, makeCode, person } from "./organisers";

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
      "Call a meeting",
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
