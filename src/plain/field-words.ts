const dutch = `
AVIM AVIM's bank-app belmaatje Bunq CJG CKM CoMensha cryptotelefoon Discord Eén familieapp fatbike fatbikes FEC fittie Fortnite
geldezelen geweldstelefoon Helpwanted iCOV jeugdboa LHBTI lhbti'er LVB lvb'er
mensenhandelspecialist mensenhandelspecialisten Messenger nepbaan nepboete nepboetes nepprofiel nepprofielen nepschuld
nepvriend nepvriendin non-punishment non-punishmentbeginsel osso Revolut RIEC RIEC's Roblox scotoe Tikkie UAVG Vinted
wegsluizer Wgs`

const english = `
admin airtag blocked bro burner code-word comment comments crypto dick DM's drill drip fame follow forward friends gangs
gangster's ghosten group hate how hustle hustlen it love member message money-mule mood mule mules my nice night no nude nudes okay
outreach phone posts prank reaction real reels scammen seen share sharing snitch snitchen snitches stories street streets
the timeline tracken unfollow vape vapen vapes vibe voice wallet way what work you your`

/**
 * Words of our field that the dictionary lacks (it knows straatboete, geldezel, katvanger and uithaler). A word with
 * capitals is accepted in that form only; another also with a first capital.
 */
export const fieldWords: readonly string[] = dutch.trim().split(/\s+/)

/** English that young people and helpers use in Dutch, as far as the Dutch dictionary lacks it: never an error. */
export const englishWords: readonly string[] = english.trim().split(/\s+/)
