//! Files without a mistake: one parameter of each kind, and columns.

pub(crate) const SCALAR: &str = r#"id    = "tax.days"
kind  = "scalar"
unit  = "days"
per   = "year"
title = { en = "Days", zh-Hans = "天数", zh-Hant-HK = "日數" }

[[version]]
effective_from = 2019-01-01
ends_on        = 2020-12-31
checked_on     = 2026-11-22
evidence       = "statute"
value = "183"

[[version.reference]]
instrument = "A law"
article    = "art. 1"

[[version]]
effective_from = 2021-01-01
checked_on     = 2026-11-22
evidence       = "statute"
value = "184"

[[version.reference]]
instrument = "Another law"
article    = "art. 2"
"#;

pub(crate) const SCALE: &str = r#"id    = "tax.scale"
kind  = "scale"
unit  = "CNY"
title = { en = "Rates", zh-Hans = "税率表", zh-Hant-HK = "稅率表" }

[[version]]
effective_from = 2019-01-01
checked_on     = 2026-11-22
evidence       = "secondary"
brackets = [
  { over = "0", rate = "3%", quick_deduction = "0" },
  { over = "36000", rate = "10%", quick_deduction = "2520" },
  { over = "144000", rate = "20%", quick_deduction = "16920" },
]
rounding = { mode = "half_up", unit = "0.01" }

[[version.reference]]
instrument = "A law"
article    = "annex"
"#;

pub(crate) const RATE: &str = r#"id    = "tax.rate"
kind  = "scalar"
unit  = "rate"
title = { en = "Rate", zh-Hans = "税率", zh-Hant-HK = "稅率" }

[[version]]
effective_from = 2019-01-01
checked_on     = 2026-11-22
evidence       = "official"
value = "15%"

[[version.reference]]
instrument = "A law"
article    = "art. 3"
"#;

pub(crate) const EXCHANGE: &str = r#"id    = "tax.parity"
kind  = "scalar"
unit  = "CNY_per_HKD"
title = { en = "Parity", zh-Hans = "中间价", zh-Hant-HK = "中間價" }

[[version]]
effective_from = 2019-01-01
checked_on     = 2026-11-22
observed_on    = 2019-12-31
evidence       = "memory"
value = "0.89578"

[[version.reference]]
instrument = "A market"
article    = "not found"
"#;

pub(crate) const WINDOW: &str = r#"id    = "tax.claim"
kind  = "window"
title = { en = "Claim", zh-Hans = "申请期间", zh-Hant-HK = "申請期間" }

[[version]]
effective_from = 2019-01-01
checked_on     = 2026-11-22
evidence       = "derived"
opens = "03-01"
closes = "06-30"
year_offset = 1

[[version.reference]]
instrument = "A law"
article    = "art. 4"
"#;

pub(crate) const CHOICE: &str = r#"id    = "tax.base"
kind  = "choice"
title = { en = "Base", zh-Hans = "基数", zh-Hant-HK = "基數" }
question = { en = "Which base?", zh-Hans = "哪个基数？", zh-Hant-HK = "哪個基數？" }

[[version]]
effective_from = 2019-01-01
checked_on     = 2026-11-22
evidence       = "not-found"
default = "net"

[[version.alternative]]
key = "net"
title = { en = "Net.", zh-Hans = "净额。", zh-Hant-HK = "淨額。" }
computed = true

[[version.alternative]]
key = "gross"
title = { en = "Gross.", zh-Hans = "总额。", zh-Hant-HK = "總額。" }
computed = false

[[version.reference]]
instrument = "A notice (通知)"
article    = "not found"
"#;

pub(crate) const FIELDS: &str = r#"
pages = ["form"]
[[group]]
name  = "person"
about = "Who it is."

[[group]]
name  = "mainland"
about = "The year."

[[field]]
name  = "status"
group = "person"
kind  = "word"
page  = "form"
label = { en = "Status", zh-Hans = "身份", zh-Hant-HK = "身份" }
help  = { en = "The status.", zh-Hans = "填写身份。", zh-Hant-HK = "填寫身份。" }
words = [
  { key = "resident", label = { en = "Resident", zh-Hans = "居民个人", zh-Hant-HK = "居民個人" } },
  { key = "other", label = { en = "Other", zh-Hans = "其他", zh-Hant-HK = "其他人士" }, aliases = ["Others"] },
]

[[field]]
name  = "pay"
group = "mainland"
kind  = "cny"
page  = "none"
label = { en = "Pay", zh-Hans = "工资", zh-Hant-HK = "薪金" }
help  = { en = "The pay.", zh-Hans = "填写工资。", zh-Hant-HK = "填寫薪金。" }

[[result]]
name  = "tax"
kind  = "cny"
label = { en = "Tax", zh-Hans = "税款", zh-Hant-HK = "稅款" }
"#;

pub(crate) const CITATIONS: &str = r#"
[[instrument]]
en         = "A law"
zh-Hans    = "某法"
zh-Hant-HK = "某法例"

[[instrument]]
en         = "A market"
zh-Hans    = "某市场"
zh-Hant-HK = "某市場"

[[instrument]]
en         = "Another law"
zh-Hans    = "另一法"
zh-Hant-HK = "另一法例"

[[article]]
en         = "annex"
zh-Hans    = "附件"
zh-Hant-HK = "附件"

[[article]]
en         = "art. 1"
zh-Hans    = "第一条"
zh-Hant-HK = "第一條"

[[article]]
en         = "art. 2"
zh-Hans    = "第二条"
zh-Hant-HK = "第二條"

[[article]]
en         = "art. 3"
zh-Hans    = "第三条"
zh-Hant-HK = "第三條"

[[article]]
en         = "art. 4"
zh-Hans    = "第四条"
zh-Hant-HK = "第四條"
"#;
