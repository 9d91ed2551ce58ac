import { RoomCards } from "./room-cards.js";
import { RoomEditing } from "./room-editing.js";
import { RoomFiles } from "./room-files.js";
import { RoomMentions } from "./room-mentions.js";
import { RoomReactions } from "./room-reactions.js";
import { RoomReplies } from "./room-replies.js";

const NEAR = 120;

/**
 * What people do with messages beside writing them. Each part hangs on to the room by its events: `room:frame`
 * for what the server says, `room:bubble` for what was put into the log.
 * @param {import("./room-helpers.js").Room} room
 */
export function startTalk(room) {
  keepTheEnd(room.view);
  new RoomReactions(room);
  new RoomCards(room);
  const replies = new RoomReplies(room);
  const form = room.querySelector("form[data-speak]");
  if (!(form instanceof HTMLFormElement)) return;
  const files = new RoomFiles(room, form);
  const mentions = new RoomMentions(room, form);
  new RoomEditing(room, form);
  room.speaking.extras = {
    holds: () => mentions.isOpen || files.holds(),
    has: () => files.ready.length > 0,
    take: () => ({ ...replies.take(), files: files.take() }),
  };
}

/**
 * A picture that has come makes the log longer: who was at its end stays there.
 * @param {import("./room-view.js").RoomView} view
 */
function keepTheEnd(view) {
  const later = (/** @type {Event} */ event) => {
    const { log } = view;
    const grown = event.target instanceof HTMLImageElement ? event.target.offsetHeight : 0;
    if (grown > 0 && log.scrollHeight - log.scrollTop - log.clientHeight < grown + NEAR) view.toEnd();
  };
  view.log.addEventListener("load", later, { capture: true }); // it does not bubble
}
