// Files dropped on or pasted into a text: handed to the file field of the same form, or to whoever listens.

/**
 * Dispatches `guildhall:files` with `{files}`; whoever can take them cancels the event. Otherwise they go to
 * the form's own file field, if it has one.
 *
 * @param {HTMLElement} element
 * @param {HTMLTextAreaElement} area
 */
export const acceptFiles = (element, area) => {
  /** @param {DataTransfer} data */
  const offer = (data) => {
    const detail = { files: [...data.files] };
    const taken = !element.dispatchEvent(
      new CustomEvent("guildhall:files", { bubbles: true, cancelable: true, detail }),
    );
    const field = area.form?.querySelector("input[type=file]");
    if (taken || !(field instanceof HTMLInputElement)) return;
    field.files = data.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.focus();
  };

  /** @param {DragEvent} event */
  const drag = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    element.firstElementChild?.classList.toggle("composer--dropping", event.type === "dragover");
    if (event.type === "drop") offer(event.dataTransfer);
  };

  element.addEventListener("dragover", drag);
  element.addEventListener("dragleave", drag);
  element.addEventListener("drop", drag);
  area.addEventListener("paste", (event) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    offer(event.clipboardData);
  });
};
