// The theme leaves some of its regions without names of their own, and makes regions of what are
// only parts of one; people who listen to a page need better. The empty corner of a table is no
// head. Blocks that scroll must also be reachable by keyboard.
const landmarks = () => {
  const each = (selector, change) => document.querySelectorAll(selector).forEach(change);
  const name = (selector, label) =>
    each(selector, (part) => part.setAttribute("aria-label", label));
  name(".md-search[role=dialog]", "Search");
  name(".md-nav--primary", "Site");
  name("#__drawer", "Menu");
  name(".md-nav--secondary", "On this page");
  each("nav nav[aria-expanded]", (branch, position) => {
    branch.removeAttribute("aria-labelledby");
    branch.setAttribute("aria-label", `Site, branch ${position + 1}`);
  });
  const parts = "nav nav:not(.md-nav--secondary, [aria-expanded])";
  each(`${parts}, nav.md-code__nav, nav.md-search__options`, (part) => {
    part.setAttribute("role", "presentation");
    part.removeAttribute("aria-label");
    part.removeAttribute("aria-labelledby");
  });
  // The links in it are reached one by one; the frame around them is no stop of its own.
  each(".md-search__scrollwrap", (frame) => (frame.tabIndex = -1));
  each("thead th:empty", (corner) => corner.replaceWith(document.createElement("td")));
  each("pre > code, .md-typeset__scrollwrap", (block) => {
    if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
  });
};
new MutationObserver(landmarks).observe(document.body, { childList: true, subtree: true });
landmarks();
