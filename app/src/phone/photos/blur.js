// The window in which parts of a picture are blurred: by dragging over them, or by choosing squares.
import { opened, pack } from "./shrink.js";
import { restore, smear } from "./smear.js";

/** A shorter drag is a tap, which chooses the square under it. In CSS pixels. */
const TAP = 8;

/** Shows the window over the picture in a file. Gives the picture as it was left, or null if it was left as it was. */
export async function blurWindow(template, file) {
  const dialog = template.content.querySelector("dialog").cloneNode(true);
  const picture = await opened(file);
  document.body.append(dialog);
  const work = new Work(dialog, template.dataset, picture);
  dialog.showModal();
  await new Promise((closed) => dialog.addEventListener("close", closed, { once: true }));
  dialog.remove();
  return work.isDone && work.steps.length > 0 ? pack(picture) : null;
}

class Work {
  isDone = false;
  /** What each step covered, the last last. */
  steps = [];

  constructor(dialog, words, picture) {
    Object.assign(this, { dialog, words, picture });
    this.shown = dialog.querySelector("canvas");
    this.frame = dialog.querySelector(".blur__frame");
    this.status = dialog.querySelector("[role=status]");
    this.squares = [...dialog.querySelectorAll("[data-square]")];
    this.across = Math.sqrt(this.squares.length);
    Object.assign(this.shown, { width: picture.width, height: picture.height });
    dialog.addEventListener("change", () => this.show());
    dialog.addEventListener("click", ({ target }) => this.does(target.closest("[data-does]")?.dataset.does));
    this.shown.addEventListener("pointerdown", (event) => this.drag(event));
    this.show();
  }

  /** The picture, with lines between its squares and the chosen ones marked. */
  show() {
    const pen = this.shown.getContext("2d");
    pen.drawImage(this.picture, 0, 0);
    pen.lineWidth = Math.max(1, this.picture.width / 400);
    for (const square of this.squares) {
      const { x, y, width, height } = this.part(square);
      pen.strokeStyle = "rgb(255 255 255 / 45%)";
      pen.strokeRect(x, y, width, height);
      if (square.checked) {
        pen.fillStyle = "rgb(255 201 60 / 55%)";
        pen.fillRect(x, y, width, height);
      }
    }
  }

  /** Where a square is in the picture. */
  part(square) {
    const n = Number(square.dataset.square);
    const [row, column] = [Math.floor(n / this.across), n % this.across];
    const { width, height } = this.picture;
    const [x, y] = [Math.round((column * width) / this.across), Math.round((row * height) / this.across)];
    const [right, bottom] = [((column + 1) * width) / this.across, ((row + 1) * height) / this.across];
    return { x, y, width: Math.max(1, Math.round(right) - x), height: Math.max(1, Math.round(bottom) - y) };
  }

  does(what) {
    if (what === "blur-chosen") this.blurChosen();
    if (what === "undo") this.undo();
    if (what === "done") {
      this.isDone = true;
      this.dialog.close();
    }
  }

  blurChosen() {
    const chosen = this.squares.filter((square) => square.checked);
    if (chosen.length === 0) return this.say(this.words.noneChosen);
    this.blur(chosen.map((square) => this.part(square)));
    for (const square of chosen) square.checked = false;
    this.show();
  }

  blur(parts) {
    this.steps.push(parts.map((part) => smear(this.picture, part)));
    this.say(this.words.blurred);
  }

  undo() {
    const last = this.steps.pop();
    if (!last) return;
    for (const part of last.reverse()) restore(this.picture, part);
    this.say(this.words.undone);
    this.show();
  }

  /** Said again, it is read out again. */
  say(words) {
    this.status.textContent = "";
    this.status.textContent = words;
  }

  /** Follows a finger or the mouse from here on. */
  drag(start) {
    if (start.button > 0) return;
    start.preventDefault();
    this.shown.setPointerCapture(start.pointerId);
    const box = this.shown.getBoundingClientRect();
    const within = (at, length) => Math.min(Math.max(at, 0), length);
    const place = ({ clientX, clientY }) => [within(clientX - box.left, box.width), within(clientY - box.top, box.height)];
    const [x, y] = place(start);
    const area = (event) => {
      const [toX, toY] = place(event);
      return { x: Math.min(x, toX), y: Math.min(y, toY), width: Math.abs(toX - x), height: Math.abs(toY - y) };
    };
    const move = (event) => this.showFrame(area(event));
    const leave = new AbortController();
    const { signal } = leave;
    const end = (event) => {
      leave.abort();
      this.frame.hidden = true;
      if (event.type === "pointerup") this.blurOrChoose(area(event), box);
    };
    this.shown.addEventListener("pointermove", move, { signal });
    this.shown.addEventListener("pointerup", end, { signal });
    this.shown.addEventListener("pointercancel", end, { signal });
  }

  showFrame({ x, y, width, height }) {
    this.frame.hidden = false;
    const { style } = this.frame;
    // By its left side whichever way the page reads: it stands on a picture.
    [style.left, style.top, style.width, style.height] = [x, y, width, height].map((length) => `${length}px`);
  }

  blurOrChoose(area, box) {
    const scale = this.picture.width / box.width;
    const [x, y] = [area.x, area.y].map((at) => Math.floor(at * scale));
    if (area.width < TAP && area.height < TAP) {
      const isUnder = (part) => x >= part.x && y >= part.y && x < part.x + part.width && y < part.y + part.height;
      const square = this.squares.find((square) => isUnder(this.part(square)));
      if (square) square.checked = !square.checked;
    } else {
      const width = Math.max(1, Math.min(Math.ceil(area.width * scale), this.picture.width - x));
      const height = Math.max(1, Math.min(Math.ceil(area.height * scale), this.picture.height - y));
      this.blur([{ x, y, width, height }]);
    }
    this.show();
  }
}
