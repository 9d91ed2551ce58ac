const AHEAD = "600px 0px";

/** The links at both ends of the log, which stand where it goes on; those that come near are told. */
export class RoomEdges {
  /**
   * @param {import("./room-view.js").RoomView} view
   * @param {(edge: Element) => void} near
   */
  constructor(view, near) {
    this.view = view;
    this.seen = new IntersectionObserver((edges) => {
      for (const edge of edges) if (edge.isIntersecting) near(edge.target);
    }, { root: view.log, rootMargin: AHEAD });
    this.watch();
  }

  /** Looks at the links as they are now; one that is still near is seen anew. */
  watch() {
    this.seen.disconnect();
    for (const edge of this.view.log.querySelectorAll("[data-earlier], [data-later]")) this.seen.observe(edge);
  }

  /**
   * It stays for a click.
   * @param {Element} edge
   */
  forget(edge) {
    this.seen.unobserve(edge);
  }

  /** @param {"earlier" | "later"} side */
  offer(side) {
    const { log } = this.view;
    if (!log.querySelector(`[data-${side}]`)) {
      const part = this.view.bubbles.part(side);
      if (side === "earlier") log.prepend(part);
      else log.insertBefore(part, this.view.all.at(-1)?.nextSibling ?? null);
      this.watch();
    }
    return log.querySelector(`[data-${side}]`);
  }

  /** The log goes on to the newest message. */
  reachEnd() {
    this.view.isWhole = true;
    for (const link of this.view.log.querySelectorAll("[data-later], [data-to-latest]")) link.parentElement?.remove();
    this.view.log.dispatchEvent(new Event("scroll"));
  }

  /** There is a gap between the log and the newest message. */
  leaveEnd() {
    this.view.isWhole = false;
    this.offer("later");
  }
}
