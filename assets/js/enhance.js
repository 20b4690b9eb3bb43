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
// A return: Enter goes to the next box, a pasted column fills the boxes from here on, and what is typed is kept as it is
// typed. Without this, Tab and the button "Save and stay" do the same.
for (const hint of document.querySelectorAll("[data-script]")) hint.hidden = false;
for (const form of document.querySelectorAll("form[data-return]")) {
  const boxes = () => [...form.querySelectorAll(".finput")];
  let waiting = 0;
  let going = Promise.resolve();
  const taken = (page) => {
    for (const id of ["progress", "saved", "say"]) {
      const [here, there] = [document.getElementById(id), page.getElementById(id)];
      if (here && there) here.replaceWith(there);
    }
    for (const there of page.querySelectorAll("form[data-return] [id$='-res'], form[data-return] input[type=hidden][id]")) {
      const here = document.getElementById(there.id);
      // Nobody is told of a line that they are still typing.
      const typing = there.type !== "hidden" && here?.closest(".fline")?.contains(document.activeElement);
      if (here && !typing) here.replaceWith(there);
    }
    for (const there of page.querySelectorAll("form[data-return] details")) {
      const here = document.getElementById(there.id);
      if (here && !here.contains(document.activeElement) && here.open !== there.open) here.replaceWith(there);
      else if (here) {
        here.dataset.stands = there.dataset.stands;
        here.querySelector("summary").replaceChildren(...there.querySelector("summary").childNodes);
      }
    }
  };
  const keep = async () => {
    const sent = new URLSearchParams(new FormData(form));
    sent.set("do", "keep");
    const answer = await fetch(form.action, { method: "POST", body: sent }).catch(() => null);
    if (!answer || (answer.status !== 200 && answer.status !== 422)) {
      document.getElementById("saved").textContent = "Not saved yet. Use the button to save.";
      return;
    }
    taken(new DOMParser().parseFromString(await answer.text(), "text/html"));
  };
  let kept = true;
  const soon = () => {
    kept = false;
    clearTimeout(waiting);
    waiting = setTimeout(() => (going = going.then(keep).then(() => (kept = true))), 600);
  };
  form.addEventListener("change", soon);
  // What is on its way arrives first, so that nobody crosses what they typed themselves.
  form.addEventListener("submit", (event) => {
    if (kept) return;
    event.preventDefault();
    clearTimeout(waiting);
    const button = event.submitter ?? undefined;
    // Not within this very sending: the browser would let it fall.
    going.then(() => setTimeout(() => ((kept = true), form.requestSubmit(button))));
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.classList.contains("finput")) return;
    event.preventDefault();
    const all = boxes();
    const next = all[all.indexOf(event.target) + 1] ?? form.querySelector("button[value=send]");
    next.focus();
    next.select?.();
  });
  form.addEventListener("paste", (event) => {
    if (!event.target.classList.contains("finput")) return;
    const rows = event.clipboardData.getData("text").replace(/\r/g, "").replace(/\n+$/, "").split("\n");
    if (rows.length < 2 && !rows[0].includes("\t")) return;
    event.preventDefault();
    const lines = [...new Set(boxes().map((box) => box.closest(".frow")))];
    const from = lines.indexOf(event.target.closest(".frow"));
    rows.forEach((row, at) => {
      const into = lines[from + at]?.querySelectorAll(".finput") ?? [];
      row.split("\t").forEach((cell, n) => into[n] && (into[n].value = cell.trim()));
    });
    soon();
  });
}
