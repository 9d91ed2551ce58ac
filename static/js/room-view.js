import { RoomBubbles } from "./room-bubbles.js";

const NEAR = 80;

/** The log of a room: bubbles in the order of their numbers, what is under way last, and what is new. */
export class RoomView {
  /**
   * @param {HTMLElement} root
   * @param {number} me
   */
  constructor(root, me) {
    this.bubbles = new RoomBubbles(root, me);
    this.log = /** @type {HTMLElement} */ (root.querySelector("[data-log]"));
    this.toEnd();
  }

  get isAtEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR;
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  /** The number of the first message shown, or 0. */
  get first() {
    const bubble = this.log.querySelector(".message[data-seq]");
    return Number(bubble instanceof HTMLElement ? bubble.dataset.seq : 0);
  }

  /**
   * Shows a message of the server; true when it is new here.
   * @param {any} message
   */
  show(message) {
    if (this.bubbles.find(message.id)) {
      this.bubbles.change(message);
      return false;
    }
    const follow = this.isAtEnd || this.bubbles.isOwn(message);
    if (this.bubbles.isOwn(message)) this.bubbles.find(message.client_id)?.remove();
    this.log.querySelector("[data-silence]")?.remove();
    this.#place(this.bubbles.make(message), message.seq);
    if (follow) this.toEnd();
    return true;
  }

  /**
   * Earlier messages stand before what is there, which stays where the eye is.
   * @param {any[]} messages
   */
  showEarlier(messages) {
    const before = this.log.scrollHeight - this.log.scrollTop;
    for (const message of messages) if (!this.bubbles.find(message.id)) this.#place(this.bubbles.make(message), message.seq);
    this.log.scrollTop = this.log.scrollHeight - before;
  }

  /**
   * Takes away what is numbered up to `seq`; what came since stays.
   * @param {number} seq
   */
  clear(seq) {
    for (const bubble of this.log.querySelectorAll(".message[data-seq]"))
      if (bubble instanceof HTMLElement && Number(bubble.dataset.seq) <= seq) bubble.remove();
  }

  offerEarlier() {
    if (!this.log.querySelector("[data-earlier]")) this.log.prepend(this.bubbles.part("earlier"));
  }

  /**
   * @param {import("./room-outbox.js").Entry} entry
   * @param {"sending" | "failed"} state
   */
  showPending(entry, state) {
    let bubble = this.bubbles.find(entry.client_id);
    if (!bubble) {
      bubble = this.bubbles.makePending(entry);
      this.log.querySelector("[data-silence]")?.remove();
      this.log.append(bubble);
      this.toEnd();
    }
    const follow = this.isAtEnd;
    this.bubbles.say(bubble, state, entry.reason);
    if (follow) this.toEnd();
  }

  /**
   * A line before the first message above `seq` that somebody else said, once.
   * @param {number} seq
   */
  divide(seq) {
    if (this.log.querySelector("[data-divider]")) return;
    const unread = [...this.log.querySelectorAll(".message[data-seq]:not(.message--own)")].find(
      (each) => each instanceof HTMLElement && Number(each.dataset.seq) > seq,
    );
    unread?.before(this.bubbles.part("divider"));
  }

  addClosed() {
    this.log.append(this.bubbles.part("closed"));
    this.toEnd();
  }

  /**
   * @param {HTMLElement} bubble
   * @param {number} seq
   */
  #place(bubble, seq) {
    const later = [...this.log.querySelectorAll(".message")].find(
      (each) => each instanceof HTMLElement && Number(each.dataset.seq ?? Infinity) > seq,
    );
    this.log.insertBefore(bubble, later ?? null);
  }
}
