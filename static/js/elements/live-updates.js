import { waitAfter } from "../backoff.js";

/**
 * Listens for names of things that changed, such as `topic:12`, and lets htmx fetch the parts of the page
 * that show them: elements with `data-live-key` and `hx-trigger="refresh"`. Only names travel here; what
 * changed is fetched over HTTP, where permissions hold.
 */
class LiveUpdates extends HTMLElement {
  /** @type {WebSocket | null} */
  #socket = null;
  #failures = 0;
  #wasGreeted = false;
  /** @type {number | undefined} */
  #timer;

  connectedCallback() {
    if (this.keys.length === 0) return;
    this.connect();
    addEventListener("online", this);
    addEventListener("pageshow", this);
  }

  disconnectedCallback() {
    removeEventListener("online", this);
    removeEventListener("pageshow", this);
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  get keys() {
    return (this.dataset.keys ?? "").split(/\s+/).filter(Boolean);
  }

  /** The line is back, or the page was brought back: no need to wait any longer. */
  handleEvent() {
    if (!this.#socket) this.connect();
  }

  connect() {
    clearTimeout(this.#timer);
    const address = new URL(this.dataset.url ?? "/ws/live/", location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    const query = new URLSearchParams({ keys: this.keys.join(",") });
    // The first time the server tells what changed while this page was on its way.
    if (!this.#wasGreeted && this.dataset.since) query.set("since", this.dataset.since);
    address.search = query.toString();
    const socket = new WebSocket(address);
    this.#socket = socket;
    socket.addEventListener("message", (event) => this.heard(event.data));
    socket.addEventListener("close", (event) => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      if (event.code !== 4401 && event.code !== 4403) this.retry();
    });
  }

  retry() {
    this.#timer = window.setTimeout(() => this.connect(), waitAfter(this.#failures));
    this.#failures += 1;
  }

  /** @param {string} data */
  heard(data) {
    const frame = JSON.parse(data);
    if (frame.type === "hello") this.greeted();
    else if (frame.type === "changed" && typeof frame.key === "string") this.changed(frame.key, { quiet: frame.late === true });
  }

  /** The server follows the keys. An open socket alone says nothing: a server that is full closes it again. */
  greeted() {
    // What happened while the line was down is unknown: look once.
    if (this.#wasGreeted) for (const key of this.keys) this.changed(key, { quiet: true });
    this.#wasGreeted = true;
    this.#failures = 0;
  }

  /**
   * @param {string} key
   * @param {{quiet: boolean}} how
   */
  changed(key, { quiet }) {
    this.dispatchEvent(new CustomEvent("guildhall:changed", { bubbles: true, detail: { key } }));
    const parts = document.querySelectorAll(`[data-live-key~="${CSS.escape(key)}"]`);
    // @ts-ignore  htmx is a global of its own script
    for (const part of parts) window.htmx?.trigger(part, "refresh");
    if (!quiet && parts.length > 0) this.say(key);
  }

  /** @param {string} key */
  say(key) {
    const region = this.querySelector("[data-live-says]");
    if (!(region instanceof HTMLElement)) return;
    const part = document.querySelector(`[data-live-key~="${CSS.escape(key)}"][data-live-text]`);
    region.textContent = "";
    const text = part instanceof HTMLElement ? part.dataset.liveText : region.dataset.text;
    setTimeout(() => {
      region.textContent = text ?? "";
    }, 100);
  }
}

customElements.define("live-updates", LiveUpdates);
