(function () {
  "use strict";
  const root = document.documentElement;
  const KEY = "myelin-theme";
  // Some browsers refuse storage to files: then a page only forgets the choice.
  function remembered() {
    try {
      return localStorage.getItem(KEY);
    } catch (refused) {
      return null;
    }
  }
  function remember(theme) {
    try {
      localStorage.setItem(KEY, theme);
    } catch (refused) {
      return;
    }
  }
  const before = remembered();
  if (before) {
    root.dataset.theme = before;
  }
  document.addEventListener("DOMContentLoaded", function () {
    document.getElementById("theme").addEventListener("click", function () {
      const dark = root.dataset.theme
        ? root.dataset.theme === "dark"
        : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      remember(root.dataset.theme);
    });
  });
})();
