/** Folds what people say whom the reader has blocked; only this reader's own page knows whom. */
export class RoomFolds {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.blocked = new Set((root.dataset.blocked ?? "").split(",").filter(Boolean).map(Number));
  }

  /** @param {{author?: {id: number} | null}} message */
  folds(message) {
    return this.blocked.has(message.author?.id ?? 0);
  }

  /**
   * @param {HTMLElement} bubble
   * @param {DocumentFragment} part the fold, still empty but for its summary
   */
  fold(bubble, part) {
    const fold = part.firstElementChild;
    const words = bubble.querySelectorAll(".message__reply, .message__body, .message__beside");
    words[0]?.before(part);
    fold?.append(...words);
  }

  /** @param {HTMLElement | null} bubble */
  isFolded(bubble) {
    return Boolean(bubble?.querySelector(".message__fold"));
  }
}
