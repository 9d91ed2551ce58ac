import "./kept-forms.js";

const SOON = 150;
const SPREAD = 1500;

/** @type {Map<Element, number>} */
const waiting = new Map();

/**
 * Something of `kind` happened: fetches the parts of the page that show it anew, each at most once in a while
 * and not in the same moment as everybody else's page.
 * @param {string} kind
 */
export function refreshParts(kind) {
  for (const part of document.querySelectorAll(`[data-room-part][data-kinds~="${CSS.escape(kind)}"]`)) later(part);
}

/** Whatever happened meanwhile: fetches all parts anew. */
export function refreshAllParts() {
  for (const part of document.querySelectorAll("[data-room-part]")) later(part);
}

/** @param {Element} part */
function later(part) {
  if (waiting.has(part)) return;
  waiting.set(part, window.setTimeout(() => now(part), SOON + Math.random() * SPREAD));
}

/** @param {Element} part */
function now(part) {
  waiting.delete(part);
  if (!part.isConnected) return;
  // What is kept over a swap need not wait for it.
  if (isBeingWritten(part) && !part.querySelector("[data-kept]")) return part.addEventListener("focusout", () => later(part), { once: true });
  // @ts-ignore  htmx is a global of its own script
  window.htmx?.trigger(part, "refresh");
}

/**
 * Somebody writes in it: what they typed must not be swapped away.
 * @param {Element} part
 */
function isBeingWritten(part) {
  const active = document.activeElement;
  return active !== null && part.contains(active) && active.matches("input:not([type=hidden]), textarea, select");
}
