const SOON = 20;

/** Says below a field how many characters are left, once few are; `data-most` is the limit. */
class TextCounter extends HTMLElement {
  connectedCallback() {
    this.field = this.parentElement?.querySelector("input, textarea");
    this.line = this.querySelector("p");
    this.field?.addEventListener("input", () => this.count());
    this.count();
  }

  count() {
    if (!(this.field instanceof HTMLInputElement || this.field instanceof HTMLTextAreaElement) || !this.line) return;
    const left = Number(this.dataset.most) - this.field.value.length;
    const words = (left < 0 ? this.dataset.over : this.dataset.left) ?? "";
    this.line.textContent = words.replace("{n}", String(Math.abs(left)));
    this.line.toggleAttribute("data-over", left < 0);
    this.line.setAttribute("aria-live", left < SOON ? "polite" : "off");
  }
}

customElements.define("text-counter", TextCounter);
