/**
 * Remembers how far somebody has read: posts that were in sight for a moment are told to `data-url`, at most
 * every few seconds and when the page is left. Without scripts the server takes the whole page as read; the
 * cookie says that this browser tells by itself.
 */
const IN_SIGHT_MS = 800;
const PAUSE_MS = 3000;

class ReadingPlace extends HTMLElement {
  /** @type {IntersectionObserver | undefined} */
  #observer;
  /** @type {Map<Element, number>} */
  #waiting = new Map();
  /** @type {number | undefined} */
  #timer;
  #told = 0;
  #seen = 0;

  connectedCallback() {
    document.cookie = "reads_by_sight=1; path=/; max-age=31536000; samesite=lax";
    this.#told = Number(this.dataset.read ?? 0);
    this.#seen = this.#told;
    this.#observer = new IntersectionObserver((entries) => this.looked(entries), { rootMargin: "0px 0px -10% 0px" });
    this.watch();
    document.addEventListener("htmx:afterSettle", this);
    document.addEventListener("visibilitychange", this);
    addEventListener("pagehide", this);
  }

  disconnectedCallback() {
    this.#observer?.disconnect();
    document.removeEventListener("htmx:afterSettle", this);
    document.removeEventListener("visibilitychange", this);
    removeEventListener("pagehide", this);
    clearTimeout(this.#timer);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "htmx:afterSettle") this.watch();
    else if (event.type === "pagehide" || document.visibilityState === "hidden") this.tell();
  }

  /** The end of each post is what counts: a long one is read when one has come through it. */
  watch() {
    this.#observer?.disconnect();
    for (const end of document.querySelectorAll("#conversation [data-post-end]")) this.#observer?.observe(end);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  looked(entries) {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(this.#waiting.get(target));
      this.#waiting.delete(target);
      if (isIntersecting) this.#waiting.set(target, window.setTimeout(() => this.saw(target), IN_SIGHT_MS));
    }
  }

  /** @param {Element} end */
  saw(end) {
    if (document.visibilityState !== "visible" || !(end instanceof HTMLElement)) return;
    this.#seen = Math.max(this.#seen, Number(end.dataset.postEnd));
    if (this.#seen > this.#told) this.#timer ??= window.setTimeout(() => this.tell(), PAUSE_MS);
  }

  tell() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const token = this.querySelector("[name=csrfmiddlewaretoken]");
    if (this.#seen <= this.#told || !(token instanceof HTMLInputElement)) return;
    this.#told = this.#seen;
    const body = new URLSearchParams({ number: String(this.#seen), csrfmiddlewaretoken: token.value });
    // Lost is lost: then these posts stay unread, and are told of at the next visit.
    fetch(this.dataset.url ?? "", { method: "POST", body, keepalive: true }).catch(() => undefined);
  }
}

customElements.define("reading-place", ReadingPlace);
