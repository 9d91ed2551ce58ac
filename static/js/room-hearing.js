import { refreshAllParts, refreshParts } from "./room-parts.js";

/**
 * The parts of a room that frames are for.
 * @typedef {{root: HTMLElement, view: import("./room-view.js").RoomView,
 *   state: import("./room-state.js").RoomState, signs: import("./room-signs.js").RoomSigns,
 *   unread: import("./room-unread.js").RoomUnread, seen: import("./room-seen.js").RoomSeen,
 *   history: import("./room-history.js").RoomHistory, speaking: import("./room-speaking.js").RoomSpeaking}} Parts
 */

/** What each frame of the server does to a room. */
export class RoomHearing {
  /**
   * @param {Parts} parts
   * @param {() => void} look what is on the screen of somebody who looks has been read
   */
  constructor({ root, view, state, signs, unread, seen, history, speaking }, look) {
    this.root = root;
    this.view = view;
    this.state = state;
    this.signs = signs;
    this.unread = unread;
    this.seen = seen;
    this.history = history;
    this.speaking = speaking;
    this.look = look;
  }

  /** @param {any} frame */
  hear(frame) {
    if (frame.type === "hello" || frame.type === "presence") this.signs.present(frame.present);
    if (frame.type === "hello") this.#greeted(frame);
    else if (frame.type === "message") this.#said(frame);
    else if (frame.type === "changed" || frame.type === "removed") this.view.take(frame);
    else if (frame.type === "typing") this.signs.typing(frame.author.name);
    else if (frame.type === "ack") this.speaking.acknowledged(frame);
    else if (frame.type === "error") this.speaking.refused(frame);
    else if (frame.type === "reset") this.#fellBehind();
    else if (frame.type === "event") this.#happened(frame);
    this.root.dispatchEvent(new CustomEvent("room:frame", { bubbles: true, detail: frame }));
  }

  /** @param {any} hello */
  #greeted(hello) {
    if (hello.room.state === "closed") this.state.closed();
    this.speaking.begin();
    this.look();
    this.seen.tell();
  }

  #fellBehind() {
    this.history.fellBehind();
    refreshAllParts();
  }

  /** @param {any} event */
  #happened(event) {
    refreshParts(event.kind);
    if (event.kind !== "state") return;
    // The doors are open: a page that waited has nothing yet to write in, and nothing written to lose.
    if (event.state !== "closed" && this.root.classList.contains("room--waiting")) return location.reload();
    if (event.state !== "closed") return;
    this.state.closed();
    this.view.addClosed();
    this.root.querySelector("form[data-speak]")?.remove();
  }

  /** @param {any} message */
  #said(message) {
    const isOwn = this.view.bubbles.isOwn(message);
    if (isOwn) this.speaking.acknowledged(message);
    // Beside a gap nothing is shown: whoever scrolls there loads it in its place.
    const isNew = this.view.isWhole ? this.view.show(message) : !isOwn;
    if (!isNew || isOwn) return this.look();
    this.signs.notTyping();
    if (!this.view.bubbles.folds.folds(message)) this.signs.said(message.author?.name ?? "", message.body);
    const isRead = !document.hidden && this.view.isAtEnd;
    if (!isRead) this.unread.divide(message.seq - 1);
    if (!this.view.isAtEnd) this.unread.came();
    else this.history.trim();
    this.look();
  }
}
