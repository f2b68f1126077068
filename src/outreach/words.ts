const days = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'short', year: 'numeric' })
/** day: `YYYY-MM-DD`. */
export const sayDay = (day: string): string => days.format(new Date(`${day}T12:00:00`))

/** The frame of the outreach workers' page: Dutch, B1. Every screen has words of its own. */
export const outreachWords = {
  title: 'Bereik',
  screens: 'Onderdelen',
  account: (name: string) => `${name}: je account`,
  role: 'outreachend werker',
  signOut: 'Meld je af',
  loading: 'Even laden',
  offline: 'De verbinding is weg. Probeer het opnieuw.',
  again: 'Probeer opnieuw',
  noticeClose: 'Sluit melding',
  close: 'Sluit',
  other: 'Voor jouw rol is hier geen werk.',
  toDesk: 'Naar de werkplek',
  signedOut: 'Je bent afgemeld',
  signedOutHow: 'Wat je typte, staat hier nog. Meld je aan in een nieuw tabblad en kom terug.',
  signIn: 'Meld je aan in een nieuw tabblad',
  failed: 'Dat lukte niet. Probeer het opnieuw.',
  broken: 'Laad de pagina opnieuw. Wat bewaard was, staat er nog.',
  today: 'Vandaag',
}
