import { fits, postOf } from "./room-posts.js";
import { RoomRest } from "./room-rest.js";
import { RoomUnanswered } from "./room-unanswered.js";

const PATIENCE_OFFLINE = 8000;

/**
 * Sends what is written through the outbox: one after another in the order of writing, each again until the
 * server has said what became of it, with its state at each message.
 */
export class RoomSpeaking {
  #rest = new RoomRest(() => this.sendNext());
  #unanswered = new RoomUnanswered(() => this.line.restart());

  /**
   * @param {{outbox: import("./room-outbox.js").RoomOutbox, pending: import("./room-pending.js").RoomPending,
   *   line: import("./room-line.js").RoomLine, turn: import("./room-turn.js").RoomTurn, words: DOMStringMap,
   *   told: (waiting: number, isBusy: boolean) => void}} parts
   */
  constructor({ outbox, pending, line, turn, words, told }) {
    this.outbox = outbox;
    this.pending = pending;
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
    this.show(entry);
    window.setTimeout(() => this.sendNext(), this.turn.patience);
    window.setTimeout(() => this.pending.stillWaiting(entry.client_id), PATIENCE_OFFLINE);
  }

  /** The line is back: what nobody acknowledged goes again. */
  begin() {
    this.#unanswered.forget();
    this.#rest.forget();
    window.setTimeout(() => this.sendNext(), this.turn.patience);
  }

  sendNext() {
    this.#rest.stop();
    const entry = this.outbox.waiting[0];
    this.told(this.outbox.waiting.length, this.#rest.isBusy);
    if (!entry || this.#unanswered.isAwaited || !this.line.isLive) return;
    const frame = postOf(entry);
    // The server could not say whose frame it was that it did not read.
    if (!fits(frame)) return this.#refuse(entry.client_id, this.words.tooLong ?? "");
    this.show(entry);
    if (this.line.send(frame)) this.#unanswered.sent(entry.client_id);
  }

  /** @param {import("./room-outbox.js").Entry} entry */
  show(entry) {
    this.pending.show(entry);
    this.told(this.outbox.waiting.length, this.#rest.isBusy);
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
    this.pending.discard(clientId);
    this.#unanswered.settle(clientId);
    this.sendNext();
  }

  /** @param {{client_id: string, id: number, seq: number}} frame */
  acknowledged(frame) {
    this.outbox.settle(frame.client_id);
    this.pending.acknowledged(frame);
    this.#rest.forget();
    this.#unanswered.settle(frame.client_id);
    this.sendNext();
  }

  /** @param {{client_id: string | null, code: string, detail: string}} frame */
  refused(frame) {
    const clientId = frame.client_id ?? "";
    if (!this.outbox.find(clientId)) return;
    if (this.#rest.isAskedBy(frame.code)) {
      // The same one again, and those after it later: the order is kept.
      this.#unanswered.forget();
      this.#rest.begin(frame.code);
      this.told(this.outbox.waiting.length, this.#rest.isBusy);
    } else this.#refuse(clientId, frame.detail);
  }

  /**
   * @param {string} clientId
   * @param {string} reason
   */
  #refuse(clientId, reason) {
    this.outbox.mark(clientId, reason);
    const entry = this.outbox.find(clientId);
    if (entry) this.show(entry);
    this.#unanswered.forget();
    this.sendNext();
  }
}
