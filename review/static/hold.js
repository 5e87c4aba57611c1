// A picture is fetched and drawn only while its button is held down, by mouse, finger, pen, Space or Enter.
// Every look is a logged request; on release the drawing is wiped. What two pictures share is outlined. S on a focused picture asks to seal it.
"use strict";

(() => {
  const token = document.body.dataset.csrf;
  let held = null;

  function wipe(canvas) {
    canvas.width = canvas.height = 200;
  }

  // Corners are shares of width and height. Dark under light, so that the line shows on every ground.
  function outline(pen, corners) {
    const { width, height } = pen.canvas;
    pen.beginPath();
    for (const [x, y] of corners) pen.lineTo(x * width, y * height);
    pen.closePath();
    for (const [colour, thick] of [["#000", 7], ["#ffd400", 3]]) {
      pen.strokeStyle = colour;
      pen.lineWidth = thick;
      pen.stroke();
    }
  }

  function hide() {
    if (!held) return;
    const was = held;
    held = null;
    was.button.setAttribute("aria-pressed", "false");
    was.stop.abort();
    wipe(was.canvas);
  }

  async function show(button) {
    hide();
    const box = button.closest("[data-picture]");
    const look = { button, canvas: box.querySelector("canvas"), stop: new AbortController() };
    held = look;
    button.setAttribute("aria-pressed", "true");
    try {
      const answer = await fetch(box.dataset.picture, {
        method: "POST", headers: { "X-CSRF": token }, signal: look.stop.signal, cache: "no-store",
      });
      const says = box.querySelector("[data-says]");
      if (!answer.ok) {
        says.textContent = decodeURIComponent(answer.headers.get("X-Why") || "") || says.dataset.says;
        return;
      }
      const picture = await createImageBitmap(await answer.blob());
      if (held !== look) return;
      look.canvas.width = picture.width;
      look.canvas.height = picture.height;
      const pen = look.canvas.getContext("2d");
      pen.drawImage(picture, 0, 0);
      if (box.dataset.area) outline(pen, JSON.parse(box.dataset.area));
      // What is written in the picture stands in boxes: left, top, right, bottom.
      for (const [left, top, right, bottom] of JSON.parse(box.dataset.boxes || "[]"))
        outline(pen, [[left, top], [right, top], [right, bottom], [left, bottom]]);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  }

  for (const button of document.querySelectorAll("[data-hold]")) {
    button.addEventListener("pointerdown", (event) => {
      if (event.button === 0) show(button);
    });
    button.addEventListener("keydown", (event) => {
      if (event.key !== " " && event.key !== "Enter") return;
      event.preventDefault();
      if (!event.repeat) show(button);
    });
    button.addEventListener("keyup", hide);
    button.addEventListener("blur", () => {
      if (held?.button === button) hide(); // the button left for another one must not hide what that shows
    });
    button.addEventListener("contextmenu", (event) => event.preventDefault());
  }
  for (const box of document.querySelectorAll("[data-picture]")) {
    box.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "s" || event.repeat || event.target.closest("input, textarea")) return;
      event.preventDefault();
      hide();
      box.querySelector("dialog")?.showModal();
    });
  }
  for (const name of ["pointerup", "pointercancel", "hide-pictures", "visibilitychange"]) {
    document.addEventListener(name, hide);
  }
  window.addEventListener("blur", hide);
})();
