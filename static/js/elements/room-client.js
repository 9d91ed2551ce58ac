import { startMessages } from "../room-messages.js";
import { RoomKeys } from "../room-keys.js";
import { RoomTalk } from "../room-talk.js";
import { RoomWriting } from "../room-writing.js";

const WINDOW = ["online", "offline", "pageshow", "pagehide", "beforeunload"];

/**
 * A live room. The page works without it: it shows the last messages, and its form sends one.
 *
 * Other modules hang on to it with few lines: each frame of the server, lasting or passing, is dispatched as
 * the event `room:frame` with the frame as its `detail`, after the room itself has taken it in; `send(frame)`
 * hands a frame to the line and says whether there was one; `room:say` lets them add to what is sent.
 */
class RoomClient extends HTMLElement {
  connectedCallback() {
    const me = Number(this.dataset.me);
    if (!me || !this.querySelector("template[data-words]") || this.talk) return;
    const talk = new RoomTalk(this, me);
    this.talk = talk;
    const form = this.querySelector("form[data-speak]");
    const how = {
      key: `room-draft-${this.dataset.room}-${me}`,
      say: (/** @type {string} */ body, /** @type {any} */ more) => talk.say(body, more),
      typing: () => talk.typing.tell(),
    };
    if (form instanceof HTMLFormElement) new RoomWriting(form, how);
    startMessages(this);
    new RoomKeys(talk.view.log, () => this.querySelector("form[data-speak] textarea"));
    this.settle();
    for (const name of WINDOW) addEventListener(name, this);
    document.addEventListener("visibilitychange", this);
    this.addEventListener("click", this);
    talk.view.log.addEventListener("scroll", () => talk.look(), { passive: true });
    talk.look();
    talk.line.connect();
  }

  get view() {
    return this.talk?.view;
  }

  disconnectedCallback() {
    this.talk?.line.drop();
    this.talk?.turn.give();
    for (const name of WINDOW) removeEventListener(name, this);
    document.removeEventListener("visibilitychange", this);
  }

  /**
   * @param {{type: string, [name: string]: any}} frame
   * @returns {boolean} whether the line is there and took it
   */
  send(frame) {
    return this.talk?.line.send(frame) ?? false;
  }

  /** Where the reader is on coming in: at the message of the address, at the first new one, or at the end. */
  settle() {
    const named = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    if (named && this.talk?.view.log.contains(named)) named.scrollIntoView({ block: "center" });
    else if (location.hash === "#unread") this.talk?.unread.goToFirst();
    else if (this.talk?.view.isWhole) this.talk.view.toEnd();
  }

  /** @param {Event} event */
  handleEvent(event) {
    const { talk } = this;
    if (!talk) return;
    if (event.type === "click") this.click(event, talk);
    else if (event.type === "visibilitychange") this.turned(talk);
    else if (event.type === "beforeunload" && talk.outbox.isForgetful) event.preventDefault();
    else if (event.type === "pagehide") talk.turn.give();
    else if (event.type === "offline") talk.line.restart();
    else if (event.type === "online" || event.type === "pageshow") {
      talk.turn.take();
      talk.line.connect();
    }
  }

  /** @param {RoomTalk} talk */
  turned(talk) {
    talk.look();
    if (document.hidden) talk.seen.tell();
  }

  /**
   * @param {Event} event
   * @param {RoomTalk} talk
   */
  click(event, talk) {
    const target = event.target instanceof Element ? event.target : null;
    const name = target?.closest("button")?.name ?? "";
    const pending = target?.closest("[data-pending]");
    const clientId = pending instanceof HTMLElement ? (pending.dataset.pending ?? "") : "";
    if (clientId && name === "again") talk.speaking.again(clientId);
    else if (clientId && name === "discard") talk.speaking.discard(clientId);
    else if (clientId && name === "copy") navigator.clipboard?.writeText(talk.outbox.find(clientId)?.body ?? "");
    else if (name === "try-now") talk.line.connect();
    else if (name === "newest") talk.history.toLatest();
    else if (name === "first-unread") talk.unread.goToFirst();
    else talk.history.clicked(event);
  }
}

customElements.define("room-client", RoomClient);
