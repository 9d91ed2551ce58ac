import { RoomCarriers } from "./room-carriers.js";
import { RoomHistory } from "./room-history.js";
import { RoomLine } from "./room-line.js";
import { RoomOutbox } from "./room-outbox.js";
import { refreshAllParts, refreshParts } from "./room-parts.js";
import { RoomSeen } from "./room-seen.js";
import { RoomSigns } from "./room-signs.js";
import { RoomSpeaking } from "./room-speaking.js";
import { RoomState } from "./room-state.js";
import { RoomTurn } from "./room-turn.js";
import { RoomUnread } from "./room-unread.js";
import { RoomView } from "./room-view.js";

/** Everything of one room, put together: what each frame of the server does to it. */
export class RoomTalk {
  /**
   * @param {HTMLElement} root
   * @param {number} me
   */
  constructor(root, me) {
    const { room, lineUrl: slowAddress = "", historyUrl = "", seq, seen = "" } = root.dataset;
    this.root = root;
    this.view = new RoomView(root, me);
    const { bubbles } = this.view;
    const state = new RoomState(root, bubbles);
    this.state = state;
    this.signs = new RoomSigns(root, bubbles.words);
    this.unread = new RoomUnread(root, this.view);
    this.line = new RoomLine({
      carriers: new RoomCarriers({ address: `/ws/rooms/${room}/`, slowAddress, me }),
      seq: Number(seq),
      hear: (frame) => this.#hear(frame),
      show: (name, next) => state.show(name, next),
    });
    const place = `room-outbox-${room}-${me}`;
    this.outbox = new RoomOutbox(place, (clientId, entry) => this.#elsewhere(clientId, entry));
    this.turn = new RoomTurn(place, () => this.speaking?.sendNext());
    this.speaking = new RoomSpeaking({
      outbox: this.outbox,
      view: this.view,
      line: this.line,
      turn: this.turn,
      words: bubbles.words,
      told: (waiting, isBusy) => state.told(waiting, isBusy),
    });
    this.history = new RoomHistory(this.view, this.line, historyUrl);
    this.seen = new RoomSeen(`room-seen-${room}-${me}`, seen, this.line);
    this.unread.divide(asked() ?? this.seen.seq);
    for (const entry of this.outbox.entries) this.speaking.show(entry);
  }

  /**
   * @param {string} body
   * @param {{reply_to: number | null, [more: string]: any}} more
   */
  say(body, { reply_to: replyTo, ...more }) {
    this.speaking.say(body, replyTo, more);
    this.history.toLatest(); // one sees what one has said
  }

  /** What is on the screen of somebody who looks has been read. */
  look() {
    this.unread.look();
    if (!document.hidden && this.view.isAtEnd) this.seen.saw(this.line.seq);
  }

  /** @param {any} frame */
  #hear(frame) {
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
    if (event.kind !== "state" || event.state !== "closed") return;
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

  /**
   * Another tab of this person wrote something, or it was settled there.
   * @param {string} clientId
   * @param {import("./room-outbox.js").Entry | null} entry
   */
  #elsewhere(clientId, entry) {
    const bubble = this.view.bubbles.find(clientId);
    if (entry) this.speaking.show(entry);
    else if (bubble) this.view.bubbles.say(bubble, "sent"); // its own frame takes the place
    this.speaking.sendNext();
  }
}

/** Where what is new begins, when the way to it led here: by then it may count as read. */
function asked() {
  const at = Number(new URLSearchParams(location.search).get("at"));
  return location.hash === "#unread" && at > 0 ? at - 1 : null;
}
