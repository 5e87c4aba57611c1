# ruff: noqa: E501 - one sentence with all its variants per line
"""English: company and massage ads, self-written, by others, trusted, toured; and what reviews say."""

TEXTS = """
# title.company
[Charming|Elegant|Relaxed|Witty|Quiet|Well-read] company in {city}
{name}, [by appointment|private visits|evening company|your dinner guest]
[An evening|A dinner|Some hours] with {name}
{name} - {city} [|centre|, private address|, easy parking]
[Lady|Woman] of {age} [for dinner|for conversation and company|for calm evenings]
# title.we
[Our ladies|The ladies of our house|New faces] in {city}
{name}, {name2} [and friends|and others] - {city}
{name} is [waiting|here|in {city}] [this week|now|again]
{name} - {city}
# title.massage
[Massage|Relaxing massage|Calm hands|Back and shoulders] in {city}
{name}: [massage by appointment|oil massage|massage after work]
# self.open
[Hello|Hi|Good day|Dear reader], [I am|my name is|I'm] {name}, [and I live in {city}|a {age} year old woman from {city}|based near {city}].
I [offer|enjoy|give] [evening|dinner|afternoon] company to [polite|kind|well-mannered|respectful] [people|gentlemen|guests] in {city}.
[After years in|Having left] [an office|the theatre|teaching|a bakery], I [now work|work] for myself and [set my own hours|keep my own diary].
[You will find|You meet] [a woman who reads|someone who laughs easily|a good listener|a lover of [jazz|opera|old films]].
I am {age}, [independent|self-employed|on my own], and [I choose my dates|I decide whom I meet|nobody decides for me].
# self.place
I [receive|welcome|see] guests [in my own flat|in a calm flat|at a private address] [near the canal|behind the park|two streets from the station|close to the market].
[Private address|Own flat], [clean|bright|quiet|discreet] and [easy to reach|with parking in front|on the third floor with a lift].
I [travel|come] to [good hotels|your hotel|the restaurant you choose] [within|up to] {n} km [of {city}|].
[The street|The address] is [given|sent] [once we have talked|after your call|when the hour is fixed].
# self.style
[Dinner|A concert|A walk|A glass of wine] and [good talk|easy laughter|calm|attention]: that is [what I like|my style|how I work].
I [dress|come] [simply|with care|as the evening asks], [speak|and speak] [English and French|Dutch and English|three languages].
[Discreet|Calm|Cheerful|Patient], [I take my time|I do not look at the clock|no two evenings are the same].
[Expect|Look forward to] [a warm welcome|tea, music and quiet|a real conversation|someone who remembers what you said].
# self.rules
[Please write|Tell me] [who you are|your name] and [a few lines|two sentences] about yourself; I [do not answer|leave unanswered] [withheld numbers|one-word messages].
I [say no|decline] when [manners are missing|I do not feel like it|something feels wrong], [and that is final|no discussion].
[No calls|I do not answer] [after ten|on Sundays|before noon]; [I keep my rest days|Monday is my day off].
[References|Your first name and a working number] [are welcome|are needed|help], [it keeps us both safe|safety goes both ways].
My [terms|prices|rules] are on my own page, {url}, and [they are not up for discussion|I do not bargain].
# self.tour
My [tour dates|travel calendar] for [this season|the coming weeks]: I am in {city} [from the {n}th|for {n} days], then [home again|back to my own flat].
I [visit|will be in] {city} [twice a year|every spring|for a few days]; [I publish my dates|dates are on my page] [well ahead|a month before].
# trust
[100 % real|All true|Everything as shown], [no games|no surprises|no time wasted], [serious and reliable|genuine and honest].
[Photos are mine|Real photos|The pictures are genuine] and [recent|checked], [professional|serious] [attitude|welcome], [no rush|take your time].
[Trustworthy|Reliable|Genuine] [and professional|and discreet], [what you see is what you get|exactly as in the pictures].
You [will not|won't] be [cheated|disappointed|misled] here: [honest ad|true pictures|serious people only].
# always
[Available|Open|Reachable] [24/7|day and night|at any hour|any time, seven days a week].
[Any time|Night or day], [no day off|every day of the week|Sundays too].
# we.open
[Our girls|Our ladies|The ladies here] [are|will be] [happy to receive you|waiting in {city}|at your service] [today|all week|this week].
She [has just come|arrived|came] to {city} and [she will receive you|she is ready to meet you|she stays a few days].
[They|The girls] [change|rotate] [every week|each Monday|often], [so call to hear who is here|ask who is in today].
We [present|introduce|have] {name}, {age}, [sweet and polite|calm and kind|a good listener]; [she|our girl] [is free today|will make time for you].
# we.place
[She receives|They receive|Guests are received] at {street}, [second floor|ground floor|ring twice], {city}.
[Our flat|The flat|The apartment] [is at|lies in|is found at] {street}, [near the station|beside the pharmacy|next to the car park].
[Private flat|Quiet apartment] {street}, [she will open the door|someone opens|come up directly].
# we.style
She [does what you ask|is up for every plan|says yes to your programme] [with a smile|and stays as long as you like].
She [speaks only [Romanian|Hungarian|Spanish|a little English]|does not speak English, but understands gestures].
[Dinner|Evenings|Hotel visits] [with her|with any of them] [can be booked|are possible] [by the hour|for the whole night|at short notice].
[She is|All are] [new here|just here|only passing], [kind|quiet] and [well kept|well dressed].
# answers
[I answer the phone for her|Her manager picks up|Our operator takes the call], [she|the lady] [will be told|is then sent to you].
[Call|Ring|Ask] [the manager|our contact|my colleague] [and say which girl|for her hours|for prices].
[Do not call her|Calls do not reach her]: [everything goes through us|we do the bookings|we arrange it].
# paythird
[Pay|You pay|Payment goes to] the [driver|manager|man at the door], [not the girl|never to her|before she comes up].
[The driver|Our driver] [brings her|waits below] and [takes the money|collects the fee].
# agency.terms
With us [no hidden price|prices are posted|invoice possible], [you pay the lady herself|each lady sets her price], [street clothes|discretion both ways|hotel number asked].
[Choose|Your choice] from [our gallery|our page|our list], [we confirm in writing|we call back|reply within the hour], [free cancelling|no deposit].
[Licensed|Registered] agency, company number {vat}; [every lady works for herself|all who work with us are self-employed and free to refuse].
[Reception|Our switchboard] [is open|answers] [10 to 22|noon to midnight|every weekday]; [bookings|reservations] [a day ahead|two hours ahead] please.
We [have been|are] [in {city} since {year}|a house with {n} years behind it]; [terms and imprint|our conditions] on {url}.
[Our ladies|Each of our companions] [choose|sets] [their|her] own [hours|evenings] and [may decline|can decline] [any guest|without a reason].
# flat.open
We are [two|three] friends, {name} and {name2}, [sharing a flat|who rent a place together] in {city}; [each keeps her own diary|each works for herself].
[My flatmate|My friend] {name2} and I [share this number|use one phone]; [say|tell us] [whom you would like to see|which of us you mean].
[Together we split|We share] the rent, [the phone|the kitchen] and [the cleaning|the bills]; [nobody else is involved|there is no boss].
# massage.open
[Shiatsu|Swedish massage|Reflexology|Chair massage|Gentle drainage] [for athletes|for a tired back|for good sleep|after the office], [diploma on the wall|loyalty card|gift voucher|on a warm table].
[Oil massage|Calming massage|Back, neck and feet] [for tired people|after a long day|by trained hands] in {city}.
[I trained|I learned my trade] in [Lille|Ghent|Cologne|Bucharest] and [work|have worked] with [warm oil|warm stones|slow pressure] [for {n} years|since {year}].
[Sixty|Thirty|Ninety] minutes, [warm room|soft music|clean towels], [shower on the spot|tea afterwards].
[Massage|Treatment] [in the studio|at {street}|in a private practice], [medical complaints excepted|no medical treatment].
# rev.ok
[Friendly|Kind|Pleasant] [and on time|welcome], [would come again|thank you {name}].
[Exactly as described|Good conversation|A calm hour], [recommended|nothing to complain of].
[Parking was hard|A bit late], but [worth it|a nice evening|all good].
# rev.doubt
She [looked|seemed] [younger than the age given|too young to me|under age to my eyes], [I left|I went home and reported the ad].
[Is she really {age}?|I do not believe the age.] [Looked very young|She seemed a minor], [I walked away|please check this].
# rev.handler
[There was a man in the next room|A man waited in the kitchen|Somebody listened behind the door], [she seemed afraid|she looked scared|it felt wrong].
[She had bruises|She kept looking at the door|She was not allowed to speak], [I left|someone should look at this].
# title.young
{name}, {age} years, {city}
{name} ({age} years) - outings - {city}
# young.age
{name}, just 18, [from {city}|in {city}].
[Just turned 18|She is just 18], [she lives with her aunt|she is from {city}].
{name} [is|turned] 18 [just now|last month|a few weeks ago].
[Just 18|Only just turned 18|18 since this spring], {name} [lives|is] in {city}.
# young.school
She is [still at school|in her last school year|a schoolgirl at the lyceum] and [has exams in June|studies for her exams|is free after class].
[Between classes|After school|When homework is done] she [has time|answers messages]; [exams|final exams] [come first|are near].
She [does her homework in the evening|takes the school bus home|shares a desk with her cousin in class], so [write after four|messages after lessons].
# young.like
[She likes|Likes] [cinema|ice skating|dancing|drawing] and [chips by the river|long walks|music].
[Looking for|Would like] [company for outings|people to go to the cinema with|someone for concerts].
# title.profile
{name}, {city}
{name} ({age} years), {city}
{name} - {city}
{name}, {age} years, {city}
{name} [receives you|is waiting] in {city}
[New|Back|This week]: {name}, {city}
# we.name
[She is called|Her name is|This is] {name}, {age} years old, [sweet and polite|calm and kind|a good listener|always cheerful|a little shy].
{name}, {age} years old, [is with us|arrived|is presented] [since Monday|this week|for some days|until Sunday], [short hair|long hair|tall|small and cheerful].
# we.pair
This is {name} and {name2}, [two friends|always together|free today|a room each].
[Come to|An hour with|Meet] {name} and {name2}, [same floor|in all quiet|without waiting].
{name} and {name2} [receive you|are here|wait] [together or one at a time|in turns|at the same hours].
[Choose between|Ask for|Today:] {name} or {name2}, [two friends|two characters|both free].
{name} [with her friend|with a girlfriend] {name2}, [same address|same floor|one after the other].
# agency.reg
[Licensed agency|Registered agency|Company], company number {vat}, [details on request|see our terms|terms on {url}].
# title.pair
{name} & {name2} - {city}
{name} and {name2}, {city}
{name} + {name2}, [same address|duo], {city}
# we.she
She will receive you [in all discretion|from noon|after a call|without waiting], [in quiet|drink included|music of your choice].
They will receive you [every day|in all discretion|until midnight], [tea included|waiting room|in quiet].
"""
