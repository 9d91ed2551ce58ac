const PAGE = 10;
const STOPS = "a, button, summary, input, textarea";

/**
 * The log is one stop for the Tab key. Within it arrows, Home, End and Page keys go from message to message;
 * what a message offers is reached from the message; Escape leads to where one writes.
 */
export class RoomKeys {
  /**
   * @param {HTMLElement} log
   * @param {() => HTMLElement | null | undefined} composer
   */
  constructor(log, composer) {
    this.log = log;
    this.composer = composer;
    for (const bubble of this.#bubbles) this.#close(bubble);
    new MutationObserver((changes) => this.#tend(changes)).observe(log, { childList: true, subtree: true });
    log.addEventListener("keydown", (event) => this.#pressed(event));
    log.addEventListener("focusin", (event) => this.#entered(event));
    log.addEventListener("focusout", (event) => this.#left(event));
  }

  get #bubbles() {
    return /** @type {HTMLElement[]} */ ([...this.log.querySelectorAll(".message[data-seq]")]);
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key === "Escape") return this.composer()?.focus();
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.altKey || event.ctrlKey || event.metaKey || !(target === this.log || target.matches(".message[data-seq]"))) return;
    const bubbles = this.#bubbles;
    const next = whereTo(event.key, bubbles.indexOf(target), bubbles.length);
    if (next === null) return;
    event.preventDefault();
    bubbles[next]?.focus();
    bubbles[next]?.scrollIntoView({ block: "nearest" });
  }

  /** @param {FocusEvent} event */
  #entered(event) {
    const bubble = bubbleOf(event.target);
    if (bubble) for (const stop of bubble.querySelectorAll(STOPS)) stop.removeAttribute("tabindex");
  }

  /** @param {FocusEvent} event */
  #left(event) {
    const bubble = bubbleOf(event.target);
    if (bubble && bubbleOf(event.relatedTarget) !== bubble) this.#close(bubble);
  }

  /** @param {MutationRecord[]} changes */
  #tend(changes) {
    const touched = new Set(changes.flatMap((change) => [change.target, ...change.addedNodes]).map(bubbleOf));
    for (const bubble of touched) if (bubble && !bubble.contains(document.activeElement)) this.#close(bubble);
  }

  /** @param {HTMLElement} bubble */
  #close(bubble) {
    bubble.tabIndex = -1;
    for (const stop of bubble.querySelectorAll(STOPS)) stop.setAttribute("tabindex", "-1");
  }
}

/**
 * @param {string} key
 * @param {number} at -1 on the log itself
 * @param {number} count
 */
function whereTo(key, at, count) {
  const last = count - 1;
  const from = at < 0 ? count : at;
  const steps = { ArrowUp: from - 1, ArrowDown: from + 1, PageUp: from - PAGE, PageDown: from + PAGE, Home: 0, End: last };
  const next = steps[/** @type {keyof typeof steps} */ (key)];
  return next === undefined || last < 0 ? null : Math.min(last, Math.max(0, next));
}

/**
 * @param {any} target
 * @returns {HTMLElement | null}
 */
const bubbleOf = (target) => (target instanceof Element ? target.closest(".message[data-seq]") : null);
