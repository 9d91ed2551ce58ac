const WAIT = 25;
const GRACE = 15_000;
const LOST = 1006;

/** The same frames over plain requests: one waits for what comes, others say something, one after another. */
export class PollingCarrier {
  #asking = new AbortController();
  /** @type {Promise<void>} */
  #saying = Promise.resolve();

  /**
   * @param {string} address
   * @param {number} after
   * @param {import("./room-socket.js").Ears} ears
   * @param {number} me whose page this is: the server refuses when somebody else has signed in meanwhile
   */
  constructor(address, after, ears, me) {
    this.address = address;
    this.ears = ears;
    this.isSlow = true;
    this.isOver = false;
    this.query = { line: newName(), me: String(me) };
    this.#listen(after);
  }

  /** @param {object} frame */
  send(frame) {
    if (this.isOver) return false;
    this.#saying = this.#saying.then(() => this.#say(frame));
    return true;
  }

  close() {
    this.isOver = true;
    this.#asking.abort();
  }

  /** @param {number} after */
  async #listen(after) {
    let wait = 0; // the greeting comes at once
    while (!this.isOver) {
      const answer = await this.#ask({ after: String(after), wait: String(wait) }, wait * 1000 + GRACE);
      if (!answer) return;
      after = answer.seq;
      wait = WAIT;
    }
  }

  /** @param {object} frame */
  async #say(frame) {
    if (!this.isOver) await this.#ask({}, GRACE, { method: "POST", body: JSON.stringify(frame) });
  }

  /**
   * Tells what the server answers; nothing is given back when that was the end.
   * @param {Record<string, string>} query
   * @param {number} patience
   * @param {RequestInit} how
   */
  async #ask(query, patience, how = {}) {
    const url = new URL(this.address, location.href);
    url.search = new URLSearchParams({ ...query, ...this.query }).toString();
    const timer = window.setTimeout(() => this.#end(LOST), patience);
    const answer = await fetchJson(url, { ...how, signal: this.#asking.signal, cache: "no-store" });
    clearTimeout(timer);
    if (this.isOver) return null;
    if (!Array.isArray(answer?.frames)) return this.#end(answer?.close ?? LOST);
    for (const frame of answer.frames) if (!this.isOver) this.ears.heard(frame);
    return answer;
  }

  /** @param {number} code */
  #end(code) {
    if (this.isOver) return null;
    this.close();
    this.ears.ended(code);
    return null;
  }
}

/**
 * @param {URL} url
 * @param {RequestInit} how
 */
async function fetchJson(url, how) {
  try {
    return await (await fetch(url, how)).json();
  } catch {
    return null; // the line is down, or something else than our server answered
  }
}

const newName = () => Math.random().toString(36).slice(2, 14);
