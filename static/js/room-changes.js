import { token } from "./room-helpers.js";

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
