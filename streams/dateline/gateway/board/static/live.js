// What comes while a page is open. New stories wait behind a button; nothing that is read moves.
import { localiseTimes } from './times.js';

const HEARD_MS = 10000; // between two words of the live region: it must not chatter
const REOPEN_MS = 3000; // until a stream that was refused is asked for again
const MAX_REOPEN_MS = 30000;
const MAX_TITLE = 240; // characters, as where the server makes a title
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

// What is on the screen of a withdrawn story loses its words at once, its headline too where that was made of the text;
// it keeps its place and height. `headline` is the withdrawal's own, if it has one.
function markWithdrawn(row, headline) {
  row.style.minHeight = `${row.offsetHeight}px`;
  row.classList.add('is-withdrawn');
  const title = row.querySelector('h1, .title');
  rename(title, headline);
  if (title.matches('h1')) document.title = `${title.textContent} · Dateline`;
  for (const each of row.querySelectorAll('.changed, .changes, .difference, .badge')) each.remove();
  const words = row.querySelector('.words, .prose') ?? title.parentElement.parentElement.appendChild(document.createElement('p'));
  words.classList.add('words');
  words.textContent = 'Withdrawn just now: its text may no longer be used.';
  const badge = document.createElement('span');
  badge.className = 'badge withdrawal';
  badge.textContent = 'withdrawn';
  row.querySelector('.facts').prepend(badge);
}

function rename(title, headline) {
  const isLong = headline?.length > MAX_TITLE;
  title.textContent = isLong ? `${headline.slice(0, MAX_TITLE)}…` : headline || 'Without a headline';
  title.classList.toggle('unnamed', !headline);
}

// The button that tells how many have come, in a strip of its own; `showNew` is what it does.
function arrivals(showNew) {
  const button = document.querySelector('.arrivals .show-new');
  const number = button.querySelector('.number');
  const say = herald();
  const title = document.title;
  button.addEventListener('click', showNew);
  return (count, words = `${count} new`) => {
    button.hidden = count === 0;
    if (number) number.textContent = count;
    document.title = count ? `(${count}) ${title}` : title;
    if (count) say(words);
  };
}

// The server makes what is shown: the same page once more, of which a part is taken.
async function sameAgain(selector, tell) {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const part = answer.ok ? page.querySelector(selector) : null;
    if (part) {
      localiseTimes(part);
      return part;
    }
  } catch { /* told below */ }
  tell('What is new did not come; try again.');
  return null;
}

function toNew(within) {
  scrollTo({ top: 0 });
  (within.querySelector('.is-new .title, tr.is-new th a') ?? within.querySelector('.title, th a'))?.focus();
}

const keyOf = (row) => row.dataset.alert ?? `${row.dataset.story} ${row.dataset.version}`;

function followList(main, tell) {
  const list = document.getElementById('list');
  const waiting = new Set();
  const show = arrivals(showNew);

  function take(name, text) {
    if (name === 'gap') return;
    const data = JSON.parse(text);
    if (data.alert_id) {
      if (document.querySelector(`[data-alert="${CSS.escape(data.alert_id)}"]`)) return;
      if (data.occasion === 'withdrawal') {
        const title = `.title[href^="/stories/${encodeURIComponent(data.story_id)}#"]`;
        for (const each of list.querySelectorAll(title)) markWithdrawn(each.closest('li'), null);
      }
      waiting.add(data.alert_id);
      show(waiting.size);
      return;
    }
    const row = document.querySelector(`[data-story="${CSS.escape(data.story_id)}"]`);
    if (row && data.version <= Number(row.dataset.version)) return;
    if (name === 'withdrawn' && row) markWithdrawn(row, data.headline);
    if (!row && (name === 'moved' || name === 'relinked' || !wants(data, main))) return;
    waiting.add(data.story_id);
    show(waiting.size);
  }

  async function showNew() {
    const before = new Set([...list.children].map(keyOf));
    const rows = await sameAgain('#list', tell);
    if (!rows) return;
    for (const row of rows.children) row.classList.toggle('is-new', !before.has(keyOf(row)));
    list.replaceChildren(...rows.children);
    document.querySelector('.nothing')?.remove();
    waiting.clear();
    show(0);
    toNew(list);
  }

  return take;
}

function followStory(main) {
  const button = document.querySelector('.arrivals .show-new');
  const say = herald();
  button.textContent = 'This story has changed: show it';
  button.addEventListener('click', () => location.reload());
  return (name, text) => {
    if (name === 'gap') return;
    const data = JSON.parse(text);
    const row = document.querySelector(`[data-story="${CSS.escape(data.story_id)}"]`);
    if (data.story_id !== main.dataset.only || (row && data.version <= Number(row.dataset.version))) return;
    if (name === 'withdrawn' && row) markWithdrawn(row, data.headline);
    button.hidden = false;
    say('This story has changed');
  };
}

// The first page: each region tells how many more it has; lists and map wait behind the button.
function followWorld(main, tell) {
  const waiting = new Set();
  const more = new Map();
  const show = arrivals(showNew);

  function grow(slug) {
    const count = document.querySelector(`tr[data-region="${CSS.escape(slug)}"] .count`);
    if (!count) return;
    more.set(slug, (more.get(slug) ?? 0) + 1);
    const told = count.querySelector('.more') ?? count.appendChild(document.createElement('span'));
    told.className = 'more';
    told.textContent = `+${more.get(slug).toLocaleString('en')}`;
  }

  function take(name, text) {
    if (name !== 'version' && name !== 'withdrawn') return;
    const data = JSON.parse(text);
    if (name === 'version' && data.relation.kind === 'repeat') return;
    const id = CSS.escape(data.story_id);
    if (name === 'withdrawn') {
      for (const row of document.querySelectorAll(`[data-story="${id}"]`)) markWithdrawn(row, data.headline);
      for (const line of document.querySelectorAll(`[data-newest="${id}"]`)) {
        rename(line, data.headline);
        line.classList.add('gone');
      }
    }
    if (data.relation.kind === 'new') for (const { slug } of data.regions) grow(slug);
    waiting.add(data.story_id);
    show(waiting.size);
  }

  async function showNew() {
    const world = document.querySelector('.world');
    const before = new Set([...world.querySelectorAll('[data-story]')].map(keyOf));
    const lines = new Map([...world.querySelectorAll('tr[data-region]')].map((line) => [line.dataset.region, told(line)]));
    const fresh = await sameAgain('.world', tell);
    if (!fresh) return;
    for (const row of fresh.querySelectorAll('[data-story]')) row.classList.toggle('is-new', !before.has(keyOf(row)));
    for (const line of fresh.querySelectorAll('tr[data-region]')) {
      line.classList.toggle('is-new', lines.get(line.dataset.region) !== told(line));
    }
    world.replaceChildren(...fresh.childNodes);
    waiting.clear();
    more.clear();
    show(0);
    toNew(world);
  }

  // What a line of the table tells: how many, and of which story.
  function told(line) {
    const newest = line.querySelector('[data-newest]');
    return `${line.querySelector('.count').firstChild.textContent} ${newest?.dataset.newest} ${newest?.className}`;
  }

  return take;
}

export function followStream(main) {
  const state = document.getElementById('state');
  const tell = (text) => { state.textContent = text; state.hidden = !text; };
  const follow = 'world' in main.dataset ? followWorld : main.dataset.only ? followStory : followList;
  stream(main.dataset.stream, main.dataset.position, follow(main, tell), tell);
}
