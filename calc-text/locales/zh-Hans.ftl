# Simplified Chinese. One message for each thing that the product says; {$…} is filled in by the program.
# Labels of columns and their words stand in fields.toml, titles of parameters in params/.

### Numbers and places

amount-cny = CNY { $amount }
amount-hkd = HKD { $amount }
place-file-row-column = { $file }，第 { $row } 行，列 { $column }
place-file-row = { $file }，第 { $row } 行
place-pointer = { $file }，成员 { $pointer }
list-separator = 、
clause-separator = ；
line-at = { $place }：{ $message }
line-found = { $line }实际内容：{ $found }
name-with-label = { $name }（{ $label }）
what-to-do = 处理办法：{ $fix }
rows-list = 第 { $rows } 行
and-more = { $rows }，另有 { $count } 行

### Grades of evidence

evidence-statute = 法规原文
evidence-official = 官方资料
evidence-secondary = 第三方资料
evidence-memory = 凭记忆录入，未与官方数据核对
evidence-derived = 推断得出，条文未载明
evidence-not-found = 未见相关规定
wording-reprint = 文字取自转载
wording-translation = 文字取自译文
answer-yes = 是
answer-no = 否
answer-needs = 待补充资料
answer-unknown = 暂无定论
article-whole = 全文
citation-graded = [{ $place }；{ $grade }]
citation-place = { $instrument }，{ $article }
article-not-found = 未见有关条文

### Notes of an answer

note-assumed_resident = 未填写居民身份和居住天数，按内地居民个人计算。
note-assumed_park_share = 未填写园区所得占比，视为综合所得全部来源于园区。
note-assumed_spouse_income = 未填写配偶的应评税入息，视为没有，因此给予已婚人士免税额。
note-default_fx = 采用程序自带的当年汇率，该汇率凭记忆录入，未与官方数据核对；如知道税务机关采用的汇率，请填写“港元兑人民币汇率（fx_cny_per_hkd）”。
note-cap_applied = 有申报的金额超过上限，只按上限计入。
note-bonus_trap_zone = 奖金如果略少一些，扣除税款并计入已确认的减负后，所得反而更多。
note-not_white_listed = 尚未列入园区白名单：列入之前，申报表中不会出现该免征项目。
note-larger_if_confirmed = 有一个尚未确认的方案，如获确认，减负金额高于已确认的方案。
note-bad_identity_number = 证件号码的格式或校验位有误。它不影响这里的计算，但申报前请与证件核对；表格软件会改动长号码的末几位，请将该列设为文本格式。
note-benefits_beside_deductions = 同时填写了免税收入和专项附加扣除。如免税收入属于八项免税津补贴（住房、伙食、子女教育等），同一纳税年度只能在津补贴免税与专项附加扣除之间选择其一，不得同时享受。此处按填写的数额全部计入。
note-loan_interest_beside_rent = 同时申请扣除居所贷款利息和住宅租金。本人或配偶在整段期间拥有香港住宅物业的，租金不得扣除。此处按填写的数额全部计入。
note-fx_above_one = 汇率大于 1。此处应填 1 港元折合的人民币元，而所涵盖的各年度 1 港元都不到 1 元人民币：填写的可能是反方向的汇率。

### What is wrong with a row

problem-missing_value = 缺少此项。
    .fix = 请填写；缺少此项无法计算。
problem-missing_value-total = 此处是合计类字样，不是人员编号。
    .fix = 请从文件中删除合计行，否则会重复计算。如确为人员，请改用其他工号。
problem-bad_amount = 这不是金额。
    .fix = 请只填数字，最多两位小数，用小数点，不带千位分隔符和货币符号，例如 12345.67。
problem-bad_amount-reading = 这不是金额。
    .fix = 您是否要写 { $reading }？如是，请照此填写：只填数字，不带千位分隔符、单位和货币符号。
problem-bad_amount-negative = 金额为负数。
    .fix = 请填零或正数。更正的金额请直接并入被更正的金额。
problem-bad_amount-loss = 所得为负数，即该年度亏损。
    .fix = 请填 0，亏损不征税；请在以后年度的资料中将其填入 losses。
problem-bad_amount-precise = 金额超过两位小数。
    .fix = 请自行取整到两位小数；程序不代为决定如何取整。
problem-bad_amount-scientific = 这是科学记数法，部分数字可能已经丢失。
    .fix = 请在表格软件中将该列设为两位小数的数值格式，与原始记录核对金额，再重新保存文件。
problem-conflict = 不同的行或表在这里给出不同的值：{ $readings }。
    .fix = 请只留一处。
problem-bad_amount-currency = 金额的币种与该列不同。
    .fix = 请自行换算，按该列的币种只填数字；本软件不替您选定汇率。
problem-bad_amount-large = 金额超过 1,000,000,000,000。
    .fix = 请检查该单元格，可能误填了其他列的数字。
problem-bad_count = 这不是 0 至 99 的整数。
    .fix = 请用数字填写人数。
problem-bad_count-against = 人数与 { $other }列不符。
    .fix = 部分人数不能超过总人数；按人申报的金额，至少须有一人。请更正其中一项。
problem-bad_word = 这不是该列可用的选项。
    .fix = 请填以下之一：{ $words }。不清楚的，请留空。
problem-bad_word-required = 既不是“是”也不是“否”。
    .fix = 请填以下之一：{ $words }。每个分支机构都须填写。
problem-out_of_range = 这不是该列可用的数字。
    .fix = 请填 { $range }。
problem-year_not_covered = 不支持该年度；支持的年度为 { $low } 至 { $high }。
    .fix = 请填写四位数字的公历年度，或从文件中删去该员工。程序不会改用最接近的年度代替。
problem-year_not_covered-digits = 纳税年度没有写成四位数字。
    .fix = 请只填四位数字的内地纳税年度，例如 2025，不是香港的课税年度 2025/26。
problem-year_not_covered-assessment = { $year } 纳税年度对应的课税年度 { $assessment } 不在支持范围内；支持的课税年度为 { $low } 至 { $high }。
    .fix = 请在“对应的香港课税年度（hk_year_of_assessment）”列填“在纳税年度内结束（ends_in_tax_year）”，或用 --set year_of_assessment=ends_in_tax_year 对所有行生效：该纳税年度改为对应在该年度结束的课税年度 { $high }。
problem-fx_missing = 没有 { $year } 年的汇率。
    .fix = 请在“港元兑人民币汇率（fx_cny_per_hkd）”列填写 1 港元折合的人民币元，或用 --set fx_cny_per_hkd=RATE 为所有行指定。
problem-duplicate_person_year = 第 { $row } 行已有相同工号和纳税年度的记录。
    .fix = 每人每年只保留一行：请合并各项金额，或删除有误的一行。
problem-status_conflict = 居住天数与 { $other }列矛盾。
    .fix = 满 183 天即为居民个人。请更正天数或身份。
problem-non_resident_needs_months = 该员工不是内地居民个人。非居民个人按月计税，每年一行的表格无法填报。
    .fix = 请从本文件中删去该员工。扣缴客户端的无住所个人月度报表载有所需资料，但本程序目前还不能读取。
problem-exempt_above_wages = 免税部分超过 { $other }列。
    .fix = 免税收入是工资薪金的一部分，请更正其中一项。
problem-joint_needs_married = 填写了合并评税或配偶的资料，但该员工并非已婚。
    .fix = 请在 { $other }列填“married”或“已婚”，或清空此单元格。
problem-single_parent_needs_child = 单亲至少须有一名子女。
    .fix = 请在 { $other }列填写子女人数，或更正此单元格。
problem-wrong_cell_count = 该行有 { $found } 个单元格，表头有 { $expected } 个，两者必须相同。
    .fix = 单元格内含有逗号的，须用引号括住；金额不要带逗号。请更正该行。
problem-line_break = 单元格内有换行；可能缺少一个引号，以致其他行也被并入此单元格。
    .fix = 请检查该行和下一行是否有不成对的引号，并补上或删除。如果换行本来就在内容之中，请改为空格。

range-days = 0 至 366 的整数天数
range-half_days = 0 至 366 的天数，可填半天，例如 90.5
range-share = 0 至 1 的占比，最多六位小数，例如 0.6
range-exchange_rate = 1 港元折合的人民币元，0.5 至 2，最多六位小数，例如 0.90322

### What is wrong with a file

file-empty = 文件是空的。
    .fix = 请先用“taxdiff template”（企业用“taxdiff template --companies”）生成空白表，再填写。
file-not-csv-xlsx = 这是工作簿（XLSX）或 ZIP 压缩包，不是 CSV 文件。
    .fix = 请在表格软件中将工作表另存为“CSV UTF-8（逗号分隔）”，再使用该文件。
file-not-csv-xls = 这是旧版工作簿（XLS），不是 CSV 文件。
    .fix = 请在表格软件中将工作表另存为“CSV UTF-8（逗号分隔）”，再使用该文件。
file-not-csv-picture = 这是图片，不是 CSV 文件。
    .fix = 请提供 CSV 格式的文件。
file-not-csv-pdf = 这是 PDF 文件，不是 CSV 文件。
    .fix = 请提供 CSV 格式的文件。
file-not-csv-compressed = 这是压缩文件，不是 CSV 文件。
    .fix = 请先解压，再使用其中的 CSV 文件。
file-not-csv-utf16 = 文字编码是 UTF-16，不是 UTF-8。
    .fix = 请在表格软件中将工作表另存为“CSV UTF-8（逗号分隔）”，再使用该文件。
file-not-csv-utf32 = 文字编码是 UTF-32，不是 UTF-8。
    .fix = 请将文件另存为“CSV UTF-8（逗号分隔）”，再使用该文件。
file-not-utf8 = 文字编码不是 UTF-8；中文表格软件常保存为 GBK 或 Big5。
    .fix = 请在表格软件中将工作表另存为“CSV UTF-8（逗号分隔）”，再使用该文件。在命令行中也可加上 --encoding gb18030 或 --encoding big5，直接读取原文件。
file-not-utf8-plain = 文字编码不是 UTF-8；中文表格软件常保存为 GBK 或 Big5。
    .fix = 请在表格软件中将工作表另存为“CSV UTF-8（逗号分隔）”，再使用该文件。
file-nul = 文件中有 NUL 字节：文件已损坏，或不是文本文件。
    .fix = 请将文件重新保存为 CSV UTF-8。
file-carriage-returns = 文件只用回车符换行，是旧式 Macintosh 格式。
    .fix = 请在表格软件中将工作表另存为“CSV UTF-8（逗号分隔）”，再使用该文件。
file-open-quote = 单元格在此处以引号开头，但没有对应的结束引号。
    .fix = 请补上结束引号，或删除开头的引号。
file-row-too-long = 该行超过 { $limit } 字节。
    .fix = 请检查该行是否有未结束的引号；如果没有，请确认是否选对了文件。
file-too-many-columns = 超过 { $limit } 列。
    .fix = 请确认是否选对了文件，单元格是否以逗号分隔。
file-missing-columns = 缺少必需的列：{ $columns }。
    .fix = 请参照“taxdiff template”（企业用“taxdiff template --companies”）生成的表头填写首行列名，各列以逗号分隔；中文和英文列名均可识别。
file-no-income-column = 没有任何收入列：{ $columns }。
    .fix = 请至少添加其中一列。
file-column-twice = 第 { $first } 列和第 { $second } 列都表示 { $column }。
    .fix = 请只保留一列，或将另一列改名。
file-name-twice = 第 { $column } 列与另一列同名。
    .fix = 请改名：使用 --format jsonl 时，各列名称必须不同。
file-result-column = 第 { $column } 列名为 { $name }，与计算结果的列同名。
    .fix = 请改名或删除该列。这可能是已经计算过的文件。
file-no-row = 第 { $row } 行没有员工数据。
    .fix = 行号与表格软件相同，空行也计算在内。表头在第 { $header } 行，员工数据在其下方。
file-no-employee = 没有任何一行是这个工号。
    .fix = 请按文件中的写法填写工号，包括前导零。
file-many-employee = 以下各行是同一个工号：{ $rows }。
    .fix = 请用 --row 选定一行。

### What is wrong with JSON facts

json-syntax = 内容不是 JSON；错误出现在第 { $line } 行第 { $column } 个字节。
    .fix = 请检查该处是否缺少引号或逗号，或多了逗号。README 中有示例。
json-ends-early = 内容在第 { $line } 行第 { $column } 个字节处结束，JSON 尚不完整。
    .fix = 请补全所有引号和括号。README 中有示例。
json-not-utf8 = 文字编码不是 UTF-8；出现在第 { $line } 行第 { $column } 个字节。
    .fix = 请将资料另存为 UTF-8，再使用该文件。
json-too-deep = 括号嵌套层数过多，不可能是资料；第 { $line } 行第 { $column } 个字节。
    .fix = 资料是一个对象，内含各组，每组只含简单成员。README 中有示例。
json-not-object = 此处应为对象。
    .fix = 资料应为一个由各组组成的对象；README 有示例。
json-unknown-member = 没有这个成员。
    .fix = 请删除，或更正其名称。此处可用：{ $known }。
