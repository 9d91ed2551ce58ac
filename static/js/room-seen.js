const SEND_AFTER = 4000;

/** How far this person has read: the greater of what the server knows and what this device has not told yet. */
export class RoomSeen {
  #told = -1;
  #timer = 0;

  /**
   * @param {string} key
   * @param {string} known the server's mark; empty when they have never been here
   * @param {import("./room-line.js").RoomLine} line
   */
  constructor(key, known, line) {
    this.key = key;
    this.line = line;
    const own = read(key);
    // All of it counts as read where nothing is known.
    this.seq = known === "" && own === 0 ? line.seq : Math.max(Number(known), own);
    if (known !== "") this.#told = Number(known);
  }

  /** @param {number} seq */
  saw(seq) {
    this.seq = Math.max(seq, this.seq);
    if (this.seq <= this.#told) return;
    try {
      localStorage.setItem(this.key, String(this.seq));
    } catch {
      // Private windows may forbid it; the server is told all the same.
    }
    if (!this.#timer) this.#timer = window.setTimeout(() => this.tell(), SEND_AFTER);
  }

  /** Tell the server now: the line is back, or the page goes away. */
  tell() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (this.seq > this.#told && this.line.send({ type: "seen", seq: this.seq })) this.#told = this.seq;
  }
}

/** @param {string} key */
function read(key) {
  try {
    return Number(localStorage.getItem(key)) || 0;
  } catch {
    return 0;
  }
}
