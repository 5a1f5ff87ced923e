/** What runs in the head before anything is painted, so that a page appears at once as its reader has set it. */

/** Where `localStorage` keeps the settings: an object of `theme`, `size` and `width`, each only where it was changed. */
export const SETTINGS_KEY = 'reading'

/**
 * The one inline script of the site, allowed by its hash in the Content Security Policy. It marks the page as
 * scripted (`data-js`, with the names of what the browser can do, so that nothing moves when its button is shown),
 * names the reader's own edition where it is another (`data-offer`, by its `lang`: the edition chosen before, else the
 * first Chinese that the browser asks for), so that the offer has its room from the start, and puts the settings on the
 * root as `data-theme`, `data-size` and `data-width`; a browser without storage, or with something else in it, shows
 * the page as it is.
 */
export const beforePaint =
  'try{let e=document.documentElement,d=e.dataset,g=k=>JSON.parse(localStorage.getItem(k)),n,o;' +
  'd.js=["share","speechSynthesis"].filter(k=>k in self||k in navigator);' +
  'n=navigator.languages.find(l=>/^(zh|yue)\\b/i.test(l));' +
  'o=g("edition")||n&&(/hans/i.test(n)?"zh-Hans":/hk|mo|yue/i.test(n)?"zh-Hant-HK":/tw|hant/i.test(n)?"zh-Hant-TW":"zh-Hans");' +
  'if(o&&o!=e.lang&&!g("offer"))d.offer=o;' +
  `Object.assign(d,g("${SETTINGS_KEY}"))}catch{}`