json-more-mistakes = 另有 { $count } 处错误未列出。
    .fix = 请先更正已列出的错误，再重新提交。
json-member-twice = 该成员在此处出现了两次。
    .fix = 请只保留一个。
json-not-text = 此处应为加引号的文本。
    .fix = 金额和选项请写成文本，例如 "12345.67"。JSON 数字在传递中可能丢失位数。
json-too-large = 资料超过 { $limit } 字节。
    .fix = 请只提供一人（或一家企业）一年的资料。

### What is wrong with the command line or with files

reason-not-found = 没有该文件或文件夹
reason-not-permitted = 没有权限
reason-not-a-folder = 路径中有一部分不是文件夹
reason-full = 没有剩余空间
reason-read-only = 磁盘只能读取，不能写入
reason-folder = 这是文件夹
reason-too-large = 文件超过该磁盘允许的大小
reason-bad-name = 名称过长，或含有不允许的字符
reason-busy = 另一程序正在使用该文件，请先在那里关闭
reason-shorter = 读取期间文件变短了
reason-memory = 内存不足
reason-network = 网络驱动器没有响应
reason-other = 系统拒绝（{ $words }）

cli-cannot-read = 无法读取文件：{ $reason }。
    .fix = 请检查文件名和读取权限。
cli-cannot-write = 无法写入文件：{ $reason }。没有写入任何内容。
    .fix = 请检查文件夹是否存在、是否有写入权限、磁盘空间是否足够。
cli-cannot-write-stdout = 无法写入标准输出：{ $reason }。已写出的内容不完整。
    .fix = 请用 -o 写入文件；文件要么完整生成，要么不生成。
cli-cannot-write-device = 写入中断：{ $reason }。已写出的内容不完整。
    .fix = 请写入普通文件；文件要么完整生成，要么不生成。
cli-same-file = { $first } 和 { $second } 是同一个文件。
    .fix = 请使用不同的文件名；程序不会写入正在读取的文件，也不会把两项结果写入同一个文件。
cli-input-twice = { $first } 和 { $second } 是同一个文件，会被读取两次。
    .fix = 同一个文件请只写一次，否则其中的金额会重复计算。
cli-one-to-stdout = 不止一项结果要写到标准输出。
    .fix = --output、--errors 和 --report 之中，最多只能有一项写到标准输出，其余请指定文件。
cli-is-folder = 这是文件夹。
    .fix = 请提供文件名。
cli-file-exists = 已有同名文件。没有写入任何内容。
    .fix = 请换一个文件名；如要替换该文件及其全部内容，请加上 --force。
cli-bad-setting = 无法识别 --set { $setting }。
    .fix = 请写成 --set NAME=VALUE。可用的名称：{ $known }。
cli-bad-setting-value = --set { $name }：{ $value } 不是可用的值。
    .fix = 请用以下之一：{ $known }。
cli-bad-setting-rate = --set { $name }：{ $value } 不是汇率。
    .fix = 请填 { range-exchange_rate }。
cli-setting-not-computed = --set { $name }：{ $value } 是法律未明确之处的一种做法，但现有资料不足，无法计算。
    .fix = 请用以下之一：{ $known }。
cli-no-parameter = 没有名为 { $id } 的参数。
    .fix = “taxdiff params list”可列出全部参数。
cli-bad-date = { $date } 不是日期。
    .fix = 请写成 2025-04-01 的格式。
cli-interrupted = 已中断，没有留下任何文件。
cli-interrupted-stdout = 已中断。写到标准输出的内容不完整。
cli-stdin = 标准输入
cli-stdout = 标准输出
usage-no-value = { $argument } 需要一个值。
    .fix = 请写在该选项之后；“taxdiff --help”有说明。
usage-bad-word = { $argument } 不能是“{ $value }”。
    .fix = 请用以下之一：{ $known }。
usage-bad-value = { $argument } 不能是“{ $value }”。
    .fix = 可填的内容见“taxdiff COMMAND --help”。
usage-unknown-argument = 该命令不接受 { $argument }。
    .fix = “taxdiff --help”和“taxdiff COMMAND --help”说明可用的内容。
usage-no-command = 缺少命令。
    .fix = 请用以下之一：{ $known }。
usage-unknown-command = 没有名为 { $argument } 的命令。
    .fix = 请用以下之一：{ $known }。
usage-missing = 命令行缺少：{ $argument }。
    .fix = “taxdiff COMMAND --help”说明该命令的写法。
usage-conflict = { $argument } 和 { $other } 不能同时使用。
    .fix = 请去掉其中一个。
usage-twice = { $argument } 重复出现。
    .fix = 请只写一次。

### Parts of the computation

section-facts = 所依据的资料
section-comprehensive_income = 内地：综合所得
section-annual_bonus = 内地：全年一次性奖金
section-business_income = 内地：经营所得
section-mainland_total = 内地：全年税款合计
section-salaries_tax = 香港：薪俸税
section-profits_tax = 香港：利得税
section-hong_kong_total = 香港：全年税款合计
section-exemption = 超过香港税负部分的免征
section-subsidy = 15%人才补贴
section-election = 二选一

### Quantities

term-taxable_wages = 工资薪金减去免税部分
term-labour_services_amount = 劳务报酬收入额
term-authors_remuneration_amount = 稿酬收入额
term-royalties_amount = 特许权使用费收入额
term-income_amount = 收入额
term-basic_deduction = 减除费用
term-base = 收入额减去各项扣除（扣除捐赠前）
term-donation_limit = 公益慈善捐赠扣除限额
term-donations_counted = 准予扣除的捐赠
term-taxable_income = 应纳税所得额
term-comprehensive_tax = 综合所得个税
term-bonus_tax = 奖金单独计税的个税
term-bonus_method = 奖金计税方式
term-business_taxable_income = 经营所得应纳税所得额
term-business_tax_before_reduction = 减征前的经营所得个税
term-halved_income = 享受减征的经营所得
term-business_reduction = 个体工商户减半征收的减免税额
term-business_tax = 经营所得个税
term-mainland_tax = 内地个税
term-income_for_hong_kong = 按香港税制应评税的收入
term-assessable_income = 应评税入息
term-net_assessable_income = 应评税入息实额
term-couple_net_assessable_income = 夫妇合计的应评税入息实额
term-mainland_contributions = 内地社会保险费（折合港元）
term-hk_donation_limit = 认可慈善捐款扣除限额
term-concessionary_deductions = 特惠扣除
term-net_income = 入息净额
term-allowances = 免税额
term-net_chargeable_income = 应课税入息实额
term-progressive_charge = 按累进税率计算的税款
term-standard_charge = 按标准税率计算的税款
term-salaries_tax_before_reduction = 宽减前的薪俸税
term-tax_reduction = 一次性税款宽减
term-salaries_tax_after_reduction = 宽减后的薪俸税
term-salaries_tax = 本人的薪俸税
term-assessable_profits = 应评税利润
term-profits_tax_before_reduction = 宽减前的利得税
term-profits_tax = 利得税
term-salaries_tax_cny = 薪俸税（折合人民币）
term-profits_tax_cny = 利得税（折合人民币）
term-hong_kong_tax = 香港税款
term-hong_kong_tax_cny = 香港税款（折合人民币）
term-comprehensive_and_bonus_tax = 综合所得和奖金的税额
term-park_tax = 园区所得的内地个税
term-whole_difference = 全部所得的税负差额
term-exempt_comprehensive = 免征税额：综合所得和奖金
term-exempt_business = 免征税额：经营所得
term-exempt_talent_subsidy = 免征税额：人才补贴性所得
term-exemption = 免征税额
term-subsidy_base = 应纳税所得额和单独计税的奖金
term-fifteen_percent_comprehensive = 综合所得应纳税所得额和单独计税奖金的15%
term-fifteen_percent_business = 经营所得应纳税所得额的15%
term-fifteen_percent_talent_subsidy = 人才补贴性所得的15%
term-subsidised_comprehensive = 补贴：综合所得和奖金
term-subsidised_business = 补贴：经营所得
term-subsidised_talent_subsidy = 补贴：人才补贴性所得
term-subsidy_before_awards = 年度上限以内的补贴
term-subsidy = 补贴
term-best_route = 减负较多的方案
term-burden_after = 优惠后税负
term-refund_or_due = 应补税额（负数为应退）
term-basic_allowance = 基本免税额
term-married_allowance = 已婚人士免税额
term-single_parent_allowance = 单亲免税额
term-benefit = 已确认方案的减负金额
term-couple_assessable_income = 夫妇合计的应评税入息

way-separate = 单独计税
way-merged = 并入综合所得
way-progressive = 累进税率
way-standard = 标准税率
way-exemption = 免征
way-subsidy = 15%补贴

### Conditions of the two routes: the question, and what would change a "no" or a missing answer

condition-in_force = 优惠政策在该纳税年度有效
    .change = 无，取决于年度。
condition-hong_kong_resident = 香港居民
    .change = 提供香港居民身份证明（“身份类别（identity）”填：香港永久性居民（hk_permanent）、香港人才入境计划人员（hk_admission_scheme）、香港受养人（hk_dependant）或其他香港居民（hk_other））。
condition-park_employment = 在园区注册的实质性运营企业或其他机构任职、受雇并实际工作，或在园区提供独立个人劳务，或从事生产、经营活动，并在园区纳税
    .change = 在园区任职受雇、提供独立个人劳务或从事生产经营，并在园区缴税（“在园区任职工作并纳税（park_employment）”填：是）。
condition-clean_record = 回溯期内没有影响享受优惠的违法失信记录
    .change = 回溯期内没有违法失信记录（“无违法失信记录（clean_record）”填：是）。
condition-white_listed = 已列入园区白名单
    .change = 列入白名单（“已列入园区白名单（white_listed）”填：是）。如何列入未见公布，请向园区或税务机关查询。
condition-subsidy_identity = 属于补贴适用的人员
    .change = 提供补贴适用的身份证明（“身份类别（identity）”填：香港永久性居民（hk_permanent）、香港人才入境计划人员（hk_admission_scheme）、澳门居民（macao）、台湾居民（taiwan）、外籍人士（foreign）或有国外长期居留权的留学人员或华侨（overseas_returnee））。
condition-talent_category = 高端人才或紧缺人才
    .change = 获得人才认定（“人才类别（talent_category）”填：高端人才（high_end）或紧缺人才（urgently_needed））。
condition-talent_conditions = 从事的领域、与深圳单位的合同、单位在名单内、仍在岗
    .change = 以上各项全部满足（“符合人才补贴其他条件（talent_conditions）”填：是）。
condition-shenzhen_work_days = 在深工作天数足够
    .change = 工作天数足够（“在深工作天数（shenzhen_work_days）”）：2023 纳税年度及以前满 90 天，2024 纳税年度超过 90 天；以后年度如何计算尚无定论。

### The answer in words

answer-title = { $year } 纳税年度，与香港 { $assessment } 课税年度比较
answer-lead-exemption = 内地应缴 { $mainland }，按香港税制应缴 { $hongkong }。申报免征，可减税 { $benefit }。
answer-lead-subsidy = 内地应缴 { $mainland }，按香港税制应缴 { $hongkong }。申请15%补贴，可获 { $benefit }。
answer-lead-exemption_if_confirmed = 内地应缴 { $mainland }，按香港税制应缴 { $hongkong }。待补充的资料如获确认，免征可减税 { $possible }。
answer-lead-subsidy_if_confirmed = 内地应缴 { $mainland }，按香港税制应缴 { $hongkong }。待补充的资料如获确认，15%补贴可获 { $possible }。
answer-lead-none = 内地应缴 { $mainland }，按香港税制应缴 { $hongkong }。两个方案都不能减负。
answer-ledger = 两地税负
answer-routes = 两个方案：同一纳税年度只能选一个，不能同时享受
answer-route-line = { $route }：{ $answer }，{ $amount }
answer-route-line-if = { $route }：{ $answer }，如获确认为 { $amount }
answer-decides = 决定性条件
answer-change = 如何改变结果：{ $change }
answer-claim = 申请时间
answer-claim-line = { $route }，{ $income }：{ $opens } 至 { $closes }
answer-income-comprehensive = 综合所得
answer-income-business = 经营所得
answer-income-all = 全部所得
answer-notes = 提示
answer-assumptions = 法律未明确之处及所采用的处理
answer-taken-default = 采用：{ $taken }
answer-taken-user = 按所选采用：{ $taken }
answer-exchange = 汇率：HKD 1 = CNY { $rate }
answer-exchange-own = 汇率：HKD 1 = CNY { $rate }，{ $date } 中间价（{ $evidence }）
answer-sensitivity = 如果采用其他处理
answer-sensitivity-line = { $point }：{ $alternative }
answer-sensitivity-same = 无变化
answer-sensitivity-change = 优惠后税负 { $burden }（{ $change }），最优方案：{ $route }
answer-bonus-method = 奖金计税方式
answer-refund = 内地汇算清缴：应退 { $amount }
answer-due = 内地汇算清缴：应补 { $amount }
answer-decision = 最终以税务机关的测算工具（港税e）为准。本结果仅供参考，不构成税务意见。
answer-ruleset = 规则版本 { $ruleset }
answer-steps = 计算步骤
answer-choices = 未明确之处
answer-conditions = 条件

