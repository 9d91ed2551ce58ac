/**
 * Does something to the log, while what is on the screen stays where the eye is.
 * @param {import("./room-view.js").RoomView} view
 * @param {() => void} change
 */
export function keepPlace(view, change) {
  const top = view.log.getBoundingClientRect().top;
  const kept = view.all.find((each) => each.getBoundingClientRect().bottom > top);
  const before = kept?.getBoundingClientRect().top ?? 0;
  change();
  if (kept?.isConnected) view.log.scrollTop += kept.getBoundingClientRect().top - before;
}
