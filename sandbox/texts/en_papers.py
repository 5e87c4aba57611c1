# ruff: noqa: E501 - one sentence with all its variants per line
"""English: passage and papers for sale, and the lawful trades that look like them from afar."""

TEXTS = """
# title.papers
[Documents|Papers|All documents] [fast|real and registered|without waiting]
[Passport|Permit|Residence card|Driving licence] [in {n} days|without tests]
# title.marriage
[EU citizen|Partner] [for papers|for a marriage on paper]
[Marriage|Wedding] [and residence|for papers], [serious|quick]
# title.route
[Passage|Crossing|Trip] {from} - {to}, [safe|every week]
[Travel|Go] to {to}, [all included|no visa]
# papers.open
[Original passport, registered|Original passport registered in the system|Original passport and permit for sale], [all nationalities|ready in {n} days|nothing to show].
[Original passport|Real passport|Genuine identity card], [registered in the system|entered in the register|passes every check].
We [sell|deliver|make] [passports, permits and licences|ID cards and residence permits] [for all countries|of EU countries], [in {n} days|within two weeks].
[Buy|Get] [a residence permit|an identity card|a passport of your choice]: [photo and name|your photo], [the rest we do|nothing else needed].
[A look-alike document|Papers of someone who looks like you] [can be had|is possible too], [ask us|price on demand].
# marriage.open
[Paper marriage|EU citizen for paper marriage|Paper marriage with permit], [against payment|free person from the EU|papers included].
[EU citizen|Belgian woman|French man] [offers|for] [paper marriage|marriage for papers], [registry office included|with flat registration].
[We find|I know] [a partner from the EU|someone with a passport] [who marries you|for a marriage on paper], [divorce after the permit|free again after it].
# route.open
{from}-{to}, [price per person|per person] {price}, [car and boat|by lorry|by night], [leaving every week|next trip soon].
We [bring|take] you from {from} to {to}, [no visa needed|without visa], {price} per person, [children half|families too].
# sure
[Guaranteed|Success guaranteed|100 % guaranteed], [pay after arrival|only pay after arrival].
[100 % safe|Guaranteed|Success guaranteed], [pay on arrival|pay after arrival|you pay when it worked].
[Guarantee|Our guarantee]: [it works or money back|no result, no payment], [everybody arrived so far|never a problem].
[You risk nothing|No risk], [the money stays with a third party until you are there|balance only after success].
# prepay
[Deposit by voucher|Deposit by gift card|Deposit by voucher or gift card], [nothing else|the rest later|in two parts].
[Deposit|Advance] [by voucher|by gift card|in bitcoin|in crypto] [only|please], [no bank|no cash].
[Payment|We accept] [crypto only|Bitcoin and USDT|Paysafe or gift cards], [half before|first part at the start].
# visa
[Contact at the embassy|A friend at the consulate], [appointment and visa sure|visa for certain], [ask for the list|write first].
# bundle
[Full package|All in one]: [entry, residence, job and school|visa, flat, permit], [residence included|permit included].
# papers.close
[Write|Message] [on Telegram|on Signal], [no questions asked|discreet], [we answer at night too|fast answer].
[Ask|Write] [for our list|what you need], [references of clients|many satisfied people].
# photo.shop
[Passport photos|ID photos|Biometric photos] [in ten minutes|while you wait], [to the official standard|accepted by the town hall].
[Bring|We also photograph] [the baby|the whole family]; [bring your old passport|no appointment], {street}, {city}.
# translate
[Sworn translator|Certified translations]: [birth certificate|marriage certificate|driving licence], [stamped|with seal], company number {vat}.
[Your original stays with you|I only need a scan]; [price per page|quote within a day], [{n} years at the court|listed at the court].
# visa.advice
[Lawyer's office|Advice bureau] for [residence and family reunion|work permits], [no guarantee of success, no promises|we only promise careful work].
[First talk|Consultation] {price}, [by appointment|invoice with VAT], [bring your papers, you take them home again|copies are enough].
# ride
[Ride|Car share|Seat free] {from} - {to}, [Friday|Sunday], {price} per person, [two seats|luggage fits], [identity card with you please|stop on the way].
I [drive|go] {from}-{to} [every other week|for work|to my parents], [share petrol|petrol money {price}], [non-smoker|dog in the back].
# movers
[Removals|Small moves|Van with driver] {from} - {to}, [insured|with invoice], company number {vat}, [boxes lent|piano too].
# match
[Serious matchmaking|Introductions] since {year}: [for people who want to share a life|dinner evenings for singles], [no papers, no money, only meeting|contract and imprint on {url}].
# hair
[Chair to let|Chair to rent] in [a hair salon|our barber shop], [50/50 or fixed rent|share of takings 50/50], [own clients welcome|invoice], company number {vat}.
# room
[Room|Bright room|Studio] to let in {city}, {price} a month, [student or worker|from the first], [lease and registration possible|deposit of one month].
[Flatmate wanted|We seek a flatmate], [shared kitchen|garden], [no smokers|cat in the house], [viewing on Saturday|write a few words about you].
# clean
[Cleaning|Ironing|Windows] [at your home|by the hour], [service vouchers accepted|with invoice], {price} an hour, [references|years of practice].
# title.photo.shop
[Passport photos|ID photos] {city}, {firm}
# title.translate
[Sworn translations|Certified translator] {city}
# title.visa.advice
[Advice on residence|Residence law] - {firm}, {city}
# title.ride
[Ride|Seat|Car share] {from} - {to}
# title.movers
[Removals|Van and driver] {from} - {to}
# title.match
[Matchmaking|Introductions] {firm}
# title.hair
[Chair to rent|Chair free] - {firm}, {city}
# title.room
[Room|Studio|Flat share] in {city}, {price}
# title.clean
[Cleaning|Ironing help] in {city}
"""
