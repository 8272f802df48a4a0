// Times in the reader's zone: each `time` has the ends of its interval, and how it is told.
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayAndYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });
const words = { by: 'by ', after: 'after ', seen: 'seen ' };

function dayOf(moment) {
  return (moment.getFullYear() === new Date().getFullYear() ? day : dayAndYear).format(moment);
}

function told(form, start, end) {
  if (form !== 'between' || !start) return `${words[form] ?? ''}${dayOf(end)} ${clock.format(end)}`;
  if (start.toDateString() === end.toDateString()) return `${dayOf(end)} ${clock.format(start)}–${clock.format(end)}`;
  return `${dayOf(start)} ${clock.format(start)} – ${dayOf(end)} ${clock.format(end)}`;
}

export function localiseTimes(within) {
  for (const time of within.querySelectorAll('time[data-form]')) {
    const start = time.dataset.start ? new Date(time.dataset.start) : null;
    const end = new Date(time.dateTime);
    time.textContent = told(time.dataset.form, start, end);
    time.title = start ? `after ${full.format(start)}, not after ${full.format(end)}` : full.format(end);
  }
}
