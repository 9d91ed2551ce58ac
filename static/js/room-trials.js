import { LONGEST_GREETING } from "./room-silence.js";

const TRY_SOCKET_AGAIN = 5 * 60_000;

/** @typedef {import("./room-socket.js").Carrier} Carrier */

/** Tries the quick way now and then beside a slow line, which goes on until the socket has greeted. */
export class RoomTrials {
  /** @type {number[]} */
  #timers = [];

  /**
   * @param {import("./room-carriers.js").RoomCarriers} carriers
   * @param {import("./room-hold.js").RoomHold} hold
   * @param {() => number} seq the last number received without a gap
   */
  constructor(carriers, hold, seq) {
    this.carriers = carriers;
    this.hold = hold;
    this.seq = seq;
  }

  /** @param {Carrier} slow */
  later(slow) {
    this.#timers.push(window.setTimeout(() => this.hold.carrier === slow && this.#try(slow), TRY_SOCKET_AGAIN));
  }

  stop() {
    for (const timer of this.#timers.splice(0)) clearTimeout(timer);
  }

  /** @param {Carrier} slow */
  #try(slow) {
    const { hold } = this;
    const ears = hold.ears(() => trial);
    const heard = (/** @type {any} */ frame) => {
      if (hold.carrier === slow && frame.type === "hello") hold.change(trial);
      ears.heard(frame);
    };
    /** @type {Carrier} */
    const trial = this.carriers.socket(this.seq(), { ...ears, heard });
    this.#timers.push(window.setTimeout(() => hold.carrier !== trial && trial.close(), LONGEST_GREETING));
    this.later(slow);
  }
}
