"""The JSON facts, as types. Made from the engine's columns by `cargo xtask schemas`."""

import datetime
from decimal import Decimal
from typing import Literal, TypedDict, Union

from typing_extensions import Required

Number = Union[Decimal, int, float, str]
Count = Union[int, str]
Day = Union[datetime.date, str]
YesNo = Union[bool, Literal["yes", "no"]]
YesNoUnknown = Union[bool, Literal["yes", "no", "unknown"]]

class Person(TypedDict, total=False):
    """Who the person is, and what decides who may have which relief."""

    employee_id: Required[str]
    """The employer's own number for the person, kept as text with its leading zeros; it must not be blank."""
    name: str
    """The name of the person, only to help you find the row; it is not used in the calculation and may be blank."""
    id_type: str
    """The kind of identity document, for example Mainland Travel Permit for Hong Kong and Macao Residents or Hong Kong identity card; blank means it is judged by the shape of the number."""
    id_number: str
    """The number on the identity document, entered as text so that a spreadsheet does not change its last digits; it is checked but decides nothing, and may be blank."""
    tax_year: Required[Count]
    """The mainland tax year as four digits, 2019 to 2027: 2025 means 1 January to 31 December 2025; it must not be blank."""
    mainland_status: Literal["resident", "non_resident"]
    """Resident or Non-resident for mainland tax (183 days or more in the calendar year make a resident); blank means the days of residence decide, and without those Resident is assumed. Words: resident (Resident), non_resident (Non-resident)."""
    mainland_days: Count
    """Full 24-hour days spent on the mainland in the calendar year, 0 to 366 (days of arrival and of departure do not count); blank means not given."""
    months_in_china: Count
    """For a non-resident without monthly figures: the number of months of the year that the wages are for, 1 to 12; the tax is then worked out as for even months with a mainland post only. Ignored for a resident; blank means not given."""
    identity: Literal["hk_permanent", "hk_admission_scheme", "hk_dependant", "hk_other", "macao", "taiwan", "foreign", "overseas_returnee", "mainland"]
    """Which group the person belongs to, in the words of the list; only Hong Kong residents can have the exemption, and blank means not given, so that the reliefs cannot be confirmed. Words: hk_permanent (Hong Kong permanent resident), hk_admission_scheme (Hong Kong resident under an admission scheme), hk_dependant (Hong Kong resident as a dependant), hk_other (Other Hong Kong resident), macao (Macao resident), taiwan (Taiwan resident), foreign (Foreign national), overseas_returnee (Returned student with foreign long-term residence, or overseas Chinese), mainland (Mainland resident)."""
    park_employment: YesNo
    """Yes if the person is employed by and really works at an enterprise with real operations or another institution registered in the Hetao Shenzhen Park, or renders independent services or does business there, and pays the tax there, otherwise No; blank means not given."""
    clean_record: YesNo
    """Yes if the person has no record of tax offences or breaches of trust in the years looked back on that would bar the relief, No if there is one; blank means not given."""
    white_listed: YesNo
    """Yes if the person is on the park's white list of Hong Kong residents, without which the relief does not appear in the tax return, No if not yet; blank means not given."""
    talent_category: Literal["high_end", "urgently_needed", "none"]
    """High-end talent, Urgently needed talent, or None, as recognised for the Greater Bay Area subsidy; blank means not given. Words: high_end (High-end talent), urgently_needed (Urgently needed talent), none (None)."""
    talent_conditions: YesNo
    """Yes if all the other conditions of the talent subsidy are met (field of work, contract with a Shenzhen entity, the employer's list, still in the post), No if one of them is not; blank means not given."""
    shenzhen_work_days: Number
    """Days really in Shenzhen for work in the tax year, 0 to 366 in steps of 0.5 (for tax year 2024 a same-day stay of under 24 hours counts as half a day; no text known says so for other years); blank means not given."""

class Equity(TypedDict, total=False):
    """An event of equity pay: an exercise, an unlocking or a delivery."""

    event_date: Required[Number]
    """The day of exercise, unlocking, delivery or transfer, such as 2025-03-10; it lies in the tax year."""
    kind: Required[Literal["option", "sar", "restricted", "award", "option_sold"]]
    """option, sar, restricted, award or option_sold: an exercised option, a share appreciation right paid in cash, restricted shares unlocked, shares delivered on vesting, or an option sold before exercise. Words: option (Option exercised), sar (Share appreciation right), restricted (Restricted shares unlocked), award (Share award or RSU), option_sold (Option sold before exercise)."""
    listed: Required[Literal["domestic", "overseas", "no"]]
    """domestic for Shanghai, Shenzhen or Beijing, overseas for Hong Kong and any other place, no for a company that is not listed. Words: domestic (Shanghai, Shenzhen or Beijing), overseas (Hong Kong or abroad), no (Not listed)."""
    shares: Required[Number]
    """The shares exercised, unlocked or delivered, or the units of a share appreciation right; for an option that was sold, how many."""
    price: Number
    """The closing or market price per share on the day of the event; for an option that was sold, the net proceeds per option. It is required, also where it is 0."""
    strike: Number
    """For an option the exercise price, for a share appreciation right the price on grant: required, also where it is 0. For an award what was paid per share; blank means 0."""
    register_price: Number
    """For restricted shares the market price per share on the day on which they were registered."""
    granted_shares: Number
    """For restricted shares how many the grant has in all, the unlocked ones among them."""
    paid_total: Number
    """For restricted shares what was paid for all shares of the grant; blank means nothing."""
    currency: Literal["cny", "hkd", "usd", "eur", "gbp", "chf", "jpy", "sgd", "aud", "cad"]
    """The currency of the prices and of what was paid; blank means yuan. Words: cny (Yuan (CNY)), hkd (Hong Kong dollar (HKD)), usd (US dollar (USD)), eur (Euro (EUR)), gbp (Pound sterling (GBP)), chf (Swiss franc (CHF)), jpy (Japanese yen (JPY)), sgd (Singapore dollar (SGD)), aud (Australian dollar (AUD)), cad (Canadian dollar (CAD))."""
    fx: Number
    """Yuan for one unit of the currency of the event, by the central parity of the last day of the month before; required for every currency but the yuan."""
    mainland_workdays: Number
    """For a person without domicile the days of work on the mainland in the grant's own period of service; blank, with the days of the period blank too, means that all of it is earned there."""
    period_days: Count
    """The calendar days of the period of service in which the grant was earned."""
    plan_meets_conditions: YesNo
    """Whether the plan meets the conditions: of a listed company those for separate taxation, of one that is not listed those for deferral until transfer; blank means yes, with a note."""
    tax_withheld: Number
    """The tax withheld or paid on this event, in CNY; it is a part of the tax withheld of the year."""
    paid_by_instalments: YesNo
    """Whether the tax is paid within the months after the event that a filing allows; blank means no."""
    grant_date: Number
    """The day on which the option, right or share was granted, not later than the event; it changes no figure."""
    hk_rule: Literal["option", "upfront", "back_end"]
    """option, upfront or back_end, as Hong Kong treats the grant; it changes no figure. Words: option (Gain on exercise of an option), upfront (Award at grant), back_end (Award at vesting)."""
    hk_amount: Number
    """What Hong Kong would charge of the event, in HKD; it counts only where the open point equity_hk_amount is hk_rules, and blank means the mainland amount."""

