/** The header of a declaration as there is a place for it here, of a draft or of a recorded version. */
import type { DeclarationBody } from '../format/declaration.js'

export const headerOf = (body: DeclarationBody) => ({
  releaseDate: body.releaseDate ?? null,
  releaseOffice: body.releaseOffice ?? null,
  cargoControlNumber: cargoControlNumberOf(body),
})

/** One number alone, in the form that it has here; null for none, several, or another form. */
export const cargoControlNumberOf = ({
  cargoControlNumbers: numbers,
}: DeclarationBody): string | null => {
  const [only, ...others] = numbers ?? []
  const isHeld = only !== undefined && others.length === 0 && /^[A-Z0-9-]{5,25}$/.test(only)
  return isHeld ? only : null
}
