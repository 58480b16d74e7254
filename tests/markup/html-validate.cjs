/* Everything that html-validate recommends, except its taste. Each exception says why it is no fault of a page. */
module.exports = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    "doctype-style": "off", // the standard takes any case
    "void-style": "off", // <br> and <br /> are the same element; the second comes from what editors write in a story
    "long-title": "off", // a story's title and the official name of the body are as long as they are
    "require-sri": ["error", { target: "crossorigin" }], // our own files come from where the page comes from
    "aria-label-misuse": ["error", { allowAnyNamable: true }], // ARIA lets lists and groups have names
  },
};
