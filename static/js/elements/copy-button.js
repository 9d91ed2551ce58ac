/** Copies `data-text` instead of following its link, and says so. */
class CopyButton extends HTMLElement {
  connectedCallback() {
    if (!navigator.clipboard) return;
    this.addEventListener("click", this);
  }

  /** @param {Event} event */
  async handleEvent(event) {
    if (!(event.target instanceof Element) || !event.target.closest("a, button")) return;
    event.preventDefault();
    const text = new URL(this.dataset.text ?? "", location.href).href;
    await navigator.clipboard.writeText(text);
    const status = this.querySelector("[role=status]");
    if (!status) return;
    status.textContent = this.dataset.done ?? "";
    setTimeout(() => {
      status.textContent = "";
    }, 2500);
  }
}

customElements.define("copy-button", CopyButton);
