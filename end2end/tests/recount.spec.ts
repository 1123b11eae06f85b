// A vote that is over is counted again: by the phone, also with no signal, or by the server without JavaScript.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { enter, expect, expectAccessible, hasScripts, ready, test } from "../own-server";
import type { Own } from "../own-server";

/** Projects that more wanted than the money was for, and the votes for them. */
const FILE = `META
key;value
description;What shall the green money go to?
country;Nowhere
unit;Thornley
instance;2023
num_projects;4
num_votes;9
budget;1000
vote_type;approval
rule;equalshares/add1
date_begin;03.04.2023
date_end;21.04.2023
currency;PLN
PROJECTS
project_id;cost;name;selected
lamp;500;Lamps for the steps;1
tree;300;Trees by the river;1
shed;700;A shed for the wardens;0
book;90;Books for the shelter;1
VOTES
voter_id;vote
1;lamp,shed
2;lamp,shed
3;lamp,shed
4;lamp
5;tree,book
6;tree,book
7;tree
8;book
9;lamp,tree
`;

/** Joins; with scripts, waits until the phone keeps the town. */
async function joins(page: Page, own: Own) {
  if (hasScripts()) return own.joins(page, "Ann");
  await page.goto(`/join?c=${own.town.slug}`);
  await enter(page, "Ann");
}

async function imported(own: Own, ...more: string[]): Promise<string> {
  const file = join(own.server.folder, "green.pb");
  writeFileSync(file, FILE);
  const said = await own.server.types("import", "pabulib", "--community", own.town.slug, ...more, file);
  expect(said).toContain("4 projects and 9 votes came in.");
  if (more.length === 0) expect(said).toContain("The file says the same projects were funded.");
  expect(await own.server.types("import", "pabulib", "--community", own.town.slug, file)).toContain("brought in before");
  return said.split("\n").at(-1) ?? "";
}

test("a phone counts a vote again, and shows it with no signal too", async ({ page, own }) => {
  await joins(page, own);
  const vote = await imported(own);
  await expect(async () => {
    await page.goto(vote);
    await expect(page.locator(".result__verdict")).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByText("It was brought in from Pabulib, and counted here by these rules.")).toBeVisible();
  await expect(page.getByText("There is 1,000 PLN to spend.")).toBeVisible();
  await expect(page.getByRole("img", { name: "Bars of what each project costs" })).toBeVisible();
  if (hasScripts()) await expectAccessible(page);
  if (hasScripts()) await ready(page, own.town);
  await page.goto(vote);
  await page.getByRole("link", { name: "Count it on this phone" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Counted again:/ })).toBeVisible();
  await expect(page.getByText("It comes to the same, in every figure.")).toBeVisible();
  const who = hasScripts() ? "This phone has counted every vote" : "The server has counted every vote";
  await expect(page.getByText(who)).toBeVisible();
  await expect(page.locator(".result__verdict")).toHaveCount(2);
  await page.getByText("Step by step").click();
  await expect(page.getByText(/is funded/).first()).toBeVisible();
  if (hasScripts()) await expectAccessible(page);
  const file = await (await page.request.get(`${vote}/ballots.txt`)).body();
  const hash = createHash("sha256").update(file).digest("hex");
  await expect(page.locator("dl.facts").last()).toContainText(hash);
  writeFileSync(join(own.server.folder, "ballots.txt"), file);
  expect(await own.server.types("count", "ballots", "ballots.txt")).toContain(hash);

  if (!hasScripts()) return;
  await own.server.halt();
  await page.reload();
  await expect(page.getByText("This phone has counted every vote")).toBeVisible();
  await expect(page.getByText("It comes to the same, in every figure.")).toBeVisible();
});

test("votes that few cast alike are not published, and the pages say so", async ({ page, own }) => {
  await joins(page, own);
  const vote = await imported(own, "--least-group", "3");
  await expect(async () => {
    await page.goto(vote);
    await expect(page.locator(".result__verdict")).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByText("6 votes are not in it, since somebody might be recognised")).toBeVisible();
  await expect(page.getByText("How it went round by round is not shown")).toBeVisible();
  await page.goto(`${vote}/recount`);
  await expect(page.getByText("Only 3 of 9 votes are published")).toBeVisible();
  expect(await (await page.request.get(`${vote}/ballots.txt`)).text()).toContain("ballots: 9\npublished: 3\n---\n1 3\n1 3\n1 3\n");
});
