import { fill } from "./room-signs.js";

/** What is new to the reader: the line before it, the way to it, and the way to the newest. */
export class RoomUnread {
  #below = 0;

  /**
   * @param {HTMLElement} root
   * @param {import("./room-view.js").RoomView} view
   */
  constructor(root, view) {
    this.root = root;
    this.view = view;
    this.newest = root.querySelector("[data-newest]");
  }

  /**
   * A line before the first message above `seq` that somebody else said, once, with a way to it when it is
   * out of sight.
   * @param {number} seq
   */
  divide(seq) {
    if (this.view.log.querySelector("[data-divider]")) return;
    const unread = this.view.all.filter((each) => Number(each.dataset.seq) > seq && !each.matches(".message--own"));
    const [first] = unread;
    if (!first) return;
    this.view.days.headOf(first).before(this.view.bubbles.part("divider"));
    this.view.days.fit(first);
    if (!this.#isInSight(first) && !this.root.querySelector("[data-behind]")) this.#offerWay(unread.length);
  }

  /** Something came while the reader is further up. */
  came() {
    this.#below += 1;
    this.look();
  }

  /** After scrolling: which of the two ways is of use now. */
  look() {
    if (this.view.isAtEnd) this.#below = 0;
    if (this.newest instanceof HTMLElement) {
      this.newest.hidden = this.view.isAtEnd;
      const button = this.newest.querySelector("button");
      const { toNewest, newBelow } = this.view.bubbles.words;
      const words = this.#below ? fill(newBelow, { n: this.#below }) : (toNewest ?? "");
      if (button && button.textContent !== words) button.textContent = words;
    }
    const divider = this.view.log.querySelector("[data-divider]");
    if (divider && this.#isInSight(divider)) this.root.querySelector("[data-behind]:not(:has([href*='at=']))")?.remove();
  }

  /** Goes to the line before what is new, and puts the keyboard on the first new message. */
  goToFirst() {
    const divider = this.view.log.querySelector("[data-divider]");
    divider?.scrollIntoView({ block: "start" });
    const first = this.view.all.find((each) => divider && divider.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
    first?.focus({ preventScroll: true });
    this.look();
  }

  /** @param {number} count */
  #offerWay(count) {
    const way = this.view.bubbles.part("behind");
    const button = way.querySelector("button");
    if (button) button.textContent = fill(this.view.bubbles.words.firstUnread, { n: count });
    this.view.log.before(way);
  }

  /** @param {Element} part */
  #isInSight(part) {
    const box = part.getBoundingClientRect();
    const log = this.view.log.getBoundingClientRect();
    return box.bottom > log.top && box.top < log.bottom;
  }
}
