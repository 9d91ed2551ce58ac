import { PollingCarrier } from "./room-polling.js";
import { SocketCarrier } from "./room-socket.js";

const TRIES = 3;
const SLOW = "room-line-slow";

/** Chooses between socket and requests: twice what worked on this device last, then once the other. */
export class RoomCarriers {
  #broken = 0; // tries in a row that broke before the greeting

  /** @param {{address: string, slowAddress: string, me: number}} where */
  constructor({ address, slowAddress, me }) {
    this.address = address;
    this.slowAddress = slowAddress;
    this.me = me;
  }

  /**
   * @param {number} after
   * @param {import("./room-socket.js").Ears} ears
   */
  next(after, ears) {
    const isOther = this.#broken % TRIES === TRIES - 1;
    return wasSlow() === isOther ? this.socket(after, ears) : this.requests(after, ears);
  }

  /**
   * @param {number} after
   * @param {import("./room-socket.js").Ears} ears
   */
  socket(after, ears) {
    try {
      return new SocketCarrier(this.address, after, ears);
    } catch {
      return this.requests(after, ears); // some filters take sockets out of the browser
    }
  }

  /**
   * @param {number} after
   * @param {import("./room-socket.js").Ears} ears
   */
  requests(after, ears) {
    return new PollingCarrier(this.slowAddress, after, ears, this.me);
  }

  broke() {
    this.#broken += 1;
  }

  /** @param {{isSlow: boolean}} carrier */
  worked({ isSlow }) {
    this.#broken = 0;
    try {
      if (isSlow) localStorage.setItem(SLOW, "1");
      else localStorage.removeItem(SLOW);
    } catch {
      // Private windows may forbid it: the next page finds out anew.
    }
  }
}

function wasSlow() {
  try {
    return localStorage.getItem(SLOW) === "1";
  } catch {
    return false;
  }
}
