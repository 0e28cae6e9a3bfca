/** How an amount of interest came about, range by range (TXN-32). */
import type { InterestWorking } from '@carmkit/core'
import { type Html, html } from '../html.js'

export const interestRows = (working: InterestWorking): Html => {
  const { principal, mode, compounding, ranges, carried, exact, amount } = working
  const more = mode === 'dailySpecified' ? ' + 6' : ''
  const compounded = compounding === 'daily' ? 'compounded daily' : 'not compounded'
  return html`<ul>${ranges.map(
    ({ quarter, from, to, days, prescribed, borne, interest }) =>
      html`<li>${principal} × ${borne} % (rate ${quarter}: ${prescribed} %${more}) / 365 × ${days} days, ${from} to ${to}, ${compounded} = ${interest}</li>`,
  )}<li>exact ${exact} after ${carried} before: ${amount} is new</li></ul>`
}
