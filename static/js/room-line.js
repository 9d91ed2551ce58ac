import { waitAfter } from "./backoff.js";
import { FINAL, STATES } from "./room-ends.js";

// The server says something at least every half minute; a line that is silent longer is dead.
const LONGEST_SILENCE = 70_000;
const LONGEST_GREETING = 8000;
const TRY_SOCKET_AGAIN = 5 * 60_000;
const BROKEN = 1006;
const MOST_BYTES = 16 * 1024;
const MANY_FAILURES = 4;
/** @typedef {import("./room-socket.js").SocketCarrier | import("./room-polling.js").PollingCarrier} Carrier */

/**
 * The line to one room. It knows the last number received without a gap, resumes after it, and tells
 * `hear(frame)` every frame once and in order. `show(state, next)` hears connecting, live, live-slow, waiting,
 * busy, restarting, too-fast (with the milliseconds until the next try), offline, other-person, signed-out
 * or not-allowed.
 */
export class RoomLine {
  /** @type {Carrier | null} */
  #carrier = null;
  #failures = 0;
  /** @type {number[]} */
  #timers = [];
  #silence = 0;

  /**
   * @param {{carriers: import("./room-carriers.js").RoomCarriers, seq: number, hear: (frame: any) => void,
   *   show: (state: string, next?: number) => void}} options
   */
  constructor({ carriers, seq, hear, show }) {
    this.carriers = carriers;
    this.seq = seq;
    this.hear = hear;
    this.show = show;
    this.isLive = false;
    this.isOver = false;
  }

  connect() {
    if (this.isOver || this.#carrier) return;
    this.drop();
    if (!navigator.onLine) return this.show("offline");
    this.show("connecting");
    /** @type {Carrier} */
    const carrier = this.carriers.next(this.seq, this.#ears(() => carrier));
    this.#carrier = carrier;
    this.#listenForSilence(LONGEST_GREETING);
  }

  /** Leave the line as it is and begin again after the last number; nothing is lost by it. */
  restart() {
    this.drop();
    this.connect();
  }

  /**
   * Let go of the line and begin again later: the later, the more has failed.
   * @param {string} state
   */
  retry(state = "waiting", failures = this.#failures) {
    if (this.isOver) return;
    this.drop();
    const next = waitAfter(failures);
    this.#failures = failures + 1;
    this.show(navigator.onLine ? state : "offline", next);
    this.#timers.push(window.setTimeout(() => this.connect(), next));
  }

  /** Let go of the line without waiting for the other side to notice. */
  drop() {
    for (const timer of [this.#silence, ...this.#timers.splice(0)]) clearTimeout(timer);
    this.#carrier?.close();
    this.#carrier = null;
    this.isLive = false;
  }

  /** @param {object} frame */
  fits(frame) {
    return new TextEncoder().encode(JSON.stringify(frame)).length <= MOST_BYTES;
  }

  /** @param {object} frame */
  send(frame) {
    return this.isLive && this.#carrier !== null && this.#carrier.send(frame);
  }

  /** @param {() => Carrier} whose */
  #ears(whose) {
    return {
      heard: (/** @type {any} */ frame) => this.#carrier === whose() && this.#take(frame),
      ended: (/** @type {number} */ code) => this.#carrier === whose() && this.#ended(code),
    };
  }

  /** @param {any} frame */
  #take(frame) {
    this.#listenForSilence(LONGEST_SILENCE);
    if (frame.type === "hello") {
      if (frame.you.id !== this.carriers.me) return this.#end("other-person");
      this.#greeted();
    } else if (frame.type === "reset") this.seq = frame.seq;
    else if (typeof frame.seq === "number" && frame.type !== "ack") {
      if (frame.seq <= this.seq) return;
      if (frame.seq > this.seq + 1) return this.restart();
      this.seq = frame.seq;
    }
    this.hear(frame);
  }

  #greeted() {
    const carrier = /** @type {Carrier} */ (this.#carrier);
    this.isLive = true;
    this.#failures = 0;
    this.carriers.worked(carrier);
    if (carrier.isSlow) this.#timers.push(window.setTimeout(() => this.#trySocket(carrier), TRY_SOCKET_AGAIN));
    this.show(carrier.isSlow ? "live-slow" : "live");
  }

  /**
   * Beside the slow line, which goes on until the socket has greeted.
   * @param {Carrier} slow
   */
  #trySocket(slow) {
    const heard = (/** @type {any} */ frame) => {
      if (this.#carrier === slow && frame.type === "hello") {
        this.#carrier = trial;
        slow.close();
      }
      if (this.#carrier === trial) this.#take(frame);
    };
    const trial = this.carriers.socket(this.seq, { heard, ended: (code) => this.#carrier === trial && this.#ended(code) });
    this.#timers.push(
      window.setTimeout(() => this.#carrier !== trial && trial.close(), LONGEST_GREETING),
      window.setTimeout(() => this.#carrier === slow && this.#trySocket(slow), TRY_SOCKET_AGAIN),
    );
  }

  /** @param {number} code */
  #ended(code) {
    const state = STATES.get(code);
    if (state && FINAL.has(code)) return this.#end(state);
    if (!this.isLive && !state) this.carriers.broke();
    this.retry(state, state === "too-fast" ? Math.max(MANY_FAILURES, this.#failures) : this.#failures);
  }

  /** @param {string} state */
  #end(state) {
    this.drop();
    this.isOver = true;
    this.show(state);
  }

  /** @param {number} longest */
  #listenForSilence(longest) {
    clearTimeout(this.#silence);
    this.#silence = window.setTimeout(() => this.#ended(BROKEN), longest);
  }
}
