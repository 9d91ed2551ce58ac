const MINUTE = 60;

/** What was said already, so that a part that is fetched anew does not say it again. @type {Set<string>} */
const spoken = new Set();

/**
 * The time of what is talked about: counts on from the seconds that the server said were left, by the
 * browser's own stopwatch, so a wrong clock does no harm. Shows minutes, and seconds in the last one.
 * With `data-last` and `data-end` a screen reader hears of the last minute and of the end, once each.
 */
class RoomTimer extends HTMLElement {
  /** @type {number | undefined} */
  #ticking;

  connectedCallback() {
    this.begun = performance.now();
    this.atStart = Number(this.dataset.left);
    this.wasLeft = this.atStart;
    this.update();
    this.#ticking = window.setInterval(() => this.update(), 1000);
    document.addEventListener("visibilitychange", this);
  }

  disconnectedCallback() {
    window.clearInterval(this.#ticking);
    document.removeEventListener("visibilitychange", this);
  }

  /** A device that slept may have stopped its watch: what is shown again asks the server for the time. */
  handleEvent() {
    if (document.hidden) this.hiddenAt = Date.now();
    else if (this.hiddenAt && Date.now() - this.hiddenAt > MINUTE * 500) {
      // @ts-ignore  htmx is a global of its own script
      window.htmx?.trigger(this.closest("[data-room-part]"), "refresh");
    }
  }

  update() {
    const run = Math.floor((performance.now() - (this.begun ?? 0)) / 1000);
    const left = (this.atStart ?? 0) - run;
    const words = this.querySelector(".timer__words");
    const text = this.say(left);
    if (words && words.textContent !== text) words.textContent = text;
    const bar = this.querySelector("progress");
    if (bar) bar.value = bar.max - left;
    this.classList.toggle("timer--over", left < 0);
    this.closest(".room-now")?.classList.toggle("room-now--over", left < 0);
    this.tell(left);
    this.wasLeft = left;
  }

  /** @param {number} left */
  say(left) {
    const minutes = Math.ceil(Math.abs(left) / MINUTE);
    if (left < 0) return (this.dataset.over ?? "").replace("{n}", String(minutes));
    if (left > MINUTE) return (this.dataset.minutes ?? "").replace("{n}", String(minutes));
    const time = `${Math.floor(left / MINUTE)}:${String(left % MINUTE).padStart(2, "0")}`;
    return (this.dataset.seconds ?? "").replace("{time}", time);
  }

  /** @param {number} left */
  tell(left) {
    const was = this.wasLeft ?? left;
    if (was > MINUTE && left <= MINUTE && left > 0) this.speak("last");
    if (was > 0 && left <= 0) this.speak("end");
  }

  /** @param {"last" | "end"} what */
  speak(what) {
    const key = `${this.dataset.item} ${what} ${Math.round((this.begun ?? 0) / 1000 + (this.atStart ?? 0))}`;
    const place = this.querySelector("[data-spoken]");
    const words = this.dataset[what];
    if (!place || !words || spoken.has(key)) return;
    spoken.add(key);
    place.textContent = words;
  }
}

customElements.define("room-timer", RoomTimer);
