// What comes while a page is open. New stories wait behind a button; nothing that is read moves.
import { localiseTimes } from './times.js';

const HEARD_MS = 10000; // between two words of the live region: it must not chatter
const REOPEN_MS = 3000; // until a stream that was refused is asked for again
const MAX_REOPEN_MS = 30000;
const EVENTS = ['version', 'moved', 'relinked', 'withdrawn', 'alert', 'gap'];

// A stream that resumes by itself where it broke off. A browser has six connections to a host, over all its tabs, so
// that a tab which nobody sees gives its own back.
function stream(address, position, take, tell) {
  let last = position;
  let source = null;
  let timer = null;
  let wait = REOPEN_MS;

  function open() {
    const url = new URL(address, location.href);
    if (last) url.searchParams.set('last_event_id', last);
    source = new EventSource(url);
    source.onopen = () => { wait = REOPEN_MS; tell(''); };
    source.onerror = () => {
      tell('Not connected; what comes meanwhile is shown later.');
      if (source.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, MAX_REOPEN_MS);
    };
    for (const name of EVENTS) {
      source.addEventListener(name, (event) => {
        last = event.lastEventId || last;
        take(name, event.data);
      });
    }
  }

  function close() {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) close();
    else if (!source) open();
  });
  addEventListener('pagehide', close);
  addEventListener('pageshow', (event) => { if (event.persisted && !source) open(); });
  if (!document.hidden) open();
}

function herald() {
  const region = document.getElementById('heard');
  let due = 0;
  let timer = null;
  let words = '';
  return (text) => {
    words = text;
    timer ??= setTimeout(() => {
      timer = null;
      due = Date.now() + HEARD_MS;
      region.textContent = words;
    }, Math.max(due - Date.now(), 500));
  };
}

function wants(data, main) {
  const { source, place } = main.dataset;
  const names = (text) => text.toLowerCase().split(',').map((each) => each.trim());
  if (source && !(data.sources?.top ?? []).some((each) => names(source).includes(each.source.toLowerCase()))) return false;
  if (!place) return true;
  const places = (data.dateline?.places ?? []).flatMap((each) => [each.printed, each.name]).filter(Boolean);
  return places.some((each) => names(place).includes(each.toLowerCase()));
}

// A story on the screen that is withdrawn loses its words at once, and keeps its place and height.
function markWithdrawn(row) {
  row.style.minHeight = `${row.offsetHeight}px`;
  row.classList.add('is-withdrawn');
  const words = row.querySelector('.words, .prose');
  if (words) words.textContent = 'Withdrawn just now: its text may no longer be used.';
  row.querySelector('.changed')?.remove();
}

function followList(main, tell) {
  const box = document.querySelector('.arrivals');
  const number = box.querySelector('.number');
  const list = document.getElementById('list');
  const waiting = new Set();
  const say = herald();
  const title = document.title;
  const { only } = main.dataset;

  function show() {
    box.hidden = waiting.size === 0;
    number.textContent = only ? '' : waiting.size;
    document.title = waiting.size && !only ? `(${waiting.size}) ${title}` : title;
  }

  function take(name, text) {
    if (name === 'gap') return;
    const data = JSON.parse(text);
    if (data.alert_id) {
      if (document.querySelector(`[data-alert="${CSS.escape(data.alert_id)}"]`)) return;
      waiting.add(data.alert_id);
      show();
      say(`${waiting.size} new`);
      return;
    }
    if (only && data.story_id !== only) return;
    const row = document.querySelector(`[data-story="${CSS.escape(data.story_id)}"]`);
    if (row && data.version <= Number(row.dataset.version)) return;
    if (name === 'withdrawn' && row) markWithdrawn(row);
    if (!row && (name === 'moved' || name === 'relinked' || !wants(data, main))) return;
    waiting.add(data.story_id);
    show();
    say(only ? 'This story has changed' : `${waiting.size} new`);
  }

  // The server makes what is shown: the same page once more, of which the list is taken.
  async function showNew() {
    const keyOf = (row) => row.dataset.alert ?? `${row.dataset.story} ${row.dataset.version}`;
    const before = new Set([...list?.children ?? []].map(keyOf));
    if (only) { location.reload(); return; }
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!answer.ok) { tell('The new stories did not come; try again.'); return; }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const rows = page.getElementById('list');
    localiseTimes(rows);
    for (const row of rows.children) {
      row.classList.toggle('is-new', !before.has(keyOf(row)));
    }
    list.replaceChildren(...rows.children);
    document.querySelector('.nothing')?.remove();
    waiting.clear();
    show();
    const first = list.querySelector('.is-new .title') ?? list.querySelector('.title');
    scrollTo({ top: 0 });
    first?.focus();
  }

  box.querySelector('button').addEventListener('click', showNew);
  if (only) box.querySelector('button').textContent = 'This story has changed: show it';
  return take;
}

// The first page: counts grow, and regions with news are tinted once more when the page is loaded again.
function followWorld() {
  const say = herald();
  const grown = new Map();
  return (name, text) => {
    if (name !== 'version') return;
    const data = JSON.parse(text);
    if (data.relation.kind !== 'new') return;
    for (const { slug } of data.regions) {
      const count = document.querySelector(`tr[data-region="${CSS.escape(slug)}"] .count`);
      if (!count) continue;
      grown.set(slug, (grown.get(slug) ?? Number(count.textContent.replaceAll(',', ''))) + 1);
      count.textContent = grown.get(slug).toLocaleString('en');
      count.classList.add('grew');
    }
    say('New stories have come');
  };
}

export function followStream(main) {
  const state = document.getElementById('state');
  const tell = (text) => { state.textContent = text; state.hidden = !text; };
  const take = 'world' in main.dataset ? followWorld() : followList(main, tell);
  stream(main.dataset.stream, main.dataset.position, take, tell);
}
