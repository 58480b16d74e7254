// Reloads this page after a good build; after a failed one says what is wrong.
"use strict";

(() => {
  const shownBuild = document.currentScript.dataset.build;
  const waiting = document.querySelector(".gs-waiting__text");
  let serial = -1;
  let source = null;

  // The region stands before it is filled: only then do screen readers announce it.
  const region = element("div", "gs-reload");
  region.lang = "vi";
  region.setAttribute("aria-live", "polite");
  document.body.append(region);

  function element(name, className, text = "") {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function panel(status) {
    const made = element("section", "gs-reload__panel");
    const heading = element("h2", "gs-reload__heading", status.heading);
    const close = element("button", "gs-reload__close", "Đóng");
    const lines = element("ul", "gs-reload__lines");
    heading.id = "gs-reload-heading";
    made.setAttribute("aria-labelledby", heading.id);
    close.type = "button";
    close.addEventListener("click", () => region.replaceChildren());
    lines.tabIndex = 0; // so that the keyboard can scroll it
    lines.setAttribute("aria-labelledby", heading.id);
    lines.append(...status.lines.map((line) => element("li", "gs-reload__line", line)));
    made.append(heading, close, lines);
    return made;
  }

  function show(status) {
    if (status.build !== shownBuild) {
      location.reload();
      return;
    }
    if (status.serial === serial) return; // a new connection, no news: a closed panel stays closed
    serial = status.serial;
    region.replaceChildren(...(status.heading ? [panel(status)] : []));
    if (waiting && status.heading) waiting.textContent = "Sửa xong lỗi, trang sẽ tự mở.";
  }

  // A hidden tab lets go of its connection: browsers open only six to one server.
  function listen() {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource("/__gs/events");
      source.addEventListener("message", (event) => show(JSON.parse(event.data)));
    }
  }

  document.addEventListener("visibilitychange", listen);
  listen();
})();
