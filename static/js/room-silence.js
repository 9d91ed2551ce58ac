// The server says something at least every half minute; a line that is silent longer is dead.
const LONGEST_SILENCE = 70_000;
export const LONGEST_GREETING = 8000;

/** Notices that a line has died without a word, which nothing else tells. */
export class RoomSilence {
  #timer = 0;

  /** @param {() => void} broken */
  constructor(broken) {
    this.broken = broken;
  }

  /** A line was begun. */
  awaitGreeting() {
    this.#await(LONGEST_GREETING);
  }

  /** Something came, and more has to. */
  heard() {
    this.#await(LONGEST_SILENCE);
  }

  stop() {
    clearTimeout(this.#timer);
  }

  /** @param {number} longest */
  #await(longest) {
    this.stop();
    this.#timer = window.setTimeout(this.broken, longest);
  }
}
