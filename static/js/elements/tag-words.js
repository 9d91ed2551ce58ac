/**
 * Proposals for the word that is being typed: a datalist completes a whole field, so what stands before the
 * last comma goes in front of each proposal.
 */
class TagWords extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input");
    this.options = [...this.querySelectorAll("option")];
    this.words = this.options.map((option) => option.value);
    this.field?.addEventListener("input", () => this.propose());
  }

  propose() {
    const typed = this.field.value;
    const before = typed.slice(0, typed.lastIndexOf(",") + 1);
    const lead = before ? `${before} ` : "";
    this.options.forEach((option, place) => {
      option.value = `${lead}${this.words[place]}`;
    });
  }
}

customElements.define("tag-words", TagWords);
