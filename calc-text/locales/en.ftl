# English. One message for each thing that the product says; {$…} is filled in by the program.
# Labels of columns and their words stand in fields.toml, titles of parameters in params/.

### Numbers and places

amount-cny = CNY { $amount }
amount-hkd = HKD { $amount }
place-file-row-column = { $file }, row { $row }, column { $column }
place-file-row = { $file }, row { $row }
place-pointer = { $file }, member { $pointer }
list-separator = { ", " }
clause-separator = { "; " }
line-at = { $place }: { $message }
line-found = { $line } Found: { $found }
name-with-label = { $name } ({ $label })
what-to-do = What to do: { $fix }
rows-list = { $count ->
    [one] row { $rows }
   *[other] rows { $rows }
}
and-more = { $rows } and { $count } more

### Grades of evidence

evidence-statute = statute
evidence-official = official
evidence-secondary = secondary source
evidence-memory = from memory, not verified
evidence-derived = derived, not stated in any text
evidence-not-found = no text known
wording-reprint = wording from a reprint
wording-translation = wording from a translation
answer-yes = yes
answer-no = no
answer-needs = evidence missing
answer-unknown = not known
article-whole = whole
citation-graded = [{ $place }; { $grade }]
citation-place = { $instrument }, { $article }
article-not-found = not found

### Notes of an answer

