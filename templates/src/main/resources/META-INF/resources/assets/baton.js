// Keeps a page up to date: the server says "changed", the page fetches itself anew and puts the new content in place.
// Everything works without this script; a reload does the same.
"use strict";

const AGAIN_AFTER_MS = 30_000;
const TICK_MS = 100;

let shown = Number(document.body.dataset.change);
let edited = false;
let fetching = false;
let wanted = false;

function say(state) {
  const live = document.getElementById("live");
  live.hidden = false;
  live.dataset.state = state;
  live.textContent = live.dataset[state];
}

// A form that somebody is filling in must not be taken away from under their hands.
function isBusy() {
  const active = document.activeElement;
  return edited || (active !== null && active.closest("main form") !== null);
}

function openDetails(root) {
  return [...root.querySelectorAll("details[open][id]")].map((details) => details.id);
}

function put(fresh) {
  for (const id of openDetails(document)) {
    const details = fresh.getElementById(id);
    if (details !== null) {
      details.open = true;
    }
  }
  fresh.getElementById("content").querySelector(".notice")?.remove();
  document.querySelector("main").replaceWith(fresh.querySelector("main"));
  document.querySelector(".menu").replaceWith(fresh.querySelector(".menu"));
  const signals = fresh.getElementById("signals");
  signals.querySelector("#live").replaceWith(document.getElementById("live"));
  document.getElementById("signals").replaceWith(signals);
  document.querySelector(".foot").replaceWith(fresh.querySelector(".foot"));
  shown = Number(fresh.body.dataset.change);
  fillIn();
  makeDraggable();
}

async function refresh() {
  if (fetching) {
    wanted = true;
    return;
  }
  if (isBusy()) {
    say("held");
    return;
  }
  fetching = true;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, signal: AbortSignal.timeout(10_000) });
    if (answer.ok && !isBusy()) {
      put(new DOMParser().parseFromString(await answer.text(), "text/html"));
      say("on");
    }
  } catch {
    say("off");
  } finally {
    fetching = false;
  }
  if (wanted) {
    wanted = false;
    refresh();
  }
}

function length(ms) {
  if (ms < 60_000) {
    return (Math.max(0, ms) / 1000).toFixed(1) + "s";
  }
  const minutes = Math.floor(ms / 60_000);
  return minutes + "m " + Math.floor((ms % 60_000) / 1000) + "s";
}

function tick() {
  for (const element of document.querySelectorAll("[data-since]")) {
    element.textContent = length(Date.now() - Date.parse(element.dataset.since));
  }
}

// The name that somebody signed with last, so that it need not be typed in the middle of an outage.
function remembered() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function fillIn() {
  for (const input of document.querySelectorAll("input[data-remember]")) {
    if (input.value === "") {
      input.value = remembered()?.getItem(input.dataset.remember) ?? "";
    }
  }
}

// A server that is dropped onto another one fills in the form for moves, which shows the plan and does nothing yet.
let dragged = null;

function card(event) {
  return event.target.closest?.("[data-server]") ?? null;
}

function dropForm() {
  return document.querySelector("form[data-drop-form]");
}

function makeDraggable() {
  for (const server of document.querySelectorAll(".topology [data-server]")) {
    server.draggable = dropForm() !== null;
  }
}

function mark(server) {
  document.querySelector(".drop-target")?.classList.remove("drop-target");
  server?.classList.add("drop-target");
}

document.addEventListener("dragstart", (event) => {
  dragged = card(event)?.dataset.server ?? null;
  if (dragged !== null) {
    event.dataTransfer.setData("text/plain", dragged);
    event.dataTransfer.effectAllowed = "move";
  }
});

document.addEventListener("dragover", (event) => {
  const below = card(event);
  const takes = dragged !== null && below !== null && below.dataset.server !== dragged;
  mark(takes ? below : null);
  if (takes) {
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
  }
});

document.addEventListener("dragend", () => {
  dragged = null;
  mark(null);
});

document.addEventListener("drop", (event) => {
  const below = card(event);
  const form = dropForm();
  if (dragged === null || below === null || form === null || below.dataset.server === dragged) {
    return;
  }
  event.preventDefault();
  form.elements.act.value = "relocate";
  form.elements.server.value = dragged;
  form.elements.destination.value = below.dataset.server;
  form.requestSubmit();
});

document.addEventListener("input", (event) => {
  edited = edited || event.target.closest("main form") !== null;
});

document.addEventListener("submit", (event) => {
  for (const input of event.target.querySelectorAll("input[data-remember]")) {
    remembered()?.setItem(input.dataset.remember, input.value);
  }
});

const events = new EventSource("/events");
events.addEventListener("open", () => say("on"));
events.addEventListener("error", () => say("off"));
events.addEventListener("changed", (event) => {
  if (Number(event.data) !== shown) {
    refresh();
  }
});

fillIn();
makeDraggable();
setInterval(tick, TICK_MS);
setInterval(() => {
  if (!document.hidden) {
    refresh();
  }
}, AGAIN_AFTER_MS);
