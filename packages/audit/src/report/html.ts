/**
 * HTML in which no text can become markup: only the literals of a template are taken as they stand,
 * and every value between them is escaped unless it was made by a template itself.
 */
import { printable } from '@carmkit/kernel'

/** Made by {@link html} alone: the private field cannot be written in a literal. */
class Markup {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  static textOf(markup: Markup): string {
    return markup.#text
  }
}

/** A piece of a page. */
export type Html = Markup

/** What may stand in a template: text, pieces, and nothing. */
export type Content = string | number | null | Html | ReadonlyArray<Content>

/** A piece of a page; values may stand between tags and inside quoted attributes. */
export const html = (literals: TemplateStringsArray, ...values: ReadonlyArray<Content>): Html =>
  new Markup(
    literals.reduce(
      (text, literal, index) => `${text}${written(values[index - 1] ?? null)}${literal}`,
    ),
  )

/** The finished text of a page or a piece of one. */
export const textOfHtml = (piece: Html): string => Markup.textOf(piece)

const written = (content: Content): string => {
  if (content === null) return ''
  if (content instanceof Markup) return Markup.textOf(content)
  if (typeof content === 'object') return content.map(written).join('')
  return escaped(printable(String(content)))
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

/** Pieces with something between them. */
export const joined = (pieces: ReadonlyArray<Content>, between: string): Content =>
  pieces.flatMap((piece, index) => (index === 0 ? [piece] : [between, piece]))
