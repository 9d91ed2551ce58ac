/**
 * Asks `data-question` before the button inside submits: the button gives way to the question with
 * `data-yes` and `data-no`. Without scripts the button submits at once.
 */
class ConfirmButton extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button || button.dataset.answer !== undefined) return;
    event.preventDefault();
    this.ask(button);
  }

  /** @param {HTMLButtonElement} button */
  ask(button) {
    const sheet = document.createElement("span");
    sheet.className = "cluster";
    sheet.setAttribute("role", "group");
    const question = document.createElement("span");
    question.textContent = this.dataset.question ?? "";
    sheet.setAttribute("aria-label", question.textContent);
    const yes = this.answer("button button--danger button--s", this.dataset.yes ?? "Yes");
    yes.type = "submit";
    yes.name = button.name;
    yes.value = button.value;
    const no = this.answer("button button--secondary button--s", this.dataset.no ?? "No");
    no.addEventListener("click", () => {
      sheet.remove();
      button.hidden = false;
      button.focus();
    });
    sheet.append(question, yes, no);
    button.hidden = true;
    button.after(sheet);
    no.focus();
  }

  /**
   * @param {string} className
   * @param {string} text
   */
  answer(className, text) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = className;
    button.textContent = text;
    button.dataset.answer = "";
    return button;
  }
}

customElements.define("confirm-button", ConfirmButton);
