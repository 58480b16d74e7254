// What decap-cms does not know of our site: the words that its Vietnamese lacks, the theme, plain pages, what `check` asks for.
(() => {
  "use strict";
  const { CMS, createClass, h } = window;

  // The words

  CMS.registerLocale("vi", merged(CMS.getLocale("vi"), {
    app: { header: { workflow: "Duyệt bài", media: "Tệp và ảnh" } },
    collection: {
      sidebar: { collections: "Các mục", allCollections: "Tất cả các mục" },
      collectionTop: {
        viewAs: "Cách xem", groupBy: "Nhóm theo", filterBy: "Lọc", newButton: "Thêm %{collectionLabel}",
        newButtonAriaLabel: "Thêm %{collectionLabel}",
      },
      groups: { other: "Khác", negateLabel: "Không %{label}" },
      defaultFields: { updatedOn: { label: "Ngày sửa" } },
    },
    editor: {
      editorControl: { field: { optional: "không bắt buộc" } },
      editorControlPane: {
        widget: { required: "Cần ghi %{fieldLabel}.", regexPattern: "%{fieldLabel} %{pattern}." },
      },
      editorInterface: { preview: "Xem trước", toggleI18n: "Ngôn ngữ", togglePreview: "Xem trước", toggleScrollSync: "Cuộn cùng lúc" },
      editorToolbar: {
        status: "Trạng thái: %{status}", backCollection: "Về mục %{collectionLabel}", unsavedChanges: "CHƯA LƯU",
        changesSaved: "ĐÃ LƯU", inReview: "Chờ duyệt", publishNow: "Công bố ngay", publish: "Công bố",
        deleteUnpublishedEntry: "Xóa bài chưa công bố", deletePublishedEntry: "Xóa bài đã công bố",
        deleteUnpublishedChanges: "Xóa phần sửa chưa công bố", deleteEntry: "Xóa",
        statusInfoTooltipDraft: "Bài còn là bản nháp. Viết xong thì chuyển sang «Chờ duyệt».",
        statusInfoTooltipInReview: "Bài đang chờ duyệt; vẫn sửa được trong khi chờ.",
      },
      editorWidgets: {
        headingOptions: { headingTwo: "Mục lớn", headingThree: "Mục nhỏ" },
        datetime: { now: "Ngay lúc này", clear: "Xóa", setToNow: "Ghi giờ này vào ô %{fieldLabel}" },
        image: { choose: "Chọn ảnh", chooseDifferent: "Chọn ảnh khác", remove: "Bỏ ảnh", chooseUrl: "Ghi địa chỉ ảnh" },
        list: { add: "Thêm %{item}", addType: "Thêm %{item}" },
        object: { expand: "Mở ra", collapse: "Gập lại" },
        markdown: {
          bold: "Đậm", italic: "Nghiêng", link: "Liên kết", linkPrompt: "Địa chỉ của liên kết", headings: "Tiêu đề mục",
          quote: "Lời trích", bulletedList: "Danh sách", numberedList: "Danh sách đánh số", addComponent: "Thêm",
          richText: "Trình bày sẵn", markdown: "Markdown", code: "Mã",
        },
      },
    },
    mediaLibrary: {
      mediaLibraryCard: { draft: "Nháp", copy: "Chép", copyUrl: "Chép địa chỉ", copyPath: "Chép đường dẫn", copyName: "Chép tên", copied: "Đã chép" },
      mediaLibraryModal: { images: "Ảnh", mediaAssets: "Tệp", search: "Tìm…", upload: "Tải lên", chooseSelected: "Dùng ảnh đã chọn", deleteSelected: "Xóa ảnh đã chọn", download: "Tải về", insert: "Chèn" },
    },
    ui: {
      default: { goBackToSite: "Về trang" },
      toast: { entrySaved: "Đã lưu.", entryPublished: "Đã công bố.", entryUpdated: "Đã đổi trạng thái.", onFailToPersist: "Chưa lưu được: %{details}" },
    },
    workflow: {
      workflow: { workflowHeading: "Duyệt bài", newPost: "Viết mới", dateFormat: "DD/MM/YYYY" },
      workflowList: { inReviewHeader: "Chờ duyệt", draftHeader: "Nháp", readyHeader: "Sẵn sàng" },
    },
  }));

  function merged(old, fresh) {
    const isGroup = (value) => value !== null && typeof value === "object";
    const pairs = Object.entries(fresh).map(([key, value]) => [key, isGroup(value) ? merged(old?.[key] ?? {}, value) : value]);
    return { ...old, ...Object.fromEntries(pairs) };
  }

  // The preview, with the theme's own style

  CMS.registerPreviewStyle(document.body.dataset.style);

  const named = (field, code) => field.get("options").find((o) => o.get("value") === code)?.get("label") ?? code;
  const names = (props, key) => {
    const field = props.fields.find((f) => f.get("name") === key);
    const value = props.entry.getIn(["data", key]);
    const codes = value?.toArray?.() ?? (value ? [value] : []);
    return codes.map((code) => named(field, code));
  };
  const row = (label, texts) => texts.length > 0 && h("div", { key: label }, h("dt", {}, label), ...texts.map((text) => h("dd", { key: text }, text)));

  const StoryPreview = createClass({
    render() {
      const { entry, widgetFor, getAsset } = this.props;
      const text = (...path) => entry.getIn(["data", ...path]) || "";
      const image = text("image");
      return h("main", { className: "gs-main" },
        h("article", { className: "gs-story" },
          h("header", { className: "gs-story__head" },
            text("status") === "draft" && h("p", { className: "gs-flag" }, "Bài nháp, chưa công bố"),
            h("p", { className: "gs-kicker" }, names(this.props, "stage").join("")),
            h("h1", {}, text("title")),
            h("p", { className: "gs-story__summary" }, text("summary")),
            h("p", { className: "gs-story__meta" }, h("time", {}, text("date")), " ", h("span", {}, text("author")))),
          image && h("figure", { className: "gs-figure" },
            h("img", { src: getAsset(image).toString(), alt: text("image_alt") }),
            h("figcaption", {}, text("image_caption"), " ", h("span", { className: "gs-figure__credit" }, text("image_credit")))),
          h("section", { className: "gs-facts" },
            h("dl", {},
              row("Nhân vật", [text("subject", "name")].filter(Boolean)),
              row("Đơn vị giới thiệu", names(this.props, "unit")),
              row("Khen thưởng", names(this.props, text("award") ? "award" : "award_level")),
              row("Phong trào", names(this.props, "movement")),
              row("Lĩnh vực", names(this.props, "field")))),
          h("div", { className: "gs-story__body" }, h("div", { className: "gs-prose" }, widgetFor("body")))));
    },
  });
  const PagePreview = createClass({
    render() {
      return h("main", { className: "gs-main" },
        h("h1", {}, this.props.entry.getIn(["data", "title"])),
        h("div", { className: "gs-prose" }, this.props.widgetFor("body")));
    },
  });
  CMS.registerPreviewTemplate("stories", StoryPreview);
  CMS.registerPreviewTemplate("pages", PagePreview);

  // Files: whatever `check` reads becomes one form with one spelling, and what is written is as an editor would write it

  const { load, dump, FAILSAFE_SCHEMA, CORE_SCHEMA } = window.jsyaml;
  const { keys: KEYS, values: VALUES } = window.guongSang; // made from the vocabulary and the registries

  // As plugins/model/text.py does.
  const folded = (text) => text.replace(/[đĐ]/g, "d").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(/\s+/).filter(Boolean).join(" ");
  const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const asList = (value) => (Array.isArray(value) ? value : [value].filter(Boolean));
  const renamed = (kind, map) => Object.fromEntries(Object.entries(map).map(([key, value]) => [KEYS[kind][folded(key)] ?? key, value]));
  const codeOf = (kind, text) => (typeof text === "string" ? VALUES[kind][folded(text)] ?? text : text);
  const isYes = (text) => ["true", "yes", "co", "dung", "1", "x"].includes(folded(String(text)));
  const number = (text) => (/^\d+$/.test(text) ? Number(text) : text);
  const isoDay = (text) => String(text).replace(/^(\d{1,2})\/(\d{1,2})\/(\d{4})/, (_, d, m, y) => `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`);
  const each = (map, changes) => Object.fromEntries(Object.entries(map).map(([key, value]) => [key, changes[key] ? changes[key](value) : value]));
  const part = (kind, changes = {}, single = "") => (value) => each(isMap(value) ? renamed(kind, value) : { [single]: value }, changes);
  const codes = (kind) => (value) => asList(value).map((text) => codeOf(kind, text));
  const code = (kind) => (value) => codeOf(kind, value);
  const parts = (kind, changes, single) => (value) => asList(value).map(part(kind, changes, single));
  const media = part("media", { seconds: number, bytes: number }, "src");
  const span = { from: isoDay, until: isoDay };

  const READ = {
    story: {
      date: isoDay, embargo: isoDay, unit: codes("unit"), field: code("field"), movement: codes("movement"), award_level: code("level"),
      award: code("award"), outlets: codes("outlet"), stage: code("stage"), status: code("status"), tags: asList, redirect_from: asList,
      decision: part("decision", { date: isoDay }), subject: part("subject", { kind: code("kind"), child: isYes }), video: media, audio: media,
      withdrawn: part("withdrawn", { date: isoDay }), corrections: parts("correction", { date: isoDay }),
      consent: part("consent", { subject: isYes, guardian: isYes }),
    },
    page: { order: number },
    movement: { ...span, scope: code("scope"), aliases: asList, decision: part("decision", { date: isoDay }, "number") },
    unit: { ...span, aliases: asList, successors: asList, names: parts("dated_name", span), peer_group: parts("dated_group", span, "code") },
  };
  const single = (value) => (value.length === 1 ? value[0] : value);
  const WRITTEN = {
    story: { unit: single, movement: single },
    page: {},
    movement: {},
    unit: { peer_group: (value) => (value.length === 1 && Object.keys(value[0]).join() === "code" ? value[0].code : value) },
  };
  const fromYaml = (text) => load(text, { schema: FAILSAFE_SCHEMA });
  const toYaml = (value, flowLevel) => dump(value, { schema: CORE_SCHEMA, flowLevel, lineWidth: -1, noRefs: true });
  const read = (kind, map) => each(renamed(kind, map), READ[kind]);
  const written = (kind, map, order = []) => {
    const known = order.filter((key) => key in map);
    const sorted = [...known, ...Object.keys(map).filter((key) => !known.includes(key))];
    return each(Object.fromEntries(sorted.map((key) => [key, map[key]])), WRITTEN[kind]);
  };

  // Front matter is between two lines «---», or lines of «Title: …» up to the first blank one.
  function documentFrom(kind) {
    return (text) => {
      const plain = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
      const fenced = /^---[ \t]*\n([\s\S]*?\n)---[ \t]*(?:\n|$)([\s\S]*)$/.exec(plain);
      const lined = /^((?:[^\n:]+:(?:[ \t][^\n]*)?\n)+)([\s\S]*)$/.exec(plain);
      const [, head, body] = fenced ?? lined ?? ["", "", plain];
      const data = read(kind, fenced ? fromYaml(head) ?? {} : ofLines(head));
      const slug = kind === "story" && !data.slug && data.title ? { slug: slugOf(data.title) } : {}; // a new title keeps the address
      return { ...data, ...slug, body: body.replace(/^\n+/, "") };
    };
  }

  function ofLines(head) {
    const lines = head.split("\n").map((line) => /^([^:]+):\s*(.*?)\s*$/.exec(line)).filter(Boolean);
    return Object.fromEntries(lines.map(([, key, value]) => [key, /^[{[]/.test(value) ? fromYaml(value) : value]));
  }

  for (const kind of ["story", "page"]) {
    CMS.registerCustomFormat(`gs-${kind}`, "md", {
      fromFile: documentFrom(kind),
      toFile: ({ body = "", ...data }, order) => `---\n${toYaml(written(kind, data, order), 1)}---\n${body.trim()}\n`,
    });
  }

  // A registry is a list with an editor's comments in it: each entry keeps its own lines until it is changed.
  const SOURCE = "source"; // the key under which the desk carries them
  for (const kind of ["movement", "unit"]) {
    const entryOf = (source) => read(kind, fromYaml(source)[0]);
    CMS.registerCustomFormat(`gs-${kind}s`, "yml", {
      fromFile: (text) => {
        const [head, ...sources] = text.replace(/\r\n?/g, "\n").split(/^(?=- )/m);
        if (fromYaml(head)) throw new Error("mỗi mục của danh mục phải bắt đầu bằng «- » ở đầu dòng");
        return { head, entries: sources.map((source) => ({ ...entryOf(source), [SOURCE]: source })) };
      },
      toFile: ({ head = "", entries = [] }) => {
        const texts = entries.map(({ [SOURCE]: source, ...entry }) => {
          const isSame = source && sameAs(entryOf(source), entry);
          return isSame ? source : toYaml([written(kind, entry)], 2) + (/\n((?:[ \t]*(?:#.*)?\n)+)$/.exec(source ?? "")?.[1] ?? "");
        });
        return head + texts.join("");
      },
    });
  }

  function sameAs(one, other) {
    const ordered = (value) => (isMap(value) ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, ordered(value[key])])) : value);
    return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
  }

  // What is saved passes `check`: nothing empty, a slug that stays, and what a rule asks for

  const isCollection = (value) => typeof value?.toJS === "function";
  const isEmpty = (value) => value === null || value === undefined || value === "" || value === false || (isCollection(value) && value.isEmpty());

  function pruned(value) {
    if (typeof value === "string") return value.normalize("NFC");
    return isCollection(value) ? value.map(pruned).filterNot(isEmpty) : value;
  }

  // As plugins/model/text.py makes it.
  function slugOf(title) {
    const slug = folded(title).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
    return slug.length <= 80 ? slug : slug.slice(0, 81).replace(/-[^-]*$/, "").slice(0, 80);
  }

  const RULES = [
    [(d) => d.get("image") && !d.get("image_alt"), "ảnh chưa có mô tả. Hãy ghi ô «Mô tả ảnh»."],
    [(d) => d.getIn(["subject", "child"]) && !d.getIn(["consent", "guardian"]), "bài về trẻ em cần có đồng ý của người giám hộ. Có giấy đồng ý rồi thì đánh dấu ở phần «Đồng ý»."],
    [(d) => (d.get("status") === "withdrawn") !== Boolean(d.get("withdrawn")), "bài đã gỡ cần cả trạng thái «Đã gỡ» lẫn ngày và lý do ở phần «Gỡ bài»."],
    [(d) => d.get("withdrawn") && !(d.getIn(["withdrawn", "date"]) && d.getIn(["withdrawn", "reason"])), "phần «Gỡ bài» cần cả ngày và lý do."],
  ];

  CMS.registerEventListener({
    name: "preSave",
    handler: ({ entry }) => {
      const kept = pruned(entry.get("data"));
      const fault = entry.get("collection") === "stories" && RULES.find(([applies]) => applies(kept));
      if (fault) throw new Error(fault[1]);
      return entry.get("newRecord") && !kept.get("slug") ? kept.set("slug", slugOf(kept.get("title"))) : kept;
    },
  });

  CMS.init();
})();
