// Every page of the demonstration, as an organiser sees it: for people who can't see well, who need
// large letters, who like the dark. Leaves a picture of each page to look at.

import { type Page, type TestInfo, expect, expectAccessible, takenOver, test } from "../fixtures";

/** Pages that no link leads to. */
const unlinked = ["/", "/join", "/sign-in", "/sign-in/numbers", "/start", "/me", "/c/nowhere"];

/** Of pages that show the same kind of thing, so many are looked at. */
const ALIKE = 2;

for (const colorScheme of ["light", "dark"] as const) {
  test(`every page, ${colorScheme}`, async ({ demonstration, phone }, info) => {
    test.setTimeout(240_000);
    const page = await phone({ colorScheme, baseURL: demonstration.url });
    await signIn(page);
    const seen = new Map<string, number>();
    const waiting = [new URL(page.url()).pathname, ...unlinked];
    const wrong: string[] = [];
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const kind = kindOf(address);
      const count = seen.get(kind) ?? 0;
      if (count >= (kind.includes(":id") ? ALIKE : 1)) continue;
      seen.set(kind, count + 1);
      await page.goto(address);
      await takenOver(page);
      waiting.push(...(await linksOn(page)));
      await check(wrong, () => expectAccessible(page));
      await picture(page, info, `${kind}${count ? `-${count + 1}` : ""}`, colorScheme);
      if (colorScheme === "light") await check(wrong, () => expectRoomForLargeText(page));
    }
    expect(wrong).toEqual([]);
    expect(seen.size, [...seen.keys()].join(" ")).toBeGreaterThan(20);
  });
}

test("the pages before one has joined", async ({ demonstration, phone }, info) => {
  const page = await phone({ baseURL: demonstration.url });
  for (const address of ["/", "/join", "/sign-in", "/sign-in/numbers", "/start", "/c/nowhere"]) {
    await page.goto(address);
    await expectAccessible(page);
    await picture(page, info, `stranger-${kindOf(address)}`, "light");
    await expectRoomForLargeText(page);
  }
});

async function signIn(page: Page) {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in as an organiser" }).click();
  await expect(page).toHaveURL(/\/c\/[^/]+/);
}

async function check(wrong: string[], what: () => Promise<void>) {
  await what().catch((error: Error) => wrong.push(error.message));
}

/** What an address has in common with those of the same kind. */
function kindOf(address: string): string {
  const { pathname, search } = new URL(address, "http://here");
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
  const asked = [...new URLSearchParams(search).keys()].filter((name) => ["kind", "step"].includes(name));
  const query = asked.map((name) => `?${name}=${new URLSearchParams(search).get(name)}`).join("");
  return pathname.replaceAll(id, ":id").replace(/^\/c\/(?!nowhere)[^/]+/, "/c/:slug").replace(/^\/join\/.+/, "/join/:id") + query;
}

/** The addresses of pages of ours that a page links to. */
async function linksOn(page: Page): Promise<string[]> {
  const links = await page.locator("a[href]").evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  const ours = links.map((link) => new URL(link)).filter((link) => link.origin === new URL(page.url()).origin);
  const isPage = (link: URL) => !/\.\w{2,4}$|\/(feed|download)\b/.test(link.pathname);
  return ours.filter(isPage).map((link) => link.pathname + link.search);
}

async function picture(page: Page, info: TestInfo, kind: string, scheme: string) {
  const name = kind.replaceAll(/[^a-z0-9]+/gi, "-").replaceAll(/^-|-$/g, "") || "front";
  const path = `test-results/screens/${info.project.name}-${scheme}/${name}.png`;
  await page.screenshot({ path, fullPage: true, animations: "disabled" });
}

/** With letters twice as large nothing is cut off, and nothing is to be scrolled sideways. */
async function expectRoomForLargeText(page: Page) {
  const width = page.viewportSize()?.width ?? 0;
  const found = await page.evaluate((width) => {
    document.documentElement.style.fontSize = "200%";
    const wrong: string[] = [];
    const wide = document.documentElement.scrollWidth;
    if (wide > width) wrong.push(`scrolls sideways: ${wide} > ${width}`);
    for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
      const style = getComputedStyle(element);
      if (style.display === "none" || style.visibility === "hidden" || !element.textContent?.trim()) continue;
      const name = `${element.tagName.toLowerCase()}.${element.className} “${element.textContent.trim().slice(0, 40)}”`;
      const box = element.getBoundingClientRect();
      const hides = ["hidden", "clip"];
      const isReadAloudOnly = style.clipPath !== "none" || box.width <= 1;
      if (isReadAloudOnly || element.closest(".table-scroll, .skip-link, option, script, svg")) continue;
      if (hides.includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1) wrong.push(`cut off: ${name}`);
      if (hides.includes(style.overflowY) && element.scrollHeight > element.clientHeight + 1) wrong.push(`cut off: ${name}`);
      if (box.width > 0 && (box.right > width + 1 || box.left < -1)) wrong.push(`sticks out: ${name}`);
    }
    document.documentElement.style.fontSize = "";
    return wrong;
  }, width);
  expect(found, `200 % text at ${page.url()}`).toEqual([]);
}
