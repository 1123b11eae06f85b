// Blurs a part of a canvas so that nothing can bring it back: of each large patch only its mean colour is left.

/** A patch is a quarter of the shorter side of the part, and never less than this share of the picture. */
const PATCHES = 4;
const LEAST = 1 / 50;

/** Blurs the part of that place and size. Gives what was there, for `restore`. */
export function smear(canvas, { x, y, width, height }) {
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const before = pen.getImageData(x, y, width, height);
  const patch = Math.max(Math.min(width, height) / PATCHES, Math.max(canvas.width, canvas.height) * LEAST);
  const columns = Math.max(1, Math.round(width / patch));
  const rows = Math.max(1, Math.round(height / patch));
  const small = Object.assign(document.createElement("canvas"), { width: columns, height: rows });
  small.getContext("2d").putImageData(means(before, columns, rows), 0, 0);
  pen.imageSmoothingEnabled = true;
  pen.imageSmoothingQuality = "high";
  pen.drawImage(small, x, y, width, height);
  return { x, y, before };
}

/** Puts back what was there. */
export function restore(canvas, { x, y, before }) {
  canvas.getContext("2d").putImageData(before, x, y);
}

/** The mean colour of each of so many patches. */
function means({ data, width, height }, columns, rows) {
  const sums = new Float64Array(columns * rows * 4);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor((y * rows) / height);
    for (let x = 0; x < width; x += 1) {
      const to = (row * columns + Math.floor((x * columns) / width)) * 4;
      const from = (y * width + x) * 4;
      for (let c = 0; c < 3; c += 1) sums[to + c] += data[from + c];
      sums[to + 3] += 1;
    }
  }
  const mean = new ImageData(columns, rows);
  for (let n = 0; n < sums.length; n += 1) mean.data[n] = n % 4 === 3 ? 255 : sums[n] / sums[n - (n % 4) + 3];
  return mean;
}
