//! What columns of payroll systems are called, and what such a name says of the period and of who pays.
//!
//! Source: names that exports of payroll systems and companies' own 工资表 commonly have [memory].

use calc_core::person::fields::Field;

use crate::dates::MONTH_NAMES;
use crate::layout::{Quantity, key, own};
use crate::reading::{plain, year_month};

/// What the name of a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A fact about the person.
    Fact(Field),
    /// An amount that a mapping may name by month or to date.
    Amount(Quantity),
    /// A part of such an amount, or one of several: what the total beside it holds already.
    Part(Quantity),
    /// An amount of the year that no mapping takes by month.
    OfYear(Field),
    /// A number of whoever or whatever the row is about.
    Number,
    /// The month of the row.
    Period,
    /// The year of the row.
    Year,
    /// A day that may or may not be in the month that is paid.
    Day,
    /// What is paid out after the tax.
    Net,
    /// A total of what is taken off.
    Deducted,
    /// The currency of the row's amounts.
    Currency,
    /// Nothing that a tax depends on.
    Beside,
}

/// What a name says of the period that an amount is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Span {
    /// One month.
    Month,
    /// The year up to the month.
    ToDate,
    /// The whole year.
    Year,
    /// A month or a quarter that the name itself says: January, 2025-01, Q1.
    Named,
}

/// A name of a column as it was understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Understood {
    pub(super) meaning: Option<Meaning>,
    pub(super) span: Option<Span>,
    /// Whether the employer pays it.
    pub(super) employers: bool,
    /// Whether it says Hong Kong dollars.
    pub(super) hong_kong_dollars: bool,
}

use Meaning::{
    Amount, Beside, Currency, Day, Deducted, Fact, Net, Number, OfYear, Part, Period, Year,
};
use Quantity as Q;

