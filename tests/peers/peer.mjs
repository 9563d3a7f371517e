// The same as peer.py, in JavaScript: `peer.mjs SOURCE FOLDER`.

import { readFileSync, writeFileSync } from 'node:fs'
import { Eta } from 'eta'
import ical from 'ical-generator'
import MarkdownIt from 'markdown-it'
import { parse } from 'smol-toml'

const [file, folder] = process.argv.slice(2)
const minute = 60_000

// Hours are kept as if they were UTC, which is told to no one.
function frame (source) {
  const sessions = []
  const last = Date.parse(source['last-day'].toISOString())
  for (let day = Date.parse(source['first-day'].toISOString()); day <= last; day += 1440 * minute) {
    if ([0, 6].includes(new Date(day).getUTCDay())) continue
    for (const hours of source.sessions) {
      const [opens, closes] = hours.split('-').map(hour => day + minutesOf(hour) * minute)
      sessions.push({ start: opens, end: closes })
    }
  }
  return sessions
}

function minutesOf (hour) {
  const [hours, minutes] = hour.split(':').map(Number)
  return hours * 60 + minutes
}

function minutes (duration, session) {
  const number = parseInt(duration)
  return duration.includes('session') ? number * session : number
}

function place (source) {
  const tracks = Object.keys(source.tracks ?? { '': {} })
  const left = Object.fromEntries(tracks.map(track => [track, frame(source)]))
  const [opens, closes] = source.sessions[0].split('-').map(minutesOf)
  const sittings = []
  for (const meeting of source.meeting) {
    const sessions = left[meeting.track ?? tracks[0]]
    let remains = minutes(meeting.duration, closes - opens) * minute
    while (remains > 0) {
      const { start, end } = sessions[0]
      const until = Math.min(end, start + remains)
      remains -= until - start
      sessions[0] = { start: until, end }
      if (until === end) sessions.shift()
      sittings.push(sitting(source, meeting, new Date(start), new Date(until)))
    }
  }
  return sittings.sort((one, other) => one.start - other.start)
}

function sitting (source, meeting, start, end) {
  const [word, part] = meeting.group.split('/')
  const group = source.groups[word]
  const names = [part && group.subgroups[part].name, meeting.title].filter(Boolean)
  return {
    id: meeting.id ?? meeting.group,
    label: [`**${word}**`, ...names].join(' '),
    track: meeting.track ?? '',
    day: dayFormat.format(start),
    hours: `${start.toISOString().slice(11, 16)}–${end.toISOString().slice(11, 16)}`,
    start,
    end
  }
}

function markdown (name, sittings) {
  const rows = sittings.map(({ day, hours, track, label }) => `| ${day} | ${hours} | ${track} | ${label} |`)
  return ['# ' + name, '', '| | | | |', '| --- | --- | --- | --- |', ...rows, ''].join('\n')
}

function calendar (source, sittings) {
  const numbers = {}
  const calendar = ical({ timezone: source['time-zone'] })
  for (const { id, label, start, end } of sittings) {
    numbers[id] = (numbers[id] ?? 0) + 1
    calendar.createEvent({
      id: `${id}-${numbers[id]}@example.org`,
      summary: label.replaceAll('*', ''),
      start: start.toISOString().slice(0, 19),
      end: end.toISOString().slice(0, 19),
      stamp: new Date(0)
    })
  }
  return calendar.toString()
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: '2-digit', month: 'long', timeZone: 'UTC' })
const source = parse(readFileSync(file, 'utf8'))
const sittings = place(source)
const inline = new MarkdownIt()
for (const sitting of sittings) sitting.html = inline.renderInline(sitting.label)
const page = new Eta({ views: import.meta.dirname }).render('peer.eta', { name: source.name, sittings })
writeFileSync(`${folder}/peer.html`, page)
writeFileSync(`${folder}/peer.md`, markdown(source.name, sittings))
writeFileSync(`${folder}/peer.ics`, calendar(source, sittings))
