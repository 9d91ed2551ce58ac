import { fill } from "./room-signs.js";

const LIVE = new Set(["live", "live-slow"]);
const ENDED = new Set(["signed-out", "other-person"]);

/** The state of the line in words, what waits for it, and what one can do about it. */
export class RoomState {
  #state = "connecting";
  #ticking = 0;
  #nextAt = 0;
  #waiting = 0;
  #isBusy = false;
  #isClosed = false;

  /**
   * @param {HTMLElement} root
   * @param {import("./room-bubbles.js").RoomBubbles} bubbles
   */
  constructor(root, bubbles) {
    this.line = /** @type {HTMLElement} */ (root.querySelector("[data-connection]"));
    this.bubbles = bubbles;
  }

  /**
   * @param {string} state
   * @param {number} next milliseconds until the next try
   */
  show(state, next = 0) {
    // Another try after a failed one is not worth a word: it would be spoken every few seconds.
    const isAgain = state === "connecting" && this.#nextAt > 0;
    const changed = state !== this.#state;
    if (!isAgain) this.#state = state;
    clearInterval(this.#ticking);
    this.#nextAt = isAgain ? performance.now() : next && performance.now() + next;
    if (next) this.#ticking = window.setInterval(() => this.#count(), 1000);
    this.#write();
    this.#count();
    if (changed || next) this.#offer(next > 0 ? "try-now" : ENDED.has(state) ? "sign-in" : "");
  }

  /**
   * @param {number} waiting how many messages are to be sent yet
   * @param {boolean} isBusy whether the server cannot take them at the moment
   */
  told(waiting, isBusy) {
    this.#waiting = waiting;
    this.#isBusy = isBusy;
    this.#write();
  }

  /** The room: nothing can be said any more, however well the line works. */
  closed() {
    this.#isClosed = true;
    this.#write();
  }

  #write() {
    const isLive = LIVE.has(this.#state);
    const state = isLive && this.#isClosed ? "closed" : isLive && this.#isBusy ? "busy" : this.#state;
    this.line.dataset.state = isLive && state !== "busy" ? "live" : "waiting";
    const name = state.replace(/-(\w)/g, (_all, letter) => letter.toUpperCase());
    const { words } = this.bubbles;
    // On a line that works a message is under way for a moment only: no need to count it.
    const isCounted = this.#waiting > 1 || (this.#waiting === 1 && (!isLive || state === "busy"));
    const count = isCounted ? ` ${fill(words.toBeSent, { n: this.#waiting })}` : "";
    put(this.line.querySelector("[data-connection-text]"), `${words[name] ?? ""}${count}`);
  }

  /** Not among what is spoken: it changes every second. */
  #count() {
    const seconds = Math.ceil((this.#nextAt - performance.now()) / 1000);
    const words = this.#nextAt && seconds > 0 ? fill(this.bubbles.words.nextTry, { n: seconds }) : "";
    put(this.line.querySelector("[data-countdown]"), words);
  }

  /** @param {string} part */
  #offer(part) {
    const place = this.line.querySelector("[data-way-on]");
    if (!part) place?.replaceChildren();
    else if (!place?.querySelector(`[data-${part}]`)) place?.replaceChildren(this.bubbles.part(part));
  }
}

/**
 * @param {Element | null} part
 * @param {string} text
 */
function put(part, text) {
  if (part && part.textContent !== text) part.textContent = text;
}
