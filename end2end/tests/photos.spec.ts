import {
  QUARTERS,
  arrives,
  choose,
  comment,
  expect,
  expectAccessible,
  expectBare,
  file,
  hasScripts,
  isReady,
  opensForm,
  raise,
  sends,
  served,
  shown,
  slot,
  takenOver,
  test,
  unfold,
} from "../pictures";

test("a picture of an issue is shown upright, with nothing of where it was taken", async ({ page, own, studio }) => {
  await arrives(page, own);
  await opensForm(page, own);
  await choose(page, file(await studio.shoot({ width: 2400, height: 1800, orientation: 6 })));
  if (hasScripts()) await isReady(page);
  await slot(page).getByLabel("What does it show?").fill("A hole in the road");
  await sends(page);
  const [address = ""] = await shown(page);
  await expect(page.getByRole("img", { name: "A hole in the road" })).toBeVisible();
  const bytes = await served(page, address);
  expectBare(bytes);
  expect(await studio.look(bytes)).toEqual({ width: 1600, height: 1200, quarters: QUARTERS });
  if (hasScripts()) await expectAccessible(page);
});

test("what is no picture is turned away in plain words, and what was typed stays", async ({ page, own, studio }) => {
  await arrives(page, own);
  const whole = await studio.shoot();
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic"), Buffer.alloc(2000, 7)]);
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>');
  const files = [
    { wrong: file(heic, "IMG_1.HEIC", "image/heic"), says: /can't read this kind of picture/ },
    { wrong: file(svg, "a.svg", "image/svg+xml"), says: /is not a picture, or it is damaged/ },
    { wrong: file(whole.subarray(0, whole.length / 2), "cut.jpg"), says: /is not a picture, or it is damaged/ },
    { wrong: file(Buffer.from("Dear all"), "letter.jpg"), says: /is not a picture, or it is damaged/ },
  ];
  for (const { wrong, says } of files) {
    await opensForm(page, own);
    await choose(page, wrong);
    if (!hasScripts()) await page.getByRole("button", { name: "Send to my community" }).click();
    await expect(page.getByText(says), wrong.name).toBeVisible();
    await expect(page.getByLabel("What is wrong?")).toHaveValue("Deep pothole");
    if (hasScripts()) await expectAccessible(page);
    await expect(slot(page).locator("input[type=file]")).toHaveValue("");
  }
});

test("of a picture that is a web page besides only the picture is served", async ({ page, own, studio }) => {
  await arrives(page, own);
  await opensForm(page, own);
  const both = Buffer.concat([await studio.shoot(), Buffer.from("<!DOCTYPE html><script>alert(1)</script>")]);
  await choose(page, file(both, "page.html", "text/html"));
  if (hasScripts()) await isReady(page);
  await page.getByRole("button", { name: "Send to my community" }).click();
  const [address = ""] = await shown(page);
  expectBare(await served(page, address));
});

test("a picture is shown before it is sent, can be taken away, and four fit @scripts", async ({ page, own, studio }) => {
  await own.joins(page, "Ann");
  await page.goto(`${own.town.path}/issues/new`);
  await takenOver(page);
  await unfold(page);
  await expect(slot(page, 2)).toBeHidden();
  const shot = await studio.shoot();
  await choose(page, file(shot));
  await isReady(page);
  await expect(slot(page).getByRole("img", { name: "Picture 1" })).toBeVisible();
  await expect(slot(page).getByLabel("What does it show?")).toBeVisible();
  await expect(slot(page)).toBeFocused();
  await expect(slot(page, 2)).toBeVisible();
  await expect(slot(page, 3)).toBeHidden();
  await expectAccessible(page);
  await slot(page).getByRole("button", { name: "Take it away" }).click();
  await expect(page.getByText("Picture 1 was taken away.")).toBeVisible();
  await expect(slot(page).locator("input[type=file]")).toBeFocused();
  const five = await Promise.all([1, 2, 3, 4, 5].map(async (n) => file(await studio.shoot({ letters: `${n}` }), `${n}.jpg`)));
  await choose(page, five);
  await expect(page.getByText("Only four pictures fit.")).toBeVisible({ timeout: 30_000 });
  for (const n of [1, 2, 3, 4]) await expect(slot(page, n).getByRole("img")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("What is wrong?").fill("Deep pothole");
  await sends(page);
  await expect.poll(async () => (await shown(page)).length, { timeout: 30_000 }).toBe(4);
});

test("forty megapixels are made small on the phone @scripts", async ({ page, own, studio }) => {
  test.setTimeout(180_000);
  await own.joins(page, "Ann");
  await opensForm(page, own);
  await choose(page, file(await studio.shoot({ width: 7680, height: 5280, orientation: 6 })));
  await expect(page.getByText("Picture 1 is ready.")).toBeVisible({ timeout: 60_000 });
  const size = await slot(page).locator("input[type=file]").evaluate((input: HTMLInputElement) => input.files![0]!.size);
  expect(size).toBeLessThanOrEqual(300 * 1024);
  await sends(page);
  const [address = ""] = await shown(page);
  const { quarters, width, height } = await studio.look(await served(page, address));
  expect(quarters).toEqual(QUARTERS);
  expect([width, height]).toEqual([1600, 1100]);
});

test("ideas and comments have pictures too", async ({ page, own, studio }) => {
  await arrives(page, own);
  await page.goto(`${own.town.path}/ideas/new`);
  if (hasScripts()) await takenOver(page);
  await page.getByLabel("What is your idea?").fill("Plant trees");
  await page.getByLabel("Why?").fill("Shade");
  await unfold(page);
  await choose(page, file(await studio.shoot()));
  if (hasScripts()) await isReady(page);
  await page.locator("form:has([value='idea.propose']) button[type=submit]").last().click();
  await expect(page.getByRole("heading", { level: 1, name: "Plant trees" })).toBeVisible();
  expect(await shown(page)).toHaveLength(1);
  if (hasScripts()) await takenOver(page);
  await unfold(page);
  await choose(page, file(await studio.shoot({ letters: "comment" })));
  if (hasScripts()) await isReady(page);
  await comment(page, "Like these");
  await expect.poll(async () => (await shown(page)).length).toBe(2);
  // What was sent is no longer in the form.
  await expect(page.getByRole("button", { name: "Take it away" })).toHaveCount(0);
});

test("a finished job shows what was done", async ({ page, own, studio }) => {
  await arrives(page, own);
  await page.goto(`${own.town.path}/groups/new`);
  await page.getByLabel("What is the group called?").fill("Snow wardens");
  await page.getByLabel("What is it for?").fill("Helping out.");
  await page.getByRole("button", { name: "Start the group" }).click();
  await page.getByText("Add a job", { exact: true }).click();
  await page.getByLabel("What is to be done?").fill("Clear the steps");
  await page.getByRole("button", { name: "Add it" }).click();
  await page.getByRole("link", { name: "Clear the steps" }).click();
  await page.getByRole("button", { name: "I'll do it" }).click();
  const form = page.locator("form:has([value='job.finish'])").filter({ has: page.getByText("Add pictures") });
  await form.getByText("Add pictures").click();
  await choose(page, file(await studio.shoot()));
  if (hasScripts()) await isReady(page);
  await form.locator("button[type=submit]").click();
  await expect.poll(() => page.locator("ul.photos img").count()).toBe(1);
  expect(await shown(page)).toHaveLength(1);
});

test("news changes nothing about a picture that was chosen @scripts", async ({ page, own, phone, studio }) => {
  await own.joins(page, "Ann");
  const bo = await phone();
  await arrives(bo, own, "Bo");
  const lamp = await raise(bo, own.town, "Lamp out");
  await page.goto(lamp);
  await takenOver(page);
  await unfold(page);
  await choose(page, file(await studio.shoot()));
  await isReady(page);
  await comment(bo, "Still dark");
  await expect(page.locator("article.comment", { hasText: "Still dark" })).toBeVisible();
  await expect(slot(page).getByRole("img")).toBeVisible();
  await expect(slot(page, 2)).toBeVisible();
  await expect(slot(page, 3)).toBeHidden();
  await comment(page, "It is out here, too");
  await expect.poll(async () => (await shown(page)).length).toBe(1);
});
