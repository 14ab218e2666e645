import { defineAction } from '@/lib/server/define-action'
import {
  acceptWords,
  addPoint,
  answerInvitation,
  movePoint,
  openRoom,
  putInWords,
  type RoomPlace,
  removePoint,
} from './commands'
import {
  acceptInput,
  answerRoomInput,
  moveInput,
  openInput,
  pointGoneInput,
  pointInput,
  putInput,
} from './schema'

const toRoom = ({ crux, room }: RoomPlace) => `/cruxes/${crux}/rooms/${room}`

export const ROOM_ACTIONS = [
  defineAction(
    { name: 'room-open', summary: 'invite somebody to a room on a crux', input: openInput },
    (input, { actor, now }) => openRoom(actor, input, now),
    toRoom,
  ),
  defineAction(
    { name: 'room-answer', summary: 'accept or decline an invitation to a room', input: answerRoomInput },
    ({ room, answer }, { actor, now }) => answerInvitation(actor, room, answer, now),
    toRoom,
  ),
  defineAction(
    { name: 'room-point', summary: 'write a point in a room', input: pointInput },
    (input, { actor, now }) => addPoint(actor, input, now),
    (place, { section }) => `${toRoom(place)}#${section}`,
  ),
  defineAction(
    { name: 'room-point-move', summary: 'move a point of a room up or down', input: moveInput },
    ({ point, direction }, { actor, now }) => movePoint(actor, point, direction, now),
    (place, { point }) => `${toRoom(place)}#point-${point}`,
  ),
  defineAction(
    { name: 'room-point-gone', summary: 'take away one’s own point in a room', input: pointGoneInput },
    ({ point }, { actor, now }) => removePoint(actor, point, now),
    toRoom,
  ),
  defineAction(
    { name: 'room-words', summary: 'put the other’s view into words in a room', input: putInput },
    (input, { actor, now }) => putInWords(actor, input, now),
    (place) => `${toRoom(place)}#tests`,
  ),
  defineAction(
    {
      name: 'room-words-accept',
      summary: 'say in a room whether words are what one means',
      input: acceptInput,
    },
    ({ room, words, accepted }, { actor, now }) =>
      acceptWords(actor, { room, words, accepted: accepted === 'yes' }, now),
    (place) => `${toRoom(place)}#tests`,
  ),
]
