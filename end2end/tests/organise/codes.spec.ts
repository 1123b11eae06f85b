// Codes to join with, and the poster that shows one.

import { type Page, enter, expect, joinWithCode, test } from "../../fixtures";
import { expectDone, makeCode, person, written } from "./organisers";

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
