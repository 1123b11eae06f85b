// What a file is by its first bytes: browsers and people name files as they like.

const text = (bytes, from, to) => String.fromCharCode(...bytes.subarray(from, to));
const big = (bytes, at) => (bytes[at] << 8) | bytes[at + 1];
const little = (bytes, at) => bytes[at] | (bytes[at + 1] << 8);

/**
 * The kind of a picture, how many pixels it has where that is easily seen (else 0), and whether it is all there;
 * null for what is no picture. SVG is none: it may hold scripts.
 */
export function look(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return { kind: "image/jpeg", ...jpeg(bytes) };
  if (text(bytes, 0, 8) === "\x89PNG\r\n\x1a\n") {
    const [width, height] = [16, 20].map((at) => big(bytes, at) * 65536 + big(bytes, at + 2));
    return { kind: "image/png", pixels: width * height, whole: findLast(bytes, 0x49, 0x45, 0x4e, 0x44) };
  }
  if (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 12) === "WEBP") {
    const says = little(bytes, 4) + little(bytes, 6) * 65536;
    return { kind: "image/webp", pixels: webpPixels(bytes), whole: bytes.length >= says + 8 };
  }
  if (text(bytes, 0, 4) === "GIF8") {
    return { kind: "image/gif", pixels: little(bytes, 6) * little(bytes, 8), whole: true };
  }
  if (text(bytes, 4, 8) === "ftyp") {
    const brand = text(bytes, 8, 12);
    if (/^(hei|hev|mif1|msf1)/.test(brand)) return { kind: "image/heic", pixels: 0, whole: true };
    if (/^avi[fs]/.test(brand)) return { kind: "image/avif", pixels: 0, whole: true };
  }
  return null;
}

/** Whether the bytes end with these, or hold them near their end. */
function findLast(bytes, ...wanted) {
  const end = bytes.length - wanted.length;
  for (let at = end; at >= Math.max(0, end - 65536); at -= 1) {
    if (wanted.every((byte, n) => bytes[at + n] === byte)) return true;
  }
  return false;
}

function webpPixels(bytes) {
  const sizes = {
    "VP8 ": () => (little(bytes, 26) & 0x3fff) * (little(bytes, 28) & 0x3fff),
    VP8L: () => {
      const bits = little(bytes, 21) + little(bytes, 23) * 65536;
      return ((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1);
    },
    VP8X: () => (little(bytes, 24) + bytes[26] * 65536 + 1) * (little(bytes, 27) + bytes[29] * 65536 + 1),
  };
  return sizes[text(bytes, 12, 16)]?.() ?? 0;
}

const isFrame = (marker) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Parts that a picture can't be shown rightly without: its size and its colours. Place and camera stand in others. */
const isNeeded = (bytes, { marker, at }) =>
  marker === 0xe0 || (marker === 0xe2 && text(bytes, at + 4, at + 15) === "ICC_PROFILE") || marker < 0xe0;

/** The parts of a JPEG before its pixels: each with its marker, where it begins and where it ends. */
function parts(bytes) {
  const found = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1];
    const end = marker === 0xff ? at + 1 : at + 2 + big(bytes, at + 2);
    if (marker !== 0xff) found.push({ marker, at, end });
    // From here on come the pixels.
    if (marker === 0xda) break;
    at = end;
  }
  return found;
}

function jpeg(bytes) {
  const found = parts(bytes);
  const frame = found.find(({ marker }) => isFrame(marker));
  const pixelsFrom = found.at(-1)?.marker === 0xda ? found.at(-1).at : bytes.length;
  const pixels = frame ? big(bytes, frame.at + 5) * big(bytes, frame.at + 7) : 0;
  const side = frame ? Math.max(big(bytes, frame.at + 5), big(bytes, frame.at + 7)) : 0;
  const end = endOf(bytes, pixelsFrom);
  const bare = end === bytes.length && found.every((part) => isNeeded(bytes, part));
  return { pixels, side, whole: end > 0, bare };
}

/** Where a JPEG ends whose pixels begin there; 0 if it is cut off. */
function endOf(bytes, from) {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === 0xd9) return at + 2;
  }
  return 0;
}

/** A JPEG without what is not needed to show it: some browsers write such things by themselves. */
export function bare(bytes) {
  const left = parts(bytes).filter((part) => !isNeeded(bytes, part));
  if (left.length === 0) return bytes;
  const pieces = [];
  let from = 0;
  for (const { at, end } of left) {
    pieces.push(bytes.subarray(from, at));
    from = end;
  }
  return [...pieces, bytes.subarray(from)];
}
