// The only sign-in page is Kring's; it brings people back here.
const signIn = () => {
  if (window.location.hash.startsWith("#/login")) {
    window.location.replace("/login?app=tasklist");
  }
};
window.addEventListener("hashchange", signIn);
signIn();

export default {
  app: { name: "Takenlijst", vendor: "Kring" },
  // The first one a browser asks for that is here, else Dutch.
  locales: { availableLocales: ["nl", "en"], fallbackLocale: "nl" },
  csrfCookieName: "XSRF-TOKEN",
  disableWelcomeMessage: true,
};
