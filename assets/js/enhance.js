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
  // What stands in the boxes of a line, by name. A line's hidden `-v` says which version its author saw.
  const versions = (of) => of.querySelectorAll("form[data-return] input[type=hidden][name$='-v']");
  const values = (line) =>
    [...line.querySelectorAll("[name]")].flatMap((box) =>
      box.name.endsWith("-v") || (/radio|checkbox/.test(box.type) && !box.checked) ? [] : [[box.name, box.value]],
    );
  const plain = (text) => (text ?? "").replace(/\r\n?/g, "\n").trim();
  // What is too long is cut when it is kept.
  const same = (sent, there) => {
    const [one, other] = [new Map(sent), new Map(there)];
    return [...one.keys(), ...other.keys()].every((name) => {
      const [mine, theirs] = [plain(one.get(name)), plain(other.get(name))];
      return mine === theirs || (theirs.length >= 40 && mine.startsWith(theirs));
    });
  };
  const told = (here, there) => {
    for (const result of there.querySelectorAll("[id$='-res']")) document.getElementById(result.id)?.replaceWith(result);
    for (const more of there.querySelectorAll("details")) {
      const mine = document.getElementById(more.id);
      if (mine && mine.open !== more.open) mine.replaceWith(more);
      else if (mine) {
        mine.dataset.stands = more.dataset.stands;
        mine.querySelector("summary").replaceChildren(...more.querySelector("summary").childNodes);
      }
    }
  };
  // The page as it is kept now, beside what was sent for each line. The version that a line carries is changed only with
  // its boxes, or where they say the same: else the next saving would take away what somebody else typed meanwhile.
  const taken = (page, sent) => {
    for (const id of ["progress", "saved", "say"]) {
      const [here, there] = [document.getElementById(id), page.getElementById(id)];
      if (here && there) here.replaceWith(there);
    }
    for (const version of versions(page)) {
      const mine = document.getElementById(version.id);
      const [here, there] = [mine?.closest(".fline"), version.closest(".fline")];
      if (!here || !there || !sent.has(version.id)) continue;
      const [was, typing] = [sent.get(version.id), here.contains(document.activeElement)];
      const still = same(was, values(here));
      if (version.dataset.crossed !== undefined) {
        // They are told first. Whatever they type then, or the button, says which of the two stays.
        if (!typing && still) (told(here, there), mine.replaceWith(version));
      } else if (same(was, values(there))) {
        mine.replaceWith(version);
        // Nobody is told of a line that they are still typing.
        if (!typing && still) told(here, there);
      } else if (!typing && still) here.replaceWith(there);
    }
  };
  const keep = async () => {
    const sent = new URLSearchParams(new FormData(form));
    sent.set("do", "keep");
    const lines = new Map();
    for (const version of versions(document)) {
      // A line on which two people differ waits until one of them chooses.
      if (version.dataset.crossed !== undefined) sent.delete(version.name);
      else lines.set(version.id, values(version.closest(".fline")));
    }
    const answer = await fetch(form.action, { method: "POST", body: sent }).catch(() => null);
    if (!answer || (answer.status !== 200 && answer.status !== 422)) {
      document.getElementById("saved").textContent = "Not saved yet. Use the button to save.";
      return;
    }
    taken(new DOMParser().parseFromString(await answer.text(), "text/html"), lines);
  };
  const chosen = (box) => delete box.closest(".fline")?.querySelector("[data-crossed]")?.dataset.crossed;
  let kept = true;
  const soon = () => {
    kept = false;
    clearTimeout(waiting);
    waiting = setTimeout(() => (going = going.then(keep).then(() => (kept = true))), 600);
  };
  form.addEventListener("change", (event) => {
    chosen(event.target);
    soon();
  });
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
      if (into[0]) chosen(into[0]);
    });
    soon();
  });
}
// Charts: the words of a mark stand beside it while the pointer is on it; with the keys, Tab comes to the chart and the
// arrows go from mark to mark. The table of the chart says the same without this.
const marksOf = (chart) =>
  [...chart.querySelectorAll("title")].map((title) => title.parentNode).filter((mark) => mark !== chart);
const charts = [...document.querySelectorAll("main svg.chart[role=img]")].filter((chart) => marksOf(chart).length);
if (charts.length) {
  const tip = document.createElement("p");
  tip.className = "charttip";
  tip.setAttribute("role", "status");
  document.querySelector("main").append(tip);
  let at = null;
  const leave = () => {
    at?.classList.remove("is-at");
    at = null;
    tip.textContent = "";
  };
  const come = (mark) => {
    if (mark === at) return;
    leave();
    at = mark;
    mark.classList.add("is-at");
    tip.textContent = mark.querySelector("title").textContent;
    const [box, own] = [mark.getBoundingClientRect(), tip.getBoundingClientRect()];
    const left = Math.min(Math.max(8, box.left + box.width / 2 - own.width / 2), innerWidth - own.width - 8);
    tip.style.left = `${left}px`;
    tip.style.top = `${box.top - own.height - 8 > 0 ? box.top - own.height - 8 : box.bottom + 8}px`;
  };
  addEventListener("scroll", leave, { passive: true });
  for (const chart of charts) {
    const marks = marksOf(chart);
    chart.tabIndex = 0;
    chart.addEventListener("pointerover", (event) => {
      const mark = marks.find((one) => one.contains(event.target));
      if (mark) come(mark);
      else leave();
    });
    chart.addEventListener("pointerleave", leave);
    chart.addEventListener("blur", leave);
    chart.addEventListener("keydown", (event) => {
      const here = marks.indexOf(at);
      const to = {
        ArrowRight: here + 1,
        ArrowDown: here + 1,
        ArrowLeft: here < 0 ? marks.length - 1 : here - 1,
        ArrowUp: here < 0 ? marks.length - 1 : here - 1,
        Home: 0,
        End: marks.length - 1,
      }[event.key];
      if (event.key === "Escape") leave();
      if (to === undefined) return;
      event.preventDefault();
      come(marks[Math.min(Math.max(to, 0), marks.length - 1)]);
    });
  }
}
