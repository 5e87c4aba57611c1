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
[We are|This is] [a help group|a health project|a union desk|a charity] for [people in escort work|migrant workers|seasonal workers|women who want out] in {city}.
[Free and anonymous|Confidential], [in your language|with interpreters], [no police without your wish|we do not ask for papers].
# help.warn
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
"""
