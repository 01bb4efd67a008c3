//! The columns of each known sheet. Source of the withholding client's sheets: three published
//! copies of its templates that agree [secondary]; of the employer's return: the names of the
//! Inland Revenue's IR56B file [secondary].

use calc_core::person::fields::Field;

use super::{Column, Layout, Quantity, Shape, Take};

const fn column(names: &'static [&'static str], take: Take) -> Column {
    Column { names, take }
}

const EMPLOYEE: Column =
    column(&["工号", "员工编号", "工號", "僱員編號"], Take::Own(Field::EmployeeId));
const NAME: Column = column(&["姓名", "纳税人姓名"], Take::Own(Field::Name));
const ID_TYPE: Column = column(&["证件类型", "证照类型", "身份证件类型"], Take::Own(Field::IdType));
const ID_NUMBER: Column =
    column(&["证件号码", "证照号码", "身份证件号码"], Take::Own(Field::IdNumber));
const REMARKS: Column = column(&["备注"], Passed);
const PAYER: Column =
    column(&["扣缴义务人名称", "扣缴义务人", "单位名称", "公司名称", "任职受雇单位"], Take::Payer);

/// Our own columns; they are looked up by the fields' own names.
pub(super) static OWN: Layout = Layout { id: "own", shape: Shape::Own, markers: &[], columns: &[] };

/// The known sheets; the first whose markers are all there is taken.
pub static LAYOUTS: &[Layout] = &[
    TAX_CALCULATION,
    WITHHOLDING_RETURN,
    NON_DOMICILED,
    // Some of its forms have the marker of labour services too.
    ANNUAL_BONUS,
    LABOUR_SERVICES,
    WAGES_IMPORT,
    PERSON_COLLECTION,
    EMPLOYERS_RETURN,
    MPF_REMITTANCE,
    MPF_REMITTANCE_IN_ENGLISH,
];

use Quantity as Q;
use Take::{Left, Passed, ThisMonth, ToDate};

/// 正常工资薪金, the import template of 28, 29 or 33 columns.
const WAGES_IMPORT: Layout = Layout {
    id: "wages_import",
    shape: Shape::MonthsAdded,
    markers: &["证件号码", "本期收入"],
    columns: &[
        EMPLOYEE,
        NAME,
        ID_TYPE,
        ID_NUMBER,
        REMARKS,
        PAYER,
        column(&["所得期间起"], Passed),
        column(&["所得期间止"], Take::Period),
        column(&["本期收入"], ThisMonth(Q::Income)),
        column(&["本期免税收入"], ThisMonth(Q::ExemptIncome)),
        column(&["基本养老保险费"], ThisMonth(Q::SocialInsurance)),
        column(&["基本医疗保险费"], ThisMonth(Q::SocialInsurance)),
        column(&["失业保险费"], ThisMonth(Q::SocialInsurance)),
        column(&["住房公积金"], ThisMonth(Q::HousingFund)),
        column(&["累计子女教育"], ToDate(Q::AdditionalDeductions)),
        column(&["累计继续教育"], ToDate(Q::AdditionalDeductions)),
        column(&["累计住房贷款利息"], ToDate(Q::AdditionalDeductions)),
        column(&["累计住房租金"], ToDate(Q::AdditionalDeductions)),
        column(&["累计赡养老人"], ToDate(Q::AdditionalDeductions)),
        column(&["累计3岁以下婴幼儿照护", "累计婴幼儿照护费用"], ToDate(Q::AdditionalDeductions)),
        column(&["累计个人养老金"], ToDate(Q::OtherDeductions)),
        column(&["企业(职业)年金"], ThisMonth(Q::OtherDeductions)),
        column(&["商业健康保险"], ThisMonth(Q::OtherDeductions)),
        column(&["税延养老保险"], ThisMonth(Q::OtherDeductions)),
        column(&["公务交通费用"], ThisMonth(Q::OtherDeductions)),
        column(&["通讯费用"], ThisMonth(Q::OtherDeductions)),
        column(&["律师办案费用"], ThisMonth(Q::OtherDeductions)),
        column(&["西藏附加减除费用"], ThisMonth(Q::OtherDeductions)),
        column(&["其他"], ThisMonth(Q::OtherDeductions)),
        // Already held to its limit: 准予扣除.
        column(&["准予扣除的捐赠额"], ThisMonth(Q::OtherDeductions)),
        // In the return it stands under 其他扣除; with which sign nobody says.
        column(&["住房公积金调整"], Left),
        column(&["税前扣除项目合计"], Passed),
        column(&["减除费用标准"], Passed),
        column(&["大病医疗"], Left),
        column(&["已缴税额"], Left),
        column(&["减免税额"], Left),
        column(&["协定减免"], Left),
    ],
};

