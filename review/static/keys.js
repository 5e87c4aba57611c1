// Single keys for the desk. They act only outside fields, never repeat, and not in the first 400 ms of a screen,
// so that letters typed ahead decide nothing. `data-key` names the key of an element.
"use strict";

(() => {
  const GUARD_MS = 400;
  let arming = 0;
  const off = document.body.classList.contains("keys-off");
  const typing = (target) => target.closest("textarea, select, input:not([type=checkbox]):not([type=radio])");
  const acts = () => [...document.querySelectorAll("details.act")];
  const dialog = () => document.querySelector("dialog[open]");

  // While keys do nothing their labels are pale, so that nobody wonders.
  function disarm() {
    clearTimeout(arming);
    document.body.classList.add("keys-waiting");
    arming = setTimeout(() => document.body.classList.remove("keys-waiting"), GUARD_MS);
  }

  function close() {
    dialog()?.close();
    for (const act of acts()) act.open = false;
    document.dispatchEvent(new Event("hide-pictures"));
    document.activeElement?.blur();
  }

  function open(act) {
    for (const other of acts()) other.open = other === act;
    if (act.dataset.guard !== undefined) disarm();
    act.querySelector(".act-panel :is(button, a, input, textarea)")?.focus();
  }

  function press(element) {
    if (element.matches("details.act")) open(element);
    else if (element.matches("[data-go]")) {
      const place = document.querySelector(element.dataset.go);
      place?.scrollIntoView({ block: "start" });
      place?.focus({ preventScroll: true });
    } else element.click();
  }

  function step(by) {
    const items = [...document.querySelectorAll("[data-item]")];
    if (!items.length) return;
    const at = items.indexOf(document.activeElement);
    items[at < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(Math.max(at + by, 0), items.length - 1)].focus();
  }

  function find(key) {
    const opened = acts().find((act) => act.open);
    const inside = opened && [...opened.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key);
    return inside || [...document.querySelectorAll("[data-key]")].find(
      (each) => each.dataset.key === key && !each.closest(".act-panel") && !each.closest("dialog:not([open])"));
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      close();
      return;
    }
    if (event.key === "Enter" && event.target.matches("input[form=decide]")) event.preventDefault();
    if (off || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing(event.target) || document.body.classList.contains("keys-waiting") || dialog()) return;
    if (event.target.closest("[data-picture]") && event.key.toLowerCase() === "s") return;
    if (event.key === "j" || event.key === "k") {
      step(event.key === "j" ? 1 : -1);
      event.preventDefault();
      return;
    }
    if (event.key === "?") {
      document.getElementById("keys")?.showModal();
      event.preventDefault();
      return;
    }
    const element = find(event.key);
    if (!element) return;
    event.preventDefault();
    press(element);
  });

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) document.getElementById(opener.dataset.opens)?.showModal();
    if (event.target.closest("[data-closes]")) event.target.closest("dialog").close();
    const copy = event.target.closest("[data-copy]");
    if (copy) navigator.clipboard?.writeText(copy.dataset.copy).then(() => {
      copy.textContent = copy.dataset.copied;
    });
    const summary = event.target.closest("details.act > summary");
    if (summary) for (const act of acts()) if (act !== summary.parentElement) act.open = false;
  });

  // A form is sent once: a second press of the same key changes nothing.
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "yes";
  });
  disarm();
  window.addEventListener("pageshow", () => {
    disarm();
    for (const form of document.forms) delete form.dataset.sent;
  });
})();
