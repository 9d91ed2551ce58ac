/** @typedef {import("./room-socket.js").Carrier} Carrier */

/** The carrier that a line holds on to. What any other says, such as one let go of, is not heard. */
export class RoomHold {
  /** @type {Carrier | null} */
  carrier = null;

  /** @param {import("./room-socket.js").Ears} line */
  constructor(line) {
    this.line = line;
  }

  /**
   * For a carrier yet to be made: they hear it as long as it is held.
   * @param {() => Carrier} whose
   * @returns {import("./room-socket.js").Ears}
   */
  ears(whose) {
    return {
      heard: (frame) => this.carrier === whose() && this.line.heard(frame),
      ended: (code) => this.carrier === whose() && this.line.ended(code),
    };
  }

  /**
   * Holds another, or none; the one before is closed.
   * @param {Carrier | null} carrier
   */
  change(carrier) {
    const before = this.carrier;
    this.carrier = carrier;
    before?.close();
  }
}
