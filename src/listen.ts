import type { FastifyInstance } from 'fastify'

/** The port is somebody else's. The message is one sentence for whoever starts Keerpunt. */
export class AddressTakenError extends Error {
  override readonly name = 'AddressTakenError'
}

/** Listens on every interface, IPv6 and IPv4 at once where the machine has both. Returns the port. */
export async function listen(server: FastifyInstance, port: number): Promise<number> {
  try {
    return await on(server, port, '::')
  } catch (error) {
    if (['EAFNOSUPPORT', 'EADDRNOTAVAIL'].includes(codeOf(error)))
      return on(server, port, '0.0.0.0')
    throw error
  }
}

async function on(server: FastifyInstance, port: number, host: string): Promise<number> {
  try {
    await server.listen({ port, host })
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE')
      throw new AddressTakenError(
        `Port ${port} is taken by another program: stop that one, or start with another, such as PORT=${port + 1} npm start.`,
        { cause: error },
      )
    if (codeOf(error) === 'EACCES')
      throw new AddressTakenError(
        `Port ${port} needs more rights than this user has: choose one above 1023, such as PORT=3000.`,
        {
          cause: error,
        },
      )
    throw error
  }
  const address = server.server.address()
  return typeof address === 'object' && address ? address.port : port
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code ?? '')
}
