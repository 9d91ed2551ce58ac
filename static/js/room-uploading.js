import { token } from "./room-helpers.js";

/**
 * Brings one file into the room; `done` hears the status (0 without a line) and what the server says.
 * @param {import("./room-helpers.js").Room} room
 * @param {File} file
 * @param {HTMLProgressElement | null} bar
 * @param {(status: number, told: any) => void} done
 * @returns {() => void} stops it
 */
export function upload(room, file, bar, done) {
  // fetch cannot say how far it is; this can.
  const request = new XMLHttpRequest();
  const body = new FormData();
  body.set("file", file, file.name || "image.png");
  request.upload.addEventListener("progress", (event) => {
    if (bar && event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
  });
  request.addEventListener("loadend", () => done(request.status, parse(request.responseText)));
  request.open("POST", room.dataset.uploadUrl ?? "");
  request.setRequestHeader("X-CSRFToken", token(room));
  request.setRequestHeader("Accept", "application/json");
  request.send(body);
  return () => request.abort();
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * The line of one file that goes with the next message.
 * @param {import("./room-helpers.js").Room} room
 * @param {File} file
 */
export function itemFor(room, file) {
  const item = /** @type {HTMLElement} */ (room.view.bubbles.part("upload").firstElementChild);
  const name = item.querySelector("[data-upload-name]");
  if (name) name.textContent = file.name;
  return item;
}

/**
 * @param {Element} item
 * @param {string} text
 */
export function say(item, text) {
  const line = item.querySelector("[data-upload-says]");
  if (line) line.textContent = text;
}