class Mainland(TypedDict, total=False):
    """The mainland tax year, in yuan (CNY)."""

    wages: Number
    """Wages and salaries of the whole year in CNY before tax, with any exempt part but without the one-off annual bonus; blank means 0."""
    exempt_income: Number
    """The part of the wages of the whole year that is exempt from mainland tax, in CNY, not more than the wages; blank means 0."""
    benefits_mainland: Number
    """The part of the wages of the year that is one of the eight tax-free benefits (housing, meals, laundry, removal, business trips, home leave, language courses, children's education), in kind or against bills, reasonable, in the mainland; in CNY, contained in the wages and not in the exempt income; blank means 0."""
    benefits_hong_kong: Number
    """The same benefits where they are for living or schooling in Hong Kong or Macao, in CNY, contained in the wages; of residents of Hong Kong, Macao and Taiwan they are wages and taxed; blank means 0."""
    benefits_election: Literal["benefits", "sad"]
    """Tax-free benefits, or Special additional deductions: a person has one of them for the whole tax year; blank where only one of them is given. Words: benefits (Tax-free benefits), sad (Special additional deductions)."""
    annual_bonus: Number
    """The taxable part of the one-off annual bonus of the year in CNY (bonuses paid by the month or quarter belong to the wages); blank means 0."""
    labour_services: Number
    """Gross receipts from labour services (work done without being employed) of the whole year in CNY, before any expense is taken off; blank means 0."""
    authors_remuneration: Number
    """Gross receipts as an author (published articles, books, pictures) of the whole year in CNY, before any expense is taken off; blank means 0."""
    royalties: Number
    """Gross receipts for the use of patents, trade marks, copyrights or know-how of the whole year in CNY, before any expense is taken off; blank means 0."""
    business_income: Number
    """Profit of a business in the park for the whole year in CNY (receipts less costs, before the personal deductions), not negative; blank means 0."""
    business_other_relief: Number
    """Tax on the business income that another relief takes off for the year in CNY (for disabled persons or veterans, say): it is taken before the halving of an individually owned business (STA Announcement [2023] No. 12, art. 3); businesses in several places are added together; blank means 0."""
    business_kind: Literal["individual_household", "other"]
    """Individually owned business (个体工商户) or Other (partnership, sole-proprietorship enterprise and the like): only an individually owned business has its tax halved; blank means Other. Words: individual_household (Individually owned business), other (Other)."""
    talent_subsidy: Number
    """Income in the form of talent subsidies recognised by the local government, received in the year, in CNY; blank means 0."""
    talent_subsidy_tax: Number
    """The individual income tax already paid on the talent subsidy income, in CNY; blank means 0."""
    severance: Number
    """The whole of what the employer paid once because the employment contract was dissolved (economic compensation, living allowance and other subsidies), in CNY, not contained in the wages; pay on expiry of a contract does not belong here; blank means 0."""
    severance_kind: Literal["dissolved", "expired"]
    """Dissolved (解除) or Expired: the tax-free part is for a dissolved contract, and how pay on expiry of a contract is taxed is not settled; blank means Dissolved. Words: dissolved (Contract dissolved), expired (Contract expired)."""
    average_wage_before: Number
    """The average annual wage of the city in the calendar year before, in CNY, which three times over is the tax-free part of severance pay; blank means the figure of Shenzhen that the answer names, and where none is published yet the column must be filled in."""
    equity_income: Number
    """The income of the whole year from share options, share appreciation rights, restricted shares and share awards of a listed company, as the employer worked it out for each exercise, unlocking or delivery, in CNY, not contained in the wages; only of plans that meet the conditions for separate taxation (that of others belongs to the wages); blank means 0."""
    equity: list[Equity]
    """Exercises, unlockings and deliveries of the year instead of equity_income, best in a file of their own beside the payroll; in a row one behind the other, separated by a semicolon, their members by a bar in the order of that file: event_date|kind|listed|shares|price|strike|…"""
    technology_reward: Number
    """The cash reward of the year from the income of a job-related invention, the whole amount, in CNY, not contained in the wages; half of one paid by a university or a non-profit research institute joins the wages, that of a company joins them whole; blank means 0."""
    technology_reward_payer: Literal["university", "nonprofit_institute", "enterprise"]
    """A university, a non-profit research institute (either under the conditions of the relief: within three years of the income, named staff, published, contract registered), or a company; blank means a company. Words: university (University), nonprofit_institute (Non-profit research institute), enterprise (Company)."""
    early_retirement_pay: Number
    """The lump sum paid for early retirement (formally retired before the statutory age), in CNY, not contained in the wages; it needs the months to the statutory age; blank means 0."""
    early_retirement_months: Count
    """Whole months, 1 to 366, from the early retirement to the person's own statutory retirement age; it must be filled in where there is early retirement pay."""
    internal_retirement_pay: Number
    """The lump sum paid for internal retirement (内部退养: the employment goes on until the statutory age), in CNY, not contained in the wages; it needs the months and the wages of its month; blank means 0."""
    internal_retirement_months: Count
    """Whole months, 1 to 366, from the internal retirement to the statutory retirement age; it must be filled in where there is internal retirement pay."""
    internal_retirement_month_wages: Number
    """The wages of the month in which the internal retirement pay was received, in CNY; they are part of the wages of the year and find the rate here; 0 where there were none; it must be filled in where there is internal retirement pay."""
    annuity_withdrawn: Number
    """What was received of an enterprise or occupational annuity in the whole year, in CNY, all payments together; it needs the way of payment; blank means 0."""
    annuity_mode: Literal["monthly", "quarterly", "yearly", "lump_emigration", "lump_death", "lump_other"]
    """By the month, by the quarter, by the year, once on emigration, once on death, or once for another reason; it must be filled in where an annuity was received. Words: monthly (By the month), quarterly (By the quarter), yearly (By the year), lump_emigration (Once, on emigration), lump_death (Once, on death), lump_other (Once, for another reason)."""
    annuity_payments: Count
    """How many equal payments the annuity of the year came in: up to 12 by the month, up to 4 by the quarter, otherwise 1; blank means 1."""
    personal_pension_withdrawn: Number
    """What was received from a personal pension account (个人养老金) in the year, in CNY; blank means 0."""
    social_insurance: Number
    """The person's own share of mainland social insurance (pension, medical, unemployment) for the whole year in CNY, without the employer's share; blank means 0."""
    housing_fund: Number
    """The person's own share of the mainland housing provident fund for the whole year in CNY, without the employer's share; blank means 0."""
    special_additional_deductions: Number
    """The total of the special additional deductions of the whole year in CNY (children, education, illness, home loan or rent, elderly parents, infants); blank means 0."""
    other_deductions: Number
    """The total of the other mainland deductions of the whole year in CNY (enterprise annuity, personal pension, commercial health insurance and the like); blank means 0."""
    health_insurance: Number
    """Premiums of the whole year for commercial health insurance that meets the conditions, in CNY, not contained in the other deductions; up to 2,400 a year counts; blank means 0."""
    personal_pension_paid: Number
    """What was paid into a personal pension account (个人养老金) in the whole year, in CNY, not contained in the other deductions; up to 12,000 a year counts, from 2022; blank means 0."""
    annuity_paid: Number
    """The person's own contributions of the whole year to an enterprise or occupational annuity, in CNY, not contained in the other deductions; up to 4% of the base counts; it needs the base; blank means 0."""
    annuity_base: Number
    """The person's own average monthly wage of the year before, in CNY a month, by which the annuity contributions are limited; three times the city's average monthly wage of the year before at most counts; it must be filled in where there are annuity contributions."""
    annuity_months: Count
    """How many months of the year annuity contributions were paid for, 1 to 12; blank means 12."""
    donations: Number
    """Mainland public-benefit donations of the whole year in CNY that count up to 30% of taxable income, before that limit; blank means 0."""
    donations_full: Number
    """Mainland public-benefit donations of the whole year that a rule lets be deducted whole, in CNY, not contained in those under the 30% limit; blank means 0."""
    donation_order: Number
    """Which incomes the donations are taken from, one after the other, joined by +: Comprehensive income, Bonus taxed by itself, Equity income, Business income (for example comprehensive+equity); blank means comprehensive income only. Words: comprehensive (Comprehensive income), bonus (Bonus taxed by itself), equity (Equity income), business (Business income)."""
    park_share: Number
    """The part of the comprehensive income (wages, bonus, services, author, royalties) that comes from the park, as a number from 0 to 1 with up to 6 decimals, for example 0.85; blank means 1, all of it."""
    tax_withheld: Number
    """All mainland individual income tax of the year already withheld or prepaid in CNY, on the bonus, business income and talent subsidies too; blank means that no refund is worked out, so enter 0 if none was paid."""
    other_talent_awards: Number
    """Other talent awards received from Shenzhen for the year in CNY (Peacock and municipal awards, for example), which reduce the 15% subsidy; blank means 0."""

