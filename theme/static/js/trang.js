// The reader's own letters and colours, set before the first paint; then the buttons for them and for sharing a story.
(() => {
  const root = document.documentElement;
  const SIZES = ["small", "", "large", "larger", "largest"];
  const PERCENT = ["90%", "100%", "115%", "132%", "150%"];
  const kept = (name) => {
    try {
      return localStorage.getItem(`gs-${name}`) || "";
    } catch {
      return ""; // storage may be forbidden; the page then forgets, and works
    }
  };
  const keep = (name, value) => {
    try {
      if (value) localStorage.setItem(`gs-${name}`, value);
      else localStorage.removeItem(`gs-${name}`);
    } catch {
      return;
    }
  };
  const set = (name, value) => {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
  };
  const asked = (query) => matchMedia(query).matches;
  const isOn = {
    theme: () => (root.dataset.theme || (asked("(prefers-color-scheme: dark)") ? "dark" : "")) === "dark",
    contrast: () => (root.dataset.contrast || (asked("(prefers-contrast: more)") ? "more" : "")) === "more",
  };
  const VALUES = { theme: ["light", "dark"], contrast: ["normal", "more"] };

  for (const name of ["theme", "contrast"]) if (VALUES[name].includes(kept(name))) set(name, kept(name));
  if (SIZES.includes(kept("size"))) set("size", kept("size"));
  root.dataset.js = CSS.supports("color", "light-dark(#000, #fff)") ? "colours" : "plain";

  const tell = (place, text) => {
    place.textContent = text;
  };

  const resize = (button, status) => {
    const now = SIZES.indexOf(root.dataset.size || "");
    const step = Number(button.dataset.step);
    const next = step ? Math.min(Math.max(now + step, 0), SIZES.length - 1) : 1;
    set("size", SIZES[next]);
    keep("size", SIZES[next]);
    tell(status, `${status.dataset.size} ${PERCENT[next]}`);
  };

  const tools = (place) => {
    const switches = [...place.querySelectorAll("[data-switch]")];
    const show = () => {
      for (const button of switches) button.setAttribute("aria-pressed", String(isOn[button.dataset.switch]()));
    };
    place.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button?.dataset.step) resize(button, place.querySelector("[role=status]"));
      const name = button?.dataset.switch;
      if (!name) return;
      const value = VALUES[name][isOn[name]() ? 0 : 1];
      set(name, value);
      keep(name, value);
      show();
    });
    for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"])
      matchMedia(query).addEventListener("change", show);
    show();
  };

  const share = (place) => {
    const status = place.querySelector("[role=status]");
    const address = location.href.split("#")[0];
    const deeds = {
      copy: () =>
        navigator.clipboard.writeText(address).then(
          () => tell(status, status.dataset.copied),
          () => tell(status, `${status.dataset.failed} ${address}`),
        ),
      send: () => navigator.share({ title: document.querySelector("h1").textContent, url: address }).catch(() => {}),
      print: () => print(),
    };
    const can = { copy: navigator.clipboard, send: navigator.share, print: true };
    for (const button of place.querySelectorAll("button")) {
      const deed = button.dataset.deed;
      button.hidden = !can[deed];
      button.addEventListener("click", deeds[deed]);
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const place of document.querySelectorAll(".gs-tools")) tools(place);
    for (const place of document.querySelectorAll(".gs-share")) share(place);
  });
})();