step-of = { $what } { $amount } 的 { $rate }
step-ratio = 分支机构间的分摊比例 { $ratio }；各因素按占全部参与分摊分支机构之比计算：
step-bracket = 第 { $row } 级（超过 { $over }）：{ $amount }，税率 { $rate } = { $tax }
step-flat = 第 { $row } 级，按十二分之一（{ $twelfth }）确定：{ $amount } x { $rate } 减速算扣除数 { $quick } = { $tax }
step-cap = 申报 { $claimed }，上限 { $cap }，计入 { $counted }
step-cap-computed = 计算所得 { $claimed }，上限 { $cap }，计入 { $counted }
step-rounding = { $before } 取整为 { $after }：{ $mode }
step-conversion = { $from }，按 HKD 1 = CNY { $rate } 折算 = { $to }
step-conversion-share = { $from } 的 { $share }，按 HKD 1 = CNY { $rate } 折算 = { $to }
step-compared = { $ways }
step-way = { $way } { $amount }
step-way-taken = { $way } { $amount }（采用）
step-count = { $what } x { $count }
rounding-half_up-fen = 四舍五入到分
rounding-half_up-dollar = 四舍五入到元
rounding-down-fen = 舍去分以下零头
rounding-down-dollar = 舍去元以下零头
rounding-up-fen = 向上取整到分
rounding-up-dollar = 向上取整到元
answer-unverified = 计算所用而未经核实的数值和规则
answer-unverified-line = { $title }：{ $value }
answer-claim-late = 补申请：{ $line }

### The run of a payroll

summary-title = { $file }：共 { $rowstext } 行，已计算 { $good } 行，有错误 { $bad } 行
summary-route = 最优方案
summary-people = 人数
summary-amount = 减负金额（CNY）
summary-totals = 合计（CNY）
summary-mainland = 内地个税
summary-hongkong = 同等收入的香港税款
summary-benefit = 已确认方案的减负金额
summary-after = 优惠后税负
summary-refund = 内地汇算清缴应退
summary-due = 内地汇算清缴应补
summary-withheld-known = 已知 { $rowstext } 行
summary-errors = 错误（按原因）
summary-notes = 提示
totals-withheld-companies = 不完整：{ $rows } 行中有 { $bad } 行存在错误，合计会缺少这些企业，因此不显示。请更正这些行，或从文件中删去，然后重新运行。
totals-withheld = 不完整：{ $rows } 行中有 { $bad } 行错误。合计会缺少这些人员，因此不列出。请改正后重新运行，或用 --exclude { $list } 排除这些行。
totals-withheld-many = 不完整：{ $rows } 行中有 { $bad } 行错误。合计会缺少这些人员，因此不列出。请改正后重新运行，或用 --exclude 排除这些行，行号见错误清单，例如 --exclude 3,7-9。
summary-see-errors = 请加上 --errors FILE 再运行一次：清单会逐行说明错误和处理办法。
summary-unused = 未使用的列（不读取其中任何内容）
unused-near = 是否指 { $column }？
unused-more = ……另有 { $count } 列
summary-written = 已写入：{ $files }
summary-speed = { $rowstext } 行，用时 { $seconds } 秒
progress-reading = 正在计算

errors-row = 行
errors-column = 列
errors-code = 代码
errors-found = 实际内容
errors-message = 错误说明
errors-fix = 处理办法

### The report

report-title = 工资表税负差额报告
report-subtitle = { $file }：共 { $rows } 行，已计算 { $good } 行，有错误 { $bad } 行
report-figures = 概要
report-before = 优惠前的内地个税
report-hongkong = 同等收入的香港税款
report-benefit = 已确认方案的减负金额
report-after = 优惠后税负
report-possible = 待补充的资料如获确认，还可增加
report-routes = 各方案的受益人数
report-route = 方案
report-people = 人数
report-tax = 内地个税（CNY）
report-amount = 减负金额（CNY）
report-amount-open = 待确认
report-relief = 减负金额分布
report-relief-note = 按已确认方案的减负金额（CNY）统计人数。
report-beforeafter = 优惠前后对比
report-beforeafter-note = 按全年税负（CNY）统计人数：优惠前的内地个税，以及优惠后的税负。
report-band = 区间
report-band-zero = 无
report-band-between = 超过 { $low } 至 { $high }
report-band-above = 超过 { $low }
report-column-before = 优惠前
report-column-after = 优惠后
report-errors = 错误（按原因）
report-cause = 原因
report-rows = 行数
report-first-rows = 最先出现的行
report-unused = 未使用的列
report-unused-note = 这些列只原样保留，没有读取其中任何内容。如果其中有应当计入的列，请更正列名后重新运行。
report-column-number = 列
report-column-name = 文件中的列名
report-column-near = 是否指
report-attention = 需要处理的行
report-attention-more = 共 { $all } 行，此处列出前 { $shown } 行。
report-attention-none = 无。
report-row = 行
report-employee = 员工（已脱敏）
report-why = 原因
report-worth = 如获确认可增加（CNY）
report-assumptions = 计算依据
report-assumption-counts = 各行的提示
report-open-points = 法律未明确之处，以及本次采用的处理
report-point = 未明确之处
report-taken = 采用
report-others = 未采用
report-evidence = 依据
report-made = 规则版本 { $ruleset }。生成本页时没有向外发送任何数据，本页也不加载任何外部内容。

### Parameters

params-id = 参数
params-value = 数值
params-from = 生效自
params-until = 至
params-open = 截止日未知
params-checked = 最近核对
params-evidence = 依据等级
params-source = 来源
params-coverage = { $date } 的数值
params-not-covered = { $date } 没有可用的数值。
params-default = 默认
params-not-computed = 不计算
params-applies = 适用
params-applies-not = 不适用
params-window = 次年 { $opens } 至 { $closes }
params-window-offset = 其后第 { $years } 年 { $opens } 至 { $closes }
params-over = 超过
params-rate = 税率
params-quick = 速算扣除数
params-observed = 牌价日期
params-count = { $count } 个参数，规则版本 { $ruleset }

### Titles of problem documents

title-syntax = 内容不是 JSON
title-too-large = 资料过大
title-facts = 资料有误


### Codes in a few words, where many rows are counted

code-assumed_resident = 按居民个人计算
code-assumed_park_share = 按全部来自园区计算
code-assumed_spouse_income = 按配偶无收入计算
code-default_fx = 使用本程序自带汇率
code-cap_applied = 超过限额
code-bonus_trap_zone = 奖金略减到手反而多
code-not_white_listed = 不在白名单
code-larger_if_confirmed = 确认后可省更多
code-missing_value = 缺少数据
code-bad_amount = 不是金额
code-bad_count = 不是人数
code-bad_word = 无法识别的词
code-out_of_range = 超出范围
code-year_not_covered = 年度未涵盖
code-fx_missing = 没有汇率
code-duplicate_person_year = 同一人或企业同一年度重复
code-status_conflict = 身份与天数矛盾
code-non_resident_needs_months = 非居民个人
code-exempt_above_wages = 免税部分大于工资
code-joint_needs_married = 合并评税但未婚
code-single_parent_needs_child = 单亲但无子女
code-bad_identity_number = 证件号码有误
code-wrong_cell_count = 单元格数不符
code-line_break = 单元格内有换行
code-benefits_beside_deductions = 免税津补贴与专项附加扣除并填
code-loan_interest_beside_rent = 贷款利息与租金并填
code-fx_above_one = 汇率大于 1

### 资料以外的请求内容有误

json-unknown-word = 此处不能使用这个词。
    .fix = 请用以下之一：{ $known }。
curve-missing-member = 缺少这个成员。
    .fix = 请补上。范围写作 "range"，内含 "column"、"from"、"to" 和 "step"。
curve-not-an-amount = 这不是金额。
    .fix = 请写数字，最多两位小数，用小数点并加引号："12345.67"。
curve-empty-range = 范围的终点没有高于起点。
    .fix = 请在 "to" 写较大的金额，或在 "from" 写较小的金额。
curve-no-step = 步长为零。
    .fix = 请写明收入每一点增加多少。
curve-too-many-points = 范围内有 { $found } 个点，最多计算 { $limit } 个。
    .fix = 请加大步长，或只查询范围的一部分。

### 问题文档及其页面

title-request = 请求不符合 HTTP
title-query = 地址中的参数有误
title-key = 没有有效的密钥
title-scope = 密钥不适用于此处
title-not-found = 此处没有内容
title-method = 不能使用这种方法
title-timeout = 请求未能及时送达
title-media-type = 不支持的内容类型
title-payroll = 文件不能作为工资表读取
title-too-many = 请求过多
title-internal = 服务出现故障
title-busy = 服务暂时繁忙

detail-mistakes = { $count ->
   *[other] 共发现 { $shown } 处错误，已逐一列出并说明如何更正。
}
detail-many-mistakes = 共发现 { $shown } 处错误；已列出前 { $most } 处并说明如何更正。
detail-request = 请求没有主机名、有多个主机名或主机名无效，地址不是 HTTP 地址，或正文的分块已损坏。
detail-query = 此处没有这个参数，或参数的值不可用。
fix-query = 此处可用：{ $known }。
detail-key = 服务要求提供密钥，而请求中没有有效的密钥。
detail-scope = 密钥有效，但不是为这个地址签发的。
detail-not-found = 这个地址没有页面，也没有参数。
detail-method = 地址正确，但须使用另一种方法；标头“Allow”列明了可用的方法。
detail-timeout = 请求内容尚未传完便中断了。
detail-too-large = 请求内容超过这个地址所接受的大小。
detail-media-type = 这个地址不能读取这种类型的内容。
detail-too-many = 该调用方在限定时间内发出的请求过多；标头“Retry-After”说明了须等待多久。
detail-internal = 服务出现故障，并非请求有误。
detail-busy = 服务正在处理的请求已达上限。

explain-syntax = 请求内容不是 JSON，因此无法读取。问题文档列明了行和列。请在该处更正后重新发送。
explain-request = 请求不符合 HTTP 的规则（RFC 9112）：没有主机名、有多个主机名或主机名无效，地址中的百分号之后不是两位十六进制数字或不是 UTF-8，或正文分块的长度有误。HTTP 库会正确处理；请检查自行编写的部分和途中的代理。
explain-query = 地址中问号之后的参数在此处不可用，或参数的值不可用。问题文档列明了该参数及可用的名称。个人资料绝不应写在地址中，因为地址会被记录。
explain-key = 请在标头“Authorization: Bearer KEY”中提供服务管理员为您签发的密钥。密钥可能已过期或已被撤销。
explain-scope = 每个密钥只适用于以下部分范围：assess、batch、read。请向服务管理员索取具有所需范围的密钥。
explain-not-found = 请检查地址。/docs 页面列出所有地址；GET /v1/params 列出所有参数的编号。
explain-method = 请检查方法。资料用 POST 发送；参数、涵盖范围和页面用 GET 读取。
explain-timeout = 服务只在有限的时间内等待请求内容，以免被缓慢的连接占用。请重新发送。发送工资表时须同时读取结果：每行算出后会立即返回。
explain-too-large = 一人一年的资料不会很大。多人的资料请发送到 /v1/individuals/batch，该地址不限内容长度。
explain-media-type = 单人资料为 application/json。工资表为 text/csv 或 application/x-ndjson，须为 UTF-8 且未经压缩；或为工作簿（XLSX），类型为 application/vnd.openxmlformats-officedocument.spreadsheetml.sheet。旧格式工作簿（XLS）请先另存为 XLSX。
explain-facts = 请求内容是 JSON，但其中的资料有缺漏、格式不符或互相矛盾。每处错误都列明了成员的指针、所见内容（可能涉及个人资料的已遮蔽）及如何更正。
explain-payroll = 无法从该文件读取工资表；问题文档列明了所在的行及如何更正。如果错误在部分行已返回之后才出现，结果会中断：最后一行即为问题文档，连接关闭时没有完整结果应有的结尾。中断的结果不应使用。
explain-too-many = 请按标头“Retry-After”所示的时间等待，然后重新发送。多人的资料用一次 /v1/individuals/batch 请求，比逐一发送更快。
explain-internal = 请重新发送请求。如果仍然失败，请把标头“X-Request-Id”的值告知服务管理员；日志中记有该值及原因，但没有个人资料。
explain-busy = 请按标头“Retry-After”所示的时间等待，然后重新发送。

service-page-status = HTTP 状态 { $status }
service-page-problems = 问题的种类
service-page-problems-lead = 每个错误都以问题文档（RFC 9457）答复，其成员 "type" 即为以下页面之一的地址。
service-page-reader = 各地址及其内容
service-page-title = 河套深圳园区税负差额

### 服务

serve-cannot-listen = 服务无法监听 { $address }：{ $reason }。
    .fix = 请用 --listen 选择其他地址；该地址可能正被另一程序使用。
