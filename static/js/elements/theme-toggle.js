/** Switches between light and dark and keeps the choice; `data-light` and `data-dark` are its words. */
class ThemeToggle extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      const next = this.isDark ? "light" : "dark";
      document.documentElement.dataset.theme = next;
      try {
        localStorage.setItem("theme", next);
      } catch {
        // Storage is blocked: the choice lasts for this page.
      }
      this.label();
    });
    this.label();
  }

  get isDark() {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  label() {
    const words = this.querySelector("[data-label]");
    if (words) words.textContent = (this.isDark ? this.dataset.light : this.dataset.dark) ?? "";
  }
}

customElements.define("theme-toggle", ThemeToggle);
