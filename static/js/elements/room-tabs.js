import { arrange, measure } from "../room-panels.js";

const wide = matchMedia("(min-width: 62rem)");

/**
 * The parts of a room one at a time where the screen is small: the links become tabs (arrow keys, Home and
 * End), and a dot says where something new happened. On a wide screen, and without scripts, all parts show.
 */
class RoomTabs extends HTMLElement {
  connectedCallback() {
    this.current = this.panels.find((panel) => `#${panel.id}` === location.hash)?.dataset.panel ?? "talk";
    this.addEventListener("click", this);
    this.addEventListener("keydown", this);
    document.addEventListener("click", this.#opens);
    document.body.addEventListener("htmx:afterSwap", this.#swapped);
    wide.addEventListener("change", this.#fit);
    const log = document.querySelector("[data-log]");
    this.watching = new MutationObserver((changes) => {
      if (changes.some((change) => change.addedNodes.length > 0)) this.news("talk");
    });
    if (log) this.watching.observe(log, { childList: true });
    this.measuring = new ResizeObserver(measure);
    this.measuring.observe(this.parentElement ?? this);
    this.#fit();
  }

  disconnectedCallback() {
    document.removeEventListener("click", this.#opens);
    document.body.removeEventListener("htmx:afterSwap", this.#swapped);
    wide.removeEventListener("change", this.#fit);
    this.watching?.disconnect();
    this.measuring?.disconnect();
  }

  /** @returns {HTMLAnchorElement[]} */
  get tabs() {
    return [...this.querySelectorAll("a[data-tab]")].filter((tab) => tab instanceof HTMLAnchorElement);
  }

  /** @returns {HTMLElement[]} */
  get panels() {
    return [...document.querySelectorAll("[data-panel]")].filter((panel) => panel instanceof HTMLElement);
  }

  /** @param {Event} event */
  handleEvent(event) {
    const tab = event.target instanceof Element ? event.target.closest("a[data-tab]") : null;
    if (!(tab instanceof HTMLElement) || wide.matches) return;
    if (event instanceof KeyboardEvent) return this.step(event, tab);
    event.preventDefault();
    this.show(tab.dataset.tab ?? "talk");
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLElement} from
   */
  step(event, from) {
    const shown = this.tabs.filter((tab) => !tab.hidden);
    const here = shown.findIndex((tab) => tab === from);
    const forward = getComputedStyle(this).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const places = { ArrowLeft: here - 1, ArrowRight: here - 1, Home: 0, End: shown.length - 1, " ": here };
    if (!(event.key in places)) return;
    event.preventDefault();
    if (event.key.startsWith("Arrow")) places[forward] = here + 1;
    const next = shown.at(places[/** @type {keyof typeof places} */ (event.key)] % shown.length);
    this.show(next?.dataset.tab ?? "talk");
    next?.focus();
  }

  /** @param {string} code */
  show(code) {
    this.current = code;
    this.#fit();
    if (code === "talk") document.querySelector("[data-log]")?.dispatchEvent(new Event("scroll"));
  }

  /** @param {string} code */
  news(code) {
    const tab = this.tabs.find((each) => each.dataset.tab === code);
    const dot = this.querySelector("template[data-news]");
    if (!tab || code === this.current || tab.querySelector(".room-tabs__news")) return;
    if (dot instanceof HTMLTemplateElement) tab.append(dot.content.cloneNode(true));
  }

  /** @param {Event} event */
  #opens = (event) => {
    const link = event.target instanceof Element ? event.target.closest("[data-opens]") : null;
    if (!(link instanceof HTMLElement) || wide.matches) return;
    event.preventDefault();
    this.show(link.dataset.opens ?? "talk");
    this.tabs.find((tab) => tab.dataset.tab === this.current)?.focus();
  };

  /** @param {Event} event */
  #swapped = (event) => {
    const part = event.target instanceof Element ? event.target : null;
    this.#fit();
    const panel = document.getElementById(part?.id ?? "")?.closest("[data-panel]");
    if (panel instanceof HTMLElement) this.news(panel.dataset.panel ?? "");
  };

  /** Makes tabs of the links or links of the tabs, and shows what belongs on the screen. */
  #fit = () => {
    this.current = arrange(this, this.tabs, this.panels, { small: !wide.matches, current: this.current ?? "talk" });
    measure();
  };
}

customElements.define("room-tabs", RoomTabs);
