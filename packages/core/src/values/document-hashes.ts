/** Documents that are handed to the agency: by their hashes, since they themselves are kept elsewhere. */
import { Hash, list } from '@carmkit/kernel'

export const DocumentHashes = list(Hash, { most: 50, key: (hash) => hash })
