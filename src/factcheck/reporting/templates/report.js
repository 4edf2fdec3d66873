"use strict";
(() => {
  const root = document.documentElement;
  const words = document.body.dataset;
  const find = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, at) => values[at]);
  const fold = (text) => text.normalize("NFKC").toLowerCase();

  // Light and dark: what the system says, until the reader says otherwise.
  const theme = find("#theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const told = () => theme.setAttribute("aria-pressed", String(dark()));
  // Some browsers keep nothing for pages opened from a file.
  const kept = (use) => { try { return use(localStorage); } catch { return null; } };
  const chosen = kept((store) => store.getItem("factcheck-theme"));
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  told();
  system.addEventListener("change", told);
  theme.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    kept((store) => store.setItem("factcheck-theme", root.dataset.theme));
    told();
  });

  all(".whole").forEach((button) => button.addEventListener("click", () => {
    const open = button.getAttribute("aria-pressed") !== "true";
    all(".gap", button.closest(".document")).forEach((gap) => { gap.open = open; });
    button.setAttribute("aria-pressed", String(open));
  }));

  const findings = all(".finding");
  if (!findings.length) return;

  // Filters.
  const form = find("#filters");
  const search = find("#search");
  const shown = find("#shown");
  const texts = new Map();
  const textOf = (finding) => {
    if (!texts.has(finding)) texts.set(finding, fold(finding.textContent));
    return texts.get(finding);
  };
  const passes = (finding, wanted, terms) => {
    const has = finding.dataset;
    return wanted.severity.has(has.severity)
      && wanted.status.has(has.status)
      && (!wanted.rule || wanted.rule === has.rule)
      && (!wanted.document || has.documents.split(" ").includes(wanted.document))
      && terms.every((term) => textOf(finding).includes(term));
  };
  const filter = () => {
    const data = new FormData(form);
    const wanted = {
      severity: new Set(data.getAll("severity")),
      status: new Set(data.getAll("status")),
      rule: data.get("rule"),
      document: data.get("document"),
    };
    const terms = fold(search.value).split(/\s+/).filter(Boolean);
    let count = 0;
    findings.forEach((finding) => {
      finding.hidden = !passes(finding, wanted, terms);
      count += finding.hidden ? 0 : 1;
    });
    shown.textContent = fill(words.shown, count, findings.length);
    find("#nothing").hidden = count > 0;
  };
  const showAll = () => {
    search.value = "";
    all("select", form).forEach((select) => { select.value = ""; });
    all("input[type=checkbox]", form).forEach((box) => { box.checked = true; });
    filter();
  };
  search.addEventListener("input", filter);
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  find("#reset").addEventListener("click", showAll);
  if (matchMedia("(max-width: 61.99rem)").matches) find(".filters").open = false;
  filter();

  // A link to a finding that the filter hides shows everything again.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const finding = target.closest(".finding");
    if (finding) {
      if (finding.hidden) showAll();
      find(".body", finding).open = true;
      finding.focus({ preventScroll: true });
    }
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // One finding after the other.
  const step = (by) => {
    const open = findings.filter((finding) => !finding.hidden);
    if (!open.length) return;
    const current = document.activeElement.closest(".finding");
    const at = open.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : open.length - 1) : at + by;
    const finding = open[Math.min(Math.max(next, 0), open.length - 1)];
    finding.focus({ preventScroll: true });
    finding.scrollIntoView();
  };
  const keys = {
    j: () => step(1), ArrowRight: () => step(1), k: () => step(-1), ArrowLeft: () => step(-1),
    "/": () => { find(".filters").open = true; search.focus(); search.select(); },
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target === search) search.blur();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea") || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  // All open or all closed.
  const button = find("#fold");
  button.addEventListener("click", () => {
    const open = button.dataset.folded === "true";
    findings.forEach((finding) => { find(".body", finding).open = open; });
    button.dataset.folded = String(!open);
    button.textContent = open ? words.close : words.open;
  });

  // Rule pages stand once in the file and are shown where they are asked for.
  addEventListener("toggle", (event) => {
    const details = event.target;
    if (!details.matches(".rule-fold") || !details.open || find(".prose", details)) return;
    const note = document.getElementById(find("a", details).hash.slice(1));
    if (note) details.append(find(".prose", note).cloneNode(true));
  }, true);

  document.addEventListener("click", async (event) => {
    const copy = event.target.closest(".copy");
    if (!copy) return;
    const code = find("code", copy.parentElement);
    try {
      await navigator.clipboard.writeText(code.textContent);
      shown.textContent = words.copied;
      copy.textContent = `${words.copied} ✓`;
    } catch {
      getSelection().selectAllChildren(code);
    }
  });
})();
