import { acceptFiles } from "./filedrop.js";
import { token, words } from "./room-helpers.js";
import { itemFor, say, upload } from "./room-uploading.js";

const MOST = 5;

/** @typedef {{id: number, name: string, item: HTMLElement}} Ready a file that is there and waits to be sent */

/** Files picked, pasted or dropped are brought in at once, each with its progress, and go with the message. */
export class RoomFiles {
  /** @type {Ready[]} */
  ready = [];
  #underWay = 0;

  /**
   * @param {import("./room-helpers.js").Room} room
   * @param {HTMLFormElement} form
   */
  constructor(room, form) {
    this.room = room;
    this.list = /** @type {HTMLElement} */ (form.querySelector("[data-uploads]"));
    this.field = /** @type {HTMLInputElement} */ (form.querySelector("input[type=file]"));
    const area = form.querySelector("textarea");
    const button = form.querySelector("[data-attach]");
    if (!this.field || !area || !(button instanceof HTMLElement)) return;
    button.hidden = false;
    this.field.hidden = true;
    button.addEventListener("click", () => this.field.click());
    this.field.addEventListener("change", () => {
      this.bring([...(this.field.files ?? [])]);
      this.field.value = "";
    });
    acceptFiles(form, area);
    acceptFiles(room.view.log, document.createElement("textarea"));
    room.addEventListener("guildhall:files", (event) => {
      event.preventDefault();
      this.bring(/** @type {CustomEvent} */ (event).detail.files);
    });
  }

  /** Whether a message has to wait for files that are on their way; then it says so. */
  holds() {
    for (const item of this.list.children)
      if (item.querySelector("progress")) say(item, words(this.room, "wait"));
    return this.#underWay > 0;
  }

  /** Those that go with the next message, once. */
  take() {
    const taken = [...this.list.children].flatMap((item) => this.ready.filter((each) => each.item === item));
    this.ready = [];
    for (const { item } of taken) item.remove();
    return taken.map(({ id, name }) => ({ id, name }));
  }

  /** @param {File[]} files */
  bring(files) {
    for (const file of files) {
      const item = itemFor(this.room, file);
      this.list.append(item);
      if (this.ready.length + this.#underWay >= MOST) this.#fail(item, words(this.room, "tooMany"));
      else this.#send(file, item);
    }
  }

  /** @param {File} file @param {HTMLElement} item */
  #send(file, item) {
    this.#underWay += 1;
    const abort = upload(this.room, file, item.querySelector("progress"), (status, told) => {
      this.#underWay -= 1;
      this.#arrived(status, told, item);
    });
    this.#awayBy(item, abort);
  }

  /** @param {number} status @param {any} told @param {HTMLElement} item */
  #arrived(status, told, item) {
    if (!item.isConnected) return;
    if (status !== 201 || !told?.id) {
      const large = status === 413 ? words(this.room, "tooLarge") : words(this.room, "notBrought");
      return this.#fail(item, told?.error ?? large);
    }
    const ready = { id: told.id, name: told.name, item };
    this.ready.push(ready);
    item.querySelector("progress")?.remove();
    say(item, words(this.room, "brought"));
    this.#awayBy(item, () => {
      this.ready = this.ready.filter((each) => each !== ready);
      const address = `${this.room.dataset.uploadUrl}${told.id}/drop/`;
      void fetch(address, { method: "POST", headers: { "X-CSRFToken": token(this.room) } }).catch(() => null);
    });
  }

  /** @param {HTMLElement} item @param {() => void} deed */
  #awayBy(item, deed) {
    const button = item.querySelector("button");
    if (!button) return;
    button.onclick = () => {
      item.remove();
      deed();
      this.room.querySelector("form[data-speak] textarea")?.focus();
    };
  }

  /** @param {HTMLElement} item @param {string} reason */
  #fail(item, reason) {
    item.querySelector("progress")?.remove();
    item.classList.add("room__upload--failed");
    say(item, reason);
    this.#awayBy(item, () => undefined);
  }
}
