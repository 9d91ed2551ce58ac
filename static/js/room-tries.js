import { waitAfter } from "./backoff.js";

const MANY_FAILURES = 4;

/** When a line that was lost is tried again: the later, the more has failed. */
export class RoomTries {
  #failures = 0;
  #timer = 0;

  /** @param {() => void} again */
  constructor(again) {
    this.again = again;
  }

  /**
   * @param {boolean} isTooFast the server asks for more room between the tries
   * @returns {number} the milliseconds until then
   */
  later(isTooFast) {
    const failures = isTooFast ? Math.max(MANY_FAILURES, this.#failures) : this.#failures;
    const next = waitAfter(failures);
    this.#failures = failures + 1;
    this.#timer = window.setTimeout(this.again, next);
    return next;
  }

  worked() {
    this.#failures = 0;
  }

  stop() {
    clearTimeout(this.#timer);
  }
}
