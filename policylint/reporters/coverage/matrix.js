"use strict";
// Narrows the table and opens the evidence of a cell.  The words are taken from the evidence section of the page, which
// is complete without this script.  Text goes in by textContent only; what unfold() reads as markup is this page's own,
// in which everything from documents is escaped.
(() => {
  const words = JSON.parse(document.getElementById("words").textContent);
  const say = (key, values = {}) => words.say[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  // Where organisations are many, table and evidence are text within <noscript> until they are wanted.
  function unfold(block, change = (text) => text) {
    const folded = block && block.querySelector("noscript");
    if (!folded) return false;
    const page = new DOMParser().parseFromString(change(folded.textContent), "text/html");
    folded.replaceWith(...page.body.childNodes);
    return true;
  }
  // Tens of thousands of cells are left out at first; grow() makes those of a clause when it comes near the screen.
  const sparse = unfold(document.getElementById("frame"), (text) => text.replace(/<td class="v [^<]*<\/td>/g, ""));
  const table = document.getElementById("matrix");
  const panel = document.getElementById("panel");
  const form = document.getElementById("filters");
  const query = document.getElementById("q");
  const wanted = document.getElementById("qo");
  const shown = document.getElementById("shown");
  const gapsButton = document.getElementById("gaps");
  const fixed = Number(table.dataset.fixed);
  const head = table.tHead.rows[0];
  const count = table.querySelectorAll("col.w-cell").length;
  const names = count > 1
    ? Array.from(head.cells).slice(fixed, fixed + count).map((cell) => cell.textContent)
    : [document.querySelector(".organisation > summary").textContent];
  const columnsOf = [...table.querySelectorAll("col")];
  const overview = document.querySelectorAll(".overview tbody tr:not(.mean)");
  const bodies = [...table.tBodies].map((body) => {
    const [group, ...rows] = body.rows;
    const heading = fold(group.textContent);
    const told = (row) => fold([0, 1, count > 1 ? 1 : 4].map((at) => row.cells[at].textContent).join(" "));
    return { group, grown: !sparse, rows: rows.map((row) => ({ row, text: `${told(row)} ${heading}`, letters: row.dataset.s })) };
  });
  const total = bodies.reduce((sum, body) => sum + body.rows.length, 0);
  let columns = names.map((_, index) => index);

  function grow(body) {
    if (body.grown) return;
    body.grown = true;
    const on = new Set(columns);
    for (const { row, letters } of body.rows) {
      row.append(...Array.from(letters, (letter, index) => {
        const cell = document.createElement("td");
        cell.className = `v ${letter}`;
        cell.title = words.status[letter].word;
        cell.textContent = words.status[letter].mark;
        cell.hidden = !on.has(index);
        return cell;
      }));
    }
  }

  function growAll() { for (const body of bodies) grow(body); }

  // ---- narrowing

  const checked = (name) => new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));

  function narrowColumns() {
    const parts = fold(wanted.value).split(/\s+/).filter(Boolean);
    const exact = names.findIndex((name) => name === wanted.value);
    const keep = names.map((name, index) => (exact >= 0 ? index === exact : parts.every((part) => fold(name).includes(part))));
    const next = keep.flatMap((on, index) => (on ? [index] : []));
    if (next.length === columns.length && next.every((each, at) => each === columns[at])) return;
    const before = new Set(columns);
    columns = next;
    const changed = names.map((_, index) => index).filter((index) => before.has(index) !== keep[index]);
    const rows = [head, ...bodies.filter((body) => body.grown).flatMap((body) => body.rows.map((each) => each.row))];
    // Off the page while thousands of cells change, so that the browser lays the table out once.
    const place = document.createComment("");
    table.replaceWith(place);
    for (const row of rows) {
      for (const index of changed) row.cells[fixed + index].hidden = !keep[index];
    }
    for (const index of changed) {
      columnsOf[fixed + index].hidden = !keep[index];
      if (overview.length) overview[index].hidden = !keep[index];
    }
    for (const body of bodies) {
      body.group.cells[1].hidden = !columns.length;
      body.group.cells[1].colSpan = columns.length || 1;
    }
    place.replaceWith(table);
    document.body.classList.toggle("wide", columns.length > words.printable);
  }

  function narrow() {
    if (wanted) narrowColumns();
    const states = checked("s");
    const kinds = checked("m");
    const parts = fold(query.value).split(/\s+/).filter(Boolean);
    let left = 0;
    for (const body of bodies) {
      let here = 0;
      for (const { row, text, letters } of body.rows) {
        const on = kinds.has(row.dataset.m) && parts.every((part) => text.includes(part))
          && columns.some((index) => states.has(letters[index]));
        row.hidden = !on;
        here += on;
      }
      body.group.hidden = !here;
      left += here;
    }
    const some = columns.length < names.length;
    shown.textContent = say("shown", { total, shown: left })
      + (some ? say("shown-columns", { total: names.length, shown: columns.length }) : "");
    shown.classList.toggle("narrowed", left < total || some);
    document.getElementById("nothing").hidden = left > 0;
    gapsButton.setAttribute("aria-pressed", String([...states].sort().join("") === [...words.gaps].sort().join("")));
  }

  function setBoxes(name, on) {
    for (const box of form.querySelectorAll(`[name=${name}]`)) box.checked = on(box.value);
  }

  function later(act) {
    let timer = 0;
    return () => { clearTimeout(timer); timer = setTimeout(act, 120); };
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", narrow);
  form.addEventListener("input", later(narrow));
  gapsButton.addEventListener("click", () => { setBoxes("s", (value) => words.gaps.includes(value)); narrow(); });
  document.getElementById("all").addEventListener("click", () => {
    setBoxes("s", () => true);
    setBoxes("m", () => true);
    query.value = "";
    if (wanted) wanted.value = "";
    narrow();
  });

  // ---- the panel

  function node(tag, content = [], attributes = {}) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...[content].flat());
    return made;
  }

  for (const block of document.querySelectorAll("details.organisation")) {
    block.addEventListener("toggle", () => unfold(block));
  }

  // Leads to a row of the evidence or of the table, also where it is folded or narrowed away.
  function uncover(hash) {
    const name = decodeURIComponent(hash.slice(1));
    const block = document.getElementById(name.replace(/^p(\d+)-\d+$/, "o$1"));
    if (block && block.tagName === "DETAILS") {
      unfold(block);
      block.open = true;
    }
    const target = document.getElementById(name);
    if (target && target.hidden) document.getElementById("all").click();
    return target;
  }

  const told = new Map();
  // The passages of an organisation by requirement, strongest kind of witness first; read once.
  function passagesOf(index) {
    if (told.has(index)) return told.get(index);
    const found = new Map();
    unfold(document.getElementById(`o${index}`));
    for (const body of document.querySelectorAll(`#o${index} .passages > tbody`)) {
      const [group, ...rows] = body.rows;
      for (const row of rows) {
        const [number, clause, line, kind, quote, ids] = [...row.cells].map((cell) => cell.textContent);
        const passage = { id: row.id, number, clause, line, kind, quote, source: group.textContent };
        for (const id of ids.split(/\s+/).filter(Boolean)) found.set(id, [...(found.get(id) || []), passage]);
      }
    }
    const strength = (passage) => words.kinds.indexOf(passage.kind);
    for (const each of found.values()) each.sort((one, other) => strength(one) - strength(other));
    told.set(index, found);
    return found;
  }

  const listed = (index, name, id) =>
    [...document.querySelectorAll(`#o${index} .${name} > tbody > tr`)].filter((row) => row.dataset.r === id);

  function passageItem(passage) {
    const link = node("a", say("to-evidence", { number: passage.number }), { href: `#${passage.id}` });
    const place = [passage.clause ? node("b", passage.clause) : "", `${say("line-number", { line: passage.line })}　${passage.kind}`];
    return node("li", [
      node("div", place, { class: "where" }),
      node("blockquote", passage.quote),
      node("div", [`${passage.source}　`, link], { class: "where" }),
    ]);
  }

  function missing(row, state, index, id) {
    if (state.id === "not-expected") return [node("p", say(`away-${row.dataset.in}`))];
    if (!["none", "partial", "outdated"].includes(state.id)) return [];
    const made = [node("h3", say("missing")), node("p", say(`missing-${state.id}`)), node("blockquote", row.cells[1].textContent)];
    const claims = listed(index, "claims", id).filter((each) => ["unsupported", "suspect"].includes(each.dataset.state));
    if (claims.length) {
      const places = claims.map((each) => `${each.cells[1].textContent}（${say("line-number", { line: each.cells[2].textContent })}）`);
      made.push(node("p", `${say("no-claim")} ${places.join("、")}`));
    }
    return made;
  }

  function excluded(index, id) {
    const keys = ["reason", "approver", "review"];
    return listed(index, "exclusions", id).map((row) =>
      node("dl", keys.flatMap((key, at) => [node("dt", say(key)), node("dd", row.cells[at + 1].textContent)])));
  }

  function fill(cell) {
    const row = cell.parentElement;
    const index = cell.cellIndex - fixed;
    const id = row.cells[0].textContent;
    const letter = row.dataset.s[index];
    const state = words.status[letter];
    const passages = passagesOf(index).get(id) || [];
    const close = node("button", say("close"), { type: "button" });
    close.addEventListener("click", () => panel.close());
    const title = `${id}（${row.cells[2].textContent}）`;
    const clause = row.parentElement.rows[0].textContent;
    const cases = row.dataset.cases ? [node("p", `${say("cases")}: ${row.dataset.cases}`, { class: "note" })] : [];
    const evidence = passages.length ? [node("h3", `${say("evidence")} (${passages.length})`), node("ol", passages.map(passageItem))] : [];
    panel.replaceChildren(
      node("div", [node("div", [node("p", names[index]), node("h2", title, { id: "panel-h" }), node("p", clause)]), close], { class: "panel-head" }),
      node("div", [
        node("p", row.cells[1].textContent, { class: "what" }),
        ...cases,
        node("p", [node("span", state.mark, { class: `k ${letter}` }), node("b", state.word), `　${state.meaning}`], { class: "state" }),
        ...excluded(index, id),
        ...missing(row, state, index, id),
        ...evidence,
      ], { class: "panel-body" }),
    );
  }

  function open(cell) {
    fill(cell);
    panel.showModal();
    panel.scrollTop = 0;
  }

  panel.addEventListener("click", (event) => {
    if (event.target === panel || event.target.closest("a")) panel.close();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) uncover(link.hash);
  });

  // ---- cells by mouse and keys

  let current = null;
  function hold(cell) {
    if (current) current.tabIndex = -1;
    current = cell;
    cell.tabIndex = 0;
  }

  function step(cell, down, right) {
    if (right) {
      let next = cell;
      do next = right > 0 ? next.nextElementSibling : next.previousElementSibling; while (next && next.hidden);
      return next && next.classList.contains("v") ? next : null;
    }
    const rows = bodies.flatMap((body) => body.rows).map((each) => each.row).filter((row) => !row.hidden);
    const row = rows[rows.indexOf(cell.parentElement) + down];
    grow(bodies.find((body) => body.group.parentElement === (row || cell.parentElement).parentElement));
    return row ? row.cells[cell.cellIndex] : null;
  }

  const STEPS = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
  table.addEventListener("click", (event) => {
    const cell = event.target.closest("td.v");
    if (!cell) return;
    hold(cell);
    cell.focus({ preventScroll: true });
    open(cell);
  });
  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td.v");
    if (!cell) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open(cell);
    } else if (event.key in STEPS) {
      event.preventDefault();
      const next = step(cell, ...STEPS[event.key]);
      if (!next) return;
      hold(next);
      next.focus();
      next.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  });

  // The way in by Tab must not be a cell that is narrowed away.
  function entrance() {
    if (current && !current.hidden && !current.parentElement.hidden) return;
    const body = bodies.find((each) => !each.group.hidden);
    if (!body || !columns.length) return;
    grow(body);
    hold(body.rows.find((each) => !each.row.hidden).row.cells[fixed + columns[0]]);
  }
  form.addEventListener("focusout", entrance);

  for (const each of document.querySelectorAll(".scripted")) each.hidden = false;
  table.classList.add("live");
  // Set where it is used: an inherited property on the root would touch the style of every cell.
  const frame = document.getElementById("frame");
  const measure = () => {
    table.tHead.style.setProperty("--top", `${form.offsetHeight}px`);
    if (!frame.classList.contains("flat")) frame.style.maxHeight = `calc(100vh - ${form.offsetHeight}px - 1rem)`;
    document.documentElement.style.scrollPaddingTop = `calc(${form.offsetHeight}px + 4rem)`;
  };
  if (sparse) {
    const near = new IntersectionObserver((seen) => {
      for (const each of seen) if (each.isIntersecting) grow(bodies.find((body) => body.group.parentElement === each.target));
    }, { root: frame, rootMargin: "600px 0px" });
    for (const body of bodies) near.observe(body.group.parentElement);
    window.addEventListener("beforeprint", () => { if (columns.length <= words.printable) growAll(); });
  }
  new ResizeObserver(measure).observe(form);
  measure();
  narrow();
  entrance();
  const aim = location.hash && uncover(location.hash);
  if (aim) aim.scrollIntoView();
})();
