import { cut, excerptOf, setText, textOf, wordsOf } from "./room-excerpts.js";
import { isField, messageAt } from "./room-helpers.js";

const MOST_LOADS = 10;

/** Answers: the line above the composer, the line in the bubble, and the way to what is answered. */
export class RoomReplies {
  /** @param {import("./room-helpers.js").Room} room */
  constructor(room) {
    this.room = room;
    this.bar = room.querySelector("[data-answering]");
    this.field = /** @type {HTMLInputElement | null} */ (this.bar?.querySelector("input") ?? null);
    room.addEventListener("click", (event) => this.#click(event));
    room.addEventListener("keydown", (event) => this.#key(event));
    room.addEventListener("room:bubble", (event) => this.#shown(/** @type {CustomEvent} */ (event).detail));
    room.addEventListener("room:frame", (event) => this.#heard(/** @type {CustomEvent} */ (event).detail));
  }

  /** What the next message answers, once. */
  take() {
    const id = Number(this.field?.value) || null;
    this.stop();
    return { reply_to: id };
  }

  /** @param {HTMLElement} bubble */
  start(bubble) {
    if (!(this.bar instanceof HTMLElement) || !this.field || bubble.matches(".message--removed")) return;
    this.field.value = bubble.id.replace("message-", "");
    const said = this.bar.querySelector("[data-answering-text]");
    const author = bubble.querySelector(".message__author")?.textContent ?? "";
    if (said) said.textContent = `${author}: ${excerptOf(bubble)}`;
    this.bar.hidden = false;
    this.room.querySelector("form[data-speak] textarea")?.focus();
  }

  stop() {
    if (this.field) this.field.value = "";
    if (this.bar instanceof HTMLElement) this.bar.hidden = true;
  }

  /** @param {Event} event */
  #click(event) {
    const target = event.target instanceof Element ? event.target : null;
    const found = messageAt(target);
    const line = target?.closest("[data-reply]");
    if (target?.closest("[data-answering-stop]")) this.stop();
    else if (target?.closest("[data-answer]") && found) this.start(found.bubble);
    else if (line instanceof HTMLAnchorElement) void this.#jump(line);
    else return;
    event.preventDefault();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key === "Escape" && target.closest("form[data-speak]") && this.field?.value) return this.stop();
    const found = messageAt(target);
    if (event.key !== "r" || event.ctrlKey || event.metaKey || event.altKey || !found || isField(target)) return;
    event.preventDefault();
    this.start(found.bubble);
  }

  /** @param {HTMLAnchorElement} line */
  async #jump(line) {
    const { view } = this.room;
    const id = line.dataset.reply ?? "";
    for (let loads = 0; loads < MOST_LOADS && !view.bubbles.find(id); loads += 1) {
      const url = new URL(this.room.dataset.historyUrl ?? "", location.href);
      url.search = new URLSearchParams({ before: String(view.first), limit: "200" }).toString();
      const answer = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => null);
      const messages = answer?.ok ? (await answer.json()).messages : [];
      if (messages.length === 0) break;
      view.showEarlier(messages);
    }
    const bubble = view.bubbles.find(id);
    if (!bubble) return location.assign(line.href);
    bubble.tabIndex = -1;
    bubble.scrollIntoView({ block: "center" });
    bubble.focus({ preventScroll: true });
  }

  /**
   * The line in a bubble that has just been made.
   * @param {{bubble: HTMLElement, message: any}} shown
   */
  #shown({ bubble, message }) {
    const { bubbles } = this.room.view;
    if (!message.reply_to || bubble.querySelector("[data-reply]")) return;
    const there = bubbles.find(message.reply_to);
    const { reply } = message;
    if (bubbles.folds.folds({ author: reply?.author }) || bubbles.folds.isFolded(there)) return;
    const author = reply?.author?.name ?? there?.querySelector(".message__author")?.textContent;
    const said = there ? excerptOf(there) : reply?.excerpt;
    if (!said) return;
    const part = bubbles.part("quote");
    const line = /** @type {HTMLAnchorElement} */ (part.firstElementChild);
    line.dataset.reply = String(message.reply_to);
    const seq = reply?.seq ?? Number(there?.dataset.seq);
    line.href = `?before=${seq + 1}#message-${message.reply_to}`;
    setText(line, author ? `${author}: ${said}` : said);
    bubble.querySelector(".message__body")?.before(part);
  }

  /**
   * What is answered was changed or removed: its first words follow, old ones never stay.
   * @param {any} frame
   */
  #heard(frame) {
    if (frame.type !== "changed" && frame.type !== "removed") return;
    const lines = this.room.querySelectorAll(`[data-reply="${Number(frame.id)}"]`);
    const there = this.room.view.bubbles.find(frame.id);
    for (const line of lines) {
      if (frame.type === "removed") line.remove();
      else setText(line, textOf(line).replace(/:.*$/s, `: ${there ? excerptOf(there) : cut(wordsOf(frame.html))}`));
    }
    if (frame.type === "removed" && this.field?.value === String(frame.id)) this.stop();
  }
}
