/**
 * What was written and not yet acknowledged, kept on this device by room and person, so that it survives a
 * lost line, a reload and a closed tab. Sending twice is harmless: the server knows each `client_id`.
 *
 * @typedef {{client_id: string, body: string, reply_to: number | null, at: string, reason?: string}} Entry
 */
export class RoomOutbox {
  /** @type {Map<string, Entry>} */
  #entries = new Map();

  /** @param {string} key */
  constructor(key) {
    this.key = key;
    for (const entry of read(key)) this.#entries.set(entry.client_id, entry);
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
   * @returns {Entry}
   */
  add(body, replyTo) {
    const entry = { client_id: newId(), body, reply_to: replyTo, at: new Date().toISOString() };
    this.#entries.set(entry.client_id, entry);
    this.#keep();
    return entry;
  }

  /**
   * The server has it, or nobody wants it any more.
   * @param {string} clientId
   */
  settle(clientId) {
    if (this.#entries.delete(clientId)) this.#keep();
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
    this.#keep();
  }

  #keep() {
    try {
      if (this.#entries.size === 0) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, JSON.stringify(this.entries));
    } catch {
      // Storage is full or forbidden: the page still holds the entries.
    }
  }
}

/**
 * @param {string} key
 * @returns {Entry[]}
 */
function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter((entry) => typeof entry?.client_id === "string") : [];
  } catch {
    return [];
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