/// 税款计算 / 综合所得申报, the export of about 49 fields.
const TAX_CALCULATION: Layout = Layout {
    id: "tax_calculation",
    shape: Shape::LastMonth,
    markers: &["证件号码", "税款所属期止", "累计收入额"],
    columns: &[
        EMPLOYEE,
        NAME,
        ID_TYPE,
        ID_NUMBER,
        REMARKS,
        PAYER,
        column(&["税款所属期起"], Passed),
        column(&["税款所属期止"], Take::Period),
        column(&["所得项目"], Take::IncomeItem),
        column(&["本期收入"], ThisMonth(Q::Income)),
        column(&["本期费用"], Passed),
        column(&["本期免税收入"], ThisMonth(Q::ExemptIncome)),
        column(&["本期基本养老保险费"], ThisMonth(Q::SocialInsurance)),
        column(&["本期基本医疗保险费"], ThisMonth(Q::SocialInsurance)),
        column(&["本期失业保险费"], ThisMonth(Q::SocialInsurance)),
        column(&["本期住房公积金"], ThisMonth(Q::SocialInsurance)),
        column(&["本期企业(职业)年金"], ThisMonth(Q::OtherDeductions)),
        column(&["本期商业健康保险费"], ThisMonth(Q::OtherDeductions)),
        column(&["本期税延养老保险费"], ThisMonth(Q::OtherDeductions)),
        column(&["本期公务交通费用"], ThisMonth(Q::OtherDeductions)),
        column(&["本期通讯费用"], ThisMonth(Q::OtherDeductions)),
        column(&["本期律师办案费用"], ThisMonth(Q::OtherDeductions)),
        column(&["本期西藏附加减除费用"], ThisMonth(Q::OtherDeductions)),
        column(&["本期展业成本"], ThisMonth(Q::OtherDeductions)),
        column(&["本期其他扣除", "本期其他扣除(其他)"], ThisMonth(Q::OtherDeductions)),
        column(&["累计收入额"], ToDate(Q::Income)),
        column(&["累计免税收入"], ToDate(Q::ExemptIncome)),
        column(&["累计减除费用"], ToDate(Q::BasicDeduction)),
        column(&["累计专项扣除"], ToDate(Q::SocialInsurance)),
        column(&["累计子女教育支出扣除", "累计子女教育"], ToDate(Q::AdditionalDeductions)),
        column(&["累计继续教育支出扣除", "累计继续教育"], ToDate(Q::AdditionalDeductions)),
        column(&["累计住房贷款利息支出扣除", "累计住房贷款利息"], ToDate(Q::AdditionalDeductions)),
        column(&["累计住房租金支出扣除", "累计住房租金"], ToDate(Q::AdditionalDeductions)),
        column(&["累计赡养老人支出扣除", "累计赡养老人"], ToDate(Q::AdditionalDeductions)),
        column(&["累计3岁以下婴幼儿照护", "累计婴幼儿照护费用"], ToDate(Q::AdditionalDeductions)),
        column(&["累计个人养老金"], ToDate(Q::OtherDeductions)),
        column(&["累计其他扣除"], ToDate(Q::OtherDeductions)),
        // Already held to its limit: 准予扣除.
        column(&["累计准予扣除的捐赠", "累计准予扣除的捐赠额"], ToDate(Q::OtherDeductions)),
        column(&["住房公积金调整", "本期住房公积金调整"], Left),
        column(&["其他单位累计收入"], Left),
        column(&["其他单位累计扣除"], Left),
        column(&["其他单位累计减免税额"], Left),
        column(&["其他单位累计已缴税额"], Left),
        column(&["累计应纳税所得额"], ToDate(Q::TaxableIncome)),
        column(&["税率"], Passed),
        column(&["速算扣除数"], Passed),
        column(&["累计应纳税额"], ToDate(Q::TaxBeforeReduction)),
        column(&["累计减免税额"], Left),
        column(&["累计应扣缴税额"], ToDate(Q::TaxToDate)),
        column(&["已缴税额", "累计已预缴税额"], ToDate(Q::TaxPaid)),
        column(&["应补(退)税额", "累计应补(退)税额", "本期应补(退)税额"], ThisMonth(Q::TaxNow)),
    ],
};

