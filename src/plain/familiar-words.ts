/** Words of four syllables and more that readers at A2 know all the same: they count as short. In small letters. */
export const familiar: ReadonlySet<string> = new Set(
  `advocaten afgesproken afspraken aardige alleen allemaal allerlei altijd antwoorden bankrekening bankrekeningen
   bedreigingen bedreigen belangrijke bekende beneden bewaren berichten betalingen broertjes buurvrouw
   computer computers computerspel contact dezelfde docenten donderdagavond eerlijke eigenlijk eigenlijke elkaar
   eindelijk familie familieleden filmpjes gemeenten gekoppelde geldezel geldezels gebeurtenis gevaarlijk gevaarlijke
   gesproken gevangenis geheimen gelukkige geschiedenis gesprekken groepsapp helemaal herkenbare hulpverlener
   hulpverleners hulpverlening iedereen iedere ingewikkeld ingewikkelde internet informatie organisatie organisaties kindertelefoon kinderrechter leerkracht makkelijke
   maatschappelijk meedoen medewerker medewerkers misschien moeilijke natuurlijk nederland nederlands nederlandse
   niemand nogmaals november december september oktober februari januari augustus ongelukkig onderweg
   onbekende onbekenden onderwijzer onveilig onveilige opnieuw oplossingen oudere ouderen overdag overleggen overmorgen pinautomaat
   politieagent politiebureau politieauto pakketje pakketjes pesterijen persoonlijk persoonlijke rekening
   rekeningen rekeningnummer samenwerken sociale spannende straatboete supermarkt telefoon telefoons
   telefoneren telefoonnummer telefoonnummers televisie tegenwoordig tijdelijk toestemming vanavond vandaag vanmiddag vanmorgen
   verdrietig verdrietige vergeten verhalen veranderen veranderd verantwoordelijk vergelijken verschillende vertrouwen
   vertrouwenspersoon vertellen veiligheid verjaardag verzekering vertrouwde vervelend vervelende volwassene
   volwassenen vriendinnen vriendelijk vriendelijke vrijdagavond waarschijnlijk waarschuwen waarschuwing whatsapp woensdag
   woensdagmiddag zaterdagavond zekerheid ziekenhuis zelfvertrouwen zorgverzekering zondagmiddag jongerenwerker jongerenwerkers
   wijkagent jeugdbeschermer jeugdhulp schoolgebouw klasgenoot klasgenoten begeleider mentoren ervaringsdeskundige
   samengesteld kinderbescherming`.split(/\s+/),
)