class HongKong(TypedDict, total=False):
    """What Hong Kong tax depends on, in Hong Kong dollars (HKD)."""

    hk_marital_status: Literal["single", "married", "single_parent"]
    """Single, Married, or Single parent (who needs at least one child); blank means Single. Words: single (Single), married (Married), single_parent (Single parent)."""
    hk_spouse_income: Number
    """The spouse's income assessable to Hong Kong salaries tax for the whole year in HKD, only for the married; blank means the spouse is taken to have none."""
    hk_spouse_deductions: Number
    """The spouse's Hong Kong deductions for the whole year in HKD, after their caps and without assisted reproductive services, used only for a joint assessment; blank means 0."""
    hk_spouse_assisted_reproduction: Number
    """What the spouse paid for assisted reproductive services in the year, in HKD, not counted in the spouse's deductions: the couple has one ceiling, from which the expenses of a spouse with income are taken first; blank means 0."""
    hk_assessment: Literal["separate", "joint", "best"]
    """Separate or Joint salaries tax assessment, Joint only for the married, or Best for the form in which the couple pays less (s.10(2)); blank means Separate. Words: separate (Separate), joint (Joint), best (Best)."""
    hk_children: Count
    """How many children the person claims the Hong Kong child allowance for, a whole number from 0 to 99 of which at most 9 give an allowance; blank means 0."""
    hk_children_additional: Count
    """How many of those children are entitled to the additional child allowance (born in the year of assessment, from 2026/27 also in the year before), a whole number; blank means 0."""
    hk_children_160: Count
    """How many of the children with the additional allowance are a second or later child born on or after 16 September 2026, a whole number, only for the year of assessment 2026/27: the 2026 Policy Address announced HKD 160,000 for them; blank means 0."""
    hk_parents_60: Count
    """How many dependent parents and grandparents aged 60 or over (or eligible for the Disability Allowance) are claimed, a whole number; blank means 0."""
    hk_parents_60_residing: Count
    """How many of the parents and grandparents aged 60 or over lived with the person all year, a whole number not above that group; blank means 0."""
    hk_parents_55: Count
    """How many dependent parents and grandparents aged 55 to 59 are claimed, a whole number; blank means 0."""
    hk_parents_55_residing: Count
    """How many of the parents and grandparents aged 55 to 59 lived with the person all year, a whole number not above that group; blank means 0."""
    hk_siblings: Count
    """How many dependent brothers and sisters are claimed for the Hong Kong allowance, a whole number; blank means 0."""
    hk_disabled_dependants: Count
    """How many disabled dependants are claimed for the Hong Kong allowance, a whole number; blank means 0."""
    hk_personal_disability: YesNo
    """Yes if the person is eligible for the Government's Disability Allowance and claims the personal disability allowance, otherwise No; blank means No."""
    hk_mpf: Number
    """The employee's own mandatory contributions to the MPF or another recognised Hong Kong retirement scheme for the whole year in HKD, before the cap; mainland contributions do not belong here; blank means 0."""
    hk_self_education: Number
    """Expenses of self-education claimed in Hong Kong for the whole year in HKD, before the cap; blank means 0."""
    hk_home_loan_interest: Number
    """Interest on the loan for a home in Hong Kong claimed for the whole year in HKD, before the cap; blank means 0."""
    hk_domestic_rent: Number
    """Rent paid for the home in Hong Kong and claimed for the whole year in HKD, before the cap; blank means 0."""
    hk_annuity_tvc: Number
    """Qualifying deferred annuity premiums and tax-deductible voluntary MPF contributions together for the whole year in HKD, before the cap; blank means 0."""
    hk_assisted_reproduction: Number
    """Expenses for assisted reproductive services claimed for the whole year in HKD, before the cap; blank means 0."""
    hk_donations: Number
    """Donations to Hong Kong approved charities claimed for the whole year in HKD, before the limit; less than 100 dollars do not count; blank means 0."""
    hk_newborn_home: YesNo
    """Yes if a child born on or after 25 October 2023 lives with the person, which from 2024/25 raises the caps of home loan interest and of domestic rent by 20,000 HKD, otherwise No; blank means No."""
    hk_elderly_care: Number
    """Residential care expenses for parents or grandparents claimed for the whole year in HKD, all persons together, before the cap per person; blank means 0."""
    hk_elderly_care_persons: Count
    """For how many parents or grandparents the residential care expenses were paid, a whole number; blank means 1, and 0 beside an amount is an error."""
    hk_vhis: Number
    """Qualifying premiums under the Voluntary Health Insurance Scheme for the whole year in HKD, all insured persons together, before the cap per person; blank means 0."""
    hk_vhis_persons: Count
    """How many persons those VHIS premiums insure, a whole number; blank means 1, and 0 beside an amount is an error."""

