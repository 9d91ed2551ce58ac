/**
 * What was written and not yet acknowledged, kept on this device by room and person, so that it survives a
 * lost line, a reload and a closed tab. Sending twice is harmless: the server knows each `client_id`. Each
 * entry has a place of its own, so that several tabs of one room leave each other's alone.
 *
 * @typedef {{client_id: string, body: string, reply_to: number | null, at: string, reason?: string,
 *   files?: {id: number, name: string}[]}} Entry
 * @typedef {{holds: () => boolean, has: () => boolean,
 *   take: () => {reply_to: number | null, files: {id: number, name: string}[]}}} Extras what goes with a message
 */
export class RoomOutbox {
  /** @type {Map<string, Entry>} */
  #entries = new Map();

  /** @param {string} key */
  constructor(key) {
    this.prefix = `${key}:`;
    for (const entry of read(this.prefix)) this.#entries.set(entry.client_id, entry);
  }

  /** Oldest first. */
  get entries() {
    return [...this.#entries.values()];
  }

  /** @param {string} clientId */
  find(clientId) {
    return this.#entries.get(clientId);
  }

  /**
   * @param {string} body
   * @param {number | null} replyTo
   * @param {{id: number, name: string}[]} files
   * @returns {Entry}
   */
  add(body, replyTo, files = []) {
    const entry = { client_id: newId(), body, reply_to: replyTo, at: new Date().toISOString(), files };
    this.#entries.set(entry.client_id, entry);
    this.#keep(entry);
    return entry;
  }

  /**
   * The server has it, or nobody wants it any more.
   * @param {string} clientId
   */
  settle(clientId) {
    this.#entries.delete(clientId);
    try {
      localStorage.removeItem(this.prefix + clientId);
    } catch {
      // Storage is forbidden: nothing was kept.
    }
  }

  /**
   * The server will not take it as it is: `reason` in words. An empty reason: try again.
   * @param {string} clientId
   * @param {string} reason
   */
  mark(clientId, reason) {
    const entry = this.#entries.get(clientId);
    if (!entry) return;
    entry.reason = reason;
    this.#keep(entry);
  }

  /** @param {Entry} entry */
  #keep(entry) {
    try {
      localStorage.setItem(this.prefix + entry.client_id, JSON.stringify(entry));
    } catch {
      // Storage is full or forbidden: the page still holds the entry.
    }
  }
}

/**
 * What stands under keys that begin with `prefix`, oldest first.
 * @param {string} prefix
 * @returns {Entry[]}
 */
function read(prefix) {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    const kept = keys.map((key) => parse(localStorage.getItem(key) ?? ""));
    return kept.filter((entry) => typeof entry?.client_id === "string").sort((one, other) => (one.at < other.at ? -1 : 1));
  } catch {
    return [];
  }
}

/** @param {Entry} entry as the frame that says it */
export function postOf({ client_id, body, reply_to, files = [] }) {
  return { type: "post", client_id, body, reply_to, ...(files.length > 0 && { files: files.map((file) => file.id) }) };
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A random UUID; `crypto.randomUUID` is missing on pages without TLS other than localhost. */
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
