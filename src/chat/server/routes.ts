import type { Route } from '../../doors/route.ts'
import { arrivingRoutes } from './arriving-routes.ts'
import type { Chat } from './chat.ts'
import { deskRoutes } from './desk-routes.ts'
import { talkingRoutes } from './talking-routes.ts'

/** Every address of this room. Source: docs/protocol.md §6. */
export function chatRoutes(chat: Chat): readonly Route[] {
  return [...arrivingRoutes(chat), ...talkingRoutes(chat), ...deskRoutes(chat)]
}