serve-not-loopback = 其他机器可以访问 { $address }，而没有指定密钥文件。
    .fix = 请用 --keys 指定密钥文件（第一个密钥用“serve keys new”生成）；如果所有能访问该地址的人都可以调用，请写明 --open。
serve-bad-origin = { $origin } 不是网页的来源。
    .fix = 请按浏览器的写法填写：https://example.org，不带路径。
serve-keys-unreadable = 密钥文件 { $file } 无法使用：{ $reason }。
    .fix = 请检查文件名及读取权限。密钥用“serve keys new”生成，文件不应手工编写。
serve-keys-mode = 密钥文件 { $file } 可被他人读取或修改：其权限为 { $mode }。
    .fix = 只应允许所有者修改，并只允许所有者及其群组读取：chmod 600 { $file }
serve-keys-unwritable = 密钥文件 { $file } 无法写入：{ $reason }。没有作任何更改。
    .fix = 请检查文件夹是否存在、是否有写入权限、磁盘是否有空间。
serve-key-exists = 已有名为 { $name } 的密钥。
    .fix = 请另选名称，或先撤销该密钥。
serve-no-key = 没有名为 { $name } 的密钥。
    .fix = “serve keys list”列出所有密钥。
serve-key-new = { $name } 的密钥。密钥只显示这一次，之后无法再显示；文件中只保存其散列值。
serve-key-revoked = 密钥 { $name } 已撤销。运行中的服务会在两秒内生效。
serve-failed = 服务已停止：{ $reason }。
    .fix = 日志记有此前发生的情况。
keys-name = 名称
keys-scopes = 范围
keys-created = 生成日期
keys-expires = 有效期至
keys-never = 无期限
keys-expired = 已过期
keys-none = 没有密钥。

### 企业：代码简称

code-before_term = 早于已知年度
code-after_term = 晚于已知年度
code-ratio_near_limit = 主营业务占比接近 60%
code-substance_proxy = 实质性运营参照前海
code-insured_share_rounded = 30% 参保人数取整
code-catalogue_not_loaded = 未提供目录文件
code-catalogue_incomplete = 目录文件不全
code-no_income = 没有收入
code-income_cliff = 略高于 300 万元
code-high_tech_tie = 与高新技术企业税率相同
code-losses_expired = 亏损已过结转年限
code-losses_need_history = 五年以前的亏损未计入
code-assumed_rd_industry = 行业视为可加计扣除
code-assumed_cross_region = 视为跨地区
code-branch_without_share = 区内分支机构不参与分摊
code-assumed_import_facts = 进口事项为假设
code-import_from_february = 进口免税自 2026 年 2 月 10 日起
code-personal_articles = 个人物品不适用
code-losses_open = 较早亏损待确认
code-rd_industry_open = 研发行业待确认
code-status_since_without_status = 有资格起始年而无资格
code-profit_above_income = 所得高于收入总额
code-import_by_branch = 称由分支机构进口
code-part_above_whole = 部分大于整体
code-structure_conflict = 组织形式与分支机构不符
code-no_factors = 没有分摊因素

### 企业：提示

note-before_term = 该纳税年度早于 2023 年，园区 15% 税率尚未开始；不提供数字。
note-after_term = 园区 15% 税率和小型微利企业 5% 税负均于 2027 年 12 月 31 日到期，未见延期；以后年度不提供数字。
note-ratio_near_limit = 主营业务收入占比在 60.00% 至 60.50% 之间：一项收入的争议即可改变结果。
note-substance_proxy = 实质性运营参照前海标准判断，并非河套的规定；福田的文本未见。
note-insured_share_rounded = 员工总数的 30% 不为整数；如何取整属未决事项。
note-catalogue_not_loaded = 填写了目录项目编号，但未提供目录文件，该编号不起作用。请以 --catalogue 提供文件。
note-catalogue_incomplete = 目录文件的项目数与官方目录的 33 项不符；其中没有的项目视为未确定。
note-no_income = 没有收入，主营业务占比无从计算。没有收入通常也没有应纳税所得额，税率并无影响。
note-income_cliff = 应纳税所得额略高于 300 万元：在 300 万元时全部适用 5%，税后所得反而更多。
note-high_tech_tie = 高新技术企业与园区税率相同。宜保留高新技术企业资格：亏损还可结转十年。
note-losses_expired = 有以前年度亏损已过结转年限，不予弥补。
note-losses_need_history = 五年以前的亏损未计入：须较早取得高新技术企业或科技型中小企业资格才可弥补。请填写 status_since。
note-assumed_rd_industry = 未说明行业，视为可享受研发费用加计扣除。
note-assumed_cross_region = 未说明地点，视为总分机构跨地区。
note-branch_without_share = 区内有分支机构不参与分摊，因此没有所得在当地适用 15%。
note-assumed_import_facts = 进口货物未填写的事项，视为经“一线”进入、自用于科研、不属不予免税、未曾放弃免税，且增值税可抵扣。
note-import_from_february = 进口优惠自 2026 年 2 月 10 日起施行。未填入境日期（entered_on）的货物，须确认在该日之后进境才计入。
note-personal_articles = 进口免税只适用于货物，不适用于个人携带的物品；未见园区关于个人物品的规定。
note-losses_open = 五年以前的亏损未计入：须确认高新技术企业证书或科技型中小企业资格才可弥补。其影响见“如获确认”。
note-rd_industry_open = 行业是否适用研发费用加计扣除填为未知：未计入所选数字，其影响见“如获确认”。
note-status_since_without_status = 填写了 status_since，但既无高新技术企业证书也无科技型中小企业资格；该项不起作用。
note-profit_above_income = 所得（taxable_income）高于收入总额，两者之一很可能有误。
note-import_by_branch = 总机构在区外，而分支机构并非园区的独立法人：如可享受，也只能是其他主体的进口。请确认由谁进口。

### 企业：错误

problem-duplicate_person_year-company = 第 { $row } 行已有相同企业编号和纳税年度的记录。
    .fix = 每个企业每年只保留一行：请删除有误的一行。
problem-part_above_whole = 该数值大于 { $other }，而它只是其中的一部分。
    .fix = 请更正其中一项。
problem-structure_conflict = 与 { $other }不符。
    .fix = 总机构或分支机构在区内的企业须列出分支机构；属分支机构在区内的，其中至少一个在区内。单一企业不列分支机构。总机构在区内的，in_special_area 应为 yes。
problem-no_factors = 各分支机构的 { $other }合计为零，无法分摊。
    .fix = 请填写参与分摊的各分支机构的上年度数据。
problem-out_of_range-against = 与 { $other }不符。
    .fix = 亏损须属以前年度，资格最迟始于纳税年度，货物须在纳税年度内进境。请更正其中一项。
problem-out_of_range-date = 这不是日期。
    .fix = 请按年、月、日填写：2026-03-01。
problem-out_of_range-list = 项数过多，未读取。
    .fix = 最多填 { $most } 项。
problem-wrong_cell_count-item = 该项有 { $found } 个成员，最多 { $expected } 个。
    .fix = 成员以 | 分隔，各项以 ; 分隔，格式见“taxdiff template --companies”。
problem-wrong_cell_count-separator = 该项的各成员之间没有分隔符。
    .fix = 成员之间用 | 分隔，各项之间用 ; 分隔：{ $reading }。
word-unknown = 不清楚
range-year = 2000 至 2099 的四位年份
range-staff = 0 至 1000 万的整数（人数）
range-average = 0 至 1000 万的人数，最多三位小数，如 150.25
range-percent = 6.5% 这样的百分比：须带百分号，最多四位小数；关税不超过 1000%，增值税不超过 100%，消费税不超过 90%
json-not-array = 此处应为数组。
    .fix = 请以方括号列出各项，用逗号分隔。
catalogue-too-large = 目录文件超过 { $limit } 字节。
    .fix = 请只提供官方目录的项目。
catalogue-empty = 目录文件没有任何项目。
    .fix = 首行写列名 { $columns }，其后每个项目一行。
catalogue-missing-column = 缺少该列。
    .fix = 首行须有列名 { $columns }。
catalogue-column-twice = 首行该列重复。
    .fix = 请保留其中一列。
catalogue-blank = 单元格为空。
    .fix = 每个项目须有领域、编号和名称。
catalogue-area = 这不是目录的领域。
    .fix = 请用：{ $known }，或领域名称。
catalogue-item-twice = 该项目已在第 { $row } 行。
    .fix = 请为每个项目编不同的编号，或删去其中一行。
cli-only-for-many = { $options } 只适用于多企业文件，而 { $file } 只有一家企业。
    .fix = 请去掉该选项，或提供 CSV 文件。
cli-only-for-one = { $options } 只适用于以 JSON 提供的一家企业，而 { $file } 是多行文件。
    .fix = 请去掉该选项，或以 JSON 提供一家企业的资料。
cli-vary-shape = --vary { $range } 不是范围。
    .fix = 请写 FACT=FROM..TO:STEP，如 main_business_income=40m..80m:1m。
cli-vary-fact = --vary { $range }：该项不能变动。
    .fix = 请用：{ $known }。
cli-vary-value = --vary { $range }：有数值不符合该项要求。
    .fix = 请写纯数字，k 为千、m 为百万，如 2.5m。
cli-vary-rows = --vary { $range } 没有行，或超过 { $most } 行。
    .fix = 请使终点高于起点，或加大步长。
cli-vary-conflict = --vary { $range }：无论取何值，资料都互相矛盾。{ $why }
    .fix = 请选择与其他资料相符的范围；资料本身没有问题。
cli-not-with-vary = { $options }：不能与 --vary 同时使用，其表格没有备忘录和计算步骤。
    .fix = 请去掉该选项，或去掉 --vary。

### 企业：计算部分与数量

section-company_income = 企业应纳税所得额
section-regimes = 各方案税额
section-branches = 总机构与分支机构
section-imports = 进口
term-super_deduction = 研发费用加计扣除
term-income_before_losses = 加计扣除后的所得
term-loss_used = 弥补以前年度亏损
term-final_taxable_income = 应纳税所得额
term-standard_tax = 按法定 25% 计税
term-small_low_profit_tax = 小型微利企业税额
term-high_tech_tax = 高新技术企业税额
term-hetao_tax = 园区 15% 税率税额
term-slice_income = 分摊的应纳税所得额
term-slice_tax = 按其税率计税
term-slice_payable = 就地缴纳
term-best_regime = 最优（已确认）方案
term-best_tax = 其税额
term-import_duty = 进口关税
term-composite_value = 组成计税价格
term-import_consumption_tax = 消费税
term-import_vat = 进口环节增值税
term-import_saving = 现金节省
way-statutory = 法定 25%
way-small_low_profit = 小型微利企业
way-high_tech = 高新技术企业
way-hetao = 园区 15% 税率
way-import_relief = 进口免税

### 企业：条件

condition-turns = 若 { $fact } 为 { $value }，则变为“{ $answer }”
condition-special_area = 设在特定封闭区域（福田保税区）
condition-catalogue = 主营业务属于优惠目录
condition-main_business_ratio = 主营业务收入占收入总额 60% 以上
    .change = 填写 main_business_income 与大于零的 total_income。
condition-operations = 实质性运营：生产经营（参照）
condition-personnel = 实质性运营：人员（参照）
    .change = 员工及区内参保人数均达到参照标准（headcount、insured_six_months）。
remark-catalogue_not_loaded = 无法核对该编号：未载入目录文件。请以 --catalogue FILE 提供；服务则在启动时以 taxdiff serve --catalogue FILE 载入。
remark-code_not_in_catalogue = 目录文件中没有该编号。请核对编号和文件。
remark-hong_kong_staff = 未参加内地养老保险的香港员工是否计入，未见规定；参保人数按所填计算。
condition-accounts = 实质性运营：账务（参照）
condition-property = 实质性运营：财产（参照）
condition-cross_region = 总分机构跨地区
condition-income_limit = 应纳税所得额不超过 300 万元
condition-staff_limit = 从业人数不超过 300 人
condition-assets_limit = 资产总额不超过 5000 万元
condition-industry = 非限制和禁止行业
condition-high_tech_certificate = 有效的高新技术企业证书
condition-legal_person = 园区注册的独立法人
condition-import_white_list = 列入享惠主体白名单
condition-goods_listed = 货物列入免税清单
condition-first_line = 经“一线”自香港进入
condition-own_research_use = 自用于科研
condition-not_excluded = 不属不予免税货物
condition-not_waived = 36 个月内未放弃免税

### 企业：文字结果

