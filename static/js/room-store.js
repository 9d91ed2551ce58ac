/**
 * What stands in this device's storage. `n` is an entry's place in the order of writing; clocks go wrong.
 * @typedef {{client_id: string, n: number, body: string, reply_to: number | null, reason?: string,
 *   [more: string]: any}} Entry
 */

/**
 * What stands under keys that begin with `prefix`.
 * @param {string} prefix
 * @returns {Entry[]}
 */
export function read(prefix) {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    const kept = keys.map((key) => parse(localStorage.getItem(key) ?? ""));
    return kept.filter((entry) => typeof entry?.client_id === "string").sort(byOrder);
  } catch {
    return [];
  }
}

/**
 * @param {Entry} one
 * @param {Entry} other
 */
export function byOrder(one, other) {
  return (one.n || 0) - (other.n || 0) || (one.client_id < other.client_id ? -1 : 1);
}

/** @param {string} text */
export function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A random UUID; `crypto.randomUUID` is missing on pages without TLS other than localhost. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
