const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const RECENT = 6 * DAY;

/** Keeps the words of `<time datetime>` inside it true while the page is open, in the page's language. */
class RelativeTime extends HTMLElement {
  /** @type {number | undefined} */
  #timer;

  connectedCallback() {
    this.update();
    this.#timer = window.setInterval(() => this.update(), 30_000);
  }

  disconnectedCallback() {
    window.clearInterval(this.#timer);
  }

  update() {
    const time = this.querySelector("time");
    const words = this.querySelector("[data-relative]") ?? time;
    if (!time || !words) return;
    const seconds = (new Date(time.dateTime).getTime() - Date.now()) / 1000;
    if (Number.isNaN(seconds) || Math.abs(seconds) > RECENT) return;
    words.textContent = this.say(seconds);
  }

  /** @param {number} seconds */
  say(seconds) {
    const format = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
    const size = Math.abs(seconds);
    if (size < 45) return format.format(0, "second");
    if (size < 45 * MINUTE) return format.format(Math.round(seconds / MINUTE) || -1, "minute");
    if (size < 22 * HOUR) return format.format(Math.round(seconds / HOUR) || -1, "hour");
    return format.format(Math.round(seconds / DAY) || -1, "day");
  }
}

customElements.define("relative-time", RelativeTime);
