import { optionOf, words } from "./room-helpers.js";

const AFTER = 150;
const BEGUN = /(^|[\s(])@([\p{L}\p{N}_-]{1,40})$/u;

/** People to name, proposed while their handle or name is typed after an @: the combobox pattern. */
export class RoomMentions {
  /** @type {number | undefined} */
  #timer;
  /** @type {AbortController | null} */
  #asking = null;
  #active = 0;

  /**
   * @param {import("./room-helpers.js").Room} room
   * @param {HTMLFormElement} form
   */
  constructor(room, form) {
    this.room = room;
    this.area = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
    this.list = document.createElement("ul");
    this.list.className = "search-box__list room__names";
    this.list.id = "room-names";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", words(room, "people"));
    this.list.hidden = true;
    this.area.before(this.list);
    this.area.setAttribute("role", "combobox");
    this.area.setAttribute("aria-autocomplete", "list");
    this.area.setAttribute("aria-controls", this.list.id);
    this.area.setAttribute("aria-expanded", "false");
    this.area.addEventListener("input", () => this.#later());
    this.area.addEventListener("blur", () => window.setTimeout(() => this.#show([]), 150));
    // Before whoever else listens: while people are proposed, Enter takes one and sends nothing.
    this.area.addEventListener("keydown", (event) => this.#key(event), { capture: true });
    this.list.addEventListener("mousedown", (event) => this.#picked(event));
  }

  get isOpen() {
    return !this.list.hidden;
  }

  #later() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    const begun = this.#begun();
    if (!begun) return this.#show([]);
    this.#timer = window.setTimeout(() => void this.#ask(begun), AFTER);
  }

  /** What is typed after the @ before the caret. */
  #begun() {
    return BEGUN.exec(this.area.value.slice(0, this.area.selectionStart))?.[2] ?? "";
  }

  /** @param {string} begun */
  async #ask(begun) {
    this.#asking = new AbortController();
    const url = new URL(this.room.dataset.namesUrl ?? "", location.href);
    url.search = new URLSearchParams({ q: begun }).toString();
    try {
      const answer = await fetch(url, { signal: this.#asking.signal, headers: { Accept: "application/json" } });
      if (answer.ok && this.#begun() === begun) this.#show((await answer.json()).people);
    } catch {
      this.#show([]); // typed on, or offline: a handle can be written by hand
    }
  }

  /** @param {{handle: string, name: string}[]} people */
  #show(people) {
    const options = people.map((person, place) => optionOf(person, `${this.list.id}-${place}`));
    this.list.replaceChildren(...options);
    this.list.hidden = options.length === 0;
    this.area.setAttribute("aria-expanded", String(options.length > 0));
    this.#mark(0);
    const said = options.length > 0 ? words(this.room, "found", { n: options.length }) : "";
    const line = this.room.querySelector("[data-announce]");
    if (line && said) line.textContent = said;
  }

  /** @param {number} place */
  #mark(place) {
    const options = [...this.list.children];
    this.#active = options.length === 0 ? 0 : (place + options.length) % options.length;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === this.#active)));
    const active = options[this.#active];
    if (active) this.area.setAttribute("aria-activedescendant", active.id);
    else this.area.removeAttribute("aria-activedescendant");
    active?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!this.isOpen || event.isComposing) return;
    if (event.key === "ArrowDown") this.#mark(this.#active + 1);
    else if (event.key === "ArrowUp") this.#mark(this.#active - 1);
    else if (event.key === "Escape") this.#show([]);
    else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") this.#take(this.list.children[this.#active]);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** @param {MouseEvent} event */
  #picked(event) {
    event.preventDefault();
    this.#take(event.target instanceof Element ? event.target.closest("li") : null);
  }

  /** @param {Element | null | undefined} option */
  #take(option) {
    if (!(option instanceof HTMLElement)) return;
    const end = this.area.selectionStart;
    const start = end - this.#begun().length;
    this.area.setRangeText(`${option.dataset.handle} `, start, end, "end");
    this.#show([]);
  }
}
