// What every page does with JavaScript; without it, all is there but what moves.
import { localiseTimes, withZone } from './times.js';
import { followStream } from './live.js';
import { listenToKeys } from './keys.js';

localiseTimes(document);
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
document.getElementById('zone').textContent = `All times are in ${zone}.`;
listenToKeys();
const main = document.getElementById('main');
if (main.dataset.stream) followStream(main);

// An empty field is no filter, and need not stand in the address.
document.addEventListener('submit', (event) => {
  if (event.target.method !== 'get') return;
  const empty = [...event.target.elements].filter((field) => field.name && !field.value);
  for (const field of empty) field.disabled = true;
  setTimeout(() => { for (const field of empty) field.disabled = false; });
});
// Typed times are in the reader's zone here; without this script they are in UTC, and their labels say so.
for (const note of document.querySelectorAll('.of-utc')) note.remove();
document.addEventListener('formdata', ({ target, formData }) => {
  for (const field of target.querySelectorAll('[data-time]')) {
    if (formData.has(field.name)) formData.set(field.name, withZone(field.value));
  }
});
// On a narrow screen the filters stand below the list, and are closed.
if (matchMedia('(max-width: 64rem)').matches) {
  for (const panel of document.querySelectorAll('[data-folds]')) panel.open = false;
}
