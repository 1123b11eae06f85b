// What people tell the organisers.

import { expect, raise, test } from "../../fixtures";
import { expectDone } from "./organisers";

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
