# ruff: noqa: E501 - one sentence with all its variants per line
"""English: calls, help groups, scams, spam, and the small change of every ad."""

TEXTS = """
# call
[Call|Ring|Phone] [me|us|now] [on|at]: {phone}
[Tel|Phone|Mobile|Number]: {phone}
[Reach|You reach] [me|us] [on|under] {phone} [by phone|, any day|].
[Text or call|SMS or call|WhatsApp] {phone}
{phone}
# hello
[Welcome|Hello everybody|Good day|Hi there].
# extra
[See you soon|Until soon|Looking forward].
[Thank you for reading|Thanks for your interest].
[Please be on time|Punctual please].
[No answer by e-mail|Short messages please|Questions welcome].
[Ad is up to date|Still available|Updated today].
# filler
really
also
please
now
always
quite
very
just
today
indeed
# help.open
[Our team|Our desk|The collective] [listens|helps|advises] [without judging|without appointment|for years] [in {city}|in the whole region], [care|papers|housing|complaints].
[We are|This is] [a help group|a health project|a union desk|a charity] for [people in escort work|migrant workers|seasonal workers|women who want out] in {city}.
[Free and anonymous|Confidential], [in your language|with interpreters], [no police without your wish|we do not ask for papers].
# help.warn
[Do you know someone|And if it is you]: [phone taken away|wages never paid|threats to family|not allowed out]? [It is not your fault|There is a way out], [we come to you|write to us].
[Beware|Take care|Warning]: [does someone ask you to leave your passport with them|did they say you pay back travel from your first earnings|is accommodation deducted so that nothing is left]? [That is not allowed|You need not accept it].
[Nobody may|No employer may] [keep your passport|hold back your wages|take a registration fee for a job|fine you for leaving]. [We explain your rights|Ask us].
[Ads that promise|Be careful with ads that promise] {pay} a month and everything arranged [are often a trap|can be a trap]; [talk to us first|check the company number].
# help.close
[Tea and talk|Open house] [on Tuesdays|every Thursday], [doctor present|tests free], {street}, {city}.
[In danger|In an emergency] call 112. [Our number|Help line]: {phone}
# title.help
[Help|Advice|Support] for [workers|people in escort work|seasonal workers] in {city}
[Know your rights|You are not alone] - {city}
# scam.open
[Hi love|Hello dear|Hey], I am {name}, [new here|alone tonight|waiting in {city}], [send the deposit|pay the deposit] [first|to book].
[Booking|Reservation] only with [a voucher of {fee} €|gift card {fee} €|deposit {fee} € by voucher], [then you get the address|address after payment].
[Verify yourself|Confirm your age] [here|on] {url} [before we meet|first], [free sign-up|card needed for check].
[I travel to all cities|In every town|Any city], [tell me where|just say where you are], [hotel or home|I come to you].
# title.scam
[Nice offer|Sweet {name}|{name} tonight] [in {city}|near you|everywhere]
# spam.open
[Cheap|Best] [followers|loans|phones|credit] [now|today], [visit|see|click] {url}
[Work from home|Earn with your phone]: [register|sign up] [on|at] {url}, [bonus|free start] {fee} €.
[Hundreds of ads|All towns, all ads] [on|at] {url}, [free|no limit], [click here|new every hour].
[Credit without checks|Loan within the hour] up to {pay}, [form on|apply at] {url}.
# title.spam
[Best offer|Click here|Limited time] {city}
[Loans|Followers|Bonus] {city}
# detail.company
At my place stands [an old piano|an aquarium|a fireplace|a record player|a bookcase|a red armchair|a grandfather clock|a globe|a winter garden|a sewing machine] with [jasmine|a Persian rug|candles|mint tea|travel books|a view over the roofs|mountain photographs|an old mirror|embroidered cushions|two cats].
I like [sailing|tango|chess|pottery|watercolours|gardening|crosswords|hiking|silent film|astronomy|photography|knitting|the accordion] and [curry|plum tart|goat cheese|truffles|onion soup|macaroons|ginger|figs|abbey beer|dark chocolate].
Close by: the [café|bistro|bookshop|kiosk|florist|brasserie] [Heron|Compass|Blue Cat|Three Skittles|Little Lighthouse|Big Wheel|Anchor|Linden|Chestnut|Mermaid|Peacock|Coffee Mill].
Ask for [the green door|the middle bell|the left stairs|the grey gate|the courtyard|the garden side|the yellow letter box], [bus|tram|line] {n}, stop [Fountain|Old Bridge|Tanners|Observatory|Slaughterhouse|Gunners|Ice House|Tile Works|Laundry].
# detail.work
The place is [by the lock|behind the old sugar works|next to the silo|along the canal|at the tram depot|in hall {n}|by the greenhouses|on the north quay|under the viaduct], [gloves given|boots needed|helmet given|yellow vest|knife given|white clothes].
Food [at eleven|at noon sharp|around one|on the spot|in the canteen|in the van], [soup|rice|sandwiches|pasta|chicken|beans] and [coffee|tea|water|milk], [the chief|the foreman|the lady boss|the team leader] [speaks Turkish|speaks Portuguese|speaks Polish|speaks Bulgarian|speaks Arabic|speaks a bit of all].
Work [at belt {n}|with a machine|on your knees|high up|in the cold|in the steam|with a cart|on the line|in a team of {n}|by the roadside], [crates|bricks|boxes|panels|cans|trays|pipes|racks|sacks] of {n} kilos.
Ask [after eight|early in the morning|between twelve and two|on Sunday|before Friday|from the fifteenth], [say first name and town|say how many you are|leave a short message|give your shoe size|say if you drive].
# detail.trade
Open [Tuesday|Wednesday|Thursday|Friday|Monday] from [eight|nine|ten|one] to [five|six|seven|eight], [closed in August|closed on holidays|late on the first Thursday|closed at noon].
[Next to|Opposite|Above|Behind] [the post office|the swimming pool|the theatre|the covered market|the music school|the library|the stadium|the churchyard|the hospital], [entrance|door|stairs|counter] {n}, [blue window|yellow sign|green curtain|round bell|red lamp].
Ask for [Bernard|Fatima|Luke|Yvette|Karim|Odile|Paulo|Agnes|Denis|Mireille], [long in the quarter|always on time|patient with all|known at the market|musician by night|coach of the club].
[Our customers|People of the quarter|Regulars|Students] [come for the quiet|like the free coffee|come back often|send their neighbours|like clear prices], [dogs welcome|room for a pram|ramp at the door|cards accepted|receipt on request].
"""
