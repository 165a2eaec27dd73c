// The only sign-in page is Kring's; it brings people back here.
const signIn = () => {
  if (window.location.hash.startsWith("#/login")) {
    window.location.replace("/login?app=tasklist");
  }
};
window.addEventListener("hashchange", signIn);
signIn();

export default {
  csrfCookieName: "XSRF-TOKEN",
  disableWelcomeMessage: true,
};
