/** The queue as staff read it: Dutch, B1. */
export const queueWords = {
  queue: 'Wachtrij',
  claim: 'Neem gesprek aan',
  claimWhom: (who: string) => `met ${who}`,
  waiting: (count: number) => (count === 1 ? '1 wacht' : `${count} wachten`),
  longest: (span: string) => `langst ${span}`,
  nobody: 'Niemand wacht',
  tooLong: 'wacht te lang',
  lineWord: { self: 'Bezoeker', relative: 'Naaste', professional: 'Professional' },
  lost: 'verbinding weg',
  skipped: 'vragen vooraf overgeslagen',
  opening: 'envelop openen',
  unopened:
    'Deze envelop gaat niet open met jouw sleutel. Een collega met de juiste sleutel kan dit gesprek aannemen.',
  unopenedShort: 'gaat niet open met jouw sleutel',
  broken: 'Dit gesprek kan niemand aannemen: wat er in de envelop zit klopt niet.',
  brokenShort: 'envelop klopt niet',
  remove: 'Haal uit de wachtrij',
  removeHow: 'Doe dit alleen als ook je collega’s dit gesprek niet kunnen aannemen.',
  removeFailed: 'Dat lukte niet. Kijk of dit gesprek er nog staat.',
  parked: (by: string | null) =>
    by === null ? 'ging zelf verder met het team' : `${by} gaf het gesprek terug`,
  someone: 'Een collega',
  noReadBackShort: 'niet teruglezen',
  age: {
    today: 'vandaag',
    yesterday: 'gisteren',
    days: (count: number) => `${count} dagen`,
    late: 'wacht lang',
    overdue: 'wacht veel te lang',
  },
  emptyOn: 'Er wacht nu niemand.',
  emptyOnHow:
    'Komt er iemand, dan hoor je twee zachte tonen. Hier zie je dan hoe lang diegene wacht en wat er vooraf is ingevuld.',
  emptyOff: 'Je bent niet in dienst.',
  emptyOffHow: 'Ga in dienst om gesprekken aan te nemen. Wie wacht, zie je dan hier.',
  offWaiting: 'Ga in dienst om een gesprek aan te nemen.',
  taken: 'Een collega was je net voor. Dit gesprek is al aangenomen.',
  left: 'Deze bezoeker is weggegaan. Er is niets om aan te nemen.',
  notOnShift: 'Je bent niet in dienst. Ga eerst in dienst.',
  claimFailed: 'Aannemen lukte niet. Het gesprek staat nog in de wachtrij. Probeer het opnieuw.',
  onShift: 'In dienst',
  offShift: 'Niet in dienst',
  goOn: 'Ga in dienst',
  stop: 'Stop',
  stopWhat: 'mijn dienst',
  stopHow: 'Stop je dienst: je krijgt geen nieuwe gesprekken',
  stopped: (open: number) =>
    open === 0
      ? 'Je bent uit dienst.'
      : open === 1
        ? 'Je bent uit dienst. Je gesprek loopt door tot je het sluit.'
        : `Je bent uit dienst. Je ${open} gesprekken lopen door tot je ze sluit.`,
  shiftFailed: 'Dat lukte niet. Je dienst is niet veranderd. Probeer het opnieuw.',
  sound: 'Geluid',
  soundOn: 'Geluid aan',
  soundOff: 'Geluid uit',
  soundHow: 'Twee zachte tonen als er iemand wacht, elke 20 seconden tot iemand aanneemt.',
  aloneHow:
    'Drie stijgende tonen als een bezoeker zonder hulpverlener zit, elke 20 seconden tot er weer iemand is.',
  soundBlocked: 'De browser houdt het geluid nog tegen. Klik op “Laat horen”.',
  soundSwitch: 'Laat horen dat er iemand wacht',
  aloneSwitch: 'Laat horen dat er iemand zonder hulpverlener zit',
  volume: 'Hoe hard',
  tryOut: 'Laat horen',
} as const