/// Names, reduced as [`reduced`] does, with `|` between them.
const NAMES: [(Meaning, &str); 27] = [
    (
        Fact(Field::EmployeeId),
        "工号|人员编码|人员编号|人员代码|职员代码|职员编号|职员编码|职工编码|职工代码|员工编码|员工代码|雇员编号|人員編號|員工編號|員工號\
         |employeeid|employeenumber|employeeno|empid|empno|empcode|employeecode\
         |personnelnumber|personnelno|persno|pernr|workerid|associateid|filenumber|fileno\
         |staffid|staffno|staffnumber|worknumber|payrollnumber|payrollid",
    ),
    (Number, "编号|編號|编码|代码|id|code|number"),
    (
        Fact(Field::Name),
        "姓名|人员姓名|职员姓名|员工姓名|名字|员工|職員姓名|員工姓名|name|employeename|fullname|legalname|worker\
         |workername|payrollname|lastnamefirstname|associatename|employee",
    ),
    (Fact(Field::IdType), "证件类型|证件类别|證件類型|idtype|nationalidtype|documenttype"),
    (
        Fact(Field::IdNumber),
        "身份证|身份证号|身份证号码|公民身份号码|证件号|证件号码|證件號碼|身份證號碼|idnumber|idno|nationalid\
         |nationalidnumber|identitynumber|hkid|hkidno|passportno|passportnumber|护照号|护照号码\
         |通行证号|通行证号码|港澳通行证",
    ),
    (Year, "纳税年度|年度|会计年度|所属年度|taxyear|fiscalyear|calendaryear|year"),
    (
        Period,
        "月份|期间|会计期间|薪资期间|工资期间|薪资月份|工资月份|计薪月份|计薪月|发薪月份|发薪月|发放月份|所属月份|所属期|税款所属期|薪资所属期\
         |工资所属月份|年月|薪資期間|月份期间|period|payperiod|payrollperiod|paymonth|payrollmonth|month\
         |inperiod|forperiod|periodenddate|periodend|periodendingdate|payperiodenddate\
         |payperiodend",
    ),
    (
        Day,
        "发放日期|发薪日期|支付日期|paydate|paymentdate|checkdate|periodbegindate|periodbeginningdate\
         |periodstartdate|payperiodbegindate",
    ),
    (
        Amount(Q::Income),
        "应发工资|应发合计|应发|应发薪资|应发薪酬|应付工资|应付薪酬|税前工资|税前收入|税前合计|税前应发|应税工资|应税收入|应纳税工资|计税工资|薪资总额\
         |工资总额|薪酬总额|工资薪金|本期收入|應發工資|應發|應發合計|稅前工資|薪金總額|grosspay|grosssalary|grosswages\
         |grosswage|gross|totalgross|totalearnings|grossearnings|earnings|taxablegross\
         |taxableincome|101totalgross|totalgrossamount|taxablewages|grosstaxablepay",
    ),
    (
        Part(Q::Income),
        "基本工资|岗位工资|绩效工资|绩效奖金|绩效|加班费|加班工资|津贴|补贴|补助|餐补|交通补贴|通讯补贴|住房补贴|提成|奖金|月度奖金|季度奖金|全勤奖\
         |工龄工资|薪级工资|职务工资|其他应发|基本薪金|津貼|薪金|工资|薪资|薪酬|底薪|basicpay|basicsalary|basesalary\
         |basepay|salary|wages|wage|regularpay|regularearnings|overtime|overtimepay\
         |allowance|allowances|housingallowance|bonus|commission|incentive|otherearnings",
    ),
    (
        Net,
        "实发工资|实发合计|实发|实发金额|税后工资|税后收入|银行代发|代发金额|到手工资|實發工資|實發|netpay|net|netamount\
         |netsalary|netwages|takehome|takehomepay|banktransfer|559banktransfer\
         |paymentamount",
    ),
    (
        Deducted,
        "扣款合计|应扣合计|扣除合计|代扣合计|扣款|应扣|其他扣款|应扣工资|缺勤扣款|事假扣款|病假扣款|totaldeductions|deductions\
         |totaldeduction|employeededuction",
    ),
    (
        Amount(Q::SocialInsurance),
        "社保|社会保险|社会保险费|社保费|社保扣款|五险|三险|社保三险|社會保險|socialinsurance|socialsecurity\
         |socialinsurancetotal",
    ),
    (
        Part(Q::SocialInsurance),
        "养老|养老保险|养老保险费|基本养老保险|基本养老保险费|医疗|医疗保险|医疗保险费|基本医疗保险|基本医疗保险费|大病保险|失业|失业保险|失业保险费\
         |養老保險|醫療保險|失業保險|pension|pensioninsurance|endowmentinsurance|medical\
         |medicalinsurance|unemployment|unemploymentinsurance",
    ),
    (
        Amount(Q::HousingFund),
        "公积金|住房公积金|住房公积金费|公积金扣款|住房公積金|housingfund|phf|hpf|housingprovidentfund\
         |publichousingfund",
    ),
    (
        Amount(Q::AdditionalDeductions),
        "专项附加扣除|附加扣除|專項附加扣除|specialadditionaldeductions|specialadditionaldeduction",
    ),
    (
        Part(Q::AdditionalDeductions),
        "子女教育|继续教育|住房贷款利息|住房租金|赡养老人|婴幼儿照护|3岁以下婴幼儿照护|婴幼儿照护费用|子女教育支出扣除|赡养老人支出扣除|住房租金支出扣除",
    ),
    (
        Part(Q::OtherDeductions),
        "年金|企业年金|职业年金|企业职业年金|商业健康保险|税延养老保险|个人养老金|其他扣除|其他免税扣除",
    ),
    (
        Amount(Q::ExemptIncome),
        "免税收入|免税所得|免稅收入|taxexemptincome|exemptincome|nontaxableincome",
    ),
    (Amount(Q::Donations), "公益捐赠|捐赠|donations|charitabledonations"),
    (
        Amount(Q::TaxNow),
        "个税|所得税|个人所得税|代扣税|代扣个税|代扣个人所得税|扣税|应扣个税|应扣税额|应纳税额|扣缴税额|代缴个税|個稅|個人所得稅|incometax|iit\
         |tax|taxwithheld|paye|withholdingtax|individualincometax|taxes|employeetaxes",
    ),
    (
        OfYear(Field::AnnualBonus),
        "年终奖|年终奖金|全年一次性奖金|年終獎|年終花紅|annualbonus|yearendbonus|13thmonth",
    ),
    (
        OfYear(Field::HkMpf),
        "强积金|强积金供款|雇员强积金|強積金|強積金供款|僱員強積金供款|mpf|mpfmandatory|mpfcontribution\
         |mandatorycontribution",
    ),
    (Currency, "币种|货币|币别|幣種|貨幣|currency|curr|currencycode|paymentcurrency"),
    (
        Beside,
        "序号|序號|部门|部门名称|部門|岗位|职位|职务|职级|银行账号|银行卡号|开户行|备注|備註|签字|签名|签收|签领|領款人簽字|性别|手机|手机号|电话\
         |入职日期|离职日期|出勤天数|应出勤天数|实出勤天数|公司|单位|公司代码|成本中心|no|seq|department|costcenter\
         |costcentre|companycode|company|position|positionid|jobtitle|paygroup\
         |personnelarea|personnelsubarea|employeegroup|bankaccount|remarks|remark|notes\
         |hiredate|email|phone|location|gender|signature",
    ),
    (Beside, "年薪|月薪标准|工资标准|薪资标准|annualsalary|contractsalary|fte|hours|rate"),
    (Part(Q::TaxNow), "已缴税额|已扣税额|应补退税额|补税|上月补扣个税"),
];

