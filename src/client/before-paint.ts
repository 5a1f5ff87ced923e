/** What runs in the head before anything is painted, so that a page appears at once as its reader has set it. */

/** Where `localStorage` keeps the settings: an object of `theme`, `size` and `width`, each only where it was changed. */
export const SETTINGS_KEY = 'reading'

/**
 * The one inline script of the site, allowed by its hash in the Content Security Policy. It marks the page as
 * scripted (`data-js`, with the names of what the browser can do, so that nothing moves when its button is shown) and
 * puts the settings on the root as `data-theme`, `data-size` and `data-width`; a browser without storage, or with
 * something else in it, shows the page as it is.
 */
export const beforePaint = `try{let d=document.documentElement.dataset;d.js=["share","speechSynthesis"].filter(k=>k in self||k in navigator);Object.assign(d,JSON.parse(localStorage.getItem("${SETTINGS_KEY}")))}catch{}`
