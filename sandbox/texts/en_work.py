# ruff: noqa: E501 - one sentence with all its variants per line
"""English: job ads - lures, exploitation, staffing firms and honest small employers."""

TEXTS = """
# title.lure
[Hostess|Dancer|Model|Bar staff|Companion] wanted, [up to|earn] {pay} a month
[Earn|Make] {pay} [a month|monthly], [no experience|start now]
[Work abroad|A new start], [everything arranged|flat and flight included]
[Young women|Girls|Ladies] wanted for [events|a bar|evening work] [in {city}|abroad]
# title.labour
{sector} workers [needed|wanted], [start Monday|start at once|many places]
[Work in|Jobs in] {sector}, [bed included|room and transport]
{n} [people|men and women] for {sector}, {city}
# title.staffing
{firm}: {sector} [staff|workers] (m/f/x) - {city}
[Vacancy|Open post]: {sector}, {city}
{sector} [colleague|operative] [full time|part time] in {city}
# title.honest
[Looking for|We seek] [a baker|a waiter|a cleaner|a gardener|a cook] in {city}
[Part-time|Weekend] [help|job] in [our shop|our restaurant|a family business]
# lure.open
We [seek|look for|want] [hostesses|models|dancers|bar companions] for [private events|clubs|a hotel bar] in {city}, [appearance matters|a good figure is enough].
[New life|Big chance|Easy start]: [women|girls|ladies] [from 18 to 25|aged 18-25|up to 25] for [evening work|bar work|a luxury team].
[Hostess|Entertainment|Promotion] work, [no diploma|no language|nothing to know], [we teach you all|you learn in a day].
[Send|Please send] [a full-body photo|two photos, standing|photo and measurements] [on|by] [WhatsApp|Telegram].
# lure.pay
[Earn|You earn|Income] up to {pay} a month, [no experience|without experience|no training needed].
[Up to|As much as] {pay} [monthly|every month], [cash each week|paid in hand], [no skills asked|from day one].
Other girls [take home|make|go home with] {pay} [a month|in four weeks], [so can you|starting from nothing].
# lure.all
[Flat, flights, papers ready|Everything arranged: flat, flights, papers|With flat, flights and papers ready], [only you are missing|from the first call|nothing to pay first].
[Flat, flights and papers are ready|Flat, flight, visa: everything arranged|Ticket, room and papers taken care of], [just pack your bag|you only need to say yes].
We [arrange|organise|take care of] [your travel, your room and your clients|ticket, visa and housing], [you think of nothing|you just come].
[Everything is arranged|All is organised] [for you|before you arrive]: [journey, bed, documents|the trip, a shared flat, papers].
# lure.debt
[Pay back from first earnings|Ticket advanced, pay back from first earnings|You pay back from first earnings], [bit by bit|no interest|no worry].
[You pay us back|Pay back] [from your first earnings|out of your first weeks], [nothing to pay now|no money needed today].
[Ticket and room|Travel and papers] are [advanced|paid by us], [you repay from your wages|we deduct it from your earnings].
[What we spend on you|The cost of the trip] [is settled later by work|comes off your first pay|you work off afterwards].
# lure.split
[Half is yours|We keep half|Share 50/50|50/50 on all you earn], [room included|we bring the guests].
[Earnings are shared|The takings are split] [down the middle|fifty-fifty], [advertising is on us|we do the phone].
# lure.quota
[There is a minimum per day|Minimum per day {fee}], [who misses it pays a fine|below that a fine is due].
# lure.messenger
[Write on|Only via|Contact by] [Telegram|WhatsApp|Signal], [no calls|no e-mail|quick answer].
[Message us|Text me], [we answer within the hour|we talk there], [no company name needed|details in private].
# lure.crisis
[Help for refugees|Ladies from the war zone welcome|For women who had to flee]: [a room and a job|bed, work and a little pocket money].
# sector
construction
cleaning
harvest
warehouse
kitchen
meat cutting
car wash
nail studio
home care
parcel sorting
# lab.open
[We need|Wanted|Looking for] {n} [people|workers|hands] for {sector} [in {city}|near {city}], [start at once|start tomorrow|next Monday].
[Work for|Jobs for] [couples|men and women|groups] in {sector}, [no language needed|all welcome|we show you how].
[Steady|Much] work in {sector} [until autumn|all year|for the season], [strong people|who wants to work] [call|come] [now|today].
# lab.day
[Pay|You get|We pay] {daypay} € [a day|per day], {hours} hours [a day|daily], [six or seven days|7 days a week|from dawn].
{daypay} € per day for {hours} hours per day, [paid at month's end|paid after the season|first month held back].
# lab.hour
[Wage|Pay|We pay] {lowpay} € [an hour|per hour], [6-7 days a week|60 hours a week|12 hours a day].
{lowpay} euro per hour [to start|for all], {hours} hours a day, [no breaks paid|Sundays normal].
# lab.house
[Accommodation deducted|Accommodation deducted from wages|With bed, accommodation deducted], {fee} € [a week|per week].
[Accommodation|Bed|The room] [is deducted|is taken off] [from your pay|from the wage]: {fee} € a week, [{n} to a room|shared room|bunk beds].
[You sleep|Beds are] in [a container|the hall|our house], {fee} € [deducted weekly|kept from wages].
[We hold back|We keep] {fee} € [of your pay|every week] for [the bed|lodging|room and light].
# lab.van
[Pick-up, live on site|Van pick-up, live on site|Team with pick-up, you live on site], [leaving at five|back in the evening|all together].
[A van|Our bus] [picks you up|collects all workers] [each morning|at five] and [brings you back|back at night], [you live on site|you stay on site].
[Pick-up and lodging|Transport and bed] [by us|by the boss], [living on site|everyone lives at the site], [nobody goes to town|shops are far].
# lab.fee
[Registration fee|A fee for the job|Paper costs] {fee} €, [payable before you start|paid on arrival].
# lab.papers
[Leave your passport with us|Passport is handed in|We keep your ID card] [on the first day|while you work|for safety].
# lab.cash
[Cash in hand|Paid cash], [no contract|nothing in writing|no paperwork].
# lab.status
[No papers required|Papers do not matter|Without papers is fine], [nobody asks|we do not ask].
# lab.fine
[Who leaves early pays a penalty|Deposit {fee} €, lost if you quit|Fine for leaving before the end].
# sta.open
[Time for a change|Looking for steady work|Free now]? {firm} [has|opens|offers] {n} [contracts|assignments|places] in {sector}, {city}, [with coaching|with training|easy by bus].
{firm} [recruits|is looking for|hires] [on behalf of|for] [a client|a known company|several sites] in {city}: {sector} [workers|staff] (m/f/x).
[For|At] our client in {city} we [have|offer] {n} [places|posts] in {sector}, [full time|day and late shift|38 hours a week].
[Join|Come to] {firm}, [recognised temporary agency|licensed employment agency] (no. {vat}); [today we fill|this week] {sector} in {city}.
# sta.task
[Every day|Daily|On the spot]: [arranging|labelling|weighing|folding|serving|cleaning|fitting|counting] [bins|shelves|linen|parcels|plates|furniture|lots], [in pairs|alone|with a mentor].
[Hours|Shift] [from six to two|from two to ten|by day|by night with bonus|split|in the morning], [weekends free|every other Saturday|never on Sunday].
[You|Your tasks: you] [sort|pack|prepare|clean|load|check] [orders|rooms|pallets|parts|goods] [with care|in a team of {n}|with a scanner].
[Experience|A year of experience|A forklift licence] is [a plus|welcome], [training is paid|we train you on the job].
# sta.pay
[Package|What you get]: {fairpay} € gross per hour, [eco vouchers|year-end bonus|health plan|thirteenth month], [clear pay slip|overtime paid].
[Gross wage|Pay] {fairpay} € per hour [plus|with] [meal vouchers|holiday pay|shift bonus|travel costs].
{fairpay} €/hour gross, [38|36|40] hours a week, [weekly pay|paid every month], [contract before you start|written contract].
# sta.house
[Room on request|Housing is possible]: [single room|two to a room], {fee} € a week, [deducted only with your agreement|within the legal limit], [you may live elsewhere|not compulsory].
[A shuttle|Our bus] [runs|goes] from {city} [morning and evening|for each shift], [use is free|you may come by yourself].
# sta.close
[Apply|Send your CV] [at|via] {email} [or|, or] call our [switchboard|branch] in {city}. [No fee for applicants|We never ask you for money].
[We reply|You hear from us] [within two days|this week]; [bring your identity card, we look at it and give it back|a copy of your ID is enough].
# honest.open
[Our|The] [bakery|bistro|garden centre|family hotel] [in|near] {city} [seeks|needs|is looking for] [help|a colleague|someone] for [mornings|weekends|the season].
[Small team|Family business since {year}|Farm shop], [friendly guests|honest work|much fresh air].
[Contract|Permanent contract] from the first day, {fairpay} € an hour, [two days off|free Sundays|38 hours].
[Come by|Write to us] with [your CV|a few lines about you]; company number {vat}.
# sta.reg
{firm}, [licensed agency|recognised agency|temporary work], company number {vat}.
"""
