import { isField, messageAt, token } from "./room-helpers.js";

/**
 * One message as the server has it now, with its words as they were typed; null without a line to it.
 * @param {import("./room-helpers.js").Room} room
 * @param {HTMLElement} bubble
 */
export async function fetchMessage(room, bubble) {
  const url = new URL(room.dataset.historyUrl ?? "", location.href);
  url.search = new URLSearchParams({ before: String(Number(bubble.dataset.seq) + 1), limit: "1" }).toString();
  const answer = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => null);
  const found = answer?.ok ? (await answer.json()).messages[0] : null;
  return found && bubble.id === `message-${found.id}` ? found : null;
}

/**
 * Changes or removes a message over HTTP, as its own page does.
 * @param {import("./room-helpers.js").Room} room
 * @param {number} id
 * @param {Record<string, string>} values
 * @returns {Promise<"taken" | "refused" | "no line">}
 */
export async function postChange(room, id, values) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...values, csrfmiddlewaretoken: token(room) })) body.set(name, value);
  const address = `${room.dataset.historyUrl}${id}/`;
  const answer = await fetch(address, { method: "POST", body, redirect: "manual" }).catch(() => null);
  if (answer?.type === "opaqueredirect") return "taken";
  return answer?.status === 422 ? "refused" : "no line";
}

/**
 * The form that stands in the place of a message.
 * @param {import("./room-helpers.js").Room} room
 * @param {number} id
 * @param {string} body
 */
export function editorOf(room, id, body) {
  const form = /** @type {HTMLFormElement} */ (room.view.bubbles.part("editor").firstElementChild);
  const area = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
  area.id = `edit-${id}`;
  form.querySelector("[data-editor-label]")?.setAttribute("for", area.id);
  area.value = body;
  return form;
}

/**
 * The own message that a key means: `e` that on which one stands, arrow up in an empty composer the last one.
 * @param {import("./room-helpers.js").Room} room
 * @param {KeyboardEvent} event
 * @param {HTMLTextAreaElement | null} area
 */
export function meant(room, event, area) {
  const target = /** @type {HTMLElement} */ (event.target);
  const isLast = event.key === "ArrowUp" && target === area && !area.value;
  const last = isLast ? [...room.querySelectorAll(".message--own[data-seq]:not(.message--removed)")].at(-1) : null;
  const found = messageAt(last ?? (event.key === "e" && !isField(target) ? target : null));
  const link = found?.bubble.matches(".message--own") ? found.bubble.querySelector("[data-change]") : null;
  return found && link instanceof HTMLAnchorElement ? { ...found, link } : null;
}