company-title = { $year } 纳税年度企业所得税
company-lead = 最优（已确认）方案：{ $regime }。税额 { $tax }（占应纳税所得额 { $rate }），较 25% 节省 { $saving }。
company-lead-standard = 没有已确认的方案优于法定税率。税额 { $tax }（占应纳税所得额 { $rate }）。
company-if-confirmed = 如所缺资料得到确认：{ $regime }，税额 { $tax }，再少 { $saving }。
company-unknown = { $year } 年的规定未知，不提供数字。已知年度为 2023 至 2027 年。
company-decision = 最终以税务机关（进口环节以海关）的决定为准。本结果仅供参考，不构成税务意见。
company-income = 从所得到应纳税所得额
company-loss = { $year } 年亏损 { $amount }：弥补 { $used }，尚余 { $left }，可结转至 { $last } 年
company-loss-expired = { $year } 年亏损 { $amount }：已于 { $last } 年后失效
company-new-loss = 本年度可结转亏损：{ $amount }
company-regimes = 可选方案：一个纳税年度只取其一
company-ratio = 主营业务收入占收入总额：{ $ratio }
company-catalogue = 目录项目 { $code }：{ $title }（{ $area }）
company-regime = { $regime }：{ $answer }，{ $tax }（{ $rate }）
company-regime-if = { $regime }：{ $answer }，如获确认为 { $tax }（{ $rate }）
company-proxy = 参照：实质性运营采用前海标准，并非河套的规定。
company-cliff = 5% 的临界点：{ $limit } 时税额为 { $before }，多一分则为 { $after }，增加 { $jump }；到 { $recovers } 起税后所得才重新更多。
company-branches = 总机构与分支机构（假设区内部分适用 15%）
company-head-office = 总机构
company-branches-total = 各份税额合计 { $tax }。按同一比例缴纳的是最优（已确认）方案的税额 { $paid }。
company-without-share = { $name } 不参与分摊：{ $reason }
company-share-internal_function = 不缴增值税的内部辅助性机构
company-share-first_year = 当年新设
company-share-small_low_profit_last_year = 上年度为小型微利企业
company-share-deregistered = 当年注销
company-share-overseas = 境外
company-subsidiary = 分支机构还是子公司？设分支机构：{ $branch }（{ $regime }）。若区内子公司取得其中 { $profit }：合计 { $subsidiary }，其中子公司 { $own }，母公司 { $parent }。
company-imports = 进口
company-goods = { $name }：{ $answer }。关税 { $duty }，消费税 { $consumption }，增值税 { $vat }；合计 { $cash }，其中实质节省 { $economic }
company-imports-total = 现金节省 { $cash }，其中实质节省 { $economic }；如获确认可再节省 { $possible }。
company-imports-lock = 放弃某类货物免税的，36 个月内不得再申请。货物运往内地其他地区或在园区内转让，须补税；因破产、注销等转让给其他享惠主体的，可予例外。消耗品在研发中耗用且未形成研发成品的，经申请可免予补税。
company-endings = 何时到期
company-ending = { $what }：至 { $date }
company-deadlines = 申报期限
company-deadline = { $what }：{ $opens } 至 { $closes }（{ $evidence }）
company-due = { $what }：不迟于 { $dates }（{ $evidence }）
company-documents = 留存备查资料
company-document = { $what }，保存至 { $date }（{ $evidence }）
company-return-entries = 在年度纳税申报表中的填报位置
company-red-flags = 税务核查的关注点（参照前海）
company-variation = 最优方案 { $regime }，税额 { $tax }（相差 { $change }）；进口节省相差 { $imports }
company-caveats = 所适用规定的说明
company-catalogue-size = 官方目录有 { $areas } 个领域、{ $technologies } 项核心技术、{ $items } 个具体项目；已由文件载入 { $loaded } 项。
company-if-confirmed-losses = 其中计入凭证书或资格可结转十年的亏损；应纳税所得额为 { $income }。
company-if-confirmed-rd = 其中计入研发费用加计扣除；应纳税所得额为 { $income }。
company-loss-open = { $year } 年亏损 { $amount }：未弥补；如证书或资格获确认，可结转至 { $last } 年
company-regime-income = 按应纳税所得额 { $income } 计算，即假定该方案的前提已获确认
company-branch-ratio = { $name }：占分支机构部分的比例 { $ratio }（营业收入 { $revenue } 权重 { $first }，职工薪酬 { $wages } 权重 { $second }，资产总额 { $assets } 权重 { $third }）
company-of-two = { $income } 缴纳 { $tax }（{ $regime }）
company-subsidiary-saves = 子公司节省 { $difference }。
company-subsidiary-costs = 子公司多缴 { $difference }。
company-subsidiary-same = 两者税额相同。
company-subsidiary-branch-if-confirmed = 设分支机构，如所缺资料得到确认：{ $tax }。
company-subsidiary-if-small = 如所得在 5% 限额以内的一方还符合人数、资产和行业条件，两家合计缴纳 { $tax }。
company-assumed-whole_income = 假定：未填 area_profit，全部应纳税所得额转入子公司。
company-assumed-own_conditions = 假定：子公司自身符合 15% 税率的全部条件，包括其自身的主营业务和实质性运营。
company-assumed-deductions_stay = 假定：研发费用加计扣除和以前年度亏损留在母公司。
company-assumed-parent_keeps_certificate = 假定：母公司剥离区内部分后仍保有高新技术企业证书。
company-assumed-within_limits = 假定：整体在人数和资产限额以内，两家也各在限额以内。
company-assumed-transfer_pricing = 假定：两家之间按独立交易原则定价（转让定价），且各自具有与其利润相称的实质。
company-no-comparison-no_income = 不比较分支机构与子公司：没有应纳税所得额。
company-no-comparison-rate_ruled_out = 不比较分支机构与子公司：地点或主营业务使子公司同样不能适用 15% 税率。
company-no-comparison-area_profit_missing = 不比较分支机构与子公司：区外另有分支机构。请填写 area_profit，即区内子公司可取得的应纳税所得额。
company-no-comparison-area_profit_above_income = 不比较分支机构与子公司：area_profit 高于应纳税所得额，而它应是其中一部分。
memo-regime = 方案
memo-answer = 结论
memo-tax = 税额（人民币元）
memo-rate = 实际税率
memo-condition = 条件
memo-source = 依据与证据等级
memo-turns = 改变结论的最小变动
company-prepayment = 季度预缴
company-unseen = 未予考虑或尚不清楚的事项
company-unseen-branch_or_whole = 60% 的比例和实质性运营应按区内分支机构还是按整个企业判断，尚不清楚；此处按所填资料计算。
company-unseen-new_claimants = 未见须事先审批。前海对新享受优惠的企业逐一核查，此处亦应有所准备。
company-unseen-holidays = 未计算集成电路和软件企业的定期减免、重点集成电路设计企业 10% 税率及技术先进型服务企业 15% 税率。各项税率择一适用，不得叠加。
company-unseen-other_zones = 未计算其他区域的 15% 税率（前海、横琴；南沙已知至 2026 年 12 月 31 日）。
company-unseen-national_imports = 未计算全国性科技进口税收政策（财关税〔2026〕7号）；两者都符合的，应予比较。
company-unseen-establishment = 在内地未设公司的香港公司至多构成常设机构，此处不涉及。
memo-certain = 已确认
memo-open = 如获确认
memo-conditions = 逐项条件
memo-part = 总机构或分支机构
memo-goods = 货物
memo-documents = 留存备查资料，保存至 { $date }
memo-sources = 依据
memo-more = 其余 { $count } 项（见附录）
memo-appendix = 附录：完整清单
memo-all-branches = 全部参与分摊的分支机构
memo-all-imports = 全部进口货物
memo-ratio = 分摊比例
memo-not-met = 另有未符合或未确定的条件
memo-of-all-goods = 所有货物相同：{ $conditions }。
day = { $year } 年 { $month ->
    [m1] 1
    [m2] 2
    [m3] 3
    [m4] 4
    [m5] 5
    [m6] 6
    [m7] 7
    [m8] 8
    [m9] 9
    [m10] 10
    [m11] 11
    *[m12] 12
} 月 { $day } 日
vary-title = 随{ $fact }变动的税额与资格
vary-tax = 税额
vary-no-sense = 资料互相矛盾
vary-turning-points = 结论改变之处（精确到最小单位）
vary-no-turning-point = 范围内没有变化。
vary-between = 在 { $before } 与 { $after } 之间
vary-condition = { $condition }：由 { $before } 变为 { $after }
vary-facts = 资料在此开始或不再相符。
vary-best = 最优：由 { $before } 变为 { $after }
companies-title = { $file }：{ $rows } 行，已计算 { $good } 行，年度未知 { $unknown } 行，有错误 { $bad } 行
companies-report = 企业所得税汇总
companies-companies = 企业数
companies-tax = 税额（人民币元）
companies-saving = 较 25% 节省
companies-open = 如获确认可再节省的企业：{ $companies } 家，共 { $saving }。
companies-imports = 进口环节节省：{ $saving }；如获确认再节省 { $possible }。

### 员工页面

page-title = 在河套园区工作：两地的税负
page-lead = 填写全年收入，即可看到内地征多少税、同样的收入在香港须缴多少税，以及可以退回多少。
page-private = 一切都在本浏览器中计算，您填写的内容不会离开本浏览器。
page-language = 语言
page-views = 视图
page-tab-person = 个人
page-tab-payroll = 工资表文件
page-starting = 正在启动…
page-cannot-start = 计算程序无法在此浏览器中或在本页面的安全策略下启动。请使用较新的浏览器，且安全策略须允许 'wasm-unsafe-eval'。

page-questions = 三个问题
page-family = 家庭
page-more = 其他情况（如适用）
page-more-lead = 不适用的可以略过，点击即可展开各部分。
page-filled = { $count ->
   *[other] 已填 { $count } 项
}
page-wrong = 此处有误
page-part-eligibility = 谁可以申请：您和您的工作
page-part-residence = 居住地与所得来源
page-part-income = 其他内地收入
page-part-mainland = 内地扣除和已缴税款
page-part-family = 香港：配偶和受养人
page-part-deductions = 香港：扣除
page-part-comparison = 汇率和奖金计税方式
page-yes = 是
page-no = 否
page-unknown = 不知道

page-ask-wages = 全年工资
page-ask-annual_bonus = 全年一次性奖金
page-ask-hk_marital_status = 您是否已婚？
page-ask-hk_children = 有几个子女？
page-help-tax_year = 内地纳税年度，1月至12月。
page-help-wages = 全年税前工资薪金，不含全年一次性奖金。
page-help-annual_bonus = 当年的一次性奖金；没有则留空。
page-help-hk_marital_status = 决定您在香港的免税额。
page-help-hk_children = 您申请香港子女免税额的子女人数。
page-help-identity = 您属于哪一类人员。只有香港居民可以享受免征。
page-help-park_employment = 您是否受雇于在河套深圳园区登记的企业或机构并实际在那里工作，或在那里从事经营，并在那里纳税。
page-help-clean_record = 在回溯的年度内，是否没有会使您不能享受优惠的涉税违法或失信记录。
page-help-white_listed = 园区有一份香港居民白名单，只有名单上的人才能在申报表中看到免征项目。请询问您的单位。
page-help-talent_category = 您在大湾区人才补贴中获认定的类别。
page-help-talent_conditions = 工作领域、与深圳单位的合同、单位的名单、仍在职。
page-help-mainland_status = 一个公历年度内在内地居住满183天的，为居民个人。
page-help-business_kind = 只有个体工商户可以减半征收。
page-help-hk_assessment = 合并评税只适用于已婚人士，有时较为有利。
page-help-hk_personal_disability = 您是否有资格领取政府伤残津贴并申请伤残人士免税额。
page-help-hk_newborn_home = 是否有这样的子女与您同住；自2024/25年度起可提高居所贷款利息和住宅租金的扣除上限。
page-help-bonus_method = 您可以在申报时选择。如无特别选择，取税额较低的一种。

page-fix-bad_amount = 请填写零或正数，最多两位小数，例如 350,000 或 12345.67。
page-fix-bad_amount-currency = 请自行换算，按此栏的币种填写；本页不替您选定汇率。
page-fix-bad_amount-reading = 您是否要写 { $amount }？
page-take-reading = 是，{ $amount }
page-fix-fx_missing = 请展开“汇率和奖金计税方式”，填写一港元合多少人民币。
page-fix-year_not_covered = 请选择其他纳税年度，或在法律未明确之处选择以在该纳税年度结束的课税年度作比较。
page-fix-non_resident_needs_months = 本页面只计算居民个人的税款。请向单位索取按月的计算。
page-fix-joint_needs_married = 请选择“已婚”，或清空此项。
page-fix-single_parent_needs_child = 请填写子女人数，或选择其他婚姻状况。
page-note-default_fx = 汇率为本页面自带的该年度汇率，凭记忆所得，未经核实；如果您知道税务机关采用的汇率，请在“汇率和奖金计税方式”中填写。

page-mistakes = 请先更正
page-mistakes-lead = 各项旁边有说明。
page-empty = 结果会显示在这里
page-empty-lead = 请先填写工资，之后都可以修改。

