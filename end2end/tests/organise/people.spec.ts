// The members, and what organisers decide about them.

import { type Page, type Town, expect, join, joinWithCode, raise, recoveryCode, test } from "../../fixtures";
import { expectDone, heading, makeCode, person, settle, written } from "./organisers";

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
