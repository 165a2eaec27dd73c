// What Tasklist cannot do by itself: say why an answer was refused, speak Dutch inside forms, lead back to Kring.

const SUBMISSION = /\/task\/[^/?]+\/(?:submit-form|complete)(?:\?|$)/;
const FORM = /\/task\/[^/?]+\/deployed-form(?:\?|$)/;

const GONE =
  "Deze taak staat niet meer voor je open. Waarschijnlijk heeft iemand anders hem net afgerond of is hij vervallen. " +
  "Kies een andere taak in de lijst; kopieer eerst wat je wilt bewaren.";
const FORBIDDEN =
  "Dit mag je niet, of je bent te lang weggeweest. Kopieer wat je wilt bewaren, ververs de pagina en probeer het opnieuw.";
const SIGNED_OUT =
  "Je bent niet meer ingelogd. Kopieer wat je wilt bewaren en log in een ander tabblad in; probeer het daarna hier opnieuw.";
const UNREACHABLE =
  "Er kwam geen antwoord. Kijk of je verbinding werkt en probeer het opnieuw; wat je hebt ingevuld staat er nog.";
const BROKEN =
  "Er ging bij ons iets mis. Er is niets opgeslagen; wat je hebt ingevuld staat er nog. Probeer het over een paar minuten opnieuw.";
const NO_REASON = "Je antwoorden konden niet worden verwerkt. Kijk ze na en probeer het opnieuw.";

/** The fields of the form that is open, by key: what they are called and where they are. */
let fields = new Map();

const collectFields = (component, found) => {
  if (component.key) {
    found.set(component.key, { id: component.id, label: component.label || "" });
  }
  (component.components || []).forEach((child) => collectFields(child, found));
  return found;
};

// Refusals ------------------------------------------------------------------------------------------------------------

const ALERT = "kring-refusal";

/** How Tasklist says COMPLETE_ERROR, in the languages it has here. */
const GENERAL_LINES = ["De taak is niet afgerond", "An error happened while submitting the task form"];

const forget = () => document.getElementById(ALERT)?.remove();

const elementOf = (field) => {
  const known = fields.get(field);
  if (!known) {
    return null;
  }
  const id = CSS.escape(`-${known.id}`);
  return document.querySelector(`.fjs-container [id$="${id}"], .fjs-container input[id*="${id}-"]`);
};

/** The message, with the name of the field before it where the message does not say it. */
const wording = (error) => {
  const label = fields.get(error.field)?.label;
  return label && !error.message.includes(label) ? `${label}: ${error.message}` : error.message;
};

const line = (error) => {
  const item = document.createElement("li");
  const target = error.field ? elementOf(error.field) : null;
  if (target) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "kring-to-field";
    button.textContent = wording(error);
    button.addEventListener("click", () => {
      const input = target.matches("input, textarea, select") ? target : target.querySelector("input") || target;
      input.scrollIntoView({ block: "center" });
      input.focus();
    });
    item.append(button);
  } else {
    item.textContent = wording(error);
  }
  return item;
};

const show = (title, errors) => {
  forget();
  const form = document.querySelector(".form-pane") || document.querySelector(".task-details .content");
  if (!form) {
    return;
  }
  const alert = document.createElement("div");
  alert.id = ALERT;
  alert.className = "alert alert-danger";
  alert.setAttribute("role", "alert");
  alert.lang = "nl";
  alert.tabIndex = -1;
  const heading = document.createElement("strong");
  heading.textContent = title;
  alert.append(heading);
  if (errors.length > 0) {
    const list = document.createElement("ul");
    list.append(...errors.map(line));
    alert.append(list);
  }
  form.prepend(alert);
  alert.scrollIntoView({ block: "nearest" });
  alert.focus({ preventScroll: true });
};

const parsed = (request) => {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return {};
  }
};

const explain = (request) => {
  switch (request.status) {
    case 400: {
      const answer = parsed(request);
      const errors = Array.isArray(answer.errors) ? answer.errors : [];
      show(
        "De taak is nog niet afgerond. Wat je hebt ingevuld staat er nog.",
        errors.length > 0 ? errors : [{ field: "", message: answer.message || NO_REASON }],
      );
      break;
    }
    case 401:
      show(SIGNED_OUT, []);
      break;
    case 403:
      show(FORBIDDEN, []);
      break;
    case 404:
      show(GONE, []);
      break;
    case 0:
      show(UNREACHABLE, []);
      break;
    default:
      show(BROKEN, []);
  }
};

const open = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (method, url, ...rest) {
  if (SUBMISSION.test(String(url))) {
    forget();
    this.addEventListener("loadend", () => {
      if (this.status === 0 || this.status >= 400) {
        // After Tasklist has drawn what it makes of the answer.
        setTimeout(() => explain(this));
      }
    });
  }
  return open.call(this, method, url, ...rest);
};

const fetchAnything = window.fetch;
window.fetch = async function (resource, ...rest) {
  const response = await fetchAnything.call(this, resource, ...rest);
  if (response.ok && FORM.test(String(resource.url || resource))) {
    response
      .clone()
      .json()
      .then((form) => {
        fields = collectFields(form, new Map());
      })
      .catch(() => fields.clear());
  }
  return response;
};

const openTask = () => new URLSearchParams(window.location.hash.split("?")[1] || "").get("task");
let task = openTask();
window.addEventListener("hashchange", () => {
  if (openTask() !== task) {
    task = openTask();
    forget();
  }
});

