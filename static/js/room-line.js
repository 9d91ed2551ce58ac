import { FINAL, STATES } from "./room-ends.js";
import { RoomHold } from "./room-hold.js";
import { RoomSilence } from "./room-silence.js";
import { RoomTrials } from "./room-trials.js";
import { RoomTries } from "./room-tries.js";

const BROKEN = 1006;

/**
 * The line to one room. It knows the last number received without a gap, resumes after it, and tells
 * `hear(frame)` every frame once and in order. `show(state, next)` hears connecting, live, live-slow, waiting,
 * busy, restarting, too-fast (with the milliseconds until the next try), offline, other-person, signed-out
 * or not-allowed.
 */
export class RoomLine {
  #hold = new RoomHold({ heard: (frame) => this.#take(frame), ended: (code) => this.#ended(code) });
  #silence = new RoomSilence(() => this.#ended(BROKEN));
  #tries = new RoomTries(() => this.connect());

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
    this.trials = new RoomTrials(carriers, this.#hold, () => this.seq);
  }

  connect() {
    if (this.isOver || this.#hold.carrier) return;
    this.drop();
    if (!navigator.onLine) return this.show("offline");
    this.show("connecting");
    /** @type {import("./room-socket.js").Carrier} */
    const carrier = this.carriers.next(this.seq, this.#hold.ears(() => carrier));
    this.#hold.change(carrier);
    this.#silence.awaitGreeting();
  }

  /** Leave the line as it is and begin again after the last number; nothing is lost by it. */
  restart() {
    this.drop();
    this.connect();
  }

  /** Let go of the line without waiting for the other side to notice. */
  drop() {
    for (const each of [this.#silence, this.#tries, this.trials]) each.stop();
    this.#hold.change(null);
    this.isLive = false;
  }

  /** @param {object} frame */
  send(frame) {
    return this.isLive && (this.#hold.carrier?.send(frame) ?? false);
  }

  /** @param {any} frame */
  #take(frame) {
    this.#silence.heard();
    if (frame.type === "hello") {
      if ((frame.you.id ?? -frame.you.guest) !== this.carriers.me) return this.#end("other-person");
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
    this.isLive = true;
    this.#tries.worked();
    const { carrier } = this.#hold;
    if (!carrier) return;
    this.carriers.worked(carrier);
    if (carrier.isSlow) this.trials.later(carrier);
    this.show(carrier.isSlow ? "live-slow" : "live");
  }

  /** @param {number} code */
  #ended(code) {
    const state = STATES.get(code);
    if (state && FINAL.has(code)) return this.#end(state);
    if (!this.isLive && !state) this.carriers.broke();
    this.#retry(state);
  }

  /** Let go of the line and begin again later. */
  #retry(state = "waiting") {
    if (this.isOver) return;
    this.drop();
    const next = this.#tries.later(state === "too-fast");
    this.show(navigator.onLine ? state : "offline", next);
  }

  /** @param {string} state */
  #end(state) {
    this.drop();
    this.isOver = true;
    this.show(state);
  }
}
