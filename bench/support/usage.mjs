// Loaded into every measured server before its own code: tells what the process has used so far, when asked.
process.on('message', (message) => {
  if (message !== 'usage') return
  const { user, system } = process.cpuUsage() // all threads, so compression on a worker thread counts too
  process.send?.({ cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss() })
})
