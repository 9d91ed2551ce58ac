// Small words that the parts of a room share.

/**
 * @typedef {HTMLElement & {view: import("./room-view.js").RoomView, send: (frame: any) => boolean}} Room
 */

/**
 * A sentence of the page for scripts, with values in its `{places}`.
 * @param {HTMLElement} room
 * @param {string} name
 * @param {Record<string, string | number>} values
 */
export function words(room, name, values = {}) {
  const template = room.querySelector("template[data-talk-words]");
  const sentence = (template instanceof HTMLElement && template.dataset[name]) || "";
  return sentence.replace(/\{(\w+)\}/g, (all, place) => String(values[place] ?? all));
}

/** @param {HTMLElement} room */
export function token(room) {
  const field = room.querySelector("input[name=csrfmiddlewaretoken]");
  return field instanceof HTMLInputElement ? field.value : "";
}

/**
 * The number of the message in which `target` stands, if it is one that the server has.
 * @param {EventTarget | null} target
 */
export function messageAt(target) {
  const bubble = target instanceof Element ? target.closest(".message[data-seq]") : null;
  return bubble instanceof HTMLElement ? { bubble, id: Number(bubble.id.replace("message-", "")) } : null;
}

/** @param {Element} target */
export const isField = (target) => target.matches("input, textarea, select, [contenteditable]");

/**
 * One person in the list of those whom one can name.
 * @param {{handle: string, name: string}} person
 * @param {string} id
 */
export function optionOf({ handle, name }, id) {
  const option = document.createElement("li");
  option.id = id;
  option.className = "search-box__option";
  option.setAttribute("role", "option");
  option.dataset.handle = handle;
  const small = document.createElement("small");
  small.textContent = `@${handle}`;
  option.append(name, " ", small);
  return option;
}
