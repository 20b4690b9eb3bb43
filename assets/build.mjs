// Builds dist/: two style sheets, the font, our scripts, the mark, and the licences of what is not ours.
// Everything is served below one address, /static/<hash>/, so the sheets name their files by relative addresses.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const at = (...parts) => join(here, ...parts);
const dist = at("dist");
const modules = at("node_modules");

// govuk-frontend ships no licence file, only its name in the README; the text is kept in licences/.
const licences = {
  "source-sans-3.txt": join(modules, "@fontsource-variable/source-sans-3/LICENSE"),
  "govuk-frontend.txt": at("licences/govuk-frontend.txt"),
};

function sheet(name) {
  const { css } = sass.compile(at("scss", `${name}.scss`), {
    style: "compressed",
    loadPaths: [modules],
    quietDeps: true,
  });
  guard(name, css);
  writeFileSync(join(dist, `${name}.css`), css);
}

// What must never reach a page: the restricted font, the crown, or an address that is not a file of dist/ (so no other host).
function guard(name, css) {
  for (const banned of ["GDS Transport", "crest", "crown", "@import"]) {
    if (css.includes(banned)) throw new Error(`${name}.css holds "${banned}"`);
  }
  for (const [, url] of css.matchAll(/url\(["']?([^"')]+)["']?\)/g)) {
    if (!existsSync(join(dist, url))) throw new Error(`${name}.css refers to ${url}, which is not in dist/`);
  }
}

rmSync(dist, { recursive: true, force: true });
for (const folder of ["", "font", "licences"]) mkdirSync(join(dist, folder), { recursive: true });
const font = "source-sans-3-latin-wght-normal.woff2";
cpSync(join(modules, "@fontsource-variable/source-sans-3/files", font), join(dist, "font", font));
for (const script of readdirSync(at("js"))) cpSync(at("js", script), join(dist, script));
cpSync(at("mark.svg"), join(dist, "mark.svg"));
for (const [name, from] of Object.entries(licences)) cpSync(from, join(dist, "licences", name));
for (const name of ["govuk", "scrutineer"]) sheet(name);
for (const name of readdirSync(dist, { recursive: true }).sort()) {
  const path = join(dist, name);
  try {
    console.log(`${String(readFileSync(path).length).padStart(8)}  ${name}`);
  } catch {
    // a folder
  }
}
