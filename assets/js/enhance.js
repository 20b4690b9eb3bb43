// Enhancement only: every page works without this file.
// A button marked `data-print` is hidden until this runs; it then opens the print dialogue.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
