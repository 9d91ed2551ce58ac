import { RoomCarriers } from "./room-carriers.js";
import { RoomHearing } from "./room-hearing.js";
import { RoomHistory } from "./room-history.js";
import { RoomLine } from "./room-line.js";
import { RoomOutbox } from "./room-outbox.js";
import { RoomPending } from "./room-pending.js";
import { RoomSeen } from "./room-seen.js";
import { RoomSigns } from "./room-signs.js";
import { RoomSpeaking } from "./room-speaking.js";
import { RoomState } from "./room-state.js";
import { RoomTurn } from "./room-turn.js";
import { RoomTyping } from "./room-typing.js";
import { RoomUnread } from "./room-unread.js";
import { RoomView } from "./room-view.js";

/** Everything of one room, put together: what its reader does, and what other tabs of theirs do. */
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
      hear: (frame) => hearing.hear(frame),
      show: (name, next) => state.show(name, next),
    });
    this.typing = new RoomTyping(this.line);
    const place = `room-outbox-${room}-${me}`;
    this.outbox = new RoomOutbox(place, (clientId, entry) => this.#elsewhere(clientId, entry));
    this.turn = new RoomTurn(place, () => this.speaking?.sendNext());
    const { outbox, view, line, turn } = this;
    this.pending = new RoomPending({ outbox, view, line, words: bubbles.words });
    this.speaking = new RoomSpeaking({
      outbox,
      pending: this.pending,
      line,
      turn,
      words: bubbles.words,
      told: (waiting, isBusy) => state.told(waiting, isBusy),
    });
    this.history = new RoomHistory(this.view, this.line, historyUrl);
    this.seen = new RoomSeen(`room-seen-${room}-${me}`, seen, this.line);
    const hearing = new RoomHearing(this, () => this.look());
    this.unread.divide(asked() ?? this.seen.seq);
    for (const entry of this.outbox.entries) this.speaking.show(entry);
  }

  /**
   * @param {string} body
   * @param {{reply_to: number | null, [more: string]: any}} more
   */
  say(body, { reply_to: replyTo, ...more }) {
    this.typing.said();
    this.speaking.say(body, replyTo, more);
    this.history.toLatest(); // one sees what one has said
  }

  /** What is on the screen of somebody who looks has been read. */
  look() {
    this.unread.look();
    if (!document.hidden && this.view.isAtEnd) this.seen.saw(this.line.seq);
  }

  /**
   * Another tab of this person wrote something, or it was settled there.
   * @param {string} clientId
   * @param {import("./room-outbox.js").Entry | null} entry
   */
  #elsewhere(clientId, entry) {
    if (entry) this.speaking.show(entry);
    else this.pending.settledElsewhere(clientId);
    this.speaking.sendNext();
  }
}

/** Where what is new begins, when the way to it led here: by then it may count as read. */
function asked() {
  const at = Number(new URLSearchParams(location.search).get("at"));
  return location.hash === "#unread" && at > 0 ? at - 1 : null;
}