class HongKongActual(TypedDict, total=False):
    """What Hong Kong really charges, in Hong Kong dollars (HKD): every member may be left out."""

    employment_source: Literal["hk", "non_hk"]
    """Hong Kong or Elsewhere: whose employment it is, by where the contract was made and is enforceable, where the employer resides and where pay is made; an employer resident in Hong Kong makes it practically always a Hong Kong employment. Blank means not known, and the bill is shown both ways. Words: hk (Hong Kong), non_hk (Elsewhere)."""
    hk_director_fee: Number
    """Fees for the year as director of a company that is managed in Hong Kong, HKD; they are charged whole, beside the pay. Blank means 0."""
    hk_services_rendered: YesNo
    """Yes or No: whether any service of the employment was rendered in Hong Kong during the year of assessment; without any, the pay is left out whatever the days. Blank means not known."""
    hk_stays_are_visits: YesNo
    """Yes or No: whether the stays in Hong Kong were visits; they are none for somebody who lives in Hong Kong, and then the first day of service counts. Blank means not known."""
    hk_presence_days: Count
    """Days of the year of assessment on which the person was in Hong Kong, any part of a day counting as one, 0 to 366; up to 60 days of visits are ignored. Blank means not known."""
    hk_days: Number
    """Days in Hong Kong by which income of an employment elsewhere is divided, day of arrival and day of departure together counting as one, halves allowed; the column hk_apportionment_days of `taxdiff days` has them where every day outside the mainland was spent in Hong Kong. Blank means not known."""
    hk_leave_days: Number
    """Days of paid leave earned by services in Hong Kong, halves allowed; they count as days in Hong Kong. Blank means none."""
    hk_period_days: Count
    """Days of the period of the year of assessment over which income is divided, 1 to 366; blank means the whole year of assessment."""
    hk_resident_person: YesNo
    """Yes or No: whether the person was a Hong Kong resident under the Arrangement in the year of assessment; only a resident has the credit for mainland tax. Blank means not known."""
    hk_income_total: Number
    """All income of the employment in the year of assessment, wherever earned, HKD, share awards at their value on vesting included; blank means the calendar year's pay, bonus and services at the exchange rate used, without equity income that is taxed by itself, severance, retirement pay and pensions."""
    hk_option_gain: Number
    """Shares acquired by exercising options in the year of assessment, at their price on that day less what was paid for them, HKD; the employment at the grant is that of employment_source. It is charged beside the pay, and hk_option_days and hk_option_vesting_days must be filled in. Blank means 0."""
    hk_option_days: Number
    """Days in Hong Kong within the vesting period, leave for services there included, halves allowed. Years of assessment with visits of up to 60 days are left out: 0 where there is no other."""
    hk_option_vesting_days: Count
    """Calendar days from the grant of the options to the day on which they could be exercised."""
    hk_leaving_pay: Number
    """Severance or long service payment received in the year of assessment, HKD, beside the pay; what is above hk_leaving_pay_statutory is charged as pay. Blank means 0."""
    hk_leaving_pay_statutory: Number
    """What the Employment Ordinance entitles to, HKD; it is not charged. Blank means 0."""
    hk_outgoings: Number
    """Outgoings and expenses that the employment wholly, exclusively and necessarily takes, and depreciation of what it needs, in the year of assessment, HKD, before any division by days; self-education has a column of its own. Blank means 0."""
    hk_quarters: Literal["flat", "two_rooms", "one_room"]
    """Flat or house, Two rooms, or One room (of a hotel, hostel or boarding house): the home that the employer provided, or whose rent it paid or refunded, in the year of assessment. Blank means none. Words: flat (Flat or house), two_rooms (Two rooms), one_room (One room)."""
    hk_quarters_income: Number
    """Income of the employment for the part of the year of assessment in which the home was provided, HKD; blank means that of the whole year."""
    hk_quarters_rent: Number
    """Rent that the person paid for the home to the employer or the landlord, less what the employer refunded, HKD. Blank means 0."""
    mainland_income_hkd: Number
    """Gross income of the year of assessment that the mainland taxed and Hong Kong charges, HKD; blank means the calendar year's comprehensive income and bonus at the exchange rate used."""
    iit_paid_hkd: Number
    """Mainland individual income tax on that income before the relief, HKD; blank means the tax worked out here on comprehensive income and bonus, at the exchange rate used."""
    iit_relief_hkd: Number
    """What the exemption or the subsidy took off that tax, HKD; blank means the confirmed relief worked out here on comprehensive income and bonus, at the exchange rate used."""
    iit_relief_on: Number
    """The day on which the mainland tax was adjusted: the decision of the exemption, or the receipt of the subsidy, as 2026-08-31; blank means not yet known."""
    hk_credit_claimed: Number
    """The mainland tax on which a credit was claimed in the Hong Kong return, HKD; blank means that none was claimed, and there is nothing to notify."""
    rent_received: Number
    """Rent of the year of assessment from a let property in Hong Kong, the owner's share, HKD. Blank means 0."""
    rates_paid: Number
    """Rates that the owner paid on that property, HKD, not above the rent. Blank means 0."""
    let_interest: Number
    """Interest on the loan to buy that property, HKD; it counts under personal assessment only, up to the net assessable value of the one let. Blank means 0."""
    profits: Number
    """Assessable profits of an unincorporated business in Hong Kong, HKD. Blank means 0."""
    business_loss: Number
    """Loss of the year of an unincorporated business in Hong Kong, HKD; it counts under personal assessment only. Blank means 0."""
    pa_loss_brought_forward: Number
    """Loss of earlier years that was carried forward under personal assessment, HKD. Blank means 0."""
    pa_eligible: YesNo
    """Yes or No: whether the person is 18 or over and ordinarily or temporarily resident in Hong Kong. Blank means not known: personal assessment is shown and not chosen."""
    spouse_rent_received: Number
    """Rent of the year of assessment from a let property in Hong Kong, the owner's share, HKD. Blank means 0."""
    spouse_rates_paid: Number
    """Rates that the owner paid on that property, HKD, not above the rent. Blank means 0."""
    spouse_let_interest: Number
    """Interest on the loan to buy that property, HKD; it counts under personal assessment only, up to the net assessable value of the one let. Blank means 0."""
    spouse_profits: Number
    """Assessable profits of an unincorporated business in Hong Kong, HKD. Blank means 0."""
    spouse_business_loss: Number
    """Loss of the year of an unincorporated business in Hong Kong, HKD; it counts under personal assessment only. Blank means 0."""
    spouse_pa_loss_brought_forward: Number
    """Loss of earlier years that was carried forward under personal assessment, HKD. Blank means 0."""
    spouse_pa_eligible: YesNo
    """Yes or No: whether the spouse is 18 or over and ordinarily or temporarily resident in Hong Kong. Blank means not known: personal assessment is shown and not chosen."""
    spouse_resident_person: YesNo
    """Yes or No: whether the spouse was a Hong Kong resident under the Arrangement; only a resident has the credit for mainland tax. Blank means no credit for the spouse."""
    spouse_mainland_income_hkd: Number
    """Gross income of the spouse that the mainland taxed and Hong Kong charges, HKD. Blank means 0."""
    spouse_iit_paid_hkd: Number
    """Mainland tax on the spouse's income after every relief, HKD. Blank means 0."""
    provisional_paid: Number
    """Provisional Hong Kong tax already paid for this year of assessment, HKD; it is credited in the demand. Blank means 0."""
    children_claimed_by: Literal["cheaper", "self", "spouse"]
    """The person, The spouse, or Whoever is cheaper: which spouse claims all child allowances where the couple is assessed separately. Blank means Whoever is cheaper. Words: cheaper (Whoever is cheaper), self (The person), spouse (The spouse)."""

