# Traditional Chinese as written in Hong Kong. One message for each thing that the product says;
# {$…} is filled in by the program.
# Labels of columns and their words stand in fields.toml, titles of parameters in params/.

### Numbers and places

amount-cny = CNY { $amount }
amount-hkd = HKD { $amount }
place-file-row-column = { $file }，第{ $row }行，{ $column } 欄
place-file-row = { $file }，第{ $row }行
place-pointer = { $file }，成員 { $pointer }
list-separator = 、
clause-separator = ；
line-at = { $place }：{ $message }
line-found = { $line }讀到：{ $found }
name-with-label = { $name }（{ $label }）
what-to-do = 處理方法：{ $fix }
rows-list = 行號 { $rows }
and-more = { $rows } 及另外{ $count }行

### Grades of evidence

evidence-statute = 法例條文
evidence-official = 官方資料
evidence-secondary = 第三方資料
evidence-memory = 憑記憶輸入，未與官方數據核對
evidence-derived = 推斷所得，並無條文訂明
evidence-not-found = 未見任何條文
wording-reprint = 字句取自轉載文本
wording-translation = 字句取自譯本
answer-yes = 是
answer-no = 否
answer-needs = 有待補充資料
answer-unknown = 未有定論
article-whole = 全文
citation-graded = [{ $place }；{ $grade }]
citation-place = { $instrument }，{ $article }
article-not-found = 未見有關條文

### Notes of an answer

note-assumed_resident = 由於沒有填寫稅務居民身份及居住日數，現假設為內地居民個人。
note-assumed_park_share = 由於沒有填寫佔比，現假設綜合所得全部來自園區。
note-assumed_spouse_income = 由於沒有填寫配偶的入息，現假設配偶沒有應評稅入息，因而計入已婚人士免稅額。
note-default_fx = 所用匯率為本程式就該年度所載的匯率，憑記憶輸入，未與官方數據核對；如知道稅務機關所用的匯率，請填寫「港元兌人民幣匯率（fx_cny_per_hkd）」。
note-cap_applied = 有申索款額超出上限，只按上限計算。
note-bonus_trap_zone = 獎金若稍為減少，扣除稅款並計及已確認的優惠後，所得反而較多。
note-not_white_listed = 尚未列入園區白名單：列入名單之前，申報表不會顯示免徵項目。
note-larger_if_confirmed = 有一個尚未確認的方案，所節省的稅款會多於已確認的方案。
note-bad_identity_number = 證件號碼的格式或校驗碼不正確。此項不影響計算結果，但請在申報前與證件核對；試算表會破壞長號碼的末尾數字，請把該欄設為文字格式。
note-benefits_beside_deductions = 同時填寫了免稅收入及專項附加扣除。如免稅收入屬於八項免稅津補貼（住房、膳食、子女教育等），同一納稅年度只可在津補貼免稅與專項附加扣除之間選擇其一，不得同時享有。此處按填寫的款額全數計入。
note-loan_interest_beside_rent = 同時申索扣除居所貸款利息及住宅租金。如本人或配偶在整段期間擁有香港住宅物業，租金不可扣除。此處按填寫的款額全數計入。
note-fx_above_one = 匯率大於1。此處應填1港元兌人民幣的匯率，而在涵蓋的各年度1港元均不足1元人民幣：所填的可能是相反方向的匯率。

### What is wrong with a row

problem-missing_value = 欠缺此項資料。
    .fix = 請填寫；欠缺此項便無法計算。
problem-missing_value-total = 此處是合計一類的字眼，並非僱員編號。
    .fix = 請從檔案中刪除合計行，否則會重複計算。如確為僱員，請改用其他僱員編號。
problem-bad_amount = 這並非金額。
    .fix = 請以數字填寫，最多兩位小數，小數點用「.」，不加千位分隔符號或貨幣符號，例如12345.67。
problem-bad_amount-reading = 這並非金額。
    .fix = 是否要填寫 { $reading }？如是，請照樣填寫：只用數字，不加千位分隔符號、單位或貨幣符號。
problem-bad_amount-negative = 金額為負數。
    .fix = 請填零或正數。如屬更正，應直接併入所更正的金額。
problem-bad_amount-loss = 所得為負數，即該年度有虧損。
    .fix = 請填 0，虧損不徵稅；請在以後年度的資料中填入 losses。
problem-bad_amount-precise = 金額超過兩位小數。
    .fix = 請自行取捨至兩位小數；程式不會代為決定。
problem-bad_amount-scientific = 這是以科學記數法顯示的數字，部分數字可能已遺失。
    .fix = 請在試算表軟件把該欄設為兩位小數的數值格式，與原有紀錄核對金額，然後重新儲存檔案。
problem-conflict = 不同的行或表在此給出不同的值：{ $readings }。
    .fix = 請只保留一處。
problem-bad_amount-currency = 金額的貨幣與此欄不同。
    .fix = 請自行換算，按此欄的貨幣以數字填寫；本軟件不會代為選定匯率。
problem-bad_amount-large = 金額超過1,000,000,000,000。
    .fix = 請核對此儲存格，可能誤填了另一欄的數字。
problem-bad_count = 這並非0至99的整數。
    .fix = 請以數字填寫人數。
problem-bad_count-against = 人數與「{ $other }」欄不符。
    .fix = 其中一部分人數不可多於該組人數；按人數申索的款額，須有最少一人。請更正其中一項。
problem-bad_word = 這並非此欄接受的用詞。
    .fix = 請填以下其中一項：{ $words }。如不清楚，請把儲存格留空。
problem-bad_word-required = 既非「是」亦非「否」。
    .fix = 請填以下其中一項：{ $words }。每個分支機構都必須填寫。
problem-out_of_range = 這並非此欄接受的數字。
    .fix = 請填{ $range }。
problem-year_not_covered = 該年度不在涵蓋範圍內；涵蓋的年度為{ $low }至{ $high }。
    .fix = 請以四位數字填寫曆年，或不要把該人士列入此檔案。程式絕不會以最接近的年度代替。
problem-year_not_covered-digits = 納稅年度沒有寫成四位數字。
    .fix = 納稅年度只可填四位數字，例如2025，並非課稅年度2025/26。
problem-year_not_covered-assessment = { $year } 納稅年度對應的課稅年度 { $assessment } 不在涵蓋範圍內；涵蓋的課稅年度為 { $low } 至 { $high }。
    .fix = 請在「對應的課稅年度（hk_year_of_assessment）」欄填寫「於納稅年度內終結（ends_in_tax_year）」，或以 --set year_of_assessment=ends_in_tax_year 應用於所有行：該納稅年度便會改為對應在該年度終結的課稅年度 { $high }。
problem-fx_missing = 沒有{ $year }年的匯率。
    .fix = 請在「港元兌人民幣匯率（fx_cny_per_hkd）」欄填寫1港元兌人民幣的匯率，或以「--set fx_cny_per_hkd=RATE」為所有行設定匯率。
problem-duplicate_person_year = 第{ $row }行已有相同僱員編號及納稅年度的資料。
    .fix = 每人每年只可保留一行：請把金額相加，或刪去有錯誤的一行。
problem-status_conflict = 居住日數與「{ $other }」欄互相矛盾。
    .fix = 滿183天即為居民個人。請更正日數或稅務居民身份。
problem-non_resident_needs_months = 該人士並非內地居民個人。非居民個人的稅款須逐月計算，而以全年為單位的一行資料無法載列每月數字。
    .fix = 請不要把該人士列入此檔案。扣繳客戶端供「無住所個人」使用的每月申報表載有所需資料，但本程式目前未能讀取。
problem-exempt_above_wages = 免稅部分大於「{ $other }」欄。
    .fix = 免稅收入是工資薪金的一部分；請更正其中一項。
problem-joint_needs_married = 已填寫合併評稅或配偶的資料，但該人士並非已婚。
    .fix = 請在「{ $other }」填寫「married」或「已婚」，或清除此儲存格的內容。
problem-single_parent_needs_child = 單親人士須有最少一名子女。
    .fix = 請在「{ $other }」填寫子女人數，或更正此儲存格。
problem-wrong_cell_count = 此行有{ $found }格，標題行有{ $expected }格，兩者必須相同。
    .fix = 儲存格內如有逗號，須以引號括住整格；金額無須加逗號。請更正此行。
problem-line_break = 儲存格內有換行；可能欠缺一個引號，以致其他行也併入了此儲存格。
    .fix = 請檢查此行及下一行有沒有不成對的引號，並補上或刪去。如換行本來就是內容的一部分，請改為空格。

range-days = 0至366的整數日數
range-half_days = 0至366的日數，以半日為單位，例如90.5
range-share = 0至1之間的比例，最多六位小數，例如0.6
range-exchange_rate = 1港元兌人民幣的匯率，0.5至2之間，最多六位小數，例如0.90322

### What is wrong with a file

file-empty = 檔案沒有內容。
    .fix = 請以「taxdiff template」（公司用「taxdiff template --companies」）產生的空白檔案開始填寫。
file-not-csv-xlsx = 這是活頁簿（XLSX）或 ZIP 壓縮檔，並非 CSV 檔案。
    .fix = 請在試算表軟件把工作表另存為「CSV UTF-8 (逗號分隔)」，然後使用該檔案。
file-not-csv-xls = 這是舊格式的活頁簿（XLS），並非 CSV 檔案。
    .fix = 請在試算表軟件把工作表另存為「CSV UTF-8 (逗號分隔)」，然後使用該檔案。
file-not-csv-picture = 這是圖像，並非 CSV 檔案。
    .fix = 請提供 CSV 格式的檔案。
file-not-csv-pdf = 這是 PDF 文件，並非 CSV 檔案。
    .fix = 請提供 CSV 格式的檔案。
file-not-csv-compressed = 這是壓縮檔，並非 CSV 檔案。
    .fix = 請先解壓，然後使用其中的 CSV 檔案。
file-not-csv-utf16 = 文字編碼為 UTF-16，並非 UTF-8。
    .fix = 請在試算表軟件把工作表另存為「CSV UTF-8 (逗號分隔)」，然後使用該檔案。
file-not-csv-utf32 = 文字編碼為 UTF-32，並非 UTF-8。
    .fix = 請把檔案另存為「CSV UTF-8 (逗號分隔)」，然後使用該檔案。
file-not-utf8 = 文字編碼並非 UTF-8；中文試算表軟件往往以 GBK 或 Big5 儲存。
    .fix = 請在試算表軟件把工作表另存為「CSV UTF-8 (逗號分隔)」，然後使用該檔案。在命令列亦可加上 --encoding gb18030 或 --encoding big5，直接讀取原檔案。
file-not-utf8-plain = 文字編碼並非 UTF-8；中文試算表軟件往往以 GBK 或 Big5 儲存。
    .fix = 請在試算表軟件把工作表另存為「CSV UTF-8 (逗號分隔)」，然後使用該檔案。
file-nul = 檔案內有 NUL 位元組；檔案已損毀，或並非文字檔。
    .fix = 請把檔案重新儲存為 CSV UTF-8 格式。
file-carriage-returns = 檔案只以回車符換行，屬舊式 Macintosh 格式。
    .fix = 請在試算表軟件把工作表另存為「CSV UTF-8 (逗號分隔)」，然後使用該檔案。
file-open-quote = 此處有儲存格以引號開首，但沒有相應的結束引號。
    .fix = 請補上結束引號，或刪去開首的引號。
file-row-too-long = 此行超過{ $limit }個位元組。
    .fix = 請檢查此行有沒有未結束的引號；如沒有，請核對檔案是否正確。
file-too-many-columns = 欄數超過{ $limit }。
    .fix = 請核對檔案是否正確，以及各儲存格是否以逗號分隔。
file-missing-columns = 欠缺必需的欄：{ $columns }。
    .fix = 請在第一行按「taxdiff template」（公司用「taxdiff template --companies」）的方式填寫各欄名稱，以逗號分隔；中文及英文名稱均可。
file-no-income-column = 沒有任何收入欄：{ $columns }。
    .fix = 請加入其中最少一欄。
file-column-twice = 第{ $first }欄及第{ $second }欄均代表「{ $column }」。
    .fix = 請只保留其中一欄，或把另一欄改名。
file-name-twice = 第{ $column }欄與另一欄同名。
    .fix = 請改名：使用「--format jsonl」時，各欄名稱必須不同。
file-result-column = 第{ $column }欄名為「{ $name }」，與計算結果的欄名相同。
    .fix = 請把該欄改名或刪去。這可能是先前已計算的檔案。
file-no-row = 第{ $row }行沒有人士資料。
    .fix = 行號與試算表軟件所示相同，空白行亦計算在內。第{ $header }行為標題行，人士資料在其下方。
file-no-employee = 沒有任何一行使用此僱員編號。
    .fix = 請按檔案所載填寫編號，包括開首的零。
file-many-employee = 以下各行使用同一個僱員編號：{ $rows }。
    .fix = 請以「--row」選擇其中一行。

### What is wrong with JSON facts

json-syntax = 文字並非 JSON；錯誤出現在第{ $line }行第{ $column }個位元組。
    .fix = 請檢查該處是否欠缺引號或逗號，或多了逗號。README 載有個案資料的例子。
json-ends-early = 文字在第{ $line }行第{ $column }個位元組結束，JSON 尚未完整。
    .fix = 請補回所有引號及括號。README 載有個案資料的例子。
json-not-utf8 = 文字編碼並非 UTF-8；出現在第{ $line }行第{ $column }個位元組。
    .fix = 請把個案資料另存為 UTF-8，然後使用該檔案。
json-too-deep = 括號層層相套，不可能是個案資料；第{ $line }行第{ $column }個位元組。
    .fix = 個案資料是一個包括各組的物件，每組只有簡單的成員。README 載有例子。
