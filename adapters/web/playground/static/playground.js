// What the markup alone can't do: sending with Enter, staying at the end of the conversation, and keeping the focus.
"use strict";

const log = document.getElementById("log");
const text = document.getElementById("text");
const trouble = document.getElementById("trouble");

let reading_along = true;
let last_holder = "text"; // the id of the item or part of the page that had the focus

const newest = () => log.querySelector(".item:last-of-type");
const top_of = (item) => item.getBoundingClientRect().top;
const fits = (item) => item.offsetHeight < log.clientHeight;

// The newest item whole, or its beginning if it is too tall for that.
function to_the_newest() {
  log.scrollTop = log.scrollHeight;
  if (newest() && !fits(newest())) newest().scrollIntoView({ block: "start" });
}

const grow = () => {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight}px`;
};

function attend_to(item) {
  const field = item.querySelector("[aria-invalid=true]") ?? item.querySelector(".field input, .field textarea, .field select");
  (field ?? item).focus({ preventScroll: true });
  item.scrollIntoView({ block: fits(item) ? "nearest" : "start" });
  field?.closest(".field").scrollIntoView({ block: "nearest" });
}

function give_back_the_focus() {
  const holder = document.getElementById(last_holder) ?? newest() ?? text;
  const closest = holder.matches("#clock, #side") ? holder.querySelector("button, a") : holder;
  closest.focus({ preventScroll: true });
}

log.addEventListener("scroll", () => {
  reading_along = !newest() || top_of(newest()) < log.getBoundingClientRect().bottom;
});

document.addEventListener("focusin", (event) => {
  last_holder = event.target.closest?.(".item, #clock, #side")?.id ?? "text";
});

text.addEventListener("input", grow);
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    text.form.requestSubmit();
  }
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target) || event.target.closest("button")) menu.open = false;
  }
});

// A text counts as sent only once it has arrived; what was typed meanwhile stays.
document.body.addEventListener("htmx:afterRequest", ({ detail }) => {
  trouble.hidden = detail.successful;
  if (!detail.successful) return;
  const sent = detail.requestConfig.parameters.get?.("text") ?? detail.requestConfig.parameters.text;
  if (detail.elt === text.form && text.value === sent) {
    text.value = "";
    grow();
    reading_along = true;
  }
});

document.body.addEventListener("htmx:oobAfterSwap", () => {
  if (reading_along) to_the_newest();
});

// After news: a form that was just opened or refused wants attention; a focus that was lost goes back to where it was.
document.body.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.elt.id !== "news") return;
  const opened = log.querySelector(".item.draft:not([data-seen])")
    ?? log.querySelector(".item:not([data-seen]) [aria-invalid=true]")?.closest(".item");
  for (const item of log.querySelectorAll(".item")) item.dataset.seen = "";
  if (opened) attend_to(opened);
  else if (document.activeElement === document.body) give_back_the_focus();
});

for (const item of log.querySelectorAll(".item")) item.dataset.seen = "";
to_the_newest();
