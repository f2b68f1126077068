import type { Level } from './reason.ts'

/**
 * Dutch sentences rated by hand: what the check has to agree with. One rater, who wrote the tables too, no reader
 * panel: a fence against foolish weights, not a measurement. Nothing outside tests reads this.
 */
export const ratedSentences: readonly (readonly [Exclude<Level, 'A1'>, string, string])[] = [
  ['A2', 'Je hoeft je naam niet te zeggen.', 'kort, alleen bekende woorden'],
  ['A2', 'Bel 112 als er nu gevaar is.', 'één opdracht, één voorwaarde'],
  ['A2', 'Een boete op straat is geen echte boete.', 'kort, concreet'],
  ['A2', 'Wij vertellen niets aan je ouders.', 'kort, actief'],
  ['A2', 'Geef je pinpas nooit aan een ander.', 'één opdracht'],
  ['A2', 'Je kunt met ons praten in de chat.', 'kort, bekende woorden'],
  ['A2', 'De rechter kijkt wat er met jou is gebeurd.', 'kort; rechter is bekend'],
  ['A2', 'Vraag iemand die je vertrouwt om mee te gaan.', 'één bijzin met bekende woorden'],
  ['A2', 'Je bent niet dom als het je gebeurt.', 'kort, bekende woorden'],
  ['A2', 'Ga naar een plek waar je veilig bent.', 'één opdracht'],
  ['A2', 'De bank kan je rekening blokkeren.', 'kort, één gedachte'],
  ['A2', 'Morgen praat ik met mijn mentor op school.', 'kort, concreet'],
  [
    'B1',
    'Blijf rustig en vraag eerst wat uw kind zelf wil, ook als u zich zorgen maakt.',
    'drie gedachten, gewone woorden',
  ],
  [
    'B1',
    'Veel ouders zijn bang dat hun kind straf krijgt wanneer ze de politie bellen.',
    'twee bijzinnen',
  ],
  [
    'B1',
    'Schrijf op wat u ziet en hoort, zodat u later niets vergeet als iemand ernaar vraagt.',
    'drie gedachten',
  ],
  [
    'B1',
    'Een advocaat legt uit wat er in een gesprek met de politie kan gebeuren.',
    'langer, wel bekende woorden',
  ],
  [
    'B1',
    'Vaak begint het met een klein klusje, maar daarna wordt het steeds groter en gevaarlijker.',
    'twee gedachten',
  ],
  [
    'B1',
    'De jongere kan informatie krijgen over zijn rechten en over hulp in de buurt.',
    'iets langer, begrip informatie',
  ],
  [
    'B1',
    'U kunt anoniem overleggen met Veilig Thuis over de situatie van een leerling.',
    'vakwoorden, één gedachte',
  ],
  [
    'B1',
    'Bewaar berichten en foto’s op een veilige plek, want ze kunnen later belangrijk zijn.',
    'twee gedachten',
  ],
  [
    'B1',
    'De gemeente helpt gezinnen die door schulden of bedreiging tijdelijk ergens anders moeten wonen.',
    'langer, concreet',
  ],
  [
    'B1',
    'Als uw kind niet wil praten, probeer het dan een andere keer opnieuw op een rustig moment.',
    'voorwaarde en advies',
  ],
  [
    'B1',
    'Wie een ander dwingt om drugs te brengen, doet iets dat verboden is volgens de wet.',
    'ingebedde zin',
  ],
  [
    'B1',
    'Maak samen een afspraak over wat er wel en niet met de informatie mag gebeuren.',
    'langer, abstracter',
  ],
  [
    'B2',
    'De zorgcoördinator inventariseert de hulpvraag en stemt af welke organisatie de begeleiding op zich neemt.',
    'vakwoorden en twee gedachten',
  ],
  [
    'B2',
    'Indien de veiligheid van de jongere in het geding is, kan zonder toestemming informatie worden verstrekt.',
    'formeel, lijdend',
  ],
  [
    'B2',
    'Signalen van uitbuiting worden door professionals niet altijd herkend, omdat het gedrag als puberaal wordt geïnterpreteerd.',
    'twee keer lijdend',
  ],
  [
    'B2',
    'Professionals ervaren handelingsverlegenheid wanneer onduidelijk is welke gegevens zij met ketenpartners mogen delen.',
    'vakwoorden',
  ],
  [
    'B2',
    'Het slachtoffer wordt tijdens de procedure bijgestaan door een advocaat die gespecialiseerd is in strafrecht.',
    'lijdend, vaktaal',
  ],
  [
    'B2',
    'Door vroegtijdig te signaleren en adequaat te handelen kan verdere escalatie in veel gevallen worden voorkomen.',
    'abstract, lijdend',
  ],
  [
    'B2',
    'De samenwerking tussen onderwijs, politie en hulpverlening is vastgelegd in een convenant met concrete afspraken.',
    'abstracte woorden',
  ],
  [
    'B2',
    'Van belang is dat de eigen regie van de cliënt gedurende het hele traject behouden blijft.',
    'naamwoordstijl',
  ],
  [
    'B2',
    'Jongeren met een licht verstandelijke beperking zijn extra kwetsbaar voor manipulatie door leeftijdgenoten.',
    'vaktaal, abstract',
  ],
  [
    'B2',
    'De instelling evalueert periodiek of de genomen maatregelen effectief zijn en past het beleid zo nodig aan.',
    'beleidstaal',
  ],
  [
    'C',
    'Het non-punishmentbeginsel impliceert geen immuniteit, doch noopt tot een individuele afweging waarbij proportionaliteit en subsidiariteit worden betrokken.',
    'juridische begrippen, lang',
  ],
  [
    'C',
    'De rechtbank verklaart de officier van justitie niet-ontvankelijk in de vervolging wegens schending van de beginselen van een behoorlijke procesorde.',
    'juridische vaktaal',
  ],
  [
    'C',
    'Onverminderd het bepaalde in het eerste lid kan het bevoegd gezag ambtshalve besluiten tot intrekking van de beschikking.',
    'wetstaal',
  ],
  [
    'C',
    'Ingevolge vigerende jurisprudentie wordt de rechtsgrond voor gegevensverstrekking aan derden restrictief geïnterpreteerd.',
    'juridisch, lijdend',
  ],
  [
    'C',
    'De multidisciplinaire aanpak van psychosociale problematiek vergt een integrale visie op interventies binnen de ketensamenwerking.',
    'beleidsjargon',
  ],
  [
    'C',
    'Gelet op de geheimhoudingsplicht dient te worden beoordeeld of een strafuitsluitingsgrond aannemelijk is geworden.',
    'juridisch, lijdend',
  ],
  [
    'C',
    'De transformatie en decentralisatie van de jeugdhulp hebben geleid tot bestuursrechtelijke complexiteit ten aanzien van de financiering.',
    'abstracte zelfstandige naamwoorden',
  ],
  [
    'C',
    'Aansprakelijkheid jegens derden is uitgesloten, behoudens voor zover deze voortvloeit uit dwingendrechtelijke bepalingen.',
    'juridisch',
  ],
  [
    'C',
    'De effectiviteit van residentiële interventies is, mede door methodologische beperkingen, niet eenduidig wetenschappelijk aangetoond.',
    'wetenschappelijk',
  ],
  [
    'C',
    'Casuïstiek waarin sprake is van comorbiditeit vereist diagnostiek door een gedragswetenschapper alvorens een geïndiceerd traject wordt ingezet.',
    'vaktaal',
  ],
]