json-not-object = 此處應為物件。
    .fix = 個案資料是一個由各組組成的物件；README 有示例。
json-unknown-member = 沒有這個成員。
    .fix = 請把它刪去或更正名稱。此處可用的成員：{ $known }。
json-more-mistakes = 另有{ $count }項錯誤並未列出。
    .fix = 請先更正已列出的錯誤，然後重新提交。
json-member-twice = 此處有重複的成員。
    .fix = 請只保留其中一個。
json-not-text = 此處應為以引號括住的文字。
    .fix = 金額及用詞請以文字填寫，例如 "12345.67"。JSON 數字在傳送途中可能失去部分數位。
json-too-large = 個案資料超過{ $limit }個位元組。
    .fix = 請只提供一人（或一間公司）一年的資料。

### What is wrong with the command line or with files

reason-not-found = 沒有該檔案或資料夾
reason-not-permitted = 沒有權限
reason-not-a-folder = 路徑中有一部分並非資料夾
reason-full = 沒有剩餘空間
reason-read-only = 磁碟只可讀取，不可寫入
reason-folder = 這是資料夾
reason-too-large = 檔案超出此磁碟容許的大小
reason-bad-name = 名稱太長，或含有不容許的字元
reason-busy = 另一程式正在使用此檔案，請先在該處關閉
reason-shorter = 讀取期間檔案變短了
reason-memory = 記憶體不足
reason-network = 網絡磁碟沒有回應
reason-other = 系統拒絕（{ $words }）

cli-cannot-read = 無法讀取檔案：{ $reason }。
    .fix = 請核對檔案名稱，以及你是否有權讀取。
cli-cannot-write = 無法寫入檔案：{ $reason }。該處沒有寫入任何內容。
    .fix = 請確認資料夾存在、你有權寫入，以及磁碟有足夠空間。
cli-cannot-write-stdout = 無法寫入標準輸出：{ $reason }。已寫出的內容並不完整。
    .fix = 請以「-o」寫入檔案；檔案只會完整出現，否則不會出現。
cli-cannot-write-device = 寫入中止：{ $reason }。已寫出的內容並不完整。
    .fix = 請寫入一般檔案；檔案只會完整出現，否則不會出現。
cli-same-file = { $first } 與 { $second } 是同一個檔案。
    .fix = 請使用不同的名稱；程式不會寫入正在讀取的檔案，亦不會把兩項結果寫入同一個檔案。
cli-input-twice = { $first } 與 { $second } 是同一個檔案，會被讀取兩次。
    .fix = 同一個檔案請只寫一次，否則當中的金額會重複計算。
cli-one-to-stdout = 有多於一項結果寫到標準輸出。
    .fix = 「--output」、「--errors」及「--report」之中，最多只可有一項寫到標準輸出，其餘請指定檔案。
cli-is-folder = 這是資料夾。
    .fix = 請提供檔案名稱。
cli-file-exists = 已有同名檔案。沒有寫入任何內容。
    .fix = 請改用另一個名稱；如要取代該檔案及其全部內容，請加上「--force」。
cli-bad-setting = 無法理解「--set { $setting }」。
    .fix = 請寫成「--set NAME=VALUE」。可用的名稱：{ $known }。
cli-bad-setting-value = 「--set { $name }」：{ $value } 並非可用的值。
    .fix = 請使用以下其中一項：{ $known }。
cli-bad-setting-rate = 「--set { $name }」：{ $value } 並非匯率。
    .fix = 請填{ range-exchange_rate }。
cli-setting-not-computed = 「--set { $name }」：{ $value } 是法例沒有說明的事項的其中一個做法，但所知資料不足，無法計算。
    .fix = 請使用以下其中一項：{ $known }。
cli-no-parameter = 沒有名為 { $id } 的參數。
    .fix = 「taxdiff params list」會列出所有參數。
cli-bad-date = { $date } 並非日期。
    .fix = 請寫成2025-04-01的格式。
cli-interrupted = 已中斷，沒有留下任何內容。
cli-interrupted-stdout = 已中斷。已寫到標準輸出的內容並不完整。
cli-stdin = 標準輸入
cli-stdout = 標準輸出
usage-no-value = { $argument } 需要一個值。
    .fix = 請寫在該選項之後；「taxdiff --help」有說明。
usage-bad-word = { $argument } 不可以是「{ $value }」。
    .fix = 請使用以下其中一項：{ $known }。
usage-bad-value = { $argument } 不可以是「{ $value }」。
    .fix = 可填的內容見「taxdiff COMMAND --help」。
usage-unknown-argument = 此指令不接受 { $argument }。
    .fix = 「taxdiff --help」及「taxdiff COMMAND --help」說明可用的內容。
usage-no-command = 欠缺指令。
    .fix = 請使用以下其中一項：{ $known }。
usage-unknown-command = 沒有名為 { $argument } 的指令。
    .fix = 請使用以下其中一項：{ $known }。
usage-missing = 指令欠缺：{ $argument }。
    .fix = 「taxdiff COMMAND --help」說明該指令的寫法。
usage-conflict = { $argument } 與 { $other } 不可同時使用。
    .fix = 請刪去其中一項。
usage-twice = { $argument } 重複出現。
    .fix = 請只寫一次。

### Parts of the computation

section-facts = 所依據的資料
section-comprehensive_income = 內地：綜合所得
section-annual_bonus = 內地：全年一次性獎金
section-business_income = 內地：經營所得
section-mainland_total = 內地：全年稅款合計
section-salaries_tax = 香港：薪俸稅
section-profits_tax = 香港：利得稅
section-hong_kong_total = 香港：全年稅款合計
section-exemption = 超過香港稅款部分的免徵
section-subsidy = 15%人才補貼
section-election = 兩者選其一

### Quantities

term-taxable_wages = 減去免稅部分後的工資薪金
term-labour_services_amount = 勞務報酬收入額
term-authors_remuneration_amount = 稿酬收入額
term-royalties_amount = 特許權使用費收入額
term-income_amount = 收入額
term-basic_deduction = 減除費用
term-base = 收入額減各項扣除後的餘額（未減捐贈）
term-donation_limit = 公益捐贈扣除限額
term-donations_counted = 可扣除的捐贈
term-taxable_income = 應納稅所得額
term-comprehensive_tax = 綜合所得個人所得稅
term-bonus_tax = 獎金單獨計稅的個人所得稅
term-bonus_method = 獎金計稅方式
term-business_taxable_income = 經營所得應納稅所得額
term-business_tax_before_reduction = 減免前的經營所得個人所得稅
term-halved_income = 獲減免稅款的經營所得
term-business_reduction = 個體工商戶減半徵收的減免稅額
term-business_tax = 經營所得個人所得稅
term-mainland_tax = 內地稅款
term-income_for_hong_kong = 假設在香港評稅的入息
term-assessable_income = 應評稅入息
term-net_assessable_income = 應評稅入息實額
term-couple_net_assessable_income = 夫婦的應評稅入息實額
term-mainland_contributions = 內地社會保險供款（折算港元）
term-hk_donation_limit = 認可慈善捐款扣除限額
term-concessionary_deductions = 特惠扣除
term-net_income = 入息淨額
term-allowances = 免稅額
term-net_chargeable_income = 應課稅入息實額
term-progressive_charge = 按累進稅率計算的稅款
term-standard_charge = 按標準稅率計算的稅款
term-salaries_tax_before_reduction = 寬減前的薪俸稅
term-tax_reduction = 一次性稅款寬減
term-salaries_tax_after_reduction = 寬減後的薪俸稅
term-salaries_tax = 本人的薪俸稅
term-assessable_profits = 應評稅利潤
term-profits_tax_before_reduction = 寬減前的利得稅
term-profits_tax = 利得稅
term-salaries_tax_cny = 薪俸稅（折合人民幣）
term-profits_tax_cny = 利得稅（折合人民幣）
term-hong_kong_tax = 香港稅款
term-hong_kong_tax_cny = 香港稅款（折合人民幣）
term-comprehensive_and_bonus_tax = 綜合所得及獎金的稅款
term-park_tax = 來自園區的所得的內地稅款
term-whole_difference = 全部入息的稅負差額
term-exempt_comprehensive = 免徵：綜合所得及獎金
term-exempt_business = 免徵：經營所得
term-exempt_talent_subsidy = 免徵：人才補貼性所得
term-exemption = 免徵稅額
term-subsidy_base = 應納稅所得額及單獨計稅的獎金
term-fifteen_percent_comprehensive = 綜合所得應納稅所得額及單獨計稅獎金的15%
term-fifteen_percent_business = 經營所得應納稅所得額的15%
term-fifteen_percent_talent_subsidy = 人才補貼性所得的15%
term-subsidised_comprehensive = 補貼：綜合所得及獎金
term-subsidised_business = 補貼：經營所得
term-subsidised_talent_subsidy = 補貼：人才補貼性所得
term-subsidy_before_awards = 全年上限以內的補貼
term-subsidy = 補貼
term-best_route = 較有利的方案
term-burden_after = 優惠後稅負
term-refund_or_due = 應補稅款（負數為應退）
term-basic_allowance = 基本免稅額
term-married_allowance = 已婚人士免稅額
term-single_parent_allowance = 單親免稅額
term-benefit = 已確認方案可節省稅款
term-couple_assessable_income = 夫婦的應評稅入息

way-separate = 單獨計稅
way-merged = 併入綜合所得
way-progressive = 累進稅率
way-standard = 標準稅率
way-exemption = 免徵
way-subsidy = 15%補貼

### Conditions of the two routes: the question, and what would change a "no" or a missing answer

condition-in_force = 優惠在該納稅年度有效
    .change = 沒有辦法，此項視乎年度而定。
condition-hong_kong_resident = 香港居民
    .change = 香港居民身份證明（「身份類別（identity）」填：香港永久性居民（hk_permanent）、香港人才入境計劃人士（hk_admission_scheme）、香港受養人（hk_dependant）或其他香港居民（hk_other））。
condition-park_employment = 受僱於在園區註冊的實質性運營企業或其他機構並實際在該處工作，或在園區提供獨立個人勞務，或從事生產、經營活動，並在園區納稅
    .change = 在園區任職、提供獨立個人勞務或從事生產經營，並在園區納稅（「在園區任職工作並納稅（park_employment）」填：是）。
condition-clean_record = 回溯期內沒有導致喪失資格的紀錄
    .change = 回溯期內沒有違法失信紀錄（「沒有違法失信紀錄（clean_record）」填：是）。
condition-white_listed = 已列入園區白名單
    .change = 列入白名單（「已列入園區白名單（white_listed）」填：是）。如何列入未見公布，請向園區或稅務機關查詢。
condition-subsidy_identity = 屬補貼適用的人士
    .change = 補貼適用身份的證明（「身份類別（identity）」填：香港永久性居民（hk_permanent）、香港人才入境計劃人士（hk_admission_scheme）、澳門居民（macao）、台灣居民（taiwan）、外籍人士（foreign）或有國外長期居留權的留學人員或華僑（overseas_returnee））。
condition-talent_category = 高端人才或緊缺人才
    .change = 獲認定為人才（「人才類別（talent_category）」填：高端人才（high_end）或緊缺人才（urgently_needed））。
condition-talent_conditions = 工作領域、與深圳單位的合約、僱主名單及仍然在職
    .change = 符合全部各項（「符合人才補貼其他條件（talent_conditions）」填：是）。
condition-shenzhen_work_days = 在深圳工作日數足夠
    .change = 工作日數足夠（「在深圳工作日數（shenzhen_work_days）」）：2023納稅年度及以前須滿90日，2024納稅年度須超過90日；其後年度如何計算未有定論。

### The answer in words

answer-title = { $year }納稅年度，與香港 { $assessment } 課稅年度比較
answer-lead-exemption = 內地稅款為 { $mainland }；若在香港課稅則為 { $hongkong }。請申報免徵：可少繳 { $benefit }。
answer-lead-subsidy = 內地稅款為 { $mainland }；若在香港課稅則為 { $hongkong }。請申請15%補貼：可獲發 { $benefit }。
answer-lead-exemption_if_confirmed = 內地稅款為 { $mainland }；若在香港課稅則為 { $hongkong }。如尚欠事項獲得確認，免徵可節省 { $possible }。
answer-lead-subsidy_if_confirmed = 內地稅款為 { $mainland }；若在香港課稅則為 { $hongkong }。如尚欠事項獲得確認，15%補貼可帶來 { $possible }。
answer-lead-none = 內地稅款為 { $mainland }；若在香港課稅則為 { $hongkong }。兩個方案均不會帶來任何款項。
answer-ledger = 兩地稅負
answer-routes = 兩個方案：同一納稅年度只可選其一，不得同時享有
answer-route-line = { $route }：{ $answer }，{ $amount }
answer-route-line-if = { $route }：{ $answer }，如獲確認為 { $amount }
answer-decides = 決定因素
answer-change = 如要改變結果：{ $change }
answer-claim = 申請期間
answer-claim-line = { $route }，{ $income }：{ $opens } 至 { $closes }
answer-income-comprehensive = 綜合所得
answer-income-business = 經營所得
answer-income-all = 全部所得
answer-notes = 附註
answer-assumptions = 法例沒有說明的事項及所採用的做法
answer-taken-default = 採用：{ $taken }
answer-taken-user = 按你的選擇採用：{ $taken }
answer-exchange = 匯率：HKD 1 兌 CNY { $rate }
answer-exchange-own = 匯率：HKD 1 兌 CNY { $rate }，{ $date } 的中間價（{ $evidence }）
answer-sensitivity = 如採用其他做法
answer-sensitivity-line = { $point }：{ $alternative }
answer-sensitivity-same = 沒有改變
answer-sensitivity-change = 優惠後稅負 { $burden }（{ $change }），最佳方案：{ $route }
answer-bonus-method = 獎金計稅方式
answer-refund = 內地報稅：可退回 { $amount }
answer-due = 內地報稅：尚須補繳 { $amount }
answer-decision = 一切以稅務機關本身的計算工具（港稅e）為準。此計算只供參考，並非專業意見。
answer-ruleset = 規則版本 { $ruleset }
answer-steps = 逐步計算
answer-choices = 法例沒有說明的事項
answer-conditions = 條件