class Assumptions(TypedDict, total=False):
    """What is assumed; left out means the default that the answer names."""

    fx_cny_per_hkd: Number
    """How many CNY one HKD is worth, 0.5 to 2 with up to 6 decimals, for example 0.92604; blank means the central parity of the tax year's last trading day, which 2026 and 2027 do not have yet, so a rate must be entered for them."""
    hk_year_of_assessment: Literal["starts_in_tax_year", "ends_in_tax_year"]
    """Which Hong Kong year of assessment the tax year is compared with: Starts in the tax year (2025 means 2025/26) or Ends in the tax year (2025 means 2024/25); blank means Starts in the tax year. Words: starts_in_tax_year (Starts in the tax year), ends_in_tax_year (Ends in the tax year)."""
    hk_tax_reduction: Literal["counted", "not_counted"]
    """Counted or Not counted: whether the one-off reduction of Hong Kong tax lowers the Hong Kong burden; blank means Counted. Words: counted (Counted), not_counted (Not counted)."""
    bonus_method: Literal["best", "separate", "merged"]
    """How the one-off annual bonus is to be taxed: Lower of the two, Separately, or Merged into comprehensive income; blank means Lower of the two. Words: best (Lower of the two), separate (Separately), merged (Merged)."""

class PersonFacts(TypedDict, total=False):
    """What `taxdiff assess` takes."""

    person: Required[Person]
    """Who the person is, and what decides who may have which relief."""
    mainland: Mainland
    """The mainland tax year, in yuan (CNY)."""
    hong_kong: HongKong
    """What Hong Kong tax depends on, in Hong Kong dollars (HKD)."""
    hong_kong_actual: HongKongActual
    """What Hong Kong really charges, in Hong Kong dollars (HKD): every member may be left out."""
    assumptions: Assumptions
    """What is assumed; left out means the default that the answer names."""
    months: list[MonthFacts]
    """The months that the year is added up from."""

class Loss(TypedDict, total=False):
    """Loss."""

    year: Required[Count]
    """The year in which the loss was made."""
    amount: Required[Number]
    """What of it is not used yet, in yuan."""

class Import(TypedDict, total=False):
    """Import."""

    name: str
    """What is imported."""
    value: Required[Number]
    """In yuan."""
    duty_rate: Required[str]
    """With its sign: 5%."""
    vat_rate: Required[str]
    """With its sign: 13%."""
    consumption_rate: str
    """With its sign, at most 90%; blank means none."""
    listed: YesNoUnknown
    """yes, no or unknown; blank means not known."""
    vat_creditable: YesNo
    """yes or no; blank is taken as yes, so that VAT counts as a matter of time only."""
    first_line: YesNoUnknown
    """yes, no or unknown: comes directly from Hong Kong into the supervised area; blank is taken as yes, which a note says."""
    own_research_use: YesNoUnknown
    """yes, no or unknown: used by the company itself for research; blank is taken as yes, which a note says."""
    excluded: YesNoUnknown
    """yes, no or unknown: banned from import, or goods that a law or the catalogue of major equipment excludes; blank is taken as no, which a note says."""
    waived: YesNoUnknown
    """yes, no or unknown: the exemption for this class of goods was given up less than 36 months ago; blank is taken as no, which a note says."""
    entered_on: Day
    """The day on which the goods entered, as 2026-03-01; it lies in the tax year."""

