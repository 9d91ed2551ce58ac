import { messageAt, token } from "./room-helpers.js";

/** Signs at messages: pressed here, counted by the server, shown as it says. */
export class RoomReactions {
  /** @param {import("./room-helpers.js").Room} room */
  constructor(room) {
    this.room = room;
    room.addEventListener("submit", (event) => this.#pressed(/** @type {SubmitEvent} */ (event)));
    room.addEventListener("room:frame", (event) => this.#heard(/** @type {CustomEvent} */ (event).detail));
    room.addEventListener("room:bubble", (event) => this.#made(/** @type {CustomEvent} */ (event).detail));
  }

  /** @param {SubmitEvent} event */
  #pressed(event) {
    const form = event.target;
    const button = event.submitter;
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-reactions]")) return;
    const found = messageAt(form);
    if (!found || !(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    const kind = button.value;
    const on = button.name === "add";
    form.querySelector("details")?.removeAttribute("open");
    this.#own(form, kind, on);
    if (this.room.send({ type: "react", id: found.id, kind, on })) return;
    const body = new FormData();
    body.set(on ? "add" : "drop", kind);
    body.set("csrfmiddlewaretoken", token(this.room));
    fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => this.#own(form, kind, !on));
  }

  /** @param {any} frame */
  #heard(frame) {
    if (frame.type === "event" && frame.kind === "reaction") {
      const form = this.room.view.bubbles.find(frame.message)?.querySelector("[data-reactions]");
      if (form) this.#count(form, frame.counts);
    } else if (frame.type === "error" && frame.id && frame.code !== "conflict") {
      this.#ask(frame.id);
    }
  }

  /** @param {{bubble: HTMLElement, message: any}} shown */
  #made({ bubble, message }) {
    const form = bubble.querySelector("[data-reactions]");
    if (!(form instanceof HTMLFormElement)) return;
    const here = `${this.room.dataset.historyUrl}${message.id}/`;
    form.action = `${here}react/`;
    const who = form.querySelector("[data-who]");
    if (who instanceof HTMLAnchorElement) who.href = `${here}reactions/`;
    this.#count(form, message.reactions ?? {});
  }

  /**
   * A sign was not taken: shows again what the server has.
   * @param {number} id
   */
  #ask(id) {
    this.room.dispatchEvent(new CustomEvent("room:undressed", { detail: { id } }));
  }

  /**
   * @param {Element} form
   * @param {Record<string, number>} counts
   */
  #count(form, counts) {
    for (const pill of form.querySelectorAll("[data-kind]")) {
      if (!(pill instanceof HTMLElement)) continue;
      const count = counts[pill.dataset.kind ?? ""] ?? 0;
      const place = pill.querySelector("[data-count]");
      if (place) place.textContent = String(count);
      pill.hidden = count === 0;
      if (count === 0) this.#own(form, pill.dataset.kind ?? "", false);
      const offer = form.querySelector(`[data-offer="${pill.dataset.kind}"]`);
      if (offer instanceof HTMLElement) offer.hidden = count > 0;
    }
    const menu = form.querySelector("details");
    if (menu) menu.hidden = !form.querySelector("[data-offer]:not([hidden])");
    const who = form.querySelector("[data-who]");
    if (who instanceof HTMLElement) who.hidden = Object.keys(counts).length === 0;
  }

  /**
   * @param {Element} form
   * @param {string} kind
   * @param {boolean} on
   */
  #own(form, kind, on) {
    const pill = form.querySelector(`button[data-kind="${CSS.escape(kind)}"]`);
    pill?.setAttribute("aria-pressed", String(on));
    if (pill instanceof HTMLButtonElement) pill.name = on ? "drop" : "add";
  }

  /**
   * Which signs are the reader's own; frames, which go to all, do not say.
   * @param {HTMLElement} bubble
   * @param {string[]} kinds
   */
  static showOwn(bubble, kinds) {
    for (const pill of bubble.querySelectorAll("button[data-kind]")) {
      const on = kinds.includes(pill.getAttribute("data-kind") ?? "");
      pill.setAttribute("aria-pressed", String(on));
      pill.setAttribute("name", on ? "drop" : "add");
    }
  }
}