step-of = { $what } { $amount } 的 { $rate }
step-ratio = 分支機構之間的分攤比例{ $ratio }；各因素按佔全部參與分攤分支機構之比計算：
step-bracket = 第{ $row }級（超過 { $over }）：{ $amount } 按 { $rate } 計算 = { $tax }
step-flat = 第{ $row }級，以十二分之一（{ $twelfth }）釐定：{ $amount } × { $rate } 減速算扣除數 { $quick } = { $tax }
step-cap = 申索 { $claimed }，上限 { $cap }，計入 { $counted }
step-cap-computed = 計算所得 { $claimed }，上限 { $cap }，計入 { $counted }
step-rounding = { $before } 取整為 { $after }：{ $mode }
step-conversion = { $from } 按 HKD 1 兌 CNY { $rate } 折算 = { $to }
step-conversion-share = { $from } 的 { $share } 按 HKD 1 兌 CNY { $rate } 折算 = { $to }
step-compared = { $ways }
step-way = { $way } { $amount }
step-way-taken = { $way } { $amount }（採用）
step-count = { $what } × { $count }
rounding-half_up-fen = 四捨五入至分
rounding-half_up-dollar = 四捨五入至元
rounding-down-fen = 捨去分以下零數
rounding-down-dollar = 捨去元以下零數
rounding-up-fen = 向上取整至分
rounding-up-dollar = 向上取整至元
answer-unverified = 計算所用而未經核實的數值及規則
answer-unverified-line = { $title }：{ $value }
answer-claim-late = 補申請：{ $line }

### The run of a payroll

summary-title = { $file }：共{ $rowstext }行，已計算{ $good }行，有錯誤{ $bad }行
summary-route = 最佳方案
summary-people = 人數
summary-amount = 節省稅款（CNY）
summary-totals = 合計（CNY）
summary-mainland = 內地稅款
summary-hongkong = 同一入息的香港稅款
summary-benefit = 已確認方案可節省稅款
summary-after = 優惠後稅負
summary-refund = 內地報稅可退回的稅款
summary-due = 內地報稅尚須補繳的稅款
summary-withheld-known = { $rowstext }行有此資料
summary-errors = 錯誤（按原因）
summary-notes = 附註
totals-withheld-companies = 不完整：{ $rows }行中有{ $bad }行有錯誤，總數會欠缺這些公司，因此不顯示。請更正這些行，或從檔案中刪去，然後再執行一次。
totals-withheld = 不完整：{ $rows } 行中有 { $bad } 行錯誤。總額會欠缺這些人，因此不列出。請更正後再執行，或以 --exclude { $list } 剔除這些行。
totals-withheld-many = 不完整：{ $rows } 行中有 { $bad } 行錯誤。總額會欠缺這些人，因此不列出。請更正後再執行，或以 --exclude 剔除這些行，行號見錯誤清單，例如 --exclude 3,7-9。
summary-see-errors = 請加上「--errors FILE」再執行一次：清單會逐行說明錯誤及處理方法。
summary-unused = 沒有使用的欄（不會讀取其中任何內容）
unused-near = 是否指 { $column }？
unused-more = ……另有{ $count }欄
summary-written = 已寫入：{ $files }
summary-speed = { $rowstext }行，需時{ $seconds }秒
progress-reading = 處理中

errors-row = 行
errors-column = 欄
errors-code = 代碼
errors-found = 讀到的內容
errors-message = 錯誤說明
errors-fix = 處理方法

### The report

report-title = 薪酬檔案兩地稅款差額報告
report-subtitle = { $file }：共{ $rows }行，已計算{ $good }行，有錯誤{ $bad }行
report-figures = 摘要
report-before = 未計任何優惠的內地稅款
report-hongkong = 同一入息的香港稅款
report-benefit = 已確認方案可節省稅款
report-after = 優惠後稅負
report-possible = 如尚欠事項獲得確認，可再節省
report-routes = 各方案的受惠人士
report-route = 方案
report-people = 人數
report-tax = 內地稅款（CNY）
report-amount = 節省稅款（CNY）
report-amount-open = 有待確認
report-relief = 優惠金額分布
report-relief-note = 按已確認方案可節省稅款（CNY）劃分的人數。
report-beforeafter = 優惠前後比較
report-beforeafter-note = 按全年所承擔稅款（CNY）劃分的人數：優惠前的內地稅款，以及優惠後的稅負。
report-band = 金額範圍
report-band-zero = 零
report-band-between = 超過 { $low } 至 { $high }
report-band-above = 超過 { $low }
report-column-before = 優惠前
report-column-after = 優惠後
report-errors = 錯誤（按原因）
report-cause = 原因
report-rows = 行數
report-first-rows = 最先出現的行
report-unused = 沒有使用的欄
report-unused-note = 這些欄只原樣保留，沒有讀取其中任何內容。如有應該計入的欄，請更正欄名後重新執行。
report-column-number = 欄
report-column-name = 檔案內的欄名
report-column-near = 是否指
report-attention = 須留意的行
report-attention-more = 全部{ $all }行之中，只列出首{ $shown }行。
report-attention-none = 沒有。
report-row = 行
report-employee = 僱員（已遮蓋）
report-why = 原因
report-worth = 如獲確認可再節省（CNY）
report-assumptions = 計算所依據的假設
report-assumption-counts = 各行的附註
report-open-points = 法例沒有說明的事項及本次採用的做法
report-point = 事項
report-taken = 採用
report-others = 未採用
report-evidence = 依據
report-made = 規則版本 { $ruleset }。製作本頁時沒有向任何地方傳送資料，本頁亦不會載入任何內容。

### Parameters

params-id = 參數
params-value = 數值
params-from = 生效日期
params-until = 至
params-open = 未知終止日期
params-checked = 上次核對
params-evidence = 依據
params-source = 資料來源
params-coverage = { $date } 的數值
params-not-covered = { $date } 不在涵蓋範圍內。
params-default = 預設
params-not-computed = 無法計算
params-applies = 適用
params-applies-not = 不適用
params-window = 翌年 { $opens } 至 { $closes }
params-window-offset = { $years }年後的 { $opens } 至 { $closes }
params-over = 超過
params-rate = 稅率
params-quick = 速算扣除數
params-observed = 報價日期
params-count = { $count }個參數，規則版本 { $ruleset }

### Titles of problem documents

title-syntax = 文字並非 JSON
title-too-large = 個案資料過大
title-facts = 個案資料有誤


### Codes in a few words, where many rows are counted

code-assumed_resident = 假設為居民個人
code-assumed_park_share = 假設全部來自園區
code-assumed_spouse_income = 假設配偶沒有入息
code-default_fx = 採用本程式的匯率
code-cap_applied = 超出上限
code-bonus_trap_zone = 獎金稍減反而多得
code-not_white_listed = 不在白名單
code-larger_if_confirmed = 確認後可省更多
code-missing_value = 欠缺資料
code-bad_amount = 並非金額
code-bad_count = 並非人數
code-bad_word = 不接受的用詞
code-out_of_range = 超出範圍
code-year_not_covered = 年度不在涵蓋範圍
code-fx_missing = 沒有匯率
code-duplicate_person_year = 同一人或公司同一年度重複
code-status_conflict = 身份與天數矛盾
code-non_resident_needs_months = 非居民個人
code-exempt_above_wages = 免稅部分大於工資
code-joint_needs_married = 合併評稅但並非已婚
code-single_parent_needs_child = 單親但沒有子女
code-bad_identity_number = 證件號碼有誤
code-wrong_cell_count = 格數不符
code-line_break = 儲存格內有換行
code-benefits_beside_deductions = 免稅津補貼與專項附加扣除並填
code-loan_interest_beside_rent = 貸款利息與租金並填
code-fx_above_one = 匯率大於1

### 個案資料以外的要求有誤

json-unknown-word = 此處不能使用這個用詞。
    .fix = 請使用以下其中一項：{ $known }。
curve-missing-member = 欠缺這個成員。
    .fix = 請補上。範圍寫成 "range"，包括 "column"、"from"、"to" 及 "step"。
curve-not-an-amount = 這並非金額。
    .fix = 請填寫數字，最多兩個小數位，使用小數點並加引號："12345.67"。
curve-empty-range = 範圍的終點並不高於起點。
    .fix = 請在 "to" 填寫較大的金額，或在 "from" 填寫較小的金額。
curve-no-step = 間距為零。
    .fix = 請填寫入息每一點增加的金額。
curve-too-many-points = 範圍內有{ $found }點，最多計算{ $limit }點。
    .fix = 請加大間距，或只查詢範圍的一部分。

### 問題文件及其網頁

title-request = 要求不符合 HTTP
title-query = 網址內的參數有誤
title-key = 沒有有效的密鑰
title-scope = 密鑰不適用於此處
title-not-found = 此處沒有內容
title-method = 不能使用這個方法
title-timeout = 要求未能及時送達
title-media-type = 不支援的內容類型
title-payroll = 檔案不能作為薪酬檔案讀取
title-too-many = 要求過多
title-internal = 服務發生故障
title-busy = 服務暫時繁忙

detail-mistakes = { $count ->
   *[other] 共發現{ $shown }項錯誤，已逐一列出並說明如何更正。
}
detail-many-mistakes = 共發現{ $shown }項錯誤；已列出首{ $most }項並說明如何更正。
detail-request = 要求沒有主機名稱、有多於一個主機名稱或主機名稱無效，網址並非 HTTP 網址，或內容的分段已損壞。
detail-query = 此處沒有這個參數，或參數的值不能使用。
fix-query = 此處可用：{ $known }。
detail-key = 服務要求提供密鑰，而要求中沒有有效的密鑰。
detail-scope = 密鑰有效，但並非為這個網址而發出。
detail-not-found = 這個網址沒有網頁，亦沒有參數。
detail-method = 網址正確，但須使用另一個方法；標頭「Allow」列明可用的方法。
detail-timeout = 內容尚未傳送完畢便已中斷。
detail-too-large = 內容超過這個網址所接受的大小。
detail-media-type = 這個網址不能讀取這類內容。
detail-too-many = 使用者在限定時間內發出的要求過多；標頭「Retry-After」列明須等候多久。
detail-internal = 服務發生故障，並非要求有誤。
detail-busy = 服務正在處理的要求已達上限。

explain-syntax = 內容並非 JSON，因此無法讀取。問題文件列明行及欄。請在該處更正後重新傳送。
explain-request = 要求不符合 HTTP 的規則（RFC 9112）：沒有主機名稱、有多於一個主機名稱或主機名稱無效，網址內的百分號之後並非兩個十六進位數字或並非 UTF-8，或內容分段的長度有誤。HTTP 程式庫會正確處理；請檢查自行編寫的部分及途中的代理伺服器。
explain-query = 網址中問號之後的參數在此處不能使用，或參數的值不能使用。問題文件列明該參數及可用的名稱。個人資料絕不應寫在網址內，因為網址會被記錄。
explain-key = 請在標頭「Authorization: Bearer KEY」提供服務管理員為你發出的密鑰。密鑰可能已屆滿或已被撤銷。
explain-scope = 每個密鑰只適用於以下部分範圍：assess、batch、read。請向服務管理員索取具有所需範圍的密鑰。
explain-not-found = 請檢查網址。/docs 網頁列出所有網址；GET /v1/params 列出所有參數的編號。
explain-method = 請檢查方法。個案資料以 POST 傳送；參數、涵蓋範圍及網頁以 GET 讀取。
explain-timeout = 服務只在有限時間內等候內容，以免被緩慢的連線佔用。請重新傳送。傳送薪酬檔案時須同時讀取結果：每列計算後會即時傳回。
explain-too-large = 一人一年的個案資料不會很大。多人的資料請傳送至 /v1/individuals/batch，該網址不限內容長度。
explain-media-type = 單一個案的資料為 application/json。薪酬檔案為 text/csv 或 application/x-ndjson，須為 UTF-8 而且未經壓縮；或為活頁簿（XLSX），類型為 application/vnd.openxmlformats-officedocument.spreadsheetml.sheet。舊格式活頁簿（XLS）請先另存為 XLSX。
explain-facts = 內容是 JSON，但當中的個案資料有欠缺、格式不符或互相矛盾。每項錯誤均列明成員的指標、所見內容（可能涉及個人資料的已遮蓋）及如何更正。
explain-payroll = 無法從該檔案讀取薪酬資料；問題文件列明所在的列及如何更正。如錯誤在部分列已傳回後才出現，結果會中斷：最後一行即為問題文件，連線關閉時沒有完整結果應有的結尾。中斷的結果不應使用。
explain-too-many = 請按標頭「Retry-After」所示的時間等候，然後重新傳送。多人的資料以一次 /v1/individuals/batch 要求計算，較逐一傳送為快。
explain-internal = 請重新傳送要求。如仍然失敗，請把標頭「X-Request-Id」的值告知服務管理員；紀錄載有該值及原因，但沒有個案資料。
explain-busy = 請按標頭「Retry-After」所示的時間等候，然後重新傳送。

service-page-status = HTTP 狀態 { $status }
service-page-problems = 問題的種類
service-page-problems-lead = 每項錯誤均以問題文件（RFC 9457）答覆，其成員 "type" 即為以下其中一個網頁的網址。
service-page-reader = 各個網址及其內容
service-page-title = 河套深圳園區稅負差額

