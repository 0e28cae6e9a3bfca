/**
 * Delegations over time as a drawing: a row for each, a bar for each stretch. What a colour says, a
 * pattern says too, so that it survives a black printer and an eye that sees no red.
 *
 * The patterns are lines drawn into each bar: a reference to a pattern would be an address.
 */
import {
  addDays,
  type CivilDate,
  easternDateOf,
  type Instant,
  millisecondsOf,
  startOfEasternDay,
} from '@carmkit/core'
import type { Period } from '../../period.js'
import type { DelegationHistory, DelegationStretch } from '../delegations.js'
import { type Content, type Html, html } from '../html.js'

/** A row of the chart, and what it is called there. */
export interface ChartRow {
  readonly label: string
  readonly stretches: DelegationHistory['stretches']
}

export interface Chart extends Period {
  /** Unique on the page. */
  readonly id: string
  readonly title: string
  readonly description: string
  readonly rows: ReadonlyArray<ChartRow>
}

/** In units of the drawing, which is about as wide as a printed page in pixels. */
const [width, labels, head, lane, gap] = [760, 190, 22, 11, 8] as const

export const chart = ({ id, title, description, rows, ...period }: Chart): Html => {
  const scale = scaleOf(period)
  const heights = rows.map(({ stretches }) => lanesOf(stretches).length * lane + gap)
  const tops = heights.map((_, row) => heights.slice(0, row).reduce((sum, one) => sum + one, head))
  const height = heights.reduce((sum, one) => sum + one, head)
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-text">
<title id="${id}-title">${title}</title>
<desc id="${id}-text">${description}</desc>
${months(scale, height)}
${rows.map((row, index) => drawnRow(row, tops[index] ?? head, scale))}
</svg>`
}

/** Horizontal place of a moment, kept within the period. */
interface Scale extends Period {
  readonly x: (instant: Instant) => number
}

const scaleOf = ({ from, to }: Period): Scale => {
  const [first, last] = [millisecondsOf(from), millisecondsOf(to)]
  const length = Math.max(1, last - first)
  return {
    from,
    to,
    x: (instant) => {
      const share = (Math.min(Math.max(millisecondsOf(instant), first), last) - first) / length
      return rounded(labels + share * (width - labels - 4))
    },
  }
}

const rounded = (value: number): number => Math.round(value * 10) / 10

/** A line at the beginning of each month, and its name where there is room for it. */
const months = ({ from, to, x }: Scale, height: number): Content => {
  const firsts: CivilDate[] = []
  const end = easternDateOf(to)
  for (let day = easternDateOf(from); day <= end; day = nextMonth(day)) {
    if (day.endsWith('-01')) firsts.push(day)
  }
  const every = Math.max(1, Math.ceil(firsts.length / 10))
  return firsts.map((day, index) => {
    const at = x(startOfEasternDay(day))
    const name = index % every === 0 && at < width - 45
    return html`<path class="grid" d="M${at} ${head - 6}V${height}"/>${
      name ? html`<text class="month" x="${at + 2}" y="11">${day.slice(0, 7)}</text>` : null
    }
`
  })
}

/** The first day of the next month. */
const nextMonth = (day: CivilDate): CivilDate => {
  const later = addDays(`${day.slice(0, 8)}01` as CivilDate, 31)
  return `${later.slice(0, 8)}01` as CivilDate
}

const drawnRow = ({ label, stretches }: ChartRow, top: number, scale: Scale): Html => {
  const lanes = lanesOf(stretches)
  const bottom = top + lanes.length * lane + gap / 2
  return html`<g><text x="0" y="${top + 10}">${label}</text>
${lanes.map((those, index) =>
  those.map((stretch) => drawnBar(stretch, top + index * lane, scale)),
)}<path class="base" d="M0 ${bottom}H${width}"/></g>
`
}

/** What overlaps stands in lanes of its own: what is asked, what is given, what runs off. */
const lanesOf = (stretches: DelegationHistory['stretches']): ReadonlyArray<typeof stretches> => {
  const asked = stretches.filter(({ kind }) => kind === 'Requested' || kind === 'Offered')
  const runningOff = stretches.filter(
    ({ kind, visibility }) => kind === 'RunOff' || (kind === 'Stopped' && visibility === null),
  )
  const given = stretches.filter((one) => !asked.includes(one) && !runningOff.includes(one))
  return [asked, given, ...apart(runningOff)].filter(({ length }) => length > 0)
}

/** Several grants may run off side by side: each goes into the first lane that is free. */
const apart = (
  stretches: ReadonlyArray<DelegationStretch>,
): ReadonlyArray<ReadonlyArray<DelegationStretch>> => {
  const lanes: DelegationStretch[][] = []
  for (const stretch of stretches) {
    const free = lanes.find((those) => isOverBy(those.at(-1), stretch.from))
    if (free === undefined) lanes.push([stretch])
    else free.push(stretch)
  }
  return lanes
}

const isOverBy = (last: DelegationStretch | undefined, at: Instant): boolean =>
  last !== undefined && last.until !== null && last.until <= at

const barHeight = lane - 2

const drawnBar = (
  { kind, from, until }: DelegationStretch,
  top: number,
  { x, to }: Scale,
): Html => {
  const left = x(from)
  const box = { left, top, width: rounded(Math.max(1.5, x(until ?? to) - left)) }
  return html`<g class="${kind}"><rect class="bar" x="${left}" y="${top}" width="${box.width}" height="${barHeight}"/>${hatched(kind, box)}</g>
`
}

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
}

/** Upright lines for what is suspended, slanting ones for what runs off, one along what is stopped. */
const hatched = (kind: DelegationStretch['kind'], box: Box): Content => {
  if (kind === 'Suspended') return hatch(box, 0)
  if (kind === 'Stopped') return struck(box)
  return kind === 'RunOff' ? hatch(box, barHeight) : null
}

/** Lines that lean by so much, cut off where the bar ends. */
const hatch = ({ left, top, width: wide }: Box, lean: number): Html => {
  const count = Math.floor(wide / 5)
  const lines = Array.from({ length: count }, (_, index) => {
    const start = index * 5 + 2.5
    const reach = Math.min(lean, wide - start)
    const rise = lean === 0 ? barHeight : reach
    return `M${rounded(left + start)} ${top + barHeight}l${rounded(reach)} ${rounded(-rise)}`
  })
  return html`<path class="hatch" d="${lines.join('')}"/>`
}

/** One line along the middle. */
const struck = ({ left, top, width: wide }: Box): Html =>
  html`<path class="hatch" d="M${left} ${rounded(top + barHeight / 2)}h${wide}"/>`

/** A small bar of one kind, for the legend. */
export const sample = (kind: DelegationStretch['kind']): Html =>
  html`<svg class="chart" viewBox="0 0 34 ${barHeight + 2}" width="34" height="${barHeight + 2}" aria-hidden="true"><g class="${kind}"><rect class="bar" x="1" y="1" width="32" height="${barHeight}"/>${hatched(kind, { left: 1, top: 1, width: 32 })}</g></svg>`
