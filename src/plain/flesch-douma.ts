/**
 * The reading ease of a Dutch text, about 0 (very hard) to 100 (very easy); it can fall outside. 60 to 70 is normal,
 * above 80 easy. Source: W. H. Douma, De leesbaarheid van landbouwbladen (Wageningen, 1960): Flesch's formula for Dutch,
 * 206.84 − 0.77 × syllables per 100 words − 0.93 × words per sentence. It sees lengths only, no meaning.
 */
export const fleschDouma = (wordsPerSentence: number, syllablesPerWord: number): number =>
  206.84 - 77 * syllablesPerWord - 0.93 * wordsPerSentence