### 服務

serve-cannot-listen = 服務無法監聽 { $address }：{ $reason }。
    .fix = 請以 --listen 選擇其他位址；該位址可能正被另一程式使用。
serve-not-loopback = 其他電腦可以連接 { $address }，而沒有指定密鑰檔案。
    .fix = 請以 --keys 指定密鑰檔案（首個密鑰以「serve keys new」產生）；如所有能連接該位址的人均可使用，請寫明 --open。
serve-bad-origin = { $origin } 並非網頁的來源。
    .fix = 請按瀏覽器的寫法填寫：https://example.org，不含路徑。
serve-keys-unreadable = 密鑰檔案 { $file } 無法使用：{ $reason }。
    .fix = 請檢查檔案名稱及讀取權限。密鑰以「serve keys new」產生，檔案不應以人手編寫。
serve-keys-mode = 密鑰檔案 { $file } 可被他人讀取或更改：其權限為 { $mode }。
    .fix = 只應容許擁有人更改，並只容許擁有人及其群組讀取：chmod 600 { $file }
serve-keys-unwritable = 密鑰檔案 { $file } 無法寫入：{ $reason }。沒有作出任何更改。
    .fix = 請檢查資料夾是否存在、是否有寫入權限，以及磁碟是否有空間。
serve-key-exists = 已有名為 { $name } 的密鑰。
    .fix = 請另選名稱，或先撤銷該密鑰。
serve-no-key = 沒有名為 { $name } 的密鑰。
    .fix = 「serve keys list」列出所有密鑰。
serve-key-new = { $name } 的密鑰。密鑰只顯示這一次，其後無法再次顯示；檔案只儲存其雜湊值。
serve-key-revoked = 密鑰 { $name } 已撤銷。運作中的服務會在兩秒內生效。
serve-failed = 服務已停止：{ $reason }。
    .fix = 紀錄載有之前發生的情況。
keys-name = 名稱
keys-scopes = 範圍
keys-created = 產生日期
keys-expires = 有效期至
keys-never = 沒有期限
keys-expired = 已屆滿
keys-none = 沒有密鑰。

### 公司：代碼簡稱

code-before_term = 早於已知年度
code-after_term = 晚於已知年度
code-ratio_near_limit = 主營業務佔比接近60%
code-substance_proxy = 實質性運營參照前海
code-insured_share_rounded = 30%參保人數取整
code-catalogue_not_loaded = 未提供目錄檔案
code-catalogue_incomplete = 目錄檔案不齊
code-no_income = 沒有收入
code-income_cliff = 略高於300萬元
code-high_tech_tie = 與高新技術企業稅率相同
code-losses_expired = 虧損已過結轉年限
code-losses_need_history = 五年以前的虧損未計入
code-assumed_rd_industry = 行業當作可加計扣除
code-assumed_cross_region = 當作跨地區
code-branch_without_share = 區內分支機構不參與分攤
code-assumed_import_facts = 進口事項屬假設
code-import_from_february = 進口免稅自2026年2月10日起
code-personal_articles = 個人物品不適用
code-losses_open = 較早虧損待確認
code-rd_industry_open = 研發行業待確認
code-status_since_without_status = 有資格起始年而無資格
code-profit_above_income = 所得高於收入總額
code-import_by_branch = 稱由分支機構進口
code-part_above_whole = 部分大於整體
code-structure_conflict = 組織形式與分支機構不符
code-no_factors = 沒有分攤因素

### 公司：提示

note-before_term = 該納稅年度早於2023年，園區15%稅率尚未開始；不提供數字。
note-after_term = 園區15%稅率和小型微利企業5%稅負均於2027年12月31日屆滿，未見延期；以後年度不提供數字。
note-ratio_near_limit = 主營業務收入佔比在60.00%至60.50%之間：一項收入的爭議已可改變結果。
note-substance_proxy = 實質性運營參照前海標準判斷，並非河套的規定；福田的文本未見。
note-insured_share_rounded = 員工總數的30%不為整數；如何取整屬未決事項。
note-catalogue_not_loaded = 填寫了目錄項目編號，但未提供目錄檔案，該編號不起作用。請以 --catalogue 提供檔案。
note-catalogue_incomplete = 目錄檔案的項目數與官方目錄的33項不符；其中沒有的項目當作未確定。
note-no_income = 沒有收入，主營業務佔比無從計算。沒有收入通常亦沒有應納稅所得額，稅率並無影響。
note-income_cliff = 應納稅所得額略高於300萬元：在300萬元時全部適用5%，稅後所得反而更多。
note-high_tech_tie = 高新技術企業與園區稅率相同。宜保留高新技術企業資格：虧損還可結轉十年。
note-losses_expired = 有以前年度虧損已過結轉年限，不予彌補。
note-losses_need_history = 五年以前的虧損未計入：須較早取得高新技術企業或科技型中小企業資格才可彌補。請填寫 status_since。
note-assumed_rd_industry = 未說明行業，當作可享受研發費用加計扣除。
note-assumed_cross_region = 未說明地點，當作總分機構跨地區。
note-branch_without_share = 區內有分支機構不參與分攤，因此沒有所得在當地適用15%。
note-assumed_import_facts = 進口貨物未填寫的事項，當作經「一線」進入、自用於科研、不屬不予免稅、未曾放棄免稅，且增值稅可抵扣。
note-import_from_february = 進口優惠自2026年2月10日起施行。未填入境日期（entered_on）的貨物，須確認在該日之後進境才計入。
note-personal_articles = 進口免稅只適用於貨物，不適用於個人攜帶的物品；未見園區關於個人物品的規定。
note-losses_open = 五年以前的虧損未計入：須確認高新技術企業證書或科技型中小企業資格才可彌補。其影響見「如獲確認」。
note-rd_industry_open = 行業是否適用研發費用加計扣除填為不詳：未計入所選數字，其影響見「如獲確認」。
note-status_since_without_status = 填寫了 status_since，但既無高新技術企業證書亦無科技型中小企業資格；該項不起作用。
note-profit_above_income = 所得（taxable_income）高於收入總額，兩者之一很可能有誤。
note-import_by_branch = 總機構在區外，而分支機構並非園區的獨立法人：如可享受，亦只能是其他主體的進口。請確認由誰進口。

### 公司：錯誤

problem-duplicate_person_year-company = 第{ $row }行已有相同公司編號及納稅年度的資料。
    .fix = 每間公司每年只可保留一行：請刪去有錯誤的一行。
problem-part_above_whole = 該數值大於「{ $other }」欄，而它只是其中一部分。
    .fix = 請更正其中一項。
problem-structure_conflict = 與「{ $other }」欄不符。
    .fix = 總機構或分支機構在區內的公司須列出分支機構；屬分支機構在區內的，其中至少一個在區內。單一企業不列分支機構。總機構在區內的，in_special_area 應為 yes。
problem-no_factors = 各分支機構的「{ $other }」合計為零，無法分攤。
    .fix = 請填寫參與分攤的各分支機構的上年度數據。
problem-out_of_range-against = 與「{ $other }」欄不符。
    .fix = 虧損須屬以前年度，資格最遲始於納稅年度，貨物須在納稅年度內進境。請更正其中一項。
problem-out_of_range-date = 這並非日期。
    .fix = 請按年、月、日填寫：2026-03-01。
problem-out_of_range-list = 項數過多，未有讀取。
    .fix = 最多填寫{ $most }項。
problem-wrong_cell_count-item = 該項有{ $found }個成員，最多{ $expected }個。
    .fix = 成員以 | 分隔，各項以 ; 分隔，格式見「taxdiff template --companies」。
problem-wrong_cell_count-separator = 此項的各成員之間沒有分隔符號。
    .fix = 成員之間用 | 分隔，各項之間用 ; 分隔：{ $reading }。
word-unknown = 不清楚
range-year = 2000至2099的四位年份
range-staff = 0至1000萬的整數（人數）
range-average = 0至1000萬的人數，最多三位小數，如150.25
range-percent = 帶百分號的百分比，最多四位小數，如6.5%；關稅不超過1000%，增值稅不超過100%，消費稅不超過90%
json-not-array = 此處應為陣列。
    .fix = 請以方括號列出各項，用逗號分隔。
catalogue-too-large = 目錄檔案超過{ $limit }位元組。
    .fix = 請只提供官方目錄的項目。
catalogue-empty = 目錄檔案沒有任何項目。
    .fix = 首行寫欄名 { $columns }，其後每個項目一行。
catalogue-missing-column = 缺少該欄。
    .fix = 首行須有欄名 { $columns }。
catalogue-column-twice = 首行該欄重複。
    .fix = 請保留其中一欄。
catalogue-blank = 儲存格留空。
    .fix = 每個項目須有領域、編號和名稱。
catalogue-area = 這不是目錄的領域。
    .fix = 請用：{ $known }，或領域名稱。
catalogue-item-twice = 該項目已在第{ $row }行。
    .fix = 請為每個項目編不同的編號，或刪去其中一行。
cli-only-for-many = 「{ $options }」只適用於多間公司的檔案，而「{ $file }」只有一間公司。
    .fix = 請去掉該選項，或提供 CSV 檔案。
cli-only-for-one = 「{ $options }」只適用於以 JSON 提供的一間公司，而「{ $file }」是多行檔案。
    .fix = 請去掉該選項，或以 JSON 提供一間公司的資料。
cli-vary-shape = 「--vary { $range }」不是範圍。
    .fix = 請寫 FACT=FROM..TO:STEP，如 main_business_income=40m..80m:1m。
cli-vary-fact = 「--vary { $range }」：該項不能變動。
    .fix = 請用：{ $known }。
cli-vary-value = 「--vary { $range }」：有數值不符合該項要求。
    .fix = 請寫純數字，k 為千、m 為百萬，如2.5m。
cli-vary-rows = 「--vary { $range }」沒有行，或超過{ $most }行。
    .fix = 請使終點高於起點，或加大步長。
cli-vary-conflict = 「--vary { $range }」：無論取何值，資料都互相矛盾。{ $why }
    .fix = 請選擇與其他資料相符的範圍；資料本身沒有問題。
cli-not-with-vary = 「{ $options }」：不可與 --vary 同時使用，其表格沒有備忘錄和計算步驟。
    .fix = 請去掉該選項，或去掉 --vary。

### 公司：計算部分與數量

section-company_income = 公司應納稅所得額
section-regimes = 各方案稅款
section-branches = 總機構與分支機構
section-imports = 進口
term-super_deduction = 研發費用加計扣除
term-income_before_losses = 加計扣除後的所得
term-loss_used = 彌補以前年度虧損
term-final_taxable_income = 應納稅所得額
term-standard_tax = 按法定25%計稅
term-small_low_profit_tax = 小型微利企業稅款
term-high_tech_tax = 高新技術企業稅款
term-hetao_tax = 園區15%稅率稅款
term-slice_income = 分攤的應納稅所得額
term-slice_tax = 按其稅率計稅
term-slice_payable = 就地繳納
term-best_regime = 最佳（已確認）方案
term-best_tax = 其稅款
term-import_duty = 進口關稅
term-composite_value = 組成計稅價格
term-import_consumption_tax = 消費稅
term-import_vat = 進口環節增值稅
term-import_saving = 現金節省
way-statutory = 法定25%
way-small_low_profit = 小型微利企業
way-high_tech = 高新技術企業
way-hetao = 園區15%稅率
way-import_relief = 進口免稅

### 公司：條件

condition-turns = 若{ $fact }為{ $value }，則變為「{ $answer }」
condition-special_area = 設於特定封閉區域（福田保稅區）
condition-catalogue = 主營業務屬於優惠目錄
condition-main_business_ratio = 主營業務收入佔收入總額60%以上
    .change = 填寫 main_business_income 與大於零的 total_income。
condition-operations = 實質性運營：生產經營（參照）
condition-personnel = 實質性運營：人員（參照）
    .change = 員工及區內參保人數均達到參照標準（headcount、insured_six_months）。
remark-catalogue_not_loaded = 無法核對此編號：沒有載入目錄檔案。請以 --catalogue FILE 提供；服務則在啟動時以 taxdiff serve --catalogue FILE 載入。
remark-code_not_in_catalogue = 目錄檔案沒有此編號。請核對編號及檔案。
remark-hong_kong_staff = 未參加內地養老保險的香港員工是否計入，未見規定；參保人數按所填計算。
condition-accounts = 實質性運營：賬務（參照）
condition-property = 實質性運營：財產（參照）
condition-cross_region = 總分機構跨地區
condition-income_limit = 應納稅所得額不超過300萬元
condition-staff_limit = 從業人數不超過300人
condition-assets_limit = 資產總額不超過5000萬元
condition-industry = 非限制和禁止行業
condition-high_tech_certificate = 有效的高新技術企業證書
condition-legal_person = 園區註冊的獨立法人
condition-import_white_list = 列入享惠主體白名單
condition-goods_listed = 貨物列入免稅清單
condition-first_line = 經「一線」自香港進入
condition-own_research_use = 自用於科研
condition-not_excluded = 不屬不予免稅貨物
condition-not_waived = 36個月內未放棄免稅

### 公司：文字結果

