import { waitAfter } from "./backoff.js";

const TYPING_EVERY = 3000;
const LONGEST_UNANSWERED = 15_000;
const AFTER_TOO_FAST = 2000;
const PATIENCE_OFFLINE = 8000;

/**
 * Sends what is written through the outbox: one after another in the order of writing, each again until the
 * server has said what became of it, with its state at each message.
 */
export class RoomSpeaking {
  #typedAt = 0;
  #inFlight = "";
  #refusals = 0;
  #timer = 0;
  #rest = 0;

  /**
   * @param {{outbox: import("./room-outbox.js").RoomOutbox, view: import("./room-view.js").RoomView,
   *   line: import("./room-line.js").RoomLine, turn: import("./room-turn.js").RoomTurn, words: DOMStringMap,
   *   told: (waiting: number, isBusy: boolean) => void}} parts
   */
  constructor({ outbox, view, line, turn, words, told }) {
    this.outbox = outbox;
    this.view = view;
    this.line = line;
    this.turn = turn;
    this.words = words;
    this.told = told;
  }

  /**
   * @param {string} body
   * @param {number | null} replyTo
   * @param {object} more what else the message holds, such as files
   */
  say(body, replyTo = null, more = {}) {
    const entry = this.outbox.add(body, replyTo, more);
    this.#typedAt = 0;
    this.show(entry);
    window.setTimeout(() => this.sendNext(), this.turn.patience);
    window.setTimeout(() => this.#stillWaiting(entry.client_id), PATIENCE_OFFLINE);
  }

  /** The line is back: what nobody acknowledged goes again. */
  begin() {
    this.#free();
    this.#refusals = 0;
    window.setTimeout(() => this.sendNext(), this.turn.patience);
  }

  sendNext() {
    clearTimeout(this.#rest);
    const entry = this.outbox.waiting[0];
    this.told(this.outbox.waiting.length, this.#refusals > 0);
    if (!entry || this.#inFlight || !this.line.isLive) return;
    const { n: _order, reason: _reason, files = [], ...said } = entry;
    const frame = { type: "post", ...said, ...(files.length > 0 && { files: files.map((file) => file.id) }) };
    // The server could not say whose frame it was that it did not read.
    if (!this.line.fits(frame)) return this.#refuse(entry.client_id, this.words.tooLong ?? "");
    this.show(entry);
    if (!this.line.send(frame)) return;
    this.#inFlight = entry.client_id;
    this.#timer = window.setTimeout(() => this.line.restart(), LONGEST_UNANSWERED);
  }

  /** @param {import("./room-outbox.js").Entry} entry */
  show(entry) {
    this.view.showPending(entry, entry.reason ? "failed" : "sending");
    if (this.outbox.isForgetful) this.view.note(entry.client_id, this.words.unkept ?? "");
    this.told(this.outbox.waiting.length, this.#refusals > 0);
  }

  /** @param {string} clientId */
  again(clientId) {
    this.outbox.mark(clientId, "");
    const entry = this.outbox.find(clientId);
    if (entry) this.show(entry);
    this.sendNext();
  }

  /** @param {string} clientId */
  discard(clientId) {
    this.outbox.settle(clientId);
    this.view.bubbles.find(clientId)?.remove();
    if (this.#inFlight === clientId) this.#free();
    this.sendNext();
  }

  /**
   * The server has it. What stands in the log already, or will not come again, leaves its place at the end.
   * @param {{client_id: string, id: number, seq: number}} frame
   */
  acknowledged(frame) {
    this.outbox.settle(frame.client_id);
    const bubble = this.view.bubbles.find(frame.client_id);
    const isShown = this.view.bubbles.find(frame.id) || frame.seq <= this.line.seq;
    if (bubble && isShown) bubble.remove();
    else if (bubble) this.view.bubbles.say(bubble, "sent");
    this.#refusals = 0;
    if (this.#inFlight === frame.client_id) this.#free();
    this.sendNext();
  }

  /** @param {{client_id: string | null, code: string, detail: string}} frame */
  refused(frame) {
    const clientId = frame.client_id ?? "";
    if (!this.outbox.find(clientId)) return;
    if (frame.code === "too_fast" || frame.code === "try_later") {
      // The same one again, and those after it later: the order is kept.
      this.#free();
      this.#refusals += Number(frame.code === "try_later");
      const rest = this.#refusals ? waitAfter(this.#refusals) : AFTER_TOO_FAST;
      this.told(this.outbox.waiting.length, this.#refusals > 0);
      this.#rest = window.setTimeout(() => this.sendNext(), rest);
    } else this.#refuse(clientId, frame.detail);
  }

  typing() {
    const now = performance.now();
    if (this.#typedAt && now - this.#typedAt < TYPING_EVERY) return;
    this.#typedAt = now;
    this.line.send({ type: "typing" });
  }

  /**
   * @param {string} clientId
   * @param {string} reason
   */
  #refuse(clientId, reason) {
    this.outbox.mark(clientId, reason);
    const entry = this.outbox.find(clientId);
    if (entry) this.show(entry);
    this.#free();
    this.sendNext();
  }

  #free() {
    clearTimeout(this.#timer);
    this.#inFlight = "";
  }

  /** @param {string} clientId */
  #stillWaiting(clientId) {
    const entry = this.outbox.find(clientId);
    if (entry && !this.line.isLive) this.view.showPending({ ...entry, reason: this.words.waits ?? "" }, "failed");
  }
}
