import { RoomCards } from "./room-cards.js";
import { RoomEditing } from "./room-editing.js";
import { RoomFiles } from "./room-files.js";
import { RoomMentions } from "./room-mentions.js";
import { RoomReactions } from "./room-reactions.js";
import { RoomReplies } from "./room-replies.js";

/**
 * What people do with messages beside writing them. Each part hangs on to the room by its events: `room:frame`
 * for what the server says, `room:bubble` for what was put into the log.
 * @param {import("./room-helpers.js").Room} room
 */
export function startMessages(room) {
  new RoomReactions(room);
  new RoomCards(room);
  const replies = new RoomReplies(room);
  const form = room.querySelector("form[data-speak]");
  if (!(form instanceof HTMLFormElement)) return;
  const files = room.dataset.uploadUrl ? new RoomFiles(room, form) : null;
  const mentions = room.dataset.namesUrl ? new RoomMentions(room, form) : null;
  new RoomEditing(room, form);
  form.addEventListener("room:say", (event) => {
    if (mentions?.isOpen || files?.isBusy) return event.preventDefault();
    const { detail } = /** @type {CustomEvent} */ (event);
    if (detail.isEmpty && !files?.ready.length) return;
    Object.assign(detail, replies.take(), { files: files?.take() ?? [], isEmpty: false });
  });
}
