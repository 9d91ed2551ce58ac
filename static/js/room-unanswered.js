const LONGEST_UNANSWERED = 15_000;

/** The one message that was handed to the line, until the server says what became of it. */
export class RoomUnanswered {
  #clientId = "";
  #timer = 0;

  /** @param {() => void} overdue no answer came for so long that the line must be dead */
  constructor(overdue) {
    this.overdue = overdue;
  }

  get isAwaited() {
    return this.#clientId !== "";
  }

  /** @param {string} clientId */
  sent(clientId) {
    this.#clientId = clientId;
    this.#timer = window.setTimeout(this.overdue, LONGEST_UNANSWERED);
  }

  /**
   * No answer is awaited any more, if it was awaited for this one.
   * @param {string} clientId
   */
  settle(clientId) {
    if (this.#clientId === clientId) this.forget();
  }

  forget() {
    clearTimeout(this.#timer);
    this.#clientId = "";
  }
}
