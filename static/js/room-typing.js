const TYPING_EVERY = 3000;

/** Tells the others that this person writes, no more often than they need to hear it. */
export class RoomTyping {
  #typedAt = 0;

  /** @param {import("./room-line.js").RoomLine} line */
  constructor(line) {
    this.line = line;
  }

  tell() {
    const now = performance.now();
    if (this.#typedAt && now - this.#typedAt < TYPING_EVERY) return;
    this.#typedAt = now;
    this.line.send({ type: "typing" });
  }

  /** What was written is said: whatever is typed next is news again. */
  said() {
    this.#typedAt = 0;
  }
}
