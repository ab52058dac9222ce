"use strict";
const by = (id) => document.getElementById(id);
const items = [...document.querySelectorAll(".item")];
const fields = ["text", "category", "rule", "site"].map((name) => by("by-" + name));

function has(list, wanted) {
  return !wanted || list.split(" ").includes(wanted);
}

function filter() {
  const [text, category, rule, site] = fields.map((field) => field.value.trim());
  let count = 0;
  for (const item of items) {
    const of = item.dataset;
    item.hidden = !(has(of.categories, category) && has(of.rules, rule) && (!site || of.site === site)
      && (!text || item.textContent.toLowerCase().includes(text.toLowerCase())));
    count += !item.hidden;
  }
  by("shown").textContent = `${count} of ${items.length} shown`;
}

// A string in TOML, quoted as `cleaner rules new` quotes it.
function toml(text) {
  if (!/["\\\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(text)) return `"${text}"`;
  if (!/['\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u.test(text)) return `'${text}'`;
  if (!/'''|'$|[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(text)) return `'''${text}'''`;
  const escaped = (char) => ({ '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r" })[char]
    || (char > "\uffff" ? "\\U" : "\\u") + char.codePointAt(0).toString(16).padStart(char.length * 4, "0");
  return '"' + text.replace(/["\\]|[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, escaped) + '"';
}

function ruleText(line, category, keeps) {
  const words = line.toLowerCase().match(/[a-z0-9]+/g) || ["line"];
  const name = (keeps ? "keep-" : "") + words.slice(0, 4).join("-").slice(0, 40);
  const what = keeps ? "keep = true" : `category = ${toml(category)}`;
  return `[[rule]]\nid = ${toml(name)}\n${what}\nlines = [${toml(line)}]\nexamples = [${toml(line)}]\n`;
}

let chosen = null;

function write() {
  by("rule-text").value = ruleText(chosen.line, by("rule-category").value, chosen.keeps);
  by("copied").textContent = "";
}

function choose(button) {
  const of = button.dataset;
  const keeps = button.className === "gone";
  const holder = button.parentElement.cloneNode(true);
  holder.querySelectorAll("button").forEach((inner) => inner.remove());
  const line = (of.line || holder.textContent).split(/\s+/).filter(Boolean).join(" ");
  chosen = { button, keeps, line };
  by("rule-title").textContent = line;
  by("rule-reason").textContent = keeps
    ? `${of.category}, removed by ${of.rule}${of.reason ? ": " + of.reason : ""}. This rule would keep it.`
    : "Left in the text. This rule would remove it, on every line that reads so.";
  by("rule-choice").hidden = keeps;
  write();
  by("rule").hidden = false;
  by("rule-text").focus();
}

function close() {
  by("rule").hidden = true;
  if (chosen) chosen.button.focus();
}

async function copy() {
  const text = by("rule-text");
  text.select();
  try {
    await navigator.clipboard.writeText(text.value);
  } catch {
    document.execCommand("copy");
  }
  by("copied").textContent = "copied";
}

function step(forward) {
  const pieces = [...document.querySelectorAll("mark .gone")].filter((piece) => piece.checkVisibility());
  const at = pieces.indexOf(document.activeElement);
  const next = pieces[at < 0 ? (forward ? 0 : pieces.length - 1) : at + (forward ? 1 : -1)];
  if (next) next.focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button && (button.className === "gone" || button.className === "left")) choose(button);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  if (event.key === "j" || event.key === "k") step(event.key === "j");
  if (event.key === "/") {
    event.preventDefault();
    fields[0].focus();
  }
});
by("filters").addEventListener("submit", (event) => event.preventDefault());
fields.forEach((field) => field.addEventListener("input", filter));
by("rule-category").addEventListener("change", write);
by("copy").addEventListener("click", copy);
by("close").addEventListener("click", close);
filter();
