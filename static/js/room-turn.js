const PATIENCE = 3000;

/**
 * Which of several tabs of a room sends what was written: one has the turn until it closes. The others wait
 * a moment before they send all the same, since that tab may sleep; sending twice is harmless.
 */
export class RoomTurn {
  /** @type {(() => void) | undefined} */
  #release;

  /**
   * @param {string} name
   * @param {() => void} ours
   */
  constructor(name, ours) {
    this.isOurs = !navigator.locks;
    this.name = name;
    this.ours = ours;
    this.take();
  }

  get patience() {
    return this.isOurs ? 0 : PATIENCE;
  }

  take() {
    if (!navigator.locks || this.isOurs) return;
    this.stop = new AbortController();
    const held = () => {
      this.isOurs = true;
      this.ours();
      return new Promise((resolve) => (this.#release = () => resolve(undefined)));
    };
    navigator.locks.request(this.name, { signal: this.stop.signal }, held).catch(() => {}); // given up below
  }

  give() {
    if (!navigator.locks) return;
    this.stop?.abort();
    this.isOurs = false;
    this.#release?.();
  }
}
