import { type Own, type Page, choose, expect, expectAccessible, file, held, isReady, issuesOf, ready, sends, shown, slot, test } from "../pictures";

/** Posts what another app shares, as the browser does for an installed app. */
async function shares(page: Page, picture: Buffer | null, words: Record<string, string>, to = /issues\/new/): Promise<void> {
  await page.evaluate(
    ([data, words]) => {
      const form = Object.assign(document.createElement("form"), { method: "post", action: "/go/share", enctype: "multipart/form-data" });
      for (const [name, value] of Object.entries(words)) form.append(Object.assign(document.createElement("input"), { name, value }));
      if (data) {
        const files = new DataTransfer();
        files.items.add(new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], "IMG_1.jpg", { type: "image/jpeg" }));
        const input = Object.assign(document.createElement("input"), { type: "file", name: "photo" });
        input.files = files.files;
        form.append(input);
      }
      document.body.append(form);
      // Not `requestSubmit`, which the page's own script would hear.
      form.submit();
    },
    [picture?.toString("base64") ?? "", words] as const,
  );
  await page.waitForURL(to);
}

async function expectForm(page: Page): Promise<void> {
  await expect(page.getByLabel("What is wrong?")).toHaveValue("Deep pothole");
  await expect(page.getByLabel("Anything else to know?")).toHaveValue("By the school\nhttps://example.org/map");
  const kept = slot(page).locator("img");
  await expect.poll(() => kept.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
}

const WORDS = { title: "Deep pothole", text: "By the school", url: "https://example.org/map" };

async function arrivesOnce(page: Page, own: Own): Promise<void> {
  await expect.poll(() => issuesOf(own), { timeout: 30_000 }).toEqual(["Deep pothole"]);
  await page.goto(`${own.town.path}/issues`);
  await page.getByRole("link", { name: "Deep pothole" }).click();
  expect(await shown(page)).toHaveLength(1);
  await expect.poll(() => held(page)).toEqual([]);
}

test("what another app shares fills in the form for an issue @scripts", async ({ page, own, studio }) => {
  await own.joins(page, "Ann");
  await shares(page, await studio.shoot(), WORDS);
  await expectForm(page);
  await sends(page);
  expect(await shown(page)).toHaveLength(1);
  await arrivesOnce(page, own);
});

test("it does so with no network, too @scripts", async ({ page, own, studio }) => {
  await own.joins(page, "Ann");
  await own.server.halt();
  await shares(page, await studio.shoot(), WORDS);
  await expectForm(page);
  await sends(page);
  await expect(page.getByText("Saved on this phone").first()).toBeVisible();
  expect(await shown(page)).toHaveLength(1);
  await own.server.resume();
  await page.goto(own.town.path);
  await arrivesOnce(page, own);
});

test("somebody in two communities is asked for which it is, with no network, too @scripts", async ({ page, own, studio }) => {
  const other = await own.server.town({ name: "Hill End" });
  await own.joins(page, "Ann");
  await page.goto(`/join?c=${other.slug}`);
  await page.getByLabel("What shall we call you here?").fill("Ann");
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await page.waitForURL(new RegExp(other.path));
  await ready(page, other);
  await own.server.halt();
  await shares(page, await studio.shoot(), WORDS, /go\/raise/);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Hill End" }).click();
  await expect(page).toHaveURL(new RegExp(`${other.path}/issues/new`));
  await expectForm(page);
});

test("a shared picture can be left out, and another chosen beside it @scripts", async ({ page, own, studio }) => {
  await own.joins(page, "Ann");
  await shares(page, await studio.shoot(), WORDS);
  await slot(page).getByLabel("Leave it out").check();
  await choose(page, file(await studio.shoot({ letters: "2" })), 2);
  await isReady(page, 2);
  await sends(page);
  expect(await shown(page)).toHaveLength(1);
});

test("what is shared is only asked for by the app's own manifest @scripts", async ({ page, own }) => {
  const manifest = await (await page.request.get(`${own.url}/manifest.webmanifest`)).json();
  expect(manifest.share_target.action).toBe("/go/share");
  expect(manifest.share_target.params.files[0].name).toBe("photo");
});