page-lead-exemption = 内地征税 { $mainland }；香港会征 { $hongkong }。在{ $closes }前申请免征，可退回 { $benefit }。
page-lead-subsidy = 内地征税 { $mainland }；香港会征 { $hongkong }。在{ $closes }前申请15%补贴，可取回 { $benefit }。
page-lead-exemption_if_confirmed = 内地征税 { $mainland }；香港会征 { $hongkong }。如所缺事项得到确认，在{ $closes }前申请免征，可退回 { $possible }。
page-lead-subsidy_if_confirmed = 内地征税 { $mainland }；香港会征 { $hongkong }。如所缺事项得到确认，在{ $closes }前申请15%补贴，可取回 { $possible }。
page-figure-mainland = 内地征税
page-figure-hongkong = 香港会征
page-figure-benefit = 可退回
page-figure-possible = 确认后可退回
page-left-possible = 确认后的实际负担
page-about = 约 { $amount }
page-notes = { $count ->
   *[other] 关于这一结果的 { $count } 条说明
}

page-ledger-lead = 展开一行，即可看到计算过程和法律依据。
page-mainland = 内地
page-hongkong = 香港
page-lower = 两种计算中较低者
page-citation = { $instrument }，{ $article }
page-step-result = { $what } = { $amount }
page-step-of = { $what }：{ $step }

page-routes = 取回税款的两种途径
page-route-exemption = 免征
page-route-subsidy = 15%补贴
page-best = 更有利
page-if-confirmed = 如所缺事项得到确认
page-eligible-yes = 您可以申请
page-eligible-no = 您不能申请
page-eligible-needs = 尚不确定：还缺资料
page-eligible-unknown = 目前无人知晓
page-capped = 已按年度上限计算。
page-claim-title = { $year }纳税年度{ $route }
page-calendar = 保存日期（.ics）

page-assumptions-lead = 法律未明确之处，可选择另一种理解，看看对结果有何影响。
page-effect-more = 负担增加 { $amount }，为 { $burden }
page-effect-less = 负担减少 { $amount }，为 { $burden }
page-effect-routes = 免征 { $exemption }，补贴 { $subsidy }
page-point-yours = 您的选择
page-point-matters = 影响您的结果
page-point-same = 对您没有影响
page-not-computed = 未计算：所知太少

page-pictures = 图示
page-pictures-more = 您在曲线上的位置，以及从税前到税后
page-picture-burdens = 两地的税和最后的负担
page-picture-curve = 工资与剩余的内地税款（假设各途径的条件全部满足）
page-picture-waterfall = 从税前到税后
page-pictures-missing = 图示无法载入：没有网络连接，或 tax-differential-pictures.js 不在本页面脚本的同一目录中、版本不同，或安全策略不允许。图示的内容在此以文字和表格列出。
page-part-again = 重试
page-table = 以表格显示数字
page-what = 项目
page-gross = 税前收入
page-contributions = 社会保险和住房公积金
page-net = 税后收入
page-net-possible = 确认后的税后收入
page-curve-none = 无优惠
page-curve-exemption = 免征
page-curve-subsidy = 15%补贴
page-crossing-exemption = 在 { $from } 与 { $to } 之间，免征开始比补贴有利。
page-crossing-subsidy = 在 { $from } 与 { $to } 之间，补贴开始比免征有利。
page-you = 您

page-print = 打印
page-share = 生成链接
page-clear = 全部清空
page-remember = 记在本设备上
page-link = 含有所填内容的链接
page-link-help = 链接在 # 号之后含有您填写的数字，浏览器不会把这一部分发送给任何服务器。拿到链接的人可以看到这些数字。

page-payroll = 整份工资表
page-payroll-lead = 文件在本浏览器内读取和计算，不会上传。结果中一行为一人一个纳税年度。
page-payroll-choose = 把工资表文件拖到这里，或选择文件
page-payroll-kinds = CSV、TXT、XLSX 或 XLS：本程序自己的列、扣缴客户端导出的表，或 IR56B。多个文件按证件号码或工号合并。
page-payroll-loading = 正在加载读取工资表的部分
page-payroll-missing = 读取工资表的部分未能加载；页面其余部分不受影响。
page-payroll-looking = 正在查看文件
page-payroll-looked = 以下是识别的结果；无误请继续。
page-payroll-go = 显示结果
page-payroll-leave = 放弃这些文件
page-payroll-row = 第 { $row } 行：
page-payroll-running = 正在计算：{ $rows } 行
page-payroll-making = 正在生成文件
page-payroll-how = 文件的读取方式
page-payroll-sheets = 要读取的工作表
page-payroll-encoding = 文本文件的编码
page-payroll-encoding-found = 自动识别
page-payroll-read-as = 按 { $encoding } 读取：{ $text }
page-payroll-exclude = 不计入的行，例如 3,7-9
page-payroll-map = 自有列的对照文件（由“taxdiff map”生成）
page-payroll-project = 年度尚未结束的，推算到十二月，并标明为推算
page-payroll-look-again = 重新查看
page-payroll-routes = 按方案统计的人数
page-payroll-of = 范围
page-payroll-code = 代码
page-payroll-met = 读取时遇到的情况
page-payroll-leave-out = 不计入有错误的行
page-payroll-too-large = { $file } 超过 512 MB。只有 UTF-8 编码、采用本程序列名的 CSV 可以更大；其他文件请使用 taxdiff 程序。
page-payroll-too-many-cells = 单元格过多，浏览器内存放不下这个工作簿。请下载 CSV，或使用 taxdiff 程序。
page-payroll-no-workbook = 工作簿未能生成：浏览器内存不足。请下载 CSV。
page-payroll-failed = 文件未能计算：浏览器内存不足，或本页面的安全策略不允许使用 worker（worker-src blob:）。
page-payroll-download = 下载 CSV
page-payroll-download-xlsx = 下载工作簿（XLSX）
page-payroll-download-errors = 下载错误清单
page-payroll-template-xlsx = 下载空白工资表（XLSX）
page-payroll-template-csv = 下载空白工资表（CSV）
page-payroll-people = 逐人结果
page-payroll-shown = 已显示 { $shown } 条，共 { $all } 条
page-payroll-only-wrong = 只看有错误的行
page-payroll-person = 人员
page-payroll-year = 年度
page-payroll-brings = 可省税款
page-payroll-state = 状态
page-payroll-good = 已计算
page-payroll-noted = 已计算；{ $count } 项提示
page-payroll-wrong = 第 { $row } 行有错误
page-payroll-more = 显示更多
page-cancel = 取消

### A payroll in the page: what its module says

payroll-withheld = 不完整：{ $rows } 行中有 { $bad } 行有错误。合计会缺少这些人，因此不显示。请改正这些行后重新选择文件，或不计入这些行。
payroll-unreadable = 浏览器无法读取该文件。
    .fix = 选择之后文件可能被改动、移走或删除。请重新选择。
payroll-bad-rows = 这不是行号清单。
    .fix = 请填写行号和范围，以逗号分隔，例如 3,7-9。
payroll-no-workbook = 工作簿未能生成。
    .fix = 请下载 CSV。
payroll-instead-sheet-which-encoding = 请选定正确的一种：用下面的按钮重新读取文件。gb18030 为简体中文，Big5 为繁体中文。
payroll-instead-sheet-bad-bytes = 请在下面选择编码，或把文件另存为 CSV UTF-8。
payroll-instead-sheet-nothing-known-hidden = 如果要读的是隐藏的工作表，请在下面选择它。自有的列，请在下面给出对照文件。
payroll-instead-sheet-non-domiciled = 请在下面选择其他工作表，或不选此文件。表上的人如当年是居民个人，应填在“正常工资薪金”表，或用本程序的列填成一行年度数据。
payroll-instead-sheet-labour-services = 请在下面选择其他工作表，或不选此文件。要计入这些金额，请在下面给出对照文件：收入总额一列写“month:labour_services”，已扣税额一列写“month:tax_withheld”。
payroll-instead-file-not-utf8 = 请在电子表格中把该表另存为“CSV UTF-8（逗号分隔）”后选择那个文件，或在下面选择编码。

### 工作簿、编码和其他来源的表

sheet-damaged = 无法读取该工作簿：{ $reason }。
    .fix = 请用表格软件打开后另存为 XLSX，或将工作表另存为“CSV UTF-8（逗号分隔）”。
damage-not-whole = 文件不完整，可能在传送中被截断或改动
damage-packing = 其压缩方式不受支持（{ $words }）
damage-part-missing = 缺少其中一部分：{ $words }
damage-contents = 其中一部分的内容中断或格式不正确
damage-no-tables = 这是办公软件的文件，但没有表格，例如文字文档
damage-other-kind = 这不是 XLSX，而是其他种类的压缩文件，例如 XLSB、ODS 或文字文档
damage-stopped = 未能读到结尾
damage-other = 其他错误（{ $words }）
sheet-unreadable = 无法读取此工作簿：读取过程被它中断，或读取需要超过 { $memory } MiB 内存或 { $seconds } 秒。
    .fix = 请用表格软件打开，另存为新的 XLSX 文件；或将工作表另存为“CSV UTF-8（逗号分隔）”。
sheet-not-started = 无法启动读取工作簿的进程。
    .fix = 请在机器有空余内存和进程时重试，或改用 CSV 文件。
sheet-protected = 该工作簿有密码保护。
    .fix = 请用表格软件打开，取消密码后另存一份。
sheet-too-large = 文件超出防范恶意文件的上限：{ $what }，最多 { $limit }。
    .fix = 请核实文件来源。确有这么大的正常文件，可改用 CSV，CSV 没有这一上限。
sheet-out-of-order = 工作表 { $sheet } 的第 { $row } 行排在更后的行之后，工作簿已损坏。
    .fix = 请用表格软件打开后重新保存。
sheet-no-sheet = 没有名为 { $name } 的工作表。
    .fix = 可用的工作表：{ $known }。
sheet-not-a-workbook = 指定了 --sheet，但这不是工作簿。
    .fix = 请去掉 --sheet。
sheet-not-worked-out = { $place }：此处的公式没有可信的值，生成该文件的程序没有计算公式。
    .fix = 请用表格软件（Excel、WPS、LibreOffice）打开该文件，保存后重试。
sheet-html = 这是网页文件（HTML），与文件扩展名不符。
    .fix = 请用表格软件打开，另存为 Excel 工作簿（.xlsx）后重试。
sheet-spreadsheet-ml = 这是 2003 版 XML 表格（SpreadsheetML），与文件扩展名不符。
    .fix = 请用表格软件打开，另存为 Excel 工作簿（.xlsx）后重试。
sheet-return-xml = 这是 XML 格式的香港雇主报税表（IR56B），不是表格。其中是香港课税年度，没有内地纳税年度。
    .fix = 请提供该年度的内地工资。如需一并显示报税表，请以表格提供，列名为 HKID、RTN_ASS_YR、TotalIncome。
sheet-xml = 这是 XML 文件，不是表格。
    .fix = 请将表格另存为 Excel 工作簿（.xlsx）或 CSV 后重试。
sheet-nothing-known = 没有认出任何表。已查看：{ $sheets }。
    .fix = 请按“taxdiff template”命名各列；或建立对应关系：“taxdiff map 文件 -o map.toml”，核对修改后加上 --map map.toml。
sheet-nothing-known-text = 开头各行中没有认识的列名。
    .fix = 请按“taxdiff template”命名各列；或建立对应关系：“taxdiff map 文件 -o map.toml”，核对修改后加上 --map map.toml。
sheet-nothing-known-hidden = 没有认出任何表。已查看：{ $sheets }。隐藏而未查看：{ $hidden }。
    .fix = 隐藏的工作表须用 --sheet 名称 指定才会读取。自编的列：“taxdiff map 文件 -o map.toml”，核对修改后加上 --map map.toml。
sheet-which-encoding = 文字编码不是 UTF-8，而且有不止一种编码可以解读。第一个汉字分别是：{ $previews }。
    .fix = 请指明哪一种正确：--encoding gb18030（简体中文）或 --encoding big5（繁体中文）。
sheet-encoding-preview = { $encoding }：{ $text }
sheet-bad-bytes = 第 { $row } 行有不属于 { $encoding } 的字节。
    .fix = 请用 --encoding 指明编码，或重新另存为 CSV UTF-8。
sheet-non-domiciled = { $place } 是“{ $layout }”。已认出，但无住所个人按月计税，每年一行容纳不下，因此不能计算。
    .fix = { $leave }其中当年为居民个人的，请列入“正常工资薪金”表，或按本软件的列每年填一行。
sheet-labour-services = { $place } 是“{ $layout }”，由“允许扣除的税费”列认出。其余金额列的含义无法确定，本软件不作猜测。
    .fix = { $leave }如需计入，请用“taxdiff map”为该表生成对应文件：劳务收入（未减费用）的列填 "month:labour_services"，该项已扣税款的列填 "month:tax_withheld"，然后加上 --map。其他表仍会自动识别。
sheet-no-year = 各表均可识别，但没有一张载有内地纳税年度的收入。香港报税表（IR56B）为四月至次年三月，只在旁列示；人员名单和缴费清单须与收入表一并提供。
    .fix = 请同时提供收入表：税款计算、正常工资薪金，或本程序格式的表（“taxdiff template”）。
sheet-names-alone = { $place } 只有姓名，没有证件号码或工号。可能有同名的人，因此不按姓名合并。
    .fix = { $leave }如需计入，请加一列证件号码或工号。