// Words that the form viewer has in English only ----------------------------------------------------------------------

const WORDS = new Map([
  ["Field is required.", "Vul dit in of maak een keuze."],
  ["Value is not a number.", "Vul een getal in."],
  ["Value is expected to be an integer.", "Vul een heel getal in."],
  ["Field must be a valid email.", "Vul een e-mailadres in, zoals naam@organisatie.nl."],
  ["Nothing to show.", "Er is nog niets om te laten zien."],
  ["No results", "Niets gevonden"],
  ["Select", "Kies"],
  ["Search", "Zoek"],
]);

const PATTERNS = [
  [/^Field must have minimum value of (.+)\.$/, (limit) => `Vul een getal in van ${limit} of hoger.`],
  [/^Field must have maximum value of (.+)\.$/, (limit) => `Vul een getal in van ${limit} of lager.`],
  [/^Field must have minimum length of (.+)\.$/, (limit) => `Gebruik ten minste ${limit} tekens.`],
  [/^Field must have maximum length of (.+)\.$/, (limit) => `Gebruik niet meer dan ${limit} tekens.`],
  [/^Field must match pattern .+\.$/, () => "Dit heeft niet de vorm die we verwachten."],
  [/^Field must be a valid {1,2}international phone number\..*$/, () => "Vul een telefoonnummer in, zoals +31 30 123 45 67."],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, (digits) => `Gebruik niet meer dan ${digits} cijfers achter de komma.`],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/, (low, high) => `Kies een waarde die past, zoals ${low} of ${high}.`],
  [/^Click to sort by (.+) (?:ascending|descending)$/, (column) => `Sorteren op ${column}`],
];

const DAYS = new Map([
  ["Sun", "zo"],
  ["Mon", "ma"],
  ["Tue", "di"],
  ["Wed", "wo"],
  ["Thu", "do"],
  ["Fri", "vr"],
  ["Sat", "za"],
]);

const MONTHS = new Map([
  ["January", "januari"],
  ["February", "februari"],
  ["March", "maart"],
  ["April", "april"],
  ["May", "mei"],
  ["June", "juni"],
  ["July", "juli"],
  ["August", "augustus"],
  ["September", "september"],
  ["October", "oktober"],
  ["November", "november"],
  ["December", "december"],
]);

const inDutch = (text) => {
  if (WORDS.has(text)) {
    return WORDS.get(text);
  }
  for (const [pattern, words] of PATTERNS) {
    const match = pattern.exec(text);
    if (match) {
      return words(...match.slice(1));
    }
  }
  return text;
};

/** The words of a text node; the node itself stays, because the viewer goes on writing to it. */
const translate = (node, words) => {
  const text = node.data.trim();
  const dutch = words(text);
  if (dutch !== text) {
    node.data = node.data.replace(text, dutch);
  }
};

const ATTRIBUTES = ["placeholder", "aria-label"];
const SPEAKING =
  ".fjs-form-field-error li, .fjs-table-empty, .fjs-taglist-no-items, .fjs-dropdownlist-empty, .fjs-select-placeholder";

const translateForm = () => {
  document.querySelectorAll(SPEAKING).forEach((element) => {
    [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).forEach((node) => translate(node, inDutch));
  });
  document.querySelectorAll(".fjs-container [placeholder], .fjs-container [aria-label]").forEach((element) => {
    ATTRIBUTES.filter((name) => element.hasAttribute(name)).forEach((name) => {
      const dutch = inDutch(element.getAttribute(name));
      if (dutch !== element.getAttribute(name)) {
        element.setAttribute(name, dutch);
      }
    });
  });
  document.querySelectorAll(".flatpickr-weekday, .flatpickr-monthDropdown-month, .flatpickr-current-month .cur-month").forEach((element) => {
    const words = element.matches(".flatpickr-weekday") ? DAYS : MONTHS;
    [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).forEach((node) => translate(node, (text) => words.get(text) || text));
  });
};

// The general line that Tasklist adds when ours is there ---------------------------------------------------------------

const dropGeneralLine = () => {
  if (!document.getElementById(ALERT)) {
    return;
  }
  document.querySelectorAll(".page-notifications .alert-danger").forEach((notification) => {
    if (GENERAL_LINES.some((text) => notification.textContent.includes(text))) {
      [...notification.querySelectorAll("button.close")].at(-1)?.click();
    }
  });
};

// The way back --------------------------------------------------------------------------------------------------------

const addWayBack = () => {
  const menu = document.querySelector("[cam-widget-header] .sections-menu > ul");
  if (!menu || menu.querySelector(".kring-desk")) {
    return;
  }
  const root = document.querySelector("base").getAttribute("app-root").replace(/\/camunda$/, "");
  const link = document.createElement("a");
  link.href = `${root}/desk`;
  link.textContent = inEnglish ? "Back to the desk" : "Terug naar het werkblad";
  const item = document.createElement("li");
  item.className = "kring-desk";
  item.append(link);
  menu.prepend(item);
};

const inEnglish = (window.navigator.languages?.[0] || window.navigator.language || "").toLowerCase().startsWith("en");
document.documentElement.lang = inEnglish ? "en" : "nl";

let waiting = false;
new MutationObserver(() => {
  if (!waiting) {
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      addWayBack();
      translateForm();
      dropGeneralLine();
    });
  }
}).observe(document.body, { childList: true, subtree: true, characterData: true });
addWayBack();
