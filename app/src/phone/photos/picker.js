// The picture fields of forms: what is chosen is made small and bare at once and shown, one more at a time, and parts
// of it can be blurred. The file field itself then holds what was made, so that whatever sends the form sends that.
import { blurWindow } from "./blur.js";
import { drawn, NoPicture, shrink } from "./shrink.js";

/** How large a preview is. */
const PREVIEW = 640;

const all = (within, selector) => [...within.querySelectorAll(selector)];
const fieldOf = (element) => element.closest("[data-photos]");
const slotOf = (element) => element.closest("[data-photo-slot]");
const input = (slot) => slot.querySelector("input[type=file]");
const has = (slot) => input(slot)?.files.length > 0;
const numbered = (words, slot) => words.replace("{n}", slot.dataset.photoSlot);

/** What is being made smaller, by form: it is not sent before that is done. */
const busy = new Map();

function say(field, words) {
  field.querySelector("[data-photo-status]").textContent = words;
}

/** Shows each picture with its tools, and one place more. */
function arrange(field) {
  let empties = 0;
  for (const slot of all(field, "[data-photo-slot]:not([data-photo-kept])")) {
    const isFull = has(slot);
    const words = slot.querySelector("[data-photo-words]");
    if (!isFull) empties += 1;
    if (!isFull) slot.querySelector("[data-phone=photo]")?.remove();
    slot.hidden = !isFull && empties > 1;
    input(slot).closest(".field").hidden = isFull;
    input(slot).multiple = true;
    words.hidden = !isFull && words.querySelector("input").value === "";
  }
}

const arrangeAll = () => all(document, "[data-photos]").forEach(arrange);

/** Puts a file in the place of what a field holds. */
function put(slot, blob) {
  const transfer = new DataTransfer();
  if (blob) transfer.items.add(new File([blob], "picture.jpg", { type: blob.type }));
  input(slot).files = transfer.files;
}

/** Says at a place what is wrong with what was chosen; nothing if nothing is. */
function complain(slot, words) {
  slot.querySelector("[data-phone=photo-error]")?.remove();
  const file = input(slot);
  file.toggleAttribute("aria-invalid", false);
  if (!words) return;
  const complaint = document.createElement("p");
  Object.assign(complaint, { className: "field__error", textContent: words, id: `${file.id}-wrong` });
  complaint.dataset.phone = "photo-error";
  complaint.setAttribute("role", "alert");
  file.setAttribute("aria-invalid", "true");
  file.after(complaint);
}

async function preview(slot) {
  const picture = await createImageBitmap(input(slot).files[0]);
  if (!slot.querySelector("[data-phone=photo]")) {
    const tools = slot.querySelector("template[data-photo-tools]").content.cloneNode(true);
    slot.querySelector(".field").after(tools);
  }
  const canvas = slot.querySelector("canvas");
  const small = drawn(picture, PREVIEW);
  picture.close();
  Object.assign(canvas, { width: small.width, height: small.height });
  canvas.getContext("2d").drawImage(small, 0, 0);
}

/** Takes what was chosen in one place; what is more than one goes to the other empty places. */
async function take(file) {
  const field = fieldOf(file);
  const slot = slotOf(file);
  const chosen = [...file.files];
  const others = all(field, "[data-photo-slot]:not([data-photo-kept])").filter((other) => other !== slot && !has(other));
  const places = [slot, ...others];
  const said = [];
  if (chosen.length > places.length) said.push(field.dataset.tooMany);
  say(field, field.dataset.working);
  // What was wrong before is wrong no longer.
  field.querySelector(":scope > .field__error")?.remove();
  field.classList.remove("field--bad");
  // Until it is made smaller each file stands in its place: nothing that was chosen can be forgotten.
  const pairs = chosen.slice(0, places.length).map((picture, n) => [places[n], picture]);
  for (const [place, picture] of pairs) put(place, picture);
  let last = null;
  for (const [place, picture] of pairs) {
    complain(place, "");
    try {
      put(place, await shrink(picture));
      await preview(place);
      said.unshift(numbered(field.dataset.ready, place));
      last = place;
    } catch (error) {
      put(place, null);
      const fault = error instanceof NoPicture ? error.fault : "not-a-picture";
      complain(place, field.getAttribute(`data-${fault}`));
    }
  }
  arrange(field);
  say(field, said.join(" "));
  lead(last ?? slot);
}

/** The field that had the focus is gone from view: to its place, or to the field where something was wrong. */
function lead(slot) {
  const at = document.activeElement;
  if (at && at !== document.body && !fieldOf(at)?.contains(slot)) return;
  if (has(slot)) {
    slot.tabIndex = -1;
    slot.focus();
  } else if (!slot.hidden) {
    input(slot).focus();
  }
}

/** Runs something that the form must wait for. */
async function during(form, work) {
  const running = Promise.all([busy.get(form), work]).catch(() => {});
  busy.set(form, running);
  await running;
  if (busy.get(form) === running) busy.delete(form);
}

function takeAway(slot) {
  const field = fieldOf(slot);
  put(slot, null);
  slot.querySelector("[data-photo-words] input").value = "";
  arrange(field);
  say(field, numbered(field.dataset.takenAway, slot));
  const first = all(field, "[data-photo-slot]:not([data-photo-kept], [hidden])").find((other) => !has(other));
  input(first ?? slot).focus();
}

async function blur(slot) {
  const field = fieldOf(slot);
  const changed = await blurWindow(field.querySelector("template[data-blur]"), input(slot).files[0]);
  if (changed && slot.isConnected) {
    put(slot, changed);
    await preview(slot);
    say(field, numbered(field.dataset.ready, slot));
  }
}

document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-photos] input[type=file]") && target.files.length > 0) during(target.form, take(target));
});

document.addEventListener("click", ({ target }) => {
  const does = target.closest("[data-photos] [data-does]");
  if (does?.dataset.does === "take-away") takeAway(slotOf(does));
  if (does?.dataset.does === "blur") during(slotOf(does).closest("form"), blur(slotOf(does)));
});

// A form waits until what was chosen is small and bare, and is then sent by itself.
document.addEventListener(
  "submit",
  (event) => {
    const { target: form, submitter } = event;
    if (!busy.has(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const wait = () => (busy.has(form) ? busy.get(form).then(wait) : form.requestSubmit(submitter));
    wait();
  },
  true,
);

// What was sent is no longer to be seen.
document.addEventListener("reset", ({ target: form }) => {
  for (const field of all(form, "[data-photos]")) {
    for (const file of all(field, "input[type=file]")) {
      file.value = "";
      complain(slotOf(file), "");
    }
    arrange(field);
    say(field, "");
    field.querySelector("details").open = false;
  }
});

// The page was changed in place.
document.addEventListener("folkmoot-page", arrangeAll);
arrangeAll();