sheet-mpf-remittance = { $place } 是强积金供款结算书，按供款期列示。香港课税年度为四月至次年三月，且只扣除限额内的强制性供款，因此各月不在此相加。
    .fix = { $leave }请在 hk_mpf 列填写该课税年度雇员的强制性供款。
leave-out-file = 请不带此文件再运行一次。
leave-out-sheet = 请不带此表再运行一次：{ $sheets }。
sheet-which-month = { $place } 是月度表，但没有写明是哪个月。
    .fix = 请在表头上方写明月份（2025年1月），或用月份命名工作表或文件：2025-01。
sheet-which-day-order = { $place } 中有 05/01/2025 一类的日期，无法判断哪个数是月份。
    .fix = 请把年份写在前面：2025-01-05。
sheet-which-year = { $place } 是年度表，但没有写明是哪一年。
    .fix = 请在表头上方写明年份，或用年份命名工作表或文件：2025。
sheet-no-columns = 没有找到带列名的行。
    .fix = 请给出要对应表头的文件；其中的工作表用 --sheet 名称 指定。
sheet-map-not-toml = 对应文件第 { $row } 行无法读取。
    .fix = 请用“taxdiff map 文件 -o map.toml”重新生成，只修改等号右边的内容。
sheet-map-without-columns = 对应文件中没有 [columns]。
    .fix = 请用“taxdiff map 文件 -o map.toml”重新生成，只修改等号右边的内容。
sheet-bad-map = 对应文件写有 { $found } = { $target }，等号右边不是本软件的列。
    .fix = 在 [columns] 之下每行写作 "对方的列" = "本软件的列"。本软件的列见“taxdiff template”，另有 "period"、"ignore"，按月金额写 "month:wages"，累计金额写 "to_date:special_additional_deductions"。

limit-file_bytes = 文件字节数
limit-unpacked_bytes = 工作簿解压后的字节数
limit-text_bytes = 工作簿文字解压后的字节数
limit-texts = 工作簿的文字条数
limit-entries = 工作簿的格式、名称和关系条数
limit-one_text = 单个单元格的字节数
limit-row_bytes = 一行各单元格的字节数
limit-header_bytes = 表头及其上方标题的字节数
limit-sheet_names = 工作表名称的字节数
limit-cells = 单个工作表的单元格数
limit-joined_cells = 各表单元格合计数
limit-kept_bytes = 原样返回的工作表字节数

cli-bad-encoding = 不认识编码 { $found }。
    .fix = 请用其中之一：utf-8、utf-16le、utf-16be、gb18030、big5。
cli-bad-rows = { $found } 不是行号列表。
    .fix = 请写行号和区间：3,7-9。
cli-keep-one-workbook = --keep-workbook 须正好给出一个 XLSX 工作簿。
    .fix = 请给出一个 XLSX 文件；或去掉 --keep-workbook，用 -o 输出.xlsx 另写新的工作簿。
kept-fix = 处理办法
kept-incomplete = 不完整：有 { $bad } 行错误。处理办法
map-explained = 单位自编列的对应关系。使用方法：taxdiff batch 文件 --map 本文件
    左边：对方的列。右边：本软件的列（见“taxdiff template”）、"month:wages" 表示当月金额、
    "to_date:special_additional_deductions" 表示累计金额、"period" 表示月份，或 "ignore"。
    请逐行核对：金额放错列，税额就会算错。行首有 # 的行不生效；确认无误后请去掉 #。
    示例已作掩码处理：9 代表任意数字。
map-looked-at = 已查看：{ $place }，表头在第 { $row } 行，其下 { $rows } 行。
map-known-sheet = 这是可识别的表：{ $layout }，无需对应文件；只有需要另行指定某列时才使用。
map-about-month-by-row = 各行注明月份：金额按当月金额建议。
map-about-month = 标题或名称注明 { $month }：金额按当月金额建议。
map-about-year-by-row = 各行注明年度：金额按全年金额建议。
map-about-year = 标题或名称只注明 { $year } 年，未注明月份：金额按全年金额建议。
map-about-open = 无从得知金额是当月还是全年，因此不作建议。请逐列选定一种；当月金额须注明月份：设“period”列，或写在标题或文件名中（2025-01）。
map-no-people = 未找到：工号列或证件号码列。本软件从不按姓名合并；请将其中一列对应到 employee_id 或 id_number。
map-others = 其他看似表格的工作表：{ $sheets }。每张表各有对应文件：--sheet 名称。
map-unnamed = 未建议：{ $columns } 列有内容而表头为空。请在文件中补上列名，再重新生成。
map-cells = { $letters }：{ $kind }，{ $rows } 行中 { $filled } 格有内容，例如 { $examples }
map-cells-blank = { $letters }：全部为空
map-sure = 依据{ $by }：确定。
map-likely = 依据{ $by }：很可能。
map-check = 依据{ $by }：请核对。
map-not-proposed = 未建议。
map-not-needed = 不需要。
map-by-sheet = 可识别的表
map-by-header = 表头
map-by-values = 内容
map-by-both = 表头和内容
map-kind-documents = 证件号码（格式与校验码正确）
map-kind-damaged = 末几位已被表格软件丢失的证件号码
map-kind-passports = 类似护照号码
map-kind-codes = 各行不同的编码
map-kind-years = 年度
map-kind-months = 月份
map-kind-days = 日期
map-kind-yes-no = 是或否
map-kind-words = 本软件某列的选项
map-kind-currencies = 币种
map-kind-amounts = 金额
map-kind-accounts = 电话或银行账号
map-kind-texts = 其他文字
map-why-day = 支付日期或任职日期，未必落在所属月份。
map-why-net = 这是税后实发金额；计税依据是税前金额。
map-why-deducted = 这是多种扣款的合计。
map-why-other-currency = 注明了人民币以外的币种。本软件不作换算，请提供人民币金额。
map-why-named-month = 表头注明单个月份或季度的金额，绝不作为全年金额。请改为每月一行，或提供全年合计列。
map-why-same-name = 有多列同名，对应文件对它们一视同仁。请在文件中分别命名。
map-why-values = 表头与内容不相符。
map-why-damaged = 这些号码已被表格软件四舍五入，相关行不会合并。请以文本格式重新导出。
map-why-nothing = 对应文件中没有可接收此列的列。
map-why-employers = 由单位承担，不是员工的扣除项目。
map-why-no-month = 这是当月或累计金额，而无从得知月份，绝不作为全年金额。请设“period”列，或将月份写在标题或文件名中（2025-01）。
map-why-year-in-month = 月度表中的全年金额，逐月计入会重复。
map-why-month-or-to-date = 各表有填累计的，也有填当月的：如为当月金额，请写 "{ $other }"。
map-why-month-or-year = 如为全年金额，请写 "{ $other }"。
map-why-year-alone = 此列属全年资料，对应文件只按全年接收。请放在全年的文件中。
map-why-passports = 护照号码没有可核对的校验码。
map-why-values-alone = 表头不是可识别的名称。
map-why-yes-no = 表头没有说明它回答哪一项。
map-why-unknown-amounts = 金额列，表头不是可识别的名称；不计入。
map-why-resembles = 表头与本软件某列的名称相近。
map-why-twice = “{ $other }”列内容相同。
map-why-part = 已包含在“{ $other }”列内。
map-why-to-date-beside = 累计金额；“{ $other }”列已有当月金额。
map-why-added = 对应相同的列会相加：只有未包含在“{ $other }”列内时才使用。
map-why-parts = 工资或税款的一部分，而未找到合计列。对应相同的列会相加：请只启用全部应税的部分。
map-why-left = 可识别但未采用，虽然可能有影响：无从得知如何计入。
map-summary = { $file }：共 { $columns } 列：建议 { $taken } 列，待您决定（行首有 #）{ $asked } 列，不采用 { $left } 列（其中 { $told } 列注明原因）。使用前请逐行核对。

layout-own = 本软件的列
layout-wages_import = 扣缴客户端“正常工资薪金”导入模板（月度）
layout-tax_calculation = 扣缴客户端“税款计算”导出表
layout-annual_bonus = 全年一次性奖金
layout-non_domiciled = 无住所个人正常工资薪金（月度）
layout-labour_services = 劳务报酬
layout-person_collection = 人员信息采集
layout-withholding_return = 个人所得税扣缴申报表
layout-ir56b = 香港雇主填报的报税表（IR56B）
layout-names_alone = 只有姓名的名单
layout-mpf_remittance = 强积金供款结算书
layout-mapped_months = 月度表（按您的对应文件）
layout-mapped_year = 年度表（按您的对应文件）

recognised-text = { $file }：文本，编码 { $encoding }
recognised-text-tabs = { $file }：文本，编码 { $encoding }，以制表符分隔
http-workbook = 发送到服务的工作簿
recognised-workbook = { $file }：工作簿
recognised-with = { $line }{ $how }
recognised-sheet = 工作表 { $sheet }，表头在第 { $row } 行：{ $layout }；{ $columns } 列中认出 { $known } 列。
recognised-table = 表头在第 { $row } 行：{ $layout }；{ $columns } 列中认出 { $known } 列。
recognised-ignored = 未使用：{ $columns }
recognised-unknown = 没有认出内容：{ $sheets }；不读取
recognised-hidden = 隐藏，未读取：{ $sheets }（用 --sheet 名称 可读取）
recognised-hidden-read = 隐藏，因您指定而读取：{ $sheets }
recognised-last-month = 以最后一个月的行作为全年；累计列从不相加。
recognised-months-added = 本期金额逐月相加；累计列取最后一个月。
recognised-hong-kong-year = 其年度为四月至次年三月：总额只列在公历年度旁边，不计入其中。
recognised-persons = 用于将证件对应到人员。
joined-title = 已合并 { $tables } 张表，每人每年一行，共 { $rows } 行。错误清单中的行号是合并后的行号。
joined-projected = 预测：{ $rows } 行按已有月份的平均数推算至十二月。这些行不含已扣缴税额。

