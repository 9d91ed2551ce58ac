import { RoomBubbles } from "./room-bubbles.js";
import { RoomDays } from "./room-days.js";

const NEAR = 80;
const REMEMBERED = 500;

/** The log of a room: bubbles in the order of their numbers, what is under way last, and what is new. */
export class RoomView {
  /** @type {Map<number, any>} */
  #changes = new Map();

  /**
   * @param {HTMLElement} root
   * @param {number} me
   */
  constructor(root, me) {
    this.bubbles = new RoomBubbles(root, me);
    this.log = /** @type {HTMLElement} */ (root.querySelector("[data-log]"));
    this.days = new RoomDays(root.dataset, this.bubbles.words);
    this.days.arrange(this.all);
    // Whether the log goes on to the newest message; else what comes live would stand beside a gap.
    this.isWhole = root.hasAttribute("data-latest");
  }

  get isAtEnd() {
    return this.isWhole && this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR;
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  /** The bubbles of what the server has, in their order. */
  get all() {
    return /** @type {HTMLElement[]} */ ([...this.log.querySelectorAll(".message[data-seq]")]);
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
    const follow = this.isAtEnd;
    if (this.bubbles.isOwn(message)) this.bubbles.find(message.client_id)?.remove();
    this.add([message], message.seq);
    if (follow) this.toEnd();
    return true;
  }

  /**
   * Messages as they were when the room's last number was `seq`; what was changed since is remembered.
   * @param {any[]} messages
   * @param {number} seq
   */
  add(messages, seq) {
    this.log.querySelector("[data-silence]")?.remove();
    for (const message of messages) {
      if (this.bubbles.find(message.id)) continue;
      const bubble = this.bubbles.make(message);
      this.#place(bubble, message.seq);
      const change = this.#changes.get(message.id);
      if (change?.seq > seq) this.take(change);
      this.days.fit(bubble);
    }
  }

  /**
   * Takes in a change or a removal, also of what is not shown yet.
   * @param {any} frame
   */
  take(frame) {
    this.#changes.set(frame.id, frame);
    if (this.#changes.size > REMEMBERED) this.#changes.delete([...this.#changes.keys()][0]);
    if (frame.type === "removed") this.bubbles.remove(frame.id);
    else this.bubbles.change(frame);
  }

  /** @param {HTMLElement[]} bubbles */
  drop(bubbles) {
    for (const bubble of bubbles) {
      this.days.forget(bubble);
      bubble.remove();
    }
    const [first] = this.all;
    if (first) this.days.fit(first);
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
    const earlier = this.all.findLast((each) => Number(each.dataset.seq) < seq);
    const first = this.all[0] ?? this.log.querySelector("[data-pending]");
    if (earlier) earlier.after(bubble);
    else this.log.insertBefore(bubble, first ? this.days.headOf(first) : null);
  }
}
