// Pictures as cameras make them: drawn in a page of their own, with what cameras write beside the pixels.

import type { Locator } from "@playwright/test";
import { type Own, type Page, enter, expect, hasScripts, takenOver, test as base } from "./own-server";

export * from "./own-server";

/** The four quarters of every picture here, from the upper left to the lower right, as they look once it stands upright. */
export const QUARTERS = ["red", "green", "blue", "white"];

export interface Shot {
  width?: number;
  height?: number;
  /** Of EXIF: 1 is upright; 6 is stored lying on its side. */
  orientation?: 1 | 3 | 6 | 8;
  /** Fine noise all over it, so that it takes many bytes. */
  noise?: boolean;
  /** A line of letters across the middle. */
  letters?: string;
}

/** What a camera writes beside the pixels: maker, which way is up, and where it was. */
function exif(orientation: number): Buffer {
  const maker = Buffer.from("Folkcam\0");
  const entries = 3;
  const heap = 8 + 2 + entries * 12 + 4;
  const gps = heap + maker.length;
  const tiff = Buffer.alloc(gps + 2 + 4 * 12 + 4 + 48);
  tiff.write("II*\0", 0, "latin1");
  tiff.writeUInt32LE(8, 4);
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  };
  tiff.writeUInt16LE(entries, 8);
  entry(10, 0x010f, 2, maker.length, heap);
  entry(22, 0x0112, 3, 1, orientation);
  entry(34, 0x8825, 4, 1, gps);
  maker.copy(tiff, heap);
  tiff.writeUInt16LE(4, gps);
  const numbers = gps + 2 + 4 * 12 + 4;
  entry(gps + 2, 1, 2, 2, "N".charCodeAt(0));
  entry(gps + 14, 2, 5, 3, numbers);
  entry(gps + 26, 3, 2, 2, "W".charCodeAt(0));
  entry(gps + 38, 4, 5, 3, numbers + 24);
  [51, 1, 30, 1, 0, 1, 0, 1, 7, 1, 0, 1].forEach((number, n) => tiff.writeUInt32LE(number, numbers + n * 4));
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** Where pictures are drawn and looked at; its scripts always run. */
export class Studio {
  constructor(private readonly page: Page) {}

  /** A JPEG with all that a camera writes. */
  async shoot({ width = 800, height = 600, orientation = 1, noise = false, letters = "" }: Shot = {}): Promise<Buffer> {
    const drawn = await this.page.evaluate(
      ([quarters, width, height, orientation, noise, letters]) => {
        const canvas = document.createElement("canvas");
        const lies = orientation === 6 || orientation === 8;
        Object.assign(canvas, lies ? { width: height, height: width } : { width, height });
        const pen = canvas.getContext("2d")!;
        // As the sensor has it: turned so that showing it as told turns it upright.
        pen.translate(canvas.width / 2, canvas.height / 2);
        pen.rotate({ 1: 0, 3: Math.PI, 6: -Math.PI / 2, 8: Math.PI / 2 }[orientation]!);
        pen.translate(-width / 2, -height / 2);
        for (const [n, colour] of quarters.entries()) {
          pen.fillStyle = colour;
          pen.fillRect(((n % 2) * width) / 2, (Math.floor(n / 2) * height) / 2, width / 2, height / 2);
        }
        if (letters) {
          pen.fillStyle = "black";
          pen.font = `bold ${height / 6}px sans-serif`;
          pen.textAlign = "center";
          pen.fillText(letters, width / 2, height / 2);
        }
        if (noise) {
          pen.resetTransform();
          const grain = pen.getImageData(0, 0, canvas.width, canvas.height);
          let seed = 1;
          for (let at = 0; at < grain.data.length; at += 4) {
            seed = (seed * 1103515245 + 12345) % 2147483648;
            for (let c = 0; c < 3; c += 1) grain.data[at + c] = grain.data[at + c]! * 0.7 + ((seed >> (c * 3 + 8)) % 77);
          }
          pen.putImageData(grain, 0, 0);
        }
        return canvas.toDataURL("image/jpeg", 0.9).split(",")[1]!;
      },
      [QUARTERS, width, height, orientation, noise, letters] as const,
    );
    const bytes = Buffer.from(drawn, "base64");
    return Buffer.concat([bytes.subarray(0, 2), exif(orientation), bytes.subarray(2)]);
  }

