/** What a counsellor reads beside a conversation that a campaign led to. Dutch, B1. */
export const campaignEndWords = {
  title: 'Kwam via een campagne',
  stage: { serious: 'Dit is een serieus gesprek', handover: 'Overgedragen aan hulp' },
  how: 'Telt mee bij de campagne. Pas aan het eind van je dienst, zonder gesprek of naam.',
} as const