/// What may stand at either end of a name.
#[derive(Clone, Copy)]
enum Affix {
    Of(Span),
    Employers,
    HongKongDollars,
    /// Who pays, a unit, a word of sums: it changes nothing.
    Nothing,
}

const AFFIXES: [(Affix, &str); 6] = [
    (
        Affix::Of(Span::ToDate),
        "本年累计至本月|累计至本月|本年累计|年初至今|累计|累計|yeartodate|ytd|todate|cumulative",
    ),
    (Affix::Of(Span::Year), "全年|整年|年度|annual|yearly|peryear|fullyear"),
    (
        Affix::Of(Span::Month),
        "本月|当月|當月|本期|每月|单月|月度|月|thismonth|currentmonth|currentperiod|permonth|monthly\
         |current|mtd",
    ),
    (
        Affix::Employers,
        "单位缴纳|公司缴纳|企业缴纳|单位承担|公司承担|单位|公司|企业|單位|企業|雇主|僱主|employers|employer|company|er",
    ),
    (Affix::HongKongDollars, "hkd|hk$|港币|港幣|港元"),
    (
        Affix::Nothing,
        "个人缴纳|个人承担|个人部分|个人扣缴|个人|個人|代扣代缴|代扣|代缴|扣缴|缴纳|员工|职工|employees|employee|ee|合计|合計|总额\
         |總額|总计|小计|金额|金額|部分|扣款|额|数|元|人民币|rmb|cny|amount|amounts|total|sum|deduction\
         |contribution|of|in",
    ),
];

/// What is left of a name: letters, digits and Chinese characters.
fn reduced(name: &str) -> String {
    key(name).chars().filter(|letter| letter.is_alphanumeric() || *letter == '$').collect()
}

/// What a name means, by itself or under the words around it.
pub(super) fn understood(name: &str) -> Understood {
    let mut found = Understood::default();
    let whole = reduced(name);
    if exact(&whole).is_none() && names_period(name) {
        found.span = Some(Span::Named);
        return found;
    }
    let mut rest = whole.as_str();
    loop {
        if let Some(meaning) = exact(rest) {
            found.meaning = Some(meaning);
            return found;
        }
        let Some((affix, shorter)) = shorter(rest) else { break };
        match affix {
            Affix::Of(span) => found.span = found.span.or(Some(span)),
            Affix::Employers => found.employers = true,
            Affix::HongKongDollars => found.hong_kong_dollars = true,
            Affix::Nothing => {}
        }
        rest = shorter;
    }
    // The name of one of our columns, whatever it holds.
    found.meaning = own(name).map(of_field);
    found
}

fn exact(name: &str) -> Option<Meaning> {
    NAMES
        .iter()
        .find(|(_, names)| names.split('|').any(|known| known == name))
        .map(|(meaning, _)| *meaning)
}

/// A name without the longest affix at one of its ends.
fn shorter(name: &str) -> Option<(Affix, &str)> {
    let affixes =
        AFFIXES.iter().flat_map(|(affix, words)| words.split('|').map(|word| (*affix, word)));
    affixes
        .filter_map(|(affix, word)| {
            let rest = name.strip_prefix(word).or_else(|| name.strip_suffix(word))?;
            (!rest.is_empty()).then_some((affix, rest))
        })
        .min_by_key(|(_, rest)| rest.len())
}

