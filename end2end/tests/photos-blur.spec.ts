import { choose, expect, expectAccessible, file, isReady, opensForm, sends, served, shown, slot, test } from "../pictures";
import type { Own, Page, Studio } from "../pictures";

/** Letters across the middle, which must be gone in the end. */
const LETTERS = "AB 123";
const MIDDLE: [number, number, number, number] = [0.25, 0.38, 0.5, 0.16];
const TOP: [number, number, number, number] = [0, 0, 1, 0.25];

async function opensBlur(page: Page, own: Own, studio: Studio): Promise<Buffer> {
  await own.joins(page, "Ann");
  await opensForm(page, own);
  const shot = await studio.shoot({ width: 1200, height: 900, letters: LETTERS });
  await choose(page, file(shot));
  await isReady(page);
  await slot(page).getByRole("button", { name: "Blur a part" }).click();
  await expect(page.getByRole("dialog", { name: "Blur a part" })).toBeVisible();
  return shot;
}

/** That the letters are gone in what is served, and the rest is as it was. */
async function expectBlurred(page: Page, studio: Studio, shot: Buffer): Promise<void> {
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(slot(page).getByRole("button", { name: "Blur a part" })).toBeFocused();
  await sends(page);
  const [address = ""] = await shown(page);
  const now = await served(page, address);
  expect(await studio.differ(shot, now, MIDDLE)).toBeGreaterThan(15);
  expect(await studio.differ(shot, now, TOP)).toBeLessThan(4);
}

async function box(page: Page) {
  const box = await page.getByRole("dialog").locator("canvas").boundingBox();
  if (!box) throw new Error("no picture to be seen");
  return { at: (x: number, y: number) => ({ x: box.x + box.width * x, y: box.y + box.height * y }) };
}

test("a part is blurred by dragging over it with a mouse @scripts", async ({ page, own, studio }) => {
  const shot = await opensBlur(page, own, studio);
  await expectAccessible(page);
  const { at } = await box(page);
  const [from, to] = [at(0.1, 0.35), at(0.9, 0.65)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
  await expect(page.getByRole("dialog").getByText("Blurred.")).toBeVisible();
  await page.getByRole("button", { name: "Done" }).click();
  await expectBlurred(page, studio, shot);
});

test("a part is blurred with a finger, and that can be undone @scripts", async ({ page, own, studio }) => {
  const shot = await opensBlur(page, own, studio);
  const finger = await page.context().newCDPSession(page);
  const drag = async () => {
    const { at } = await box(page);
    await finger.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [at(0.1, 0.35)] });
    await finger.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [at(0.5, 0.5)] });
    await finger.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [at(0.9, 0.65)] });
    await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  };
  await drag();
  await expect(page.getByRole("dialog").getByText("Blurred.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("dialog").getByText("Undone.")).toBeVisible();
  await drag();
  await expect(page.getByRole("dialog").getByText("Blurred.")).toBeVisible();
  await page.getByRole("button", { name: "Done" }).click();
  await expectBlurred(page, studio, shot);
});

test("squares are blurred without dragging, by the keyboard alone @scripts", async ({ page, own, studio }) => {
  const shot = await opensBlur(page, own, studio);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Blur the chosen squares" }).press("Enter");
  await expect(dialog.getByText("Choose one square or more first.")).toBeVisible();
  for (const row of [3, 4]) {
    for (const column of [1, 2, 3, 4, 5, 6]) {
      await dialog.getByRole("checkbox", { name: `Row ${row}, column ${column}` }).press("Space");
    }
  }
  await expect(dialog.getByRole("checkbox", { checked: true })).toHaveCount(12);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Blur the chosen squares" }).press("Enter");
  await expect(dialog.getByText("Blurred.")).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).press("Enter");
  await expectBlurred(page, studio, shot);
});

test("what is left with Escape stays as it was @scripts", async ({ page, own, studio }) => {
  const shot = await opensBlur(page, own, studio);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: "Row 3, column 3" }).check();
  await dialog.getByRole("button", { name: "Blur the chosen squares" }).click();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await sends(page);
  const [address = ""] = await shown(page);
  expect(await studio.differ(shot, await served(page, address), MIDDLE)).toBeLessThan(4);
});