/// 个人所得税扣缴申报表, the return itself, whose header has three rows: of a month, with the figures to
/// date beside it. 累计收入额 is there without 费用 and 免税收入.
const WITHHOLDING_RETURN: Layout = Layout {
    id: "withholding_return",
    shape: Shape::LastMonth,
    markers: &["证件号码", "累计收入额", "应补/退税额"],
    columns: &[
        NAME,
        ID_TYPE,
        ID_NUMBER,
        REMARKS,
        PAYER,
        column(&["序号"], Passed),
        column(&["纳税人识别号"], Passed),
        column(&["是否为非居民个人"], Take::NonResident),
        column(&["所得项目"], Take::IncomeItem),
        column(&["收入"], ThisMonth(Q::Income)),
        column(&["费用"], Passed),
        column(&["免税收入"], ThisMonth(Q::ExemptIncome)),
        column(&["减除费用"], Passed),
        column(&["基本养老保险费"], ThisMonth(Q::SocialInsurance)),
        column(&["基本医疗保险费"], ThisMonth(Q::SocialInsurance)),
        column(&["失业保险费"], ThisMonth(Q::SocialInsurance)),
        column(&["住房公积金"], ThisMonth(Q::SocialInsurance)),
        column(&["年金", "企业(职业)年金"], ThisMonth(Q::OtherDeductions)),
        column(&["商业健康保险"], ThisMonth(Q::OtherDeductions)),
        column(&["税延养老保险"], ThisMonth(Q::OtherDeductions)),
        column(&["财产原值"], Left),
        column(&["允许扣除的税费"], Left),
        column(&["其他"], ThisMonth(Q::OtherDeductions)),
        column(&["累计收入额"], ToDate(Q::Income)),
        column(&["累计减除费用"], ToDate(Q::BasicDeduction)),
        column(&["累计专项扣除"], ToDate(Q::SocialInsurance)),
        column(&["子女教育"], ToDate(Q::AdditionalDeductions)),
        column(&["继续教育"], ToDate(Q::AdditionalDeductions)),
        column(&["住房贷款利息"], ToDate(Q::AdditionalDeductions)),
        column(&["住房租金"], ToDate(Q::AdditionalDeductions)),
        column(&["赡养老人"], ToDate(Q::AdditionalDeductions)),
        column(&["3岁以下婴幼儿照护"], ToDate(Q::AdditionalDeductions)),
        column(&["个人养老金", "累计个人养老金"], ToDate(Q::OtherDeductions)),
        column(&["累计其他扣除"], ToDate(Q::OtherDeductions)),
        column(&["减按计税比例"], Left),
        column(&["准予扣除的捐赠额"], Left),
        column(&["应纳税所得额"], ToDate(Q::TaxableIncome)),
        column(&["税率/预扣率"], Passed),
        column(&["速算扣除数"], Passed),
        column(&["应纳税额"], ToDate(Q::TaxBeforeReduction)),
        column(&["减免税额"], Left),
        column(&["已缴税额"], ToDate(Q::TaxPaid)),
        column(&["应补/退税额"], ThisMonth(Q::TaxNow)),
    ],
};

/// 全年一次性奖金: the import template of 11 or 14 columns, and the export, whose rows are dated.
const ANNUAL_BONUS: Layout = Layout {
    id: "annual_bonus",
    shape: Shape::Year,
    markers: &["证件号码", "全年一次性奖金额"],
    columns: &[
        EMPLOYEE,
        NAME,
        ID_TYPE,
        ID_NUMBER,
        REMARKS,
        column(&["全年一次性奖金额"], ThisMonth(Q::Bonus)),
        column(&["所得期间起"], Passed),
        column(&["所得期间止"], Take::Period),
        column(&["免税收入"], ThisMonth(Q::ExemptBonus)),
        column(&["允许扣除的税费"], ThisMonth(Q::BonusDeduction)),
        column(&["已缴税额"], ThisMonth(Q::TaxPaid)),
        column(&["企业(职业)年金"], Left),
        column(&["商业健康保险"], Left),
        column(&["税延养老保险"], Left),
        column(&["其他"], Left),
        column(&["准予扣除的捐赠额"], Left),
        column(&["减免税额"], Left),
        column(&["协定减免"], Left),
    ],
};

