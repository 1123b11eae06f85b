// Name, welcome and contact, who may see it and join, categories.

import { type Page, expect, join, test } from "../../fixtures";
import { expectDone, heading } from "./organisers";

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