  /** The picture in these bytes: its size, and the colour in the middle of each quarter. */
  async look(bytes: Buffer): Promise<{ width: number; height: number; quarters: string[] }> {
    return this.page.evaluate(
      async ([data, names]) => {
        const picture = await createImageBitmap(await (await fetch(`data:image/jpeg;base64,${data}`)).blob());
        const { width, height } = picture;
        const canvas = Object.assign(document.createElement("canvas"), { width, height });
        const pen = canvas.getContext("2d")!;
        pen.drawImage(picture, 0, 0);
        const known: Record<string, number[]> = { red: [255, 0, 0], green: [0, 128, 0], blue: [0, 0, 255], white: [255, 255, 255] };
        const nearest = (x: number, y: number) => {
          const [r = 0, g = 0, b = 0] = pen.getImageData(x, y, 1, 1).data;
          const far = (name: string) => known[name]!.reduce((sum, part, c) => sum + Math.abs(part - [r, g, b][c]!), 0);
          return [...names].sort((a, b) => far(a) - far(b))[0]!;
        };
        const places = [[1, 1], [3, 1], [1, 3], [3, 3]];
        return { width, height, quarters: places.map(([x, y]) => nearest((x! * width) / 4, (y! * height) / 4)) };
      },
      [bytes.toString("base64"), QUARTERS] as const,
    );
  }

  /** How much two pictures of one size differ in a part (as shares of its sides): the mean difference of a colour, 0 to 255. */
  async differ(one: Buffer, other: Buffer, [x, y, width, height]: [number, number, number, number]): Promise<number> {
    return this.page.evaluate(
      async ([one, other, part]) => {
        const pixels = async (data: string) => {
          const picture = await createImageBitmap(await (await fetch(`data:image/jpeg;base64,${data}`)).blob());
          const canvas = Object.assign(document.createElement("canvas"), { width: 600, height: 450 });
          const pen = canvas.getContext("2d")!;
          pen.drawImage(picture, 0, 0, 600, 450);
          return pen.getImageData(part[0] * 600, part[1] * 450, part[2] * 600, part[3] * 450).data;
        };
        const [a, b] = [await pixels(one), await pixels(other)];
        let sum = 0;
        for (let at = 0; at < a.length; at += 1) sum += Math.abs(a[at]! - b[at]!);
        return sum / a.length / 0.75;
      },
      [one.toString("base64"), other.toString("base64"), [x, y, width, height]] as const,
    );
  }
}

export const test = base.extend<{ studio: Studio }>({
  studio: async ({ browser }, use) => {
    const context = await browser.newContext({ javaScriptEnabled: true });
    await use(new Studio(await context.newPage()));
    await context.close();
  },
});

/** A file as a person chooses it. */
export const file = (buffer: Buffer, name = "photo.jpg", mimeType = "image/jpeg") => ({ buffer, name, mimeType });

/** The place of a picture in a form. */
export const slot = (page: Page, n = 1): Locator => page.getByRole("group", { name: `Picture ${n}`, exact: true });

export const unfold = (page: Page) => page.getByText("Add pictures").click();

/** Chooses a file for a place that is in view. */
export async function choose(page: Page, what: ReturnType<typeof file> | ReturnType<typeof file>[], n = 1): Promise<void> {
  await slot(page, n).locator("input[type=file]").setInputFiles(what);
}

/** Waits until the picker has made a picture ready. */
export const isReady = (page: Page, n = 1) => expect(page.getByText(`Picture ${n} is ready.`)).toBeVisible({ timeout: 30_000 });

/** The pictures that a post on the page shows, once they are there. */
export async function shown(page: Page): Promise<string[]> {
  const pictures = page.locator("ul.photos img");
  await expect(pictures.first()).toBeVisible();
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 20_000 }).toBeGreaterThan(0);
  }
  return pictures.evaluateAll((all) => all.map((image) => new URL((image as HTMLImageElement).src).pathname));
}

/** What the server serves at an address of a picture, larger. */
export async function served(page: Page, address: string): Promise<Buffer> {
  const answer = await page.request.get(address.replace("small.jpg", "large.jpg"));
  expect(answer.status(), address).toBe(200);
  return answer.body();
}

/** That nothing is in the file but the picture. */
export function expectBare(bytes: Buffer): void {
  for (const trace of ["Exif", "Folkcam", "GPS", "http://ns.adobe.com", "<script"]) expect(bytes.includes(trace), trace).toBe(false);
}

/** The names of the pictures that the phone holds. */
export function held(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((found) => {
        const opening = indexedDB.open("folkmoot");
        opening.onsuccess = () => {
          const asking = opening.result.transaction("files").objectStore("files").getAllKeys();
          asking.onsuccess = () => {
            opening.result.close();
            found(asking.result as string[]);
          };
        };
      }),
  );
}

/** Joins the town, and no more: without scripts the phone keeps nothing. */
export async function arrives(page: Page, own: Own, name = "Ann"): Promise<void> {
  await page.goto(`/join?c=${own.town.slug}`);
  await enter(page, name);
}

/** Opens the form for an issue, with the places for pictures unfolded. */
export async function opensForm(page: Page, own: Own, title = "Deep pothole"): Promise<void> {
  await page.goto(`${own.town.path}/issues/new`);
  if (hasScripts()) await takenOver(page);
  await page.getByLabel("What is wrong?").fill(title);
  await unfold(page);
}

/** Sends the issue, and stays on its page. */
export async function sends(page: Page, title = "Deep pothole"): Promise<void> {
  await page.getByRole("button", { name: "Send to my community" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible({ timeout: 20_000 });
}
