/** Offers the time zone of the device beside the list of all; `data-field` is the id of that list. */
class ZoneGuess extends HTMLElement {
  connectedCallback() {
    const list = document.getElementById(this.dataset.field ?? "");
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!(list instanceof HTMLSelectElement) || list.value === zone) return;
    if (![...list.options].some((option) => option.value === zone)) return;
    const offer = document.createElement("button");
    offer.type = "button";
    offer.className = "button button--secondary button--s";
    offer.textContent = (this.dataset.offer ?? "").replace("{zone}", zone.replaceAll("_", " "));
    offer.addEventListener("click", () => {
      list.value = zone;
      list.focus();
      offer.remove();
    });
    this.replaceChildren(offer);
  }
}

customElements.define("zone-guess", ZoneGuess);
