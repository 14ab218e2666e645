/** The process runs. */
export const GET = (): Response => new Response('ok\n')