company-title = { $year }納稅年度企業所得稅
company-lead = 最佳（已確認）方案：{ $regime }。稅款{ $tax }（佔應納稅所得額{ $rate }），較25%節省{ $saving }。
company-lead-standard = 沒有已確認的方案優於法定稅率。稅款{ $tax }（佔應納稅所得額{ $rate }）。
company-if-confirmed = 如所缺資料獲確認：{ $regime }，稅款{ $tax }，再少{ $saving }。
company-unknown = { $year }年的規定未知，不提供數字。已知年度為2023至2027年。
company-decision = 一切以稅務機關（進口以海關）的決定為準。此計算只供參考，並非專業意見。
company-income = 由所得至應納稅所得額
company-loss = { $year }年虧損{ $amount }：彌補{ $used }，尚餘{ $left }，可結轉至{ $last }年
company-loss-expired = { $year }年虧損{ $amount }：已於{ $last }年後失效
company-new-loss = 本年度可結轉虧損：{ $amount }
company-regimes = 可選方案：一個納稅年度只取其一
company-ratio = 主營業務收入佔收入總額：{ $ratio }
company-catalogue = 目錄項目{ $code }：{ $title }（{ $area }）
company-regime = { $regime }：{ $answer }，{ $tax }（{ $rate }）
company-regime-if = { $regime }：{ $answer }，如獲確認為{ $tax }（{ $rate }）
company-proxy = 參照：實質性運營採用前海標準，並非河套的規定。
company-cliff = 5%的臨界點：{ $limit }時稅款為{ $before }，多一分則為{ $after }，增加{ $jump }；應納稅所得額達{ $recovers }起，稅後所得才再次較多。
company-branches = 總機構與分支機構（假設區內部分適用15%）
company-head-office = 總機構
company-branches-total = 各份稅款合計{ $tax }。按同一比例繳納的是最佳（已確認）方案的稅款{ $paid }。
company-without-share = { $name }不參與分攤：{ $reason }
company-share-internal_function = 不繳增值稅的內部輔助性機構
company-share-first_year = 當年新設
company-share-small_low_profit_last_year = 上年度為小型微利企業
company-share-deregistered = 當年註銷
company-share-overseas = 境外
company-subsidiary = 分支機構還是附屬公司？設分支機構：{ $branch }（{ $regime }）。若區內附屬公司取得其中{ $profit }：合計{ $subsidiary }，其中附屬公司{ $own }，母公司{ $parent }。
company-imports = 進口
company-goods = { $name }：{ $answer }。關稅{ $duty }，消費稅{ $consumption }，增值稅{ $vat }；合計{ $cash }，其中實質節省{ $economic }
company-imports-total = 現金節省{ $cash }，其中實質節省{ $economic }；如獲確認可再節省{ $possible }。
company-imports-lock = 放棄某類貨物免稅的，36個月內不得再申請。貨物運往內地其他地區或在園區內轉讓，須補稅；因破產、註銷等轉讓予其他享惠主體的，可予例外。消耗品在研發中耗用而未形成研發成品的，經申請可免予補稅。
company-endings = 何時屆滿
company-ending = { $what }：至{ $date }
company-deadlines = 申報期限
company-deadline = { $what }：{ $opens }至{ $closes }（{ $evidence }）
company-due = { $what }：不遲於{ $dates }（{ $evidence }）
company-documents = 留存備查資料
company-document = { $what }，保存至{ $date }（{ $evidence }）
company-return-entries = 在年度納稅申報表的填報位置
company-red-flags = 稅務審查的重點（參照前海）
company-variation = 最佳方案{ $regime }，稅款{ $tax }（相差{ $change }）；進口節省相差{ $imports }
company-caveats = 所適用規定的說明
company-catalogue-size = 官方目錄有{ $areas }個領域、{ $technologies }項核心技術、{ $items }個具體項目；已由檔案載入{ $loaded }項。
company-if-confirmed-losses = 其中計入憑證書或資格可結轉十年的虧損；應納稅所得額為{ $income }。
company-if-confirmed-rd = 其中計入研發費用加計扣除；應納稅所得額為{ $income }。
company-loss-open = { $year }年虧損{ $amount }：未彌補；如證書或資格獲確認，可結轉至{ $last }年
company-regime-income = 按應納稅所得額{ $income }計算，即假定該方案的前提已獲確認
company-branch-ratio = { $name }：佔分支機構部分的比例{ $ratio }（營業收入{ $revenue }權重{ $first }，職工薪酬{ $wages }權重{ $second }，資產總額{ $assets }權重{ $third }）
company-of-two = { $income }繳納{ $tax }（{ $regime }）
company-subsidiary-saves = 附屬公司節省{ $difference }。
company-subsidiary-costs = 附屬公司多繳{ $difference }。
company-subsidiary-same = 兩者稅款相同。
company-subsidiary-branch-if-confirmed = 設分支機構，如所缺資料獲確認：{ $tax }。
company-subsidiary-if-small = 如所得在5%限額以內的一方亦符合人數、資產和行業條件，兩間公司合計繳納{ $tax }。
company-assumed-whole_income = 假定：未填 area_profit，全部應納稅所得額轉入附屬公司。
company-assumed-own_conditions = 假定：附屬公司自身符合15%稅率的全部條件，包括其自身的主營業務和實質性運營。
company-assumed-deductions_stay = 假定：研發費用加計扣除和以前年度虧損留在母公司。
company-assumed-parent_keeps_certificate = 假定：母公司剝離區內部分後仍保有高新技術企業證書。
company-assumed-within_limits = 假定：整體在人數和資產限額以內，兩間公司亦各在限額以內。
company-assumed-transfer_pricing = 假定：兩間公司之間按獨立交易原則定價（轉讓定價），且各自具有與其利潤相稱的實質。
company-no-comparison-no_income = 不比較分支機構與附屬公司：沒有應納稅所得額。
company-no-comparison-rate_ruled_out = 不比較分支機構與附屬公司：地點或主營業務使附屬公司同樣不能適用15%稅率。
company-no-comparison-area_profit_missing = 不比較分支機構與附屬公司：區外另有分支機構。請填寫 area_profit，即區內附屬公司可取得的應納稅所得額。
company-no-comparison-area_profit_above_income = 不比較分支機構與附屬公司：area_profit 高於應納稅所得額，而它應是其中一部分。
memo-regime = 方案
memo-answer = 結論
memo-tax = 稅款（人民幣元）
memo-rate = 實際稅率
memo-condition = 條件
memo-source = 依據與證據等級
memo-turns = 改變結論的最小變動
company-prepayment = 季度預繳
company-unseen = 未予考慮或尚不清楚的事項
company-unseen-branch_or_whole = 60%的比例和實質性運營應按區內分支機構還是按整間公司判斷，尚不清楚；此處按所填資料計算。
company-unseen-new_claimants = 未見須事先審批。前海對新享受優惠的企業逐一核查，此處亦應有所準備。
company-unseen-holidays = 未計算集成電路和軟件企業的定期減免、重點集成電路設計企業10%稅率及技術先進型服務企業15%稅率。各項稅率擇一適用，不得疊加。
company-unseen-other_zones = 未計算其他區域的15%稅率（前海、橫琴；南沙已知至2026年12月31日）。
company-unseen-national_imports = 未計算全國性科技進口稅收政策（财关税〔2026〕7号）；兩者皆符合的，應予比較。
company-unseen-establishment = 在內地未設公司的香港公司至多構成常設機構，此處不涉及。
memo-certain = 已確認
memo-open = 如獲確認
memo-conditions = 逐項條件
memo-part = 總機構或分支機構
memo-goods = 貨物
memo-documents = 留存備查資料，保存至{ $date }
memo-sources = 依據
memo-more = 其餘{ $count }項（見附錄）
memo-appendix = 附錄：完整清單
memo-all-branches = 所有參與分攤的分支機構
memo-all-imports = 所有進口貨物
memo-ratio = 分攤比例
memo-not-met = 另有未符合或未確定的條件
memo-of-all-goods = 所有貨物相同：{ $conditions }。
day = { $year }年{ $month ->
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
}月{ $day }日
vary-title = 隨{ $fact }變動的稅款與資格
vary-tax = 稅款
vary-no-sense = 資料互相矛盾
vary-turning-points = 結論改變之處（精確至最小單位）
vary-no-turning-point = 範圍內沒有變化。
vary-between = 在{ $before }與{ $after }之間
vary-condition = { $condition }：由{ $before }變為{ $after }
vary-facts = 資料在此開始或不再相符。
vary-best = 最佳：由{ $before }變為{ $after }
companies-title = { $file }：{ $rows }行，已計算{ $good }行，年度未知{ $unknown }行，有錯誤{ $bad }行
companies-report = 公司企業所得稅匯總
companies-companies = 公司數目
companies-tax = 稅款（人民幣元）
companies-saving = 較25%節省
companies-open = 如獲確認可再節省的公司：{ $companies }間，共{ $saving }。
companies-imports = 進口環節節省：{ $saving }；如獲確認再節省{ $possible }。

### 僱員網頁

page-title = 在河套園區工作：內地與香港稅款比較
page-lead = 填寫全年入息，即可看到內地徵收多少稅款、同樣的入息在香港須繳多少稅款，以及可取回多少。
page-private = 所有計算均在此瀏覽器內進行，你填寫的內容不會傳送到其他地方。
page-language = 語言
page-views = 檢視
page-tab-person = 個人
page-tab-payroll = 薪酬檔案
page-starting = 正在啟動…
page-cannot-start = 計算程式無法在此瀏覽器或在本網頁的保安政策下啟動。請使用較新的瀏覽器，而保安政策須容許 'wasm-unsafe-eval'。

page-questions = 三項基本資料
page-family = 家庭
page-more = 其他情況（如適用）
page-more-lead = 不適用的可以略過，按一下即可展開各部分。
page-filled = { $count ->
   *[other] 已填{ $count }項
}
page-wrong = 此處有誤
page-part-eligibility = 申請資格：個人及工作資料
page-part-residence = 居住地及入息來源
page-part-income = 其他內地收入
page-part-mainland = 內地扣除及已繳稅款
page-part-family = 香港：配偶及受養人
page-part-deductions = 香港：扣除項目
page-part-comparison = 匯率及獎金計稅方法
page-yes = 是
page-no = 否
page-unknown = 不知道

page-ask-wages = 全年薪金
page-ask-annual_bonus = 全年一次性獎金
page-ask-hk_marital_status = 你是否已婚？
page-ask-hk_children = 有多少名子女？
page-help-tax_year = 內地納稅年度，1月至12月。
page-help-wages = 全年稅前薪金，不包括全年一次性獎金。
page-help-annual_bonus = 該年的一次性獎金；沒有則留空。
page-help-hk_marital_status = 決定你在香港的免稅額。
page-help-hk_children = 你申索香港子女免稅額的子女人數。
page-help-identity = 你屬於哪一類人士。只有香港居民可享有免徵。
page-help-park_employment = 你是否受僱於在河套深圳園區登記的企業或機構並實際在該處工作，或在該處經營業務，並在該處繳稅。
page-help-clean_record = 在回溯的年度內，是否沒有會令你不能享有優惠的稅務違法或失信紀錄。
page-help-white_listed = 園區設有香港居民白名單，只有名列其中者，報稅表才會顯示免徵項目。請向僱主查詢。
page-help-talent_category = 你在大灣區人才補貼中獲認定的類別。
page-help-talent_conditions = 工作領域、與深圳單位的合約、僱主的名單、仍然在職。
page-help-mainland_status = 在一個曆年內在內地居住滿183天，即為居民個人。
page-help-business_kind = 只有個體工商戶可減半徵收。
page-help-hk_assessment = 合併評稅只適用於已婚人士，有時較為有利。
page-help-hk_personal_disability = 你是否有資格領取政府傷殘津貼並申索傷殘人士免稅額。
page-help-hk_newborn_home = 是否有這樣的子女與你同住；由2024/25課稅年度起可提高居所貸款利息及住宅租金的扣除上限。
page-help-bonus_method = 你可在報稅時選擇。如沒有特別選擇，會採用稅款較低的一種。

page-fix-bad_amount = 請填寫零或正數，最多兩個小數位，例如 350,000 或 12345.67。
page-fix-bad_amount-currency = 請自行換算，按此欄的貨幣填寫；本頁不會代為選定匯率。
page-fix-bad_amount-reading = 是否要填寫 { $amount }？
page-take-reading = 是，{ $amount }
page-fix-fx_missing = 請展開「匯率及獎金計稅方法」，填寫每港元兌多少人民幣。
page-fix-year_not_covered = 請選擇其他納稅年度，或在法例沒有訂明之處選擇以在該納稅年度終結的課稅年度作比較。
page-fix-non_resident_needs_months = 本網頁只計算居民個人的稅款。請向僱主索取按月的計算。
page-fix-joint_needs_married = 請選擇「已婚」，或清除此項。
page-fix-single_parent_needs_child = 請填寫子女人數，或選擇其他婚姻狀況。
page-note-default_fx = 匯率為本網頁的該年度匯率，憑記憶所得，未經核實；如你知道稅務機關採用的匯率，請在「匯率及獎金計稅方法」填寫。

page-mistakes = 請先更正
page-mistakes-lead = 各項旁邊均有說明。
page-empty = 結果會在此處顯示
page-empty-lead = 請先填寫薪金，所有資料其後均可更改。

page-lead-exemption = 內地徵稅 { $mainland }；香港會徵收 { $hongkong }。在{ $closes }或之前申請免徵，可取回 { $benefit }。
page-lead-subsidy = 內地徵稅 { $mainland }；香港會徵收 { $hongkong }。在{ $closes }或之前申請15%補貼，可取回 { $benefit }。
page-lead-exemption_if_confirmed = 內地徵稅 { $mainland }；香港會徵收 { $hongkong }。如所欠事項獲確認，在{ $closes }或之前申請免徵，可取回 { $possible }。
page-lead-subsidy_if_confirmed = 內地徵稅 { $mainland }；香港會徵收 { $hongkong }。如所欠事項獲確認，在{ $closes }或之前申請15%補貼，可取回 { $possible }。
page-figure-mainland = 內地徵稅
page-figure-hongkong = 香港會徵收
page-figure-benefit = 可取回
page-figure-possible = 確認後可取回
page-left-possible = 確認後的實際負擔
page-about = 約 { $amount }
page-notes = { $count ->
   *[other] 關於此結果的{ $count }項說明
}

