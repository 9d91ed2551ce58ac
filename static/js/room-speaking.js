import { postOf } from "./room-outbox.js";

const TYPING_EVERY = 3000;
const LONGEST_UNANSWERED = 15_000;
const AFTER_TOO_FAST = 2000;
const PATIENCE_OFFLINE = 8000;

/** Sends what is written: through the outbox, again after each reconnection, with its state at each message. */
export class RoomSpeaking {
  #typedAt = 0;
  /** @type {number | undefined} */
  #unanswered;

  /**
   * @param {{outbox: import("./room-outbox.js").RoomOutbox, view: import("./room-view.js").RoomView,
   *   socket: import("./room-socket.js").RoomSocket, words: DOMStringMap}} parts
   */
  constructor({ outbox, view, socket, words }) {
    this.outbox = outbox;
    this.view = view;
    this.socket = socket;
    this.words = words;
    /** @type {import("./room-outbox.js").Extras | null} what goes with a message besides its words */
    this.extras = null;
  }

  /**
   * Enter sends, Shift and Enter begin a new line.
   * @param {HTMLFormElement} form
   */
  listen(form) {
    const area = form.querySelector("textarea");
    if (!area) return;
    area.addEventListener("input", () => this.typing());
    area.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.extras?.holds()) return;
      const more = area.value.trim() || this.extras?.has() ? this.extras?.take() : null;
      if (area.value.trim() || more) this.#send(this.outbox.add(area.value.trim(), more?.reply_to ?? null, more?.files));
      area.value = "";
      this.#typedAt = 0;
      area.focus();
    });
  }

  /** The line is back: everything that nobody acknowledged goes again. */
  sendAll() {
    for (const entry of this.outbox.entries) if (entry.reason) this.view.showPending(entry, "failed");
      else this.#send(entry);
  }

  /** @param {string} clientId */
  again(clientId) {
    this.outbox.mark(clientId, "");
    const entry = this.outbox.find(clientId);
    if (entry) this.#send(entry);
  }

  /** @param {string} clientId */
  discard(clientId) {
    this.outbox.settle(clientId);
    this.view.bubbles.find(clientId)?.remove();
  }

  /** @param {import("./room-outbox.js").Entry} entry */
  #send(entry) {
    const { client_id } = entry;
    const frame = postOf(entry);
    // The server could not say whose frame it was that it did not read.
    if (!this.socket.fits(frame)) return this.refused({ client_id, code: "too_long", detail: this.words.tooLong ?? "" });
    this.view.showPending(entry, "sending");
    if (this.socket.send(frame)) return this.#expectAnswer();
    window.setTimeout(() => this.#stillWaiting(client_id), PATIENCE_OFFLINE);
  }

  /** @param {string} clientId */
  #stillWaiting(clientId) {
    const entry = this.outbox.find(clientId);
    if (entry && !this.socket.isLive) this.view.showPending({ ...entry, reason: this.words.waits ?? "" }, "failed");
  }

  #expectAnswer() {
    if (this.#unanswered !== undefined) return;
    this.#unanswered = window.setTimeout(() => {
      this.#unanswered = undefined;
      if (this.socket.isLive && this.outbox.entries.some((entry) => !entry.reason)) this.socket.restart();
    }, LONGEST_UNANSWERED);
  }

  /**
   * The server has it. What stands in the log already, or will not come again, leaves its place at the end.
   * @param {{client_id: string, id: number, seq: number}} frame
   */
  acknowledged(frame) {
    this.outbox.settle(frame.client_id);
    clearTimeout(this.#unanswered);
    this.#unanswered = undefined;
    const bubble = this.view.bubbles.find(frame.client_id);
    const isShown = this.view.bubbles.find(frame.id) || frame.seq <= this.socket.seq;
    if (bubble && isShown) bubble.remove();
    else if (bubble) this.view.bubbles.say(bubble, "sent");
    if (this.outbox.entries.some((entry) => !entry.reason)) this.#expectAnswer();
  }

  /** @param {{client_id: string | null, code: string, detail: string}} frame */
  refused(frame) {
    if (!frame.client_id) return;
    if (frame.code === "too_fast") return void window.setTimeout(() => this.again(frame.client_id ?? ""), AFTER_TOO_FAST);
    this.outbox.mark(frame.client_id, frame.detail);
    const entry = this.outbox.find(frame.client_id);
    if (entry) this.view.showPending(entry, "failed");
  }

  typing() {
    const now = Date.now();
    if (now - this.#typedAt < TYPING_EVERY) return;
    this.#typedAt = now;
    this.socket.send({ type: "typing" });
  }
}
