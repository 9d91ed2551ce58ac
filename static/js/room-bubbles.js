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
    if (this.folds.folds(message)) this.folds.fold(bubble, this.part("folded"));
    return bubble;
  }

  /** @param {import("./room-outbox.js").Entry} entry what is not acknowledged yet */
  makePending(entry) {
    const bubble = this.#copy({ ...entry, author: { id: this.me } });
    bubble.id = `message-${entry.client_id}`;
    bubble.dataset.pending = entry.client_id;
    delete bubble.dataset.seq;
    const body = bubble.querySelector(".message__body");
    if (body) body.textContent = entry.body;
    body?.classList.add("message__body--plain");
    bubble.querySelector("[data-change]")?.remove();
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
    if (message.reply_to) this.#quote(bubble, message.reply_to);
    return bubble;
  }

  /**
   * @param {HTMLElement} bubble
   * @param {number} id
   */
  #quote(bubble, id) {
    const said = this.find(id)?.querySelector(".message__body")?.textContent?.trim();
    if (!said || this.folds.isFolded(this.find(id))) return;
    const line = document.createElement("p");
    line.className = "message__reply";
    line.textContent = `↪ ${said.length > 80 ? `${said.slice(0, 79)}…` : said}`;
    bubble.querySelector(".message__body")?.before(line);
  }

  /** @param {{id: number, html: string, edited_at: string | null}} message */
  change(message, bubble = this.find(message.id)) {
    const body = bubble?.querySelector(".message__body");
    if (body) body.innerHTML = message.html; // sanitised by the server's one renderer
    bubble?.classList.remove("message--removed"); // what moderators hid may come back
    if (message.edited_at && bubble && !bubble.querySelector("[data-edited]"))
      bubble.querySelector(".message__head")?.append(this.part("edited"));
  }

  /** @param {number} id */
  remove(id) {
    const bubble = this.find(id);
    if (!bubble) return;
    bubble.classList.add("message--removed");
    const body = bubble.querySelector(".message__body");
    if (body) body.textContent = this.words.removed ?? "";
    for (const part of bubble.querySelectorAll("[data-change], [data-report], [data-reply], .message__state")) part.remove();
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
