const ENTER = "room-enter-is-a-line";
const KEEP_AFTER = 300;

/**
 * Where one writes. Enter sends and Shift with Enter begins a line, or the other way round with Control, as
 * the person chose on this device. Each tab keeps its own draft; one that closes leaves it for the next.
 */
export class RoomWriting {
  #timer = 0;

  /**
   * @param {HTMLFormElement} form
   * @param {{key: string, say: (body: string, more: object) => void, typing: () => void}} how
   */
  constructor(form, { key, say, typing }) {
    this.form = form;
    this.area = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
    this.choice = form.querySelector("[data-enter]");
    this.key = key;
    this.say = say;
    this.#restore();
    this.#choose();
    this.area.addEventListener("input", () => {
      typing();
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => keep(sessionStorage, key, this.area.value), KEEP_AFTER);
    });
    this.area.addEventListener("keydown", (event) => this.#pressed(event));
    form.addEventListener("submit", (event) => this.#submitted(event));
    addEventListener("pagehide", () => this.#leave());
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key !== "Enter" || event.isComposing || event.shiftKey) return;
    const sends = event.ctrlKey || event.metaKey || !(this.choice instanceof HTMLInputElement && this.choice.checked);
    if (!sends) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  /**
   * Others may add to the message, or stop it, by the event `room:say`; they also allow one without words.
   * @param {SubmitEvent} event
   */
  #submitted(event) {
    event.preventDefault();
    const detail = { body: this.area.value.trim(), reply_to: null, isEmpty: !this.area.value.trim() };
    if (!this.form.dispatchEvent(new CustomEvent("room:say", { bubbles: true, cancelable: true, detail }))) return;
    const { body, isEmpty, ...more } = detail;
    if (!isEmpty) this.say(body, more);
    this.area.value = "";
    clearTimeout(this.#timer);
    keep(sessionStorage, this.key, "");
    this.area.focus();
  }

  #restore() {
    if (this.area.value) return;
    this.area.value = read(sessionStorage, this.key);
    if (this.area.value) return;
    this.area.value = read(localStorage, this.key);
    keep(localStorage, this.key, ""); // it is this tab's from now on
  }

  #leave() {
    keep(sessionStorage, this.key, this.area.value);
    if (this.area.value.trim()) keep(localStorage, this.key, this.area.value);
  }

  #choose() {
    if (!(this.choice instanceof HTMLInputElement)) return;
    const chosen = read(localStorage, ENTER);
    const { choice } = this;
    choice.checked = chosen ? chosen === "yes" : matchMedia("(pointer: coarse)").matches;
    choice.addEventListener("change", () => keep(localStorage, ENTER, choice.checked ? "yes" : "no"));
    choice.closest("[hidden]")?.removeAttribute("hidden");
  }
}

/**
 * @param {Storage} storage
 * @param {string} key
 * @param {string} text
 */
function keep(storage, key, text) {
  try {
    if (text) storage.setItem(key, text);
    else storage.removeItem(key);
  } catch {
    // Private windows may forbid it: the text stands in the page.
  }
}

/**
 * @param {Storage} storage
 * @param {string} key
 */
function read(storage, key) {
  try {
    return storage.getItem(key) ?? "";
  } catch {
    return "";
  }
}
