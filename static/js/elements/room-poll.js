import "../kept-forms.js";

const SPREAD = 1500;

/** Polls that were seen going on in this page: the end of others is no news. @type {Set<string>} */
const goingOn = new Set();

/**
 * A poll in a room: counts down the time that is left by `data-seconds`, looks again when it is over, and
 * speaks `data-says`, the result, once to whoever saw it going on.
 */
class RoomPoll extends HTMLElement {
  /** @type {number | undefined} */
  #timer;

  connectedCallback() {
    const name = this.dataset.poll ?? "";
    if (this.dataset.over !== undefined) {
      if (goingOn.delete(name)) announce(this.dataset.says ?? "");
      return;
    }
    goingOn.add(name);
    if (!this.dataset.seconds) return;
    const end = performance.now() + Number(this.dataset.seconds) * 1000;
    this.#timer = window.setInterval(() => this.tick(end), 1000);
    this.tick(end);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  /** @param {number} end by this page's own clock, whose hour may be wrong */
  tick(end) {
    const left = Math.max(Math.ceil((end - performance.now()) / 1000), 0);
    const line = this.querySelector("[data-left]");
    if (line) line.textContent = `(${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")})`;
    if (left > 0) return;
    clearInterval(this.#timer);
    // @ts-ignore  htmx is a global of its own script
    window.setTimeout(() => window.htmx?.trigger(this.closest("[data-room-part]") ?? this, "refresh"), Math.random() * SPREAD);
  }
}

/** @param {string} text */
function announce(text) {
  let region = document.getElementById("vote-announce");
  if (!region) {
    region = document.createElement("p");
    region.id = "vote-announce";
    region.className = "visually-hidden";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  const said = region;
  // A region that is new has to be there before its words are.
  window.setTimeout(() => (said.textContent = text), 200);
}

customElements.define("room-poll", RoomPoll);
