import { keep, load } from "../drafts.js";
import { acceptFiles } from "../filedrop.js";
import { link, prefixLines, wrap } from "../markdown.js";
import { fetchPreview } from "../preview.js";

const KEEP_AFTER = 400;

/**
 * A textarea with a toolbar, a preview from `data-preview-url`, and a draft under `data-draft-key` that
 * stays on this device until the server has taken the text.
 */
class ComposerField extends HTMLElement {
  /** @type {number | undefined} */
  #timer;

  connectedCallback() {
    this.area = this.querySelector("textarea");
    this.bar = this.querySelector(".composer__bar");
    this.pane = this.querySelector(".composer__preview");
    if (!this.area || !(this.bar instanceof HTMLElement)) return;
    this.bar.hidden = false;
    this.bar.addEventListener("click", (event) => this.tool(event));
    this.area.addEventListener("input", () => this.typed());
    this.area.addEventListener("keydown", (event) => this.shortcut(event));
    acceptFiles(this, this.area);
    if (this.area.value !== this.area.defaultValue) this.typed(); // somebody was faster than this script
    this.restore();
    this.area.form?.addEventListener("submit", () => this.keepNow());
    document.addEventListener("guildhall:accepted", this);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    document.removeEventListener("guildhall:accepted", this);
  }

  /**
   * The server took a form that htmx sent: was it this one?
   * @param {Event} event
   */
  handleEvent(event) {
    if (!(event instanceof CustomEvent) || !event.detail.keys.includes(this.key) || !this.area) return;
    clearTimeout(this.#timer);
    this.area.form?.reset(); // also its files and its poll
    this.area.value = "";
    this.say("");
  }

  get key() {
    return this.dataset.draftKey ?? "";
  }

  /** @param {string} name */
  words(name) {
    const words = this.querySelector("[data-words]");
    return (words instanceof HTMLElement && words.dataset[name]) || "";
  }

  /** @param {string} text */
  say(text) {
    const state = this.querySelector("[data-draft-state]");
    if (state) state.textContent = text;
  }

  restore() {
    const kept = this.key && load(this.key);
    if (!kept || !this.area || this.area.value.trim()) return;
    this.area.value = kept;
    this.say(this.words("restored"));
  }

  typed() {
    if (!this.key) return;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.keepNow(), KEEP_AFTER);
  }

  keepNow() {
    clearTimeout(this.#timer);
    const text = this.area?.value ?? "";
    if (this.key) this.say(keep(this.key, text) && text.trim() ? this.words("kept") : "");
  }

  /** @param {Event} event */
  tool(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button || !this.area) return;
    if (button.dataset.preview !== undefined) return void this.preview(button);
    if (button.dataset.wrap) wrap(this.area, button.dataset.wrap);
    else if (button.dataset.prefix) prefixLines(this.area, button.dataset.prefix);
    else if (button.dataset.link !== undefined) link(this.area);
  }

  /** @param {KeyboardEvent} event */
  shortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !this.area) return;
    if (event.key === "b") wrap(this.area, "**");
    else if (event.key === "i") wrap(this.area, "_");
    else if (event.key === "Enter") this.area.form?.requestSubmit();
    else return;
    event.preventDefault();
  }

  /** @param {HTMLButtonElement} button */
  async preview(button) {
    if (!this.area || !(this.pane instanceof HTMLElement)) return;
    const showing = button.getAttribute("aria-pressed") === "true";
    button.setAttribute("aria-pressed", String(!showing));
    this.area.hidden = !showing;
    this.pane.hidden = showing;
    if (showing) return this.area.focus();
    this.pane.textContent = this.words("empty");
    if (!this.area.value.trim()) return;
    const markup = await fetchPreview(this.dataset.previewUrl ?? "", this.area);
    if (markup === null) this.pane.textContent = this.words("failed");
    else this.pane.innerHTML = markup; // sanitised by the server's one renderer
  }
}

customElements.define("composer-field", ComposerField);
