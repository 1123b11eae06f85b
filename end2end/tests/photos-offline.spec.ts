import {
  QUARTERS,
  choose,
  expect,
  expectBare,
  file,
  held,
  isReady,
  issuesOf,
  opensForm,
  sends,
  served,
  shown,
  signal,
  slot,
  stored,
  takenOver,
  test,
} from "../pictures";

test("a picture waits on the phone with its issue, is shown there, and arrives once @scripts", async ({ page, own, studio }) => {
  await own.joins(page, "Ann");
  await page.goto(`${own.town.path}/issues/new`);
  await own.server.halt();
  await opensForm(page, own);
  await choose(page, file(await studio.shoot({ orientation: 6 })));
  await isReady(page);
  await slot(page).getByLabel("What does it show?").fill("A hole in the road");
  await sends(page);
  await expect(page.getByText("Saved on this phone").first()).toBeVisible();
  expect(await shown(page)).toHaveLength(1);
  await expect(page.getByRole("img", { name: "A hole in the road" })).toBeVisible();
  expect(await held(page)).toHaveLength(1);
  // Loaded anew it is still there.
  await page.reload();
  expect(await shown(page)).toHaveLength(1);

  await own.server.resume();
  await page.goto(`${own.town.path}/issues`);
  await expect(signal(page)).toHaveCount(0, { timeout: 30_000 });
  expect(await issuesOf(own)).toEqual(["Deep pothole"]);
  await page.getByRole("link", { name: "Deep pothole" }).click();
  const [address = ""] = await shown(page);
  const bytes = await served(page, address);
  expectBare(bytes);
  expect((await studio.look(bytes)).quarters).toEqual(QUARTERS);
  await expect.poll(() => held(page)).toEqual([]);
});

test("a form that the browser sends by itself has its pictures made small and bare, too @scripts", async ({ page, own, studio }) => {
  await own.joins(page, "Ann");
  await own.server.halt();
  await page.goto(`${own.town.path}/issues/new`);
  await takenOver(page);
  // As it would be before any script is there.
  const shot = (await studio.shoot({ width: 3000, height: 2000, orientation: 3, noise: true })).toString("base64");
  await page.evaluate(async (data) => {
    const form = document.querySelector<HTMLFormElement>("form[enctype='multipart/form-data']")!;
    form.querySelector<HTMLInputElement>("[name=title]")!.value = "Deep pothole";
    const blob = await (await fetch(`data:image/jpeg;base64,${data}`).catch(() => new Response(Uint8Array.from(atob(data), (c) => c.charCodeAt(0))))).blob();
    const files = new DataTransfer();
    files.items.add(new File([blob], "IMG_1.jpg", { type: "image/jpeg" }));
    form.querySelector<HTMLInputElement>("[name=photo]")!.files = files.files;
    form.submit();
  }, shot);
  await expect(page.getByRole("heading", { level: 1, name: "Deep pothole" })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("Saved on this phone").first()).toBeVisible();
  await own.server.resume();
  await page.goto(own.town.path);
  await expect.poll(() => issuesOf(own), { timeout: 30_000 }).toEqual(["Deep pothole"]);
  await page.goto(`${own.town.path}/issues`);
  await page.getByRole("link", { name: "Deep pothole" }).click();
  const [address = ""] = await shown(page);
  const bytes = await served(page, address);
  expectBare(bytes);
  const { quarters, width } = await studio.look(bytes);
  expect(quarters).toEqual(QUARTERS);
  expect(width).toBeLessThanOrEqual(1600);
});

test("what is wrong with a form is said with no network too, and its picture stays in it @scripts", async ({ page, own, studio }) => {
  await own.joins(page, "Ann");
  await own.server.halt();
  await opensForm(page, own, "");
  await choose(page, file(await studio.shoot()));
  await isReady(page);
  await page.getByRole("button", { name: "Send to my community" }).click();
  await expect(page.getByText("Please fill this in.")).toBeVisible();
  const kept = slot(page).locator("img");
  await expect.poll(() => kept.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expect(slot(page).getByLabel("Leave it out")).toBeVisible();
  await page.getByLabel("What is wrong?").fill("Deep pothole");
  await sends(page);
  expect(await shown(page)).toHaveLength(1);
  await own.server.resume();
  await page.goto(own.town.path);
  await expect.poll(() => issuesOf(own), { timeout: 30_000 }).toEqual(["Deep pothole"]);
});

test("what is dropped from the outbox, and signing out, leaves no picture behind @scripts", async ({ page, own, studio }) => {
  await own.joins(page, "Ann");
  await own.server.halt();
  for (const title of ["Deep pothole", "Loose stone"]) {
    await opensForm(page, own, title);
    await choose(page, file(await studio.shoot({ letters: title })));
    await isReady(page);
    await sends(page, title);
  }
  expect(await held(page)).toHaveLength(2);
  await page.goto("/outbox");
  await page.getByRole("button", { name: "Delete it" }).first().click();
  await expect.poll(async () => (await held(page)).length, { timeout: 20_000 }).toBe(1);
  await own.server.resume();
  await page.goto("/me");
  await page.getByRole("button", { name: "Sign out of this one" }).click();
  await expect.poll(() => page.evaluate(stored, own.town.slug), { timeout: 20_000 }).toBe(false);
  await expect.poll(() => held(page)).toEqual([]);
});
