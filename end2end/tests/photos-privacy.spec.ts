import { type Own, type Page, arrives, choose, expect, file, hasScripts, isReady, opensForm, sends, shown, test } from "../pictures";
import type { Studio } from "../pictures";

async function raises(page: Page, own: Own, studio: Studio): Promise<{ issue: string; picture: string }> {
  await opensForm(page, own);
  await choose(page, file(await studio.shoot()));
  if (hasScripts()) await isReady(page);
  await sends(page);
  const [picture = ""] = await shown(page);
  return { issue: page.url().split("?")[0]!, picture };
}

/** Asks anew, whatever the phone may have kept. */
const status = async (page: Page, address: string) => (await page.request.get(address)).status();

test("a picture goes with what it belongs to: hidden or withdrawn, nobody else sees it", async ({ page, own, phone, studio }) => {
  await arrives(page, own);
  const { issue, picture } = await raises(page, own, studio);
  const olive = await phone();
  await olive.goto(`/join/${own.town.organiserCode}`);
  await arrivesByForm(olive, "Olive");
  const bo = await phone();
  await arrives(bo, own, "Bo");
  for (const size of ["small", "large"]) expect(await status(bo, picture.replace("small", size))).toBe(200);
  await olive.goto(issue);
  expect(await shown(olive)).toEqual([picture]);
  await olive.getByText("More", { exact: true }).last().click();
  await olive.getByLabel("Why hide it?").fill("Shows a face");
  await olive.getByRole("button", { name: "Hide it" }).click();
  await expect(olive.getByText("Shows a face")).toBeVisible();
  for (const size of ["small", "large"]) expect(await status(bo, picture.replace("small", size))).toBe(404);
  await bo.goto(issue);
  await expect(bo.locator("ul.photos img")).toHaveCount(0);
});

async function arrivesByForm(page: Page, name: string): Promise<void> {
  await page.getByLabel("What shall we call you here?").fill(name);
  await page.getByRole("button", { name: /^(Join|Become an organiser)$/ }).click();
  await page.getByRole("link", { name: "I have written it down" }).click();
}

test("an upload that belongs to no post is seen by nobody else @scripts", async ({ page, own, phone, studio }) => {
  await own.joins(page, "Ann");
  // The title is missing: the form comes back with its picture.
  await opensForm(page, own, "");
  await choose(page, file(await studio.shoot()));
  await isReady(page);
  await page.getByRole("button", { name: "Send to my community" }).click();
  await expect(page.getByText("Please fill this in.")).toBeVisible();
  const src = await page.locator(".photo-slot img").getAttribute("src");
  const bo = await phone();
  await arrives(bo, own, "Bo");
  expect(await status(bo, src!)).toBe(404);
});