class Site(TypedDict, total=False):
    """Site."""

    in_special_area: YesNoUnknown
    """yes, no or unknown: set up in the enclosed area, which is the Futian bonded zone; blank means not known."""

class Activity(TypedDict, total=False):
    """Activity."""

    catalogue_item: Literal["listed", "not_listed", "undetermined"]
    """listed, not_listed or undetermined: whether the main business is an item of the Catalogue; blank means undetermined."""
    catalogue_code: str
    """The item's code in the catalogue file that is given with --catalogue; without such a file it decides nothing."""
    main_business_income: Number
    """Income of the year from the main business, in yuan."""
    total_income: Number
    """All income of the year under article 6 of the Enterprise Income Tax Law: grants, interest and dividends too."""

class Substance(TypedDict, total=False):
    """Substance."""

    operations: YesNoUnknown
    """yes, no or unknown: premises, equipment and control of the operation are in the area; blank means not known."""
    personnel: YesNoUnknown
    """yes, no or unknown: the staff that the business needs really work in the area and are paid through an account there; blank means not known."""
    accounts: YesNoUnknown
    """yes, no or unknown: books are kept and the basic account is held in the area; blank means not known."""
    property: YesNoUnknown
    """yes, no or unknown: the property used is really used in the area or controlled from there; blank means not known."""
    headcount: Count
    """Staff of the company, a whole number; blank means not given."""
    insured_six_months: Count
    """Of them, those with basic pension insurance paid in the area for at least six months of the year."""

class Unit(TypedDict, total=False):
    """Unit."""

    name: str
    """The name of the branch, or of a production department of the head office that counts as one."""
    in_area: Required[YesNo]
    """yes or no."""
    revenue: Number
    """Of the year before, in yuan."""
    wages: Number
    """Of the year before, in yuan."""
    assets: Number
    """Of the year before, in yuan."""
    share: Literal["shares", "internal_function", "first_year", "small_low_profit_last_year", "deregistered", "overseas"]
    """shares, or why it has no share; blank means shares."""

class Structure(TypedDict, total=False):
    """Structure."""

    kind: Literal["single", "head_office_in_area", "branch_in_area"]
    """single, head_office_in_area or branch_in_area; blank means single."""
    same_city: YesNoUnknown
    """yes or no: head office and branches are all in Shenzhen; blank is taken as no."""
    area_profit: Number
    """For the comparison of branch and subsidiary: what of the profit a subsidiary in the area would have; blank means all."""
    units: list[Unit]
    """In a row: name|in_area|revenue|wages|assets|share; figures of the year before. The head office is none of them."""

class ImportBeneficiary(TypedDict, total=False):
    """ImportBeneficiary."""

    legal_person: YesNoUnknown
    """yes, no or unknown: registered in the park with independent legal personality; a branch is not; blank means not known."""
    white_list: YesNoUnknown
    """yes, no or unknown: recognised by Shenzhen and filed as a beneficiary; blank means not known."""

class CompanyFacts(TypedDict, total=False):
    """What `taxdiff enterprise` takes."""

    company_id: str
    """Your own reference for the company, kept as text; required in a file of many, optional in JSON."""
    tax_year: Required[Count]
    """The calendar year as four digits: 2025. The law of 2023 to 2027 is known; for other years the answer says so."""
    taxable_income: Required[Number]
    """The year's profit adjusted for tax, before the super deduction of R&D and before earlier losses; zero in a year of loss."""
    staff_average: Number
    """Average of the year, at most three decimals; dispatched workers count."""
    assets_average: Number
    """Average of the year, in yuan."""
    restricted_industry: YesNoUnknown
    """yes, no or unknown: the business is restricted or prohibited by the state; blank means not known."""
    high_tech_certificate: YesNoUnknown
    """yes, no or unknown: a certificate of the whole company that is valid in the tax year; blank means not known."""
    technology_sme: YesNoUnknown
    """yes, no or unknown: registered as a technology SME in the tax year; blank means not known."""
    status_since: Count
    """The first year since which the high-tech certificate or the SME registration is held without a gap; blank means the tax year only."""
    rd_expense: Number
    """Expensed R&D costs of the year that may be deducted, in yuan."""
    rd_kind: Literal["general", "integrated_circuit", "machine_tool"]
    """general, integrated_circuit or machine_tool; blank means general."""
    rd_excluded_industry: YesNoUnknown
    """yes or no: tobacco, accommodation and catering, wholesale and retail, real estate, leasing and business services, entertainment; blank is taken as no."""
    losses: list[Loss]
    """Losses not used yet, in a row as year|amount; year|amount: 2021|1000000.00; 2022|50000"""
    imports: list[Import]
    """In a row: name|value|duty_rate|vat_rate|consumption_rate|listed|vat_creditable|first_line|own_research_use|excluded|waived|entered_on"""
    trace: Literal["none", "summary", "full"]
    """How much of the way is shown."""
    lang: Literal["en", "zh-Hans", "zh-Hant-HK"]
    """The language of problems."""
    site: Site
    activity: Activity
    substance: Substance
    structure: Structure
    import_beneficiary: ImportBeneficiary

