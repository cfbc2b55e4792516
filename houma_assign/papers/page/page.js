// The page's own program. It reads the data that stand in the page, builds every text as text, and asks nobody.
(() => {
  "use strict";
  const D = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement, ask = document.getElementById("ask"), form = document.getElementById("asking");
  const answer = document.getElementById("answer"), editions = [...document.querySelectorAll(".edition")];
  const FEW = 8, CLASSES = 6;
  let L = D.lang;

  // ---- words
  const fill = (text, vars) => text.replace(/\{(\w+)(?::[^}]*)?\}/g, (all, key) => (key in vars ? vars[key] : all));
  const say = (key, vars = {}) => fill(D.words[L][key] ?? key, vars);
  const zh = () => L === "zh";
  const text = (number) => D.texts[number][zh() ? 0 : 1];
  const label = (who) => D.people[who].label;
  const postName = (post) => D.posts[post][L];
  const aim = (k) => D.aims[k][zh() ? 0 : 1];
  const names = (list) => list.join(zh() ? "、" : ", ");
  const clauses = (list) => list.filter(Boolean).join(zh() ? "，" : ", ");
  const parts = (list) => list.filter(Boolean).join(zh() ? "；" : "; ");
  const aside = (said) => (said ? (zh() ? `（${said}）` : ` (${said})`) : "");
  const about = (what, said) => what + (zh() ? "：" : ": ") + said;
  const num = (v) => typeof v === "string" ? v : v.toLocaleString("en-US",
    Number.isInteger(v) ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 10 });
  const value = (v) => typeof v === "string" ? Number(v.replace(/,/g, "")) : v;
  const minus = (v) => typeof v === "string" ? (v.startsWith("-") ? v.slice(1) : `-${v}`) : -v;

  // What is lost, then what is gained for it: the sentences of the answers in Python say it in the same way.
  function figures(loss, loses = "") {
    const some = (keep, turn) => clauses((loss || []).map((v, k) => (v !== null && keep(value(v)) ? `${aim(k)} ${num(turn(v))}` : "")));
    const lost = some((v) => v > 0, (v) => v), gained = some((v) => v < 0, minus);
    return parts([lost && loses + lost, gained && (zh() ? "增加 " : "gains ") + gained]);
  }
  function bounds(cell) {
    const [least, most] = zh() ? ["至少", "至多"] : ["at least", "at most"];
    const end = (list, word) => (list || []).map((v, k) => (v === null ? "" : `${aim(k)} ${word} ${num(v)}`));
    return [...end(cell.lo, least), ...end(cell.hi, most)];
  }
  const price = (cell) => clauses([figures(cell.l), ...bounds(cell)]);
  const proven = (cell) => ["barred", "infeasible"].includes(cell.s) || !(cell.lo || cell.hi || cell.s === "open");
  const first = (cell) => (cell.l || []).findIndex((v) => v !== null && value(v) !== 0);
  const cellOf = (who, post) => (D.asked.cells ? D.kinds[D.cells[who][post]] : { s: "unasked" });
  const stateOf = (cell) => (cell.s === "price" ? "price" : cell.s);
  const RANK = ["chosen", "free", "price", "open", "unasked", "infeasible", "barred"];
  function compare(a, b) {
    if (RANK.indexOf(a.s) !== RANK.indexOf(b.s)) return RANK.indexOf(a.s) - RANK.indexOf(b.s);
    for (let k = 0; k < D.aims.length; k++) {
      const [x, y] = [a, b].map((c) => (c.l && c.l[k] !== null ? value(c.l[k]) : Infinity));
      if (x !== y) return x - y;
    }
    return 0;
  }

  // ---- elements
  function el(tag, attributes = {}, ...children) {
    const node = document.createElement(tag);
    for (const [key, given] of Object.entries(attributes)) if (given !== null && given !== undefined && given !== false) node.setAttribute(key, given);
    node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return node;
  }
  const go = (route, said, kind = "link") => el("button", { type: "button", class: kind, "data-go": route }, said);
  const head = (said) => el("h3", {}, said);
  const line = (said, kind) => el("p", { class: kind || null }, said);
  const list = (items) => el("ul", {}, items.map((item) => el("li", {}, item)));
  const tag = (cell) => el("span", { class: `tag ${cell.s}` }, say(`state_${stateOf(cell)}`), proven(cell) ? "" : aside(say("bounded")));
  function table(header, rows, right = []) {
    const cells = (kind, row) => row.map((cell, k) => el(kind, { class: right.includes(k) ? "num" : null, scope: kind === "th" ? "col" : null }, cell));
    return el("div", { class: "scroll" }, el("table", {}, el("thead", {}, el("tr", {}, cells("th", header))),
      el("tbody", {}, rows.map((row) => el("tr", {}, cells("td", row))))));
  }
  function long(header, rows, right) {
    if (rows.length <= FEW + 2) return [table(header, rows, right)];
    const box = el("div", {}, table(header, rows.slice(0, FEW), right));
    const more = el("button", { type: "button", class: "plain more" }, say("show_all", { number: rows.length }));
    more.addEventListener("click", () => { box.replaceChildren(table(header, rows, right)); more.remove(); });
    return [box, more];
  }
  const rulesGiving = (given) => list(given.map(([rule, where, units]) => `${text(rule)}${aside(about(text(where), num(units)))}`));
  const needName = (village, need) => `${text(D.villages[village].needs[need][0])} ${D.villages[village].needs[need][1]}`;
  const needsMet = (post, met) => names((met || []).map((k) => text(D.villages[D.posts[post].village].needs[k][0])));

  // ---- answers
  function sitting(who, at) {
    const grade = at.g ? fill(say("explain_grade"), { grade: at.g }) : "", needs = needsMet(at.post, at.n);
    const made = [line(fill(say("explain_here"), { who: label(who), post: postName(at.post), points: num(at.p), grade,
      needs: needs ? fill(say("explain_needs"), { needs }) : "" }), "say")];
    if ("firm" in at) made.push(line(say(at.firm === 1 ? "firm" : at.firm === 0 ? "discretion" : "undecided")));
    if (at.binds) made.push(head(say("binds")), rulesGiving(at.binds));
    made.push(...choices(at.post));
    return made;
  }
  function choices(post) {
    const open = D.posts[post].choices;
    return open ? [head(postName(post)), line(say("may_choose")), list(open.map((who) => go(`pair-${who}-${post}`, label(who))))] : [];
  }
  function leaving(out) {
    if (out.s === "infeasible") return line(say("leaving_never"));
    const lost = price(out);
    return line(lost || say(proven(out) ? "leaving_nothing" : "explain_late"));
  }
  function alternatives(what, found, name, route) {
    if (!D.asked.cells) return [line(say("matrix_large"), "facts")];
    const open = found.filter(([, cell]) => cell.s !== "barred").sort((a, b) => compare(a[1], b[1]));
    const rows = open.map(([key, cell]) => [go(route(key), name(key)), cell.p === undefined || cell.p === null ? "" : num(cell.p), cell.g || "",
      ["price", "open"].includes(cell.s) ? price(cell) || tag(cell) : tag(cell)]);
    const barred = found.length - open.length;
    return [...(rows.length ? long([say(what), say("score"), say("match"), say("loss")], rows, [1]) : [line(say("none"))]),
      barred ? line(say("barred_count", { number: barred }), "facts") : null];
  }
  function person(who) {
    const about_ = D.people[who], made = [el("h2", {}, label(who))];
    const facts = [about_.unit, ...(about_.facts || []).map(([name, said]) => about(text(name), text(said)))];
    made.push(line(facts.filter(Boolean).join(" · "), "facts"));
    if (!about_.at) made.push(line(say("nowhere", { who: label(who) }), "say"));
    (about_.at || []).forEach((at) => made.push(...sitting(who, at)));
    if (about_.out) made.push(head(say("leaving")), leaving(about_.out));
    made.push(head(say("alternatives_person")), D.asked.prices ? line(say("alternatives_note"), "facts") : line(say("prices_unasked"), "facts"));
    const rows = alternatives("post", D.posts.map((_, post) => [post, cellOf(who, post)]), postName, (post) => `pair-${who}-${post}`);
    return [...made, ...rows];
  }
  function post(place) {
    const about_ = D.posts[place], village = D.villages[about_.village], made = [el("h2", {}, postName(place))];
    made.push(line([village.township, ...village.needs.map(([need, severity]) => `${text(need)} ${severity}`)].filter(Boolean).join(" · "), "facts"));
    const here = D.people.map((each, who) => [who, (each.at || []).find((at) => at.post === place)]).filter(([, at]) => at);
    made.push(head(say("holders")), here.length ? list(here.map(([who, at]) => [go(`person-${who}`, label(who)),
      aside(clauses([fill(say("points"), { points: num(at.p) }), at.g && fill(say("grade"), { grade: at.g }), needsMet(place, at.n),
        "firm" in at ? say(at.firm === 1 ? "standing_firm" : at.firm === 0 ? "standing_open_long" : "standing_undecided") : ""]))])) : line(say("nobody")));
    made.push(...choices(place), head(say("alternatives_post")));
    made.push(D.asked.prices ? line(say("alternatives_note"), "facts") : line(say("prices_unasked"), "facts"));
    const others = D.people.map((_, who) => [who, cellOf(who, place)]).filter(([, cell]) => cell.s !== "chosen");
    return [...made, ...alternatives("person", others, label, (who) => `pair-${who}-${place}`)];
  }
  function verdict(who, place, cell) {
    const loss = price(cell), better = cell.s === "price" && value(cell.l[first(cell)]) < 0;
    const known = cell.s === "unasked" ? say("prices_unasked")
      : say(`why_${better ? "better" : cell.s}`, { who: label(who), post: postName(place), loss });
    return [known, !proven(cell) && loss && cell.s === "open" ? say("why_bounds", { loss }) : ""].filter(Boolean).map((said) => line(said, "say"));
  }
  function pair(who, place) {
    const cell = cellOf(who, place), made = [el("h2", {}, `${label(who)} → ${postName(place)}`), line(tag(cell))];
    if (!D.asked.cells) return [...made, line(say("matrix_large"), "say")];
    made.push(...verdict(who, place, cell));
    if (cell.p !== undefined && cell.p !== null) made.push(line(clauses([say("points", { points: num(cell.p) }), cell.g && say("grade", { grade: cell.g }),
      cell.n ? about(say("needs_met"), needsMet(place, cell.n)) : ""]), "facts"));
    if (cell.r) made.push(head(say("bars")), list(cell.r.map(text)));
    if (cell.l && cell.s === "price") made.push(table([say("aim"), say("loss")], cell.l.map((v, k) => [aim(k), v === null ? "–" : num(v)]), [1]));
    if (cell.c) made.push(head(say(cell.k ? "clash" : "clash_some")), list(cell.c.map(text)));
    if (cell.d && cell.d.length) made.push(head(say("decides")), list(cell.d.map(([village, need, met]) =>
      el("span", { class: met ? "won" : "lost" }, about(say(met ? "won_need" : "lost_need"), `${D.villages[village].name} ${needName(village, need)}`)))));
    if (cell.x) made.push(head(say("exchange")), ...exchange(cell.x));
    if (cell.m) {
      const at = (posts) => names(posts.map(postName)) || "–";
      made.push(head(say("moves")), line(say("moves_note", { number: cell.m.length })),
        table([say("who"), say("from"), say("to")], cell.m.map(([each, from, to]) => [go(`person-${each}`, label(each)), at(from), at(to)])));
    } else if (["price", "free"].includes(cell.s)) made.push(head(say("moves")), line(say("moves_unasked"), "facts"));
    if (!D.asked.exact && cell.s !== "barred") made.push(line(say("unproven"), "facts"));
    made.push(el("p", { class: "more" }, go(`person-${who}`, label(who)), " · ", go(`post-${place}`, postName(place))));
    return made;
  }
  function exchange([replaced, breaks, loss]) {
    const lead = replaced < 0 ? say("exchange_empty") : say("exchange_of", { who: label(replaced) });
    if (breaks.length) return [line(`${lead}${zh() ? "" : " "}${say("exchange_breaks")}`), rulesGiving(breaks)];
    const lost = figures(loss);
    return [line(`${lead}${zh() ? "" : " "}${say("exchange_works")}${lost ? say("exchange_loses", { loss: lost }) : say("exchange_same")}${zh() ? "。" : "."}`)];
  }

  // ---- the way to an answer: the part of the address behind #, so that the browser's own "back" works
  const routeOf = () => {
    const [kind, ...at] = location.hash.slice(1).split("-"), [a, b] = at.map(Number);
    if (kind === "person" && D.people[a]) return ["person", a, null];
    if (kind === "post" && D.posts[a]) return ["post", null, a];
    if (kind === "pair" && D.people[a] && D.posts[b]) return ["pair", a, b];
    return null;
  };
  function show(focus) {
    const route = routeOf();
    document.body.classList.toggle("answered", route !== null);
    answer.lang = root.lang;
    answer.setAttribute("aria-label", say("answer"));
    if (route === null) return void answer.replaceChildren(line(say("ask_note"), "lead"));
    const [kind, who, place] = route;
    answer.replaceChildren(...(kind === "person" ? person(who) : kind === "post" ? post(place) : pair(who, place)).filter((node) => node));
    answer.scrollTop = 0;
    choose(who, place);
    if (focus) { ask.classList.remove("shut"); answer.focus({ preventScroll: true }); }
  }
  const to = (route) => { if (location.hash === `#${route}`) show(true); else location.hash = route; };
  const choose = (who, place) => { form.elements.who.value = who ?? ""; form.elements.post.value = place ?? ""; };

  // ---- the form
  const fits = (who, typed) => {
    const each = D.people[who];
    return [each.label, each.unit, each.letters].some((said) => said.toLowerCase().includes(typed.trim().toLowerCase()));
  };
  function option(key, said) { return el("option", { value: key }, said); }
  function people(typed) {
    return [option("", say("anybody")), ...D.people.map((_, who) => who).filter((who) => !typed || fits(who, typed)).map((who) => option(who, label(who)))];
  }
  const letters = D.people.some((each) => each.letters);
  function build() {
    const who = el("select", { name: "who" }, people("")), where = el("select", { name: "post" }, option("", say("anybody")), D.posts.map((_, k) => option(k, postName(k))));
    const find = el("input", { name: "find", type: "search", autocomplete: "off" });
    const close = el("button", { type: "button", class: "close", "aria-label": say("close") }, "×");
    close.addEventListener("click", () => ask.classList.add("shut"));
    find.addEventListener("input", () => {
      who.replaceChildren(...people(find.value));
      if (find.value && who.options.length === 2) who.selectedIndex = 1;
    });
    find.addEventListener("change", () => { if (who.value !== "") asked(); });
    const asked = () => {
      const a = who.value, b = where.value;
      if (a !== "" || b !== "") to(a !== "" && b !== "" ? `pair-${a}-${b}` : a !== "" ? `person-${a}` : `post-${b}`);
    };
    who.addEventListener("change", asked);
    where.addEventListener("change", asked);
    form.lang = root.lang;
    form.replaceChildren(el("h2", {}, say("ask"), close), el("label", { class: "wide" }, say(letters ? "find" : "find_ids"), find),
      el("label", {}, say("who"), who), el("label", {}, say("where"), where));
  }
  form.addEventListener("submit", (event) => event.preventDefault());

  // ---- the table of prices
  function matrix(box) {
    if (!D.asked.cells) return void box.replaceChildren(line(say("matrix_large"), "lead"));
    const roles = [...new Set(D.posts.map((each) => each.role))];
    const find = el("input", { type: "search", autocomplete: "off" }), which = el("select", {}, ["everybody", "placed", "unplaced"].map((key) => option(key, say(key))));
    const role = el("select", {}, option("", say("everybody")), roles.map((each) => option(each, text(each)))), shown = el("output", {});
    const place = el("div", { class: "grid-box", tabindex: "-1" });
    const top = D.aims.map((_, k) => Math.max(...D.kinds.filter((cell) => cell.s === "price" && first(cell) === k).map((cell) => Math.abs(value(cell.l[k]))), 1e-9));
    const order = D.people.map((_, who) => who).sort((a, b) => Number(!D.people[a].at) - Number(!D.people[b].at));
    const draw = () => {
      const rows = order.filter((who) => fits(who, find.value) && (which.value === "everybody" || (which.value === "placed") === Boolean(D.people[who].at)));
      const columns = D.posts.map((_, k) => k).filter((k) => role.value === "" || D.posts[k].role === Number(role.value))
        .sort((a, b) => roles.indexOf(D.posts[a].role) - roles.indexOf(D.posts[b].role) || a - b);
      shown.textContent = rows.length ? say("rows_shown", { number: rows.length }) : say("found_none");
      place.replaceChildren(grid(rows, columns, top));
    };
    [find, which, role].forEach((each) => each.addEventListener("input", draw));
    box.replaceChildren(line(say(D.asked.prices ? "matrix_note" : "matrix_none"), "lead"), key(),
      el("div", { class: "filters", role: "group", "aria-label": say("filter") }, el("label", {}, say(letters ? "find" : "find_ids"), find),
        el("label", {}, say("who_filter"), which), el("label", {}, say("role_filter"), role), shown), place);
    draw();
  }
  function key() {
    const states = RANK.filter((state) => state !== "price" && D.kinds.some((cell) => cell.s === state));
    const lost = D.aims.map((_, k) => k).filter((k) => D.kinds.some((cell) => cell.s === "price" && first(cell) === k));
    return el("ul", { class: "key" }, states.map((state) => el("li", {}, el("span", { class: `swatch ${state}` }), say(`state_${state}`))),
      lost.map((k) => el("li", {}, el("span", { class: `swatch h${k % CLASSES}` }), say("first_loss", { aim: aim(k) }))));
  }
  function grid(rows, columns, top) {
    const marks = { chosen: "●", free: "0", infeasible: "×", open: "?" };
    const cell = (who, place) => {
      const found = cellOf(who, place), at = first(found), lost = found.s === "price" ? found.l[at] : null;
      const node = el("button", { type: "button", class: `cell ${found.s}`, tabindex: "-1", "data-go": `pair-${who}-${place}`,
        "aria-label": about(`${label(who)} → ${postName(place)}`, clauses([say(`state_${stateOf(found)}`), price(found)])) },
      lost === null ? marks[found.s] || "" : num(lost).length <= 7 ? num(lost) : Number(value(lost).toPrecision(2)).toLocaleString("en-US", { notation: "compact" }));
      if (lost !== null) {
        const depth = 0.16 + 0.8 * Math.sqrt(Math.abs(value(lost)) / top[at]);
        node.classList.add(`h${at % CLASSES}`);
        node.classList.toggle("deep", depth > 0.62);
        node.style.setProperty("--d", depth.toFixed(3));
      }
      return el("td", { role: "gridcell" }, node);
    };
    const groups = columns.reduce((made, k) => {
      if (made.length && made[made.length - 1][0] === D.posts[k].role) made[made.length - 1][1] += 1; else made.push([D.posts[k].role, 1]);
      return made;
    }, []);
    const post = (k) => { const made = go(`post-${k}`, D.posts[k].short[zh() ? 0 : 1], "head"); made.setAttribute("aria-label", postName(k)); return made; };
    const made = el("table", { class: "grid", role: "grid", lang: root.lang, "aria-label": say("matrix") },
      el("thead", {}, el("tr", { role: "row" }, el("th", {}, ""), groups.map(([role, wide]) => el("th", { scope: "colgroup", colspan: wide }, text(role)))),
        el("tr", { role: "row" }, el("th", {}, ""), columns.map((k) => el("th", { scope: "col" }, post(k))))),
      el("tbody", {}, rows.map((who) => el("tr", { role: "row" }, el("th", { scope: "row" }, go(`person-${who}`, label(who))), columns.map((k) => cell(who, k))))));
    const at = (row, column) => made.tBodies[0].rows[row]?.cells[column + 1]?.firstChild;
    const start = at(0, 0);
    if (start) start.tabIndex = 0;
    made.addEventListener("keydown", (event) => {
      const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key], here = event.target.closest("td");
      if (!step || !here) return;
      const next = at(here.parentNode.sectionRowIndex + step[0], here.cellIndex - 1 + step[1]);
      event.preventDefault();
      if (!next || here.cellIndex + step[1] < 1) return;
      event.target.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    });
    return made;
  }

  // ---- languages, light and dark, printing
  const open = el("button", { type: "button", class: "open-ask" });
  open.addEventListener("click", () => { ask.classList.remove("shut"); form.elements.find.focus(); });
  const near = new IntersectionObserver((seen) => seen.filter((each) => each.isIntersecting && !each.target.firstChild)
    .forEach((each) => { near.unobserve(each.target); matrix(each.target); }), { rootMargin: "800px" });  // a large table, drawn once it is near
  function speak() {
    editions.forEach((each) => { each.hidden = each.dataset.lang !== L; });
    const edition = editions.find((each) => each.dataset.lang === L), box = edition.querySelector(".matrix-here");
    root.lang = edition.lang;
    document.title = `${say("title")} ${edition.querySelector("code").textContent}`;
    open.textContent = say("ask");
    ask.setAttribute("aria-label", say("ask"));
    build();
    if (box && !box.firstChild) near.observe(box);
    show(false);
  }
  const tools = {
    lang: () => { L = editions.find((each) => each.dataset.lang !== L).dataset.lang; speak(); document.querySelector(".edition:not([hidden]) [data-tool=lang]").focus(); },
    theme: () => { root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark"; },
    print: () => window.print(),
  };
  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-go],[data-tool]");
    if (target) { if (target.dataset.tool) tools[target.dataset.tool](); else to(target.dataset.go); }
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") ask.classList.add("shut"); });
  window.addEventListener("hashchange", () => { if (routeOf()) show(true); });
  root.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  if (D.people.some((each) => each.at)) {
    ask.hidden = false;
    document.body.classList.add("asks");
    document.body.append(open);
    if (matchMedia("(max-width: 71.99rem)").matches && !routeOf()) ask.classList.add("shut");
    speak();
  } else {
    ask.remove();
    tools.lang = () => {
      L = editions.find((each) => each.dataset.lang !== L).dataset.lang;
      editions.forEach((each) => { each.hidden = each.dataset.lang !== L; });
      root.lang = editions.find((each) => !each.hidden).lang;
    };
  }
})();
