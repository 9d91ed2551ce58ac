const MOST_BYTES = 16 * 1024;

/**
 * The frame that says a kept message to the server.
 * @param {import("./room-outbox.js").Entry} entry
 */
export function postOf(entry) {
  const { n: _order, reason: _reason, files = [], ...said } = entry;
  return { type: "post", ...said, ...(files.length > 0 && { files: files.map((file) => file.id) }) };
}

/**
 * Whether the server reads a frame as long as this one.
 * @param {object} frame
 */
export function fits(frame) {
  return new TextEncoder().encode(JSON.stringify(frame)).length <= MOST_BYTES;
}
