import { empty, showFiles } from "./room-attached.js";
import { RoomFolds } from "./room-folds.js";

/** Makes and changes bubbles, copied from the page's own templates. */
export class RoomBubbles {
  /**
   * @param {HTMLElement} root
   * @param {number} me
   */
  constructor(root, me) {
    this.root = root;
    this.me = me;
    this.folds = new RoomFolds(root);
    this.words = /** @type {HTMLElement} */ (root.querySelector("template[data-words]")).dataset;
  }

  /** @param {string} name */
  part(name) {
    const template = /** @type {HTMLTemplateElement} */ (this.root.querySelector(`template[data-part="${name}"]`));
    return /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  }

  /** @param {number | string} id */
  find(id) {
    return document.getElementById(`message-${id}`);
  }

  /** @param {{author: {id: number | null, guest?: number} | null}} message guests count below zero */
  isOwn({ author }) {
    return (author?.id ?? -(author?.guest ?? 0)) === this.me;
  }

  /** @param {any} message one that the server has */
  make(message) {
    const bubble = this.#copy(message);
    bubble.id = `message-${message.id}`;
    bubble.dataset.seq = String(message.seq);
    const link = bubble.querySelector("[data-change]");
    if (link instanceof HTMLAnchorElement) link.href = `${this.root.dataset.historyUrl}${message.id}/`;
    const report = bubble.querySelector("[data-report]");
    if (report instanceof HTMLAnchorElement) report.href = `${this.root.dataset.reportUrl}${message.id}/`;
    if (!message.author) report?.remove();
    this.change(message, bubble);
    this.#tell(bubble, message);
    if (this.folds.folds(message)) this.folds.fold(bubble, this.part("folded"));
    return bubble;
  }

  /**
   * Lets the other parts of the room add what is theirs.
   * @param {HTMLElement} bubble
   * @param {any} message
   */
  #tell(bubble, message) {
    this.root.dispatchEvent(new CustomEvent("room:bubble", { detail: { bubble, message } }));
  }

  /** @param {import("./room-outbox.js").Entry} entry what is not acknowledged yet */
  makePending(entry) {
    const bubble = this.#copy({ ...entry, author: { id: this.me } });
    bubble.querySelector(".message__when")?.remove(); // only the server knows what time it is
    bubble.id = `message-${entry.client_id}`;
    bubble.dataset.pending = entry.client_id;
    delete bubble.dataset.seq;
    const body = bubble.querySelector(".message__body");
    if (body) body.textContent = [entry.body, ...(entry.files ?? []).map((file) => file.name)].filter(Boolean).join("\n");
    body?.classList.add("message__body--plain");
    for (const part of bubble.querySelectorAll("[data-change], [data-answer], [data-reactions]")) part.remove();
    this.#tell(bubble, { reply_to: entry.reply_to });
    return bubble;
  }

  /** @param {any} message */
  #copy(message) {
    const own = this.isOwn(message);
    const bubble = /** @type {HTMLElement} */ (this.part(own ? "own" : "other").firstElementChild);
    const time = bubble.querySelector("time");
    if (time) time.dateTime = message.at;
    time?.removeAttribute("title");
    const author = own ? null : bubble.querySelector(".message__author");
    if (author) author.textContent = message.author?.name ?? this.words.former ?? "";
    return bubble;
  }

  /** @param {{id: number, html: string, edited_at: string | null, files?: import("./room-attached.js").File[]}} message */
  change(message, bubble = this.find(message.id)) {
    const body = bubble?.querySelector(".message__body");
    if (body) body.innerHTML = message.html; // sanitised by the server's one renderer
    body?.toggleAttribute("hidden", !message.html);
    showFiles(this, bubble, message.files);
    bubble?.classList.remove("message--removed"); // what moderators hid may come back
    if (bubble?.isConnected) this.#tell(bubble, message);
    if (message.edited_at && bubble && !bubble.querySelector("[data-edited]"))
      bubble.querySelector(".message__head")?.append(this.part("edited"));
  }

  /** @param {number} id */
  remove(id) {
    const bubble = this.find(id);
    if (!bubble) return;
    empty(bubble, this.words.removed ?? "");
  }

  /**
   * @param {HTMLElement} bubble
   * @param {"sending" | "sent" | "failed"} state
   * @param {string} reason
   */
  say(bubble, state, reason = "") {
    bubble.className = bubble.className.replace(/message--(sending|sent|failed)/, `message--${state}`);
    const line = bubble.querySelector(".message__state");
    line?.replaceChildren(this.part(state));
    const why = line?.querySelector("[data-reason]");
    if (why) why.textContent = reason;
  }
}
