// Enhancement only: every page works without this file.
// A button marked `data-print` is hidden until this runs; it then opens the print dialogue.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
// An entry of the forward plan can be dragged to another month; its buttons do the same, and its form sends both.
const months = document.querySelectorAll("[data-month]");
for (const entry of document.querySelectorAll("[data-entry]")) {
  entry.draggable = true;
  entry.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData("text/plain", entry.dataset.entry);
    event.dataTransfer.effectAllowed = "move";
  });
}
for (const month of months) {
  month.addEventListener("dragover", (event) => event.preventDefault());
  month.addEventListener("drop", (event) => {
    event.preventDefault();
    const form = document.querySelector(`form[data-move="${CSS.escape(event.dataTransfer.getData("text/plain"))}"]`);
    if (!form || month.contains(form)) return;
    const chosen = document.createElement("input");
    chosen.type = "hidden";
    chosen.name = "month";
    chosen.value = month.dataset.month;
    form.append(chosen);
    form.submit();
  });
}
