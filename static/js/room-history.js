// A socket that works counts its failures anew at each greeting; a history that fails needs rest all the same.
const FAILURES_COUNTED = 3;

/**
 * Messages over HTTP, where permissions hold as on every page.
 * @param {string} address
 * @param {Record<string, string>} query
 * @returns {Promise<{messages: any[], seq: number} | null>}
 */
async function load(address, query) {
  const url = new URL(address, location.href);
  url.search = new URLSearchParams(query).toString();
  try {
    const answer = await fetch(url, { headers: { Accept: "application/json" } });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // the line is down; the link stays, and the socket will begin again
  }
}

/**
 * Puts what was said before into the log instead of following the link.
 * @param {Event} event
 * @param {Element} link
 * @param {import("./room-view.js").RoomView} view
 * @param {string} address
 */
export async function loadEarlier(event, link, view, address) {
  event.preventDefault();
  const limit = 50;
  const found = await load(address, { before: String(view.first), limit: String(limit) });
  if (!found) return;
  view.showEarlier(found.messages);
  if (found.messages.length < limit) link.parentElement?.remove();
}

/**
 * Too far behind for a replay: the last messages are loaded, the rest is a page away.
 * @param {import("./room-view.js").RoomView} view
 * @param {import("./room-socket.js").RoomSocket} socket
 * @param {string} address
 * @param {number} seq
 */
export async function loadLatest(view, socket, address, seq) {
  const had = socket.seq;
  socket.seq = seq;
  const found = await load(address, { before: String(seq + 1), limit: "100" });
  if (!found) {
    socket.seq = had;
    return socket.retry(FAILURES_COUNTED);
  }
  view.clear(seq);
  for (const message of found.messages) view.show(message);
  view.offerEarlier();
  view.toEnd();
}

/**
 * How far this person has read on this device; all of it, when nothing is known.
 * @param {string} key
 * @param {number} seq
 */
export function readMark(key, seq) {
  try {
    const kept = Number(localStorage.getItem(key));
    return kept > 0 ? kept : seq;
  } catch {
    return seq;
  }
}

/**
 * @param {string} key
 * @param {number} seq
 */
export function writeMark(key, seq) {
  try {
    localStorage.setItem(key, String(seq));
  } catch {
    // Private windows may forbid it; the divider is then missing, nothing else.
  }
}
