// What somebody writes or chooses in a part of a page outlives the part being fetched anew.
//
// `data-kept` on a form or on <details> with an id: it stays while it is open, in use or not as it was sent.
// `data-kept="always"`: it stays in any case. `data-kept-in`: the id of where it belongs when the new part
// shows that without it. `data-changed` and `data-gone` are what its reader is told where the block that
// they change, of an other `data-version` by now or gone, was changed by somebody else.

/** @typedef {{node: HTMLElement, active: Element | null, range: [number, number] | null}} Kept */

/** @type {Map<string, Kept[]>} */
const kept = new Map();
/** @type {string[]} ids of <details data-kept-open>: what is in them is new, and they stay open */
const open = [];

document.addEventListener("htmx:beforeSwap", (event) => {
  if (!(event instanceof CustomEvent) || !event.detail.shouldSwap) return;
  const part = event.detail.target;
  if (!(part instanceof HTMLElement) || !part.matches("[data-room-part]")) return;
  open.push(...[...part.querySelectorAll("details[data-kept-open][open]")].map((each) => each.id));
  const from = event.detail.requestConfig?.elt;
  const nodes = [...part.querySelectorAll("[data-kept]")].filter((each) => each instanceof HTMLElement);
  const outer = nodes.filter((each) => !each.parentElement?.closest("[data-kept]"));
  kept.set(part.id, outer.filter((each) => !each.contains(from) && isInUse(each)).map(take));
});

document.addEventListener("htmx:afterSwap", () => {
  for (const [id, all] of kept) {
    const part = document.getElementById(id);
    if (part) for (const each of all) putBack(part, each);
  }
  kept.clear();
  for (const id of open.splice(0)) document.getElementById(id)?.setAttribute("open", "");
});

/** @param {HTMLElement} node */
function isInUse(node) {
  if (node.dataset.kept === "always" || node.contains(document.activeElement)) return true;
  if (node instanceof HTMLDetailsElement) return node.open;
  return node instanceof HTMLFormElement && [...node.elements].some(differs);
}

/** @param {Element} field */
function differs(field) {
  if (field instanceof HTMLInputElement && /radio|checkbox/.test(field.type)) return field.checked !== field.defaultChecked;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  return false;
}

/**
 * Out of the part before htmx throws it away, with where the cursor was.
 * @param {HTMLElement} node
 * @returns {Kept}
 */
function take(node) {
  const active = node.contains(document.activeElement) ? document.activeElement : null;
  const writes = active instanceof HTMLTextAreaElement || (active instanceof HTMLInputElement && active.type === "text");
  /** @type {[number, number] | null} */
  const range = writes ? [active.selectionStart ?? 0, active.selectionEnd ?? 0] : null;
  node.remove();
  return { node, active, range };
}

/**
 * @param {HTMLElement} part
 * @param {Kept} one
 */
function putBack(part, { node, active, range }) {
  const same = node.id ? document.getElementById(node.id) : null;
  const home = document.getElementById(node.dataset.keptIn ?? "");
  if (same && part.contains(same)) same.replaceWith(node);
  else if (node.dataset.kept !== "always") return;
  else if (home) home.append(node);
  else part.querySelector("[data-notes]")?.after(node);
  tell(node, home);
  if (!(active instanceof HTMLElement) || !node.isConnected) return;
  active.focus({ preventScroll: true });
  if (range && "setSelectionRange" in active) /** @type {HTMLTextAreaElement} */ (active).setSelectionRange(...range);
}

/**
 * @param {HTMLElement} node
 * @param {HTMLElement | null} home
 */
function tell(node, home) {
  const line = node.querySelector("[data-told]");
  const base = node.querySelector("input[name=base_version]");
  if (!line || !(base instanceof HTMLInputElement)) return;
  let words = "";
  if (!home) words = node.dataset.gone ?? "";
  else if (home.dataset.version !== base.value) words = (node.dataset.changed ?? "").replace("{name}", home.dataset.author ?? "");
  if (words && line.textContent !== words) line.textContent = words;
}
