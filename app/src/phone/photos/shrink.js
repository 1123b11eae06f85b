// Makes a picture small enough to send, and takes out of it everything but the picture: it is drawn anew. For the
// pages and, where a form is sent before their script is there, for the service worker.
import { bare, look } from "./look.js";

/** The longer side has so many pixels at most, and the file so many bytes. */
const SIDE = 1600;
const BYTES = 300 * 1024;
/** Larger ones are not tried: a phone would run out of memory. */
const MOST_PIXELS = 120e6;
const MOST_BYTES = 60e6;
/** Above this the browser is asked to make it smaller while it reads it. */
const MANY_PIXELS = 16e6;

/** Why a file can't be sent as a picture: `not-a-picture`, `heic` or `too-large`. */
export class NoPicture extends Error {
  constructor(fault) {
    super(fault);
    this.fault = fault;
  }
}

/** The picture in a file, small enough to send. What was made here before stays as it is. */
export async function shrink(file) {
  if (file.size > MOST_BYTES) throw new NoPicture("too-large");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const seen = look(bytes);
  if (!seen?.whole) throw new NoPicture("not-a-picture");
  if (seen.pixels > MOST_PIXELS) throw new NoPicture("too-large");
  const isSmall = bytes.length <= BYTES && seen.side <= SIDE && seen.bare;
  const picture = await decode(new Blob([bytes], { type: seen.kind }), seen);
  try {
    return isSmall ? new Blob([bytes], { type: seen.kind }) : await pack(picture);
  } finally {
    picture.close?.();
  }
}

/** The same as a canvas of its own. */
export async function opened(file) {
  const picture = await createImageBitmap(file);
  const canvas = drawn(picture, SIDE);
  picture.close();
  return canvas;
}

async function decode(blob, { kind, pixels }) {
  const options = { imageOrientation: "from-image" };
  // Of one side only, whichever it is once it stands upright: the other follows.
  if (pixels > MANY_PIXELS) Object.assign(options, { resizeWidth: SIDE, resizeQuality: "high" });
  try {
    return await createImageBitmap(blob, options);
  } catch {
    const fallback = await asElement(blob);
    if (fallback) return fallback;
    throw new NoPicture(kind === "image/heic" ? "heic" : pixels > MANY_PIXELS ? "too-large" : "not-a-picture");
  }
}

/** Some browsers show in a page what they can't decode otherwise. */
async function asElement(blob) {
  if (!globalThis.document) return null;
  const image = new Image();
  image.src = await new Promise((read) => {
    const reader = new FileReader();
    reader.onload = () => read(reader.result);
    reader.onerror = () => read("");
    reader.readAsDataURL(blob);
  });
  try {
    await image.decode();
    return image.naturalWidth > 0 ? image : null;
  } catch {
    return null;
  }
}

/** A picture or canvas as the bytes to be sent: first at the cost of sharpness, then of size. */
export async function pack(picture) {
  for (let side = SIDE; ; side = Math.round(side * 0.8)) {
    const canvas = drawn(picture, side);
    for (const quality of [0.85, 0.75, 0.65, 0.5]) {
      const blob = await encoded(canvas, quality);
      if (blob.size <= BYTES || side < 100) return blob;
    }
  }
}

async function encoded(canvas, quality) {
  const type = "image/jpeg";
  const blob = canvas.convertToBlob
    ? await canvas.convertToBlob({ type, quality })
    : await new Promise((made) => canvas.toBlob(made, type, quality));
  const plain = bare(new Uint8Array(await blob.arrayBuffer()));
  return new Blob(Array.isArray(plain) ? plain : [plain], { type });
}

/** A canvas with the picture, no longer than that on either side. */
export function drawn(picture, side) {
  const [width, height] = [picture.naturalWidth ?? picture.width, picture.naturalHeight ?? picture.height];
  const scale = Math.min(1, side / Math.max(width, height));
  const canvas = empty(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  const pen = canvas.getContext("2d");
  // What one can see through is white.
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function empty(width, height) {
  if (!globalThis.document) return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement("canvas"), { width, height });
}