class MonthFacts(TypedDict, total=False):
    """The facts of one month."""

    employee_id: str
    """The employer's own number for the person, kept as text with its leading zeros; it must not be blank."""
    name: str
    """The name of the person, only to help you find the row; it is not used in the calculation and may be blank."""
    id_type: str
    """The kind of identity document, for example Mainland Travel Permit for Hong Kong and Macao Residents or Hong Kong identity card; blank means it is judged by the shape of the number."""
    id_number: str
    """The number on the identity document, entered as text so that a spreadsheet does not change its last digits; it is checked but decides nothing, and may be blank."""
    tax_year: Count
    """The mainland tax year as four digits, 2019 to 2027: 2025 means 1 January to 31 December 2025; it must not be blank."""
    month: Required[Count]
    """The month in which the pay is paid, 1 to 12; the days belong to the period that the pay is for. It must not be blank."""
    payer: str
    """Who pays and withholds; a new payer starts at zero. Blank where a file has one payer."""
    employment_start_month: Count
    """The month of this year in which the employment with the payer began, 1 if it began earlier; blank means the first month of the payer in the file."""
    mainland_status: Literal["resident", "non_resident"]
    """Resident or Non-resident for mainland tax, as it is expected for the whole calendar year; blank means the days of residence decide. With both blank the row is an error."""
    expected_residence_days: Count
    """Full 24-hour days on the mainland that are expected for the whole calendar year, as estimated at the first return; days of arrival and departure do not count."""
    residence_days: Count
    """Full 24-hour days really spent on the mainland in the whole calendar year; blank until the year is over."""
    short_stay_passed_on: Day
    """The 91st full day of residence in the year, as "taxdiff days" gives it; it says by when a correction is due."""
    treaty_window_days: Count
    """The most days of presence (any part of a day) in any twelve months that begin or end in the year, as "taxdiff days" gives it."""
    domiciled: YesNo
    """Whether the person has a domicile in the sense of the Individual Income Tax Law (habitual residence because of household registration, family or economic ties); owning a flat is none. Blank means no, with a note."""
    six_year_met: YesNo
    """Whether each of the six years before has 183 days and no single absence over 30 days, counted from 2019; "taxdiff days" works it out."""
    post: Literal["domestic_only", "dual", "overseas_only"]
    """Where the person holds a post. With a mainland post only pay is not split by days. Blank means a mainland post only, with a note."""
    executive: YesNo
    """Whether the person is a director, supervisor or senior manager of a mainland resident enterprise; blank means no."""
    treaty: Literal["none", "short", "foreign", "board"]
    """What the person claims under the Arrangement between the Mainland and Hong Kong; blank means nothing. Both answers are worked out in any case."""
    first_arrival: Day
    """For teachers and researchers of a Hong Kong institution who claim three exempt years: the day of first arrival for that work."""
    paid_in_china: Number
    """Taxable pay of the period that a mainland employer pays or bears, exempt pay taken out, in CNY; recharged pay belongs here."""
    paid_abroad: Number
    """The rest of the taxable pay of the period, paid and borne outside, in CNY."""
    wages: Number
    """Wages of the month in CNY with any exempt part, instead of "Paid in China", for somebody with a mainland post only or a domicile."""
    exempt_income: Number
    """The exempt part of the wages of the month in CNY; only beside "Wages"."""
    china_work_days: Number
    """Work days in China of the period, in steps of 0.5: a day of less than 24 hours is half a day. Needed with a post outside, ignored with a mainland post only."""
    period_days: Count
    """Calendar days of the period that the pay is for."""
    abroad_work_days: Number
    """Work days outside China of the period, in steps of 0.5; with the work days in China they are the days of the period."""
    stated_formula: str
    """The formula that was chosen in the withholding client, such as 公式(2); it decides where status and days are not given, otherwise it is compared."""
    bonus_paid_in_china: Number
    """The bonus for several months of a non-resident that a mainland employer pays or bears, in CNY."""
    bonus_paid_abroad: Number
    """The rest of the bonus for several months of a non-resident, in CNY."""
    bonus_china_work_days: Number
    """Work days in China of the period in which it was earned, in steps of 0.5."""
    bonus_period_days: Count
    """Calendar days of the period in which it was earned."""
    equity_paid_in_china: Number
    """The equity income of a non-resident that a mainland employer pays or bears, in CNY."""
    equity_paid_abroad: Number
    """The rest of the equity income of a non-resident, in CNY."""
    equity_china_work_days: Number
    """Work days in China of the period in which it was earned, in steps of 0.5."""
    equity_period_days: Count
    """Calendar days of the period in which it was earned."""
    annual_bonus: Number
    """The one-off annual bonus of a resident that is paid in the month, in CNY, without an exempt part."""
    bonus_method: Literal["best", "separate", "merged"]
    """How the bonus is taxed. What is withheld is separate unless merged is asked for; best belongs to the year."""
    labour_services: Number
    """One payment of labour services in CNY, before any expense is taken off."""
    authors_remuneration: Number
    """One payment of author's remuneration in CNY, before any expense is taken off."""
    royalties: Number
    """One payment of royalties in CNY, before any expense is taken off."""
    services_kind: Literal["one_payment", "insurance_agent", "intern", "platform"]
    """Whether labour services are withheld payment by payment, or by accumulation for the persons named; blank means payment by payment."""
    services_surcharge: Number
    """Surcharges and other deductions from labour services that are withheld by accumulation, in CNY."""
    services_treaty: YesNo
    """Whether labour services and author's remuneration of a non-resident are claimed as exempt business profits; blank means no."""
    royalties_treaty: YesNo
    """Whether the 7% of the Arrangement is claimed for royalties; blank means no."""
    social_insurance: Number
    """The person's own share of social insurance of this month in CNY (residents)."""
    housing_fund: Number
    """The person's own share of the housing fund of this month in CNY (residents)."""
    special_additional_deductions_to_date: Number
    """Special additional deductions since January, or since the employment with this payer began, in CNY."""
    personal_pension_to_date: Number
    """Payments into a personal pension since January, or since the employment with this payer began, in CNY."""
    other_deductions: Number
    """Other deductions set by law of this month in CNY."""
    donations: Number
    """Public-benefit donations of this month in CNY that count up to 30%, before that limit."""
    tax_reduction: Number
    """Tax reductions of this month in CNY."""
    basic_deduction_rule: Literal["worked_months", "calendar_months", "annual"]
    """How the 5,000 a month of a resident add up; blank means by months of employment with the payer."""
    tax_withheld: Number
    """The mainland tax that was really withheld in the month, on bonus and services too, in CNY; blank means not given."""

