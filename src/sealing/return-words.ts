// Plain Dutch words for a return code. They say nothing about why somebody is here: no names, no places, nothing about
// crime, force, fear or love. Each is told by its first four letters and by sound (ei and ij, au and ou are
// one), and two differ in two letters at least, so that one wrong letter can be put right. The order is part of every
// code that was ever given out: words are never moved, changed or taken away.

/** 1,024 words: ten bits each. */
export const returnWords: readonly string[] = `
aanbod aandacht aankomst aanleg aanraken aantal aanvang aardappel abrikoos achter actie adelaar
ademen adres advies afdak afdeling afdruk afspraak afstand afwas agenda albatros album algemeen
alleen alpaca altijd amandel ananas anders anker antiek antwoord appel applaus april aquarium
artiest asperge atlas atleet augurk auto avocado avond azijn baard babbel badkamer bagage bakfiets
bakken baksteen balans balkon bamboe banaan bandje banket barbecue basis batterij bedankt bedoeling
bedrijf beeld begin begrip behang bekend bellen belofte benzine berg bericht bestek beton beurs
bewegen bezem bezoek biefstuk biet bijenkorf bijna bijtje binnen bioscoop bizon blaadje blauw blazen
bleek blij blikken bloem blok blouse bodem boerderij bolhoed bolletje bonbon boodschap boog bord
borstel bosbes bosrand boter boven braam breed breien brief bril broccoli broek brood brug bruin
buffet buiten bureau bushalte buurt cactus cadeau cake camera camping canvas caravan cavia ceder
centrum chocola cijfer circus cirkel citroen clown cola collega column computer concert contact
courgette cursus daalder daarom dagboek dakgoot dakpan dampen dankbaar dansen dapper datum december
decor deeg dekbed deksel delen denken diamant dichtbij dienst diepte dieren digitaal dijk dikke
dinsdag diploma direct doedelzak doel dokter dolfijn domino doolhof doos dorp dorst draad dragen
driehoek dringen droog druiven drukte druppel dubbel duiken duim duizend dunne durven duwen dweil
echo eekhoorn eend eetlepel eierdop eigen eikenboom einde eland elastiek elfde elleboog emmer enkel
eten extra fabel fabriek familie fantasie favoriet fazant februari feest feit fietspad figuur film
filter finale fitness flamingo flat fles flink flits fluit fluweel folder fontein forel formulier
foto framboos frans friet fris galerij gangen garage garen garnaal gast gebak gebied gebouw gedicht
geduld geel gehoor geluk gember gemeente genieten genoeg getal geur gevels gewoon gezellig gids
gieter giraffe gisteren gitaar glad glans glijbaan glimlach globe gloed goal golf gordel goud graan
graden grap graspol gratis grens grijs groen grond groot haai hagel halen halte hamer hamster handel
hangmat hapje haring harp hazelnoot heide hemel herder herfst hert heuvel hier hijskraan hobby hoek
hoepel hoeveel hommel honderd honing hoofd hooiberg hoop horen horloge hotel houden humor hutspot
idee iedereen iemand ijsbeer ijsje ijzer indruk ingang inhoud inkopen inktvis inpakken insect
instrument invullen januari jarig jeans jojo jong juffrouw juichen juist juli jurk kaarsje kabouter
kachel kade kajak kalender kalf kampioen kanaal kandelaar kaneel kangoeroe kans kantoor kapstok
karton kasteel kater katoen kauwgom kennis kermis kersenboom ketel ketting keuken kever kiezel
kijken kikker kiosk kippen kist kiwi klaar klank klaproos klas klaver kleed kleur klimop klomp
klontje kloppen knalgeel knie knijper knoop knuffel knutsel koala koekje koelkast koffer kokosnoot
kolibrie komeet komkommer kompas konijn koor kopieer kopje koraal korenbloem korfbal korrel kort
kraaien krab kracht krekel krent kristal kroket kroon kruid kruk kubus kudde kuif kussen kusthuis
kwast kwik laarzen laatst ladder ladekast lakens lama lampje landweg lantaarn lasso lavendel lawaai
leesboek leeuw leiding lekker lenig lente lepel leraar letter leuk leuning lezen lichtje lied lijm
lijster limoen links lint linzen liter loep logeren loket lolly lopen luchtig luik luisteren lukken
lunch maaltijd maanlicht maart maatje machine madelief magneet mais maken mammoet mandarijn mango
manier mantel marathon markt marmer marsepein match matras medaille meester melding melk meloen
mengen menu metaal meter metro meubel middag miljoen minder minuut mixer modder mode moeite moeras
moestuin mogelijk molen molshoop moment mond monitor mooi morgen mosgroen mosselen mosterd motor
mouw muggen muntje museum mutsen muur muziek naald naam nacht nadenken narcis natuur nemen nestje
netjes netten neus nevel niets nieuw nijlpaard nijptang nodig noordpool noot normaal notaris noten
notitie november nummer nuttig oase oceaan ochtend octopus oefenen oester oeverpad ogenblik oker
okkernoot oktober olie olifant olijf omelet omgeving omslag omweg onderweg onkruid ontbijt ontdek
onweer oogst ooievaar oorbel oosten opeens opening opera opgave oplossing oppas opruimen opstel
optellen oranje orchidee orgel orkest otter overal paardje pagina paleis paling palm pandabeer
panfluit pannenkoek pantoffel papaja papegaai papier paprika parasol parel parkiet passer pastel
patat pauze pedaal peen pelikaan pepermunt perfect periode perron perzik piano picknick pijl piloot
pincet pindakaas pinguin pink piramide pistache pizza plaat plafond plakband planeet plastic
platteland plein plezier ploeg plons pluisje plus poedel poetsen pollepel pompoen pony poort portret
post potgrond potje potlood praten precies prei prikbord prins proberen proef professor programma
project provincie pruim prullenbak pudding purper puzzel pyjama raadsel rabarber racket radar radio
rail ramen rand rapport recept rechts reclame redden reeks regenboog reiger reizen rekenen rekstok
rennen reserve respect restaurant richting ridder riem rietje rijst rijtuig ring ritme ritselen
rivier robijn robot roeien roerei rolstoel roman romig rondje roodborst rotonde route rozenblad
rubber rugzak ruilen ruimte ruit rups salade salon salto sandaal sardine sauna saus saxofoon schaap
schelp schip schoen schuim seconde seizoen september serie servet shirt sieraad signaal simpel sjaal
slager slakken slang sleepboot slepen sleutel slim slinger sloot slurf smaak smal smaragd smelten
smeren snavel snel snoeien sofa sokken solo spaghetti speeltuin speld spiegel spin spons spoor sport
spreeuw spring staart stad stappen station steen stek stempel sterren stevig stil stoel stof
stokbrood stoom straat stroop struik student stuiver stuur succes suiker supermarkt surfen taal
taartpunt tafeltje talent tamtam tapijt tarwe taxi techniek teddybeer tegels tekening tekst telefoon
tent term terras terug theater thee thema thermos thuis tijd tikken timmer titel tocht toekomst
toestel toets toffee tolk tomaat toneel toon tosti tovenaar tram trappen trechter trein trekken
trend triangel trommel tropen trots trouw trui tuba tuinhek tulp tunnel turnen twaalf tweeling twijg
twintig type uitgang uitje uitkijk uitleg uitstap uitzicht uren uurwerk vaarweg vaas vakantie vallei
vandaag vanille vaste veer vegen veld venster veranda verf verhaal verkeer verlof vernis verrassing
vertel verven verzamel viaduct video vierkant vijver viool visite vlaai vlag vlecht vleermuis
vleugel vlieg vlinder vloer voeding voelen voet vogel volgend volleybal voorbeeld vork vouwen vraag
vrede vriend vroeg vrolijk vrucht vulkaan vulpen vuurtoren waaier waarde wachten wafel wagen wakker
walnoot walvis wandelen warm wasbeer wasknijper waslijn wassen waterval watten website wedstrijd
weekend weiland welkom wens wereld werk west wetenschap wiel wijs wilgen wind winkel winter wissel
witlof woensdag wollen wonen woord wortel wrijf wuiven yoga yoghurt zaad zadel zakdoek zaklamp
zandbak zang zeef zeehond zegel zeggen zeilboot zeker zendmast zeven zicht zien zilver zingen zitten
zoeken zomer zonder zonlicht zonnebloem zoom zout zuid zuinig zuivel zuurkool zwaan zwaluw zwart
zwemmen zwerm
`
  .trim()
  .split(/\s+/)
