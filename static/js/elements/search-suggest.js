let serial = 0;

/** A search field that proposes: the combobox pattern over the JSON of `data-url`. */
class SearchSuggest extends HTMLElement {
  /** @type {AbortController | null} */
  #asking = null;
  /** @type {number | undefined} */
  #timer;
  #active = -1;

  connectedCallback() {
    this.input = this.querySelector("input");
    if (!this.input || !this.dataset.url || this.list) return;
    serial += 1;
    this.list = document.createElement("ul");
    this.list.className = "search-box__list";
    this.list.id = `suggestions-${serial}`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.input.getAttribute("aria-label") ?? "");
    this.list.hidden = true;
    this.input.after(this.list);
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-controls", this.list.id);
    this.input.setAttribute("aria-expanded", "false");
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.list.addEventListener("mousedown", (event) => this.picked(event));
  }

  later() {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.ask(), 180);
  }

  async ask() {
    const words = this.input?.value.trim() ?? "";
    this.#asking?.abort();
    if (words.length < 2) return this.close();
    this.#asking = new AbortController();
    const address = new URL(this.dataset.url ?? "", location.href);
    address.searchParams.set("q", words);
    try {
      const answer = await fetch(address, { signal: this.#asking.signal });
      if (answer.ok) this.show((await answer.json()).suggestions ?? []);
    } catch {
      this.close(); // aborted or offline: the form still searches
    }
  }

  /** @param {{text: string, type: string, url: string}[]} suggestions */
  show(suggestions) {
    if (!this.list || !this.input) return;
    const options = suggestions.slice(0, 8).map((suggestion, place) => {
      const option = document.createElement("li");
      option.id = `${this.list?.id}-${place}`;
      option.className = "search-box__option";
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.url = suggestion.url;
      const type = document.createElement("small");
      type.textContent = suggestion.type;
      option.append(suggestion.text, " ", type);
      return option;
    });
    this.list.replaceChildren(...options);
    this.list.hidden = options.length === 0;
    this.input.setAttribute("aria-expanded", String(options.length > 0));
    this.mark(-1);
  }

  close() {
    this.show([]);
  }

  /** @param {number} place */
  mark(place) {
    const options = [...(this.list?.children ?? [])];
    this.#active = options.length === 0 ? -1 : Math.max(-1, Math.min(place, options.length - 1));
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === this.#active)));
    const active = options[this.#active];
    if (active) this.input?.setAttribute("aria-activedescendant", active.id);
    else this.input?.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const option = this.list?.children[this.#active];
    if (event.key === "ArrowDown") this.mark(this.#active + 1);
    else if (event.key === "ArrowUp") this.mark(this.#active - 1);
    else if (event.key === "Escape" && this.list && !this.list.hidden) this.close();
    else if (event.key === "Enter" && option instanceof HTMLElement) this.go(option);
    else return;
    event.preventDefault();
  }

  /** @param {MouseEvent} event */
  picked(event) {
    const option = event.target instanceof Element ? event.target.closest("li") : null;
    if (option) this.go(option);
  }

  /** @param {HTMLElement} option */
  go(option) {
    const address = new URL(option.dataset.url ?? "/", location.href);
    if (address.origin === location.origin) location.assign(address);
  }
}

customElements.define("search-suggest", SearchSuggest);
