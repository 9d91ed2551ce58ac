import { beside as besideOf } from "./room-attached.js";
import { RoomReactions } from "./room-reactions.js";

const SOON = 200;
const SPREAD = 1200;
const AT_ONCE = 50;

/**
 * What frames cannot carry, since it is not the same for all readers: links of mentions, cards of what is
 * linked to, own signs. Asked for once for all messages that came within a moment.
 */
export class RoomCards {
  /** @type {Set<number>} */
  #waiting = new Set();
  /** @type {number | undefined} */
  #timer;

  /** @param {import("./room-helpers.js").Room} room */
  constructor(room) {
    this.room = room;
    room.addEventListener("room:bubble", (event) => {
      const { message } = /** @type {CustomEvent} */ (event).detail;
      if (needsDress(message)) this.#later(message.id);
    });
    room.addEventListener("room:undressed", (event) => this.#later(/** @type {CustomEvent} */ (event).detail.id));
  }

  /** @param {number} id */
  #later(id) {
    if (!this.room.dataset.cardsUrl) return; // guests see nothing but the room
    this.#waiting.add(id);
    this.#timer ??= window.setTimeout(() => void this.#ask(), SOON + Math.random() * SPREAD);
  }

  async #ask() {
    this.#timer = undefined;
    const ids = [...this.#waiting].slice(0, AT_ONCE);
    for (const id of ids) this.#waiting.delete(id);
    const url = new URL(this.room.dataset.cardsUrl ?? "", location.href);
    url.search = new URLSearchParams({ messages: ids.join(",") }).toString();
    const answer = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => null);
    if (answer?.ok) for (const dress of (await answer.json()).messages) this.#put(dress);
    if (this.#waiting.size > 0) this.#later([...this.#waiting][0]);
  }

  /** @param {{id: number, html: string, cards: string, own: string[]}} dress */
  #put(dress) {
    const { view } = this.room;
    const bubble = view.bubbles.find(dress.id);
    if (!bubble || bubble.matches(".message--removed")) return;
    const wasAtEnd = view.isAtEnd;
    const body = bubble.querySelector(".message__body");
    if (body) body.innerHTML = dress.html; // sanitised by the server's one renderer
    const beside = besideOf(bubble);
    beside.querySelector("[data-cards]")?.remove();
    beside.insertAdjacentHTML("beforeend", dress.cards); // our own template
    RoomReactions.showOwn(bubble, dress.own);
    if (wasAtEnd) view.toEnd();
  }
}

/** @param {{body?: string, reactions?: object}} message */
function needsDress(message) {
  const body = message.body ?? "";
  const links = body.includes(location.host) || body.includes("](/");
  return links || body.includes("@") || Object.keys(message.reactions ?? {}).length > 0;
}
