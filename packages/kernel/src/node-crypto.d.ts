/** The one function of Node that the kernel uses; Node's own types would bring its globals along. */
declare module 'node:crypto' {
  export const hash: (
    algorithm: 'sha1' | 'sha256',
    value: string | Uint8Array,
    encoding: 'hex',
  ) => string
}
