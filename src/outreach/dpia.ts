/** Which text two persons agreed to. Another text is another document: a test holds them together. */
export const dpiaDocument = '2026-11-22-5'

type Section = { readonly heading: string; readonly says: readonly string[] }

/** The data protection impact assessment (GDPR art. 35) of writing to one person. Concept: no lawyer has read it. */
export const dpia: {
  readonly title: string
  readonly concept: string
  readonly sections: readonly Section[]
} = {
  title: 'DPIA: één persoon één keer een bericht sturen',
  concept:
    'Concept. Een jurist en de functionaris gegevensbescherming moeten dit nog nakijken, ook of de Autoriteit Persoonsgegevens vooraf geraadpleegd moet worden (AVG artikel 36). Bevestig pas als dat is gedaan.',
  sections: [
    {
      heading: 'Doel',
      says: [
        'Een jongere die onder druk klussen doet, ziet zichzelf vaak niet als iemand die hulp mag vragen. Een medewerker kan hem of haar één keer een bericht sturen dat naar de chat wijst.',
        'Het is hulp. Er wordt niets opgespoord, geen bewijs verzameld en niemand nagedaan.',
        'Of dit werkt bij criminele uitbuiting is niet bewezen. Het is een proef. Kijk elk half jaar of hij door mag gaan.',
      ],
    },
    {
      heading: 'Grondslag',
      says: [
        'Voorstel: gerechtvaardigd belang of een taak van algemeen belang (AVG artikel 6 lid 1 onder e of f). Een jurist kiest, en legt de afweging vast.',
        'Dat iemand is aangeschreven, kan een gegeven zijn over strafbare feiten of over gezondheid (AVG artikel 9 en 10, UAVG artikel 31 tot 33). Daarom bewaart het systeem niet wie het was.',
        'De jongere krijgt informatie via /waarom (AVG artikel 14). Het adres staat in elk bericht.',
      ],
    },
    {
      heading: 'Welke gegevens',
      says: [
        'De accountnaam wordt niet bewaard. Er blijven twee gesleutelde codes van over: één van platform en naam samen, één van de naam alleen. De sleutels staan niet in de database.',
        'Aanleiding en reden, kort en zonder naam of adres. Ze verdwijnen zodra het bericht is opgehaald, of als er geen bericht komt.',
        'De werknaam van de medewerker en van de collega, de dag, de taal, het platform, welke tekst het was en wat ervan kwam.',
        'Ging het bericht volgens het protocol voor minderjarigen? Dan ook dat, en welke versie.',
        'Advertenties die een medewerker in een bestand verzamelde: alleen in haar browser, zolang ze ze bekijkt. Het systeem legt bij elkaar wat hetzelfde nummer, account, adres of dezelfde tekst heeft. Naar de server gaat alleen wat ze een collega vraagt.',
        'Wat een medewerker na een zwaar contact opschrijft: verzegeld in haar browser, voor haar en haar werkbegeleiders. De server kan het niet lezen.',
        'Geen schermafdrukken, geen profielen, geen score, geen lijst van mogelijke jongeren. Er zoekt geen programma naar personen.',
      ],
    },
    {
      heading: 'Hoe lang',
      says: [
        'Een verstuurd bericht met zijn codes: twaalf maanden, zodat niemand twee keer een bericht krijgt.',
        'Wat na goedkeuring wordt ingetrokken of verloopt: alleen de code van platform en naam, ook twaalf maanden. Iemand kan het bericht dan al met de hand hebben gestuurd.',
        'Een stop: vijf jaar, op elk platform.',
        'Wat niet is goedgekeurd: de codes en teksten gaan meteen weg, de regel na een week. Wat een week blijft liggen, verloopt.',
        'Hoe vaak een medewerker op een dag een naam opzoekt: tot de volgende dag, zonder de naam.',
        'Eigen namen en adressen van een medewerker op de bloklijst: als gesleutelde code, tot de medewerker ze weghaalt. Wie dit werk niet meer doet: hoogstens een dag langer, zolang er nog een ander is die het doet.',
        'Een notitie na een zwaar contact: negentig dagen, of korter als de medewerker hem weggooit.',
        'Een sleutel wordt elk jaar vervangen en vernietigd als er niets meer onder staat.',
      ],
    },
    {
      heading: 'Risico’s',
      says: [
        'Een ander leest het bericht: een ouder, een vriend of degene die druk uitoefent. De jongere kan daardoor in gevaar komen.',
        'De jongere schrikt, of voelt zich bekeken of verdacht.',
        'Iemand krijgt meer berichten, ook na “stop”, of is minderjarig.',
        'Wie de database steelt, wil weten wie is aangeschreven. Wie database en sleutels samen heeft, kan namen raden en controleren.',
        'De medewerker ziet heftige dingen, of wordt bedreigd.',
      ],
    },
    {
      heading: 'Maatregelen',
      says: [
        'Het bericht zegt wie wij zijn, dat wij hulp zijn en geen politie, dat het gratis is, dat er geen tweede komt, waar de chat is en waarom wij schrijven. Een eerlijk bericht zegt meteen wie wij zijn. Op een vergrendelde telefoon kan een ander dat lezen: onze naam, en soms dat het om hulp gaat. Daarom mag in de eerste veertig tekens geen woord staan van een vaste lijst, over bijvoorbeeld politie, misdaad, geld of seks. Het noemt de jongere nooit iets.',
        'Een medewerker schrijft de tekst, een ander keurt hem goed. Zonder al deze onderdelen kan een tekst niet worden gebruikt. Elke versie blijft bewaard. De teksten die nu gelden, staan onder aan deze pagina.',
        'Een mens kiest en stuurt. Een collega kijkt eerst naar aanleiding en reden. Pas daarna krijgt de medewerker het bericht, één keer. Het systeem verstuurt zelf niets.',
        'Eén bericht. Wie eerder een bericht kreeg of ergens “stop” zei, wordt geweigerd, in elke schrijfwijze van de naam.',
        'Alleen tussen 10.00 en 21.00 uur, niet op feestdagen, en alleen als de chat bemand is.',
        'Niet bij iemand die misschien minderjarig is, tenzij een protocol van de organisatie het toelaat. Twee personen bevestigen dat protocol; één persoon kan het meteen intrekken. De medewerker schrijft dan op waarom het mag, en de collega leest eerst het protocol.',
        'De medewerker gebruikt een werknaam en geen eigen account. Eigen namen en adressen staan op een bloklijst. Er is een knop voor “genoeg voor vandaag” en een voor een vijandig antwoord.',
        'Een medewerker kan per dag maar een beperkt aantal namen opzoeken. Ook een opzoeking die niets oplevert, staat in het controlespoor.',
        'Raakt een sleutel kwijt? Dan gaat er geen bericht weg tot hij terug is. Een stop kan altijd worden vastgelegd.',
        'Elke stap staat in het controlespoor, zonder naam van de jongere.',
      ],
    },
    {
      heading: 'Wat overblijft',
      says: [
        'De sleutels staan op dezelfde server. Wie de hele server overneemt, kan namen raden en nagaan of ze erop staan.',
        'Wie een vergrendelde telefoon ziet, kan lezen dat Keerpunt schreef.',
        'De platforms zien het bericht, en bewaren het volgens hun eigen regels.',
        'De eerste bevestiging en de tweede zijn van twee verschillende medewerkers die dit werk nu doen. Wie weggaat of ander werk krijgt, telt niet meer mee. Of één van hen de functionaris gegevensbescherming is, controleert het systeem niet.',
      ],
    },
  ],
}
