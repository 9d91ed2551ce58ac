import { editorOf, fetchMessage, meant, postChange } from "./room-changes.js";
import { isField, messageAt, words } from "./room-helpers.js";

/** One's own messages change where they stand; words go back with the moment of those that their writer saw. */
export class RoomEditing {
  /** @type {{id: number, bubble: HTMLElement, form: HTMLFormElement, knownAt: string} | null} */
  #open = null;

  /** @param {import("./room-helpers.js").Room} room @param {HTMLFormElement} speak */
  constructor(room, speak) {
    this.room = room;
    this.area = speak.querySelector("textarea");
    room.addEventListener("click", (event) => this.#click(event));
    room.addEventListener("keydown", (event) => this.#key(event));
    room.addEventListener("submit", (event) => this.#save(event));
    room.addEventListener("room:frame", (event) => this.#heard(/** @type {CustomEvent} */ (event).detail));
  }

  /** @param {Event} event */
  #click(event) {
    const target = event.target instanceof Element ? event.target : null;
    const link = target?.closest("[data-change]");
    const found = messageAt(target);
    const button = target?.closest("button");
    if (link instanceof HTMLAnchorElement && found?.bubble.matches(".message--own")) {
      event.preventDefault();
      void this.#begin(found.bubble, found.id, link);
    } else if (button?.name === "cancel" && this.#open?.form.contains(button)) this.#close();
    else if (button?.name === "erase" && this.#open?.form.contains(button)) this.#remove(button);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.#open?.form.contains(target)) {
      if (event.key === "Escape") this.#close();
      else if (event.key === "Enter" && !event.shiftKey && !event.isComposing && isField(target)) this.#open.form.requestSubmit();
      else return;
      return event.preventDefault();
    }
    const found = event.defaultPrevented ? null : meant(this.room, event, this.area);
    if (!found) return;
    event.preventDefault();
    void this.#begin(found.bubble, found.id, found.link);
  }

  /** @param {HTMLElement} bubble @param {number} id @param {HTMLAnchorElement} link */
  async #begin(bubble, id, link) {
    if (this.#open?.id === id) return this.#open.form.querySelector("textarea")?.focus();
    const said = await fetchMessage(this.room, bubble);
    if (!said) return location.assign(link.href);
    this.#close();
    const form = editorOf(this.room, id, said.body);
    bubble.classList.add("message--editing");
    bubble.querySelector(".message__body")?.after(form);
    this.#open = { id, bubble, form, knownAt: said.edited_at ?? said.at };
    form.querySelector("textarea")?.focus();
    form.scrollIntoView({ block: "nearest" });
  }

  /** @param {Event} event */
  #save(event) {
    if (!this.#open || event.target !== this.#open.form) return;
    event.preventDefault();
    const { id, form, knownAt } = this.#open;
    const typed = { body: form.querySelector("textarea")?.value.trim() ?? "", known_at: knownAt };
    if (this.room.send({ type: "edit", id, ...typed })) this.#say("");
    else void this.#post(typed);
  }

  /** @param {HTMLButtonElement} button */
  #remove(button) {
    if (!this.#open) return;
    if (button.dataset.sure === undefined) {
      button.dataset.sure = "";
      button.lastChild?.replaceWith(words(this.room, "sure"));
    } else if (!this.room.send({ type: "remove", id: this.#open.id })) void this.#post({ verb: "remove" });
  }

  /** @param {Record<string, string>} values */
  async #post(values) {
    const said = await postChange(this.room, this.#open?.id ?? 0, values);
    if (said === "taken") this.#close();
    else this.#say(words(this.room, said === "refused" ? "conflict" : "noLine"));
  }

  /** @param {any} frame */
  #heard(frame) {
    if (!this.#open || frame.id !== this.#open.id) return;
    if (frame.type === "error") {
      this.#say(frame.detail);
      if (frame.code === "conflict") void fetchMessage(this.room, this.#open.bubble).then((said) => this.#newer(said));
    } else if (frame.type === "removed") this.#close();
    else if (frame.type === "changed") {
      if (this.#open.form.querySelector("textarea")?.value.trim() === frame.body) this.#close();
      else this.#newer(frame);
    }
  }

  /** @param {any} said what another window of the same person made of it; what was typed here stays */
  #newer(said) {
    if (!said || !this.#open) return;
    this.#open.knownAt = said.edited_at ?? said.at;
    this.#say(`${words(this.room, "conflict")} ${words(this.room, "now", { text: said.body })}`);
  }

  /** @param {string} text */
  #say(text) {
    this.#open?.form.querySelector("[data-editor-says]")?.replaceChildren(text);
  }

  #close() {
    if (!this.#open) return;
    this.#open.bubble.classList.remove("message--editing");
    this.#open.form.remove();
    this.#open = null;
    this.area?.focus();
  }
}
