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

const zoneless = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2})(?::?(\d{2})(?::?(\d{2}))?)?)?$/;

// A typed time without a zone is in the reader's, as all that the page prints; the gateway would take it for UTC.
export function withZone(typed) {
  const parts = zoneless.exec(typed.trim());
  if (!parts) return typed;
  const [year, month, date, hour = '00', minute = '00', second] = parts.slice(1);
  // The zone's offset at that time, which summer time may make another than today's.
  const ahead = -new Date(+year, month - 1, +date, +hour, +minute).getTimezoneOffset();
  const two = (number) => String(number).padStart(2, '0');
  const offset = `${ahead < 0 ? '-' : '+'}${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`;
  return `${year}-${month}-${date}T${hour}:${minute}${second ? `:${second}` : ''}${offset}`;
}

export function localiseTimes(within) {
  for (const time of within.querySelectorAll('time[data-form]')) {
    const start = time.dataset.start ? new Date(time.dataset.start) : null;
    const end = new Date(time.dateTime);
    time.textContent = told(time.dataset.form, start, end);
    time.title = start ? `after ${full.format(start)}, not after ${full.format(end)}` : full.format(end);
  }
}
