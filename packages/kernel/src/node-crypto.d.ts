/** The one function of Node that the kernel uses; Node's own types would bring its globals along. */
declare module 'node:crypto' {
  interface Hash {
    update(value: string, encoding: 'utf8'): Hash
    digest(encoding: 'hex'): string
  }
  export const createHash: (algorithm: 'sha256') => Hash
}