page-ledger-lead = 展開一行，即可看到計算過程及法例依據。
page-mainland = 內地
page-hongkong = 香港
page-lower = 兩種計算方法中稅款較低者
page-citation = { $instrument }，{ $article }
page-step-result = { $what } = { $amount }
page-step-of = { $what }：{ $step }

page-routes = 取回稅款的兩種途徑
page-route-exemption = 免徵
page-route-subsidy = 15%補貼
page-best = 較為有利
page-if-confirmed = 如所欠事項獲確認
page-eligible-yes = 你可以申請
page-eligible-no = 你不能申請
page-eligible-needs = 尚未確定：仍欠資料
page-eligible-unknown = 現時未有定論
page-capped = 已按年度上限計算。
page-claim-title = { $year }納稅年度{ $route }
page-calendar = 儲存日期（.ics）

page-assumptions-lead = 法例沒有訂明之處，可選擇另一種理解，看看對結果有何影響。
page-effect-more = 須多負擔 { $amount }，合共 { $burden }
page-effect-less = 可少負擔 { $amount }，合共 { $burden }
page-effect-routes = 免徵 { $exemption }，補貼 { $subsidy }
page-point-yours = 你的選擇
page-point-matters = 影響你的結果
page-point-same = 對你沒有影響
page-not-computed = 未有計算：現有資料不足

page-pictures = 圖表
page-pictures-more = 你在曲線上的位置，以及由稅前到稅後
page-picture-burdens = 兩地的稅款及最後的負擔
page-picture-curve = 薪金與餘下的內地稅款（假設各途徑的條件全部符合）
page-picture-waterfall = 由稅前到稅後
page-pictures-missing = 圖表無法載入：沒有網絡連線，或 tax-differential-pictures.js 不在本網頁程式碼的同一資料夾內、版本不同，或保安政策不容許。圖表的內容在此以文字及表格列出。
page-part-again = 再試一次
page-table = 以表格顯示數字
page-what = 項目
page-gross = 稅前收入
page-contributions = 社會保險及住房公積金
page-net = 稅後收入
page-net-possible = 確認後的稅後收入
page-curve-none = 沒有優惠
page-curve-exemption = 免徵
page-curve-subsidy = 15%補貼
page-crossing-exemption = 在 { $from } 與 { $to } 之間，免徵開始較補貼有利。
page-crossing-subsidy = 在 { $from } 與 { $to } 之間，補貼開始較免徵有利。
page-you = 你

page-print = 列印
page-share = 建立連結
page-clear = 全部清除
page-remember = 在此裝置記住所填內容
page-link = 載有所填內容的連結
page-link-help = 連結在 # 號之後載有你填寫的數字，瀏覽器不會把這部分傳送給任何伺服器。取得連結的人可看到這些數字。

page-payroll = 整份薪酬檔案
page-payroll-lead = 檔案在此瀏覽器內讀取及計算，不會上載。結果中一行為一人一個納稅年度。
page-payroll-choose = 把薪酬檔案拖放至此，或選擇檔案
page-payroll-kinds = CSV、TXT、XLSX 或 XLS：本程式本身的欄目、扣繳客戶端匯出的表，或 IR56B。多個檔案會按證件號碼或僱員編號合併。
page-payroll-loading = 正在載入讀取薪酬檔案的部分
page-payroll-missing = 讀取薪酬檔案的部分未能載入；網頁其餘部分不受影響。
page-payroll-looking = 正在檢視檔案
page-payroll-looked = 以下是辨識的結果；無誤請繼續。
page-payroll-go = 顯示結果
page-payroll-leave = 放棄這些檔案
page-payroll-row = 第{ $row }列：
page-payroll-running = 正在計算：{ $rows } 行
page-payroll-making = 正在製作檔案
page-payroll-how = 檔案的讀取方式
page-payroll-sheets = 要讀取的工作表
page-payroll-encoding = 文字檔的編碼
page-payroll-encoding-found = 自動辨識
page-payroll-read-as = 以 { $encoding } 讀取：{ $text }
page-payroll-exclude = 不計入的行，例如 3,7-9
page-payroll-map = 自訂欄目的對照檔（由「taxdiff map」產生）
page-payroll-project = 年度尚未完結的，推算至十二月，並註明為推算
page-payroll-look-again = 重新檢視
page-payroll-routes = 按方案劃分的人數
page-payroll-of = 範圍
page-payroll-code = 代號
page-payroll-met = 讀取時遇到的情況
page-payroll-leave-out = 不計入有錯誤的行
page-payroll-too-large = { $file } 超過 512 MB。只有 UTF-8 編碼並採用本程式欄名的 CSV 才可更大；其他檔案請使用 taxdiff 程式。
page-payroll-too-many-cells = 儲存格過多，瀏覽器記憶體容納不下此活頁簿。請下載 CSV，或使用 taxdiff 程式。
page-payroll-no-workbook = 活頁簿未能製作：瀏覽器記憶體不足。請下載 CSV。
page-payroll-failed = 檔案未能計算：瀏覽器記憶體不足，或本網頁的保安政策不容許使用 worker（worker-src blob:）。
page-payroll-download = 下載 CSV
page-payroll-download-xlsx = 下載活頁簿（XLSX）
page-payroll-download-errors = 下載錯誤清單
page-payroll-template-xlsx = 下載空白薪酬檔案（XLSX）
page-payroll-template-csv = 下載空白薪酬檔案（CSV）
page-payroll-people = 逐人結果
page-payroll-shown = 已顯示 { $shown } 項，共 { $all } 項
page-payroll-only-wrong = 只看有錯誤的行
page-payroll-person = 人員
page-payroll-year = 年度
page-payroll-brings = 可省稅款
page-payroll-state = 狀態
page-payroll-good = 已計算
page-payroll-noted = 已計算；{ $count } 項提示
page-payroll-wrong = 第 { $row } 行有錯誤
page-payroll-more = 顯示更多
page-cancel = 取消

### A payroll in the page: what its module says

payroll-withheld = 不完整：{ $rows } 行中有 { $bad } 行有錯誤。總數會欠缺這些人，因此不顯示。請改正這些行後重新選擇檔案，或不計入這些行。
payroll-unreadable = 瀏覽器無法讀取此檔案。
    .fix = 選擇之後檔案可能曾被改動、移走或刪除。請重新選擇。
payroll-bad-rows = 這不是行號清單。
    .fix = 請填寫行號及範圍，以逗號分隔，例如 3,7-9。
payroll-no-workbook = 活頁簿未能製作。
    .fix = 請下載 CSV。
payroll-instead-sheet-which-encoding = 請選定正確的一種：以下按鈕會重新讀取檔案。gb18030 為簡體中文，Big5 為繁體中文。
payroll-instead-sheet-bad-bytes = 請在下面選擇編碼，或把檔案另存為 CSV UTF-8。
payroll-instead-sheet-nothing-known-hidden = 如要讀取的是隱藏的工作表，請在下面選擇。自訂的欄目，請在下面提供對照檔。
payroll-instead-sheet-non-domiciled = 請在下面選擇其他工作表，或不選此檔案。表上的人如當年為居民個人，應填於「正常工资薪金」表，或以本程式的欄目填成一行年度數據。
payroll-instead-sheet-labour-services = 請在下面選擇其他工作表，或不選此檔案。如要計入這些金額，請在下面提供對照檔：收入總額一欄寫「month:labour_services」，已扣稅款一欄寫「month:tax_withheld」。
payroll-instead-file-not-utf8 = 請在試算表軟件把該表另存為「CSV UTF-8 (逗號分隔)」後選擇該檔案，或在下面選擇編碼。

### 活頁簿、編碼及其他來源的表

sheet-damaged = 無法讀取此活頁簿：{ $reason }。
    .fix = 請以試算表軟件開啟，再另存為 XLSX，或將工作表另存為「CSV UTF-8 (逗號分隔)」。
damage-not-whole = 檔案並不完整，可能在傳送途中被截斷或改動
damage-packing = 其壓縮方式不獲支援（{ $words }）
damage-part-missing = 欠缺其中一部分：{ $words }
damage-contents = 其中一部分的內容中斷或格式不正確
damage-no-tables = 這是辦公室軟件的檔案，但沒有表格，例如文書檔
damage-other-kind = 這不是 XLSX，而是另一種壓縮檔，例如 XLSB、ODS 或文書檔
damage-stopped = 未能讀到結尾
damage-other = 其他錯誤（{ $words }）
sheet-unreadable = 無法讀取此活頁簿：讀取過程被它中斷，或讀取需要超過 { $memory } MiB 記憶體或 { $seconds } 秒。
    .fix = 請以試算表軟件開啟，另存為新的 XLSX 檔案；或將工作表另存為「CSV UTF-8 (逗號分隔)」。
sheet-not-started = 無法啟動讀取活頁簿的程序。
    .fix = 請在電腦有空餘記憶體和程序時再試，或改用 CSV 檔案。
sheet-protected = 此活頁簿設有密碼保護。
    .fix = 請以試算表軟件開啟，移除密碼後另存一份。
sheet-too-large = 檔案超出防範惡意檔案的上限：{ $what }，最多 { $limit }。
    .fix = 請核實檔案來源。如確有這麼大的正常檔案，可改用 CSV，CSV 不設此上限。
sheet-out-of-order = 工作表 { $sheet } 的第 { $row } 行排在較後的行之後，活頁簿已損壞。
    .fix = 請以試算表軟件開啟，再重新儲存。
sheet-no-sheet = 沒有名為 { $name } 的工作表。
    .fix = 可用的工作表：{ $known }。
sheet-not-a-workbook = 指定了 --sheet，但這並非活頁簿。
    .fix = 請刪去 --sheet。
sheet-not-worked-out = { $place }：此處的公式沒有可信的值，產生該檔案的程式沒有計算公式。
    .fix = 請以試算表軟件（Excel、WPS、LibreOffice）開啟該檔案，儲存後再試。
sheet-html = 這是網頁檔案（HTML），與副檔名不符。
    .fix = 請以試算表軟件開啟，另存為 Excel 活頁簿（.xlsx）後再試。
sheet-spreadsheet-ml = 這是 2003 版 XML 試算表（SpreadsheetML），與副檔名不符。
    .fix = 請以試算表軟件開啟，另存為 Excel 活頁簿（.xlsx）後再試。
sheet-return-xml = 這是 XML 格式的香港僱主報稅表（IR56B），並非表格。當中是香港課稅年度，沒有內地納稅年度。
    .fix = 請提供該年度的內地工資。如要一併顯示報稅表，請以表格提供，欄名為 HKID、RTN_ASS_YR、TotalIncome。
sheet-xml = 這是 XML 檔案，並非表格。
    .fix = 請把表格另存為 Excel 活頁簿（.xlsx）或 CSV 後再試。
sheet-nothing-known = 未能識別任何表。已查看：{ $sheets }。
    .fix = 請按「taxdiff template」命名各欄；或建立對應：「taxdiff map 檔案 -o map.toml」，核對修改後加上 --map map.toml。
sheet-nothing-known-text = 開首各行沒有可識別的欄名。
    .fix = 請按「taxdiff template」命名各欄；或建立對應：「taxdiff map 檔案 -o map.toml」，核對修改後加上 --map map.toml。
sheet-nothing-known-hidden = 未能識別任何表。已查看：{ $sheets }。隱藏而未查看：{ $hidden }。
    .fix = 隱藏的工作表須以 --sheet 名稱 指定才會讀取。自訂的欄：「taxdiff map 檔案 -o map.toml」，核對修改後加上 --map map.toml。
sheet-which-encoding = 文字編碼並非 UTF-8，而且有不止一種編碼可以解讀。第一個中文字分別是：{ $previews }。
    .fix = 請指明哪一種正確：--encoding gb18030（簡體中文）或 --encoding big5（繁體中文）。
sheet-encoding-preview = { $encoding }：{ $text }
sheet-bad-bytes = 第 { $row } 行有不屬於 { $encoding } 的位元組。
    .fix = 請以 --encoding 指明編碼，或重新另存為 CSV UTF-8。
sheet-non-domiciled = { $place } 是「{ $layout }」。已認出，但無住所個人按月計稅，每年一行容納不下，因此不能計算。
    .fix = { $leave }當中該年屬居民個人的，請列入「正常工资薪金」表，或按本軟件的欄每年填一行。
sheet-labour-services = { $place } 是「{ $layout }」，由「允许扣除的税费」一欄認出。其餘金額欄的意思未能確定，本軟件不會猜測。
    .fix = { $leave }如要計算在內，請用「taxdiff map」為此表製作對應檔：勞務收入（未減費用）的欄填 "month:labour_services"，該項已扣稅款的欄填 "month:tax_withheld"，再加上 --map。其他表仍會自動認出。
sheet-no-year = 各表均可識別，但沒有一張載有內地納稅年度的收入。香港報稅表（IR56B）由四月至翌年三月，只在旁列示；人員名單及供款清單須連同收入表一併提供。
    .fix = 請同時提供收入表：税款计算、正常工资薪金，或本程式格式的表（「taxdiff template」）。
sheet-names-alone = { $place } 只有姓名，沒有證件號碼或僱員編號。可能有同名的人，因此不按姓名合併。
    .fix = { $leave }如要計入，請加一欄證件號碼或僱員編號。
