// The dates of a claim as an iCalendar file (RFC 5545).

/** An appointment, and what its first and its last day are called: no two events have one title. */
export interface Named extends Appointment {
  first: string;
  last: string;
}

export interface Appointment {
  id: string;
  title: string;
  note: string;
  /** First day, `2026-03-01`. */
  opens: string;
  /** Last day. */
  closes: string;
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\n/g, '\\n');
}

/** Lines of at most 75 bytes; the rest continues after a blank. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [''];
  let room = 75;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (size > room) {
      parts.push(' ');
      room = 74;
    }
    parts[parts.length - 1] += letter;
    room -= size;
  }
  return parts.join('\r\n');
}

function compact(day: string): string {
  return day.replaceAll('-', '');
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** One event for the first day and one for the last, the latter with a reminder two weeks before; a single
 * day is one event. */
export function calendar(appointments: Named[], stamp: string): string {
  const event = (appointment: Named, edge: 'opens' | 'closes', title: string, alarm: string[]) => [
    'BEGIN:VEVENT',
    `UID:${appointment.id}-${edge}-${compact(appointment[edge])}@tax-differential`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(appointment[edge])}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(appointment[edge]))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(appointment.note)}`,
    'TRANSP:TRANSPARENT',
    ...alarm,
    'END:VEVENT',
  ];
  const lines = appointments.flatMap((appointment) => {
    const { title, first, last, opens, closes } = appointment;
    const only = opens === closes ? title : last;
    const alarm = ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(only)}`, 'TRIGGER:-P14D', 'END:VALARM'];
    return [...(opens === closes ? [] : event(appointment, 'opens', first, [])), ...event(appointment, 'closes', only, alarm)];
  });
  const all = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//taxdiff//tax-differential//EN', ...lines, 'END:VCALENDAR'];
  return `${all.map(folded).join('\r\n')}\r\n`;
}
