/** Says in words why a passkey did not work; allauth's script only tells the console. */
class PasskeyWords extends HTMLElement {
  connectedCallback() {
    document.addEventListener("allauth.error", this);
  }

  disconnectedCallback() {
    document.removeEventListener("allauth.error", this);
  }

  /** @param {CustomEvent} event */
  handleEvent(event) {
    event.preventDefault();
    const shown = this.querySelector("[role=alert]");
    if (!shown) return;
    shown.textContent = this.#words(event.detail?.exception);
    shown.hidden = false;
  }

  /** @param {Error | undefined} failure */
  #words(failure) {
    if (!window.PublicKeyCredential) return window.isSecureContext ? this.dataset.unable : this.dataset.unsafe;
    if (failure?.name === "SecurityError") return this.dataset.unsafe;
    if (failure?.name === "InvalidStateError") return this.dataset.known;
    return this.dataset.stopped;
  }
}

customElements.define("passkey-words", PasskeyWords);
