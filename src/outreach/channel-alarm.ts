import { z } from 'zod'
import { type ChannelKind, channelKinds, problems } from './channel.ts'

const whys = [...problems, 'silent', 'unanswered'] as const

/**
 * A way in that does not work, for who keeps watch. silent: nobody looks whether it does.
 * unanswered: it knows us, but no answer of ours gets through.
 */
export const channelAlarmShape = z.object({ channel: z.enum(channelKinds), why: z.enum(whys) })
export type ChannelAlarm = z.infer<typeof channelAlarmShape>

export const channelAlarmsShape = z.object({ alarms: z.array(channelAlarmShape).max(20) })
export const channelAlarmsPath = '/api/v1/outreach/alarms'

const names = {
  telegram: 'Telegram',
  instagram: 'Instagram',
  messenger: 'Messenger',
  sms: 'Sms',
  email: 'E-mail',
} satisfies Record<ChannelKind, string>

/** The words at the supervisor's desk: Dutch, B1. She can not set a channel herself; a worker of Bereik can. */
export const channelAlarmWords = {
  title: 'Kanalen',
  says: ({ channel, why }: ChannelAlarm) =>
    why === 'silent'
      ? `${names[channel]} wordt niet bewaakt.`
      : why === 'unanswered'
        ? `${names[channel]}: onze antwoorden komen niet aan.`
        : `${names[channel]} werkt niet.`,
  /** What to do. */
  does: {
    refused: 'De gegevens worden niet meer geaccepteerd. Vraag Bereik om ze opnieuw in te vullen.',
    elsewhere: 'Een andere computer leest deze bot. Vraag de beheerders om die uit te zetten.',
    limited: 'Het platform vraagt ons lang te wachten. Houd het in de gaten.',
    unreachable: 'Er komt geen antwoord. Vraag Bereik of de beheerders om ernaar te kijken.',
    broken: 'Het platform heeft zelf een storing. Kijk later opnieuw.',
    odd: 'Het platform antwoordt anders dan we verwachten. Waarschuw de beheerders.',
    inside: 'Het adres ligt in een eigen netwerk en is niet toegestaan. Waarschuw de beheerders.',
    'not-brought': 'Telegram kan ons niet bereiken. Waarschuw de beheerders.',
    'lost-key': 'De gegevens gaan niet meer open. Vraag Bereik om ze opnieuw in te vullen.',
    silent: 'Er is al minuten niet gekeken of het werkt. Waarschuw de beheerders.',
    unanswered:
      'Mensen schrijven ons en horen niets. Vraag Bereik om ernaar te kijken en zelf een bericht te sturen. Dit gaat weg als er een antwoord aankomt.',
  } satisfies Record<ChannelAlarm['why'], string>,
  meanwhile: 'Wie ons daar schrijft, krijgt nu geen antwoord.',
}
