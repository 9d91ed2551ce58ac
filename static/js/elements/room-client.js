import { RoomOutbox } from "../room-outbox.js";
import { RoomSigns } from "../room-signs.js";
import { RoomSocket } from "../room-socket.js";
import { RoomSpeaking } from "../room-speaking.js";
import { RoomView } from "../room-view.js";
import { startTalk } from "../room-talk.js";
import { refreshAllParts, refreshParts } from "../room-parts.js";
import { loadEarlier, loadLatest, readMark, writeMark } from "../room-history.js";

/**
 * A live room. The page works without it: it shows the last messages, and its form sends one.
 *
 * Other modules hang on to it with few lines: each frame of the server, lasting or passing, is dispatched as
 * the event `room:frame` with the frame as its `detail`, after the room itself has taken it in; `send(frame)`
 * hands a frame to the line and says whether there was one.
 */
class RoomClient extends HTMLElement {
  connectedCallback() {
    const me = Number(this.dataset.me);
    if (!me || !this.querySelector("template[data-words]") || this.view) return;
    this.view = new RoomView(this, me);
    const words = this.view.bubbles.words;
    this.signs = new RoomSigns(this, words);
    const address = new URL(`/ws/rooms/${this.dataset.room}/`, location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    this.socket = new RoomSocket({
      address,
      seq: Number(this.dataset.seq),
      hear: (frame) => this.hear(frame),
      show: (state) => this.signs?.connection(state),
    });
    const outbox = new RoomOutbox(`room-outbox-${this.dataset.room}-${me}`);
    this.speaking = new RoomSpeaking({ outbox, view: this.view, socket: this.socket, words });
    this.markKey = `room-seen-${this.dataset.room}-${me}`;
    this.view.divide(readMark(this.markKey, this.socket.seq));
    startTalk(/** @type {any} */ (this));
    this.listen();
    for (const entry of outbox.entries) this.view.showPending(entry, entry.reason ? "failed" : "sending");
    this.socket.connect();
  }

  disconnectedCallback() {
    this.socket?.drop();
    for (const name of ["online", "offline", "pageshow"]) removeEventListener(name, this);
    document.removeEventListener("visibilitychange", this);
  }

  listen() {
    for (const name of ["online", "offline", "pageshow"]) addEventListener(name, this);
    document.addEventListener("visibilitychange", this);
    this.addEventListener("click", this);
    const form = this.querySelector("form[data-speak]");
    if (form instanceof HTMLFormElement) this.speaking?.listen(form);
    this.view?.log.addEventListener("scroll", () => this.seen(), { passive: true });
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "click") return this.click(event);
    if (event.type === "offline") {
      this.socket?.drop();
      this.signs?.connection("offline");
    } else if (event.type === "visibilitychange") this.seen();
    else this.socket?.connect();
  }

  /** @param {Event} event */
  click(event) {
    const target = event.target instanceof Element ? event.target : null;
    const pending = target?.closest("[data-pending]");
    const button = target?.closest("button");
    if (pending instanceof HTMLElement && button?.name === "again") this.speaking?.again(pending.dataset.pending ?? "");
    if (pending instanceof HTMLElement && button?.name === "discard") this.speaking?.discard(pending.dataset.pending ?? "");
    const earlier = target?.closest("[data-earlier]");
    if (earlier && this.view) loadEarlier(event, earlier, this.view, this.dataset.historyUrl ?? "");
  }

  /** @param {any} frame */
  hear(frame) {
    if (frame.type === "hello" || frame.type === "presence") this.signs?.present(frame.present);
    if (frame.type === "hello") this.speaking?.sendAll();
    else if (frame.type === "message") this.said(frame);
    else if (frame.type === "changed") this.view?.bubbles.change(frame);
    else if (frame.type === "removed") this.view?.bubbles.remove(frame.id);
    else if (frame.type === "typing") this.signs?.typing(frame.author.name);
    else if (frame.type === "ack") this.speaking?.acknowledged(frame);
    else if (frame.type === "error") this.speaking?.refused(frame);
    else if (frame.type === "reset") this.reset(frame.seq);
    else if (frame.type === "event") this.happened(frame);
    this.dispatchEvent(new CustomEvent("room:frame", { bubbles: true, detail: frame }));
  }

  /**
   * @param {{type: string, [name: string]: any}} frame
   * @returns {boolean} whether the line is there and took it
   */
  send(frame) {
    return this.socket?.send(frame) ?? false;
  }

  /** @param {number} seq */
  reset(seq) {
    if (this.view && this.socket) loadLatest(this.view, this.socket, this.dataset.historyUrl ?? "", seq);
    refreshAllParts();
  }

  /** @param {any} event */
  happened(event) {
    refreshParts(event.kind);
    if (event.kind === "state" && event.state === "closed") this.closed();
  }

  /** @param {any} message */
  said(message) {
    const isOwn = this.view?.bubbles.isOwn(message);
    const isNew = this.view?.show(message);
    if (isOwn) this.speaking?.acknowledged(message);
    if (!isNew || isOwn) return;
    this.signs?.notTyping();
    if (!this.view?.bubbles.folds.folds(message)) this.signs?.said(message.author?.name ?? "", message.body);
    if (document.hidden || !this.view?.isAtEnd) this.view?.divide(message.seq - 1);
    this.seen();
  }

  /** What is on the screen of somebody who looks has been read. */
  seen() {
    if (document.hidden || !this.view?.isAtEnd || !this.socket) return;
    writeMark(this.markKey ?? "", this.socket.seq);
  }

  closed() {
    this.view?.addClosed();
    this.querySelector("form[data-speak]")?.remove();
  }
}

customElements.define("room-client", RoomClient);
