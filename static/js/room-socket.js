import { waitAfter } from "./backoff.js";
// The server says something at least every half minute; a line that is silent longer is dead.
const LONGEST_SILENCE = 70_000;
const MOST_BYTES = 16 * 1024;
const TOO_MUCH = new Set([4429, 1008]); // only patience helps
const MANY_FAILURES = 4;
const FINAL = new Map([
  [4401, "signed-out"],
  [4403, "not-allowed"],
  [4404, "not-allowed"],
]);

/**
 * The line to one room. It knows the last number received without a gap, resumes after it, and tells
 * `hear(frame)` every frame once and in order; `show(state)` hears live, connecting, waiting, offline,
 * signed-out or not-allowed.
 */
export class RoomSocket {
  /** @type {WebSocket | null} */
  #socket = null;
  #failures = 0;
  #over = false;
  /** @type {number | undefined} */
  #timer;
  /** @type {number | undefined} */
  #silence;

  /**
   * @param {{address: URL, seq: number, hear: (frame: any) => void, show: (state: string) => void}} options
   */
  constructor({ address, seq, hear, show }) {
    this.address = address;
    this.seq = seq;
    this.hear = hear;
    this.show = show;
    this.isLive = false;
  }

  connect() {
    clearTimeout(this.#timer);
    if (this.#over || this.#socket) return;
    if (!navigator.onLine) return this.show("offline");
    this.show("connecting");
    this.address.search = new URLSearchParams({ after: String(this.seq) }).toString();
    const socket = new WebSocket(this.address);
    this.#socket = socket;
    this.#listenForSilence();
    socket.addEventListener("message", (event) => socket === this.#socket && this.#take(JSON.parse(event.data)));
    socket.addEventListener("close", (event) => socket === this.#socket && this.#lost(event.code));
  }

  /** Leave the line as it is and begin again after the last number; nothing is lost by it. */
  restart() {
    this.drop();
    this.connect();
  }

  /**
   * Let go of the line and begin again later: the later, the more has failed.
   * @param {number} failures
   */
  retry(failures = this.#failures) {
    if (this.#over) return;
    this.drop();
    this.show(navigator.onLine ? "waiting" : "offline");
    this.#timer = window.setTimeout(() => this.connect(), waitAfter(failures));
    this.#failures = failures + 1;
  }

  /** Let go of the line without waiting for the other side to notice. */
  drop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#silence);
    const socket = this.#socket;
    this.#socket = null;
    this.isLive = false;
    socket?.close();
  }

  /** @param {object} frame */
  fits(frame) {
    return new TextEncoder().encode(JSON.stringify(frame)).length <= MOST_BYTES;
  }

  /** @param {object} frame */
  send(frame) {
    if (!this.isLive || this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** @param {any} frame */
  #take(frame) {
    this.#listenForSilence();
    if (frame.type === "hello") {
      this.isLive = true;
      this.#failures = 0;
      this.show("live");
    } else if (typeof frame.seq === "number" && frame.type !== "ack" && frame.type !== "reset") {
      if (frame.seq <= this.seq) return;
      if (frame.seq > this.seq + 1) return this.restart();
      this.seq = frame.seq;
    }
    this.hear(frame);
  }

  /** @param {number} code */
  #lost(code) {
    const end = FINAL.get(code);
    if (!end) return this.retry(TOO_MUCH.has(code) ? MANY_FAILURES : this.#failures);
    this.drop();
    this.#over = true;
    this.show(end);
  }

  #listenForSilence() {
    clearTimeout(this.#silence);
    this.#silence = window.setTimeout(() => this.restart(), LONGEST_SILENCE);
  }
}