sheet-mpf-remittance = { $place } 是強積金付款結算書，按供款期列示。香港課稅年度由四月至翌年三月，而且只扣除限額內的強制性供款，因此各月不在此相加。
    .fix = { $leave }請在 hk_mpf 欄填寫該課稅年度僱員的強制性供款。
leave-out-file = 請不要包括此檔案，再執行一次。
leave-out-sheet = 請不要包括此表，再執行一次：{ $sheets }。
sheet-which-month = { $place } 是月度表，但沒有註明月份。
    .fix = 請在標題行上方寫明月份（2025年1月），或以月份為工作表或檔案命名：2025-01。
sheet-which-day-order = { $place } 有 05/01/2025 一類的日期，未能判斷哪個數是月份。
    .fix = 請把年份寫在前面：2025-01-05。
sheet-which-year = { $place } 是年度表，但沒有註明年度。
    .fix = 請在標題行上方寫明年度，或以年度為工作表或檔案命名：2025。
sheet-no-columns = 找不到有欄名的行。
    .fix = 請提供要對應標題行的檔案；當中的工作表以 --sheet 名稱 指定。
sheet-map-not-toml = 對應檔案第 { $row } 行無法讀取。
    .fix = 請以「taxdiff map 檔案 -o map.toml」重新產生，只修改等號右邊的內容。
sheet-map-without-columns = 對應檔案沒有 [columns]。
    .fix = 請以「taxdiff map 檔案 -o map.toml」重新產生，只修改等號右邊的內容。
sheet-bad-map = 對應檔案寫有 { $found } = { $target }，等號右邊並非本軟件的欄。
    .fix = 在 [columns] 之下每行寫作 "對方的欄" = "本軟件的欄"。本軟件的欄見「taxdiff template」，另有 "period"、"ignore"，按月金額寫 "month:wages"，累計金額寫 "to_date:special_additional_deductions"。

limit-file_bytes = 檔案的位元組數
limit-unpacked_bytes = 活頁簿解壓後的位元組數
limit-text_bytes = 活頁簿文字解壓後的位元組數
limit-texts = 活頁簿的文字數目
limit-entries = 活頁簿的格式、名稱及關係數目
limit-one_text = 單一儲存格的位元組數
limit-row_bytes = 一列各儲存格的位元組數
limit-header_bytes = 表頭及其上方標題的位元組數
limit-sheet_names = 工作表名稱的位元組數
limit-cells = 單一工作表的儲存格數目
limit-joined_cells = 各表儲存格總數
limit-kept_bytes = 原樣交回的工作表位元組數

cli-bad-encoding = 不認識編碼 { $found }。
    .fix = 請使用其中之一：utf-8、utf-16le、utf-16be、gb18030、big5。
cli-bad-rows = { $found } 並非行號列表。
    .fix = 請寫行號及範圍：3,7-9。
cli-keep-one-workbook = --keep-workbook 須剛好提供一個 XLSX 活頁簿。
    .fix = 請提供一個 XLSX 檔案；或刪去 --keep-workbook，以 -o 輸出.xlsx 另寫新的活頁簿。
kept-fix = 處理方法
kept-incomplete = 不完整：有 { $bad } 行錯誤。處理方法
map-explained = 僱主自訂欄的對應。使用方法：taxdiff batch 檔案 --map 本檔案
    左邊：對方的欄。右邊：本軟件的欄（見「taxdiff template」）、"month:wages" 代表當月金額、
    "to_date:special_additional_deductions" 代表累計金額、"period" 代表月份，或 "ignore"。
    請逐行核對：金額放錯欄，稅款便會計錯。行首有 # 的行不會採用；確認無誤後請刪去 #。
    例子已經遮蓋：9 代表任何數字。
map-looked-at = 已查看：{ $place }，標題列在第 { $row } 行，其下 { $rows } 行。
map-known-sheet = 這是可識別的表：{ $layout }，無需對應檔案；只在需要另行指定某欄時才使用。
map-about-month-by-row = 各行註明月份：金額按當月金額建議。
map-about-month = 標題或名稱註明 { $month }：金額按當月金額建議。
map-about-year-by-row = 各行註明年度：金額按全年金額建議。
map-about-year = 標題或名稱只註明 { $year } 年，未有註明月份：金額按全年金額建議。
map-about-open = 無從得知金額屬當月還是全年，因此不作建議。請逐欄選定一種；當月金額須註明月份：設「period」欄，或寫在標題或檔案名稱內（2025-01）。
map-no-people = 未找到：僱員編號欄或證件號碼欄。本軟件從不按姓名合併；請將其中一欄對應至 employee_id 或 id_number。
map-others = 其他看似表格的工作表：{ $sheets }。每張表各有對應檔案：--sheet 名稱。
map-unnamed = 未有建議：{ $columns } 欄有內容而標題為空白。請在檔案內補上欄名，再重新產生。
map-cells = { $letters }：{ $kind }，{ $rows } 行中 { $filled } 格有內容，例如 { $examples }
map-cells-blank = { $letters }：全部空白
map-sure = 按{ $by }：確定。
map-likely = 按{ $by }：很可能。
map-check = 按{ $by }：請核對。
map-not-proposed = 未有建議。
map-not-needed = 不需要。
map-by-sheet = 可識別的表
map-by-header = 標題
map-by-values = 內容
map-by-both = 標題及內容
map-kind-documents = 證件號碼（格式及校驗碼正確）
map-kind-damaged = 末幾位已被試算表軟件遺失的證件號碼
map-kind-passports = 類似護照號碼
map-kind-codes = 各行不同的編碼
map-kind-years = 年度
map-kind-months = 月份
map-kind-days = 日期
map-kind-yes-no = 是或否
map-kind-words = 本軟件某欄的選項
map-kind-currencies = 貨幣
map-kind-amounts = 金額
map-kind-accounts = 電話或銀行帳號
map-kind-texts = 其他文字
map-why-day = 支付日期或僱用日期，未必在所屬月份之內。
map-why-net = 這是稅後實發金額；計稅依據是稅前金額。
map-why-deducted = 這是多種扣款的總額。
map-why-other-currency = 註明了人民幣以外的貨幣。本軟件不作換算，請提供人民幣金額。
map-why-named-month = 標題註明單一月份或季度的金額，絕不當作全年金額。請改為每月一行，或提供全年總額欄。
map-why-same-name = 有多欄同名，對應檔案會一併處理。請在檔案內分別命名。
map-why-values = 標題與內容不相符。
map-why-damaged = 這些號碼已被試算表軟件捨入，有關各行不會合併。請以文字格式重新匯出。
map-why-nothing = 對應檔案內沒有可接收此欄的欄。
map-why-employers = 由僱主承擔，並非僱員的扣除項目。
map-why-no-month = 這是當月或累計金額，而無從得知月份，絕不當作全年金額。請設「period」欄，或將月份寫在標題或檔案名稱內（2025-01）。
map-why-year-in-month = 月度表內的全年金額，逐月計入便會重複。
map-why-month-or-to-date = 各表有填累計的，也有填當月的：如屬當月金額，請寫 "{ $other }"。
map-why-month-or-year = 如屬全年金額，請寫 "{ $other }"。
map-why-year-alone = 此欄屬全年資料，對應檔案只按全年接收。請放在全年的檔案內。
map-why-passports = 護照號碼沒有可核對的校驗碼。
map-why-values-alone = 標題並非可識別的名稱。
map-why-yes-no = 標題沒有說明它回答哪一項。
map-why-unknown-amounts = 金額欄，標題並非可識別的名稱；不計入。
map-why-resembles = 標題與本軟件某欄的名稱相近。
map-why-twice = 「{ $other }」欄內容相同。
map-why-part = 已包括在「{ $other }」欄內。
map-why-to-date-beside = 累計金額；「{ $other }」欄已有當月金額。
map-why-added = 對應相同的欄會相加：只有未包括在「{ $other }」欄內時才採用。
map-why-parts = 薪金或稅款的一部分，而未找到總額欄。對應相同的欄會相加：請只採用全部應課稅的部分。
map-why-left = 可識別但未採用，雖然可能有影響：無從得知如何計入。
map-summary = { $file }：共 { $columns } 欄：建議 { $taken } 欄，待你決定（行首有 #）{ $asked } 欄，不採用 { $left } 欄（其中 { $told } 欄註明原因）。使用前請逐行核對。

layout-own = 本軟件的欄
layout-wages_import = 內地扣繳客戶端「正常工资薪金」匯入範本（月度）
layout-tax_calculation = 內地扣繳客戶端「税款计算」匯出表
layout-annual_bonus = 全年一次性獎金
layout-non_domiciled = 無住所個人工資薪金（月度）
layout-labour_services = 勞務報酬
layout-person_collection = 人員資料採集
layout-withholding_return = 個人所得稅扣繳申報表
layout-ir56b = 僱主填報的薪酬及退休金報稅表（IR56B）
layout-names_alone = 只有姓名的名單
layout-mpf_remittance = 強積金付款結算書
layout-mapped_months = 月度表（按你的對應檔案）
layout-mapped_year = 年度表（按你的對應檔案）

recognised-text = { $file }：文字檔，編碼 { $encoding }
recognised-text-tabs = { $file }：文字檔，編碼 { $encoding }，以定位字元分隔
http-workbook = 傳送至服務的活頁簿
recognised-workbook = { $file }：活頁簿
recognised-with = { $line }{ $how }
recognised-sheet = 工作表 { $sheet }，標題行在第 { $row } 行：{ $layout }；{ $columns } 欄中識別 { $known } 欄。
recognised-table = 標題行在第 { $row } 行：{ $layout }；{ $columns } 欄中識別 { $known } 欄。
recognised-ignored = 沒有使用：{ $columns }
recognised-unknown = 未能識別內容：{ $sheets }；不讀取
recognised-hidden = 隱藏，沒有讀取：{ $sheets }（以 --sheet 名稱 可讀取）
recognised-hidden-read = 隱藏，因你指定而讀取：{ $sheets }
recognised-last-month = 以最後一個月的行為全年；累計欄從不相加。
recognised-months-added = 當月金額逐月相加；累計欄取最後一個月。
recognised-hong-kong-year = 其課稅年度由四月至翌年三月：總額只列於公曆年度旁邊，不計算在內。
recognised-persons = 用以把證件與人員對應。
joined-title = 已合併 { $tables } 張表，每人每年一行，共 { $rows } 行。錯誤清單中的行號是合併後的行號。
joined-projected = 預測：{ $rows } 行按已有月份的平均數推算至十二月。這些行不包括已扣繳稅款。

