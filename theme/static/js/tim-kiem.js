// The search page: asks the index of each year, merged in the browser, and keeps question and facets in the address.
const form = document.querySelector(".gs-find");
const list = document.querySelector(".gs-find__results");
const count = document.querySelector(".gs-find__count");
const more = document.querySelector(".gs-find__more");
const hints = document.querySelector(".gs-find__hints");
const { root } = form.dataset;
const years = form.dataset.years.split(" ").filter(Boolean);
const BATCH = 10;
const ranking = { metaWeights: { title: 10, who: 5, by: 1, day: 0 }, diacriticSimilarity: 0.5, pageLength: 0.5 };

// The same as searchable() in plugins/search/records.py.
const TONES = { oà: "òa", oá: "óa", oả: "ỏa", oã: "õa", oạ: "ọa", oè: "òe", oé: "óe", oẻ: "ỏe", oẽ: "õe", oẹ: "ọe",
  uỳ: "ùy", uý: "úy", uỷ: "ủy", uỹ: "ũy", uỵ: "ụy" };
const AT_END = new RegExp(`(?<!q)(${Object.keys(TONES).join("|")})(?![\\p{L}\\p{N}_])`, "gu");
const searchable = (text) =>
  text.normalize("NFC").toLowerCase().replace(AT_END, (pair) => TONES[pair]).replaceAll("đ", "d\u0335");
const readable = (text) => text.replaceAll("d\u0335", "đ").replaceAll("D\u0335", "Đ").normalize("NFC");
const bare = (text) => searchable(text).normalize("NFD").replace(/\p{M}/gu, "");

const abbreviations = new Map(JSON.parse(form.dataset.abbreviations).map(([short, full]) => [bare(short), full]));

let engine;
function load() {
  engine ??= (async () => {
    const at = (year) => new URL(`${root}tim-kiem/${year}/`, location.href).href;
    const pagefind = await import(`${at(years[0])}pagefind.js`);
    await pagefind.options({ noWorker: true, ranking, basePath: at(years[0]), excerptLength: 30 });
    await pagefind.init();
    await Promise.all(years.slice(1).map((year) => pagefind.mergeIndex(at(year), { ranking, excerptLength: 30 })));
    return pagefind;
  })();
  engine.catch(() => (engine = undefined));
  return engine;
}

// An abbreviation is asked for as it stands, and in full.
function questions(text) {
  const full = text.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => abbreviations.get(bare(word)) ?? word);
  return [...new Set([text, full])].map((each) => searchable(each.replace(/[“”„«»]/g, '"')));
}

async function found(text, filters) {
  const pagefind = await load();
  const best = new Map();
  for (const question of questions(text)) {
    for (const result of (await pagefind.search(question, { filters })).results) {
      if (!best.has(result.id) || best.get(result.id).score < result.score) best.set(result.id, result);
    }
  }
  return named([...best.values()].sort((one, other) => other.score - one.score), questions(text));
}

const words = (text) => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

// The years weigh their words apart, so the first of all are put in order once more, by the share of the words in the title, name and units.
// Who types an accent means it: "Hoa" is then not "Hòa".
async function named(sorted, asked) {
  const form = asked[0] === bare(asked[0]) ? bare : searchable;
  const typed = [...new Set(asked.flatMap((each) => words(form(each))))];
  const first = await Promise.all(sorted.slice(0, 3 * BATCH).map(async (result) => {
    const { meta } = await result.data();
    const there = new Set(words(form(readable(`${meta.title} ${meta.who} ${meta.by}`))));
    const share = typed.filter((word) => there.has(word)).length / (typed.length || 1);
    return [result.score * (1 + 30 * share ** 2), result];
  }));
  return [...first.sort((one, other) => other[0] - one[0]).map(([, result]) => result), ...sorted.slice(3 * BATCH)];
}

function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

function excerpt(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  return [...parsed.childNodes].map((node) =>
    node.nodeName === "MARK" ? element("mark", readable(node.textContent)) : readable(node.textContent));
}

async function shown(result) {
  const { raw_url: url, meta, excerpt: html } = await result.data();
  const link = element("a", readable(meta.title));
  link.href = root + url.replace(/^\//, "");
  return element("li", element("h2", link), element("p", `${readable(meta.who)} · ${meta.day}`),
    element("p", ...excerpt(html)));
}

let results = [];
let turn = 0;
async function showMore(mine, focus) {
  const start = list.children.length;
  const items = await Promise.all(results.slice(start, start + BATCH).map(shown));
  if (mine !== turn) return;
  list.append(...items);
  more.hidden = list.children.length >= results.length;
  if (focus) items[0]?.querySelector("a").focus();
}

async function search() {
  const mine = ++turn;
  const asked = [...new FormData(form)].filter(([, value]) => value.trim());
  const address = new URLSearchParams(asked).toString();
  history.replaceState(null, "", address ? `?${address}` : location.pathname);
  const { q = "", ...filters } = Object.fromEntries(asked);
  if (!q.trim() || !years.length) {
    list.replaceChildren();
    count.textContent = "";
    more.hidden = true;
    hints.hidden = false;
    return;
  }
  try {
    const all = await found(q, filters);
    if (mine !== turn) return;
    results = all;
    list.replaceChildren();
    hints.hidden = results.length > 0;
    count.textContent = results.length ? count.dataset.found.replace("{count}", results.length) : count.dataset.none;
    await showMore(mine, false);
  } catch {
    if (mine !== turn) return;
    hints.hidden = false;
    count.textContent = count.dataset.failed;
  }
  if (mine === turn) form.dataset.done = String(mine);
}

for (const [key, value] of new URLSearchParams(location.search)) {
  if (form.elements[key]) form.elements[key].value = value;
}
const facets = form.querySelector(".gs-find__facets");
facets.hidden = !years.length;
// On a phone the choices would push the results out of sight; one that is set is shown.
facets.open = matchMedia("(min-width: 48rem)").matches || [...facets.querySelectorAll("select")].some((each) => each.value);
let wait;
form.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(search, 250); });
form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(wait); search(); });
more.addEventListener("click", () => showMore(turn, true));
search();
