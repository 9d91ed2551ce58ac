const TYPING_SHOWN = 4000;
const GATHER = 2500;
const SPOKEN = 160;

/** Round the log: who is here, who writes, what a screen reader hears. */
export class RoomSigns {
  /** @type {number | undefined} */
  #typing;
  /** @type {number | undefined} */
  #gathering;
  /** @type {string[]} */
  #heard = [];

  /**
   * @param {HTMLElement} root
   * @param {DOMStringMap} words
   */
  constructor(root, words) {
    this.root = root;
    this.words = words;
  }

  /** @param {{count: number, names: string[]}} present */
  present(present) {
    const line = document.querySelector("[data-room-present]");
    if (!line) return;
    const more = present.count - present.names.length;
    const rest = more > 0 ? ` ${fill(this.words.andMore, { n: more })}` : "";
    line.textContent = `${this.words.here} ${present.names.join(", ")}${rest}`;
  }

  /** @param {string} name */
  typing(name) {
    clearTimeout(this.#typing);
    this.#write("[data-typing]", fill(this.words.typing, { name }));
    this.#typing = window.setTimeout(() => this.#write("[data-typing]", ""), TYPING_SHOWN);
  }

  notTyping() {
    clearTimeout(this.#typing);
    this.#write("[data-typing]", "");
  }

  /**
   * Spoken politely: one message in full, several within a moment as their number.
   * @param {string} name
   * @param {string} text
   */
  said(name, text) {
    if (document.hidden) return; // who is away would hear it all at once
    const short = text.length > SPOKEN ? `${text.slice(0, SPOKEN)}…` : text;
    this.#heard.push(fill(this.words.said, { name, text: short }));
    if (this.#gathering !== undefined) return;
    this.#gathering = window.setTimeout(() => {
      const one = this.#heard.length === 1;
      this.#write("[data-announce]", one ? this.#heard[0] : fill(this.words.several, { n: this.#heard.length }));
      this.#heard = [];
      this.#gathering = undefined;
    }, GATHER);
  }

  /**
   * @param {string} selector
   * @param {string} text
   */
  #write(selector, text) {
    const part = this.root.querySelector(selector);
    if (part) part.textContent = text;
  }
}

/**
 * @param {string | undefined} sentence
 * @param {Record<string, string | number>} values
 */
export function fill(sentence, values) {
  return (sentence ?? "").replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
}
