/**
 * What carries frames: it tells `heard(frame)` each one and `ended(code)` once, unless it was closed by us.
 * @typedef {{heard: (frame: any) => void, ended: (code: number) => void}} Ears
 * @typedef {{isSlow: boolean, send: (frame: object) => boolean, close: () => void}} Carrier
 */

/** Frames over a WebSocket. */
export class SocketCarrier {
  /**
   * @param {string} address the path of the socket
   * @param {number} after
   * @param {Ears} ears
   */
  constructor(address, after, ears) {
    const url = new URL(address, location.href);
    url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    url.search = new URLSearchParams({ after: String(after) }).toString();
    this.isSlow = false;
    this.isOver = false;
    this.socket = new WebSocket(url);
    this.socket.addEventListener("message", (event) => !this.isOver && ears.heard(JSON.parse(event.data)));
    this.socket.addEventListener("close", (event) => !this.isOver && ears.ended(event.code));
  }

  /** @param {object} frame */
  send(frame) {
    if (this.socket.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  /** Let go without waiting for the other side to notice. */
  close() {
    this.isOver = true;
    this.socket.close();
  }
}