/// 无住所个人正常工资薪金收入: the non-resident's monthly sheet.
const NON_DOMICILED: Layout = Layout {
    id: "non_domiciled",
    shape: Shape::NotSupported,
    markers: &["适用公式", "境内工作天数"],
    columns: &[
        EMPLOYEE,
        NAME,
        ID_TYPE,
        ID_NUMBER,
        REMARKS,
        column(&["适用公式"], Passed),
        column(&["收入"], Passed),
        column(&["境内工作天数"], Passed),
        column(&["境外工作天数"], Passed),
        column(&["境内支付"], Passed),
        column(&["境外支付"], Passed),
        column(&["免税收入"], Passed),
        column(&["其他"], Passed),
        column(&["准予扣除的捐赠额"], Passed),
        column(&["减免税额"], Passed),
    ],
};

/// 劳务报酬: known by its marker; its other columns are not settled well enough to be read.
const LABOUR_SERVICES: Layout = Layout {
    id: "labour_services",
    shape: Shape::NotSupported,
    markers: &["允许扣除的税费"],
    columns: &[EMPLOYEE, NAME, ID_TYPE, ID_NUMBER, column(&["允许扣除的税费"], Passed)],
};

/// 人员信息采集, 境内人员信息列表 and 境外人员信息列表: joins a second document to a person, and says from when to when they work.
const PERSON_COLLECTION: Layout = Layout {
    id: "person_collection",
    shape: Shape::Persons,
    markers: &["证件号码", "任职受雇从业日期"],
    columns: &[
        EMPLOYEE,
        NAME,
        ID_TYPE,
        ID_NUMBER,
        REMARKS,
        column(&["国籍(地区)"], Passed),
        column(&["任职受雇从业日期"], Take::Begins),
        column(&["离职日期"], Take::Ends),
        column(&["首次入境时间"], Passed),
        column(&["人员状态"], Passed),
        column(&["任职受雇从业类型", "任职受雇类型"], Passed),
        column(&["性别"], Passed),
        column(&["出生日期"], Passed),
        column(&["其他证件类型"], Passed),
        column(&["其他证件号码"], Take::OtherIdNumber),
    ],
};

/// What persons are called by alone in [`NAMES_ALONE`], and what such lists are of.
pub(super) const NAMES: [&str; 3] = ["姓名", "纳税人姓名", "员工姓名"];
/// Columns of lists of deductions (费用扣除).
pub(super) const DEDUCTIONS: [&str; 9] = [
    "子女教育",
    "继续教育",
    "住房贷款利息",
    "住房租金",
    "赡养老人",
    "大病医疗",
    "3岁以下婴幼儿照护",
    "费用扣除",
    "减除费用",
];

/// The id of lists of names alone.
pub(super) const NAMES_ALONE_ID: &str = "names_alone";

/// A list that has names and neither identity nor employee numbers: two people may have one name.
pub(super) static NAMES_ALONE: Layout =
    Layout { id: NAMES_ALONE_ID, shape: Shape::NotSupported, markers: &[], columns: &[] };

/// The statement of contributions to a Mandatory Provident Fund, by contribution period. Column names
/// [memory].
const MPF_REMITTANCE: Layout = Layout {
    id: "mpf_remittance",
    shape: Shape::NotSupported,
    markers: &["有關入息", "僱員強制性供款"],
    columns: &[column(&["有關入息"], Passed), column(&["僱員強制性供款"], Passed)],
};

/// The same in English.
const MPF_REMITTANCE_IN_ENGLISH: Layout = Layout {
    id: "mpf_remittance",
    shape: Shape::NotSupported,
    markers: &["Relevant Income", "Employee Mandatory Contribution"],
    columns: &[
        column(&["Relevant Income"], Passed),
        column(&["Employee Mandatory Contribution"], Passed),
    ],
};

/// IR56B, the Hong Kong employer's return.
const EMPLOYERS_RETURN: Layout = Layout {
    id: "ir56b",
    shape: Shape::HongKongYear,
    markers: &["HKID", "TotalIncome"],
    columns: &[
        EMPLOYEE,
        column(&["HKID"], Take::Own(Field::IdNumber)),
        column(&["Surname"], Passed),
        column(&["GivenName"], Passed),
        column(&["NameInChinese"], Take::Own(Field::Name)),
        column(&["MaritalStatus"], Take::ReturnMarried),
        column(&["RTN_ASS_YR"], Take::ReturnYear),
        column(&["TypeOfForm"], Take::ReturnForm),
        column(&["TotalIncome"], Take::ReturnTotal),
        column(&["SpouseName"], Passed),
        column(&["SpouseHKID"], Passed),
        column(&["Capacity"], Passed),
        column(&["StartDateOfEmp"], Passed),
        column(&["EndDateOfEmp"], Passed),
    ],
};
