// The only sign-in page is Kring's; it brings people back here.
const signIn = () => {
  if (window.location.hash.startsWith("#/login")) {
    window.location.replace("/login?app=tasklist");
  }
};
window.addEventListener("hashchange", signIn);
signIn();

export default {
  app: {
    vendor: "Kring",
    name: "takenlijst",
  },
  // Dutch unless the browser asks for English; the forms themselves are Dutch.
  locales: {
    availableLocales: ["nl", "en"],
    fallbackLocale: "nl",
  },
  customScripts: ["scripts/kring"],
  csrfCookieName: "XSRF-TOKEN",
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: {
      key: "ctrl+alt+c",
      description: "de gekozen taak oppakken",
    },
    focusFilter: {
      key: "ctrl+shift+f",
      description: "naar het eerste filter",
    },
    focusList: {
      key: "ctrl+alt+l",
      description: "naar de eerste taak in de lijst",
    },
    focusForm: {
      key: "ctrl+alt+f",
      description: "naar de eerste vraag van het formulier",
    },
  },
};