period-of = { $files }：{ $months }
period-of-missing = { $files }：{ $months }；缺少：{ $missing }
period-range = { $first } 至 { $last }
files-more = { $files } 等，另有 { $count } 个
finding-not-taken = 可能有影响但未采用：{ $table } 的“{ $column }”列有 { $rows } 行有金额。
finding-not-taken-of-several = 可能有影响但未采用：{ $tables } 张表（第一张：{ $table }）的“{ $column }”列有 { $rows } 行有金额。
finding-tax-of-open-period = 未采用：{ $table } 的“{ $column }”列有 { $rows } 行有金额，但无从得知是当月金额还是累计金额。“已预扣预缴税额”因此留空，不计算应退税额。如需采用，请用“taxdiff map”生成该表的对应文件，将该列填为 "month:tax_withheld"（当月）或 "to_date:tax_withheld"（累计）。
finding-tax-of-open-period-of-several = 未采用：{ $tables } 张表（第一张：{ $table }）的“{ $column }”列有 { $rows } 行有金额，但无从得知是当月金额还是累计金额。“已预扣预缴税额”因此留空，不计算应退税额。如需采用，请用“taxdiff map”生成该表的对应文件，将该列填为 "month:tax_withheld"（当月）或 "to_date:tax_withheld"（累计）。
finding-refused = { $place }：{ $found } 不是金额；改正之前该员工的行为错误行。
finding-refused-reading = { $place }：{ $found } 不是金额；如指 { $reading }，请这样填写。改正之前该员工的行为错误行。
finding-other-currency = { $place }：{ $found } 的币种与该列不同，该列须为人民币。本软件不作换算；请填写人民币金额。改正前该人员的行为错误。
finding-other-income = { $place }：其他种类的所得（{ $item }），未采用：没有对应的列，或适用其他规定。如属居民个人全年所得，请在其他表中提供（annual_bonus、labour_services、authors_remuneration、royalties 列），否则全年不完整。
finding-payments-taken = 采用税款计算表中非工资的行：{ $field }，行数：{ $rows }。“本期收入”逐行相加，“应补(退)税额”计入 tax_withheld；不采用其“累计”各列。
finding-payments-gap = 税款计算表没有 { $missing } 的任何一行。工资按累计数计算，已包含这些月份；这些月份支付的奖金、劳务报酬、稿酬、特许权使用费不在全年之内。
finding-payment-unclear = { $place }：其他种类的所得（{ $item }），除收入和税款外还有其他金额（如扣除项目或免税部分），未采用：无法确定其归属。请在其他表中提供（annual_bonus、labour_services、authors_remuneration、royalties 列），否则全年不完整。
finding-bonus-to-date = { $place }：{ $item }的“累计收入额”与“本期收入”不同，未采用：全年可能另有奖金，或其中含有工资。请在其他表中提供全年的奖金（“全年一次性奖金”表或 annual_bonus 列），否则全年不完整。
finding-unlisted = 同类情况另有 { $count } 项，未逐一列出。
finding-payment-twice = { $place }：与 { $other } 同一人、同一月份、同一笔金额；只留一行，或合并为一行（填合计数）之前，该员工的行为错误行。
finding-bonus-twice = { $place }：同一年有第二笔全年一次性奖金（第一笔：{ $other }）；只留一笔之前该员工的行为错误行。
finding-month-twice = { $place }：同一人同一月份在 { $other } 也有一行，无法判断是同一行重复提供、一行更正另一行，还是两个单位分别支付。此人的行作错误处理。如属重复或已被更正，请删去其中一行；如为两个单位支付，请在两张表中都加一列“扣缴义务人名称”写明单位，其金额会相加。
finding-to-date-unclear = { $place }：无法判断其累计数是否已包含 { $other } 的月份，还是另一单位的累计数。此人的行作错误处理。请在两张表中都加一列“扣缴义务人名称”写明单位：同一单位的累计数连续，两个单位的相加。
finding-to-date-falls = { $place }：累计扣除小于 { $other } 的累计扣除；可能是另一单位重新累计，也可能是更正。此人的行作错误处理。请在两张表中都加一列“扣缴义务人名称”写明单位，或更正之前的月份。
finding-employer-change = { $place }：累计扣除可能是 { $other } 的延续，也可能由另一扣缴义务人重新累计；两种情况都符合这些数字，而表中没有写明扣缴义务人。此人的行按错误处理。请在两张表中都加一列“扣缴义务人名称”写明：同一扣缴义务人取最后的累计数，两个扣缴义务人的相加。
finding-payer-unclear = { $place }：该月可能属于不止一个单位（其中一个见 { $other }）。此人的行作错误处理。请在各表中加一列“扣缴义务人名称”写明单位。
finding-employers = 员工 { $employee } 在 { $year } 年有 { $employers } 段任职的金额相加（不同单位，或同一单位累计数重新开始）；各段最后一行：{ $places }。
finding-contradiction = { $place }：{ $field } 有两处填写而不一致（{ $found }）；只留一处之前该员工的行为错误行。
finding-given-twice = { $place }：{ $field }给了两次（{ $found }），无法判断是同一金额重复提供，还是两个单位或两个月份金额相同；此人的行作错误处理。请删去其一，或合并为一行写明合计。
finding-amount-without-year = { $place }：{ $field }没有注明年度，而此人有多个年度；此人的各行作错误处理。请加一列“纳税年度”（tax_year）写明年度。
finding-taken-as-year = { $table }：没有注明其金额属于某月，按全年金额处理；行数：{ $rows }。
finding-side-months = { $place }：员工 { $employee } 的{ $field }只有 { $known }，没有 { $missing }。一个月不是全年：此人的行作错误处理；请补齐其余月份，或在有“纳税年度”（tax_year）列的表中填写全年金额。
finding-side-hong-kong = { $place }：员工 { $employee } 的{ $field }按月给出（{ $known }）。香港课税年度为四月至次年三月，历年各月不等于课税年度：此人的行作错误处理；请在有“纳税年度”（tax_year）列的表中填写课税年度金额。
finding-return-of-another-year = { $place }：{ $assessment } 的报税表不代表 { $year } 年；其婚姻状况没有采用。课税年度请写作 2025/26。
finding-return-year-unclear = { $place }：{ $assessment } 可能是在该年开始或在该年结束的课税年度，其婚姻状况可能属于另一年。此人的行作错误处理；请写明两个年份（2025/26），或在表中填写婚姻状况。
finding-return-forms = { $place }：采用表格类别 { $form }，不采用 { $other } 的类别 { $earlier }。
finding-no-month = { $place }：该行没有写明是哪个月；补上之前该员工的行为错误行。
finding-damaged-scientific = { $place }：表格软件把证件号码变成了科学计数法，末几位已丢失。请照证件重新填写，并将单元格设为文本。
finding-damaged-digits = { $place }：证件号码被当作数字保存，表格软件只保留 15 位，末几位有误。请照证件重新填写，并将单元格设为文本。
finding-document-type = { $place }：{ $number } 填为“{ $named }”，但号码格式是“{ $shaped }”；按后者处理。
finding-permit-without-work = { $place }：{ $number } 是非中国籍永久性居民的通行证（HA），持证人不得凭此工作；请核实其工作许可。
finding-employee-shared = 工号 { $employee } 对应不同的证件号码；有关的行为错误行。
finding-employee-zeros = 有 { $pairs } 组工号只差开头的零，按不同人员处理，例如 { $first } 与 { $second }。如为同一人，请将该列设为文本，并在各表填写相同的工号。
finding-running = 月份到 { $period } 为止，按全年处理。加 --project 可推算至十二月。
finding-running-projected = 月份到 { $period } 为止。
finding-without-year = 有 { $people } 人只出现在没有收入或没有年度的表中，没有对应的行。
finding-missing-months = 缺少月份：{ $missing }；行数：{ $rows }。逐月相加的年度不含这些月份的收入。
finding-numbered = 有 { $people } 人没有工号，以 P 加序号代替。
finding-withheld-in-part = 有 { $rows } 人的全部已扣税款在各表中没有载明。其“已预扣预缴税额”留空，不计算应退税额；如需计算，请在“已预扣预缴税额”（tax_withheld）列填写全年全部金额。
finding-months-against-year = { $place }：员工 { $employee } { $year } 年各月合计 { $months }，但累计为 { $todate }。以后者为准。

joined-check-compared = 按表内各列重新计算的税款计算行数：{ $rows }；不一致的数字：{ $different }。
joined-check-line = { $place }：员工 { $employee }，{ $period }：表中{ $figure }为 { $stated }，按其各列计算为 { $computed }，相差 { $difference }
joined-check-more = 另有 { $count } 项；输出的工作簿（-o OUT.xlsx）全部列出
joined-check-figure = 项目
joined-check-stated = 表中数（CNY）
joined-check-computed = 按各列计算（CNY）

withholding-compared = 已逐月重算 { $months } 个月的预扣税款；{ $different } 个月不一致。
withholding-line = { $place }：员工 { $employee }，{ $period }：已扣 { $withheld }，按公式 { $computed }，相差 { $difference }
withholding-place = 位置
withholding-month = 月份
withholding-withheld = 已扣税额（人民币元）
withholding-computed = 按公式（人民币元）
withholding-difference = 差额（人民币元）

met-cleaned = { $count } 个金额在去掉分隔符、货币符号或全角数字后读取。
met-marks = { $count } 个单元格是表示空白的符号（如“-”），按空白读取。
met-forced = { $count } 个单元格被强制为文本（="0042"、单引号、制表符），已去掉后读取。
met-unnamed-column = 可能有影响但未采用：{ $column } 列没有列名，有 { $rows } 行有内容。
met-passed = { $count } 行不是人员，已略过：
met-passed-row = { $what }：{ $places }
met-excluded = { $count } 行按您的要求（--exclude）未计算。
met-damaged = 表格软件损坏了这些行的证件号码：{ $rows }。请照证件重新填写，并将该列设为文本。
met-without-work = 这些行是非中国籍永久性居民的通行证（HA），持证人不得凭此工作：{ $rows }。请核实其工作许可。
met-other-document = 这些行的证件号码与所填证件类型的格式不符：{ $rows }。
met-refused = { $cell }：{ $found } 不是金额；如指 { $reading }，请这样填写。
met-other-currency = { $cell }：{ $found } 的币种与该列不同。本软件不作换算；请按该列的币种填写。改正前该行为错误。

document-travel_permit = 港澳居民来往内地通行证
document-non_chinese_travel_permit = 港澳居民来往内地通行证（非中国籍）
document-residence_permit = 港澳台居民居住证
document-mainland_card = 居民身份证
document-hong_kong_card = 香港身份证

sheet-name-summary = 汇总
sheet-name-rows = 明细
sheet-name-assumptions = 假设
sheet-name-attention = 需要注意
sheet-name-withholding = 预扣核对
sheet-name-check = 表内核对
sheet-name-reading = 读取说明
workbook-rows = 行数
workbook-good = 已计算
workbook-bad = 有错误

### 企业页面

page-company-title = 河套园区企业：15% 税率
page-company-lead = 按所知作答，即可逐项核对 15% 税率的条件，并比较各项税率待遇。
page-company-questions = 利润与 15% 税率的条件
page-company-empty-lead = 填写利润后即可看到税额。下方的条件已逐项作答。
page-company-checklist = 园区 15% 税率：逐项条件
page-company-eligible-yes = 各项条件均已符合
page-company-eligible-no = 不符合条件
page-company-eligible-needs = 尚未确定：缺少依据
page-company-eligible-unknown = 目前尚无定论
page-company-figure-standard = 按 25% 计算的税额
page-company-figure-best = 最优（已确认）的税额
page-company-figure-saving = 较 25% 节省
page-company-picture = 各项税率待遇下的税额
page-company-dates = 期限与留存备查资料
page-company-part-staff = 人员：用于实质性运营测试
page-company-part-small = 小型微利企业
page-company-part-hightech = 高新技术企业
page-company-part-research = 研究开发
page-company-part-losses = 以前年度亏损
page-company-part-catalogue = 目录文件
page-company-part-branches = 总机构与分支机构
page-company-part-imports = 进口货物
page-company-item-losses = 亏损 { $number }
page-company-item-units = 分支机构 { $number }
page-company-item-imports = 进口货物 { $number }
page-company-list-losses = 每个仍有未弥补亏损的年度填一项。
page-company-list-units = 填写区内外全部分支机构，采用上年度数据；不含总机构。
page-company-list-imports = 企业自用的进口货物。
page-company-add-losses = 添加一项亏损
page-company-add-units = 添加一个分支机构
page-company-add-imports = 添加一项进口货物
page-company-remove = 删除：{ $what }
page-company-catalogue-choose = 选择目录文件（CSV）
page-company-catalogue-help = CSV 文件，列为 area、item、title。仅在本浏览器内读取，不会保存。目录项目的原文未见，因此本页不附带。
page-company-catalogue-loaded = { $file }：{ $count } 个项目
page-company-catalogue-items = 全部项目
page-company-catalogue-forget = 移除该文件
page-other-company = 企业：15% 税率
page-other-person = 个人或工资表
page-company-turns = 如“{ $fact }”为“{ $value }”，则变为“{ $answer }”
page-company-prepayment = 季度预缴申报
page-company-tax = { $tax }（{ $rate }）
page-company-tax-if = { $tax }，如获确认
page-help-in_special_area = 企业是否设在特定封闭区域，即福田保税区。
page-help-catalogue_item = 主营业务是否属于优惠目录项目；尚未判定的，选“未确定”。
page-help-catalogue_code = 目录文件中的项目编号；没有文件时不起作用。
page-help-operations = 场所、设备及对经营的控制是否在区内。
page-help-personnel = 所需人员是否实际在区内工作，工资是否经区内账户发放。
page-help-accounts = 账簿是否存放在区内、基本存款账户是否开在区内。
page-help-property = 财产是否实际在区内使用或由区内机构控制。
page-help-headcount = 企业员工总数，整数。
page-help-restricted_industry = 是否从事国家限制或禁止行业。
page-help-high_tech_certificate = 企业是否持有本纳税年度有效的高新技术企业证书。
page-help-technology_sme = 本纳税年度是否已入库登记为科技型中小企业。
page-help-rd_kind = 集成电路和工业母机企业的加计扣除比例较高。
page-help-rd_excluded_industry = 烟草、住宿餐饮、批发零售、房地产、租赁和商务服务、娱乐业。不知道的不计加计扣除，其影响列为“如获确认”。
page-help-structure_kind = 总机构与分支机构的所在。
page-help-same_city = 均在深圳的不跨地区分摊。不知道的，15% 税率待定。
page-help-unit_in_area = 该分支机构是否在特定封闭区域内。
page-help-unit_share = 是否参与分摊；不参与的，选原因。
page-help-legal_person = 是否在园区注册并具独立法人资格；分支机构不是。
page-help-white_list = 是否经深圳认定并备案为享惠主体。
page-help-duty_rate = 百分数。
page-help-vat_rate = 百分数，如 13。
page-help-consumption_rate = 百分数；没有则留空。
page-help-listed = 该货物是否列入免税货物清单。
page-help-vat_creditable = 可抵扣的，增值税只是时间差。不知道的视为可抵扣，并加提示。
page-help-first_line = 是否由香港直接进入监管区。不知道的，免税待定。
page-help-own_research_use = 是否由企业自用于科研。不知道的，免税待定。
page-help-excluded = 禁止进口，或法规、重大技术装备目录规定不予免税。不知道的，免税待定。
page-help-waived = 36 个月内是否曾放弃该类货物的免税。不知道的，免税待定。
page-help-entered_on = 货物进境的日期，须在纳税年度内。2026 年的货物未填日期的，免税待定：该优惠自 2026 年 2 月 10 日起施行。
page-note-catalogue_not_loaded = 填写了目录项目编号，但未选择目录文件，该编号不起作用。请在“目录文件”中选择文件。
page-remark-catalogue_not_loaded = 无法核对该编号：未选择目录文件。请在“目录文件”中选择文件。
page-note-losses_need_history = 五年以前的亏损未计入：须较早取得高新技术企业或科技型中小企业资格才可弥补。请在“高新技术企业”中填写首个年度。
