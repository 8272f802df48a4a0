// Keys: j and k go through the stories, n shows what is new, / searches, ? tells the keys.
function go(step) {
  const titles = [...document.querySelectorAll('#main [data-story] .title, #main tr[data-region] th a, #main .walk')];
  if (!titles.length) return;
  const at = titles.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : titles.length - 1) : Math.min(Math.max(at + step, 0), titles.length - 1);
  titles[next].focus();
  titles[next].scrollIntoView({ block: 'nearest' });
}

const actions = {
  j: () => go(1),
  k: () => go(-1),
  n: () => { const button = document.querySelector('.arrivals button:not([hidden])'); button?.click(); },
  '/': () => document.getElementById('find').focus(),
  '?': () => document.getElementById('keys').showModal(),
};

export function listenToKeys() {
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.closest('input, textarea, select, dialog[open]');
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !actions[event.key]) return;
    event.preventDefault();
    actions[event.key]();
  });
  for (const each of document.querySelectorAll('.keys')) each.hidden = false;
  for (const button of document.querySelectorAll('[data-opens]')) {
    button.addEventListener('click', () => document.getElementById(button.dataset.opens).showModal());
  }
}
