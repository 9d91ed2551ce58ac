import { waitAfter } from "./backoff.js";

const AFTER_TOO_FAST = 2000;
const LATER = new Set(["too_fast", "try_later"]);

/** The rest that the server asks for before it takes a message: the longer, the more often it could not. */
export class RoomRest {
  #refusals = 0;
  #timer = 0;

  /** @param {() => void} again */
  constructor(again) {
    this.again = again;
  }

  /** Whether the server cannot take messages at the moment. */
  get isBusy() {
    return this.#refusals > 0;
  }

  /** @param {string} code */
  isAskedBy(code) {
    return LATER.has(code);
  }

  /** @param {string} code */
  begin(code) {
    this.#refusals += Number(code === "try_later");
    const rest = this.#refusals ? waitAfter(this.#refusals) : AFTER_TOO_FAST;
    this.#timer = window.setTimeout(this.again, rest);
  }

  /** It goes on before that. */
  stop() {
    clearTimeout(this.#timer);
  }

  /** The server takes messages again, as far as one knows. */
  forget() {
    this.#refusals = 0;
  }
}
