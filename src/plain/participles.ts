/** Look like past participles and are none: nouns, adjectives, infinitives. */
const others: ReadonlySet<string> = new Set(
  `bed beden beeld beelden been begin beide beiden beleid bent benen bereid berg bericht berichten beroerd besef best
   beste bestaan bestand besten betekent bewijzen bezit bezorgd bekend geacht gebaard gebed gebeden
   gebied gebieden gebouwen gebrand geduld gedachten gedicht gedichten geen geest geesten gegevens 
   gehandicapt geit geiten geld gelden geldezel geleden gelegen geloven geluid geluiden gemak
   gemeend gemeenten gemoed genezen genieten genot genoeg gerecht gerechten gerechtigd gericht geschikt gesprekken
   geslacht geslachten getuigen gevaren gevecht gevechten gevoelens gevolgen geweld gewend
   geweren geweten gewicht gewichten gewond gewoonten gezicht gezichten gezinnen
   gezond gezondheid geven getrouwd gehecht geïnteresseerd gepast gespannen gelijken geleerden
   herfst hert herten ent ernst erst ervaren ontbijt ontbijten onthouden verband verbanden verbaasd verdriet vergaderingen
   verhalen verkeerd verkouden verliefd verleden verlegen vermoeid vernielingen verslaafd verslagen verst verstand
   verward verwend verdacht verenigingen verplicht bedoelingen beter berichten belangen bewoners gevangenen gevallen gevaar
   gerust geschrokken gestrest gestresst gekwetst genegen gekleed`.split(/\s+/),
)

/** Strong participles without ge-: the same shape as infinitives, so each by name. */
const strong: ReadonlySet<string> = new Set(
  `aanbevolen aanbesteed bedorven bedreven bedrogen bedwongen begonnen begraven begrepen behangen beholpen bekeken beklommen
   beladen belogen benomen beschenen beschoten beschreven beslopen besloten besproken bestolen betreden betrokken bevallen
   bevolen bevonden bevroren bewezen bewogen bezeten bezocht bezweken doorbroken doorzocht herkregen herlezen herroepen
   herschreven herwonnen herzien misbegrepen omgeven omschreven ondergaan ondernomen onderschreven onderschept
   ondervonden onderzocht ontboden ontbonden ontheven ontkomen ontnomen ontslagen ontstolen
   ontvangen ontworpen ontvreemd ontvoerd overreden overwogen overwonnen verbannen verboden verborgen verbroken verdreven
   verdronken vergeleken vergeven verheven verhinderd verholpen verkozen verkregen verlaten verloren vermeden verraden verrezen
   verscholen verschoven verslonden versmolten verstoten vertrapt vervangen vervreemd verworpen verworven
   verwezen verzonden verzonnen verzwegen voldaan voltrokken voorkomen voorzien weerhouden weerlegd`.split(
    /\s+/,
  ),
)

const apart =
  '(?:aan|achter|af|bij|binnen|dicht|door|in|klaar|los|mee|na|neer|om|op|open|over|plaats|rond|samen|tegen|terecht|terug|thuis|toe|uit|vast|vol|voor|voort|vrij|waar|weg|weer)?'
const withGe = new RegExp(`^${apart}ge(?:[a-zëïöü]{2,}(?:d|t|en)|[a-z]+(?:aan|ien))$`)
const withoutGe = new RegExp(
  `^${apart}(?:be|her|mis|ont|ver)[a-zëïöü]{2,}[^aeioudt](?:d|t)$|^${apart}(?:be|her|ont|ver)[a-z]+[aeiou]{2}(?:d|t)$`,
)

/** Whether a word, in small letters, can be a past participle. Knows shapes and lists, no grammar. */
export function isParticiple(key: string): boolean {
  if (others.has(key) || /(?:heid|plicht|schap|kracht|tijd|licht|wicht)$/.test(key)) return false
  return strong.has(key) || withGe.test(key) || withoutGe.test(key)
}

/** Verbs that make their perfect with "zijn": "is gekomen" is active. */
export const isOfZijn = (key: string): boolean =>
  /^(?:.*)ge(?:weest|worden|gaan|komen|bleven|beurd|start|stopt|vallen|groeid|vlucht|vlogen|reisd|reden|lopen|stegen|zakt|daald|storven|trouwd|lukt|slaagd|schrokken|wend|boren|sprongen|keerd|trokken|zwommen|klommen|sloten|wezen)$/.test(
    key,
  ) ||
  /^(?:begonnen|verdwenen|verhuisd|vertrokken|veranderd|vergeten|ontstaan|ontsnapt|overleden|verbeterd|verslechterd|bevallen|bevroren|ontploft|gestopt)$/.test(
    key,
  )