class MonthsFacts(TypedDict, total=False):
    """What `taxdiff.withhold` takes: the months of one person."""

    employee_id: str
    """The employer's own number for the person, kept as text with its leading zeros; it must not be blank."""
    name: str
    """The name of the person, only to help you find the row; it is not used in the calculation and may be blank."""
    id_type: str
    """The kind of identity document, for example Mainland Travel Permit for Hong Kong and Macao Residents or Hong Kong identity card; blank means it is judged by the shape of the number."""
    id_number: str
    """The number on the identity document, entered as text so that a spreadsheet does not change its last digits; it is checked but decides nothing, and may be blank."""
    tax_year: Count
    """The mainland tax year as four digits, 2019 to 2027: 2025 means 1 January to 31 December 2025; it must not be blank."""
    month: Count
    """The month in which the pay is paid, 1 to 12; the days belong to the period that the pay is for. It must not be blank."""
    payer: str
    """Who pays and withholds; a new payer starts at zero. Blank where a file has one payer."""
    employment_start_month: Count
    """The month of this year in which the employment with the payer began, 1 if it began earlier; blank means the first month of the payer in the file."""
    mainland_status: Literal["resident", "non_resident"]
    """Resident or Non-resident for mainland tax, as it is expected for the whole calendar year; blank means the days of residence decide. With both blank the row is an error."""
    expected_residence_days: Count
    """Full 24-hour days on the mainland that are expected for the whole calendar year, as estimated at the first return; days of arrival and departure do not count."""
    residence_days: Count
    """Full 24-hour days really spent on the mainland in the whole calendar year; blank until the year is over."""
    short_stay_passed_on: Day
    """The 91st full day of residence in the year, as "taxdiff days" gives it; it says by when a correction is due."""
    treaty_window_days: Count
    """The most days of presence (any part of a day) in any twelve months that begin or end in the year, as "taxdiff days" gives it."""
    domiciled: YesNo
    """Whether the person has a domicile in the sense of the Individual Income Tax Law (habitual residence because of household registration, family or economic ties); owning a flat is none. Blank means no, with a note."""
    six_year_met: YesNo
    """Whether each of the six years before has 183 days and no single absence over 30 days, counted from 2019; "taxdiff days" works it out."""
    post: Literal["domestic_only", "dual", "overseas_only"]
    """Where the person holds a post. With a mainland post only pay is not split by days. Blank means a mainland post only, with a note."""
    executive: YesNo
    """Whether the person is a director, supervisor or senior manager of a mainland resident enterprise; blank means no."""
    treaty: Literal["none", "short", "foreign", "board"]
    """What the person claims under the Arrangement between the Mainland and Hong Kong; blank means nothing. Both answers are worked out in any case."""
    first_arrival: Day
    """For teachers and researchers of a Hong Kong institution who claim three exempt years: the day of first arrival for that work."""
    paid_in_china: Number
    """Taxable pay of the period that a mainland employer pays or bears, exempt pay taken out, in CNY; recharged pay belongs here."""
    paid_abroad: Number
    """The rest of the taxable pay of the period, paid and borne outside, in CNY."""
    wages: Number
    """Wages of the month in CNY with any exempt part, instead of "Paid in China", for somebody with a mainland post only or a domicile."""
    exempt_income: Number
    """The exempt part of the wages of the month in CNY; only beside "Wages"."""
    china_work_days: Number
    """Work days in China of the period, in steps of 0.5: a day of less than 24 hours is half a day. Needed with a post outside, ignored with a mainland post only."""
    period_days: Count
    """Calendar days of the period that the pay is for."""
    abroad_work_days: Number
    """Work days outside China of the period, in steps of 0.5; with the work days in China they are the days of the period."""
    stated_formula: str
    """The formula that was chosen in the withholding client, such as 公式(2); it decides where status and days are not given, otherwise it is compared."""
    bonus_paid_in_china: Number
    """The bonus for several months of a non-resident that a mainland employer pays or bears, in CNY."""
    bonus_paid_abroad: Number
    """The rest of the bonus for several months of a non-resident, in CNY."""
    bonus_china_work_days: Number
    """Work days in China of the period in which it was earned, in steps of 0.5."""
    bonus_period_days: Count
    """Calendar days of the period in which it was earned."""
    equity_paid_in_china: Number
    """The equity income of a non-resident that a mainland employer pays or bears, in CNY."""
    equity_paid_abroad: Number
    """The rest of the equity income of a non-resident, in CNY."""
    equity_china_work_days: Number
    """Work days in China of the period in which it was earned, in steps of 0.5."""
    equity_period_days: Count
    """Calendar days of the period in which it was earned."""
    annual_bonus: Number
    """The one-off annual bonus of a resident that is paid in the month, in CNY, without an exempt part."""
    bonus_method: Literal["best", "separate", "merged"]
    """How the bonus is taxed. What is withheld is separate unless merged is asked for; best belongs to the year."""
    labour_services: Number
    """One payment of labour services in CNY, before any expense is taken off."""
    authors_remuneration: Number
    """One payment of author's remuneration in CNY, before any expense is taken off."""
    royalties: Number
    """One payment of royalties in CNY, before any expense is taken off."""
    services_kind: Literal["one_payment", "insurance_agent", "intern", "platform"]
    """Whether labour services are withheld payment by payment, or by accumulation for the persons named; blank means payment by payment."""
    services_surcharge: Number
    """Surcharges and other deductions from labour services that are withheld by accumulation, in CNY."""
    services_treaty: YesNo
    """Whether labour services and author's remuneration of a non-resident are claimed as exempt business profits; blank means no."""
    royalties_treaty: YesNo
    """Whether the 7% of the Arrangement is claimed for royalties; blank means no."""
    social_insurance: Number
    """The person's own share of social insurance of this month in CNY (residents)."""
    housing_fund: Number
    """The person's own share of the housing fund of this month in CNY (residents)."""
    special_additional_deductions_to_date: Number
    """Special additional deductions since January, or since the employment with this payer began, in CNY."""
    personal_pension_to_date: Number
    """Payments into a personal pension since January, or since the employment with this payer began, in CNY."""
    other_deductions: Number
    """Other deductions set by law of this month in CNY."""
    donations: Number
    """Public-benefit donations of this month in CNY that count up to 30%, before that limit."""
    tax_reduction: Number
    """Tax reductions of this month in CNY."""
    basic_deduction_rule: Literal["worked_months", "calendar_months", "annual"]
    """How the 5,000 a month of a resident add up; blank means by months of employment with the payer."""
    tax_withheld: Number
    """The mainland tax that was really withheld in the month, on bonus and services too, in CNY; blank means not given."""
    months: Required[list[MonthFacts]]
    """The months."""
