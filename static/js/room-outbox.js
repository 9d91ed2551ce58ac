import { byOrder, newId, parse, read } from "./room-store.js";

/**
 * What was written and not yet acknowledged, kept on this device by room and person, so that it survives a
 * lost line, a reload and a closed tab. Sending twice is harmless: the server knows each `client_id`. Each
 * entry has a place of its own, so that several tabs of one room leave each other's alone, and hear of them.
 * Further fields, such as files, are kept too.
 *
 * @typedef {{client_id: string, n: number, body: string, reply_to: number | null, reason?: string,
 *   files?: {id: number, name: string}[], [more: string]: any}} Entry
 */
export class RoomOutbox {
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  /** @type {Set<string>} */
  #unkept = new Set();

  /**
   * @param {string} key
   * @param {(clientId: string, entry: Entry | null) => void} changed another tab wrote it, or settled it
   */
  constructor(key, changed = () => {}) {
    this.prefix = `${key}:`;
    for (const entry of read(this.prefix)) this.#entries.set(entry.client_id, entry);
    addEventListener("storage", (event) => {
      if (!event.key?.startsWith(this.prefix)) return;
      const clientId = event.key.slice(this.prefix.length);
      const entry = event.newValue ? parse(event.newValue) : null;
      if (entry) this.#entries.set(clientId, entry);
      else this.#entries.delete(clientId);
      changed(clientId, entry);
    });
  }

  /** In the order in which they were written. */
  get entries() {
    return [...this.#entries.values()].sort(byOrder);
  }

  /** Those that the server may still take. */
  get waiting() {
    return this.entries.filter((entry) => !entry.reason);
  }

  /** Whether something is lost when this page closes. */
  get isForgetful() {
    return this.#unkept.size > 0;
  }

  /** @param {string} clientId */
  find(clientId) {
    return this.#entries.get(clientId);
  }

  /**
   * @param {string} body
   * @param {number | null} replyTo
   * @param {object} more
   * @returns {Entry}
   */
  add(body, replyTo, more = {}) {
    const n = Math.max(0, ...this.entries.map((entry) => entry.n || 0)) + 1;
    const entry = { ...more, client_id: newId(), n, body, reply_to: replyTo };
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
    this.#unkept.delete(clientId);
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
      this.#unkept.delete(entry.client_id);
    } catch {
      this.#unkept.add(entry.client_id); // storage is full or forbidden: the page still holds it
    }
  }
}
