/** What nobody has acknowledged yet, as it stands at the end of the log: its state, and words beside it. */
export class RoomPending {
  /**
   * @param {{outbox: import("./room-outbox.js").RoomOutbox, view: import("./room-view.js").RoomView,
   *   line: import("./room-line.js").RoomLine, words: DOMStringMap}} parts
   */
  constructor({ outbox, view, line, words }) {
    this.outbox = outbox;
    this.view = view;
    this.line = line;
    this.words = words;
  }

  /** @param {import("./room-outbox.js").Entry} entry */
  show(entry) {
    this.#put(entry, entry.reason ? "failed" : "sending");
    if (this.outbox.isForgetful) this.#note(entry.client_id, this.words.unkept ?? "");
  }

  /**
   * Says that it waits for the line, if it does.
   * @param {string} clientId
   */
  stillWaiting(clientId) {
    const entry = this.outbox.find(clientId);
    if (entry && !this.line.isLive) this.#put({ ...entry, reason: this.words.waits ?? "" }, "failed");
  }

  /**
   * The server has it. What stands in the log already, or will not come again, leaves its place at the end.
   * @param {{client_id: string, id: number, seq: number}} frame
   */
  acknowledged(frame) {
    const bubble = this.view.bubbles.find(frame.client_id);
    const isShown = this.view.bubbles.find(frame.id) || frame.seq <= this.line.seq;
    if (bubble && isShown) bubble.remove();
    else if (bubble) this.view.bubbles.say(bubble, "sent");
  }

  /**
   * Another tab of this person saw to it: its own frame takes the place.
   * @param {string} clientId
   */
  settledElsewhere(clientId) {
    const bubble = this.view.bubbles.find(clientId);
    if (bubble) this.view.bubbles.say(bubble, "sent");
  }

  /** @param {string} clientId */
  discard(clientId) {
    this.view.bubbles.find(clientId)?.remove();
  }

  /**
   * @param {import("./room-outbox.js").Entry} entry
   * @param {"sending" | "failed"} state
   */
  #put(entry, state) {
    const { bubbles, log } = this.view;
    let bubble = bubbles.find(entry.client_id);
    const follow = !bubble || this.view.isAtEnd;
    if (!bubble) {
      bubble = bubbles.makePending(entry);
      log.querySelector("[data-silence]")?.remove();
      log.append(bubble);
    }
    bubbles.say(bubble, state, entry.reason);
    if (follow) this.view.toEnd();
  }

  /**
   * Words beside the state of a message that is under way.
   * @param {string} clientId
   * @param {string} words
   */
  #note(clientId, words) {
    const line = this.view.bubbles.find(clientId)?.querySelector(".message__state");
    if (line && !line.textContent?.includes(words)) line.append(` ${words}`);
  }
}
