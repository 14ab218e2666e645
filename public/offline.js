// Keeps one page for when the forum cannot be reached. Everything else always comes from the forum itself.
const CACHE = 'offline-3'
const PAGE = '/offline'

self.addEventListener('install', (event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()))
})
self.addEventListener('activate', (event) => {
  const old = async () => {
    for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name)
  }
  event.waitUntil(old().then(() => self.clients.claim()))
})
self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate' || event.request.method !== 'GET') return
  event.respondWith(fetch(event.request).catch(() => caches.match(PAGE)))
})

/** The page and what it is drawn with. */
async function keep() {
  const cache = await caches.open(CACHE)
  // Asked for as nobody: it is kept on the device, and must say nothing of who was signed in.
  const page = await fetch(PAGE, { credentials: 'omit' })
  const html = await page.clone().text()
  await cache.put(PAGE, page)
  await cache.addAll([...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((found) => found[1]))
}