note-assumed_resident = Taken to be a mainland tax resident, because neither the status nor the days of residence are given.
note-assumed_park_share = All comprehensive income is taken to come from the park, because no share is given.
note-assumed_spouse_income = The spouse is taken to have no assessable income, because none is given; this gives the married person's allowance.
note-default_fx = The exchange rate is the engine's own for the year: the central parity of its last trading day, not checked against the published page; give fx_cny_per_hkd if you know the rate that the tax bureau uses.
note-cap_applied = Something claimed is above its cap; only the cap was counted.
note-bonus_trap_zone = A smaller bonus would have left more, after tax and the confirmed relief.
note-not_white_listed = Not on the park's white list yet: the exemption does not appear in the tax return until the person is listed.
note-larger_if_confirmed = A route that is not confirmed yet would bring more than the confirmed one.
note-bad_identity_number = The identity number has a wrong shape or check digit. It decides nothing here, but compare it with the document before you file; spreadsheets destroy the last digits of long numbers, so keep the column as text.
note-benefits_beside_deductions = Exempt income and special additional deductions are both given. If the exempt income is one of the eight tax-free benefits (housing, meals, children's education and so on), a person may have these or the special additional deductions in a tax year, not both. Both were counted as given.
note-loan_interest_beside_rent = Home loan interest and domestic rent are both claimed. Rent does not count where the person or the spouse owned a dwelling in Hong Kong for the whole period. Both were counted as given.
note-best_assessment_separate = Each spouse is assessed alone: a joint assessment is not open to the couple, is not accepted, or does not cost the couple less (Cap. 112, s.10(2)).
note-best_assessment_joint = The couple pays less when it is assessed jointly (Cap. 112, s.10(2)): that form was taken.
note-joint_not_elective = A joint assessment was asked for. The couple may not elect it, or it saves the couple nothing (Cap. 112, s.10(2)): it counts here as asked for.
note-policy_address_2026 = The 2026 Policy Address announced a child allowance of HKD 160,000 for second and later children born from 16 September 2026. It was not enacted when it was last looked for: the open point policy_address_2026 says whether it counts here.
note-fx_above_one = The exchange rate is above 1. It is the yuan for one Hong Kong dollar, which has cost less than a yuan in every year covered: it may be the other way round.
note-assumed_dissolved = The severance pay is taken to be for a dissolved contract, because severance_kind is blank.

### What is wrong with a row

problem-missing_value = The value is missing.
    .fix = Fill it in; nothing can be worked out without it.
problem-missing_value-total = Here stands the word of a total, and no person's number.
    .fix = Take the rows of totals out of the file; they would count everybody twice. If it is a person, give another employee number.
problem-bad_amount = This is not an amount.
    .fix = Write digits, at most two decimals and a point, without separators or currency: 12345.67.
problem-bad_amount-reading = This is not an amount.
    .fix = Did you mean { $reading }? If so, write it like that: digits only, without separators, units or currency.
problem-bad_amount-negative = The amount is negative.
    .fix = Write zero or a positive amount. A correction belongs in the amount that it corrects.
problem-bad_amount-loss = The profit is negative: the year has a loss.
    .fix = Write 0, because a loss is not taxed. Give the loss under losses in the facts of later years.
problem-bad_amount-precise = The amount has more than two decimals.
    .fix = Round it to two decimals yourself; the program does not decide that for you.
problem-bad_amount-scientific = This is a number in scientific notation; some of its digits may be lost.
    .fix = In the spreadsheet, format the column as a number with two decimals, compare the amount with your records, and save the file again.
problem-conflict = Rows or sheets give different values here: { $readings }.
    .fix = Keep one of them.
problem-bad_amount-currency = The amount is in another currency than the column.
    .fix = Convert it yourself and write it in the currency of the column, as digits only; the program does not choose an exchange rate for it.
problem-bad_amount-large = The amount is above 1,000,000,000,000.
    .fix = Check the cell; a number from another column may have slipped in.
problem-bad_count = This is not a whole number from 0 to 99.
    .fix = Write how many persons, in digits.
problem-bad_count-against = The count does not fit the column { $other }.
    .fix = A part cannot be above its group, and an amount that is claimed for each person needs at least one person. Correct one of the two.
problem-bad_count-year = This allowance is for children born from 16 September 2026 and counts in the year of assessment 2026/27 only.
    .fix = Leave hk_children_160 blank for this year; the children stay in hk_children and hk_children_additional.
problem-bad_word = This is not one of the words that the column takes.
    .fix = Use one of: { $words }. Leave the cell blank if it is not known.
problem-bad_word-required = This is neither yes nor no.
    .fix = Use one of: { $words }. For each branch it must be said.
problem-out_of_range = This is not a number that the column takes.
    .fix = Write { $range }.
problem-year_not_covered = The year is not covered; the years covered are { $low } to { $high }.
    .fix = Enter the calendar year in four digits, or leave the person out. No other year is substituted.
problem-year_not_covered-digits = The tax year is not written as four digits.
    .fix = Write the mainland tax year alone, for example 2025; it is not the Hong Kong year of assessment 2025/26.
problem-year_not_covered-assessment = Tax year { $year } is compared with the year of assessment { $assessment }, which is not covered; the years of assessment covered are { $low } to { $high }.
    .fix = Write ends_in_tax_year in hk_year_of_assessment, or for all rows --set year_of_assessment=ends_in_tax_year: the tax year is then compared with the year of assessment that ends in it, { $high }.
problem-fx_missing = No exchange rate is known for { $year }.
    .fix = Give the yuan for one Hong Kong dollar in fx_cny_per_hkd, or for all rows with --set fx_cny_per_hkd=RATE.
problem-duplicate_person_year = Row { $row } already has this employee number and tax year.
    .fix = Keep one row for a person and year: add the amounts together, or remove the row that is wrong.
problem-status_conflict = The days of residence contradict the column { $other }.
    .fix = 183 days or more make a resident. Correct the days or the status.
problem-non_resident_needs_months = The person is not a mainland tax resident. A non-resident's tax is worked out month by month, which a yearly row cannot express.
    .fix = Give a file of months to "taxdiff batch", which adds it up to years; "taxdiff withhold" says what to withhold. If all months are alike and there is only pay, fill in months_in_china.
problem-exempt_above_wages = The exempt part is above the column { $other }.
    .fix = The exempt income is a part of the wages; correct one of the two.
problem-joint_needs_married = A joint assessment or facts of a spouse are given, but the person is not married.
    .fix = Write "married" in { $other }, or clear this cell.
problem-single_parent_needs_child = A single parent needs at least one child.
    .fix = Give the number of children in { $other }, or correct this cell.
problem-average_wage_missing = Three times the city's average wage of the year before { $year } limits the exempt part of severance pay and the base of annuity contributions; none is published here, and none is given.
    .fix = Fill in average_wage_before with the figure of the city, or decide severance_average_not_published (latest_published).
problem-severance_on_expiry = The pay is for the expiry of a contract. The exempt part is for dissolved contracts, and nothing settles how this pay is taxed.
    .fix = Ask the tax office. Then decide severance_on_expiry (as_severance), or add the pay to wages and leave severance blank.
problem-severance_of_non_resident = Severance pay is given for a non-resident; nothing settles how it is taxed.
    .fix = Leave it out, and ask the tax office about the severance pay.
problem-severance_beside_months = Severance pay is given beside months; nothing says whether the tax withheld in the months holds the tax on it.
    .fix = Leave it out of the months. With it, work the year out from yearly amounts, the tax on the severance pay in tax_withheld.
problem-wrong_cell_count = Cells in the row: { $found }; in the header: { $expected }. The two must be the same.
    .fix = A comma inside a cell needs quotation marks around the cell; an amount needs no commas. Correct the row.
problem-line_break = There is a line break inside the cell; a quotation mark may be missing, so that the cell holds other rows as well.
    .fix = Look in this row and the next for a quotation mark without its second, and close or remove it. If the line break belongs to the value, replace it by a blank.

range-month = a month from 1 to 12
range-period_days = whole days from 0 to 3,660
range-period_half_days = days from 0 to 3,660, in halves: 90.5
range-days = whole days from 0 to 366
range-half_days = days from 0 to 366, in halves: 90.5
range-share = a share from 0 to 1 with at most six decimals: 0.6
range-exchange_rate = the yuan for one Hong Kong dollar, from 0.5 to 2 with at most six decimals: 0.90322

### What is wrong with a file

file-empty = The file is empty.
    .fix = Begin with the empty file that "taxdiff template" writes (for companies: "taxdiff template --companies", for months of pay: "taxdiff template --months", for crossings of the border: "taxdiff template --crossings", for events of equity pay: "taxdiff template --equity").
file-no-rows = There is no row to work out: nothing stands below the header, or every row was left out.
    .fix = Check that this is the right file and that it was filled in and saved; of a workbook, that the right sheet is read.
file-not-csv-xlsx = This is a workbook (XLSX) or a ZIP archive, not a CSV file.
    .fix = In the spreadsheet, save the sheet as "CSV UTF-8 (comma delimited)" and give that file.
file-not-csv-xls = This is a workbook of the old kind (XLS), not a CSV file.
    .fix = In the spreadsheet, save the sheet as "CSV UTF-8 (comma delimited)" and give that file.
file-not-csv-picture = This is a picture, not a CSV file.
    .fix = Give the rows as a CSV file.
file-not-csv-pdf = This is a PDF document, not a CSV file.
    .fix = Give the rows as a CSV file.
file-not-csv-parquet = This is a Parquet file, not a CSV file.
    .fix = Give the rows as a CSV file here. The program on the command line takes a Parquet file by itself, and the service takes one as application/vnd.apache.parquet.
file-not-csv-compressed = This is a compressed file, not a CSV file.
    .fix = Unpack it and give the CSV file that is inside.
file-not-csv-utf16 = The text is in UTF-16, not in UTF-8.
    .fix = In the spreadsheet, save the sheet as "CSV UTF-8 (comma delimited)" and give that file.
file-not-csv-utf32 = The text is in UTF-32, not in UTF-8.
    .fix = Save the file as "CSV UTF-8 (comma delimited)" and give that file.
file-not-utf8 = The text is not in UTF-8; Chinese spreadsheets often save GBK or Big5.
    .fix = In the spreadsheet, save the sheet as "CSV UTF-8 (comma delimited)" and give that file. On the command line, --encoding gb18030 or --encoding big5 reads it as it is.
file-not-utf8-plain = The text is not in UTF-8; Chinese spreadsheets often save GBK or Big5.
    .fix = In the spreadsheet, save the sheet as "CSV UTF-8 (comma delimited)" and give that file.
file-nul = There is a NUL byte in the file; it is damaged, or it is no text.
    .fix = Save the file again as CSV UTF-8.
file-carriage-returns = The lines end with a carriage return alone, as in old Macintosh files.
    .fix = In the spreadsheet, save the sheet as "CSV UTF-8 (comma delimited)" and give that file.
file-forced-text = A number in this row is forced to be text (="0007", or an apostrophe before it), and the file's beginning shows nothing of the kind.
    .fix = Write it without these marks, as the rows before it do: 0007.
file-open-quote = This quoted cell is never closed.
    .fix = Close the cell with a second quotation mark, or remove the first.
file-row-too-long = The row is longer than { $limit } bytes.
    .fix = Look in this row for a quotation mark that is never closed; if there is none, check that this is the right file.
file-too-many-people = The file is about more than { $limit } people.
    .fix = Split it by people, with all the rows of a person in one part. The command line on your own computer has no such limit.
file-too-many-columns = There are more than { $limit } columns.
    .fix = Check that this is the right file and that its cells are separated by commas.
file-missing-columns = Required columns are missing: { $columns }.
    .fix = Name the columns in the first row as "taxdiff template" does (for companies: "taxdiff template --companies", for months of pay: "taxdiff template --months", for crossings of the border: "taxdiff template --crossings", for events of equity pay: "taxdiff template --equity"), with commas between them; Chinese and English names are known.
file-no-income-column = None of the income columns is there: { $columns }.
    .fix = Add at least one of them.
file-of-months = Column number { $column } says a month, and every row of this file has to be a whole year.
    .fix = If the rows are months, "taxdiff batch" adds them up to years, and "taxdiff withhold" says what to withhold. If they are years, remove the column or rename it.
file-column-twice = Columns number { $first } and { $second } both mean { $column }.
    .fix = Keep one of them, or rename the other.
file-name-twice = Column number { $column } has the same name as another column.
    .fix = Rename it: with --format jsonl every column needs a name of its own.
file-result-column = Column number { $column } is called { $name }, which is the name of a column that comes back.
    .fix = Rename or remove it. This may be a file that was worked out before.
file-no-row = Row { $row } contains no employee.
    .fix = Rows are counted as in a spreadsheet, blank ones too. The header is row { $header }; the persons stand below it.
file-no-employee = No row has this employee number.
    .fix = Give the number as it stands in the file, with its leading zeros.
file-many-employee = Several rows have this employee number: { $rows }.
    .fix = Choose one with --row.

### Arrow and Parquet

file-column-type = Column number { $position }, { $name }, has the type { $type }, which { $column } does not take.
    .fix = Cast it before you hand it over: amounts to integers, decimals or 64-bit floats, yes/no to booleans, days to dates without a time zone; every column may also be text.
file-column-not-shown = Column number { $position }, { $name }, has the type { $type }, which cannot be written as text.
    .fix = Leave the column out, or write Parquet, which hands it on as it is.
file-rows-unreadable = The rows from row { $row } on cannot be read ({ $words }).
    .fix = Write the table again; one that was cut off is best made anew.
file-parquet-unreadable = The Parquet file is broken ({ $words }).
    .fix = Write it again and give the new file.
file-parquet-room = The Parquet file cannot be read: it made the reader break off, or takes more than { $memory } MiB of memory or { $seconds } seconds to read.
    .fix = Write it again with smaller pages and row groups, or send the rows as CSV.
file-parquet-encrypted = The Parquet file is encrypted.
    .fix = Write it without encryption, to a place that only you can read.
file-parquet-codec = Column { $name } of the Parquet file is packed with { $codec }, which is not read.
    .fix = Write the file with snappy, gzip, lz4 or brotli, or without packing.
cli-parquet-alone = A Parquet file is worked out by itself and joined with no other file.
    .fix = Give it as the only file; join the tables before, in the engine that wrote them.
cli-not-of-parquet = The Parquet file { $file } is read without { $options }.
    .fix = Leave { $options } out: a table is read in our own columns, by their names.
cli-not-into-parquet = What { $option } adds does not go into a Parquet file.
    .fix = Write CSV, JSON lines or a workbook: name the output accordingly, or give --format.

### What is wrong with JSON facts

json-syntax = The text is not JSON; the mistake shows at line { $line }, byte { $column }.
    .fix = Look there for a missing quotation mark, a missing comma, or a comma too many. The README shows an example of the facts.
json-ends-early = The text ends at line { $line }, byte { $column }, before its JSON is complete.
    .fix = Close every quotation mark and bracket. The README shows an example of the facts.
json-not-utf8 = The text is not in UTF-8; it shows at line { $line }, byte { $column }.
    .fix = Save the facts as UTF-8 and give that file.
json-too-deep = The text is nested too deeply; line { $line }, byte { $column }.
    .fix = The facts are an object of groups, and each group holds plain members. The README shows an example.
json-not-object = An object belongs here.
    .fix = The facts are an object of groups; the README shows one.
json-unknown-member = No such member is known.
    .fix = Remove it or correct its name. Known here: { $known }.
json-unknown-member-near = No such member is known.
    .fix = Did you mean { $meant }? Correct the name, or remove the member.
json-misplaced-member = The member does not belong here.
    .fix = It belongs at { $place }: move it there.
json-more-mistakes = Mistakes that are not listed: { $count }.
    .fix = Correct those that are listed and send the facts again.
json-member-twice = The member stands here twice.
    .fix = Keep one of the two.
json-not-text = A text in quotation marks belongs here.
    .fix = Write amounts and words as text: "12345.67". A JSON number could lose digits on its way.
json-too-large = The facts are larger than { $limit } bytes.
    .fix = Give the facts of one person or company and one year.
json-too-many-months = The list has more than 5,000 months; nothing was worked out.
    .fix = Check whose months these are: they may be of many people. Add the payments of a month up to one.

### What is wrong with the command line or with files

reason-not-found = there is no such file or folder
reason-not-permitted = permission is denied
reason-not-a-folder = a part of the path is not a folder
reason-full = no space is left
reason-read-only = the disk can only be read
reason-folder = it is a folder
reason-too-large = the file is larger than this disk allows
reason-bad-name = the name is too long, or has letters that are not allowed
reason-busy = another program is using it; close it there
reason-shorter = it became shorter while it was read
reason-memory = the memory does not suffice
reason-network = the network drive does not answer
reason-other = the system refuses ({ $words })

cli-cannot-read = The file cannot be read: { $reason }.
    .fix = Check the name and that you may read it.
cli-cannot-write = The file cannot be written: { $reason }. Nothing was written there.
    .fix = Check that the folder exists, that you may write there, and that the disk has room.
cli-cannot-write-stdout = Standard output cannot be written: { $reason }. What was written is not complete.
    .fix = Write to a file with -o; it appears whole or not at all.
cli-cannot-write-device = Writing stopped: { $reason }. What was written is not complete.
    .fix = Write to an ordinary file; it appears whole or not at all.
cli-same-file = { $first } and { $second } are the same file.
    .fix = Give them different names; the program never writes to a file that it reads, or twice to one file.
cli-input-twice = { $first } and { $second } are the same file; it would be read twice.
    .fix = Give it once: what stands in it would be counted twice.
cli-one-to-stdout = More than one output goes to standard output.
    .fix = Give a file for all but one of --output, --errors and --report.
cli-no-temporary = Temporary files cannot be written in { $folder }: { $reason }. Nothing was written.
    .fix = Make room there, or set the variable TMPDIR to a folder that has room.
cli-is-folder = This is a folder.
    .fix = Give the name of a file.
cli-file-exists = There is a file of this name already. Nothing was written.
    .fix = Give another name, or add --force to replace the file and all that is in it.
cli-bad-amount = { $option }: { $found } is not an amount.
    .fix = Write digits, at most two decimals and a point: 12345.67.
cli-bad-goal = --for { $found } is not understood.
    .fix = Write one of { $known }, "=", and an amount: net=600000.
cli-bad-setting = --set { $setting } is not understood.
    .fix = Write --set NAME=VALUE. Known names: { $known }.
cli-bad-setting-value = --set { $name }: { $value } is not one of its values.
    .fix = Use one of: { $known }.
cli-bad-setting-rate = --set { $name }: { $value } is not an exchange rate.
    .fix = Write { range-exchange_rate }.
cli-setting-not-computed = --set { $name }: { $value } is a reading that the law leaves open, but not enough is known of it to work it out.
    .fix = Use one of: { $known }.
cli-no-parameter = No parameter is called { $id }.
    .fix = "taxdiff params list" shows them all.
cli-no-parameter-near = No parameter is called { $id }.
    .fix = Did you mean { $known }?
cli-several-parameters = Several parameters end in { $id }.
    .fix = Name one of them: { $known }.
cli-bad-date = { $date } is not a date.
    .fix = Write it as 2025-04-01.
cli-interrupted = Interrupted. Nothing was left behind.
cli-interrupted-stdout = Interrupted. What was written to standard output is not complete.
cli-stdin = standard input
cli-stdout = standard output
usage-no-value = { $argument } needs a value.
    .fix = Write it after the name; "taxdiff --help" shows how.
usage-bad-word = { $argument } does not take "{ $value }".
    .fix = Use one of: { $known }.
usage-bad-value = { $argument } does not take "{ $value }".
    .fix = "taxdiff COMMAND --help" shows what it takes.
usage-unknown-argument = This command does not take { $argument }.
    .fix = "taxdiff --help" and "taxdiff COMMAND --help" show what it takes.
usage-not-text = The command line has bytes that are no text in UTF-8.
    .fix = Only names of files may be such bytes; write everything else in UTF-8.
usage-no-command = A command is missing.
    .fix = Use one of: { $known }.
usage-unknown-command = No command is called { $argument }.
    .fix = Use one of: { $known }.
usage-missing = Something is missing on the command line: { $argument }.
    .fix = "taxdiff COMMAND --help" shows how the command is written.
usage-conflict = { $argument } and { $other } cannot be used together.
    .fix = Leave one of them out.
usage-twice = { $argument } is given twice.
    .fix = Give it once.

### Parts of the computation

section-facts = The facts
section-comprehensive_income = Mainland: comprehensive income
section-annual_bonus = Mainland: annual one-off bonus
section-severance = Mainland: severance pay
section-business_income = Mainland: business income
section-mainland_total = Mainland: all tax of the year
section-salaries_tax = Hong Kong: salaries tax
section-profits_tax = Hong Kong: profits tax
section-hong_kong_total = Hong Kong: all tax of the year
section-exemption = Exemption of the part above the Hong Kong tax
section-subsidy = 15% talent subsidy
section-election = Which of the two

### Quantities

term-taxable_wages = Wages less their exempt part
term-labour_services_amount = Income from labour services
term-authors_remuneration_amount = Income from author's remuneration
term-royalties_amount = Income from royalties
term-income_amount = Income amount
term-basic_deduction = Basic deduction
term-base = Income less deductions, before donations
term-donation_limit = Limit of donations
term-donations_counted = Donations that count
term-taxable_income = Taxable income
term-comprehensive_tax = Tax on comprehensive income
term-bonus_tax = Tax on the bonus by itself
section-months_of_year = The months
term-monthly_wage_tax = Tax on wages, month by month
term-monthly_services_tax = Tax on services, payment by payment
section-month_pay = The pay of the period
section-month_withheld = What is withheld in the month
term-period_pay = Pay of the period
term-pay_for_china = Of it for work in China
term-period_income_amount = Income amount of the period
term-month_income_amount = Income amount of the month
term-month_basic_deduction = Basic deduction of a month
term-month_taxable_income = Taxable income of the month
term-month_tax = Tax of the month
term-bonus_by_six = Tax on the bonus, by sixths
term-equity_by_six = Tax on equity income, by sixths
term-equity_tax_before = Withheld from equity income before
term-equity_tax = To be withheld from equity income
term-payment_amount = Taxed share of the payment
term-payment_tax = Tax on the payment
term-income_before = Income of earlier months
term-income_to_date = Income to date
term-basic_deduction_to_date = Basic deduction to date
term-deductions_to_date = Other deductions to date
term-taxable_income_to_date = Taxable income to date
term-tax_to_date = Tax on it, by the annual rates
term-reductions_to_date = Tax reductions to date
term-withheld_before = Withheld before
term-tax_of_month = To be withheld in the month
term-services_tax = To be withheld from services
term-month_way = Ways to tax the pay of the month
way-as_given = as the row says
way-domestic = by domestic law, without the claim
way-short = with a claim for presence up to 183 days
way-foreign = with a claim for work outside
way-six_years = with the six-year rule met
term-treaty_royalty_tax = Tax on royalties under the Arrangement
term-gross_pay = Pay before it was split by days
condition-non_resident = Granted to somebody without an annual settlement
    .change = A text that gives the relief without a settlement, or the word of the tax office (open point nonresident_relief).
term-bonus_method = Way to tax the bonus
term-average_annual_wage = Average annual wage of the year before
term-severance_limit = Severance pay up to which nothing is taxed
term-severance_taxable_income = Taxable severance pay
term-severance_tax = Tax on severance pay by itself
term-business_taxable_income = Taxable business income
term-business_tax_before_reduction = Tax on business income before the reduction
term-halved_income = Business income whose tax is reduced
term-business_reduction = Reduction for individually owned businesses
term-business_tax = Tax on business income
term-mainland_tax = Mainland tax
term-income_for_hong_kong = Income that Hong Kong would assess
term-assessable_income = Assessable income
term-net_assessable_income = Net assessable income
term-couple_net_assessable_income = Net assessable income of the couple
term-couple_salaries_tax = Salaries tax of the couple
term-mainland_contributions = Mainland social insurance, in Hong Kong dollars
term-hk_donation_limit = Limit of donations
term-concessionary_deductions = Concessionary deductions
term-net_income = Net income
term-allowances = Allowances
term-net_chargeable_income = Net chargeable income
term-progressive_charge = Charge at progressive rates
term-standard_charge = Charge at the standard rate
term-salaries_tax_before_reduction = Salaries tax before the reduction
term-tax_reduction = One-off reduction
term-salaries_tax_after_reduction = Salaries tax after the reduction
term-salaries_tax = Salaries tax of the person
term-assessable_profits = Assessable profits
term-profits_tax_before_reduction = Profits tax before the reduction
term-profits_tax = Profits tax
term-salaries_tax_cny = Salaries tax, in yuan
term-profits_tax_cny = Profits tax, in yuan
term-hong_kong_tax = Hong Kong tax
term-hong_kong_tax_cny = Hong Kong tax, in yuan
term-comprehensive_and_bonus_tax = Tax on comprehensive income and bonus
term-park_tax = Mainland tax on the income from the park
term-whole_difference = Difference on the whole income
term-exempt_comprehensive = Exempt: comprehensive income and bonus
term-exempt_business = Exempt: business income
term-exempt_talent_subsidy = Exempt: talent subsidies
term-exemption = Exemption
term-subsidy_base = Taxable income and the bonus taxed by itself
term-fifteen_percent_comprehensive = 15% of the taxable comprehensive income and the bonus taxed by itself
term-fifteen_percent_business = 15% of the taxable business income
term-fifteen_percent_talent_subsidy = 15% of the talent subsidies
term-subsidised_comprehensive = Subsidised: comprehensive income and bonus
term-subsidised_business = Subsidised: business income
term-subsidised_talent_subsidy = Subsidised: talent subsidies
term-subsidy_before_awards = Subsidy within the yearly cap
term-subsidy = Subsidy
term-best_route = Which route brings more
term-burden_after = Left to bear
term-refund_or_due = Due, or (negative) to come back
term-basic_allowance = Basic allowance
term-married_allowance = Married person's allowance
term-single_parent_allowance = Single parent allowance
term-benefit = Benefit of the confirmed route
term-couple_assessable_income = Assessable income of the couple

way-separate = taxed by itself
way-merged = merged with the year's income
way-by_six = By sixths
way-progressive = progressive rates
way-standard = standard rate
way-assessed_jointly = assessed jointly
way-assessed_separately = each spouse assessed alone
way-exemption = exemption
way-subsidy = 15% subsidy

### Conditions of the two routes: the question, and what would change a "no" or a missing answer

condition-in_force = The relief is in force in the tax year
    .change = Nothing: it depends on the year.
condition-hong_kong_resident = Hong Kong resident
    .change = Proof of Hong Kong residence (identity: hk_permanent, hk_admission_scheme, hk_dependant or hk_other).
condition-park_employment = Employed by and really working at an enterprise with substantive operations, or at another institution, registered in the park; or rendering independent services or in business there; and taxed there
    .change = Such an employment, independent services or a business in the park, with tax paid there (park_employment: yes).
condition-clean_record = No disqualifying record in the look-back period
    .change = A record without violations in the look-back period (clean_record: yes).
condition-white_listed = On the park's white list
    .change = Being put on the white list (white_listed: yes). How to get there is not published; ask the park or the tax bureau.
condition-subsidy_identity = One of the persons that the subsidy is for
    .change = Proof of an identity that it is for (identity: hk_permanent, hk_admission_scheme, macao, taiwan, foreign or overseas_returnee).
condition-talent_category = High-end or urgently needed talent
    .change = Recognition as talent (talent_category: high_end or urgently_needed).
condition-talent_conditions = Field, contract with a Shenzhen entity, employer's list, still in post
    .change = Meeting all of them (talent_conditions: yes).
condition-shenzhen_work_days = Enough days of work in Shenzhen
    .change = Enough days (shenzhen_work_days): at least 90 for tax years to 2023, more than 90 for 2024; how later years count is an open point.

### The answer in words

answer-title = Tax year { $year }, compared with the Hong Kong year of assessment { $assessment }
answer-lead-exemption = Mainland tax { $mainland }; Hong Kong tax on the same income { $hongkong }. Claim the exemption: a relief of { $benefit }.
answer-lead-subsidy = Mainland tax { $mainland }; Hong Kong tax on the same income { $hongkong }. Apply for the 15% subsidy: a relief of { $benefit }.
answer-lead-exemption_if_confirmed = Mainland tax { $mainland }; Hong Kong tax on the same income { $hongkong }. If the conditions that are still open are met, the exemption is a relief of { $possible }.
answer-lead-subsidy_if_confirmed = Mainland tax { $mainland }; Hong Kong tax on the same income { $hongkong }. If the conditions that are still open are met, the 15% subsidy is a relief of { $possible }.
answer-lead-none = Mainland tax { $mainland }; Hong Kong tax on the same income { $hongkong }. Neither route gives a relief.
answer-ledger = The two burdens
answer-routes = The two routes: one of them in a tax year, never both
answer-route-line = { $route }: { $answer }, { $amount }
answer-route-line-if = { $route }: { $answer }, { $amount } if confirmed
answer-decides = decides
answer-change = would change it: { $change }
answer-claim = When to claim
answer-claim-line = { $route }, { $income }: { $opens } to { $closes }
answer-income-comprehensive = comprehensive income
answer-income-business = business income
answer-income-all = all income
answer-notes = Notes
answer-assumptions = What the law leaves open, and what was taken
answer-taken-default = taken: { $taken }
answer-taken-user = taken, as you chose: { $taken }
answer-taken-readings = taken, as the bureau's figures agree: { $taken }
answer-open-point = { $point } [{ $evidence }], { $taken }
answer-otherwise = { $effect }, if: { $alternative }
answer-exchange = Exchange rate: CNY { $rate } for HKD 1
answer-exchange-own = Exchange rate: CNY { $rate } for HKD 1, central parity of { $date } ({ $evidence })
answer-sensitivity = If it were decided otherwise
answer-sensitivity-line = { $point }: { $alternative }
answer-sensitivity-same = no change
answer-sensitivity-change = left to bear { $burden } ({ $change }), best route: { $route }

### The range of an answer over all readings

answer-range = Between which amounts it lies: everything that the law leaves open, decided one way and another
answer-range-readings = { $count ->
    [one] One reading was worked out.
   *[other] { $count } readings were worked out.
}
answer-range-line = { $what }: { $low } to { $high }
answer-range-same = { $what }: { $amount } under every reading
answer-range-low = least, with:
answer-range-high = most, with:
answer-range-low-own = least: as taken here
answer-range-high-own = most: as taken here
answer-range-end = { $end } { $reading }
answer-range-refund = Due on the mainland return (negative: refund)
answer-range-routes = Best route, as it is read: { $routes }
answer-range-question = Ask the tax bureau first: { $point }. Its answer narrows the range of the exemption by at least { $narrows } of { $width }.
answer-range-question-unsure = Ask the tax bureau first: { $point }. No single answer is sure to narrow the range of the exemption, { $width } wide.
answer-range-missing = Not worked out, so that the true range may be wider:
answer-range-held = Open points of the months, left as they were taken:

### The answer in words: bonus, settlement and steps

answer-bonus-method = Way to tax the bonus
answer-refund = On the mainland return: refund of { $amount }
answer-due = On the mainland return: still due { $amount }
answer-decision = The tax bureau's own calculator (港税e) decides. This is an estimate, not advice.
answer-ruleset = Ruleset { $ruleset }
answer-steps = Step by step
answer-choices = Open points
answer-conditions = Conditions

step-of = { $rate } of { $what } { $amount }
step-ratio = Ratio among the branches { $ratio }; each factor by its share in that of all sharing branches:
step-bracket = { $amount } in bracket { $row } (over { $over }) at { $rate } = { $tax }
step-flat = bracket { $row }, chosen by a twelfth ({ $twelfth }): { $amount } x { $rate } less quick deduction { $quick } = { $tax }
step-flat-whole = bracket { $row }: { $amount } x { $rate } less quick deduction { $quick } = { $tax }
step-flat-sixth = bracket { $row }, chosen by a sixth ({ $twelfth }): { $amount } x { $rate } less six quick deductions { $quick } = { $tax }
step-cap = claimed { $claimed }, cap { $cap }, counted { $counted }
step-cap-computed = computed { $claimed }, cap { $cap }, counted { $counted }
step-rounding = { $before } rounded to { $after }: { $mode }
step-conversion = { $from } at CNY { $rate } for HKD 1 = { $to }
step-conversion-share = { $share } of { $from } at CNY { $rate } for HKD 1 = { $to }
step-compared = { $ways }
step-way = { $way } { $amount }
step-way-taken = { $way } { $amount } (taken)
step-count = { $what } x { $count }
rounding-half_up-fen = half up to the fen
rounding-half_up-dollar = half up to the dollar
rounding-down-fen = cut to the fen
rounding-down-dollar = cut to the dollar
rounding-up-fen = up to the fen
rounding-up-dollar = up to the dollar
answer-unverified = Numbers and rules used that nobody verified
answer-unverified-line = { $title }: { $value }
answer-claim-late = late application: { $line }

### The run of a payroll

summary-title = { $file }: { $rows ->
    [one] 1 row
   *[other] { $rowstext } rows
}, { $good } worked out, { $bad } with errors
summary-route = Best route
summary-people = People
summary-amount = Tax saved in CNY
summary-totals = Totals in CNY
summary-mainland = Mainland tax
summary-hongkong = Hong Kong tax on the same income
summary-benefit = Benefit of the confirmed routes
summary-after = Left to bear
summary-refund = Comes back on the mainland returns
summary-due = Still due on the mainland returns
summary-withheld-known = known for { $rows ->
    [one] 1 row
   *[other] { $rowstext } rows
}
summary-errors = Errors by cause
summary-notes = Notes
totals-withheld-companies = INCOMPLETE: rows with errors: { $bad } of { $rows }. No totals are shown, because they would lack these companies. Correct the rows, or take them out of the file, and run it again.
totals-withheld = INCOMPLETE: rows with errors: { $bad } of { $rows }. No totals are shown, because they would lack these people. Correct the rows and run it again, or leave them out with --exclude { $list }.
totals-withheld-many = INCOMPLETE: rows with errors: { $bad } of { $rows }. No totals are shown, because they would lack these people. Correct the rows and run it again, or leave them out: --exclude takes their numbers from the list of errors, for example --exclude 3,7-9.
summary-see-errors = Run it again with --errors FILE: the list says for each row what is wrong and what to do.
summary-unused = Columns that are not used (nothing is read from them)
unused-near = did you mean { $column }?
unused-more = … and { $count } more
summary-written = Written: { $files }
summary-speed = { $rows ->
    [one] { $rowstext } row in { $seconds } s
   *[other] { $rowstext } rows in { $seconds } s
}
progress-reading = Working

errors-row = row
errors-column = column
errors-code = code
errors-found = found
errors-message = what is wrong
errors-fix = what to do

### The report

template-words = { $help } Words: { $words }.
report-title = Tax differences of a payroll
report-subtitle = { $file }: { $rows ->
    [one] One row
   *[other] { $rowstext } rows
}, { $good } worked out, { $bad } with errors
report-figures = In short
report-before = Mainland tax before any relief
report-hongkong = Hong Kong tax on the same income
report-benefit = Benefit of the confirmed routes
report-after = Left to bear
report-possible = More, if what is missing is confirmed
report-routes = Who gains by which route
report-route = Route
report-people = People
report-tax = Mainland tax in CNY
report-amount = Tax saved in CNY
report-amount-open = Not confirmed yet
report-relief = Distribution of the relief
report-relief-note = People by the benefit of their confirmed route, in CNY.
report-beforeafter = Before and after
report-beforeafter-note = People by what they bear in the year, in CNY: mainland tax before relief, and what is left after it.
report-band = Band
report-band-zero = nothing
report-band-between = over { $low } to { $high }
report-band-above = over { $low }
report-column-before = Before
report-column-after = After
report-errors = Errors by cause
report-cause = Cause
report-rows = Rows
report-first-rows = First rows
report-unused = Columns that are not used
report-unused-note = Nothing was read from these columns; they only pass through. If one of them was meant to count, correct its name and run the payroll again.
report-column-number = Column
report-column-name = Name in the file
report-column-near = Did you mean
report-attention = Rows that need attention
report-attention-more = The list shows the first { $shown } of { $all } rows.
report-attention-none = None.
report-row = Row
report-employee = Employee (masked)
report-why = Why
attention-row = { $message } { $fix }
attention-column = { $column }: { $message } { $fix }
attention-value = { $column }: { $message } Found: { $found }. { $fix }
attention-missing = Missing: { $change }
report-worth = More if confirmed, in CNY
report-assumptions = What this rests on
report-assumption-counts = Notes of the rows
report-open-points = Points that the law leaves open, as taken in this run
report-point = Point
report-taken = Taken
report-others = Not taken
report-evidence = Evidence
report-made = Ruleset { $ruleset }. Nothing was sent anywhere to make this page, and it loads nothing.

### Parameters

params-id = Parameter
params-value = Value
params-from = In force from
params-until = until
params-open = no end known
params-checked = last checked
params-evidence = evidence
params-source = source
params-coverage = The value on { $date }
params-not-covered = Not covered on { $date }.
params-default = default
params-not-computed = not computed
params-applies = applies
params-applies-not = does not apply
params-window = from { $opens } to { $closes } of the year after
params-window-offset = from { $opens } to { $closes }, { $years } years after
params-over = over
params-rate = rate
params-quick = quick deduction
params-observed = quoted on
params-count = { $count } parameters, ruleset { $ruleset }

### Titles of problem documents

title-syntax = The text is not JSON
title-too-large = The facts are too large
title-facts = The facts cannot be used

### Codes in a few words, where many rows are counted

code-assumed_resident = Taken as a resident
code-assumed_park_share = Taken as all from the park
code-assumed_spouse_income = Spouse taken as without income
code-default_fx = Engine's own exchange rate
code-cap_applied = Above a cap
code-bonus_trap_zone = A smaller bonus leaves more
code-not_white_listed = Not on the white list
code-larger_if_confirmed = More, if confirmed
code-missing_value = Missing value
code-bad_amount = Not an amount
code-bad_count = Not a count
code-bad_word = Unknown word
code-out_of_range = Outside the range
code-year_not_covered = Year not covered
code-fx_missing = No exchange rate
code-duplicate_person_year = Same person or company and year twice
code-status_conflict = Status against days
code-non_resident_needs_months = Non-resident
code-exempt_above_wages = Exempt part above the wages
code-joint_needs_married = Joint, but not married
code-single_parent_needs_child = Single parent without a child
code-assumed_dissolved = Taken as a dissolved contract
code-average_wage_missing = No average wage
code-severance_on_expiry = Pay on expiry of a contract
code-severance_of_non_resident = Severance pay of a non-resident
code-severance_beside_months = Severance pay beside months
code-bad_identity_number = Identity number is off
code-wrong_cell_count = Too many or too few cells
code-line_break = Line break inside a cell
code-benefits_beside_deductions = Benefits beside deductions
code-loan_interest_beside_rent = Loan interest beside rent
code-best_assessment_separate = Assessed separately, the better form
code-best_assessment_joint = Assessed jointly, the better form
code-joint_not_elective = Joint assessment saves nothing
code-policy_address_2026 = Child allowance announced, not enacted
code-fx_above_one = Exchange rate above 1

### What is wrong with what is asked beside the facts

json-unknown-word = This is not one of the words that are known here.
    .fix = Use one of: { $known }.
curve-missing-member = The member is missing.
    .fix = Add it. A range is written as: "range" with the members "column", "from", "to" and "step".
missing-member = The member is missing.
    .fix = Add it; /openapi.json shows what the body holds.
curve-not-an-amount = This is not an amount.
    .fix = Write digits, at most two decimals and a point, in quotation marks: "12345.67".
curve-not-an-amount-reading = This is not an amount.
    .fix = Did you mean { $reading }? If so, write it like that, in quotation marks.
curve-empty-range = The end of the range is not above its beginning.
    .fix = Write a larger amount in "to", or a smaller one in "from".
curve-no-step = The step is nothing.
    .fix = Write the amount by which the income grows from point to point.
curve-too-many-points = The range has { $found } points; at most { $limit } are worked out.
    .fix = Write a larger step, or ask for a part of the range.

### Problem documents and their pages

title-request = The request is not valid HTTP
title-query = A parameter of the address is wrong
title-key = No valid key
title-scope = The key is not for this
title-not-found = Nothing is here
title-method = Not with this method
title-timeout = The request did not come in time
title-ruleset = Another ruleset
title-media-type = A kind of content that is not read
title-payroll = The file cannot be read as a payroll
title-too-many = Too many requests
title-internal = A fault of the service
title-busy = No room at the moment
title-storage = No room for temporary files

detail-mistakes = { $count ->
    [one] One mistake was found; it is listed with what to do.
   *[other] { $shown } mistakes were found; each is listed with what to do.
}
detail-many-mistakes = { $shown } mistakes were found; the first { $most } are listed, each with what to do.
detail-request = The host of the request is missing, stands there twice or is no name of a host, the address is not one of HTTP, or a chunk of the body is broken.
detail-query = The parameter is not known here, or its value is not.
fix-query = Known here: { $known }.
detail-query-day = The value of the parameter is not a day.
fix-query-day = Write year, month and day: 2025-04-01.
detail-key = The service asks for a key, and the request has none that is valid.
detail-scope = The key is valid, but it was not made for this address.
detail-not-found = No page and no parameter is at this address.
detail-method = The address is right, but it takes another method; the header "Allow" names it.
detail-timeout = The body stopped coming before it was complete.
detail-too-large = The body is larger than this address takes.
detail-ruleset = This service has another ruleset than the request expects.
detail-media-type = The body is of a kind that this address does not read.
detail-too-many = This caller sent more requests than it may in the time; the header "Retry-After" says how long to wait.
detail-internal = The service failed. The request was not at fault.
detail-busy = The service is working on as many requests as it takes at a time.
detail-storage = Temporary files of the service cannot be written. The request was not at fault.

explain-syntax = The body is not JSON, so nothing in it could be read. The document names the line and the column. Correct the text there and send it again.
explain-request = The request breaks the rules of HTTP (RFC 9112): it names no host, more than one, or something that is no host, its address holds a percent sign without two digits or bytes that are not UTF-8, or its body is sent in chunks with a broken length. Libraries for HTTP do this rightly; look at what was written by hand, and at proxies on the way.
explain-query = The part of the address after the question mark holds a parameter that is not known there, or a value that the parameter does not take. The document names the parameter and what is known. Facts never belong into the address: addresses are kept in logs.
explain-key = Send the header "Authorization: Bearer KEY" with a key that the operator of the service made for you. A key may have expired or may have been revoked.
explain-scope = Each key is made for some of: assess, batch, read. Ask the operator of the service for a key with the scope that is missing.
explain-not-found = Check the address. The page /docs lists all addresses; GET /v1/params lists the ids of all parameters.
explain-method = Check the method. Facts are sent with POST; parameters, coverage and pages are read with GET.
explain-timeout = The service waits a limited time for the body, so that slow connections do not hold it up. Send the request again. Whoever sends a payroll must read the answer while sending: the rows come back as soon as they are worked out.
explain-too-large = The facts of one person and one year are small. Send many persons to /v1/individuals/batch, which takes a body of any length.
explain-ruleset = The request names in the header "Taxdiff-Ruleset" the ruleset that it expects, and this service computes with another version of the program or of the law's numbers. Nothing was worked out. The member "errors" has both. To go on, leave the header out or put in the ruleset that is found, and compare the answers; /v1/receipts/verify says what is different for a record that was kept.
explain-media-type = Single facts are application/json. A payroll is text/csv or application/x-ndjson, in UTF-8 and not compressed, a workbook (XLSX) as application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, or a Parquet file as application/vnd.apache.parquet. Save a workbook of the old kind (XLS) as XLSX first.
explain-facts = The body is JSON, but facts in it are missing, are not of the form that they have, or contradict each other. Every mistake is listed with the pointer of its member, what was found (masked where it may be personal), and what to do.
explain-payroll = The file is not one that a payroll can be read from; the document names the row and what to do. If the mistake showed only after rows had been sent, the answer breaks off: its last line is this document, and the connection is closed without the end that a complete answer has. Nothing of a broken answer should be used.
explain-too-many = Wait as long as the header "Retry-After" says, then send the request again. Many persons are worked out faster by one request to /v1/individuals/batch than by many single ones.
explain-internal = Send the request again. If it fails again, tell the operator of the service the value of the header "X-Request-Id"; the log holds it together with the cause, and no facts.
explain-busy = Wait as long as the header "Retry-After" says, then send the request again.
explain-storage = Send the request again later. The operator of the service should look at the disk that holds temporary files (TMPDIR): it is full, or the service may not write there. The log has the reason under the value of the header "X-Request-Id".

service-page-status = HTTP status { $status }
service-page-problems = Kinds of problems
service-page-problems-lead = Every error is answered with a problem document (RFC 9457). Its member "type" is the address of one of these pages.
service-page-reader = The addresses and their contents
service-page-title = Tax differences for the Hetao Shenzhen Park

### The hand-off: a file for each person, and what came back
handoff-blank = nothing
handoff-written = { $count ->
    [one] One file is in { $folder }
   *[other] { $count } files are in { $folder }
  }, each about one person and year. Send each person the file that { $list } names beside them, and nothing else. Keep { $list }: it says who is who, and what comes back is joined by it.
handoff-no-random = The system gives no random numbers, so no file can be told from another. Nothing was written.
    .fix = Try again on another computer.
handoff-folder = This folder is not empty. A hand-off has a folder of its own, so that no file of another one is sent. Nothing was written.
    .fix = Give a folder that does not exist yet, or an empty one.
handoff-bad-rows = These rows cannot be read, or are about the same person and year as another: { $rows }. Nothing was written.
    .fix = "taxdiff batch" says what is wrong with each of them. Correct them and run it again.
handoff-nobody = There is nobody in it. Nothing was written.
    .fix = Give a payroll with at least one row.
handoff-no-list = This is not the list of one hand-off.
    .fix = Give the file list.csv as "taxdiff handoff write" wrote it.
handoff-bad-column = --take { $found }: no column of that name is in the files of a hand-off.
    .fix = Give the canonical name of a column, such as wages.
handoff-joined = { $back } of { $count } files came back and were taken.
handoff-missing = Not taken from a file, so as you sent them: { $files }
handoff-unchanged = { $file }: it came back as you sent it; nothing was filled in.
handoff-not-ours = { $file }: this is no file of a hand-off. Not taken.
handoff-bad-facts = { $file }, { $place }: { $message } Not taken.
handoff-of-another = { $file }: it belongs to another hand-off than this list. Not taken.
handoff-not-listed = { $file }: nobody in the list has it. Not taken.
handoff-twice = { $files }: they are about the same person and year. None of them was taken.
handoff-other-year = { $file }: it came back with another tax year than you sent. Not taken.
handoff-other-rules = { $file }: it was filled in where other numbers of the law hold ({ $found }; here { $known }).
handoff-changed = { $file }: { $column } was { $sent } and came back as { $returned }. It stays { $sent }; --take { $column } takes what came back.
handoff-taken = { $file }: { $column } was { $sent } and came back as { $returned }. What came back was taken (--take).
handoff-open = { $count ->
    [one] INCOMPLETE: one point above is not decided.
   *[other] INCOMPLETE: { $count } points above are not decided.
  }

### The pages on this computer

desk-no-pages = This program was built without its pages.
    .fix = Download a release, which has them, or build it with --features page after "cargo xtask widget".
desk-failed = The pages cannot be served on this computer: { $reason }.
    .fix = Start it again. If it says the same, a program that protects this computer may forbid programs to listen on 127.0.0.1.
desk-opened = The pages are open in your browser: { $address }
desk-open-yourself = No browser could be started. Open this address in one: { $address }
desk-ends = Nothing leaves this computer. The program ends when you close the page.
desk-line = These pages come from the taxdiff program on this computer. Nothing leaves it. The program ends when you close the page.
desk-line-ended = The taxdiff program on this computer has ended. What you see still works; to load the page again, start the program again.

### The service

serve-cannot-listen = The service cannot listen on { $address }: { $reason }.
    .fix = Choose another address with --listen; another program may be using this one.
serve-not-loopback = { $address } can be reached from other machines, and there is no keys file.
    .fix = Give a keys file with --keys (make the first key with "serve keys new"), or say --open if everybody who can reach the address may call.
serve-bad-origin = { $origin } is not the origin of a page.
    .fix = Write it as the browser does: https://example.org, without a path.
serve-keys-unreadable = The keys file { $file } cannot be used: { $reason }.
    .fix = Check the name and that it may be read. Keys are made with "serve keys new"; the file is not written by hand.
serve-keys-mode = The keys file { $file } may be read or changed by others: its mode is { $mode }.
    .fix = Let its owner alone change it, and nobody but its owner and group read it: chmod 600 { $file }
serve-keys-unwritable = The keys file { $file } cannot be written: { $reason }. Nothing was changed.
    .fix = Check that the folder exists, that you may write there, and that the disk has room.
serve-key-exists = There is already a key called { $name }.
    .fix = Choose another name, or revoke that key first.
serve-no-key = No key is called { $name }.
    .fix = "serve keys list" shows them all.
serve-key-new = The key of { $name }. It is shown this once and cannot be shown again; the file holds only its hash.
serve-key-revoked = The key { $name } is revoked. A running service notices within two seconds.
serve-failed = The service stopped: { $reason }.
    .fix = The log says what happened before.
keys-name = Name
keys-scopes = Scopes
keys-created = Made on
keys-expires = Valid until
keys-never = no end
keys-expired = expired
keys-none = There are no keys.

### Companies: codes in a few words

code-before_term = Before the years that are known
code-after_term = After the years that are known
code-ratio_near_limit = Main business close to 60%
code-substance_proxy = Substance by Qianhai's tests
code-insured_share_rounded = Insured staff, 30% rounded
code-catalogue_not_loaded = No catalogue file
code-catalogue_incomplete = Catalogue file incomplete
code-no_income = No income
code-income_cliff = A little above 3,000,000
code-high_tech_tie = High-tech rate the same
code-losses_expired = Losses expired
code-losses_need_history = Older losses left out
code-assumed_rd_industry = Industry taken to have R&D
code-assumed_cross_region = Taken as cross-regional
code-branch_without_share = Branch in the area without a share
code-assumed_import_facts = Facts of imports assumed
code-import_from_february = Import relief since 10 February 2026
code-personal_articles = Personal articles not covered
code-losses_open = Older losses open
code-rd_industry_open = Industry with R&D not confirmed
code-status_since_without_status = Status year without a status
code-profit_above_income = Profit above all income
code-import_by_branch = A branch is said to import
code-part_above_whole = Part above the whole
code-structure_conflict = Structure against branches
code-no_factors = Nothing to share by

### Companies: notes

note-before_term = The tax year is before 2023, when the 15% rate of the park began; no figures are given for it.
note-after_term = The 15% rate of the park and the 5% of small low-profit enterprises end on 31 December 2027 and no extension is known; no figures are given for a later year.
note-ratio_near_limit = The share of the main business is between 60.00% and 60.50%: a dispute about one item of income would decide.
note-substance_proxy = Substantive operation is judged by the tests of Qianhai as a proxy. They are not Hetao law; Futian's own text is not known.
note-insured_share_rounded = 30% of the headcount is no whole number; how it is rounded is an open point.
note-catalogue_not_loaded = A Catalogue item is named, but no catalogue file was given, so the item decides nothing. Give the file with --catalogue.
note-catalogue_incomplete = The catalogue file does not have the 33 items of the official Catalogue; what it lacks counts as undetermined.
note-no_income = There is no income, so the share of the main business is undefined. Without income there is usually no taxable income either, and the rate is of no consequence.
note-income_cliff = The taxable income is a little above 3,000,000: at 3,000,000 the 5% would apply to all of it and more would be left.
note-high_tech_tie = The high-tech certificate and the park give the same rate. Keep the certificate: it also lets losses be carried for ten years.
note-losses_expired = An earlier loss has expired and is not used.
note-losses_need_history = Losses older than five years are left out: they count only if the high-tech or SME status was held early enough. Give status_since.
note-assumed_rd_industry = The industry is taken to be one with the super deduction of R&D, because nothing else is said.
note-assumed_cross_region = Head office and branches are taken to lie in different regions, because nothing else is said.
note-branch_without_share = A branch in the area has no share, and so no part of the income is taxed at 15% there.
note-assumed_import_facts = Where the facts of an import are blank, it is taken to enter by the first line for own research, not to be excluded or given up, and its VAT to be creditable.
note-import_from_february = The import relief began on 10 February 2026. Goods without a day of entry (entered_on) count only if it is confirmed that they entered since.
note-personal_articles = The import relief is for goods. Articles that people carry are not covered; no rule of the park for them is known.
note-losses_open = Losses older than five years are left out: they count only if a high-tech certificate or the status of a technology SME is confirmed. What that would bring stands under "if confirmed".
note-rd_industry_open = Whether the industry has the super deduction of R&D is said to be unknown: it is left out of the chosen figure and stands under "if confirmed".
note-status_since_without_status = status_since is given, but neither a certificate nor the status of a technology SME; it decides nothing.
note-profit_above_income = The profit (taxable_income) is above the total income; one of the two is hardly right.
note-import_by_branch = The head office is outside, and a branch is no legal person of the park: the relief is for somebody else's import, if at all. Confirm who imports.

### Companies: mistakes

problem-duplicate_person_year-company = Row { $row } already has this company number and tax year.
    .fix = Keep one row for a company and year: remove the row that is wrong.
problem-part_above_whole = The number is above the one in { $other }, of which it is a part.
    .fix = Correct one of the two.
problem-structure_conflict = This does not fit the column { $other }.
    .fix = A company with its head office or a branch in the area lists its branches, and for a branch in the area at least one of them is there. A single company lists none. A head office in the area goes with in_special_area yes.
problem-no_factors = All branches together have zero in { $other }, so that nothing can be shared by it.
    .fix = Give the figures of the year before for each branch that has a share.
problem-out_of_range-against = This does not fit the column { $other }.
    .fix = A loss is of an earlier year, a status is held since the tax year at the latest, and goods enter in the tax year. Correct one of the two.
problem-out_of_range-date = This is not a day.
    .fix = Write year, month and day: 2026-03-01.
problem-out_of_range-list = These are more items than are read.
    .fix = Give at most { $most }.
problem-wrong_cell_count-item = The item has { $found } members, at most { $expected } are known.
    .fix = Separate the members with | and the items with ; as "taxdiff template --companies" shows.
problem-wrong_cell_count-separator = The members of the item are not separated.
    .fix = Write | between the members and ; between the items: { $reading }.
word-unknown = not known
range-year = a year of four digits from 2000 to 2099
range-staff = a whole number of persons, up to ten million
range-average = a number of persons from 0 to ten million, with at most three decimals: 150.25
range-quantity = a number from 0 to 1,000,000,000,000, with at most six decimals: 50.125
range-percent = a percentage with its sign and at most four decimals: 6.5%; duty up to 1000%, VAT up to 100%, consumption tax up to 90%
json-not-array = An array belongs here.
    .fix = Write the items in square brackets, separated by commas.
catalogue-too-large = The catalogue is larger than { $limit } bytes.
    .fix = Give only the items of the official Catalogue.
catalogue-empty = The catalogue has no item.
    .fix = Begin with a row that names the columns { $columns }, then one row for each item.
catalogue-missing-column = The column is missing.
    .fix = Name the columns { $columns } in the first row.
catalogue-column-twice = The column stands twice in the first row.
    .fix = Keep one of them.
catalogue-blank = The cell is blank.
    .fix = Every item needs its area, its code and its title.
catalogue-area = This is not an area of the Catalogue.
    .fix = Use one of: { $known }, or the area's name.
catalogue-item-twice = Row { $row } already has this item.
    .fix = Give each item a code of its own, or remove one of the rows.
cli-only-for-many = { $options }: only for files of many companies, and { $file } holds one.
    .fix = Leave the option out, or give a CSV file.
cli-only-for-one = { $options }: only for one company given as JSON, and { $file } holds rows.
    .fix = Leave the option out, or give the facts of one company as JSON.
cli-vary-shape = --vary { $range } is no range.
    .fix = Write FACT=FROM..TO:STEP, for example main_business_income=40m..80m:1m.
cli-vary-fact = --vary { $range }: this fact cannot be varied.
    .fix = Use one of: { $known }.
cli-vary-value = --vary { $range }: the fact does not take { $found }.
    .fix = Write plain digits, with k for a thousand or m for a million: 2.5m.
cli-vary-value-reading = --vary { $range }: the fact does not take { $found }.
    .fix = Did you mean { $reading }? If so, write it like that, or with k for a thousand or m for a million.
cli-vary-rows = --vary { $range } gives no row, or more than { $most }.
    .fix = Let the second value be above the first, or take a larger step.
cli-vary-conflict = --vary { $range }: whatever the value, the facts contradict each other. { $why }
    .fix = Choose a range that fits the other facts; by themselves they are in order.
cli-not-with-vary = { $options }: not together with --vary, whose table has neither a memo nor steps.
    .fix = Leave the option out, or leave --vary out.

### Companies: parts and quantities

section-company_income = Taxable income of the company
section-regimes = Tax under each regime
section-branches = Head office and branches
section-imports = Imports
term-super_deduction = Super deduction of R&D
term-income_before_losses = Profit after the super deduction
term-loss_used = Earlier losses used
term-final_taxable_income = Taxable income
term-standard_tax = Tax at the statutory 25%
term-small_low_profit_tax = Tax as a small low-profit enterprise
term-high_tech_tax = Tax as a high-tech enterprise
term-hetao_tax = Tax with the 15% rate of the park
term-slice_income = Share of the taxable income
term-slice_tax = Tax at its own rate
term-slice_payable = Paid where it is
term-best_regime = Best confirmed regime
term-best_tax = Tax under it
term-import_duty = Import duty
term-composite_value = Value with duty and consumption tax
term-import_consumption_tax = Consumption tax
term-import_vat = Import VAT
term-import_saving = Saved in cash
way-statutory = statutory 25%
way-small_low_profit = small low-profit enterprise
way-high_tech = high-tech enterprise
way-hetao = 15% rate of the park
way-import_relief = import relief

### Companies: conditions

condition-turns = turns to “{ $answer }” if { $fact } were { $value }
condition-special_area = Set up in the special area (Futian bonded zone)
condition-catalogue = Main business is in the Catalogue
condition-main_business_ratio = Main business is at least 60% of total income
    .change = The figures: main_business_income and total_income, which must be above zero.
condition-operations = Substance: production and operation (proxy)
condition-personnel = Substance: personnel (proxy)
    .change = More staff than the proxy asks for, insured in the area (headcount, insured_six_months).
remark-catalogue_not_loaded = The code cannot be checked: no catalogue file was loaded. Give one with --catalogue FILE; a service loads it when it starts, with taxdiff serve --catalogue FILE.
remark-code_not_in_catalogue = The catalogue file has no item with this code. Check the code and the file.
remark-hong_kong_staff = Whether Hong Kong staff without a mainland pension count here is not known; the number of insured staff is taken as it was given.
condition-accounts = Substance: accounts (proxy)
condition-property = Substance: property (proxy)
condition-cross_region = Head office and branches in different regions
condition-income_limit = Taxable income of at most 3,000,000
condition-staff_limit = At most 300 staff on average
condition-assets_limit = Assets of at most 50,000,000 on average
condition-industry = Not a restricted or prohibited industry
condition-high_tech_certificate = A valid high-tech certificate
condition-legal_person = Independent legal person registered in the park
condition-import_white_list = On the white list of beneficiaries
condition-goods_listed = Goods on the duty-free list
condition-first_line = Enters by the first line from Hong Kong
condition-own_research_use = For own research
condition-not_excluded = Not among the goods that are never exempt
condition-not_waived = Exemption not given up within 36 months

### Companies: the answer in words

company-title = Tax year { $year }: enterprise income tax
company-lead = Best confirmed regime: { $regime }. Tax { $tax } ({ $rate } of the taxable income); it saves { $saving } against 25%.
company-lead-standard = No confirmed regime is better than the statutory rate. Tax { $tax } ({ $rate } of the taxable income).
company-if-confirmed = If what is missing is confirmed: { $regime }, tax { $tax }, { $saving } less.
company-unknown = The law of { $year } is not known here; no figures are given. Known are 2023 to 2027.
company-decision = The tax bureau decides; for imports, customs does. This is an estimate, not advice.
company-income = From profit to taxable income
company-loss = Loss of { $year }: { $amount }, used { $used }, left { $left }, to be used until { $last }
company-loss-expired = Loss of { $year }: { $amount }, expired after { $last }
company-new-loss = Loss of this year to be carried forward: { $amount }
company-regimes = The regimes: one of them in a tax year
company-ratio = Share of the main business in total income: { $ratio }
company-catalogue = Catalogue item { $code }: { $title } ({ $area })
company-regime = { $regime }: { $answer }, { $tax } ({ $rate })
company-regime-if = { $regime }: { $answer }, { $tax } ({ $rate }) if confirmed
company-proxy = Proxy: the tests of substance are those of Qianhai, not Hetao law.
company-cliff = The cliff of the 5%: at { $limit } the tax is { $before }, one fen above it { $after }, that is { $jump } more. More is left again from { $recovers }.
company-branches = Head office and branches, if the 15% rate applies to those in the area
company-head-office = Head office
company-branches-total = Tax of all slices: { $tax }. Paid by the same split is the tax of the best confirmed regime: { $paid }.
company-without-share = { $name } has no share: { $reason }
company-share-internal_function = an internal function without VAT
company-share-first_year = set up in the year
company-share-small_low_profit_last_year = the company was small and low-profit the year before
company-share-deregistered = deregistered in the year
company-share-overseas = abroad
company-subsidiary = Branch or subsidiary? With the branch: { $branch } ({ $regime }). With a subsidiary in the area that has { $profit } of the income: { $subsidiary }, of which the subsidiary { $own } and the parent { $parent }.
company-imports = Imports
company-goods = { $name }: { $answer }. Duty { $duty }, consumption tax { $consumption }, VAT { $vat }; together { $cash }, of which for good { $economic }
company-imports-total = Saved in cash { $cash }, of which for good { $economic }; if what is missing is confirmed, { $possible } more.
company-imports-lock = Whoever gives up the exemption for a class of goods cannot apply again for 36 months. Moving goods to the rest of the mainland or to others in the park makes the tax due; a transfer to another beneficiary because of bankruptcy, deregistration or the like may be excused. For consumables used up in research without a finished product the tax is waived on application.
company-endings = What ends, and when
company-ending = { $what }: until { $date }
company-deadlines = What is due, and when
company-deadline = { $what }: { $opens } to { $closes } ({ $evidence })
company-due = { $what }: by { $dates } ({ $evidence })
company-documents = What to keep on file
company-document = { $what }, until { $date } ({ $evidence })
company-return-entries = Where it is entered in the annual return
company-red-flags = What an auditor looks for (by the tests of Qianhai)
company-variation = best regime { $regime }, tax { $tax } (difference { $change }); saved on imports: difference { $imports }
company-caveats = What to know of the law applied
company-catalogue-size = The official Catalogue has { $areas } areas, { $technologies } core technologies and { $items } items; items loaded from a file: { $loaded }.
company-if-confirmed-losses = It counts losses that are carried for ten years with a certificate or status; the taxable income would be { $income }.
company-if-confirmed-rd = It counts the super deduction of R&D; the taxable income would be { $income }.
company-loss-open = Loss of { $year }: { $amount }, not used: it counts until { $last } if the certificate or status is confirmed for it
company-regime-income = On a taxable income of { $income }, which takes as confirmed what the regime presupposes
company-branch-ratio = { $name }: ratio { $ratio } of the branches' part (revenue { $revenue } at { $first }, wages { $wages } at { $second }, assets { $assets } at { $third })
company-of-two = { $tax } on { $income } ({ $regime })
company-subsidiary-saves = The subsidiary saves { $difference }.
company-subsidiary-costs = The subsidiary costs { $difference } more.
company-subsidiary-same = Both cost the same.
company-subsidiary-branch-if-confirmed = With the branch, if what is missing is confirmed: { $tax }.
company-subsidiary-if-small = If each of the two that is within the income limit of the 5% also keeps to its limits of staff, assets and industry, both together pay { $tax }.
company-assumed-whole_income = Taken for granted: the whole taxable income moves, because no area_profit is given.
company-assumed-own_conditions = Taken for granted: the subsidiary meets every condition of the 15% rate itself, its own main business and substance included.
company-assumed-deductions_stay = Taken for granted: the R&D deduction and the earlier losses stay with the parent.
company-assumed-parent_keeps_certificate = Taken for granted: the parent keeps its high-tech certificate without the part in the area.
company-assumed-within_limits = Taken for granted: as the whole is within the limits of staff and assets, so is each of the two.
company-assumed-transfer_pricing = Taken for granted: prices between the two are those between strangers (transfer pricing), and each has the substance for its profit.
company-no-comparison-no_income = Branch or subsidiary is not compared: there is no taxable income.
company-no-comparison-rate_ruled_out = Branch or subsidiary is not compared: the place or the main business rules out the 15% rate for a subsidiary too.
company-no-comparison-area_profit_missing = Branch or subsidiary is not compared: there are branches elsewhere. Give area_profit, the taxable income that a subsidiary in the area would have.
company-no-comparison-area_profit_above_income = Branch or subsidiary is not compared: area_profit is above the taxable income, of which it would be a part.
memo-regime = Regime
memo-answer = Answer
memo-tax = Tax in CNY
memo-rate = Effective rate
memo-condition = Condition
memo-source = Source and grade
memo-turns = Smallest change that turns it
company-prepayment = Quarterly prepayment
company-unseen = Not looked at here, or not known
company-unseen-branch_or_whole = Whether the 60% and the substance are those of the branch in the area or of the whole company is not known; they are taken as they were given.
company-unseen-new_claimants = No approval in advance is known. In Qianhai every new claimant is reviewed; expect the same.
company-unseen-holidays = The tax holidays of integrated circuits and software, the 10% of key circuit designers and the 15% of advanced technology service enterprises are not worked out. They are other rates: one is taken, they are not multiplied.
company-unseen-other_zones = The 15% of other zones (Qianhai and Hengqin; Nansha, known until 31 December 2026) is not worked out.
company-unseen-national_imports = The national import relief for science (Cai Guan Shui [2026] No. 7) is not worked out; who qualifies for both compares them.
company-unseen-establishment = A Hong Kong company without a mainland company has at most a permanent establishment; that is not covered here.
memo-certain = confirmed
memo-open = if confirmed
memo-conditions = The conditions, one by one
memo-part = Head office or branch
memo-goods = Goods
memo-documents = What to keep on file until { $date }
memo-sources = Sources
memo-more = { $count } more (see the appendix)
memo-appendix = Appendix: the whole lists
memo-all-branches = All branches that share
memo-all-imports = All imports
memo-ratio = Ratio
memo-not-met = Also not met or not sure
memo-of-all-goods = Of all goods alike: { $conditions }.
day = { $day } { $month ->
    [m1] January
    [m2] February
    [m3] March
    [m4] April
    [m5] May
    [m6] June
    [m7] July
    [m8] August
    [m9] September
    [m10] October
    [m11] November
    *[m12] December
} { $year }
vary-title = Tax and eligibility along: { $fact }
vary-tax = tax
vary-no-sense = facts contradict each other
vary-turning-points = Where something turns, to the smallest unit
vary-no-turning-point = Nowhere within the range.
vary-between = Between { $before } and { $after }
vary-condition = { $condition }: { $before }, then { $after }
vary-facts = The facts begin or cease to fit together.
vary-best = Best: { $before }, then { $after }
companies-title = { $file }: { $rows } rows, { $good } worked out, { $unknown } of unknown years, { $bad } with errors
companies-report = Enterprise income tax of companies
companies-companies = Companies
companies-tax = Tax in CNY
companies-saving = Saved against 25%
companies-open = Companies that would save more if what is missing were confirmed: { $companies }, by { $saving }.
companies-imports = Import taxes saved: { $saving }; { $possible } more if confirmed.

### The page for employees

page-title = Working in the Hetao Park: your two taxes
page-lead = Type your pay for the year and see at once the mainland tax, the Hong Kong tax on the same income, and the relief between them.
page-private = Everything is worked out in this browser. Nothing that you type leaves it.
page-language = Language
page-views = Views
page-tab-person = One person
page-tab-payroll = A payroll file
page-starting = Starting…
page-cannot-start = The calculator cannot start in this browser or under the security policy of this page. A current browser is needed, and a policy that allows 'wasm-unsafe-eval'.

page-questions = You, and how you cross
page-earn = What you earn
page-living = How do you live and cross the border?
page-living-help = One tap sets your tax status and your days. Without an answer the year is worked out as that of a mainland resident.
page-living-daily = I go home to Hong Kong every night
page-living-weekly = I stay in Shenzhen on weeknights
page-living-lives = I live in Shenzhen
page-living-count = I'm not sure: count it from my crossings
page-living-means-daily = No full day on the mainland: a non-resident, taxed month by month.
page-living-means-weekly = Which nights you stay decides: fewer than 183 full days are taxed by the month, more by the year.
page-living-means-lives = A resident: tax is withheld by accumulation and settled for the year.
page-living-means-count = Give your crossings or stays, or the number of full days.
page-living-loading = Loading the part for months
page-living-missing = The part for months failed to load: there is no connection, tax-differential-months.js does not lie beside the page's script or is of another build, or a security policy does not allow it.
page-living-none = Back to the year as a whole
page-family = Your family
page-more = More, where it applies to you
page-more-lead = Leave out what does not apply. Each part opens when you choose it.
page-filled = { $count ->
    [one] 1 filled in
   *[other] { $count } filled in
}
page-wrong = something is wrong here
page-part-eligibility = Things to confirm
page-part-residence = Where you lived, and where the income comes from
page-part-income = Other income on the mainland
page-part-mainland = Deductions and tax already paid on the mainland
page-part-family = Spouse, parents and other dependants
page-part-deductions = MPF, rent, home loan and other deductions
page-part-comparison = What could change it
page-yes = Yes
page-no = No
page-unknown = I don't know

page-ask-wages = Salary of the year
page-unit = Your pay in
page-unit-cny = CNY
page-unit-hkd = HKD
page-unit-year = a year
page-unit-month = a month
page-unit-rate = Hong Kong dollars are converted at CNY { $rate } for HKD 1, the rate of the year. Your employer converts each payment at the rate of its month, so the withholding record may say another amount; if you have it, type that.
page-pay-month = Salary of a month
page-pay-month-help = Before tax, the same in every month, without the one-off annual bonus.
page-read = Read as { $amount }
page-read-year = { $amount } a year
page-read-month = { $amount } a month
page-two-readings = This can be read in two ways: choose one.
page-ask-annual_bonus = Annual bonus
page-ask-hk_marital_status = Are you married?
page-ask-hk_children = How many children?
page-ask-hk_parents_60_residing = Living with you all year (aged 60 or over)
page-ask-hk_parents_55_residing = Living with you all year (aged 55 to 59)
page-ask-hk_parents_60 = Parents and grandparents of 60 or over
page-ask-hk_parents_55 = Parents and grandparents from 55 to 59
page-ask-hk_spouse_income = Your spouse's income in Hong Kong
page-ask-hk_children_additional = Children born in the year
page-ask-tax_withheld = Mainland tax already paid
page-ask-park_employment = Do you work for an employer in the park?
page-ask-clean_record = Is your record clean?
page-ask-white_listed = Are you on the park's white list?
page-ask-identity = Which group do you belong to?
page-help-tax_year = The mainland tax year, January to December.
page-year-ends = Compare with the year of assessment that ends in { $year }
page-year-rate = No rate of { $year } is known here. Give the yuan for one Hong Kong dollar, such as 0.92604; as long as the year is not over, a recent central parity gives an estimate. It is published for 100 Hong Kong dollars: divide by 100.
page-year-rate-link = Central parity of the renminbi (State Administration of Foreign Exchange)
page-help-wages = Before tax, for the whole year, without the one-off annual bonus.
page-help-annual_bonus = The one-off bonus of the year; leave it blank if there was none.
page-help-hk_marital_status = On the Hong Kong side it decides your allowance.
page-help-hk_children = Those for whom you claim the Hong Kong child allowance.
page-help-identity = Which group you belong to. Only Hong Kong residents can have the exemption.
page-help-park_employment = Whether you are employed by and really work at an enterprise or institution registered in the Hetao Shenzhen Park, or have a business there, and pay your tax there.
page-help-clean_record = Whether there is no tax offence or breach of trust in the years looked back on that would bar the relief.
page-help-white_listed = The park keeps a list of Hong Kong residents. Only people on the list see the exemption in the tax return. Ask your employer.
page-help-talent_category = How you are recognised for the Greater Bay Area talent subsidy.
page-help-talent_conditions = Field of work, contract with a Shenzhen entity, the employer's list, and still in the post.
page-help-mainland_status = 183 days or more on the mainland in the calendar year make a resident.
page-help-business_kind = Only an individually owned business (个体工商户) has its tax halved.
page-help-hk_assessment = A joint assessment is for married couples; sometimes it is cheaper. "Best" takes the form in which the two of you pay less.
page-help-hk_personal_disability = Whether you are eligible for the Government's Disability Allowance and claim the personal disability allowance.
page-help-hk_newborn_home = Whether such a child lives with you; from 2024/25 it raises the caps of home loan interest and rent.
page-help-bonus_method = You may choose in the tax return. The lower of the two is taken unless you say otherwise.
page-help-mainland_days = The full days of 24 hours that you spent on the mainland in the calendar year. The days on which you arrive and leave do not count.
page-help-shenzhen_work_days = The days on which you really worked in Shenzhen in the year; half days may be given as 0.5. Your crossing records show them.
page-help-exempt_income = The part of your salary that the mainland does not tax. It is contained in the salary above.
page-help-labour_services = What you were paid for work without being employed, before any expense is taken off.
page-help-authors_remuneration = What you were paid for published articles, books or pictures, before any expense is taken off.
page-help-royalties = What you were paid for the use of your patents, trade marks, copyrights or know-how, before any expense is taken off.
page-help-business_income = The profit of your own business in the park for the year: receipts less costs, before your personal deductions.
page-help-talent_subsidy = Talent subsidies that you received in the year and that the local government has recognised.
page-help-talent_subsidy_tax = The mainland tax that was already paid on your talent subsidies.
page-help-severance = All that your employer paid you once because your contract was ended early. It is not contained in the salary above.
page-help-severance_kind = Was your contract ended early, or did it expire? The tax-free part is for a contract that was ended early.
page-help-average_wage_before = The average wage of your city in the year before. Leave it blank to take the figure of Shenzhen, which the result names.
page-help-social_insurance = What was taken off your pay for mainland social insurance, without your employer's share. Your payslips show it.
page-help-housing_fund = What was taken off your pay for the mainland housing fund, without your employer's share. MPF does not belong here.
page-help-special_additional_deductions = What you declare in the 个人所得税 app for children, education, illness, home loan or rent, and parents: the total of the year.
page-help-other_deductions = The total of your enterprise annuity, personal pension, commercial health insurance and the like on the mainland.
page-help-donations = Your donations to mainland charities. Up to 30% of taxable income counts; the limit is applied for you.
page-help-park_share = How much of your income comes from your work in the park, from 0 to 1. Leave it blank if all of it does.
page-help-tax_withheld = The mainland tax already taken off your pay. Write 0 if none was; left blank, no refund is worked out.
page-help-other_talent_awards = Other talent awards that Shenzhen paid you for the year. They reduce the 15% subsidy.
page-help-hk_spouse_income = What your spouse earns in a year that Hong Kong taxes. Leave it blank if there is none.
page-help-hk_spouse_deductions = What your spouse may deduct in Hong Kong. It counts only if you are assessed together.
page-help-hk_children_additional = How many of your children were born in the year of assessment. For each of them the allowance is higher in that year.
page-help-hk_children_160 = How many of the children with the additional allowance are your second or a later child, born from 16 September 2026.
page-help-hk_spouse_assisted_reproduction = What your spouse paid for assisted reproductive services: the two of you have one ceiling.
page-help-business_other_relief = Tax on your business income that another relief takes off, for a disabled person say. It is taken before the halving.
page-help-hk_parents_60 = Parents and grandparents of 60 or over, yours or your spouse's, whom you support.
page-help-hk_parents_60_residing = How many of them lived with you all year without paying for it.
page-help-hk_parents_55 = Parents and grandparents from 55 to 59, yours or your spouse's, whom you support.
page-help-hk_parents_55_residing = How many of them lived with you all year without paying for it.
page-help-hk_siblings = Brothers and sisters, yours or your spouse's, whom you support.
page-help-hk_disabled_dependants = Those whom you support and who are eligible for the Government's Disability Allowance.
page-help-hk_mpf = Your own mandatory contributions to the MPF in the year. Mainland social insurance does not belong here.
page-help-hk_self_education = What you paid for courses for your work.
page-help-hk_home_loan_interest = The interest that you paid on the loan for your home in Hong Kong.
page-help-hk_domestic_rent = The rent that you paid for your home in Hong Kong. The ceiling is applied for you.
page-help-hk_annuity_tvc = Your premiums of qualifying annuities and your tax-deductible voluntary MPF contributions together.
page-help-hk_assisted_reproduction = What you paid for assisted reproductive services.
page-help-hk_donations = Your donations to approved charities in Hong Kong; at least HKD 100 together.
page-help-hk_elderly_care = What you paid to residential homes for your parents or grandparents, all together.
page-help-hk_elderly_care_persons = For how many of them. Leave it blank for one.
page-help-hk_vhis = Your premiums under the Voluntary Health Insurance Scheme, all insured persons together.
page-help-hk_vhis_persons = How many persons they insure. Leave it blank for one.
page-help-fx_cny_per_hkd = The yuan for one Hong Kong dollar. Leave it blank unless you know the rate that the tax bureau uses.

page-fix-bad_amount = Write an amount of zero or more with at most two decimals, such as 350,000 or 12345.67.
page-fix-bad_amount-currency = Convert it yourself and write it in the currency of this field; no exchange rate is chosen for you.
page-fix-bad_amount-reading = Did you mean { $amount }?
page-take-reading = Yes, { $amount }
page-fix-fx_missing = Give the yuan for one Hong Kong dollar below the tax year.
page-fix-year_not_covered = Choose another tax year, or compare with the Hong Kong year of assessment that ends in the tax year.
page-fix-non_resident_needs_months = This page works the tax out for residents only. Ask your employer for the monthly calculation.
page-fix-joint_needs_married = Choose "Married", or clear this field.
page-fix-single_parent_needs_child = Give the number of children, or choose another marital status.
page-note-default_fx = The exchange rate is this page's own for the year and was not verified with the authority. If you know the rate that the tax bureau uses, give it under "What could change it".

page-mistakes = Something has to be corrected first
page-mistakes-lead = It is explained beside each field.
page-quoted = “{ $name }”
page-empty = Your result appears here
page-empty-lead = Type your salary. You can correct everything later.

page-lead-exemption = Mainland tax { $mainland }; Hong Kong tax on the same income { $hongkong }. The exemption is a relief of { $benefit }.
page-lead-subsidy = Mainland tax { $mainland }; Hong Kong tax on the same income { $hongkong }. The 15% subsidy is a relief of { $benefit }.
page-lead-exemption_if_confirmed = Mainland tax { $mainland }; Hong Kong tax on the same income { $hongkong }. If the conditions that are still open are met, the exemption is a relief of { $possible }.
page-lead-subsidy_if_confirmed = Mainland tax { $mainland }; Hong Kong tax on the same income { $hongkong }. If the conditions that are still open are met, the 15% subsidy is a relief of { $possible }.
page-return-subsidy = The subsidy is paid out by itself and takes nothing off the tax.
page-settled = no refund, nothing due
page-due = still due { $amount }
page-refund = refund { $amount }
page-return-if = Mainland tax already paid { $paid }: { $state } without the relief, { $other } with it.
page-return = Mainland tax already paid { $paid }: { $state }.
page-lead-none = Mainland tax { $mainland }; Hong Kong tax on the same income { $hongkong }. Neither route gives a relief.
page-figure-mainland = Mainland tax
page-figure-hongkong = Hong Kong tax on the same income
page-figure-benefit = Relief
page-figure-possible = Relief, if confirmed
page-left-possible = Left to bear, if confirmed
page-about = about { $amount }
page-text-cny = CNY { $amount }
page-text-hkd = HKD { $amount }
page-notes = { $count ->
    [one] One note on this result
   *[other] { $count } notes on this result
}

page-ledger-lead = Open a line to see how it was worked out and where it stands in the law.
page-mainland = Mainland
page-hongkong = Hong Kong
page-lower = the lower of the two charges
page-term-salaries_tax = Your salaries tax
page-allowance-hk_children = Child allowance
page-allowance-hk_children_additional = Additional child allowance in the year of birth
page-allowance-hk_parents_60 = Dependent parent allowance (60 or over)
page-allowance-hk_parents_60_residing = Additional allowance for parents living with you
page-allowance-hk_parents_55 = Dependent parent allowance (55 to 59)
page-allowance-hk_parents_55_residing = Additional allowance for parents living with you (55 to 59)
page-allowance-hk_siblings = Dependent brother or sister allowance
page-allowance-hk_disabled_dependants = Disabled dependant allowance
page-evidence-memory = not verified with the authority
page-citation = { $instrument }, { $article }
page-step-result = { $what } = { $amount }
page-step-of = { $what }: { $step }

page-routes = Two ways to a relief
page-route-exemption = Exemption
page-route-subsidy = 15% subsidy
page-best = Brings more
page-if-confirmed = if the open conditions are met
page-left = Left to answer: { $count }
page-who-hr = HR can tell you.
page-who-you = You know this yourself.
page-unknown-hr = I'll ask HR
page-law = More precisely
page-lid-confirmed = Nothing left to answer
page-lid-amounts = Mainland { $mainland }, Hong Kong { $hongkong }
page-lid-routes = Exemption { $exemption }, 15% subsidy { $subsidy }
page-range = Relief between { $least } and { $most }, depending on how the tax bureau reads one of the open points
page-range-none = no other reading changes the relief
page-range-most = Most depends on: { $point }
page-span = Between { $least } and { $most }, depending on how the tax bureau reads what the law leaves open ({ $count } readings worked out)
page-span-ask = Ask the tax bureau first: { $point }. Its answer narrows the range of the exemption by at least { $narrows } of { $width }.
page-span-ask-unsure = Ask the tax bureau first: { $point }. No single answer is sure to narrow the range of the exemption, { $width } wide.
page-span-same = { $amount } under each of the { $count } readings of what the law leaves open
page-span-least = Least
page-span-most = Most
page-readings-working = Working it out …
page-readings-failed = This could not be worked out: a security policy does not allow workers, or the memory does not suffice.
page-readings-months = The range over all readings, the comparison with a figure of the tax bureau and the wages for a net are worked out for a year as a whole, not for one that is added up from months.
page-gap-title = What did the tax bureau give you?
page-gap-as = The figure is
page-gap-exemption = the tax exempted
page-gap-refund = the refund of the settlement
page-gap-figure = The tax bureau’s figure
page-gap-help = To the fen, for the year above. The page looks for the readings that give exactly this figure; of a refund, tax still due is negative.
page-solve-title = The gross for a net
page-solve-goal = What is looked for
page-solve-net = the gross that leaves a net
page-solve-hong_kong = the gross in Shenzhen that leaves what pay in Hong Kong leaves
page-solve-package = the best split of a package into wages and bonus
page-solve-relief = What is left is counted
page-solve-amount-net = What is to be left in the year
page-solve-amount-hong_kong = Gross of the year in Hong Kong
page-solve-amount-package = Wages and bonus of the year together
page-solve-help-net = Income less own social insurance, housing fund and mainland tax. The page looks for the smallest wages that leave it; everything else stays as typed.
page-solve-help-hong_kong = In whole Hong Kong dollars. Hong Kong tax on it and the MPF contributions that you typed are taken off; the page looks for the smallest wages in Shenzhen that leave the same. Everything else stays as typed.
page-solve-help-package = The bonus is the one-off annual bonus, taxed by itself or with the wages, whichever costs less. Everything else stays as typed.
page-lid-record = A record of the answer
page-lid-record-short = Keep one, or check one
page-record-what = A record holds what was typed, the readings, the ruleset and the answer, with a hash of all of it; it does not say who you are. This page and the program work it out again. It is no evidence of who made it or when.
page-record-keep = Keep a record
page-record-check = Check a record
page-record-check-help = The record is read and worked out again in this browser; it is sent nowhere.
page-record-empty = Once there is a result, a record of it can be kept here.
page-record-working = Working it out …
page-record-kept = The record has been saved as a file.
page-record-missing = The part for records failed to load: there is no connection, tax-differential-records.js does not lie beside the page's script or is of another build, or a security policy does not allow it.
page-record-not-understood = This page does not understand { $place }. The record may come from another version.
page-next = Of the next { $step } of salary, { $none } are left without relief, { $exemption } with the exemption and { $subsidy } with the 15% subsidy, each if all its conditions are met.
page-lines-here = At your salary the line without relief is at { $none }, the line of the exemption at { $exemption } and that of the subsidy at { $subsidy }.
page-line-parts-exemption = The exemption begins to reduce the tax between { $from } and { $to }; below that its line and the line without relief are one.
page-line-parts-subsidy = The subsidy begins to reduce the tax between { $from } and { $to }; below that its line and the line without relief are one.
page-line-one-exemption = The exemption reduces the tax nowhere in this picture: its line and the line without relief are one.
page-line-one-subsidy = The subsidy reduces the tax nowhere in this picture: its line and the line without relief are one.
page-lid-ledger = How it is worked out
page-lid-todo = What to do, and when
page-lid-bill = Your Hong Kong bill
page-lid-bill-short = What Hong Kong really charges is not the tax compared above
page-lid-compare = Compare with another way
page-lid-compare-short = Cross daily, live there, joint or separate, bonus or salary
page-lid-keep = Keep it
page-lid-keep-short = A file with all of it, and back from a file
page-guide-loading = Loading this part
page-guide-missing = This part failed to load: there is no connection, tax-differential-guide.js does not lie beside the page's script or is of another build, or a security policy does not allow it.
page-todo-nothing = Neither route gives a relief, so there is nothing to claim. The mainland year is settled as usual.
page-todo-today = Today is { $day }.
page-todo-now = now
page-todo-later = later
page-todo-done = done
page-todo-confirm = Answer what is still open.
page-todo-hr = Ask HR to confirm that your employer is registered in the park and that you are on its white list of Hong Kong residents. Only people on the list see the relief in the tax return. How to be listed is not published.
page-todo-late = The window has closed. Ask HR or the Futian tax bureau first whether a late claim is taken; no text known says so.
page-todo-hr-subsidy = Ask HR whether you are recognised as talent and whether your employer is on the list of the subsidy.
page-todo-documents = Get the documents ready. The list is that of the guide for Nansha; none is known for Hetao.
page-todo-try = Work it out with the bureau's own calculator, 港税e: natural-person e-tax bureau (自然人电子税务局), web version, 特色应用, 河套香港居民个税减免测算. Its figure decides.
page-todo-enter = In the 个人所得税 app or the web version, file the annual settlement (综合所得年度汇算) and choose 河套深圳园区香港居民个人所得税优惠 in the schedule of reliefs (减免附表).
page-todo-enter-business = Claim the relief of your business income in its own annual return (经营所得汇算清缴).
page-todo-monthly = You are taxed by the month and have no annual settlement. How a non-resident claims in Hetao is not published: ask the Futian tax bureau; the guide for Qianhai takes such claims from 1 March to 30 June.
page-todo-apply = Apply for the 15% subsidy in the Shenzhen window of the year; the employer often files it.
page-todo-refund = The Futian tax bureau pays the refund to your mainland bank account. Keep the notice: a credit that you claimed in Hong Kong may change with it.
page-doc-undertaking = undertaking that what you state is true
page-doc-identity = Hong Kong identity card and Mainland Travel Permit
page-doc-work = proof that you work in the park: contract, or a letter of your employer
page-doc-bank = a mainland bank account in your name
page-doc-married = marriage certificate, and your spouse's income
page-doc-children = birth certificates of the children
page-doc-parents = proof of age of the parents, and that they live with you
page-doc-rent = tenancy agreement and receipts of the rent
page-doc-loan = statement of the home loan interest
page-doc-mpf = statement of the MPF contributions
page-doc-other = receipts of the other Hong Kong deductions
page-doc-days = crossing record of the National Immigration Administration
page-doc-withholding = withholding record of the year from the app
page-letter = Text for HR
page-letter-help = It holds no figure of yours. Copy it into your mail.
page-letter-hello = Hello,
page-letter-ask = I would like to claim the relief for Hong Kong residents working in the Hetao Shenzhen Park for tax year { $year }. Please tell me:
page-letter-ask-subsidy = I would like to apply for the 15% subsidy for tax year { $year }. Please tell me:
page-letter-thanks = Thank you.
page-letter-withheld = - How much individual income tax was withheld for me in the year?
page-letter-park = - Is the company registered in the park, with real operations there, and is my tax paid there?
page-letter-list = - Am I on the park's white list of Hong Kong residents? If not, can you have me put on it?
page-letter-talent = - Am I recognised as talent for the 15% subsidy, and is the company on its list?
page-letter-proof = - Could you give me a letter that I work in the park?
page-letter-late = - The window has closed: is a late claim still taken?
page-copy = Copy
page-copied = Copied.
page-copy-refused = The browser did not allow it; the text is marked, copy it yourself.
page-bill-two = The Hong Kong tax in the result is a comparison on the same income. What Hong Kong really charges depends on your contract and on your days in Hong Kong in the year of assessment (1 April to 31 March); any part of a day counts:
page-bill-park = Contract with the park company, visits of at most 60 days: normally no Hong Kong tax.
page-bill-park-more = Contract with the park company, more than 60 days: tax on the pay for your work in Hong Kong.
page-bill-hk = Contract with a Hong Kong employer, all work outside and visits of at most 60 days: no Hong Kong tax.
page-bill-hk-more = Contract with a Hong Kong employer, more than 60 days: tax on the whole pay, with a credit for mainland tax.
page-bill-credit = Claim the exemption first and the credit on what remains. If mainland tax is paid back after you claimed a credit, tell the Inland Revenue Department in writing within three months.
page-bill-source = Cap. 112 s.8(1A) and (1B); DIPN 10; Inland Revenue Department on relief from double taxation. It is not worked out here.
page-bill-couple = Separate or joint: the Hong Kong tax on the same income
page-bill-separate = separate assessment
page-bill-joint = joint assessment, your share
page-bill-lower = { $what } is lower by { $amount }.
page-bill-same = Both come to the same.
page-compare-choose = Choose up to two. The first column is what you typed; only what the name says is different in the others.
page-compare-typed = As you typed it
page-compare-daily = Cross daily
page-compare-weekly = Stay Monday to Friday
page-compare-lives = Live in Shenzhen
page-compare-joint = Joint assessment
page-compare-separate = Separate assessment
page-compare-salary = The bonus paid as salary
page-compare-bonus = A twelfth of the salary paid as bonus
page-compare-left = Left to bear
page-compare-more = { $amount } more
page-compare-less = { $amount } less
page-compare-same = the same
page-compare-if = The relief and what is left are those if the open conditions are met.
page-compare-not = not worked out: { $why }
page-compare-asks = an answer is missing
page-keep-pack = Download all of it (.zip)
page-keep-what = The file holds a sheet to print, your entries for this page to read back, the dates, the documents and the text for HR. It is made in this browser.
page-keep-open = Fill the form from a file
page-keep-open-help = A file that was saved here, or a sheet with your year: withholding record, IR56B, our own columns. It is read in this browser; a sheet with several people shows them to choose from.
page-keep-choose = Drop a file here, or choose one
page-keep-refused = { $file } holds no entries of this page.
page-from-file = This was filled in from a file.
page-fill = Put this person into the form
page-sheet-typed = What was typed
page-sheet-made = Made on { $day }
page-sheet-documents = Documents
page-answer = Answer it
page-answer-yes = yes
page-answer-no = no
page-answer-needs = not answered
page-answer-unknown = not settled by any text
page-decides = decides
page-change = To qualify: { $change }
page-change-in_force = nothing can be done; it depends on the year.
page-change-hong_kong_resident = choose your group; you need proof of Hong Kong residence.
page-change-park_employment = an employment, independent services or a business in the park, with tax paid there.
page-change-clean_record = a record without violations in the years looked back on.
page-change-white_listed = being put on the white list. How to get there is not published; ask the park or the tax bureau.
page-change-subsidy_identity = choose your group; the subsidy is for permanent residents of Hong Kong, people of an admission scheme, residents of Macao or Taiwan, foreigners, and overseas returnees.
page-change-talent_category = recognition as high-end or urgently needed talent.
page-change-talent_conditions = all of them: field of work, contract with a Shenzhen entity, the employer's list, still in the post.
page-change-shenzhen_work_days = enough days: at least 90 for tax years to 2023, more than 90 for 2024; how later years count is not settled.
page-change-non_resident = a text or an answer of the tax bureau that the relief is open without an annual settlement.
page-eligible-yes = You may claim it
page-eligible-no = You may not claim it
page-eligible-needs = Not sure yet: not everything is answered
page-eligible-unknown = Not settled by any text
page-capped = The yearly cap was applied.
page-date-last = { $what }: last day
page-date-first = { $what }: first day
page-date-of = { $what }, tax year { $year }
page-claim-what = { $route }, { $income }
page-window-none = No later window is known. Ask your employer or the tax bureau whether a late claim is taken.
page-window-past = { $what }: the window closed on { $closes }.
page-window-open = { $what }: can be claimed now, until { $closes }.
page-window-ahead = { $what }: can be claimed from { $opens } to { $closes }.
page-calendar = Save the dates (.ics)

page-assumptions-lead = Where the law leaves a point open, choose the other reading and see what it does to your result.
page-effect-more = you bear { $amount } more: { $burden }
page-effect-less = you bear { $amount } less: { $burden }
page-effect-routes = exemption { $exemption }, subsidy { $subsidy }
page-point-yours = you chose
page-point-matters = changes your result
page-point-same = no difference for you
page-point-open = not worked out
page-not-computed = not worked out: too little is known

page-pictures = In pictures
page-pictures-more = Where you stand on the curve, and from gross to net
page-picture-burdens = The two taxes, and what is left
page-picture-curve = Salary against the mainland tax that is left, under each route if all its conditions are met
page-picture-waterfall = From gross to net
page-pictures-missing = The pictures could not be loaded: there is no connection, tax-differential-pictures.js does not lie beside the page's script or is of another build, or a security policy does not allow it. What they show stands here in words and tables.
page-part-again = Try again
page-table = The figures as a table
page-what = What
page-gross = Gross income
page-contributions = Social insurance and housing fund
page-net = Left after tax
page-net-possible = Left after tax, if confirmed
page-curve-none = no relief
page-curve-exemption = exemption
page-curve-subsidy = 15% subsidy
page-crossing-exemption = Between { $from } and { $to } the exemption overtakes the subsidy.
page-crossing-subsidy = Between { $from } and { $to } the subsidy overtakes the exemption.
page-you = you

page-print = Print
page-handoff = A file from your employer
page-handoff-help = What your employer knows about your year. It fills this form and is sent nowhere.
page-handoff-none = This is no file from an employer. Choose the file as you received it.
page-handoff-open = The form holds what your employer sent. Complete it, save the file, and give it back.
page-handoff-months = The form holds what your employer sent. The file has no place for your months: it says only what stands in the form for the year.
page-handoff-unshown = The file also has { $columns }, for which this form has no field. The figures here leave that out; it goes back to your employer as it came.
page-handoff-filled = The form was filled from your employer's file.
page-handoff-save = Save for your employer
page-share = Make a link
page-clear = Clear everything
page-clear-ask = Clear everything that you typed?
page-clear-yes = Yes, clear it
page-cleared = Everything was cleared.
page-undo = Undo
page-from-link = This was filled in from a link.
page-from-link-kept = This was filled in from a link. What you saved on this device is kept as it was.
page-undo-link = Back to what was there
page-remember = Remember on this device
page-link = Link with what you typed
page-link-help = The link holds your figures after the # sign, which browsers do not send to any server. Whoever has the link can read them.
page-link-other-ruleset = This link was made with ruleset { $ruleset }; this page works with { $own }. The figures below may differ from those that the sender saw.
page-link-unpinned = This link was made by an earlier version and does not name its ruleset; this page works with { $own }. The figures below may differ from those that the sender saw.

page-payroll = A whole payroll
page-payroll-lead = The files are read and worked out in this browser; nothing is uploaded. One row of the result is one person in one tax year.
page-payroll-choose = Drop the payroll files here, or choose them
page-payroll-kinds = CSV, TXT, XLSX or XLS: in our own columns, as the withholding client exports them, or IR56B. Several files are joined by identity or employee number.
page-payroll-with-readings = A readings.toml that was saved here may be chosen with them, or later by itself: the payroll is then worked out as your bureau's figures were.
page-payroll-loading = Loading the payroll reader
page-payroll-missing = The payroll reader failed to load. The rest of the page works without it.
page-payroll-looking = Looking at the files
page-payroll-looked = This is what was recognised. Go on if it is right.
page-payroll-go = Show the result
page-payroll-leave = Discard these files
page-payroll-row = Row { $row }:
page-payroll-running = Working: { $rows } rows
page-payroll-making = Making the file
page-payroll-how = How the files are read
page-payroll-sheets = Sheets to read
page-payroll-encoding = Encoding of text files
page-payroll-encoding-found = as recognised
page-payroll-read-as = Read as { $encoding }: { $text }
page-payroll-exclude = Rows to leave out, for example 3,7-9
page-payroll-map = Mapping of your columns (a file that the program taxdiff made)
page-payroll-project = Carry a year that is still running on to December, marked as a projection
page-payroll-look-again = Re-read
page-payroll-routes = People by route
page-payroll-of = Of
page-payroll-code = Code
page-payroll-met = Met while reading
page-payroll-leave-out = Leave out the rows with errors
page-payroll-figures = What your bureau's figures agree with
page-payroll-figures-none = The law leaves some points open, and each can be read in more than one way. Figures that your bureau gave show how it reads them. Put the exemption that each person was given into a column official_exemption, or the refund (tax still due with a minus) into a column official_refund, blank where none is known, and choose the file again. Where the payroll is put together from exports, download the result as CSV, take away the columns from status on, and add the column there.
page-payroll-figures-help = The law leaves some points open, and each can be read in more than one way. Your file has figures that the bureau gave; here they are compared with every reading, to the fen.
page-payroll-figures-alone = The readings file in use is left aside for this: only the figures count.
page-payroll-figures-go = Compare the figures
page-payroll-figures-working = Comparing the figures with every reading
page-payroll-figures-not-compared = Rows that were not compared
page-payroll-figures-save = Save as readings.toml
page-payroll-figures-use = Work this payroll out with it
page-payroll-figures-keep = Saved, it can be chosen together with a payroll, which is then worked out with these readings. It holds for the tax years above and no others.
page-payroll-readings = In use: { $file }, your bureau's practice
page-payroll-readings-leave = Work it out without { $file }
page-payroll-readings-alone = { $file } is chosen. Now choose the payroll that is to be worked out with it.
page-payroll-too-large = { $file } is larger than 512 MB. Only CSV in UTF-8 in our own columns may be; otherwise use the program taxdiff.
page-payroll-too-many-cells = A workbook with this many cells does not fit the browser's memory. Download the result as CSV, or use the program taxdiff.
page-payroll-no-workbook = The workbook could not be made: the browser ran out of memory. Download the result as CSV.
page-payroll-failed = The files could not be worked out: the browser ran out of memory, or the security policy of this page does not allow workers (worker-src blob:).
page-payroll-download = Download as CSV
page-payroll-download-xlsx = Download as workbook (XLSX)
page-payroll-download-errors = Download the list of errors
page-payroll-template-xlsx = Empty payroll to fill in (XLSX)
page-payroll-template-csv = Empty payroll to fill in (CSV)
page-payroll-people = Person by person
page-payroll-shown = Shown: { $shown } of { $all }
page-payroll-only-wrong = Only rows with errors
page-payroll-person = Person
page-payroll-year = Year
page-payroll-brings = Relief
page-payroll-state = State
page-payroll-good = worked out
page-payroll-noted = worked out; { $count ->
    [one] 1 note
   *[other] { $count } notes
}
page-payroll-wrong = error in row { $row }
page-payroll-more = Show more
page-cancel = Cancel

### A payroll in the page: what its module says

payroll-withheld = INCOMPLETE: rows with errors: { $bad } of { $rows }. No totals are shown, because they would lack these people. Correct the rows and choose the files again, or leave the rows out.
payroll-unreadable = The browser cannot read the file.
    .fix = It may have been changed, moved or taken away after it was chosen. Choose it again.
payroll-bad-rows = This is no list of rows.
    .fix = Write row numbers and ranges with commas between them, for example 3,7-9.
payroll-no-workbook = The workbook could not be made.
    .fix = Download the result as CSV.
payroll-two-readings = Two files of readings were chosen.
    .fix = Choose only one with the payroll, { $one } or { $other }.
payroll-other-years = It says nothing of the tax years { $years }: there the open points are taken as usual.
payroll-instead-sheet-which-encoding = Say which is right: the buttons below read the file again. gb18030 is Simplified Chinese, Big5 is Traditional Chinese.
payroll-instead-sheet-cell-too-long = Shorten it, or download the result as CSV.
payroll-instead-sheet-too-wide = Take away columns that are not needed, or download the result as CSV.
payroll-instead-sheet-bad-bytes = Choose the encoding below, or save the file again as CSV UTF-8.
payroll-instead-sheet-nothing-known-hidden = Choose the hidden sheet below if it is the one. For columns of your own, give a mapping below.
payroll-instead-sheet-non-domiciled = Choose the other sheets below, or leave this file out. A person on this sheet who was a resident in the year belongs in the sheet of ordinary wages (正常工资薪金), or in a yearly row of our own columns.
payroll-instead-sheet-of-residents = Leave this file out, and work it out by itself.
payroll-instead-sheet-labour-services = Choose the other sheets below, or leave this file out. To count these amounts, give a mapping below that has "month:labour_services" for the column of the gross receipts, and "month:tax_withheld" for one of the tax withheld on them.
payroll-instead-file-not-utf8 = In the spreadsheet, save the sheet as "CSV UTF-8 (comma delimited)" and choose that file, or choose the encoding below.
payroll-instead-file-empty = Begin with the empty payroll that this page offers.
payroll-instead-file-missing-columns = Name the columns in the first row as the empty payroll of this page does, with commas between them; Chinese and English names are known.
payroll-instead-file-of-months = If the rows are years, remove the column or rename it. This page does not work months of pay out.
payroll-instead-sheet-nothing-known = Name the columns as the empty payroll of this page does, or give a mapping of your columns below.
payroll-instead-sheet-nothing-known-text = Name the columns as the empty payroll of this page does, or give a mapping of your columns below.
payroll-instead-sheet-no-year = Choose the sheet with the incomes too: 税款计算, 正常工资薪金, or one in our own columns (the empty payroll of this page).
payroll-instead-sheet-not-a-workbook = Choose no sheet.
payroll-instead-sheet-map-not-toml = Have the mapping made again, and change only what stands on the right of the = signs.
payroll-instead-sheet-map-without-columns = Have the mapping made again, and change only what stands on the right of the = signs.
payroll-instead-sheet-bad-map = A line reads "their column" = "our column", below [columns]. Ours are those of the empty payroll of this page, "period", "ignore", and "month:wages" or "to_date:special_additional_deductions" for amounts by month or to date.
payroll-instead-problem-year_not_covered-assessment = Write ends_in_tax_year in the column hk_year_of_assessment: the tax year is then compared with the year of assessment that ends in it, { $high }.
payroll-instead-problem-fx_missing = Give the yuan for one Hong Kong dollar in the column fx_cny_per_hkd.
payroll-instead-problem-non_resident_needs_months = Leave the person out of this file. This page works out years of residents only.
payroll-instead-recognised-hidden = hidden, not read: { $sheets } (choose one below to read it)
payroll-instead-finding-tax-of-open-period = NOT TAKEN: column { $column } of { $table } holds amounts (rows: { $rows }), and nothing says whether they are of the month or of the year to date. tax_withheld is left blank and no refund is worked out. To take it, give a mapping of the sheet below that has "month:tax_withheld" or "to_date:tax_withheld" for it.
payroll-instead-finding-tax-of-open-period-of-several = NOT TAKEN: column { $column } of { $tables } sheets, the first of them { $table }, holds amounts (rows: { $rows }), and nothing says whether they are of the month or of the year to date. tax_withheld is left blank and no refund is worked out. To take it, give a mapping of the sheets below that has "month:tax_withheld" or "to_date:tax_withheld" for it.
payroll-instead-finding-running = The months end with { $period }; they are taken as the whole year. A running year can be carried on to December: choose it below.
payroll-instead-met-excluded = Rows left out because you said so: { $count }.
payroll-instead-readings-too-large = Choose a readings.toml that was saved from a result.
payroll-instead-readings-not-one = Choose a readings.toml as it was saved from a result. A mapping of your columns is chosen below, under "How the files are read".
payroll-instead-readings-other-schema = Choose a readings.toml that was saved from a result.
payroll-instead-official-tax-open = Give the exemption that the bureau allowed, in the column official_exemption.

### Workbooks, encodings and other people's sheets

sheet-damaged = The workbook cannot be read: { $reason }.
    .fix = Open it in a spreadsheet and save it again as XLSX, or save the sheet as "CSV UTF-8 (comma delimited)".
damage-not-whole = it is not whole; it was cut off or changed on its way here
damage-packing = it is packed in a way that this program does not read ({ $words })
damage-part-missing = a part of it is missing: { $words }
damage-contents = what stands in one of its parts is broken off or not well formed
damage-no-tables = it is a file of an office program and holds no tables; a letter, for example
damage-other-kind = it is a packed file of another kind, such as XLSB, ODS or a letter
damage-stopped = it could not be read to its end
damage-other = an error that this program has no words for ({ $words })
sheet-unreadable = The workbook cannot be read: it made the reader break off, or takes more than { $memory } MiB of memory or { $seconds } seconds to read.
    .fix = Open it in a spreadsheet and save it again as XLSX, or save the sheet as "CSV UTF-8 (comma delimited)".
sheet-not-started = The process that reads workbooks could not be started.
    .fix = Try again when the machine has memory and processes to spare, or give CSV.
sheet-protected = The workbook is password-protected.
    .fix = Open it in a spreadsheet, remove the password, and save a copy.
sheet-too-large = The file passes a limit that keeps hostile files out: { $what }, at most { $limit }.
    .fix = Check where the file comes from. An honest one this large can be given as CSV, for which there is no such limit.
sheet-too-wide = The workbook would have { $columns } columns with the results; a sheet holds { $limit }.
    .fix = Take away columns that are not needed, or write CSV (-o FILE.csv).
sheet-cell-too-long = Row { $row }: the text in the column { $column } is longer than a workbook's cell may be, { $limit } letters.
    .fix = Shorten it, leave the column out, or write CSV (-o FILE.csv).
sheet-out-of-order = In the sheet { $sheet } row { $row } stands below a later one; the workbook is damaged.
    .fix = Open it in a spreadsheet and save it again.
sheet-no-sheet = There is no sheet { $name }.
    .fix = Use one of: { $known }.
sheet-not-a-workbook = A sheet is asked for, but this is not a workbook.
    .fix = Leave --sheet out.
sheet-not-worked-out = { $place }: here stands a formula whose value cannot be trusted, because the program that wrote the file did not work it out.
    .fix = Open the file in a spreadsheet program (Excel, WPS, LibreOffice), save it, and try again.
sheet-html = This is a web page (HTML), whatever its file extension says.
    .fix = Open it in a spreadsheet program and save it as an Excel workbook (.xlsx), then try again.
sheet-spreadsheet-ml = This is a workbook in the XML format of Excel 2003 (SpreadsheetML), whatever its file extension says.
    .fix = Open it in a spreadsheet program and save it as an Excel workbook (.xlsx), then try again.
sheet-return-xml = This is the Hong Kong employer's return (IR56B) as XML, and not a table. It holds a Hong Kong year of assessment, and no mainland tax year.
    .fix = Give the mainland wages of the year. To show the return beside them, give it as a table with the columns HKID, RTN_ASS_YR and TotalIncome.
sheet-xml = This is XML, and not a table.
    .fix = Save the table as an Excel workbook (.xlsx) or as CSV, then try again.
sheet-nothing-known = No table is known here. Looked at: { $sheets }.
    .fix = Name the columns as "taxdiff template" does, or map them: "taxdiff map FILE -o map.toml", correct the file, then --map map.toml.
sheet-nothing-known-text = None of the first rows holds column names that are known.
    .fix = Name the columns as "taxdiff template" does, or map them: "taxdiff map FILE -o map.toml", correct the file, then --map map.toml.
sheet-nothing-known-hidden = No table is known here. Looked at: { $sheets }. Hidden and not looked at: { $hidden }.
    .fix = A hidden sheet is read with --sheet NAME. For columns of your own: "taxdiff map FILE -o map.toml", correct the file, then --map map.toml.
sheet-which-encoding = The text is not in UTF-8, and more than one encoding fits. The first Chinese character would be: { $previews }.
    .fix = Say which is right: --encoding gb18030 (Simplified Chinese) or --encoding big5 (Traditional Chinese).
sheet-encoding-preview = { $encoding }: { $text }
sheet-bad-bytes = Line { $row } has bytes that are nothing in { $encoding }.
    .fix = Say which encoding it is with --encoding, or save the file again as CSV UTF-8.
sheet-non-domiciled = { $place } is a sheet of the kind "{ $layout }". It is known, but a person without a domicile pays tax month by month, which a yearly row cannot express.
    .fix = { $leave } By themselves, "taxdiff batch" adds such sheets up to years, and "taxdiff withhold" works out what to withhold. A person on it who was a resident in the year belongs in the sheet of ordinary wages (正常工资薪金), or in a yearly row of our own columns.
sheet-of-residents = { $place } is a sheet of the kind "{ $layout }". It makes a year of a resident together with other sheets, and is no file of months.
    .fix = { $leave } Give it to "taxdiff batch" by itself, which works the years of residents out. To withhold by the month from it, make a mapping of its columns with "taxdiff map --months" and give that with --map.
sheet-labour-services = { $place } is a sheet of the kind "{ $layout }", known by its column 允许扣除的税费. Of its amounts it is not certain which is which, so none is guessed.
    .fix = { $leave } To count them, make a mapping of this sheet with "taxdiff map", write "month:labour_services" for the column of the gross receipts, "month:tax_withheld" for one of the tax withheld on them, and give it with --map. The other sheets are still recognised by themselves.
sheet-no-year = The tables are known, but none of them holds a mainland year. Hong Kong returns (IR56B) run from April to March and are shown beside one; lists of persons and of contributions belong to one.
    .fix = Give the sheet with the incomes too: 税款计算, 正常工资薪金, or one in our own columns ("taxdiff template").
sheet-names-alone = { $place } has names, and neither identity numbers nor employee numbers. Two people may have one name, so nothing is joined by it.
    .fix = { $leave } To count it, add a column with the identity number (证件号码) or the employee number (工号).
sheet-mpf-remittance = { $place } is a statement of contributions to a Mandatory Provident Fund, by contribution period. Hong Kong's year of assessment runs from April to March, and only mandatory contributions up to a limit are deducted, so its months are not added here.
    .fix = { $leave } Give the employee's mandatory contributions of the year of assessment in a column hk_mpf.
leave-out-file = Run it again without this file.
leave-out-sheet = Run it again without this sheet: { $sheets }.
sheet-which-month = { $place } is a monthly sheet and does not say which month it is.
    .fix = Write the month above the header (2025年1月), or name the sheet or the file by it: 2025-01.
sheet-which-day-order = { $place } has days such as 05/01/2025, and nothing says which number is the month.
    .fix = Write the days with the year first: 2025-01-05.
sheet-which-year = { $place } is a yearly sheet and does not say which year it is.
    .fix = Write the year above the header, or name the sheet or the file by it: 2025.
sheet-no-columns = No row with column names was found.
    .fix = Give the file whose header is to be mapped; a sheet of it with --sheet NAME.
sheet-map-not-toml = Line { $row } of the mapping cannot be read.
    .fix = Make it again with "taxdiff map FILE -o map.toml", and change only what stands on the right of the = signs.
sheet-map-without-columns = The mapping has no [columns].
    .fix = Make it again with "taxdiff map FILE -o map.toml", and change only what stands on the right of the = signs.
sheet-bad-map = The mapping says { $found } = { $target }; the right side is none of our columns.
    .fix = A line reads "their column" = "our column", below [columns]. Ours are those of "taxdiff template", "period", "ignore", and "month:wages" or "to_date:special_additional_deductions" for amounts by month or to date.

limit-file_bytes = bytes of the file
limit-unpacked_bytes = unpacked bytes of the workbook
limit-text_bytes = unpacked bytes of the workbook's texts
limit-texts = texts of the workbook
limit-entries = formats, names and relationships of the workbook
limit-one_text = bytes of one cell
limit-row_bytes = bytes of the cells of one row
limit-header_bytes = bytes of the headers and of the titles above them
limit-sheet_names = bytes of the names of the sheets
limit-cells = cells of a sheet
limit-old_cells = cells of an .xls workbook, the blank ones between them included
limit-old_blank_cells = blank cells between the few that are filled in, in an .xls workbook
limit-joined_cells = cells of all sheets together
limit-joined_bytes = bytes that the cells of all joined sheets take
limit-kept_bytes = bytes of a sheet that is given back

cli-bad-encoding = { $found } is not an encoding that is known.
    .fix = Use one of: utf-8, utf-16le, utf-16be, gb18030, big5.
cli-bad-rows = { $found } is not a list of rows.
    .fix = Write rows and ranges: 3,7-9.
cli-keep-one-workbook = --keep-workbook needs exactly one workbook in XLSX.
    .fix = Give one XLSX file, or leave --keep-workbook out: -o OUT.xlsx then writes a new workbook.
kept-fix = What to do
kept-incomplete = INCOMPLETE: rows with errors: { $bad }. What to do
map-explained = A mapping of an employer's own columns. Give it with: taxdiff batch FILE --map THIS_FILE
    Left: their column. Right: one of ours ("taxdiff template" lists them), "month:wages" for an amount of
    the month, "to_date:special_additional_deductions" for one of the year to date, "period" for the month,
    or "ignore". Check every line: an amount in the wrong column gives a wrong tax. A line behind # is not
    used; take the # away if it is right. Examples are masked: 9 stands for any digit.
map-explained-months = A mapping of an employer's own columns for a file of months. Give it with: taxdiff withhold FILE --map THIS_FILE
    Left: their column. Right: one of ours for months ("taxdiff template --months" lists them), "period" for a
    column that says year and month, or "ignore". Amounts are those of the row's month; columns mapped alike
    are added. Check every line: an amount in the wrong column gives a wrong tax. A line behind # is not used;
    take the # away if it is right. Examples are masked: 9 stands for any digit.
map-looked-at = Looked at: { $place }, header in row { $row }, { $rows } rows below it.
map-known-sheet = This is a sheet that is known: { $layout }. It needs no mapping; one is only for what should be taken otherwise.
map-about-month-by-row = Each row says its month: amounts are proposed as amounts of the month.
map-about-month = The title or a name says { $month }: amounts are proposed as amounts of the month.
map-about-year-by-row = Each row says its year: amounts are proposed as amounts of the whole year.
map-about-year = The title or a name says { $year } and no month: amounts are proposed as amounts of the whole year.
map-about-open = Nothing says whether the amounts are of a month or of a year, so none is proposed. Choose one form for each of them; amounts of a month need the month in a column "period", in the title, or in the name of the file (2025-01).
map-about-no-month = Nothing says the month of the rows. Give it in a column ("period", or "tax_year" and "month"), in the title, in the name of the sheet or the file (2025-01), or with --month 2025-01.
map-no-people = NOT FOUND: a column of employee numbers or identity numbers. Rows are never joined by name; map one of the columns to employee_id or id_number.
map-others = Other sheets that look like tables: { $sheets }. Each has its own mapping: --sheet NAME.
map-unnamed = NOT PROPOSED: column { $columns } holds values under a header cell that is blank. Name it in the file, and make the mapping again.
map-cells = { $letters }: { $kind }, { $filled } of { $rows } cells, such as { $examples }
map-cells-blank = { $letters }: all cells are blank
map-sure = By { $by }: sure.
map-likely = By { $by }: likely.
map-check = By { $by }: check it.
map-not-proposed = NOT PROPOSED.
map-not-needed = Not needed.
map-by-sheet = the sheet, which is known
map-by-header = the header
map-by-values = the values
map-by-both = header and values
map-kind-documents = identity numbers with a right shape and check digit
map-kind-damaged = identity numbers whose last digits a spreadsheet has lost
map-kind-passports = numbers like those of passports
map-kind-codes = codes that differ from row to row
map-kind-years = years
map-kind-months = months
map-kind-days = days
map-kind-yes-no = yes or no
map-kind-words = words of one of our columns
map-kind-currencies = currencies
map-kind-amounts = amounts
map-kind-accounts = numbers of telephones or bank accounts
map-kind-texts = other texts
map-why-day = A day of payment or of employment; it need not be in the month that is paid.
map-why-net = What is paid out after tax. Tax is on the amount before it.
map-why-deducted = A total of what is taken off, of several kinds.
map-why-other-currency = Another currency than CNY is named. Nothing is converted: give the amounts in CNY.
map-why-named-month = An amount of one month or quarter, which the header names. It is never the year's. Give one row for each month, or a column with the year's sum.
map-why-same-name = Several columns have this name, and a mapping does the same with all of them. Name each by itself in the file.
map-why-values = The header and the values do not fit together.
map-why-damaged = A spreadsheet has rounded these numbers; such rows are never joined. Export them as text.
map-why-nothing = No column of a mapping takes this.
map-why-employers = The employer pays it; it is no deduction of the employee's.
map-why-no-month = An amount of a month or to date, and nothing says the month. It is never taken for the year's. Name the month in a column "period", in the title, or in the name of the file (2025-01).
map-why-year-in-month = An amount of the year in a sheet of months; it would be counted again in each.
map-why-to-date-of-month = To date; a row of months takes the amount of the month.
map-why-only-to-date = Taken only to date, since January or since the start of the employment. Use it if the amount is that.
map-why-month-or-to-date = Sheets give this to date or by month: "{ $other }" if it is of the month.
map-why-month-or-year = "{ $other }" if it is of the whole year.
map-why-year-alone = This column is one of the year, and a mapping takes it for the year alone. Give it in a file of the year.
map-why-passports = Passport numbers have no check digit that could be looked at.
map-why-values-alone = The header says nothing that is known.
map-why-yes-no = Which fact it answers, the header does not say.
map-why-unknown-amounts = Amounts whose header says nothing that is known. They are not counted.
map-why-resembles = The header resembles the name of one of our columns.
map-why-twice = Column "{ $other }" says the same.
map-why-part = A part of column "{ $other }".
map-why-to-date-beside = To date; column "{ $other }" has the amount of the month.
map-why-added = Columns mapped alike are added: only if it is not within column "{ $other }" already.
map-why-parts = A part of the wages or the tax, and no total is found. Columns mapped alike are added: use all parts that are taxed, and no other.
map-why-left = Known, and not taken, although it may matter: nothing says how it counts.
map-summary = { $file }: { $columns } columns: { $taken } proposed, { $asked } to be decided by you (behind #), { $left } left out, of these { $told } with the reason. Check every line before you use it.

layout-own = our own columns
layout-wages_import = wages of a month, import template of the withholding client (正常工资薪金)
layout-tax_calculation = tax calculation, export of the withholding client (税款计算)
layout-annual_bonus = one-off annual bonus (全年一次性奖金)
layout-non_domiciled = monthly wages of persons without a domicile (无住所个人)
layout-labour_services = labour services (劳务报酬)
layout-person_collection = collected particulars of persons (人员信息采集)
layout-withholding_return = 个人所得税扣缴申报表 (withholding return)
layout-ir56b = Hong Kong employer's return (IR56B)
layout-names_alone = list with names alone
layout-mpf_remittance = statement of MPF contributions
layout-mapped_months = monthly, by your mapping
layout-person_months = months of people
layout-mapped_person_months = months of people, by your mapping
layout-facts_of_months = facts of the year or month, joined to the months
layout-equity_events = events of equity pay
layout-mapped_year = yearly, by your mapping

recognised-text = { $file }: text in { $encoding }
recognised-text-tabs = { $file }: text in { $encoding }, with tabs between the cells
http-workbook = Workbook sent to the service
recognised-workbook = { $file }: workbook
recognised-with = { $line } { $how }
recognised-sheet = sheet { $sheet }, header in row { $row }: { $layout }; { $known } of { $columns } columns known.
recognised-table = header in row { $row }: { $layout }; { $known } of { $columns } columns known.
recognised-ignored = not used: { $columns }
recognised-unknown = nothing known in: { $sheets }; not read
recognised-hidden = hidden, not read: { $sheets } (--sheet NAME reads one)
recognised-hidden-read = hidden, read because you named it: { $sheets }
recognised-last-month = The last month's row gives the year; to-date columns are never added up.
recognised-months-added = Amounts of the month are added up; to-date columns are taken from the last month.
recognised-hong-kong-year = Its year runs from April to March: the total is shown beside the calendar year and is no part of it.
recognised-persons = It joins documents to persons.
recognised-events = It joins events to persons and years.
joined-title = { $count ->
    [one] One table was read, and its rows were combined to one row for each person and year: { $rows }. Row numbers in the list of errors are those of the combined rows.
   *[other] { $tables } tables were combined to one row for each person and year: { $rows }. Row numbers in the list of errors are those of the combined rows.
    }
joined-projected = PROJECTION: a running year is carried on to December at the average of its months; rows: { $rows }. What was withheld is left out of them.

period-of = { $files }: { $months }
period-of-missing = { $files }: { $months }; missing: { $missing }
period-range = { $first } to { $last }
files-more = { $files } and { $count } more files
finding-not-taken = NOT TAKEN although it may matter: column { $column } of { $table } holds amounts; rows: { $rows }.
finding-not-taken-of-several = NOT TAKEN although it may matter: column { $column } of { $tables } sheets holds amounts, the first of them { $table }; rows: { $rows }.
finding-tax-of-open-period = NOT TAKEN: column { $column } of { $table } holds amounts (rows: { $rows }), and nothing says whether they are of the month or of the year to date. tax_withheld is left blank and no refund is worked out. To take it, map the sheet with "taxdiff map" and write "month:tax_withheld" or "to_date:tax_withheld" for it.
finding-tax-of-open-period-of-several = NOT TAKEN: column { $column } of { $tables } sheets, the first of them { $table }, holds amounts (rows: { $rows }), and nothing says whether they are of the month or of the year to date. tax_withheld is left blank and no refund is worked out. To take it, map the sheet with "taxdiff map" and write "month:tax_withheld" or "to_date:tax_withheld" for it.
finding-refused = { $place }: { $found } is not an amount; the person's row is an error until it is corrected.
finding-refused-reading = { $place }: { $found } is not an amount; if { $reading } is meant, write it like that. The person's row is an error until then.
finding-other-currency = { $place }: { $found } is in another currency than the column, which takes CNY. Nothing is converted; write the amount in CNY. The person's row is an error until then.
finding-other-income = { $place }: income of another kind ({ $item }); NOT TAKEN: it has no column here, or its rules are others than those of the kinds that are taken. If it belongs to a resident's year, give it in another sheet (a column annual_bonus, labour_services, authors_remuneration or royalties); without it the year is not whole.
finding-payments-taken = Taken from rows of 税款计算 that are not wages: { $field }, rows: { $rows }. Their 本期收入 is added up, and their 应补(退)税额 goes into tax_withheld; their 累计 columns are not taken.
finding-payments-gap = Of { $missing } there is no row of 税款计算. Wages are to date and hold them; a bonus, labour services, author's remuneration or royalties paid in these months are not in the year.
finding-payment-unclear = { $place }: income of another kind ({ $item }) with amounts besides its receipts and its tax, such as deductions or an exempt part; NOT TAKEN, because it is not certain what they belong to. Give it in another sheet (a column annual_bonus, labour_services, authors_remuneration or royalties); without it the year is not whole.
finding-bonus-to-date = { $place }: { $item } whose 累计收入额 is not its 本期收入; NOT TAKEN, because there may be another bonus in the year, or wages in it. Give the year's bonus in another sheet (全年一次性奖金, or a column annual_bonus); without it the year is not whole.
finding-unlisted = More of the same kinds, which are not listed: { $count }.
finding-payment-twice = { $place }: the same payment of the same month and person stands at { $other } too; the person's row is an error until one is left, or both are made one row with their sum.
finding-bonus-twice = { $place }: a second one-off bonus in one year (the first: { $other }); the person's row is an error until one is left.
finding-month-twice = { $place }: the same person and month stand at { $other } too, and nothing says whether one row was given twice, one corrects the other, or two employers paid. The person's row is an error. If one was given twice or is out of date, leave it out; if two employers paid, write each employer's name in a column 扣缴义务人名称 of both sheets: their amounts are then added.
finding-to-date-unclear = { $place }: nothing says whether the figures to date hold the month at { $other }, or are another employer's. The person's row is an error. Write the employer's name in a column 扣缴义务人名称 of both sheets: the figures of one employer go on, those of two are added.
finding-to-date-falls = { $place }: the deductions to date are less than those at { $other }; either another employer counts anew, or they were corrected. The person's row is an error. Write the employer's name in a column 扣缴义务人名称 of both sheets, or correct the earlier months.
finding-employer-change = { $place }: the deductions to date may go on from { $other }, or be another employer's, who counts anew; the figures fit both, and nothing names the employer. The person's row is an error. Write the employer's name in a column 扣缴义务人名称 of both sheets: of one employer the last figures are taken, those of two are added.
finding-employer-assumed = { $place }: nothing names the employer. From earlier months to { $other } and to here the deductions to date grow by the same amount a month, so they are taken as one employer's. If this is the first month at another employer, the year's deductions are higher: write the employer's name in a column 扣缴义务人名称 of both sheets.
finding-payer-unclear = { $place }: the month may be of more than one employer (one of them at { $other }). The person's row is an error. Write the employer's name in a column 扣缴义务人名称 of each sheet.
finding-employers = For employee { $employee } the amounts of { $employers } employers in { $year } are added, or of one whose figures to date began again; their last rows: { $places }.
finding-contradiction = { $place }: { $field } is given twice, differently ({ $found }); the person's row is an error until one is left.
finding-given-twice = { $place }: { $field } is given twice ({ $found }). Nothing says whether one amount was given twice, or two employers or two months have the same; the person's row is an error. Leave one out, or give one row with the sum.
finding-event-without-row = { $place }: no row of the payroll is of this person and year, or the row names no year. The event of equity pay is not counted.
finding-amount-without-year = { $place }: { $field } names no year, and the person has several; the person's rows are errors. Write the year in a column tax_year (纳税年度).
finding-taken-as-year = { $table }: nothing says that its amounts are of a month; they are taken as those of the whole year; rows: { $rows }.
finding-side-months = { $place }: { $field } of employee { $employee } is known for { $known } and not for { $missing }. One month is not the year: the person's row is an error until the other months are given too, or the year's amount in a sheet with a column tax_year (纳税年度).
finding-side-hong-kong = { $place }: { $field } of employee { $employee } is given by month ({ $known }). Hong Kong's year of assessment runs from April to March, so the months of a calendar year are not it: the person's row is an error until the amount of the year of assessment is given in a sheet with a column tax_year (纳税年度).
finding-return-of-another-year = { $place }: a return for { $assessment } does not speak for { $year }; its marital status is NOT TAKEN. A year of assessment is written 2025/26.
finding-return-year-unclear = { $place }: { $assessment } may be the year of assessment that begins or that ends in it, so the marital status may be of another year. The person's row is an error until it is written with both years (2025/26), or a sheet gives the marital status.
finding-return-forms = { $place }: form { $form } is taken before form { $earlier } at { $other }.
finding-no-month = { $place }: the row does not say which month it is; the person's row is an error until it does.
finding-damaged-scientific = { $place }: a spreadsheet turned the identity number into scientific notation; its last digits are lost. Take it from the document and format the cell as text.
finding-damaged-digits = { $place }: the identity number was kept as a number, of which a spreadsheet keeps 15 digits; its last digits are wrong. Take it from the document and format the cell as text.
finding-document-type = { $place }: { $number } is called "{ $named }" but has the shape of "{ $shaped }"; it is taken as the latter.
finding-permit-without-work = { $place }: { $number } is a permit for non-Chinese residents (HA). Its holder may not work on it; check the person's permission to work.
finding-employee-shared = Employee number { $employee } is used with different ID numbers; its rows are errors.
finding-employee-zeros = Employee numbers that differ only in zeros at the beginning belong to different persons here: { $pairs }; the first: { $first } and { $second }. If they are the same person, format the column as text and write the number alike in every sheet.
finding-running = The months end with { $period }; they are taken as the whole year. --project carries a running year on to December.
finding-running-projected = The months end with { $period }.
finding-without-year = Persons who stand only in sheets without incomes or without a year, and have no row: { $people }.
finding-missing-months = Missing months: { $missing }; rows: { $rows }. What was earned in them is not in a year that is added up from months.
finding-numbered = Persons without an employee number, who are called P and a number: { $people }.
finding-withheld-in-part = Persons of whom the sheets do not say all that was withheld: { $rows }. Their tax_withheld is left blank and no refund is worked out; to have one, give the year's whole amount in a column tax_withheld.
finding-months-against-year = { $place }: for employee { $employee } the months of { $year } add up to { $months }, but the year to date says { $todate }. The latter is taken.

joined-check-compared = Rows of 税款计算 that were worked out again from their own columns: { $rows }; figures that differ: { $different }.
joined-check-line = { $place }: employee { $employee }, { $period }: the sheet says { $figure } { $stated }, its own columns give { $computed }, difference { $difference }
joined-check-more = and { $count } more; a workbook (-o OUT.xlsx) lists them all
joined-check-figure = Figure
joined-check-stated = In the sheet, in CNY
joined-check-computed = From its columns, in CNY

withholding-compared = Months whose withholding was worked out again: { $months }; different: { $different }.
withholding-line = { $place }: employee { $employee }, { $period }: withheld { $withheld }, by the formula { $computed }, difference { $difference }
withholding-place = Where
withholding-month = Month
withholding-withheld = Withheld, in CNY
withholding-computed = By the formula, in CNY
withholding-difference = Difference, in CNY

met-cleaned = Amounts read after separators, currency signs or full-width digits were taken off: { $count }.
met-marks = Cells with a mark for nothing (such as "-"), read as blank: { $count }.
met-forced = Cells that were forced to be text (="0042", an apostrophe, a tab), read without that: { $count }.
met-unnamed-column = NOT TAKEN although it may matter: column { $column } has no name in the header and holds values; rows: { $rows }.
met-passed = Rows that are nobody's, passed over: { $count }.
met-passed-row = { $what }: { $places }
met-excluded = Rows left out because you said so (--exclude): { $count }.
met-damaged = A spreadsheet damaged the identity numbers of these rows: { $rows }. Take them from the documents and format the column as text.
met-without-work = These rows show a permit for non-Chinese residents (HA), on which its holder may not work: { $rows }. Check their permission to work.
met-other-document = The identity number of these rows has the shape of another document than the one named: { $rows }.
met-refused = { $cell }: { $found } is not an amount; if { $reading } is meant, write it like that.
met-other-currency = { $cell }: { $found } is in another currency than the column. Nothing is converted; write the amount in the currency of the column. The row is an error until then.

document-travel_permit = Mainland Travel Permit for Hong Kong and Macao Residents
document-non_chinese_travel_permit = the same permit for non-Chinese residents
document-residence_permit = residence permit for Hong Kong, Macao and Taiwan residents
document-mainland_card = mainland identity card
document-hong_kong_card = Hong Kong identity card

sheet-name-summary = Summary
sheet-name-rows = Rows
sheet-name-assumptions = Assumptions
sheet-name-attention = Needs attention
sheet-name-withholding = Withholding
sheet-name-check = Check of the sheet
sheet-name-reading = How it was read
workbook-rows = Rows
workbook-good = Worked out
workbook-bad = With errors

### The page for companies

page-company-title = A company in the Hetao Park: the 15% rate
page-company-lead = Answer what you know: the conditions of the 15% rate are checked at once, and each regime is worked out beside it.
page-company-questions = Profit, and the conditions of the 15% rate
page-company-empty-lead = Type the profit to see the tax. The conditions below are answered already.
page-problem-structure_conflict = The branches do not fit what is chosen under { $other }.
page-fix-structure_conflict = List the branches, in the area and outside, or choose “Single”. With a head office in the area the company is in the special area, too.
page-company-without-branches = The result above leaves head office and branches out, until this is corrected:
page-company-park = { $regime } of the park: tax { $tax }, once every open condition is met ({ $count } left).
page-company-over = (over)
page-company-name = Company, for the printed memo
page-company-name-help = It stands on the memo only, and nothing is worked out from it.
page-company-typed = What was typed
page-company-evidence = Still needed as evidence for the 15% rate
page-company-checklist = The 15% rate of the park: condition by condition
page-company-eligible-yes = All conditions are met
page-company-eligible-no = Not met
page-company-eligible-needs = Not sure yet: not everything is answered
page-company-eligible-unknown = Not settled by any text
page-company-figure-standard = Tax at 25%
page-company-figure-best = Tax of the best confirmed regime
page-company-figure-saving = Saved against 25%
page-company-picture = Tax under each regime
page-company-dates = Dates, and what to keep
page-company-deadline = { $what }: { $opens } to { $closes } ({ $evidence })
page-company-part-staff = Staff: for the test of substance
page-company-part-small = Small low-profit enterprise
page-company-part-hightech = High-tech enterprise
page-company-part-research = Research and development
page-company-part-losses = Earlier losses
page-company-part-catalogue = The catalogue file
page-company-part-branches = Head office and branches
page-company-part-imports = Imports
page-company-item-losses = Loss { $number }
page-company-item-units = Branch { $number }
page-company-item-imports = Import { $number }
page-company-list-losses = One entry for each year with a loss that is not used up.
page-company-list-units = All branches, in the area and outside, with the figures of the year before. The head office is none of them.
page-company-list-imports = What the company imports for its own use.
page-company-add-losses = Add a loss
page-company-add-units = Add a branch
page-company-add-imports = Add an import
page-company-remove = Remove: { $what }
page-company-catalogue-choose = Choose a catalogue file (CSV)
page-company-catalogue-help = A CSV file with the columns area, item and title. It is read in this browser only and is not kept. No text of the items is known, so none comes with this page.
page-company-catalogue-loaded = { $file }: { $count } items
page-company-catalogue-items = The items
page-company-catalogue-forget = Forget this file
page-other-company = For a company: the 15% rate
page-other-person = For one person, or a payroll
page-company-turns = With “{ $fact }: { $value }” this turns to “{ $answer }”
page-company-prepayment = Quarterly prepayment
page-company-tax = { $tax } ({ $rate })
page-company-tax-if = { $tax } if confirmed
page-help-in_special_area = Whether the company is set up in the enclosed area, which is the Futian bonded zone.
page-help-catalogue_item = Whether the main business is an item of the Catalogue. If nobody has decided that yet, leave it undetermined.
page-help-catalogue_code = The item's code in the catalogue file. Without a file it decides nothing.
page-help-operations = Whether premises, equipment and control of the operation are in the area.
page-help-personnel = Whether the staff that the business needs really work in the area and are paid through an account there.
page-help-accounts = Whether the books are kept and the basic account is held in the area.
page-help-property = Whether the property used is really used in the area or controlled from there.
page-help-headcount = Staff of the company, a whole number.
page-help-restricted_industry = Whether the business is restricted or prohibited by the state.
page-help-high_tech_certificate = Whether the whole company has a certificate that is valid in the tax year.
page-help-technology_sme = Whether the company is registered as a technology SME in the tax year.
page-help-rd_kind = Integrated circuits and industrial machine tools may deduct more.
page-help-rd_excluded_industry = Tobacco, accommodation and catering, wholesale and retail, real estate, leasing and business services, or entertainment. If you do not know, the deduction is left out, and what it would bring is shown as "if confirmed".
page-help-structure_kind = Where the head office and the branches are.
page-help-same_city = Then nothing is split across regions. If you do not know, the 15% rate stays open.
page-help-unit_in_area = Whether this branch is in the special area.
page-help-unit_share = Whether it has a share of the tax, or why not.
page-help-legal_person = Whether the company is registered in the park with legal personality of its own. A branch is not.
page-help-white_list = Whether Shenzhen has recognised the company and filed it as a beneficiary.
page-help-duty_rate = In percent.
page-help-vat_rate = In percent, such as 13.
page-help-consumption_rate = In percent; leave it blank if there is none.
page-help-listed = Whether the goods are on the list of duty-free goods.
page-help-vat_creditable = Then VAT is a matter of time only. If you do not know, it is taken to be creditable, and a note says so.
page-help-first_line = Whether the goods come directly from Hong Kong into the supervised area. If you do not know, the relief stays open.
page-help-own_research_use = Whether the company itself uses them for research. If you do not know, the relief stays open.
page-help-excluded = Banned from import, or excluded by a law or by the catalogue of major equipment. If you do not know, the relief stays open.
page-help-waived = Whether the exemption for this class of goods was given up less than 36 months ago. If you do not know, the relief stays open.
page-help-entered_on = The day on which the goods entered; it lies in the tax year. Goods of 2026 without a day stay open: the relief began on 10 February 2026.
page-note-catalogue_not_loaded = A catalogue code is given, but no catalogue file is chosen, so the code decides nothing. Choose the file under "The catalogue file".
page-remark-catalogue_not_loaded = The code cannot be checked: no catalogue file is chosen. Choose it under “The catalogue file”.
page-note-losses_need_history = Losses older than five years are left out: they count only if the high-tech or technology SME status was obtained early enough. Give the first year under "High-tech enterprise".

### Months: notes

note-record_incomplete = The record does not cover the whole year: there are counts so far, and no days of residence.
note-absence_unclear = Whether the longest absence is over 30 days hangs on whether the days of departure and return count (open point absence_count).
note-no_crossing = No crossing of this person lies in the year; the counts follow from the crossings before and after it.
note-crossings_outside = Crossings or stays of this person lie outside the period. Nothing is counted of them; they only show whether the person was there when it began or ended.
note-assumed_not_domiciled = Taken to be without a domicile on the mainland, because nothing is said of it.
note-assumed_six_years_not_met = The six-year rule is taken as not met, because nothing is said of it; it matters only for pay from abroad for work abroad.
note-six_years_needed = Whether the six-year rule is met decides here, and it is not given. The tax is that without it; the tax with it stands in tax_other_way. "taxdiff days" works it out.
note-assumed_post = Taken to have a mainland post only, because no post is given: pay is not split by days.
note-work_days_ignored = Work days are given, but with a mainland post only pay is not split by days; they were not used.
note-dual_post_needed = The pay of somebody who crosses every day was split by days. That needs a genuine post in Hong Kong; keep its contract.
note-related_party_pay = Pay comes from abroad although there is a mainland post only. If a related party pays what the mainland employer should, either the employer withholds on it or the person files; the employer reports within 15 days after the month otherwise.
note-treaty_residence_needed = A claim under the Arrangement needs residence of Hong Kong in the sense of its article 4. No approval is needed; keep the documents.
note-treaty_lower = The other way of the Arrangement gives a lower tax; it stands in tax_other_way, and lower_way names it. The person may choose.
note-treaty_days_needed = The lower way is a claim for a short presence: at most 183 days of presence in any twelve months, any part of a day counted. treaty_window_days is not given; somebody who comes on four days a week or more has more.
note-treaty_183_passed = There are more than 183 days of presence in twelve months: the claim for a short presence does not hold, and earlier months are corrected within 15 days after the month in which that is reached.
note-becomes_resident = The days make a resident of somebody who was taxed by the month. The method stays for the year; a settlement as a resident follows.
note-becomes_non_resident = The days make a non-resident of somebody who was taxed as a resident. All months are worked out again by the month; report it within 15 days after the year. The law can also be read as counting from the day on which that is certain.
note-over_ninety_days = More than 90 days turned out than were expected: earlier months are worked out again, within 15 days after the month in which the 91st day falls. The column short_stay_passed_on says that day; where it is blank, so is the day of the correction.
note-within_ninety_days = Not more than 90 days turned out: earlier months may be worked out again, and tax comes back.
note-record_filing = Pay from abroad for work abroad was left out. That needs a record filing with the tax office.
note-assumed_start_month = The employment is taken to begin in the first month of the payer in the file.
note-month_missing = A month before this one has no row; it counts as employed with nothing paid.
note-deductions_ignored = Insurance, housing fund, special additional or other deductions are given; a non-resident has none of them, and they were not used.
note-treaty_claim_ignored = A claim under the Arrangement is given that does not belong to the person: pay of somebody with a domicile, or services of a resident. It was not used.
note-second_bonus_joins = The rule for a bonus was used earlier in the year; this one was added to the wages of its month.
note-researcher_exempt = The wages are exempt for three years under the Fifth Protocol to the Arrangement, if its conditions are met: they were counted as nothing.
note-nonresident_relief_unconfirmed = No text settles whether somebody without an annual settlement has the reliefs of the park. The amounts shown are what they would be.
note-formula_differs = The formula that was chosen in the withholding client is another than status, days and post give; the latter was used.
note-two_payers = Two payers in China paid in one month, and each took off 5,000. The person has it once and files an own return by the 15th of the next month.
note-deductions_at_two_payers = Special additional deductions are taken off at two payers in one month, and each counts. One deduction may be taken off at one payer at a time: compare what each of them was told.
note-to_date_falls = An amount to date (special additional deductions or personal pension) is lower than in the month before. From this month on the lower one counts; check whether it is the amount of the month alone.
note-rows_added = Several rows of one payer in a month were added up. If one of them corrects another, take the other out.
note-withheld_incomplete = Some months say what was withheld (tax_withheld), others leave it blank: there is no refund of the year. Fill it in for every month, with 0 where nothing was withheld.
note-next_month = This row is of next month: it was added, paid as the last month of the file.
note-expected_days = The days of residence of the year are those that were expected; the real count decides in the end.
note-months_end_early = The months end before December. The year was worked out on the months that there are.
note-assumed_even_months = The year of a non-resident was spread evenly over the months given, with a mainland post only. A file of months gives the exact tax.
note-settlement_must_file = Tax is due for the year, and the annual settlement must be filed.
note-settlement_exempt = Tax is due for the year, and the annual settlement need not be filed.

### Months: mistakes

problem-status_needed = Neither the status nor the days of residence are given.
    .fix = Fill in mainland_status, or the days of residence that are expected for the whole year; nothing is assumed.
problem-days_needed = The tax of this non-resident depends on the days of residence, and they are not given.
    .fix = Fill in the days that are expected for the whole year: up to 90 days and 91 to 182 days are taxed by different formulas.
problem-too_many_rows = There are more than 5,000 rows of this person; no more are read.
    .fix = Check the column of employee numbers: rows of many people may have one number. Payments of a month may be added up to one row.
problem-duplicate_period = Row { $row } of the same person and month says exactly the same.
    .fix = Delete one of the two rows. Several rows of a month are several periods that the pay is for; if both were paid, write the days of each period, or one row with the sum.
problem-work_days_above_period = There are more work days in China than the column { $other } has days.
    .fix = Correct the work days or the days of the period. Work days are at most the calendar days of the period.
problem-days_above_year = The year in the column { $other } has only 365 days.
    .fix = Correct the days or the year; only full days of 24 hours in the calendar year count.
problem-differs_from_row = Row { $row } of the same person gives another value here.
    .fix = Give the same value in every row of the person and year, or of the employment and month. The days of residence are those of the whole year, not to date.
problem-earlier_month_bad = This month rests on row { $row } of the same person, which has an error.
    .fix = Correct row { $row } and run the file again; without it the months after it cannot be right.
problem-start_month_needed = The months of this resident begin within the year: it is not known since when the person is employed, or earlier months of the employment are missing.
    .fix = Fill in employment_start_month, and add the rows of the months since then, with 0 where nothing was paid: what is withheld rests on the pay and tax since then.
problem-rule_not_in_force = This rule of the basic deduction is not in force in the month.
    .fix = Use worked_months: deductions by calendar months exist since July 2020, the 60,000 from January since 2021.
problem-month_has_errors = Row { $row }, a month of this person, has an error, and the year rests on it.
    .fix = Work the same files out together as months of withholding: the list of errors then says what is wrong with the month. Correct it and work the years out again.
problem-second_bonus-year = More than one row of this resident has a one-off bonus that is not merged; only one bonus a year may be taxed by itself.
    .fix = Write merged in bonus_method of every row but one.
problem-equity_of_resident = The months have equity income, and the person is a resident of the year, whose equity is taxed by the year and not by the month.
    .fix = Leave it out of the months. A payroll of yearly amounts takes it in the column equity_income.
problem-tax_reduction_of_year = The months of this resident have tax reductions, and nothing says for which income of the year they are.
    .fix = Leave tax_reduction out, and take the reduction off the year's tax by hand.
problem-business_of_non_resident = Business income is given for a non-resident; which deductions it takes is not settled.
    .fix = Leave it out, and ask the tax office about the business income.
problem-not_beside_months = The months beside this row say this already.
    .fix = Leave it blank: exempt pay has left the pay of the months, and the months themselves are given.
problem-second_bonus = The rule for a bonus was used in an earlier month of this year, and may be used once a year.
    .fix = Add this bonus to the wages of its month (for a resident: bonus_method merged).
problem-bonus_against_status = This column does not belong to the status of the row: a bonus for several months and equity are columns of a non-resident, the one-off annual bonus of a resident.
    .fix = Move the amount to the column of the status, or correct the status.
problem-pay_given_twice = Wages are given beside the column { $other }; they could be the same pay or more.
    .fix = Leave one of the two blank: wages for somebody with a mainland post only, otherwise paid_in_china and paid_abroad.
problem-crossing_contradiction = This row does not fit row { $row }: two crossings in the same direction follow one another, or two stays overlap.
    .fix = Find the crossing that is missing or written twice; the days of this person are not counted until then.
problem-crossing_and_stay = The row holds a crossing and a stay: this column is filled in beside the column { $other }.
    .fix = Write one of the two, or a row for each: a crossing has a date and a direction, a stay a day of arrival and a day of departure.
problem-document_of_two_numbers = This document is used with two employee numbers; row { $row } has the other.
    .fix = Correct the employee number or the document in one of the two rows. No days are counted for either number until then.
problem-year_not_covered-crossing = This day lies outside the days that are read, { $low } to { $high }.
    .fix = Correct the day, or remove the row.
problem-record_has_errors = Row { $row } of this person cannot be read, so nothing is counted.
    .fix = Correct the row and run the file again.
problem-researcher_month_split = The three exempt years of a researcher begin or end within this month.
    .fix = Write two rows for the month: one with first_arrival for the exempt days, paid 0, and one without it for the pay of the other days.
problem-status_conflict-domicile = Somebody with a domicile is a resident, and the column { $other } says otherwise.
    .fix = Correct the domicile or the status. A flat or a family visit is no domicile; household registration with family or economic ties is.
problem-out_of_range-after = This lies after the column { $other }.
    .fix = An employment begins in the month of its first pay at the latest. Correct one of the two.
problem-out_of_range-before = This lies before the column { $other }.
    .fix = A stay ends on the day of arrival or later. Correct one of the two.

### Months: codes in a few words

code-status_needed = Status or days needed
code-days_needed = Days of residence needed
code-too_many_rows = Too many rows of one person
code-duplicate_period = Same row twice
code-work_days_above_period = More work days than days
code-days_above_year = More days than the year
code-differs_from_row = Differs from another row
code-earlier_month_bad = Rests on a row with errors
code-start_month_needed = Earlier months needed
code-rule_not_in_force = Rule not in force
code-second_bonus = Second bonus of the year
code-bonus_against_status = Bonus against status
code-pay_given_twice = Pay given twice
code-crossing_contradiction = Crossings contradict
code-crossing_and_stay = Crossing and stay in one row
code-document_of_two_numbers = Document of two employee numbers
code-record_has_errors = Record has errors
code-researcher_month_split = Exempt years end within the month
code-record_incomplete = Record does not cover the year
code-absence_unclear = Absence near 30 days
code-no_crossing = No crossing in the year
code-crossings_outside = Crossings outside the period
code-assumed_not_domiciled = Taken as without domicile
code-assumed_six_years_not_met = Six years taken as not met
code-six_years_needed = Six-year rule decides
code-assumed_post = Taken as a mainland post only
code-work_days_ignored = Work days not used
code-dual_post_needed = Genuine post outside needed
code-related_party_pay = Pay from abroad, mainland post
code-treaty_residence_needed = Hong Kong residence needed
code-treaty_lower = The other way is lower
code-treaty_days_needed = Days of presence needed
code-treaty_183_passed = More than 183 days of presence
code-becomes_resident = Becomes a resident
code-becomes_non_resident = Becomes a non-resident
code-over_ninety_days = More than 90 days after all
code-within_ninety_days = Not more than 90 days after all
code-record_filing = Record filing
code-assumed_start_month = Start of employment assumed
code-month_missing = Month missing
code-deductions_ignored = Deductions of residents not used
code-treaty_claim_ignored = Claim not used
code-second_bonus_joins = Second bonus joins the wages
code-researcher_exempt = Exempt as a researcher
code-nonresident_relief_unconfirmed = Relief of a non-resident not settled
code-formula_differs = Other formula than the client
code-two_payers = Two payers
code-deductions_at_two_payers = Deductions at two payers
code-to_date_falls = Amount to date falls
code-rows_added = Rows of a month added up
code-withheld_incomplete = Tax withheld missing in a month
code-next_month = Row of next month
code-month_has_errors = A month has errors
code-equity_of_resident = Equity income of a resident
code-tax_reduction_of_year = Tax reduction of a resident
code-business_of_non_resident = Business income of a non-resident
code-not_beside_months = Said by the months already
code-expected_days = Expected days
code-months_end_early = Months end before December
code-assumed_even_months = Even months assumed
code-settlement_must_file = Settlement must be filed
code-settlement_exempt = Settlement need not be filed

### Months: a run

cli-bad-month = This is no month: { $found }.
    .fix = Write year and month, such as 2025-06.
cli-which-month = { $place }: it is not known of which month this sheet is.
    .fix = Name the month with --month 2025-06, or in the name of the sheet or the file.
days-title = { $file }: rows: { $rows }; people: { $people }; with errors: { $bad }
days-period = The record is taken to cover { $from } to { $until }; --from and --until say otherwise.
days-work = Work days count by presence: a full day is 1, a day of crossing 0.5, weekends inside China included. Rest days outside follow the open point rest_days_outside.
days-rest-weekends = Rest days are Saturdays and Sundays; public holidays are not known (--holidays FILE names them).
days-rest-calendar = Rest days are Saturdays and Sundays, with the days of { $file }: { $holidays } holidays, { $workdays } work days.
days-rest-years = { $years }: the calendar names no day of these years; there Saturdays and Sundays alone are rest days.
days-rest-unused = The calendar changes no figure: rest days outside are left out (rest_days_outside=left_out). --set rest_days_outside=counted counts them.
file-calendar-too-large = The calendar is larger than { $limit } bytes.
    .fix = Give only the days of the yearly notices on public holidays.
file-calendar-empty = The calendar has no day.
    .fix = Begin with a row that names the columns { $columns }, then one row for each day.
file-calendar-missing-column = The column is missing.
    .fix = Name the columns { $columns } in the first row.
file-calendar-column-twice = The column stands twice in the first row.
    .fix = Keep one of them.
file-calendar-blank = The cell is blank.
    .fix = Every row needs a day and its kind.
file-calendar-day = This is no day of the calendar.
    .fix = Write it like 2025-10-01.
file-calendar-kind = This is no kind of day.
    .fix = Use one of: { $known }. A holiday is a day off; a workday is a Saturday or Sunday that is worked.
file-calendar-day-twice = Row { $row } already has this day.
    .fix = Keep the row that is right.
cli-not-a-day = The option { $option } takes a day such as 2025-12-31, and { $found } is none.
    .fix = Write the day as year, month and day.
days-outside = Outside this period, and not counted: { $count ->
    [one] one crossing or stay
   *[other] { $shown } crossings or stays
}.
cli-period-backwards = The last day, { $until }, lies before the first, { $from }.
    .fix = Give a last day that is the same or later.
cli-period-out-of-reach = The day { $found } lies outside the days that are counted, { $from } to { $until }.
    .fix = Give a day within them.
cli-period-without-crossing = The file has crossings from { $from } to { $until }; the period begins after the last of them, or ends before the first.
    .fix = Give a period with crossings. If the record reaches further than its last crossing, give its last day too.
cli-year-outside-record = The record covers { $from } to { $until }; no day of { $year } is among them.
    .fix = Choose a year of the record. If it reaches further than its last crossing, give its last day with --until.
cli-record-of-no-year = The record covers { $from } to { $until }; days are counted of the years { $low } to { $high }.
    .fix = Give a record of one of these years.
months-explained = Month { $month }
months-steps = Working
answer-correction = Correction: { $amount } due by { $day }, or back if negative.
answer-correction-no-day = Correction: { $amount } due, or back if negative; no text names a day.
months-facts = { $file }: facts of the year or month in { $rows ->
    [one] one row, which was taken
   *[other] { $rowstext } rows, all taken
}.
months-facts-some = { $file }: facts of the year or month in { $rows ->
    [one] one row
   *[other] { $rowstext } rows
}; { $met } of them belong to somebody with months, the others were left out.
months-rows-excluded = Rows left out because you said so (--exclude): { $count }. The other months of these persons are worked out as if nothing had been paid in those rows.
months-years-excluded = Years of persons left out because you said so (--exclude): { $count }, each with all of its months.
months-not-taken = Not taken, because a table without a column of months has them for the year: { $columns }.
years-of-months = { $file }: months. They are added up to a row for each person and year.
years-facts = { $file }: facts of the year in { $rows ->
    [one] one row, which was taken
   *[other] { $rowstext } rows, all taken
}.
years-facts-some = { $file }: facts of the year in { $rows ->
    [one] one row
   *[other] { $rowstext } rows
}; { $met } of them belong to somebody with months, the others were left out.
cli-not-of-months = { $option } has no meaning for a file of months.
    .fix = Leave { $option } out, or give a payroll of years.
months-title = { $file }: { $rows ->
    [one] One row
   *[other] { $rowstext } rows
}, { $good } worked out, { $bad } with errors
months-report = Withholding by month
months-withheld = INCOMPLETE: rows with errors: { $bad } of { $rows }. No totals are shown, because they would lack these months. Correct the rows and run it again.
months-tax = Tax on wages
months-bonus = Tax on bonus and equity
months-services = Tax on services
months-all = To be withheld, in all
months-total = Total
months-amount = Amount, in CNY
months-value = Value
months-next = Next month, not counted above: { $rows ->
    [one] one row was added
   *[other] { $rowstext } rows were added
}, with CNY { $tax } to be withheld. Each has the note next_month.
months-next-rows = Next month, not counted above: { $rows ->
    [one] one row was added.
   *[other] { $rowstext } rows were added.
} Each has the note next_month.
months-next-ended = Ended before the last month of the file, so without a row of next month: { $count ->
    [one] one employment
   *[other] { $shown } employments
} ({ $names }).
months-next-december = The file ends with December: no row of next month was added.
months-was-withheld = Was withheld, over { $count ->
    [one] the one month that says
   *[other] the { $months } months that say
} so
months-too-much = Withheld too much
months-too-little = Withheld too little
months-corrections-due = Corrections due
months-corrections-back = Corrections that come back
months-differences = Largest differences between what was withheld and what is right
months-points = Open points of the law that these rows touch, and what was taken
months-unverified = Values of the law that nobody verified
months-decision = This is a computation aid. What is withheld and reported is decided by the withholding agent and the tax office.
months-needs = Rows for which a fact that decides is missing: { $rows }

### Months: the page

page-living-ask-nights = Which nights do you stay in Shenzhen?
page-living-about-nights = Only full days of 24 hours count for status; the days on which you arrive and leave do not.
page-living-nights-mon_fri = Monday to Friday
page-living-nights-sun_fri = Sunday evening to Friday
page-living-six-years = Whether in each of the six years before { $year }, counted from 2019, you were on the mainland for 183 days and never away for more than 30 days at a time. Before tax year 2025 it cannot be met. It matters only for pay from abroad for work abroad.
page-living-stays = Your crossings, or your stays on the mainland
page-living-stays-help = One a line: a crossing with its day and in or out, such as 2025-01-06 in; or a stay by its days of arrival and departure, such as 2025-01-06 2025-01-10. Lines of the export of the National Immigration Administration can be pasted as they are, or the file (CSV, TXT) dropped here. All of the year belong here; what has no end goes on. The record is taken to cover the year up to today.
page-living-file = Choose the file of the export (CSV, TXT)
page-living-file-refused = { $file } is no text, or has no or too many lines. Open it and paste its lines here; a workbook can be saved as CSV.
page-living-headings = Headings passed over: { $count }
page-living-line = Line { $line }: { $message }
page-living-days = Full days on the mainland in { $year }
page-living-days-help-daily = Leave it blank if you never spend a whole day and both nights about it on the mainland. Count the days of holidays there.
page-living-days-help-weekly = Leave it blank to take the number below, or write your own if you took leave or stayed over weekends.
page-living-days-help-lives = Leave it blank if you are there for 183 days or more in the year.
page-living-days-help-count = If you know it, you need no record. For a year that is not over, it is what the whole year will have.
page-living-asks-nights = Choose which nights you stay: they decide how you are taxed.
page-living-asks-days = Give your stays or the number of full days: they decide how you are taxed.
page-living-by-typed = Taken: { $days } full days in { $year }, as you wrote.
page-living-by-daily = Counted: { $days } full days in { $year }. You sleep in Hong Kong every night, so no day is a full one; this is an expectation until the year is over.
page-living-by-weekly = Counted: { $days } full days in { $year }, week by week through the calendar year, without the days of arrival and departure. No holiday and no leave is taken off, so it is an expectation: write your own number above if you know it.
page-living-by-record = Counted from your crossings or stays: { $days } full days and { $presence } days of presence in { $year }.
page-living-by-so_far = So far your stays have { $so_far } full days in { $year }. The year is not over: write above how many the whole year will have.
page-living-follows-up_to_90 = You are a non-resident of up to 90 days. Each month is taxed by itself, with 5,000 taken off; there is no yearly settlement, and no social insurance or special deduction counts. Of your pay only what a mainland employer pays or bears for work on the mainland is taxed.
page-living-follows-up_to_182 = You are a non-resident of more than 90 days. Each month is taxed by itself, with 5,000 taken off; there is no yearly settlement. Pay from both sides is taxed for work on the mainland; with a post outside too, only work days on the mainland count.
page-living-follows-resident = You are a resident without domicile. Tax is withheld by accumulation and settled for the year; what is paid abroad for work abroad is left out.
page-living-follows-resident_six_years = You are a resident who met the six years. Tax is withheld by accumulation and settled for the year, on pay from everywhere.
page-living-follows-domiciled = You have a domicile on the mainland: a resident whatever the days. Tax is withheld by accumulation and settled for the year, on pay from everywhere.
page-living-unused = Not used, because it is taxed in the month of its payment and the year does not say which: { $columns }. Write it under "Your months", with more columns shown.
page-living-unused-none = Not used, because a non-resident has no such deduction, and pay is written without its exempt part: { $columns }.
page-living-ask-paid_by = Who pays you?
page-living-about-paid_by = Pay that the Hong Kong employer recharges to the park company counts as paid by the park company.
page-living-paid_by-park = The park company
page-living-paid_by-hong_kong = My Hong Kong employer
page-living-paid_by-both = Both
page-living-pay-abroad-month = Of a month, paid by the Hong Kong employer
page-living-pay-abroad-year = Of the year, paid by the Hong Kong employer
page-living-pay-abroad-help = Beside what the park company pays. A bonus is taken as paid by the park company; change it under "Your months" if it is not.
page-living-more = Start, bonus month, executives, treaty
page-living-ask-employment_start_month = Employed this year since
page-living-about-employment_start_month = January, if the employment is older. The pay of the year is spread over the months since then.
page-living-ask-bonus_month = Month in which the bonus is paid
page-living-about-bonus_month = December, unless you say otherwise.
page-months-title = Month by month in { $year }
page-months-month = Month
page-months-now = { $month } { $year }: { $due } is to be withheld; { $date } on your pay to date.
page-months-too-much = { $amount } more was withheld than is right.
page-months-too-little = { $amount } less was withheld than is right.
page-months-other-lower = Another way gives a lower tax on your pay of the month, { $amount }: { $way }. You may choose; keep the documents.
page-months-other-higher = The other way gives { $amount } on your pay of the month, which is not lower.
page-months-working = How it is worked out
page-months-working-help = First the income amount by its formula (F1 to F3 of Announcement 2019 No. 35), then the taxable income, the rate and the quick deduction; for residents also what was withheld before.
page-months-inputs = Your months
page-months-even = the same in every month
page-months-own = as you wrote them
page-months-even-help = The months follow from the amounts above. Change any cell, and the months are yours.
page-months-own-help = These months count, and the amounts of the year above are not asked for any more. A month without any figure is left out. Amounts are in yuan; one with HK$ is converted at the rate of the year.
page-months-columns = Show more columns: services, royalties, donations
page-months-columns-help = What the columns mean
page-months-refill = Fill again from the year
page-months-rows = { $count } of 12 months are worked out.
page-months-same = The same in every month from { $month } on
page-months-table = Your months of { $year }, in yuan
page-months-results = What is withheld in { $year }, in yuan
page-months-total = Together
page-months-resident = A resident: taxable income and tax are those to date, and each month owes the rest. The year is settled between 1 March and 30 June.
page-months-non-resident = A non-resident: each month is taxed by itself, and their sum is the tax of the year. Nothing is settled afterwards.
page-months-correction = To be corrected: { $amount } by { $day }; below zero, money comes back.
page-months-correction-no-day = To be corrected: { $amount }; no text names a day. Below zero, money comes back.
page-note-six_years_needed = Whether the six-year rule is met decides here, and it is not answered. The tax is that without it; the tax with it stands beside the month.
page-note-treaty_lower = The Arrangement gives a lower tax in some months; it stands beside the month. You may choose.
page-fix-days_needed = Write the full days that are expected for the whole year: up to 90 days and 91 to 182 days are taxed by different formulas.
page-fix-status_needed = Choose how you live and cross, or write the full days of the year; nothing is assumed.
page-fix-start_month_needed = Choose since which month you are employed, and write the months since then, with 0 where nothing was paid.
page-fix-month_has_errors = Correct the month under "Your months".
page-fix-earlier_month_bad = Correct the earlier month first; the months after it rest on it.
page-fix-second_bonus = Add this bonus to the pay of its month: only one bonus a year is taxed by itself.
page-fix-business_of_non_resident = Leave it out here, and ask the tax office about the business income.
page-help-post = Where you hold a post. With a mainland post only, pay is not split by days.
page-help-executive = Whether you are a director, supervisor or senior manager of a mainland company. All that is paid or borne there is then taxed.
page-help-treaty = What you claim under the Arrangement between the Mainland and Hong Kong. Both answers are worked out in any case.
page-help-domiciled = Habitual residence on the mainland because of household registration, family or economic ties. Owning a flat is none.
page-living-expected = The { $days } days that you wrote are taken as what was expected: the months follow them, and the year follows the record.

### A figure of the tax bureau beside ours

gap-official = The official figure says: exempt { $amount }.
gap-ours = Ours, as the open points are taken: mainland tax { $mainland }, Hong Kong tax { $hongkong }, exempt { $amount }.
gap-more = The bureau exempts { $amount } more than we do.
gap-less = The bureau exempts { $amount } less than we do.
gap-not-eligible = The facts rule the exemption out; it is worked out as if every condition were met.
gap-readings = Which readings give it
gap-explained = { $count ->
    [one] One of { $tried } readings gives the official figure to the fen:
   *[other] { $count } of { $tried } readings give the official figure to the fen; those with the fewest departures from what is taken:
}
gap-in-common = All of them have in common:
gap-reading = a reading with
gap-reading-own = the reading that is taken
gap-unexplained = None of { $tried } readings gives the official figure. They give { $low } to { $high }.
gap-nearest = The nearest gives { $amount }; { $distance } are unexplained:
gap-implied = It would take a Hong Kong tax of { $implied } on the same income; ours is { $ours }.
gap-no-rate = No exchange rate within 5% of the one taken gives it.
gap-rates = With the exchange rate free, { $count } rates from { $low } to { $high } give it under the reading below. That alone proves nothing: a coincidence one time in { $chance }.
gap-not-law = This says what the figure agrees with, not what the law is.
official-missing = There is no official figure.
    .fix = Give it with --official or --official-refund, or in the facts: "official" with the member "exemption" or "refund".
official-no-column = There is no column { $column }.
    .fix = Name the column of official figures with --official-column, as the header has it.
cli-not-of-person = { $option } has no meaning for the facts of one person.
    .fix = Leave { $option } out, or give a payroll.
cli-compare-what = This cannot be compared.
    .fix = Give two outputs of "taxdiff batch" (CSV); or one payroll with --readings, once or twice; or the facts of one person with the member "compare".
compare-no-output = This is no output of "taxdiff batch": the column { $column } is missing.
    .fix = Give what "taxdiff batch" wrote as CSV.
compare-no-table = Row { $row } cannot be read as a row of CSV.
    .fix = Give what "taxdiff batch" wrote as CSV.
compare-old = Old
compare-new = New
compare-hong-kong = Hong Kong tax
compare-change = What is left to bear changes by { $change }.
compare-why = What is decided otherwise
compare-reason = { $point }: { $old } → { $new } Alone: { $alone }.
compare-bad-rate = This is no exchange rate.
    .fix = Write yuan for one Hong Kong dollar: { $range }.

### What a tax bureau's figures agree with, over a payroll

official-twice = There are two official figures for one person.
    .fix = Give one: the exemption, or the refund.
official-above-tax = The official figure says that { $exemption } is exempt, more than the whole tax of the year, { $tax }.
    .fix = Check the figure and the facts: income, deductions, tax year.
official-below-zero = The official figure says that { $exemption } is exempt, less than nothing.
    .fix = Check the figure and the tax withheld. A refund is positive, tax still due is negative.
official-without-withheld = A refund says nothing while the tax withheld is not known.
    .fix = Fill in { $column }, or give the exemption.
official-tax-open = A refund says nothing of the exemption while the tax of the year rests on an open point: { $point }.
    .fix = Decide { $point } in the settings, or give the exemption that the bureau allowed.
official-no-amount = What stands in { $column } is no amount.
    .fix = Write yuan with up to two decimals and nothing else: 38211.40. A refund may be negative.
official-two-rows = Row { $row } is about the same person and year, so nobody knows which official figure is right.
    .fix = Leave one of the two rows.
official-ruled-out = The facts rule the exemption out, so the official figure says nothing about how it is worked out.
    .fix = Check identity and conditions, or leave the figure out.
official-column-twice = Two columns are called { $column }.
    .fix = Rename one of them.
official-none = No row has an official figure.
    .fix = Fill in what the bureau gave, at least for some people.
calibration-title = Tax year { $year }: the same readings give { $explained } of { $figures } official figures to the fen.
calibration-learned = What the figures agree with
calibration-nothing-learned = Nothing: no open point is decided by the figures.
calibration-learned-from = learned from rows { $rows }
calibration-learned-from-anyway = learned from rows { $rows }; it is what is taken anyway
calibration-rows-more = { $rows } and { $count } more
calibration-unsettled = What they leave open
calibration-settled-by = An official figure for one of these rows would settle it or narrow it: { $rows }
calibration-settled-by-nobody = No row without an official figure would settle it.
calibration-resisting = Figures that these readings do not give
calibration-more = Row { $row }: the bureau exempts { $official }, { $distance } more than { $ours } under what was learned.
calibration-less = Row { $row }: the bureau exempts { $official }, { $distance } less than { $ours } under what was learned.
calibration-unexplained = No reading gives it. A fact may be wrong, or the bureau used another exchange rate, which is never learned here: with the rate free, chance explains too much.
calibration-contradicted = Other readings give it, which contradict the figures of more people.
calibration-undecided = Other readings give it, which contradict the figures of as many people.
calibration-not-compared = There are too many readings to compare.
calibration-resisting-more = { $count } more
calibration-without-figure = { $count ->
    [one] One row has no official figure.
   *[other] { $shown } rows have no official figure.
}
calibration-not-law = This says what your bureau's figures agree with, not what the law is.
learned-file-head =
    What the figures of a tax bureau agree with, year by year, as "taxdiff reconcile" found it.
    It is not the law, and no other bureau is bound by it.
    The rows are those of the payroll that the figures stood in.
compare-summary = People compared: { $people }; results change for { $changed }. What is left to bear changes by CNY { $change } in all.
readings-of-another-ruleset = The readings in { $file } were learned under the ruleset { $learned }; this program has { $found }. They are taken all the same: learn them again if the figures matter.
readings-too-large = The file has more than { $limit } bytes.
    .fix = Give a file that "taxdiff reconcile" wrote.
readings-not-one = This is no file of readings; line { $line } is the first that cannot be read.
    .fix = Give a file that "taxdiff reconcile" wrote with --output.
readings-other-schema = The file is a { $found }, and { $expected } is expected.
    .fix = Give a file that "taxdiff reconcile" wrote with --output.
readings-unknown-point = There is no open point { $point }.
    .fix = Use one of these: { $known }.
readings-unknown-alternative = The open point { $point } has no alternative { $alternative }.
    .fix = Use one of these: { $known }.
readings-not-computed = The alternative { $alternative } of { $point } is not worked out: too little is known of it.
    .fix = Use one of these: { $known }.
readings-twice = The open point { $point } is decided twice for { $year }.
    .fix = Leave one of the two.
readings-unknown-year = The tax year { $year } is not covered.
    .fix = Use the years { $low } to { $high }.
learned-taken = Readings of { $file }, taken where nothing else was decided: { $readings }
reading-taken-of-year = { $count } for { $year }
reading-of-year = { $year }: { $taken }
reading-of-other-years = otherwise: { $taken }
answer-readings = Where nothing else was decided, what a tax bureau's figures agree with was taken (readings { $digest }). It is not the law.
sheet-name-readings = Readings
learned-sheet-year = Tax year
learned-sheet-people = Learned from people
learned-sheet-rows = Rows of their payroll
learned-sheet-figures = { $year }: { $explained } of { $figures } official figures explained

### Special incomes

section-equity = Mainland: equity incentives
section-early_retirement = Mainland: early retirement pay
section-internal_retirement = Mainland: internal retirement pay
section-annuity = Mainland: annuity
section-personal_pension = Mainland: personal pension
step-flat-part = bracket { $row }, chosen by the part of one year or month ({ $twelfth }): { $amount } x { $rate } less quick deductions { $quick } = { $tax }
term-taxed_technology_reward = Part of the technology reward that joins the wages
term-equity_taxable_income = Equity income of the year that is taxed
term-equity_income_tax = Tax on equity income by itself
term-early_retirement_taxable_income = Early retirement pay less the deduction of each year
term-early_retirement_tax = Tax on early retirement pay by itself
term-internal_retirement_taxable_income = Internal retirement pay with the month's wages, less the deduction
term-internal_retirement_whole_tax = Tax on both
term-internal_retirement_wages_tax = Tax on the month's wages alone
term-internal_retirement_tax = Tax on internal retirement pay
term-annuity_income = Annuity, nothing deducted
term-annuity_tax = Tax on the annuity by itself
term-personal_pension_tax = Tax on the personal pension by itself
note-left_out_of_reliefs = Early or internal retirement pay, an annuity or a personal pension is taxed by itself. No text known brings it into the exemption or the subsidy: its tax is in neither, and the Hong Kong tax that is compared leaves the income out.
note-assumed_company_reward = The payer of the technology reward is not given, so it is taken to be a company: the whole reward joins the wages. Of a reward that a university or a non-profit research institute pays, only half does.
note-assumed_one_payment = The annuity of the year is taken as one payment, because annuity_payments is blank. In several payments the tax can be lower.
note-emigration_unconfirmed = The annuity is paid once to a Hong Kong resident on emigration. No text known says that a return to Hong Kong is emigration, so it is taxed as a lump sum for another reason; annuity_hk_leaver=lump_emigration takes the annual table.
problem-out_of_range-months = This is not a number of months.
    .fix = Write whole months from 1 to 366, from the retirement to the statutory age.
problem-own_income_incomplete = The tax on { $other } cannot be worked out without this column.
    .fix = Fill it in. Where a month had no wages, write 0.
problem-own_income_of_non_resident = Equity, a technology reward, early or internal retirement pay, an annuity or a personal pension is given for a non-resident; in a year it is worked out for residents only.
    .fix = Leave it out. Equity of a non-resident belongs to the months; ask the tax office about the others.
problem-own_income_beside_months = Equity of the year, a technology reward, early or internal retirement pay, an annuity or a personal pension is given beside months; nothing says whether the tax withheld in the months holds the tax on it.
    .fix = Leave it out of the months. With it, work the year out from yearly amounts, the tax on it in tax_withheld.
code-left_out_of_reliefs = In neither relief
code-assumed_company_reward = Taken as a reward of a company
code-assumed_one_payment = Taken as one payment
code-emigration_unconfirmed = Emigration not confirmed
code-own_income_incomplete = A fact of such an income is missing
code-own_income_of_non_resident = Such an income of a non-resident
code-own_income_beside_months = Such an income beside months
section-equity_events = Mainland: events of equity pay
term-equity_event_income = Income of the event
term-equity_tax_so_far = Tax on the equity of the year up to it
term-equity_tax_before_event = Tax on the equity of the year before it
term-equity_event_tax = Tax on the event
term-wages_with_equity = Wages with the equity that joins them
term-income_beside_equity = Income that Hong Kong would assess, without equity by its own rules
term-assessable_income_beside_equity = The same in Hong Kong dollars
term-equity_by_hong_kong = Equity by Hong Kong's own rules
note-assumed_plan_qualifies = It is not said whether the plan of an equity event meets the conditions, so it is taken to: of a listed company the income is taxed by itself, of one that is not listed it waits for transfer. Ask the employer whether the plan was filed; plan_meets_conditions says it.
note-equity_not_split = The days of the period in which an equity grant was earned are not given, so all of its income is taken as earned on the mainland. For a person without domicile only the part of the mainland work days is; mainland_workdays and period_days split it.
note-equity_below_nothing = The formula of an equity event gives less than nothing. By the default it counts as nothing and lowers no other event; equity_negative_event=net takes it off the other events of the year.
note-equity_deferred = Equity of a company that is not listed is not taxed in this year, because its plan meets the conditions or is taken to: on transfer 20% of the gain is due, as property transfer. It is in neither relief. Hong Kong may tax it in the year of the event.
note-equity_merged = The income of an equity event joins the wages, because its plan does not meet the conditions for separate taxation.
note-equity_no_instalments = An equity event says that its tax is paid by instalments, and no rule known allows it: they are for options, restricted shares and awards of companies listed in Shanghai, Shenzhen or Beijing, not for share appreciation rights, companies listed in Hong Kong or abroad, or equity that is not taxed by itself. Its tax is due when it is withheld.
problem-equity_twice = The equity income of the year is given, and its events too.
    .fix = Give one of them: the events, or their sum in equity_income.
problem-equity_not_of_kind = This column does not belong to the kind of the event.
    .fix = Check kind, or leave this column blank: strike is for options, share appreciation rights and awards, register_price for restricted shares and awards, granted_shares and paid_total for restricted shares.
problem-equity_nothing = This is 0, and an event needs a number above 0 here.
    .fix = Write how many shares the event is about, or the rate; leave the event out if there is none.
problem-equity_too_large = The income of the event is above 1,000,000,000,000 yuan, or its numbers have too many digits to be worked out exactly.
    .fix = Check the price, the shares and the rate of the event.
problem-equity_outside_year = This day does not lie in the tax year { $year }.
    .fix = Move the event to the year of its day, or correct the day.
problem-out_of_range-event-above = This is more than { $other } has.
    .fix = Correct one of the two.
problem-out_of_range-event-after = This lies after { $other }.
    .fix = A grant comes before its event. Correct one of the two.
problem-bad_word-event = This is not one of the words that the column takes, and an event cannot do without it.
    .fix = Use one of: { $words }.
problem-out_of_range-event-fx = A rate is given, and the prices are in yuan.
    .fix = Say which currency the prices are in, in the column { $other }, or leave the rate blank.
problem-out_of_range-events = The events of equity pay say that more was withheld on them than the tax withheld of the whole year.
    .fix = The tax withheld of the year holds that on equity: add it, or correct the events.
problem-wrong_cell_count-event = The event has { $found } members, at most { $expected } are known.
    .fix = Give the events in a file of their own beside the payroll, or separate the members with | and the events with ;
code-assumed_plan_qualifies = Plan taken to meet the conditions
code-equity_not_split = Equity taken as earned on the mainland
code-equity_below_nothing = Equity event below nothing
code-equity_deferred = Equity deferred until transfer
code-equity_merged = Equity joins the wages
code-equity_no_instalments = No instalments for this equity
code-equity_twice = Equity given twice
code-equity_outside_year = Event of another year
code-equity_not_of_kind = Not of this kind of equity
code-equity_nothing = 0 where a number is needed
code-equity_too_large = Equity event too large
answer-equity_events = Equity events
answer-equity_event = { $day } { $kind }: { $computation } = { $income }, { $way }
answer-equity_event_tax = tax { $tax }
answer-equity_event_due = still due { $due }
answer-equity_event_until = paid by instalments until { $day }
answer-equity_event_may = may be paid until { $day } after filing
way-property_transfer = taxed on transfer, not in this year
section-donations = Mainland: donations
term-exempt_benefits = Tax-free benefits
term-annuity_base_limit = Three times the city's average annual wage, up to which the base counts
term-annuity_base_of_year = Base of the annuity contributions, twelve months, as it counts
term-annuity_limit = Most that the annuity contributions count
term-bonus_donation_limit = Most of the donations under the limit that the bonus takes
term-bonus_donations_counted = Donations that the bonus takes
term-bonus_taxable_income = Bonus less the donations that it takes
term-equity_donation_limit = Most of the donations under the limit that equity income takes
term-equity_donations_counted = Donations that equity income takes
term-business_donation_limit = Most of the donations under the limit that business income takes
term-business_donations_counted = Donations that business income takes
term-donations_lost = Donations that no income takes
answer-paid = { $amount } was paid
answer-benefits-taxed = { $amount } of the benefits is wages, and taxed
answer-deductions-left-out = { $amount } is not taken: tax-free benefits are elected
answer-nothing-carried = nothing is carried forward
note-benefits_unconfirmed = Tax-free benefits in the mainland are taken as entered. The rules name foreigners, and no text known extends them to residents of Hong Kong, Macao or Taiwan: ask the tax office, or who pays the wages, whether they are accepted.
problem-bad_word-several = This is not a list of the words that the column takes, joined by +, each once.
    .fix = Join some of these by +, in the order that is meant: { $words }. For example comprehensive+equity.
problem-benefits_and_deductions = Tax-free benefits and special additional deductions are both given, of which a person has one for the whole year, and nothing says which.
    .fix = Write benefits or sad in benefits_election.
problem-benefits_and_deductions-taxes = Tax-free benefits and special additional deductions are both given, of which a person has one for the whole year, and nothing says which. With the benefits the mainland tax is CNY { $benefits }, with the deductions CNY { $deductions }.
    .fix = Write benefits or sad in benefits_election.
problem-benefits_not_open = These benefits are not tax-free for this person: the rules are for foreigners, and for residents of Hong Kong, Macao and Taiwan only as benefits_mainland_hk_resident is decided.
    .fix = Correct the identity, or leave the column blank: the benefits are then wages as the others. If the tax office accepts them, decide benefits_mainland_hk_resident (as_entered).
problem-own_income_incomplete-deduction = The limit of { $other } cannot be worked out without this column.
    .fix = Fill in the person's own average monthly wage of the year before.
problem-own_income_of_non_resident-benefits = Tax-free benefits are given for a non-resident, whose year is worked out month by month.
    .fix = Leave it out, and put what is exempt into exempt_income.
problem-not_beside_months-year = The months beside this row have columns of their own for deductions, donations and exempt pay; this column is for a year of yearly amounts.
    .fix = Leave it blank, and put the amount into the months; or work the year out from yearly amounts.
code-benefits_unconfirmed = Benefits not confirmed
code-benefits_and_deductions = Benefits or deductions: which?
code-benefits_not_open = Benefits not open to this person

### The other way round

solve-relief-none = before any relief
solve-relief-exemption = with the exemption
solve-relief-subsidy = with the 15% subsidy
solve-relief-best = with what the best route brings for certain
solve-exact = Wages of { $wages } leave { $net } { $relief }; no smaller wages leave so much.
solve-at-least = No wages leave exactly { $target } { $relief }. Wages of { $wages } leave { $net }, and no smaller wages leave so much.
solve-below = A fen less, { $wages }, leaves { $net }.
solve-falls-below = Some larger wages leave less again, up to { $wages }, which leave { $net }; above that none do.
solve-jump = At wages of { $wages } what is left jumps from { $before } to { $after }.
solve-not-confirmed = The relief is not confirmed by the facts.
solve-wages = Wages
solve-other-income = Other income of the year
solve-contributions = Own social insurance and housing fund
solve-relief = Relief that is counted
solve-net = What is left
solve-split = Of { $package }, wages of { $wages } and a bonus of { $bonus } leave most { $relief }: { $net }. Without a bonus { $without } would be left.
solve-hong-kong = { $gross } in Hong Kong are { $cny }. Hong Kong tax { $tax } (the hypothetical tax) and MPF { $mpf } leave { $target }.
solve-employer = To leave the same in Shenzhen the employer pays { $with } more than in Hong Kong if the relief stays with the person. Until the relief comes it pays { $before } more, and { $back } come back on those wages.
goal-missing = What is to be solved for is missing.
    .fix = Give it with --for, or in the facts: "solve" with one of the members "net", "package" and "hong_kong".
goal-out-of-reach = No wages leave so much: the largest that are worked out leave { $most }.
    .fix = Check the amount.

### Both sides: notes

problem-out_of_range-above = This is more than the column { $other } allows.
    .fix = Correct one of the two. Days in Hong Kong and leave together are at most those of the period, rates at most the rent, a relief at most the tax.
note-near_sixty_days = The days in Hong Kong are within 5 of 60. Visits of up to 60 days are ignored, and from the 61st day the charge begins; any part of a day counts as a day. For stays that are no visits the first day of service is the limit.
note-credit_reduced_by_relief = The relief lowered the mainland tax on which the credit was claimed in Hong Kong. The Inland Revenue Department has to be told in writing within 3 months of it.
note-pa_not_resident = Somebody here may not elect personal assessment: it needs a person of 18 or over who is ordinarily or temporarily resident in Hong Kong. Living outside Hong Kong continuously can cost the right to it.
note-calendar_year_taken = Amounts for the actual Hong Kong bill were left blank and are taken from the calendar year at the exchange rate used. Hong Kong charges the year from 1 April to 31 March.
note-mainland_credit_open = Hong Kong charges days that the mainland also taxed. The mainland may credit the Hong Kong tax on them; that is not taken off here.
note-hk_bill_year_not_covered = No Hong Kong law is known for the year of assessment that begins in this tax year: the actual bill is left blank.
code-near_sixty_days = Near 60 days in Hong Kong
code-credit_reduced_by_relief = Credit reduced by the relief
code-pa_not_resident = Personal assessment not open
code-calendar_year_taken = Calendar year taken
code-mainland_credit_open = Mainland credit not taken off
code-hk_bill_year_not_covered = No Hong Kong law for the year

### Both sides: what Hong Kong really charges

section-hong_kong_bill = What Hong Kong really charges
term-hk_option_charged = Share options charged
term-hk_quarters_base = Income that the rental value is a part of
term-hk_rental_value = Rental value of the home from the employer
term-hk_home = Home from the employer, as charged
term-hk_year_pay = Pay of the year as charged
term-hk_charged_pay = Pay of the days in Hong Kong
term-hk_assessable = Charged in Hong Kong
term-hk_tax_before_credit = Charge before credit and reduction
term-hk_credit_limit = Limit of the credit
term-hk_credit = Credit for mainland tax
term-iit_uncredited = Mainland tax not credited, deducted instead
term-hk_form_tax = Hong Kong tax in each form
term-hk_tax_final = Hong Kong tax really due
term-hk_provisional_next = Provisional tax of next year
term-total_burden_cny = Both sides together
way-form_separate = each head and spouse separately
way-form_joint = joint assessment
way-form_pa_self = personal assessment of the person
way-form_pa_spouse = personal assessment of the spouse
way-form_pa_both = personal assessment of both, each alone
way-form_pa_joint = joint personal assessment
bill-title = What Hong Kong really charges
bill-lead = Hong Kong really charges { $tax } for { $year }; both sides together cost { $total }.
bill-lead-needs = What Hong Kong really charges for { $year } hangs on a fact that is not known: it is shown each way.
bill-relief-costs = The refund of { $relief } costs { $additional } in Hong Kong; tell the Inland Revenue by { $day }.
bill-relief-costs-no-day = The refund of { $relief } costs { $additional } in Hong Kong; tell the Inland Revenue within 3 months of it.
bill-relief-back = After the refund of { $relief } Hong Kong tax is { $additional } lower.
bill-rule-whole = An employment in Hong Kong is charged whole.
bill-rule-days = An employment elsewhere is charged by the days in Hong Kong.
bill-rule-excluded_8_1A_b = All services are outside Hong Kong, visits of up to 60 days left aside: nothing is charged of the pay.
bill-rule-office = A director's fee is charged whole.
bill-way = { $rule } Hong Kong tax { $tax }.
bill-way-credited = { $rule } With the credit for mainland tax, Hong Kong tax { $tax }.
bill-way-no-days = { $rule } The days in Hong Kong are not known.
bill-demand = Demand: final tax less provisional tax paid, and next year's
bill-forms = The couple's tax in each form
bill-forms-alone = The tax in each form
bill-form-line = { $form }: { $tax }
bill-form-cheapest = { $form }: { $tax }, the cheapest that may be chosen
bill-form-unknown = { $form }: { $tax }, if it may be elected
bill-form-saving = The form elected costs { $saving } more than the cheapest.
bill-routes = What each route leaves on both sides
bill-routes-typed = What each route leaves on both sides is shown only where mainland_income_hkd, iit_paid_hkd and iit_relief_hkd are left blank.
bill-route-exemption = With the exemption: mainland { $mainland }, Hong Kong { $hongkong }, together { $total }
bill-route-subsidy = With the subsidy: mainland { $mainland }, Hong Kong { $hongkong }, together { $total }
bill-route-none = Without a relief: mainland { $mainland }, Hong Kong { $hongkong }, together { $total }
bill-routes-steps = Taking the smaller relief, or none, may not be a reasonable step to minimise foreign tax, and then earns less credit (s.50AA).

### Records of answers
receipt-exists = There is a file of this name already. Nothing was written.
    .fix = Give the record a name that is not taken: the file may be the record of another answer.
receipt-none = This is no record of an answer, or not a whole one.
    .fix = Give the file as it was when the record was kept.
receipt-of-months = A record is of a year, and these are months alone.
    .fix = Give the facts of the year beside the months, such as "person" with what is known of them.
receipt-setting = This program has no setting { $name } with the value { $value }.
    .fix = Work the record out with the version of the program that it names.
receipt-too-large = The record would be larger than 1 MB, and nothing could check it.
    .fix = Keep a record of fewer months, such as those of one payer.
verify-equal = { $file }: equal. The hash fits, and the same facts give the same answer again.
verify-equal-under-other-ruleset = { $file }: equal, under another ruleset. The hash fits. The record was made with { $recorded }; { $recomputed } gives the same answer.
verify-changed-by-ruleset = { $file }: another answer under another ruleset. The hash fits. The record was made with { $recorded }; { $recomputed } gives another answer.
verify-not-reproduced = { $file }: not reproduced. The hash fits, but { $recomputed }, which the record names, gives another answer or has other numbers of the law. It was not made by this program as it stands there.
verify-altered = { $file }: altered. The hash does not fit: something in the record, or the hash, is not as it was made.
verify-altered-elsewhere = The facts and settings in it give the answer in it. So a fact, a setting, a parameter or the hash was changed.
verify-made = It says that it was made at { $time } with { $ruleset }.
verify-parameters = Numbers of the law that are others now
verify-parameter = { $id }: { $recorded }; now { $recomputed }
verify-version = { $value } (from { $from }, { $evidence })
verify-differences = What comes out differently
verify-difference = { $pointer }: { $recorded }; now { $recomputed }
verify-more = and { $count } more
verify-nothing = nothing
verify-record = A record can be worked out again. It is no evidence of who made it or when.

### The ruleset that is expected
ruleset-another = The ruleset { $expected } is expected, and this program has { $found }. Nothing was worked out.
    .fix = Use the program that has the ruleset that you expect, or leave the expectation out and compare the answers: "taxdiff verify" says what is different for a record that was kept.

### The Python package
python-setting = The setting { $name } is not known.
    .fix = Known are: { $known }.
python-setting-value = { $value } is no value of the setting { $name } that can be worked out.
    .fix = Use one of: { $known }.
python-setting-rate = { $value } is no exchange rate for the setting { $name }.
    .fix = Write { range-exchange_rate }.
python-keep = The table has no column { $name }, which is to stand beside the results.
    .fix = Name columns of the table, as they are spelled there.
python-first-row = The table has no column { $name } of 64-bit integers that holds first rows.
    .fix = Hand the number of the first row over as a 64-bit integer, and null where a row is the first.
python-no-results = The column { $name } is not there, so these are no results.
    .fix = Hand over what comes back, with all columns that come back.
python-no-result = The column { $name } has something else than a result in row { $row } (counted from 0).
    .fix = Hand the columns over as they came back.
python-rulesets = Rows were worked out by two rulesets, { $one } and { $other }.
    .fix = Work all rows out with one version of the package; figures of two are not added up.

### A computation as a workbook of formulas

formulas-all-formulas = Every figure is a formula over the cells that it was made of, down to the facts and to numbers of the law.
formulas-some-formulas = Every figure is a formula over the cells that it was made of, but for { $count }: they stand as they were worked out, and say so.
formulas-this-case = The formulas follow this case. Other facts may meet other rows of a scale, other caps or other rules: work them out with the program.
formulas-not-worked-out = This row is not worked out
formulas-worked-out = As worked out; no formula
formulas-taken = Taken
formulas-taken-worked-out = Taken; as worked out, no formula
formulas-of = { $rate } of { $what }
formulas-bracket = Bracket { $row }: { $rate } of the part over { $over }
formulas-flat-row = Bracket { $row }: { $rate } of the whole
formulas-quick-deduction = Less the quick deduction
formulas-rate = CNY { $rate } for HKD 1
formulas-rate-share = { $rate }; { $share } of the amount counts
formulas-cap = At most { $cap } counts
formulas-column-what = Quantity
formulas-column-result = Amount
formulas-column-currency = Currency
formulas-column-base = Made of
formulas-column-factor = Rate or factor
formulas-column-how = How
formulas-column-source = Source
sheet-name-computation = Computation
sheet-name-row = Row { $row }
formulas-written = { $file }: { $count ->
    [one] one row has a sheet.
   *[other] { $counttext } rows have a sheet each.
}
formulas-written-bad = { $count ->
    [one] One of them is not worked out; its sheet says why.
   *[other] { $counttext } of them are not worked out; their sheets say why.
}
cli-formulas-of-months = Months of a person have no workbook of formulas here. Nothing was written.
    .fix = Put the months into a file, and use "taxdiff explain" with --formulas.
cli-formulas-too-many = There are more than { $most } rows, and each would be a sheet. Nothing was written.
    .fix = Choose one with --row or --employee.
