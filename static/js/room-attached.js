/** @typedef {{name: string, kind: string, bytes: number, url: string, is_inline: boolean}} File */
/** @typedef {{part: (name: string) => DocumentFragment}} Bubbles */

// What a removed message has no more.
const GOES =
  "[data-change], [data-report], [data-answer], [data-reply], [data-beside], [data-reactions], .message__state";

/**
 * The files of a message: small pictures as such, everything else as a link with kind and size.
 * @param {Bubbles} bubbles
 * @param {HTMLElement | null} bubble
 * @param {File[] | undefined} files
 */
export function showFiles(bubbles, bubble, files) {
  if (!bubble || !files || bubble.querySelector(".post-files")) return;
  const list = bubbles.part("files");
  list.firstElementChild?.append(...files.map((file) => (file.is_inline ? picture(bubbles, file) : row(bubbles, file))));
  beside(bubble).prepend(list);
}

/**
 * Where files and cards stand.
 * @param {HTMLElement} bubble
 */
export function beside(bubble) {
  const there = bubble.querySelector("[data-beside]");
  if (there) return there;
  const made = document.createElement("div");
  made.className = "message__beside";
  made.dataset.beside = "";
  bubble.querySelector(".message__body")?.after(made);
  return made;
}

/**
 * A message that was removed keeps its place and says so.
 * @param {HTMLElement} bubble
 * @param {string} words
 */
export function empty(bubble, words) {
  bubble.classList.add("message--removed");
  const body = bubble.querySelector(".message__body");
  if (body) body.textContent = words;
  body?.removeAttribute("hidden");
  for (const part of bubble.querySelectorAll(GOES)) part.remove();
}

/**
 * @param {Bubbles} bubbles
 * @param {File} file
 */
function picture(bubbles, file) {
  const item = bubbles.part("picture");
  item.querySelector("a")?.setAttribute("href", file.url);
  const image = item.querySelector("img");
  if (image) [image.src, image.alt] = [file.url, file.name];
  return item;
}

/**
 * @param {Bubbles} bubbles
 * @param {File} file
 */
function row(bubbles, file) {
  const item = bubbles.part("file");
  const name = item.querySelector("a");
  if (name) [name.href, name.textContent] = [file.url, file.name];
  const facts = item.querySelector("p");
  if (facts) facts.textContent = [file.kind, size(file.bytes)].filter(Boolean).join(", ");
  return item;
}

/** @param {number} bytes */
function size(bytes) {
  const large = bytes >= 1024 * 1024;
  const format = { style: "unit", unit: large ? "megabyte" : "kilobyte", maximumFractionDigits: 1 };
  const value = Math.max(bytes / (large ? 1024 * 1024 : 1024), 0.1);
  return new Intl.NumberFormat(document.documentElement.lang, /** @type {any} */ (format)).format(value);
}
