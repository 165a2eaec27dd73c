// The only sign-in page is Kring's; it brings people back here.
const signIn = () => {
  if (window.location.hash.startsWith("#/login")) {
    window.location.replace("/login?app=welcome");
  }
};
window.addEventListener("hashchange", signIn);
signIn();

export default {
  app: {
    vendor: "Kring",
    name: "profiel",
  },
  locales: {
    availableLocales: ["nl", "en"],
    fallbackLocale: "nl",
  },
  csrfCookieName: "XSRF-TOKEN",
  disableWelcomeMessage: true,
};