/// What one of our own columns is to a mapping.
pub(super) fn of_field(field: Field) -> Meaning {
    match field {
        Field::TaxYear => Year,
        Field::Wages => Amount(Q::Income),
        Field::ExemptIncome => Amount(Q::ExemptIncome),
        Field::SocialInsurance => Amount(Q::SocialInsurance),
        Field::HousingFund => Amount(Q::HousingFund),
        Field::SpecialAdditionalDeductions => Amount(Q::AdditionalDeductions),
        Field::OtherDeductions => Amount(Q::OtherDeductions),
        Field::Donations => Amount(Q::Donations),
        Field::TaxWithheld => Amount(Q::TaxNow),
        Field::LabourServices => Amount(Q::LabourServices),
        other if crate::stream::currency_of(other).is_some() => OfYear(other),
        other => Fact(other),
    }
}

/// Whether a name says one month or quarter, by itself or beside other words: `1月`, `1月应发工资`,
/// `Jan`, `January 2025`, `2025-01 Gross`, `202501`, `Q1`, `一季度`.
fn names_period(name: &str) -> bool {
    let plain = plain(name).to_lowercase();
    let mut words = plain.split(|letter: char| !letter.is_ascii_alphanumeric());
    let word = |word: &str| {
        let month = MONTH_NAMES.iter().any(|month| *month == word || month[..3] == *word);
        month || ["q1", "q2", "q3", "q4", "h1", "h2"].contains(&word)
    };
    if words.any(word) || year_month(&plain).is_some_and(|found| found.month.is_some()) {
        return true;
    }
    let close: Vec<char> = plain.chars().filter(|letter| !letter.is_whitespace()).collect();
    let counted = |at: usize| {
        let before = at.checked_sub(1).map(|before| close[before]);
        before.is_some_and(|before| before.is_ascii_digit() || NUMERALS.contains(before))
    };
    let counts = |(at, letter): (usize, &char)| {
        (*letter == '月' && counted(at))
            || (matches!(letter, '季' | '半') && counted(at))
            || (*letter == '半' && close.get(at + 1) == Some(&'年'))
    };
    close.iter().enumerate().any(counts)
}

/// What months and quarters are counted with.
const NUMERALS: &str = "一二三四五六七八九十上下";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_understood_with_the_words_around_them() {
        for (name, meaning, span) in [
            ("应发工资", Some(Amount(Q::Income)), None),
            ("本月应发合计（元）", Some(Amount(Q::Income)), Some(Span::Month)),
            ("累计应发工资", Some(Amount(Q::Income)), Some(Span::ToDate)),
            ("全年应发工资", Some(Amount(Q::Income)), Some(Span::Year)),
            ("Gross Pay (YTD)", Some(Amount(Q::Income)), Some(Span::ToDate)),
            ("Gross Amount - Current", Some(Amount(Q::Income)), Some(Span::Month)),
            ("Monthly salary", Some(Part(Q::Income)), Some(Span::Month)),
            ("Personnel No.", Some(Fact(Field::EmployeeId)), None),
            ("Pers.No.", Some(Fact(Field::EmployeeId)), None),
            ("代扣个人所得税", Some(Amount(Q::TaxNow)), None),
            ("个人缴纳住房公积金", Some(Amount(Q::HousingFund)), None),
            ("Pension - EE", Some(Part(Q::SocialInsurance)), None),
            ("实发工资", Some(Net), None),
            ("1月", None, Some(Span::Named)),
            ("Jan", None, Some(Span::Named)),
            ("January 2025", None, Some(Span::Named)),
            ("2025-01", None, Some(Span::Named)),
            ("十二月", None, Some(Span::Named)),
            ("月份", Some(Period), None),
            ("1月应发工资", None, Some(Span::Named)),
            ("Jan Salary", None, Some(Span::Named)),
            ("2025-01 Gross", None, Some(Span::Named)),
            ("一季度工资", None, Some(Span::Named)),
            ("季度奖金", Some(Part(Q::Income)), None),
            ("上月补扣个税", Some(Part(Q::TaxNow)), None),
            ("编号", Some(Number), None),
            ("爱好", None, None),
        ] {
            let found = understood(name);
            assert_eq!((found.meaning, found.span), (meaning, span), "{name}");
        }
        for (name, employers) in
            [("单位住房公积金", true), ("Pension ER", true), ("企业年金", false)]
        {
            assert_eq!(understood(name).employers, employers, "{name}");
        }
        assert!(understood("Gross Pay (HKD)").hong_kong_dollars);
    }
}
