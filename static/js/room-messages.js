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
export function startMessages(room) {
  keepTheEnd(room.view);
  new RoomReactions(room);
  new RoomCards(room);
  const replies = new RoomReplies(room);
  const form = room.querySelector("form[data-speak]");
  if (!(form instanceof HTMLFormElement)) return;
  const files = room.dataset.uploadUrl ? new RoomFiles(room, form) : null;
  const mentions = room.dataset.namesUrl ? new RoomMentions(room, form) : null;
  new RoomEditing(room, form);
  form.addEventListener("room:say", (event) => {
    if (mentions?.isOpen || files?.holds()) return event.preventDefault();
    const { detail } = /** @type {CustomEvent} */ (event);
    if (detail.isEmpty && !files?.ready.length) return;
    Object.assign(detail, replies.take(), { files: files?.take() ?? [], isEmpty: false });
  });
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