period-of = { $files }：{ $months }
period-of-missing = { $files }：{ $months }；欠缺：{ $missing }
period-range = { $first } 至 { $last }
files-more = { $files } 等，另有 { $count } 個
finding-not-taken = 可能有影響但沒有採用：{ $table } 的「{ $column }」欄有 { $rows } 行有金額。
finding-not-taken-of-several = 可能有影響但沒有採用：{ $tables } 張表（第一張：{ $table }）的「{ $column }」欄有 { $rows } 行有金額。
finding-tax-of-open-period = 沒有採用：{ $table } 的「{ $column }」欄有 { $rows } 行有金額，但無從得知是當月還是累計。tax_withheld 因此留空，不計算退稅。如要採用，請以「taxdiff map」製作此表的對應檔，將此欄填作 "month:tax_withheld"（當月）或 "to_date:tax_withheld"（累計）。
finding-tax-of-open-period-of-several = 沒有採用：{ $tables } 張表（第一張：{ $table }）的「{ $column }」欄有 { $rows } 行有金額，但無從得知是當月還是累計。tax_withheld 因此留空，不計算退稅。如要採用，請以「taxdiff map」製作此表的對應檔，將此欄填作 "month:tax_withheld"（當月）或 "to_date:tax_withheld"（累計）。
finding-refused = { $place }：{ $found } 並非金額；更正之前該僱員的行屬錯誤。
finding-refused-reading = { $place }：{ $found } 並非金額；如指 { $reading }，請這樣填寫。更正之前該僱員的行屬錯誤。
finding-other-currency = { $place }：{ $found } 的貨幣與此欄不同，此欄須為人民幣。本軟件不作換算；請填寫人民幣金額。更正前該僱員的行屬錯誤。
finding-other-income = { $place }：其他種類的收入（{ $item }），沒有採用：沒有對應的欄，或適用其他規則。如屬居民個人的全年收入，請在另一表中提供（annual_bonus、labour_services、authors_remuneration、royalties 欄），否則全年並不完整。
finding-payments-taken = 採用税款计算表中並非工資的行：{ $field }，行數：{ $rows }。「本期收入」逐行相加，「应补(退)税额」計入 tax_withheld；不採用其「累计」各欄。
finding-payments-gap = 税款计算表沒有{ $missing }的任何一行。工資按累計數計算，已包括這些月份；這些月份支付的獎金、勞務報酬、稿酬及特許權使用費不在全年之內。
finding-payment-unclear = { $place }：其他種類的收入（{ $item }），除收入和稅款外還有其他金額（例如扣除項目或免稅部分），沒有採用：未能確定其歸屬。請在另一表中提供（annual_bonus、labour_services、authors_remuneration、royalties 欄），否則全年並不完整。
finding-bonus-to-date = { $place }：{ $item }的「累计收入额」與「本期收入」不同，沒有採用：全年可能另有獎金，或其中包含工資。請在另一表中提供全年的獎金（「全年一次性奖金」表，或 annual_bonus 欄），否則全年並不完整。
finding-unlisted = 同類情況另有 { $count } 項，沒有逐一列出。
finding-payment-twice = { $place }：與 { $other } 屬同一人、同一月份、同一筆款額；只留一行，或合併為一行（填合計數）之前，該僱員的行屬錯誤。
finding-bonus-twice = { $place }：同一年有第二筆全年一次性獎金（第一筆：{ $other }）；只留一筆之前該僱員的行屬錯誤。
finding-month-twice = { $place }：同一人同一月份在 { $other } 也有一行，無法判斷是同一行重複提供、一行更正另一行，還是兩名僱主分別支付。此人的行作錯誤處理。如屬重複或已被更正，請刪去其中一行；如由兩名僱主支付，請在兩張表中都加一欄「扣缴义务人名称」寫明僱主，其金額會相加。
finding-to-date-unclear = { $place }：無法判斷其累計數是否已包含 { $other } 的月份，還是另一僱主的累計數。此人的行作錯誤處理。請在兩張表中都加一欄「扣缴义务人名称」寫明僱主：同一僱主的累計數連續，兩名僱主的相加。
finding-to-date-falls = { $place }：累計扣除小於 { $other } 的累計扣除；可能是另一僱主重新累計，也可能是更正。此人的行作錯誤處理。請在兩張表中都加一欄「扣缴义务人名称」寫明僱主，或更正之前的月份。
finding-employer-change = { $place }：累計扣除可能是 { $other } 的延續，也可能由另一僱主重新累計；兩種情況都符合這些數字，而表中沒有寫明僱主。此人的行作錯誤處理。請在兩張表中都加一欄「扣缴义务人名称」寫明僱主：同一僱主取最後的累計數，兩名僱主的相加。
finding-payer-unclear = { $place }：該月可能屬於多於一名僱主（其中一名見 { $other }）。此人的行作錯誤處理。請在各表中加一欄「扣缴义务人名称」寫明僱主。
finding-employers = 僱員 { $employee } 在 { $year } 年有 { $employers } 段受僱的金額相加（不同僱主，或同一僱主的累計數重新開始）；各段最後一行：{ $places }。
finding-contradiction = { $place }：{ $field } 有兩處填寫而不一致（{ $found }）；只保留一處之前，該僱員的行屬錯誤。
finding-given-twice = { $place }：{ $field } 給了兩次（{ $found }），無法判斷是同一金額重複提供，還是兩名僱主或兩個月份金額相同；此人的行作錯誤處理。請刪去其一，或合併為一行寫明合計。
finding-amount-without-year = { $place }：{ $field } 沒有註明年度，而此人有多個年度；此人的各行作錯誤處理。請加一欄 tax_year（纳税年度）寫明年度。
finding-taken-as-year = { $table }：沒有註明其金額屬於某月，按全年金額處理；行數：{ $rows }。
finding-side-months = { $place }：僱員 { $employee } 的 { $field } 只有 { $known }，沒有 { $missing }。一個月不是全年：此人的行作錯誤處理；請補齊其餘月份，或在有 tax_year（纳税年度）欄的表中填寫全年金額。
finding-side-hong-kong = { $place }：僱員 { $employee } 的 { $field } 按月給出（{ $known }）。香港課稅年度由四月至翌年三月，曆年各月不等於課稅年度：此人的行作錯誤處理；請在有 tax_year（纳税年度）欄的表中填寫課稅年度的金額。
finding-return-of-another-year = { $place }：{ $assessment } 的報稅表不代表 { $year } 年；其婚姻狀況沒有採用。課稅年度請寫作 2025/26。
finding-return-year-unclear = { $place }：{ $assessment } 可能是在該年開始或在該年結束的課稅年度，其婚姻狀況可能屬於另一年。此人的行作錯誤處理；請寫明兩個年份（2025/26），或在表中填寫婚姻狀況。
finding-return-forms = { $place }：採用表格類別 { $form }，不採用 { $other } 的類別 { $earlier }。
finding-no-month = { $place }：該行沒有註明是哪個月；補上之前，該僱員的行屬錯誤。
finding-damaged-scientific = { $place }：試算表把證件號碼變成了科學記數法，末幾位已失去。請照證件重新填寫，並將儲存格設為文字。
finding-damaged-digits = { $place }：證件號碼被當作數字儲存，試算表只保留 15 位，末幾位有誤。請照證件重新填寫，並將儲存格設為文字。
finding-document-type = { $place }：{ $number } 填作「{ $named }」，但號碼格式屬「{ $shaped }」；按後者處理。
finding-permit-without-work = { $place }：{ $number } 是非中國籍永久性居民的通行證（HA），持證人不得憑此工作；請核實其工作許可。
finding-employee-shared = 僱員編號 { $employee } 對應不同的證件號碼；有關的行屬錯誤。
finding-employee-zeros = 有 { $pairs } 組僱員編號只差開首的零，按不同人處理，例如 { $first } 與 { $second }。如屬同一人，請將該欄設為文字，並在各表填寫相同的編號。
finding-running = 月份至 { $period } 為止，當作全年處理。加 --project 可推算至十二月。
finding-running-projected = 月份至 { $period } 為止。
finding-without-year = 有 { $people } 人只見於沒有收入或沒有年度的表，沒有對應的行。
finding-missing-months = 欠缺月份：{ $missing }；行數：{ $rows }。逐月相加的年度不包括這些月份的收入。
finding-numbered = 有 { $people } 人沒有僱員編號，以 P 加序號代替。
finding-withheld-in-part = 有 { $rows } 人的全部已扣稅款在各表中沒有載明。其 tax_withheld 留空，不計算退稅；如要計算，請在 tax_withheld 欄填寫全年的全部金額。
finding-months-against-year = { $place }：僱員 { $employee } { $year } 年各月合計 { $months }，但累計為 { $todate }。以後者為準。

joined-check-compared = 按表內各欄重新計算的税款计算行數：{ $rows }；不一致的數字：{ $different }。
joined-check-line = { $place }：僱員 { $employee }，{ $period }：表中{ $figure }為 { $stated }，按其各欄計算為 { $computed }，相差 { $difference }
joined-check-more = 另有 { $count } 項；輸出的工作簿（-o OUT.xlsx）全部列出
joined-check-figure = 項目
joined-check-stated = 表中數（CNY）
joined-check-computed = 按各欄計算（CNY）

withholding-compared = 已逐月重新計算 { $months } 個月的預扣稅款；{ $different } 個月不符。
withholding-line = { $place }：僱員 { $employee }，{ $period }：已扣 { $withheld }，按公式 { $computed }，相差 { $difference }
withholding-place = 位置
withholding-month = 月份
withholding-withheld = 已扣稅款（人民幣元）
withholding-computed = 按公式（人民幣元）
withholding-difference = 差額（人民幣元）

met-cleaned = { $count } 個金額在除去分隔符、貨幣符號或全形數字後讀取。
met-marks = { $count } 個儲存格是代表空白的符號（如「-」），當作空白讀取。
met-forced = { $count } 個儲存格被強制為文字（="0042"、單引號、定位字元），已除去後讀取。
met-unnamed-column = 可能有影響但沒有採用：{ $column } 欄沒有欄名，有 { $rows } 行有內容。
met-passed = { $count } 行並非人員，已略過：
met-passed-row = { $what }：{ $places }
met-excluded = { $count } 行按你的要求（--exclude）沒有計算。
met-damaged = 試算表損壞了這些行的證件號碼：{ $rows }。請照證件重新填寫，並將該欄設為文字。
met-without-work = 這些行是非中國籍永久性居民的通行證（HA），持證人不得憑此工作：{ $rows }。請核實其工作許可。
met-other-document = 這些行的證件號碼與所填證件類別的格式不符：{ $rows }。
met-refused = { $cell }：{ $found } 並非金額；如指 { $reading }，請這樣填寫。
met-other-currency = { $cell }：{ $found } 的貨幣與此欄不同。本軟件不作換算；請按此欄的貨幣填寫。更正前該行屬錯誤。

document-travel_permit = 港澳居民來往內地通行證
document-non_chinese_travel_permit = 港澳居民來往內地通行證（非中國籍）
document-residence_permit = 港澳台居民居住證
document-mainland_card = 內地居民身份證
document-hong_kong_card = 香港身份證

sheet-name-summary = 摘要
sheet-name-rows = 明細
sheet-name-assumptions = 假設
sheet-name-attention = 需要留意
sheet-name-withholding = 預扣核對
sheet-name-check = 表內核對
sheet-name-reading = 讀取說明
workbook-rows = 行數
workbook-good = 已計算
workbook-bad = 有錯誤

### 公司網頁

page-company-title = 河套園區公司：15%稅率
page-company-lead = 按所知作答，即可逐項核對15%稅率的條件，並比較各項稅率安排。
page-company-questions = 利潤及15%稅率的條件
page-company-empty-lead = 填寫利潤後即可看到稅款。以下條件已逐項作答。
page-company-checklist = 園區15%稅率：逐項條件
page-company-eligible-yes = 各項條件均已符合
page-company-eligible-no = 不符合條件
page-company-eligible-needs = 尚未確定：仍欠證明
page-company-eligible-unknown = 現時未有定論
page-company-figure-standard = 按25%計算的稅款
page-company-figure-best = 最佳（已確認）的稅款
page-company-figure-saving = 較25%節省
page-company-picture = 各項稅率安排下的稅款
page-company-dates = 期限及須保存的文件
page-company-part-staff = 員工：用於實質性運營測試
page-company-part-small = 小型微利企業
page-company-part-hightech = 高新技術企業
page-company-part-research = 研究及發展
page-company-part-losses = 以前年度虧損
page-company-part-catalogue = 目錄檔案
page-company-part-branches = 總機構及分支機構
page-company-part-imports = 進口貨物
page-company-item-losses = 虧損{ $number }
page-company-item-units = 分支機構{ $number }
page-company-item-imports = 進口貨物{ $number }
page-company-list-losses = 每個仍有未彌補虧損的年度填寫一項。
page-company-list-units = 填寫區內外所有分支機構，採用上年度數據；不包括總機構。
page-company-list-imports = 公司自用的進口貨物。
page-company-add-losses = 加入一項虧損
page-company-add-units = 加入一個分支機構
page-company-add-imports = 加入一項進口貨物
page-company-remove = 移除：{ $what }
page-company-catalogue-choose = 選擇目錄檔案（CSV）
page-company-catalogue-help = CSV 檔案，欄名為 area、item 及 title。只在此瀏覽器內讀取，不會保存。目錄項目的原文未見，故本網頁沒有提供。
page-company-catalogue-loaded = { $file }：{ $count }個項目
page-company-catalogue-items = 所有項目
page-company-catalogue-forget = 移除此檔案
page-other-company = 公司：15%稅率
page-other-person = 個人或薪酬檔案
page-company-turns = 如「{ $fact }」為「{ $value }」，則變為「{ $answer }」
page-company-prepayment = 季度預繳申報
page-company-tax = { $tax }（{ $rate }）
page-company-tax-if = { $tax }，如獲確認
page-help-in_special_area = 公司是否設於特定封閉區域，即福田保稅區。
page-help-catalogue_item = 主營業務是否屬於優惠目錄項目；尚未判定的，請選「未確定」。
page-help-catalogue_code = 目錄檔案中的項目編號；沒有檔案則不起作用。
page-help-operations = 場所、設備及對經營的控制是否在區內。
page-help-personnel = 所需員工是否實際在區內工作，工資是否經區內賬戶發放。
page-help-accounts = 賬簿是否存放在區內，基本存款賬戶是否開設於區內。
page-help-property = 財產是否實際在區內使用或由區內機構控制。
page-help-headcount = 公司員工總數，整數。
page-help-restricted_industry = 是否從事國家限制或禁止的行業。
page-help-high_tech_certificate = 公司是否持有本納稅年度有效的高新技術企業證書。
page-help-technology_sme = 公司在本納稅年度是否已入庫登記為科技型中小企業。
page-help-rd_kind = 集成電路及工業母機企業的加計扣除比率較高。
page-help-rd_excluded_industry = 煙草、住宿及餐飲、批發及零售、房地產、租賃及商務服務、娛樂業。如不知道，不計加計扣除，其影響列為「如獲確認」。
page-help-structure_kind = 總機構及分支機構的所在地。
page-help-same_city = 均在深圳的毋須跨地區分攤。如不知道，15%稅率待定。
page-help-unit_in_area = 此分支機構是否在特定封閉區域內。
page-help-unit_share = 是否參與分攤；如不參與，請選原因。
page-help-legal_person = 公司是否在園區註冊並具獨立法人資格；分支機構並不具備。
page-help-white_list = 公司是否獲深圳認定並備案為享惠主體。
page-help-duty_rate = 以百分率填寫。
page-help-vat_rate = 以百分率填寫，例如 13。
page-help-consumption_rate = 以百分率填寫；沒有則留空。
page-help-listed = 該貨物是否列入免稅貨物清單。
page-help-vat_creditable = 如可抵扣，增值稅只是時間差。如不知道，當作可抵扣，並附提示。
page-help-first_line = 貨物是否由香港直接進入監管區。如不知道，免稅待定。
page-help-own_research_use = 公司是否自用於科研。如不知道，免稅待定。
page-help-excluded = 禁止進口，或法規、重大技術裝備目錄訂明不予免稅。如不知道，免稅待定。
page-help-waived = 在36個月內是否曾放棄該類貨物的免稅。如不知道，免稅待定。
page-help-entered_on = 貨物進境的日期，須在納稅年度內。2026年的貨物如沒有填寫日期，免稅待定：該優惠由2026年2月10日起實施。
page-note-catalogue_not_loaded = 填寫了目錄項目編號，但未選擇目錄檔案，該編號不起作用。請在「目錄檔案」選擇檔案。
page-remark-catalogue_not_loaded = 無法核對此編號：沒有選擇目錄檔案。請在「目錄檔案」選擇檔案。
page-note-losses_need_history = 五年以前的虧損未計入：須較早取得高新技術企業或科技型中小企業資格才可彌補。請在「高新技術企業」填寫首個年度。
