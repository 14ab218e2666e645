import { db } from '@/lib/server/db'
import { deviceInWords } from './device'

export type DeviceView = {
  id: number
  device: string
  address: string
  since: number
  seenAt: number
  isThis: boolean
}

/** Where somebody is signed in, this device first, then the one used last. Times are milliseconds. */
export async function listDevices(userId: number, sessionId: number, now: Date): Promise<DeviceView[]> {
  const sessions = await db.session.findMany({
    where: { userId, expires: { gt: now } },
    orderBy: { lastSeenAt: 'desc' },
    take: 100,
  })
  const devices = sessions.map(({ id, userAgent, address, createdAt, lastSeenAt }) => ({
    id,
    device: deviceInWords(userAgent),
    address: address ?? '',
    since: createdAt.getTime(),
    seenAt: lastSeenAt.getTime(),
    isThis: id === sessionId,
  }))
  return devices.sort((a, b) => Number(b.isThis) - Number(a.isThis))
}
