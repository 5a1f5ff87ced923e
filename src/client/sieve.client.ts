/** A link to a choice of the sieve (`#only-unseen`) chooses it. */
const choose = () => {
  const choice = document.getElementById(location.hash.slice(1))
  if (choice instanceof HTMLInputElement) choice.checked = true
}

choose()
addEventListener('hashchange', choose)

export {}
