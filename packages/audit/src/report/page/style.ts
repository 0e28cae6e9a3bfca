/**
 * How the page looks on a screen, light or dark, and on paper of any size. Part of the page itself:
 * nothing is loaded. No value ever stands in here.
 */
import { type Html, html } from '../html.js'

export const style: Html = html`<style>
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1b1b; --soft: #545454; --rule: #b9b9b9;
  --wash: #f3f3f1; --link: #0b4a8f; --good: #1a5c2a; --bad: #9b1c1c;
  --requested: #7a5200; --scheduled: #545454; --active: #1f6f3d; --suspended: #a43a00; --runoff: #2b5aa6; }
@media screen and (prefers-color-scheme: dark) {
  :root { --paper: #161616; --ink: #ececec; --soft: #b4b4b4; --rule: #555; --wash: #222; --link: #8fc1ff;
    --good: #8fd3a0; --bad: #ffa19a; --requested: #e0b25a; --scheduled: #b4b4b4; --active: #6cc28a;
    --suspended: #ff9a5c; --runoff: #8fb6f5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 62rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 "Charter", "Georgia", "DejaVu Serif", serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.35rem; margin: 2.5rem 0 .75rem; padding-bottom: .2rem; border-bottom: 2px solid var(--ink); }
h3 { font-size: 1.08rem; margin: 1.75rem 0 .5rem; }
h2, h3 { break-after: avoid; }
p { margin: .5rem 0; max-width: 46rem; }
a { color: var(--link); text-underline-offset: .15em; }
.soft { color: var(--soft); }
.lead { font-size: 1.1rem; margin: 0 0 1.25rem; }
code, .number { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .82em; }
code { overflow-wrap: anywhere; unicode-bidi: isolate; }
.number { white-space: nowrap; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.25rem; margin: 1rem 0; }
dl.facts dt { color: var(--soft); }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
.verdict { border: 2px solid currentColor; padding: .5rem .9rem; margin: 1rem 0; break-inside: avoid; }
.intact { color: var(--good); }
.broken { color: var(--bad); }
.verdict strong { text-transform: uppercase; letter-spacing: .04em; }
nav ul { columns: 2; margin: .5rem 0; padding-left: 1.2rem; }
table { width: 100%; border-collapse: collapse; font-size: .88rem; margin: .75rem 0; }
caption { text-align: left; color: var(--soft); padding-bottom: .3rem; }
thead { display: table-header-group; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--rule);
  overflow-wrap: anywhere; unicode-bidi: isolate; }
thead th { border-bottom: 2px solid var(--ink); white-space: nowrap; }
tr { break-inside: avoid; }
th.day { padding-top: .8rem; background: var(--wash); padding-left: .4rem; break-after: avoid; }
th[scope=row] { font-weight: normal; }
.amount { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.sum th, .sum td { font-weight: bold; }
td ul { margin: 0; padding-left: 1.1rem; }
ol.findings > li { margin: .5rem 0; padding-left: .3rem; break-inside: avoid; }
figure { margin: 1rem 0; break-inside: avoid; }
svg.chart { display: block; width: 100%; height: auto; background: var(--paper); }
svg.chart text { font: 11px ui-sans-serif, "Helvetica", "DejaVu Sans", sans-serif; fill: var(--ink); }
svg.chart .month { fill: var(--soft); }
svg.chart .grid { stroke: var(--rule); stroke-width: .5; }
svg.chart .base { stroke: var(--rule); stroke-width: 1; }
svg.chart .Requested, svg.chart .Offered { color: var(--requested); }
svg.chart .Scheduled { color: var(--scheduled); }
svg.chart .Active { color: var(--active); }
svg.chart .Suspended, svg.chart .Stopped { color: var(--suspended); }
svg.chart .RunOff { color: var(--runoff); }
svg.chart .bar { stroke: currentColor; stroke-width: 1; fill: var(--paper); }
svg.chart .Active .bar { fill: currentColor; }
svg.chart .Requested .bar, svg.chart .Offered .bar { stroke-dasharray: 3 2; }
svg.chart .Scheduled .bar { stroke-dasharray: 1 2; }
svg.chart .hatch { stroke: currentColor; stroke-width: 1.25; fill: none; }
dl.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin: .75rem 0; font-size: .88rem; }
dl.legend div { display: flex; align-items: center; gap: .45rem; }
dl.legend dd { margin: 0; }
.signing { display: grid; grid-template-columns: repeat(3, 1fr); gap: 2rem; margin-top: 3.5rem; break-inside: avoid; }
.signing p { border-top: 1px solid var(--ink); padding-top: .3rem; color: var(--soft); }
:target { outline: 2px solid var(--link); outline-offset: 2px; }
@page { margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt serif; } }
@media print {
  body { padding: 0; max-width: none; font-size: 10pt; }
  table { font-size: 8.5pt; line-height: 1.35; }
  th, td { padding-top: .12rem; padding-bottom: .12rem; }
  th.day { padding-top: .45rem; }
  a { color: inherit; text-decoration: none; }
  .chapter { break-before: page; }
  .chapter > h2 { margin-top: 0; }
}
@media screen and (max-width: 40rem) { nav ul { columns: 1; } .wide { overflow-x: auto; } .signing { grid-template-columns: 1fr; } }
</style>`
